"""A measure over time: an XmR chart drawn at two widths, what it says in words, and its numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from showcase.model.entry import Entry
from showcase.model.history import counts_by_step
from showcase.model.measures import Measure
from showcase.model.series import Point, step_of, step_words
from showcase.model.values import Month
from showcase.site.charts.judged import judged
from showcase.site.charts.parts import ChartPart, Signal
from showcase.site.charts.svg import NARROW, WIDE, Drawing, drawing, mark_words, scale_marks
from showcase.site.urls import Url, series_csv
from showcase.site.views.chart_asides import SEEN
from showcase.site.views.chart_sentences import captions
from showcase.site.views.chart_words import Told
from showcase.site.views.differences import plain_number


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart of a measure, by its `name`, with its words; `rhythm` says how its points follow each other, `brief` is its caption
    in brief, `key` names what is drawn, `data` is where its numbers are to take along.

    A row of the table is a step, its value, on which side of the change it lies, and why it stands out if it does; `split` and `signals` say whether
    the last two are needed.
    """

    id: str
    name: str
    title: str
    rhythm: str
    caption: str
    brief: str
    unit: str
    drawings: tuple[tuple[str, Drawing], ...]
    key: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, str, str], ...]
    split: bool
    signals: bool
    source: str
    example: bool
    data: Url | None = None


def charts(entry: Entry) -> tuple[ChartView, ...]:
    """A chart for each of an entry’s measures that has a series or events."""
    return tuple(
        replace(
            chart_of(f"chart_{number}", by_step(measure, points), points, entry.front.example, also_changed(entry), events_of(measure, entry)),
            data=series_csv(entry.key, number),
        )
        for number, measure in enumerate(entry.front.measures, 1)
        if (points := entry.points_of(measure))
    )


def chart_of(
    id_: str, measure: Measure, points: Sequence[Point], example: bool, also: Sequence[tuple[Month, str]] = (), events: Sequence[date] = ()
) -> ChartView:
    """A measure with the points of its series as a chart; `id_` begins every id that it puts on its page, `also` is what else changed, `events` are days."""
    told, scale, (caption, brief) = told_of(measure, points, also, events)
    parts = told.parts
    drawn = [_mean_name(told, part) for part in parts]
    short = drawn if len(parts) < 3 else [name.removeprefix("average ") for name in drawn]  # three names have no room on a phone
    marks = [month for month, _ in told.also]
    return ChartView(
        id=id_,
        name=measure.name.rstrip("."),
        title=f"{measure.name.rstrip('.')}, each {measure.every}.",
        rhythm=f"{measure.every.capitalize()} by {measure.every}",
        caption=caption,
        brief=brief,
        unit=f"{measure.unit[0].upper()}{measure.unit[1:]}",
        drawings=(("wide", drawing(parts, scale, drawn, measure, marks, WIDE)), ("narrow", drawing(parts, scale, short, measure, marks, NARROW))),
        key=tuple(_key(told)),
        rows=tuple(_rows(told)),
        split=len({part.when for part in parts}) > 1,
        signals=any(signal for part in parts for signal in part.signals),
        source=measure.source,
        example=example,
    )


def also_changed(entry: Entry) -> tuple[tuple[Month, str], ...]:
    """What else changed at the time, each with its month."""
    return tuple((one.month, one.what) for one in entry.front.also_changed)


def events_of(measure: Measure, entry: Entry) -> Sequence[date]:
    """The days of a measure’s events, where it is told by these."""
    return (entry.events or {}).get(measure.events or "", ())


class SeriesTold(NamedTuple):
    """What can be told of the points of a measure’s series, the marks of the scale on which they are drawn, and the caption, whole and in brief."""

    told: Told
    scale: tuple[Decimal, ...]
    captions: tuple[str, str]


def told_of(measure: Measure, points: Sequence[Point], also: Sequence[tuple[Month, str]] = (), events: Sequence[date] = ()) -> SeriesTold:
    """What can be told of the points of a measure’s series; `also` is what else changed, `events` are days."""
    return _told_of(measure, tuple(points), tuple(also), tuple(events))


@lru_cache(maxsize=64)  # an entry’s page and its data, which are made one after the other, ask of the same series
def _told_of(measure: Measure, points: tuple[Point, ...], also: tuple[tuple[Month, str], ...], events: tuple[date, ...]) -> SeriesTold:
    parts, verdict = judged(points, measure)
    places = max(0, -min(int(one.value.as_tuple().exponent) for one in points))
    scale = _scale(parts, measure, not places)
    also = tuple(one for one in also if parts[0].steps[0] <= step_of(date(one[0].year, one[0].month, 1), measure.every) <= parts[-1].steps[-1])
    told = Told(measure, parts, verdict, events, also, mark_words(scale[0]) if scale[0] > 0 else "", places)
    return SeriesTold(told, scale, captions(told))


def by_step(measure: Measure, points: Sequence[Point]) -> Measure:
    """A measure as its points are: where they are counts of shorter times than its unit names, its unit and its goal are not theirs."""
    return measure.model_copy(update={"unit": f"how many each {measure.every}", "goal": None}) if counts_by_step(points, measure) else measure


def _scale(parts: Sequence[ChartPart], measure: Measure, whole: bool) -> tuple[Decimal, ...]:
    """The marks of the upright scale, which holds all that is drawn."""
    values = [one.value for part in parts for one in part.points] + [limit for part in parts for limit in part.limits or ()]
    values += [measure.goal.value] if measure.goal else []
    return scale_marks(min(values), max(values), whole)


def _mean_name(told: Told, part: ChartPart) -> str:
    """The name of a part’s mean, where it is drawn: what is rare has none that helps."""
    if part.rare:
        return ""
    both = (told.verdict.before, told.verdict.after)
    return f"average {told.means[both.index(part)] if told.two and part in both else told.number(part.mean)}"


def _rows(told: Told) -> Iterator[tuple[str, str, str, str]]:
    """The numbers, earliest first."""
    for part in told.parts:
        for point, step, signal in zip(part.points, part.steps, part.signals, strict=True):
            value = f"{plain_number(point.value)}{f' of {point.of:,}' if point.of else ''}"
            yield step_words(step, told.measure.every), value, part.when.capitalize(), _signal_words(signal)


def _key(told: Told) -> Iterator[tuple[str, str]]:
    """What is drawn, each kind once, with its name."""
    parts = told.parts
    if len({part.when for part in parts}) > 1:
        yield "before", "Before"
        yield "after", "After"
    else:
        yield ("before" if parts[0].when == "before" else "after"), f"One {told.noun}"
    if told.marks.improved:
        yield "improvement", "Improvement"
    if told.marks.worried:
        yield "concern", "Concern"
    if not all(part.rare for part in parts):
        yield "mean", "Average"
    kinds = {part.provisional for part in parts for limit in part.limits or () if limit != part.mean}
    if False in kinds:
        yield "limit", "What chance alone would allow"
    if True in kinds:
        yield "early", "The same, provisional" if len(kinds) > 1 else "What chance alone would allow, provisional"
    if told.target:
        yield "goal", f"Goal: {told.target.words}"
    if told.measure.breaks:
        yield "break", "Counting changed"
    if told.also:
        yield "also", "Something else changed"


def _signal_words(signal: Signal | None) -> str:
    if signal is None:
        return ""
    kind = ("Improvement" if signal.good else "Concern") if signal.settled else "Not yet settled"
    return f"{kind}: {SEEN[signal.rule][not signal.up]}"
