"""Statistical process control: which months of a measure’s series stand out from chance.

An XmR chart, as NHS England’s Making Data Count draws it: a mean, limits at 2.66 mean moving ranges from it, and four rules.
Months without a value are passed over: ‘in a row’ means one value after another.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Literal

from showcase.model.entry import Point
from showcase.model.measures import Measure
from showcase.model.values import Month

REACH = Decimal("2.66")  # from a mean moving range to three sigma
ENOUGH = 12  # points; limits that rest on fewer are provisional
RUN = 7

Rule = Literal["outside", "trend", "two-of-three", "shift"]
When = Literal["before", "after", "all"]
Values = Sequence[Decimal]


@dataclass(frozen=True, slots=True)
class Signal:
    """Why a month stands out: the rule, whether it points upwards, and whether that is the better direction."""

    rule: Rule
    up: bool
    good: bool


@dataclass(frozen=True, slots=True)
class ChartPart:
    """The points before a change, after it, or all where there is none, judged by their own mean and limits.

    `signals` has one place a point. `limits` are the lower and the upper one; a single point has none.
    """

    when: When
    points: tuple[Point, ...]
    signals: tuple[Signal | None, ...]
    mean: Decimal
    limits: tuple[Decimal, Decimal] | None

    @property
    def provisional(self) -> bool:
        """Whether the limits rest on too few points to be trusted yet."""
        return self.limits is not None and len(self.points) < ENOUGH


def chart_parts(points: Sequence[Point], measure: Measure) -> tuple[ChartPart, ...]:
    """A measure’s series, split at the month of its change, earliest part first; a part without points is left out."""
    if measure.change is None:
        return (_part("all", points, measure),) if points else ()
    change = Month(measure.change.year, measure.change.month)
    before = [one for one in points if one.month < change]
    split: tuple[tuple[When, Sequence[Point]], ...] = (("before", before), ("after", points[len(before) :]))
    return tuple(_part(when, some, measure) for when, some in split if some)


def _part(when: When, points: Sequence[Point], measure: Measure) -> ChartPart:
    values = [one.value for one in points]
    mean = sum(values, Decimal(0)) / len(values)
    if len(values) == 1:
        return ChartPart(when, tuple(points), (None,), mean, None)
    reach = REACH * sum((abs(later - earlier) for earlier, later in pairwise(values)), Decimal(0)) / (len(values) - 1)
    lower, upper = mean - reach, mean + reach
    if min(values) >= 0:
        lower = max(lower, Decimal(0))
    if measure.unit.startswith("%") and max(values) <= 100:
        upper = min(upper, Decimal(100))
    return ChartPart(when, tuple(points), _signals(values, mean, reach, measure.better == "higher"), mean, (lower, upper))


def _signals(values: Values, mean: Decimal, reach: Decimal, up_is_good: bool) -> tuple[Signal | None, ...]:
    """The first rule that speaks of each value."""
    found: list[Signal | None] = [None] * len(values)
    for name, rule in RULES:
        for place, side in enumerate(rule(values, mean, reach)):
            if side and found[place] is None:
                found[place] = Signal(name, side > 0, (side > 0) == up_is_good)
    return tuple(found)


# A rule tells of each value whether it stands out upwards (1), downwards (-1) or not at all (0).


def _outside(values: Values, mean: Decimal, reach: Decimal) -> list[int]:
    """Beyond a limit. One that was cut off at nought or at 100% cannot be passed, so that the uncut one decides the same."""
    upper, lower = mean + reach, mean - reach
    return [(value > upper) - (value < lower) for value in values]


def _trend(values: Values, _mean: Decimal, _reach: Decimal) -> list[int]:
    """Seven in a row, each higher than the one before it, or each lower."""
    found = [0] * len(values)
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(values)]
    for start, end, side in _runs(steps, RUN - 1):
        found[start : end + 1] = [side] * (end + 1 - start)
    return found


def _two_of_three(values: Values, mean: Decimal, reach: Decimal) -> list[int]:
    """Two of three in a row beyond two thirds of the way to the same limit; the third is not marked for its company."""
    far = _outside(values, mean, reach * 2 / 3)
    found = [0] * len(values)
    for start in range(len(far) - 2):
        three = far[start : start + 3]
        for side in (1, -1):
            if three.count(side) >= 2:
                for place in range(start, start + 3):
                    found[place] = side if far[place] == side else found[place]
    return found


def _shift(values: Values, mean: Decimal, _reach: Decimal) -> list[int]:
    """Seven in a row on one side of the mean; a value on it is on neither side."""
    found = [0] * len(values)
    for start, end, side in _runs([(value > mean) - (value < mean) for value in values], RUN):
        found[start:end] = [side] * (end - start)
    return found


def _runs(sides: Sequence[int], length: int) -> Iterator[tuple[int, int, int]]:
    """Where at least `length` in a row have the same side, other than 0: start, end and side."""
    for side, run in groupby(range(len(sides)), key=sides.__getitem__):
        places = list(run)
        if side and len(places) >= length:
            yield places[0], places[-1] + 1, side


# In the order of precedence: the first that speaks of a point names it.
RULES: tuple[tuple[Rule, Callable[[Values, Decimal, Decimal], list[int]]], ...] = (
    ("outside", _outside),
    ("trend", _trend),
    ("two-of-three", _two_of_three),
    ("shift", _shift),
)
