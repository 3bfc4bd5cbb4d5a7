"""The one layout of an entry’s file and of a record’s: `showcase import` writes it, and the page of the form writes the same bytes.

Fields stand in the order in which the format declares them, those that it does not know behind them; numbers, dates and truth values stand plain, and
texts as `yaml_writer` has them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from showcase.authoring.yaml_writer import fields
from showcase.model.amounts import Bound, Range
from showcase.model.fields import FrontMatter, Withdrawal
from showcase.model.records import AdoptionFields, FollowUpFields, TranslationFields
from showcase.model.values import Month, Period
from showcase.parsing.validation.schema_walk import bare, fields_of, is_model
from showcase.parsing.yaml.scalar import Typed

PLAIN = (int, bool, date, Decimal, Decimal | Bound, Month, Period)  # what is written without quotation marks
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
