"""Columns of tables: each has a name, a type and what it is told to be, which it takes with its values from the published records."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from showcase.model.award import Award
from showcase.model.values import Month
from showcase.model.vocabularies import Recognition, Term
from showcase.site.data.csv_text import Cell

ColumnType = Literal["string", "list", "integer", "number", "boolean", "date", "yearmonth"]
TYPES: Mapping[object, ColumnType] = {
    str: "string", bool: "boolean", int: "integer", Decimal: "number", date: "date", Month: "yearmonth", tuple[str, ...]: "list"
}  # fmt: skip
OWN, MONEY = "as `unit` says", "the award’s currency"
# What numbers count, by the names of their fields.
UNITS = {
    **dict.fromkeys(("value", "under", "at_least", "mean", "lower", "upper", "middle"), OWN), "start": MONEY, "yearly": MONEY, "change_percent": "%",
    "change_points": "percentage points", "in_use_for": "months", "people": "people", "words": "words",
}  # fmt: skip
FINEST = Decimal("0.000001")  # of what is worked out; what is typed stays as it is
Words = Mapping[str, Term] | Mapping[str, Recognition]


class Column(NamedTuple):
    """A column: `take` has its value from a row, `say` puts that into the award’s words, and `unit` is what its numbers count.

    Its values are one of `choices` where it has any, or ids of `words`; one that is `needed` has no empty cell.
    """

    name: str
    type: ColumnType
    description: str
    take: Callable[[Any], Any]
    unit: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    words: Callable[[Award], Words] | None = None
    say: Callable[[Award, Any], Cell] | None = None

    def cell(self, award: Award) -> Callable[[Any], Cell]:
        """What makes a value of a row, for an award."""
        take, say = self.take, self.say
        return take if say is None else lambda row: None if (value := take(row)) is None else say(award, value)


class Kind(NamedTuple):
    """What a field of a record is: its type without `None`, what it is told to be, and whether it may be missing."""

    type: Any
    description: str
    optional: bool


def kind_at(record: type, way: Sequence[str]) -> Kind:
    """What stands at the end of a way from a record, such as `measure.before.value`."""
    optional, description, found = False, "", cast("Any", record)
    for name in way:
        if issubclass(found, BaseModel):
            field = found.model_fields[name]
            annotation, description = field.annotation, field.description or ""
        else:
            annotation, description = get_type_hints(found)[name], ""
        found, missing = plain_type(annotation)
        optional = optional or missing
    return Kind(found, description, optional)


def plain_type(annotation: Any) -> tuple[Any, bool]:
    """A type without its rules, and whether nothing may stand in its place."""
    if get_origin(annotation) is Annotated:
        return plain_type(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        rest = [one for one in get_args(annotation) if one is not NoneType]
        return plain_type(rest[0])[0], len(rest) < len(get_args(annotation))
    if get_origin(annotation) is tuple and get_args(annotation)[1:] == (...,):
        return tuple.__class_getitem__((plain_type(get_args(annotation)[0])[0], ...)), False
    return annotation, False


def column(record: type, way: str, name: str = "", description: str = "") -> Column:
    """A column of what stands at the end of a way from a row, called after it."""
    kind = kind_at(record, way.split("."))
    choices = get_args(kind.type) if get_origin(kind.type) is Literal else ()
    written = "string" if choices else TYPES[kind.type]
    last = way.rpartition(".")[2]
    unit = UNITS.get(last, "") if written in ("integer", "number") else ""
    needed = not kind.optional and written != "list"  # which may be empty
    return Column(name or last, written, description or kind.description, _taken(record, way), unit, choices, needed)


def coded(record: type, way: str, words: Callable[[Award], Words], name: str = "") -> tuple[Column, Column]:
    """Two columns of what is an id of one of the award’s lists, or several: the id, and what readers see for it."""
    ids = column(record, way, name)._replace(words=words)
    return ids, worded(ids, lambda award, value: _labels(words(award), value))


def worded(column: Column, say: Callable[[Award, Any], Cell]) -> Column:
    """The column beside one of ids that has the award’s words for them."""
    return Column(f"{column.name}_label", column.type, f"{column.name} in the award’s words", column.take, needed=column.needed, say=say)


def rounded(record: type, way: str) -> Column:
    """A column of a number that was worked out, no finer than anybody needs."""
    whole = column(record, way)
    take = whole.take

    def of(row: Any) -> Cell:
        found = take(row)
        return found.quantize(FINEST).normalize() if isinstance(found, Decimal) else found

    return whole._replace(take=of)


def computed(name: str, kind: ColumnType, description: str, of: Callable[[Any], Cell], needed: bool = True) -> Column:
    """A column of what is worked out of a row."""
    return Column(name, kind, description, of, needed=needed and kind != "list")


def _labels(known: Words, value: str | tuple[str, ...]) -> Cell:
    return tuple(known[one].label for one in value) if isinstance(value, tuple) else known[value].label


def _taken(record: type, way: str) -> Callable[[Any], Any]:
    """What takes a value from a row; faster where nothing on the way can be missing."""
    names, take = way.split("."), attrgetter(way)
    is_month = kind_at(record, names).type is Month
    if not is_month and (len(names) == 1 or not kind_at(record, names[:-1]).optional):
        return take

    def reach(row: Any) -> Any:
        for name in names:
            row = None if row is None else getattr(row, name)
        return str(row) if isinstance(row, Month) else row

    return reach
