"""The data dictionary: every table with its columns and every record with its fields, told by the descriptions that these themselves have."""

from collections.abc import Iterator, Mapping, Set
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from showcase.model.award import Award
from showcase.parsing.validation.award_fields import ADOPTION_FIELDS, ENTRY_FIELDS
from showcase.site.data.as_asked import described, tables_of
from showcase.site.data.award_words import PublishedAward
from showcase.site.data.columns import TYPES, UNITS, Column, plain_type
from showcase.site.data.csv_text import DEFUSED_PATTERN, DEFUSING, DIALECT, LISTS
from showcase.site.data.package import told
from showcase.site.data.records import (
    LIVES_BY,
    OF_ADOPTION,
    OF_FOLLOW_UP,
    OF_SPREAD,
    VERSION,
    PublishedAdoption,
    PublishedEntry,
    PublishedFollowUp,
    PublishedSpread,
)
from showcase.site.data.tables import TABLES

# The kinds of records that are made of a field of an entry or of a record beside it.
HOLDERS = {
    "organisations": ("Partner", "Organisation"), "organisation": ("Organisation",), "involvement": ("Involvement",), "measures": ("PublishedMeasure",),
    "sharing": ("Sharing",), "adapting": ("Adapting",),
}  # fmt: skip


class DictionaryField(NamedTuple):
    """A column or a field: its name, its type, what it is, what its numbers count, if they count anything, and whether it may be left out or empty."""

    name: str
    type: str
    description: str
    unit: str = ""
    optional: bool = False


class DictionaryPart(NamedTuple):
    """A table or a kind of record: its name, the file that has it, what it is, and its fields."""

    name: str
    file: str
    description: str
    fields: tuple[DictionaryField, ...]


def dictionary(award: Award | None = None) -> tuple[DictionaryPart, ...]:
    """Tables, then the records of entries and of the award, each before those that it holds: all that there can be, or what entries of this award have."""
    known = tables_of(award) if award else TABLES
    tables = (DictionaryPart(one.title, f"{one.name}.csv", one.description, tuple(map(_column, one.columns))) for one in known)
    records = (*_records(PublishedEntry, "entries.json", _not_in_records(award) if award else {}), *_records(PublishedAward, "award.json", {}))
    return (*tables, *(_described(one, award) if award else one for one in records))


def _described(part: DictionaryPart, award: Award) -> DictionaryPart:
    fields = tuple(one._replace(description=described(one.description, award)) for one in part.fields)
    return part._replace(description=described(part.description, award), fields=fields)


def _not_in_records(award: Award) -> Mapping[str, Set[str]]:
    """By the name of a kind of record, the fields that it does not have in this award."""
    own = {PublishedEntry: LIVES_BY, PublishedAdoption: OF_ADOPTION, PublishedFollowUp: OF_FOLLOW_UP, PublishedSpread: OF_SPREAD}
    gone = {model.__name__: {name for name, what in lives_by.items() if not award.has(what)} for model, lives_by in own.items()}
    for field in (*ENTRY_FIELDS, *ADOPTION_FIELDS):
        holder = HOLDERS.get(field.steps[0]) if len(field.steps) > 1 else None
        if holder and not award.has(field.of):
            for name in holder:
                gone.setdefault(name, set()).add(field.steps[-1])
    return gone


def dictionary_data(award: Award) -> dict[str, Any]:
    """The same for programs, without what does not apply, and how tables are written."""
    parts = [{**one._asdict(), "fields": [told({**field._asdict(), "optional": field.optional or None}) for field in one.fields]} for one in dictionary(award)]
    return {"version": VERSION, "csv": {**DIALECT, "pattern": DEFUSED_PATTERN, "apostrophes": DEFUSING, "lists": LISTS}, "parts": parts}


def record_name(model: type[BaseModel]) -> str:
    """What a kind of record is called."""
    return model.__name__.removeprefix("Published")


def _column(one: Column) -> DictionaryField:
    return DictionaryField(one.name, one.type, one.description, one.unit, not one.needed)


def _records(root: type[BaseModel], file: str, without: Mapping[str, Set[str]]) -> Iterator[DictionaryPart]:
    waiting = [root]
    for model in waiting:  # which grows while it is read
        fields = []
        for name, field in model.model_fields.items():
            if name in without.get(model.__name__, ()):
                continue
            kind, inner = _told(field.annotation)
            waiting += [one for one in inner if one not in waiting]
            unit = UNITS.get(name, "") if kind.endswith(("integer", "number")) else ""
            fields.append(DictionaryField(field.alias or name, kind, field.description or "", unit, plain_type(field.annotation)[1]))
        yield DictionaryPart(record_name(model), file, (model.__doc__ or "").strip(), tuple(fields))


def _told(annotation: Any) -> tuple[str, list[type[BaseModel]]]:
    """A type for people, and the kinds of record that it is made of."""
    kind, _ = plain_type(annotation)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return ("integer" if isinstance(inner[0], int) else "string"), []
    if origin is tuple:
        words, found = _told(inner[0])
        return f"list of {words}", found
    if isinstance(origin, type) and issubclass(origin, Mapping):
        words, found = _told(inner[1])
        return f"map of {words}", found
    if issubclass(kind, BaseModel):
        return record_name(kind), [kind]
    return TYPES[kind], []
