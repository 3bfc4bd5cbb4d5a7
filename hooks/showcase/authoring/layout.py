"""The one layout of an entry’s file and of a record’s: `showcase import` writes it, and the page of the form writes the same bytes.

Fields stand in the order in which the format declares them, those that it does not know behind them; numbers, dates and truth values stand plain, and
texts as `yaml_writer` has them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from showcase.authoring.yaml_writer import fields
from showcase.model.amounts import Bound, Range
from showcase.model.award import Award
from showcase.model.fields import FrontMatter, Withdrawal
from showcase.model.records import AdoptionFields, FollowUpFields, TranslationFields
from showcase.model.values import Month, Period
from showcase.parsing.validation.schema_walk import bare, fields_of, is_model
from showcase.parsing.yaml.scalar import Typed

PLAIN = (int, bool, date, Decimal, Decimal | Bound, Month, Period)  # what is written without quotation marks
SYNOPSIS = "synopsis"
ANY = "*"  # any name, where names are the award’s
# The fields of a file in their order, with what each holds: a text or a plain value, or fields of its own.
Shape = Mapping[str, "str | Shape"]
FILES: Mapping[str, type[BaseModel]] = {
    "entry": FrontMatter, "adoption": AdoptionFields, "followup": FollowUpFields, "translation": TranslationFields, "withdrawal": Withdrawal,
}  # fmt: skip


def written(values: Mapping[str, object], body: str, model: type[BaseModel] = FrontMatter) -> str:
    """A whole file: its fields between their lines of hyphens, then its text as it is."""
    return "\n".join(["---", *fields(laid_out(values, shape_of(model))), "---", body])


def shapes() -> Mapping[str, Shape]:
    """The shape of each kind of file, for the page of the form."""
    return {name: shape_of(model) for name, model in FILES.items()}


class Heading(NamedTuple):
    """A heading of an entry’s text: the id of its question, of its criterion, or `synopsis`; its level and its title."""

    id: str
    level: int
    title: str


def headings_of(award: Award, year: int, category: str = "") -> tuple[Heading, ...]:
    """The headings of an entry of a year, and of one category where it has one, in order."""
    found = [Heading(SYNOPSIS, 2, award.synopsis.title)] if award.synopsis and award.synopsis_limit(year) else []
    asked = award.asked_in(year, category)
    for criterion in award.criteria_in(year, category):
        found += [Heading(criterion.id, 2, criterion.title), *(Heading(one.id, 3, title) for owner, one, title in asked if owner is criterion)]
    return tuple(found)


def body_of(answers: Mapping[str, str], headings: Iterable[Heading]) -> str:
    """An entry’s text: each answer, or nothing yet, under its heading."""
    parts = (("#" * one.level + f" {one.title}", "", *((answers[one.id], "") if answers.get(one.id) else ())) for one in headings)
    return "\n".join(("", *(line for part in parts for line in part)))


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The fields of a model, in the order in which they are written."""
    return {name: _shape(info.annotation) for name, info in fields_of(model).items()}


def _shape(what: Any) -> str | Shape:
    what = bare(what)
    if is_model(what):
        return shape_of(what)
    if get_origin(what) is Mapping:
        return {ANY: _shape(get_args(what)[1])}
    if get_origin(what) is tuple and what != Range:
        return _shape(get_args(what)[0])
    return "plain" if what in PLAIN else "text"


def laid_out(values: Mapping[str, object], shape: Shape) -> dict[str, object]:
    """Fields in their order, without those that are empty, and with their numbers, dates and truth values marked as such."""
    names = [*(name for name in shape if name in values), *(name for name in values if name not in shape)]
    return {name: _laid_out(values[name], shape.get(name, shape.get(ANY, "text"))) for name in names if values[name] is not None}


def _laid_out(value: object, shape: str | Shape) -> object:
    if isinstance(value, Mapping):
        return laid_out(value, {} if isinstance(shape, str) else shape)
    if isinstance(value, str):
        return Typed(value) if shape == "plain" else value
    return [_laid_out(one, shape) for one in value if one is not None] if isinstance(value, Sequence) else value
