"""What a series says of a change: whether its average changed, whether that was coming, and whether it has lasted.

Each verdict has the points that its rule needs, or is not given; `tests/site/test_verdicts.py` simulates how often chance is taken for a change.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import sqrt
from typing import Literal, NamedTuple

from showcase.model.measures import Measure
from showcase.model.series import Every, Point, first_day, mean
from showcase.site.charts.parts import FEW, ChartPart, When, all_rare, follows_seasons, is_share, sides, trend
from showcase.site.charts.statistics import SURE, TO_SIGMA, TREND, UNLIKELY, Numbers, kendall, margin, mean_range, share_by_chance

NEAR = Decimal("0.05")  # of the value before, or of what it lacks of 100%
LOST = Decimal("0.25")  # of what was gained; one that lost less has not gone back
KEPT = Decimal("0.5")
SEASONS = 4  # of the year, which both sides need to have where each is compared with the same one
FEW_FREE = 7.5  # over the square of what is free to vary: how much further chance reaches where a spread is known from few
ALIKE = 0.75  # of the months of the year that either side has, those that both have

Later = Literal["back", "on", "held", "unclear"]


class Thirds(NamedTuple):
    """How the first third of the points after a change compares with the last, of so many points each."""

    later: Later
    points: int
    first: Decimal
    last: Decimal


@dataclass(frozen=True, slots=True)
class SeriesVerdict:
    """What is true of a series. `moved` is 1 or -1 where it rose or fell by more than chance (or, where nothing
    is compared, all along), else 0, and `faded`
    the same where only the first half after the change did and the rest has gone back; `wild` are points without which both sides are alike.

    `before` and `after` are the sides that can be compared, `few` names those that have too few points for it; `ahead` counts the points after that
    are beyond every point before, in the direction that it moved or that is better. `coming` is 1 or -1 where it rose or fell before the change already.
    """

    rare: bool = False
    seasonal: bool = False
    before: ChartPart | None = None
    after: ChartPart | None = None
    few: tuple[When, ...] = ()
    moved: int = 0
    alike: bool = False
    wild: tuple[Point, ...] = ()
    coming: int = 0
    ahead: int = 0
    unlike: bool = False
    thirds: Thirds | None = None
    faded: int = 0

    @property
    def compared(self) -> bool:
        """Whether there is enough on both sides."""
        return self.before is not None and self.after is not None and not self.few


def series_verdict(parts: Sequence[ChartPart], measure: Measure) -> SeriesVerdict:
    """What a series says, by its parts."""
    rare = all_rare(parts, measure)
    seasonal = not rare and follows_seasons(parts, measure.every)
    before, after = ((parts[place] if place is not None else None) for place in sides(parts, measure))
    if before is None or after is None:
        along = trend(parts[0], SURE) if len(parts) == 1 and not rare and not seasonal else 0
        return SeriesVerdict(rare, seasonal, before, after, moved=along)
    few = tuple(one.when for one in (before, after) if len(one.points) < FEW)
    if few:
        return SeriesVerdict(rare, seasonal, before, after, few)
    moved = _by_count(before, after) if rare else _like_with_like(before, after, measure.every) if seasonal else _by_average(before, after, measure)
    coming = 0 if rare or seasonal else _coming(trend(before), moved, measure)
    faded, thirds = 0, None
    if not (rare or seasonal or coming) and after is parts[-1]:
        faded, thirds = (0, _thirds(before, after, moved, measure)) if moved else _faded(before, after, measure)
    alike, wild = (False, ()) if moved or rare or faded else _alike(before, after, measure)
    ahead = _ahead(before, after, moved or faded or (1 if measure.better == "higher" else -1))
    return SeriesVerdict(rare, seasonal, before, after, (), moved, alike, wild, coming, ahead, _unlike(before, after, measure.every), thirds, faded)


def _coming(trend_before: int, moved: int, measure: Measure) -> int:
    """The way that it went before the change, where it goes on so, or where nothing moved and that way is better."""
    return trend_before if trend_before == (moved or (-1 if measure.better == "lower" else 1)) else 0


def _side(difference: float, limit: float) -> int:
    return (difference > limit) - (difference < -limit)


def _by_average(before: ChartPart, after: ChartPart, measure: Measure) -> int:
    """Both means, with all points and without those outside their limits, differ by more than chance: one wild point changes no average."""
    limit = margin(mean_range(before.values, after.values) / TO_SIGMA, len(before.points), len(after.points))
    weighted = is_share(measure)
    found = {_side(float(after.mean - before.mean), limit), _side(float(mean(after.inside, weighted) - mean(before.inside, weighted)), limit)}
    return found.pop() if len(found) == 1 else 0


def _by_count(before: ChartPart, after: ChartPart) -> int:
    """Rare events are compared by how many there were in how long, where they are counted at all."""
    totals = [sum(part.values) for part in (before, after)]
    if any(value != int(value) for part in (before, after) for value in part.values):
        return 0
    long = len(before.points) / (len(before.points) + len(after.points))
    if share_by_chance(int(totals[0]), int(totals[1]), long) >= UNLIKELY:
        return 0
    return _side(totals[1] * long - totals[0] * (1 - long), 0)


def _like_with_like(before: ChartPart, after: ChartPart, every: Every) -> int:
    """Where the year repeats itself, each month is compared with the same month of the year.

    How sure that is shows in how far the same month of several years lies apart, or else in how far the months’ differences do, whichever rests on more.
    """
    one, other = (_by_month(part, every) for part in (before, after))
    both = [(one[month], other[month]) for month in sorted(one.keys() & other.keys())]
    if len(both) < SEASONS:
        return 0
    apart = [_middle(later) - _middle(earlier) for earlier, later in both]
    again, free = sum(len(some) - 1 for pair in both for some in pair), len(both) - 1
    if again > free:
        spread = sum(_squares(some) for pair in both for some in pair) / again * sum(1 / len(some) for pair in both for some in pair) / len(both)
    else:
        spread = _squares(apart) / free
    few = 1 + FEW_FREE / max(again, free) ** 2
    return _side(_middle(apart), SURE * few * sqrt(spread / len(both)))


def _by_month(part: ChartPart, every: Every) -> dict[int, list[float]]:
    found = defaultdict[int, list[float]](list)
    for step, value in zip(part.steps, part.values, strict=True):
        found[first_day(step, every).month].append(value)
    return found


def _middle(values: Numbers) -> float:
    return sum(values) / len(values)


def _squares(values: Numbers) -> float:
    middle = _middle(values)
    return sum((one - middle) ** 2 for one in values)


def _alike(before: ChartPart, after: ChartPart, measure: Measure) -> tuple[bool, tuple[Point, ...]]:
    """Whether both means are nearly the same, and without which wild points they are."""
    if _near(before.mean, after.mean, measure):
        return True, ()
    one, other = before.inside, after.inside
    if not _near(mean(one, is_share(measure)), mean(other, is_share(measure)), measure, 2 * NEAR):  # what is left is less sure
        return False, ()
    return True, tuple(point for point in (*before.points, *after.points) if point not in {*one, *other})


def _near(before: Decimal, after: Decimal, measure: Measure, share: Decimal = NEAR) -> bool:
    base = 100 - before if is_share(measure) and 50 < before < 100 else before
    return abs(after - before) <= share * abs(base)


def _ahead(before: ChartPart, after: ChartPart, side: int) -> int:
    """How many points after are further to one side than every point before."""
    furthest = max(one.value * side for one in before.points)
    return sum(one.value * side > furthest for one in after.points)


def _unlike(before: ChartPart, after: ChartPart, every: Every) -> bool:
    one, other = (set(_by_month(part, every)) for part in (before, after))
    return every != "year" and len(one & other) < ALIKE * len(one | other)


def _thirds(before: ChartPart, after: ChartPart, moved: int, measure: Measure) -> Thirds:
    """Whether a change has gone back, gone on or lasted: its last third against its first, and runs and outliers of its part."""
    number = len(after.points) // 3
    first, last = (mean(some, is_share(measure)) for some in (after.points[:number], after.points[-number:]))
    on = (last - first) * moved
    gained = (first - before.mean) * moved
    limit = margin(mean_range(after.values) / TO_SIGMA, number, number)
    later: Later = "unclear"
    if _beyond(-on, limit, after.values, -moved) and -on >= LOST * max(gained, (last - before.mean) * moved):
        later = "back"
    elif _beyond(on, limit, after.values, moved):
        later = "on"
    elif (last - before.mean) * moved >= KEPT * gained and not _unsettled(after, number, moved):
        later = "held"
    return Thirds(later, number, first, last)


def _faded(before: ChartPart, after: ChartPart, measure: Measure) -> tuple[int, Thirds | None]:
    """Where both averages are alike by now: which way the first half after the change had moved, by more than chance, if the rest has gone back."""
    half = len(after.points) // 2
    if half < FEW:
        return 0, None
    moved = _by_average(before, replace(after, points=after.points[:half], mean=mean(after.points[:half], is_share(measure))), measure)
    thirds = _thirds(before, after, moved, measure) if moved else None
    return (moved, thirds) if thirds and thirds.later == "back" else (0, None)


def _beyond(distance: Decimal, limit: float, values: Numbers, side: int) -> bool:
    return float(distance) > limit or (distance > 0 and kendall(values) * side > TREND)


def _unsettled(after: ChartPart, number: int, moved: int) -> bool:
    """Whether a point stands out against the way that it moved: anywhere as bad as before, or lately."""
    against = [one is not None and one.up == (moved < 0) for one in after.signals]
    bad = [one is not None and one.settled and far for one, far in zip(after.signals, against, strict=True)]
    return any(bad) or any(against[-number:])


def longest_without(parts: Sequence[ChartPart]) -> int:
    """The most steps in a row, known without a gap, at which nothing happened."""
    known = {step: point.value for part in parts for step, point in zip(part.steps, part.points, strict=True)}
    most = run = 0
    for step in sorted(known):
        run = 0 if known[step] else run + 1 if step - 1 in known else 1
        most = max(most, run)
    return most


def gaps(parts: Sequence[ChartPart]) -> list[tuple[int, int]]:
    """The first and the last step of each time without figures."""
    steps = [step for part in parts for step in part.steps]
    return [(earlier + 1, later - 1) for earlier, later in pairwise(steps) if later - earlier > 1]
