"""What makes two entries alike: a row for each dimension, with its weight and the words for it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

from showcase.model.values import Count, Part, Text


class Like(Part):
    """One dimension by which entries are alike, and what is said of two that are.

    `same`: each shared value weighs. `within`: it weighs once when an entry has a value at or below the highest one that is
    wanted, in the order of the list. `each`: every time that an entry has a wanted value weighs, three times at most.
    """

    of: Text = Field(description="what the values are that are compared")
    weight: Count = Field(description="how much it weighs")
    match: Literal["same", "within", "each"] = Field(
        "same",
        description="same when each shared value weighs, within when a value no higher on the list weighs once, each when every time that it is there weighs",
    )
    because: Text = Field("{values}", description="the reason in words; {values} are those that count, {count} is how many times")
    because_many: Text | None = Field(None, description="the reason when {count} is more than one, where that reads differently")


_WEIGHTS: TypeAdapter[Mapping[str, int]] = TypeAdapter(Mapping[Text, Count])


def _rows(written: object) -> object:
    """The short form, in which each dimension has its weight alone, as rows."""
    if not isinstance(written, Mapping):
        return written
    return [Like(of=of, weight=weight) for of, weight in _WEIGHTS.validate_python(written).items()]


Likeness = Annotated[tuple[Like, ...], BeforeValidator(_rows)]
ORDINARY = (Like(of="themes", weight=3), Like(of="settings", weight=2), Like(of="measure_kinds", weight=1))
