"""A measure’s typed values beside its series: what the series says over the same period, and over all the time since the change."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from showcase.model.comparison import A_MONTH, kind_of, length_of
from showcase.model.measures import Measure, Reading
from showcase.model.series import Every, Point, first_day, last_day, mean, step_of
from showcase.model.values import Period

NEARLY = Decimal("0.05")  # of a mean: what a typed value may differ from it, beside its own rounding
LONGER = Decimal("1.1")  # than a step: no month is longer than a month
LONG: dict[Every, Decimal] = {"week": Decimal(7), "month": A_MONTH, "quarter": 3 * A_MONTH, "year": 12 * A_MONTH}


class Since(NamedTuple):
    """All the time since a change: how many months or weeks that is, and the means before it and since."""

    steps: int
    every: Every
    before: Decimal
    after: Decimal


def points_in(points: Sequence[Point], period: Period, every: Every) -> list[Point]:
    """The points that lie in a period as a whole; none where the series begins after it or ends before, or lacks more than half of it."""
    first, last = step_of(period.first, every), step_of(period.last, every)
    first += first_day(first, every) < period.first
    last -= period.last < last_day(last, every)
    if not points or last < first or step_of(points[0].start, every) > first or step_of(points[-1].start, every) < last:
        return []
    found = [one for one in points if first <= step_of(one.start, every) <= last]
    return found if 2 * len(found) > last - first else []


def means_of(points: Sequence[Point], measure: Measure) -> list[Decimal]:
    """What a value that is typed for some points may be, likeliest first: their mean, or what they add up to where the unit allows it."""
    means = [mean(points, weighted=True), mean(points)]
    kind, unit = kind_of(measure), length_of(measure.unit)
    if measure.statistic == "total":
        return [mean(points) * len(points), *means]
    if kind != "count":
        return means
    if unit is None or unit.in_all:
        return [mean(points), mean(points) * len(points)]
    longer = mean(points) * unit.days / LONG[measure.every]
    return [longer, mean(points)] if unit.days > LONG[measure.every] * LONGER else [mean(points), longer]


def typed_mean(points: Sequence[Point], reading: Reading, measure: Measure) -> tuple[Decimal, bool] | None:
    """The mean of a series over the period of a typed value, and whether the value agrees with it; None where the series does not tell."""
    some, value = points_in(points, reading.period, measure.every), reading.exact
    if not some or value is None:
        return None
    means = means_of(some, measure)
    rounding = Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0)) / 2
    near = any(abs(value - one) <= max(NEARLY * abs(one), rounding) for one in means)
    if measure.statistic == "median" or "median" in measure.unit.lower():  # the median of all is none of the medians, but lies among them
        near = near or min(one.value for one in some) <= value <= max(one.value for one in some)
    return means[0], near


def since_change(points: Sequence[Point], measure: Measure) -> Since | None:
    """All the time since the change against the time before it, where the typed value after leaves some of it out.

    The mean before is that of the typed period, where the series has it. None where counting changed on the way, or nothing is left out.
    """
    if not measure.change or measure.breaks:
        return None
    change = step_of(measure.change, measure.every)
    before = [one for one in points if step_of(one.start, measure.every) < change]
    after = points[len(before) :]
    typed = points_in(points, measure.after.period, measure.every)
    if not before or not after or set(after) <= set(typed):
        return None
    then = points_in(points, measure.before.period, measure.every) if measure.before else []
    weighted = kind_of(measure) == "share"
    return Since(len(after), measure.every, mean(then or before, weighted), mean(after, weighted))


def counts_by_step(points: Sequence[Point], measure: Measure) -> bool:
    """Whether points are counted over shorter times than the unit names: the events of each month under `falls a year`, or what adds up to the typed value."""
    unit = length_of(measure.unit)
    if not measure.series:
        return True
    if kind_of(measure) != "count" or unit is None or unit.days <= LONG[measure.every] * LONGER:
        return False
    known = [(one.exact, points_in(points, one.period, measure.every)) for one in (measure.before, measure.after) if one]
    pairs = [(value, means_of(some, measure)) for value, some in known if value is not None and some]
    return any(abs(value - longer) < abs(value - plain) for value, (longer, plain, *_) in pairs)
