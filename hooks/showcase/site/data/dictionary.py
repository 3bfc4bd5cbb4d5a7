"""The data dictionary: every table with its columns and every record with its fields, told by the descriptions that these themselves have."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from showcase.site.data.award_words import PublishedAward
from showcase.site.data.columns import TYPES, UNITS, Column, plain_type
from showcase.site.data.csv_text import DEFUSED_PATTERN, DEFUSING, DIALECT, LISTS
from showcase.site.data.package import told
from showcase.site.data.records import VERSION, PublishedEntry
from showcase.site.data.tables import TABLES


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


def dictionary() -> tuple[DictionaryPart, ...]:
    """All of it: tables, then the records of entries and of the award, each before those that it holds."""
    tables = (DictionaryPart(one.title, f"{one.name}.csv", one.description, tuple(map(_column, one.columns))) for one in TABLES)
    return (*tables, *_records(PublishedEntry, "entries.json"), *_records(PublishedAward, "award.json"))


def dictionary_data() -> dict[str, Any]:
    """The same for programs, without what does not apply, and how tables are written."""
    parts = [{**one._asdict(), "fields": [told({**field._asdict(), "optional": field.optional or None}) for field in one.fields]} for one in dictionary()]
    return {"version": VERSION, "csv": {**DIALECT, "pattern": DEFUSED_PATTERN, "apostrophes": DEFUSING, "lists": LISTS}, "parts": parts}


def record_name(model: type[BaseModel]) -> str:
    """What a kind of record is called."""
    return model.__name__.removeprefix("Published")


def _column(one: Column) -> DictionaryField:
    return DictionaryField(one.name, one.type, one.description, one.unit, not one.needed)


def _records(root: type[BaseModel], file: str) -> Iterator[DictionaryPart]:
    waiting = [root]
    for model in waiting:  # which grows while it is read
        fields = []
        for name, field in model.model_fields.items():
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
