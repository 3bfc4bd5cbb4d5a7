"""The parts of a measure’s series: where it changed and where counting changed, and whether it is rare or goes with the seasons."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from math import sqrt
from typing import Literal, NamedTuple

from showcase.model.comparison import kind_of
from showcase.model.measures import Measure
from showcase.model.series import Every, Point, mean, step_of
from showcase.site.charts.statistics import TREND, kendall, repeats

REACH = Decimal("2.66")  # from a mean moving range to three sigma
ENOUGH = 12  # points; limits that rest on fewer are provisional, and nothing signals
FEW = 6  # points on each side, below which a change cannot be told
COMMON = 2  # events a step, from which on they are not rare whatever came before or after
CYCLE: dict[Every, int] = {"month": 12, "quarter": 4, "week": 52}

Rule = Literal["outside", "trend", "two-of-three", "shift"]
When = Literal["before", "after", "all"]
Values = Sequence[Decimal]


@dataclass(frozen=True, slots=True)
class Signal:
    """Why a point stands out: the rule, whether it points upwards, whether that is the better direction, and whether it is so against the part before, too."""

    rule: Rule
    up: bool
    good: bool
    settled: bool = True


@dataclass(frozen=True, slots=True)
class ChartPart:
    """The points before a change, after it, or all where there is none, as far as they were counted in one way, judged by their own mean and limits.

    `steps` and `signals` have one place a point. `limits` are the lower and the upper one; a single point has none, nor have rare events.
    """

    when: When
    points: tuple[Point, ...]
    steps: tuple[int, ...]
    signals: tuple[Signal | None, ...]
    mean: Decimal
    limits: tuple[Decimal, Decimal] | None
    rare: bool = False

    @property
    def provisional(self) -> bool:
        """Whether the limits rest on too few points to be trusted yet."""
        return self.limits is not None and len(self.points) < ENOUGH

    @property
    def values(self) -> list[float]:
        """Its values for arithmetic."""
        return [float(one.value) for one in self.points]

    @property
    def inside(self) -> tuple[Point, ...]:
        """Its points without those beyond what its own values allow."""
        return within(self.points, self.mean)


class Sides(NamedTuple):
    """The parts on either side of a change that were counted in the same way, by their places; None where there is none."""

    before: int | None
    after: int | None


def is_share(measure: Measure) -> bool:
    """Whether values are out of a hundred."""
    return kind_of(measure) == "share"


def cut_up(points: Sequence[Point], measure: Measure) -> Iterator[tuple[When, tuple[Point, ...]]]:
    """The points between one change and the next, with the side on which they lie."""
    change, breaks = cuts(measure)
    edges = sorted({*breaks, *([change] if change is not None else [])})
    for number, group in groupby(points, lambda one: bisect_right(edges, step_of(one.start, measure.every))):
        when: When = "all" if change is None else "after" if number > edges.index(change) else "before"
        yield when, tuple(group)


def cuts(measure: Measure) -> tuple[int | None, list[int]]:
    """The step of a measure’s change, if it has one, and those at which counting changed."""
    change = None if measure.change is None else step_of(measure.change, measure.every)
    return change, sorted({step_of(date(one.month.year, one.month.month, 1), measure.every) for one in measure.breaks})


def sides(parts: Sequence[ChartPart], measure: Measure) -> Sides:
    """The last part before the change and the first after it, unless counting changed with it."""
    change, breaks = cuts(measure)
    before = max((n for n, part in enumerate(parts) if part.when == "before"), default=None)
    after = min((n for n, part in enumerate(parts) if part.when == "after"), default=None)
    if change in breaks or before is None or after is None:
        return Sides(before, None if change in breaks else after)
    parted = [cut for cut in breaks if parts[before].steps[-1] < cut <= parts[after].steps[0]]  # in a gap beside the change
    return Sides(before, None if parted else after)


def part_of(when: When, points: tuple[Point, ...], measure: Measure) -> ChartPart:
    """Points as a part that nothing is said of yet."""
    steps = tuple(step_of(one.start, measure.every) for one in points)
    return ChartPart(when, points, steps, (None,) * len(points), mean(points, is_share(measure)), None)


def follows_seasons(parts: Sequence[ChartPart], every: Every) -> bool:
    """Whether two years or more repeat themselves."""
    return every in CYCLE and repeats([dict(zip(part.steps, part.values, strict=True)) for part in parts], CYCLE[every])


def is_rare(points: Sequence[Point], measure: Measure) -> bool:
    """Whether events are so few that months without one are common: more nought than not, or fewer than one each time.

    From twelve points on a mean that chance could have lifted above one is taken for one: steady events of 0.9 a month would else signal too often.
    """
    values = [one.value for one in points]
    if min(values) < 0:
        return False
    if values.count(Decimal(0)) * 2 > len(values):
        return True
    middle = float(sum(values)) / len(values)
    doubt = sqrt(middle / len(values)) if len(values) >= ENOUGH else 0
    return not is_share(measure) and middle - doubt < 1 and all(value == int(value) for value in values)


def all_rare(parts: Sequence[ChartPart], measure: Measure) -> bool:
    """Whether a whole series is of rare events."""
    if all(is_rare(part.points, measure) for part in parts):
        return True
    return max(part.mean for part in parts) < COMMON and is_rare([one for part in parts for one in part.points], measure)


def reach_of(values: Values) -> Decimal:
    """How far limits lie from a mean."""
    return REACH * sum((abs(later - earlier) for earlier, later in pairwise(values)), Decimal(0)) / max(len(values) - 1, 1)


def within(points: tuple[Point, ...], middle: Decimal) -> tuple[Point, ...]:
    """The points of a part that lie within its limits; all of them where none does."""
    reach = reach_of([one.value for one in points])
    return tuple(one for one in points if abs(one.value - middle) <= reach) or points


def trend(part: ChartPart, sure: float = TREND) -> int:
    """Whether a part rises (1) or falls (-1) all along, beyond chance."""
    found = kendall(part.values) if len(part.points) >= FEW else 0.0
    return (found > sure) - (found < -sure)
