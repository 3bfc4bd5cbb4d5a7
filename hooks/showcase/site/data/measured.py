"""What is published of a measure: its values, the difference between them, and its series with limits; each says no more than the pages do."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from showcase.model.amounts import AS_A_NUMBER, Bound
from showcase.model.award import Award
from showcase.model.comparison import in_shares, is_flat, kind_of, of_after
from showcase.model.entry import Entry
from showcase.model.measures import Break, Goal, Measure, Reading
from showcase.model.series import Point, first_day
from showcase.site.charts.judged import judged
from showcase.site.charts.parts import ChartPart
from showcase.site.views.chart import also_changed, by_step, events_of, told_of
from showcase.site.views.differences import CHANCE, MORE, UNTESTED
from showcase.site.views.figures import Figure, figure

Exact = Annotated[Decimal, AS_A_NUMBER]
Outcome = Literal["better", "worse", "unclear", "alone"]
Chance = Literal["may be chance", "more than chance", "not tested"]
CHANCES: Mapping[str, Chance] = {CHANCE: "may be chance", MORE: "more than chance", UNTESTED: "not tested"}


class Measured(BaseModel):
    """A part of what was measured; it cannot be changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PublishedReading(Measured):
    """A value over a time. One that may not be told exactly, because it is small or known only so far, has `under` or `at_least` in place of `value`."""

    value: Exact | None = Field(None, description="the value, where it is told exactly")
    under: Exact | None = Field(None, description="the value is below this")
    at_least: Exact | None = Field(None, description="the value is this or more")
    of: int | None = Field(None, description="how many people, visits or cases it is about")
    first: date = Field(description="the first day that it covers")
    last: date = Field(description="the last day that it covers")


class PublishedComparison(Measured):
    """The same measure at another place, or at one of several sites."""

    name: str = Field(description="the place, group or site")
    before: PublishedReading | None = Field(None, description="its value before, where it is known")
    after: PublishedReading = Field(description="its value after")


class PublishedPoint(Measured):
    """One value of a series."""

    start: date = Field(description="the first day of the month, week, quarter or year that it is of")
    value: Exact = Field(description="the value")
    of: int | None = Field(None, description="how many it is about")
    part: int = Field(description="the part of the series that it lies in, counted from 1")
    signal: Literal["outside", "trend", "two-of-three", "shift"] | None = Field(
        None, description="why it stands out from chance: beyond a limit, seven in a row one way, two of three near a limit, seven on one side of the mean"
    )
    better: bool | None = Field(None, description="where it stands out: whether that is the better direction")


class PublishedPart(Measured):
    """A part of a series with a mean and limits of its own: the time before the change or after it, as far as counting stayed the same."""

    when: Literal["before", "after", "all"] = Field(description="before the change, after it, or all where there is none")
    points: int = Field(description="how many points it has")
    mean: Exact = Field(description="the mean of its points")
    lower: Exact | None = Field(None, description="the lower limit: mean − 2.66 × mean moving range; limits are left out where a part can have none")
    upper: Exact | None = Field(None, description="the upper limit: mean + 2.66 × mean moving range")
    provisional: bool = Field(description="whether the limits rest on fewer than twelve points")
    rare: bool = Field(description="whether events are too rare for limits")


class PublishedSeries(Measured):
    """A measure over time, as an XmR chart (statistical process control) has it."""

    every: Literal["month", "week", "quarter", "year"] = Field(description="how its points follow each other")
    unit: str = Field(description="what its values count")
    parts: tuple[PublishedPart, ...] = Field(description="its parts, earliest first")
    points: tuple[PublishedPoint, ...] = Field(description="its points, earliest first")
    compared: bool = Field(description="whether both sides of a change have enough points to be compared")
    moved: Literal[-1, 0, 1] = Field(description="1 or −1 where the average rose or fell by more than chance, else 0")
    coming: Literal[-1, 0, 1] = Field(description="1 or −1 where it rose or fell before the change already, so that the change shows nothing")
    seasonal: bool = Field(description="whether it follows the seasons, so that there are no limits")
    said: str = Field(description="what may be said of it, in sentences")


class PublishedMeasure(Measured):
    """What was measured: a value before and after, what may be said of the difference, and its series."""

    number: int = Field(description="its place among the measures, counted from 1")
    name: str = Field(description="what was counted")
    kind: str = Field(description="what kind of result it is, an id of measure_kinds")
    role: Literal["outcome", "process", "balancing"] | None = Field(
        None, description="outcome for what the work is for, process for what was done, balancing for what was watched in case it got worse"
    )
    unit: str = Field(description="what the numbers count")
    number_kind: Literal["count", "rate", "share", "level"] = Field(description="what kind of number it is, as the team says or its unit shows")
    statistic: str | None = Field(None, description="what the number is, where the team says so: count, rate, share, mean, median, score or total")
    better: Literal["lower", "higher"] = Field(description="which way is better")
    before: PublishedReading | None = Field(None, description="the value before; left out where it is unknown")
    unknown_because: str | None = Field(None, description="why the value before is unknown")
    after: PublishedReading = Field(description="the value after")
    middle: tuple[Exact, Exact] | None = Field(None, description="beside a mean or a median: between which values the middle half lies")
    goal: Goal | None = Field(None, description="what was aimed at, and by when")
    source: str = Field(description="where the figures come from")
    counted_by: str | None = Field(None, description="who counted, an id of counters")
    change: date | None = Field(None, description="the day on which the change began")
    breaks: tuple[Break, ...] = Field(description="months from which it was counted differently")
    compared: PublishedComparison | None = Field(None, description="the same at a place where the work was not done")
    sites: tuple[PublishedComparison, ...] = Field(description="the same at each of several sites")
    said: str = Field(description="the difference as a person would say it, with a doubt where there is one")
    difference: str | None = Field(None, description="the difference in the measure’s own unit, in words")
    change_percent: Exact | None = Field(None, description="the difference in per cent of the value before; left out where that would mislead")
    change_points: Exact | None = Field(None, description="of two shares, the difference in percentage points")
    chance: Chance | None = Field(None, description="whether chance alone brings such a difference more often than once in twenty times")
    doubt: str | None = Field(None, description="what else its series says against the difference")
    outcome: Outcome = Field(description="better or worse where nothing speaks against the difference, else unclear; alone where nothing is known from before")
    series: PublishedSeries | None = Field(None, description="the measure over time, where the team has published that")


AS_THEY_ARE = ("name", "kind", "role", "unit", "statistic", "better", "middle", "goal", "source", "counted_by", "change", "breaks")


def published_measures(entry: Entry, award: Award) -> tuple[PublishedMeasure, ...]:
    """All measures of an entry."""
    return tuple(published_measure(number, one, award, entry.points_of(one), entry) for number, one in enumerate(entry.front.measures, 1))


def published_measure(number: int, measure: Measure, award: Award, points: Sequence[Point] = (), entry: Entry | None = None) -> PublishedMeasure:
    """A measure with what may be said of it; `entry` is whose it is, where it has a series."""
    shown = figure(measure, award.vocabularies.counters, points)
    percent, apart = _change(measure) if shown.change else (None, None)
    return PublishedMeasure(
        **{name: getattr(measure, name) for name in AS_THEY_ARE},
        number=number,
        number_kind=kind_of(measure),
        before=reading(measure.before) if measure.before else None,
        unknown_because=measure.because if measure.before is None else None,
        after=reading(measure.after, of_after(measure)),
        compared=_comparison(measure.compared.where, measure.compared.before, measure.compared.after) if measure.compared else None,
        sites=tuple(_comparison(one.name, one.before, one.after) for one in measure.sites),
        said=shown.said,
        difference=shown.difference or None,
        change_percent=percent,
        change_points=apart,
        chance=CHANCES.get(shown.chance),
        doubt=shown.doubt or None,
        outcome=_outcome(measure, shown),
        series=_series(measure, points, entry) if points and entry else None,
    )


def reading(one: Reading, of: int | None = None) -> PublishedReading:
    """A value with its time; `of` where another field says how many it is about."""
    told = {"under" if one.value.under else "at_least": one.value.limit} if isinstance(one.value, Bound) else {"value": one.value}
    return PublishedReading(**told, of=one.of or of, first=one.period.first, last=one.period.last)


def _comparison(name: str, before: Reading | None, after: Reading) -> PublishedComparison:
    return PublishedComparison(name=name, before=reading(before) if before else None, after=reading(after))


def _change(measure: Measure) -> tuple[Decimal | None, Decimal | None]:
    """The difference in per cent, or of two shares in points, of a measure of which the pages tell it."""
    told = in_shares(measure)
    assert told.values is not None  # else no change is told
    before, after = told.values
    return (None, after - before) if kind_of(told) == "share" else (((after - before) / before * 100).quantize(Decimal("0.1")), None)


def _outcome(measure: Measure, shown: Figure) -> Outcome:
    """Which way it went, where nothing is said against it."""
    if measure.before is None:
        return "alone"
    if is_flat(measure) or shown.chance == CHANCE or shown.doubt or not in_shares(measure).moved:
        return "unclear"
    return "worse" if shown.worse else "better"


def _series(measure: Measure, points: Sequence[Point], entry: Entry) -> PublishedSeries:
    counted = by_step(measure, points)
    parts, verdict = judged(points, counted)
    told = told_of(counted, points, also_changed(entry), events_of(measure, entry))
    return PublishedSeries(
        every=measure.every,
        unit=counted.unit,
        parts=tuple(map(_part, parts)),
        points=tuple(one for number, part in enumerate(parts, 1) for one in _points(part, number, measure)),
        compared=verdict.compared,
        moved=verdict.moved,
        coming=verdict.coming,
        seasonal=verdict.seasonal,
        said=told.captions[0],
    )


def _part(one: ChartPart) -> PublishedPart:
    lower, upper = one.limits or (None, None)
    return PublishedPart(when=one.when, points=len(one.points), mean=one.mean, lower=lower, upper=upper, provisional=one.provisional, rare=one.rare)


def _points(part: ChartPart, number: int, measure: Measure) -> list[PublishedPoint]:
    return [
        PublishedPoint(
            start=first_day(step, measure.every), value=one.value, of=one.of, part=number,
            signal=signal.rule if signal else None, better=signal.good if signal else None,
        )
        for one, step, signal in zip(part.points, part.steps, part.signals, strict=True)
    ]
