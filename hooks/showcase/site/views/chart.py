"""A measure month by month: an XmR chart drawn at two widths, what it says in words, and its numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, takewhile

from showcase.model.entry import Entry, Point
from showcase.model.measures import Measure
from showcase.model.values import Month, Period
from showcase.site.charts.svg import NARROW, WIDE, Drawing, drawing, mark_words, scale_marks
from showcase.site.charts.xmr import ChartPart, Signal, chart_parts
from showcase.site.views.differences import plain_number
from showcase.util.text import listed

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
# What each rule has seen, where it points up and where it points down.
SEEN = {
    "outside": ("above what chance alone would allow", "below what chance alone would allow"),
    "trend": ("seven or more in a row rising", "seven or more in a row falling"),
    "two-of-three": ("two of three far above the average", "two of three far below the average"),
    "shift": ("seven or more in a row above the average", "seven or more in a row below the average"),
}


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart with its words; `key` names what is drawn. A row of the table is a month, its value, on which side of the change it lies, and why it
    stands out if it does; `split` and `signals` say whether the last two are needed."""

    id: str
    title: str
    caption: str
    unit: str
    drawings: tuple[tuple[str, Drawing], ...]
    key: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, str, str], ...]
    split: bool
    signals: bool
    source: str
    example: bool


def charts(entry: Entry) -> tuple[ChartView, ...]:
    """A chart for each of an entry’s measures that has a series."""
    series = entry.series or {}
    return tuple(
        chart_of(f"chart_{number}", measure, points, entry.front.example)
        for number, measure in enumerate(entry.front.measures, 1)
        if measure.series and (points := series.get(measure.series))
    )


def chart_of(id_: str, measure: Measure, points: Sequence[Point], example: bool) -> ChartView:
    """A measure with the points of its series as a chart; `id_` begins every id that it puts on its page."""
    parts = chart_parts(points, measure)
    change = Month(measure.change.year, measure.change.month) if measure.change else None
    places = max(0, -min(int(one.value.as_tuple().exponent) for one in points))
    means = [mean_words(part.mean, places) for part in parts]
    values = [one.value for one in points] + [limit for part in parts for limit in part.limits or ()]
    scale = scale_marks(min(values), max(values), not places)
    named = [f"average {mean}" for mean in means]
    return ChartView(
        id=id_,
        title=f"{measure.name.rstrip('.')}, each month.",
        caption=" ".join(_caption(parts, means, measure, change, scale[0])),
        unit=f"{measure.unit[0].upper()}{measure.unit[1:]}",
        drawings=(("wide", drawing(parts, scale, named, change, WIDE)), ("narrow", drawing(parts, scale, named, change, NARROW))),
        key=tuple(_key(parts)),
        rows=tuple(
            (point.month.words, plain_number(point.value), part.when.capitalize(), _signal_words(signal))
            for part in parts
            for point, signal in zip(part.points, part.signals, strict=True)
        ),
        split=len(parts) > 1,
        signals=any(signal for part in parts for signal in part.signals),
        source=measure.source,
        example=example,
    )


def mean_words(mean: Decimal, places: int) -> str:
    """A mean, no finer than it deserves: to as many places as its values have, or to one or two where it is small."""
    finer = 0 if abs(mean) >= 10 else 1 if abs(mean) >= 1 else 2
    return mark_words(mean.quantize(Decimal(1).scaleb(-max(places, finer))))


def _amount(number: str, unit: str) -> str:
    """A mean with as much of its unit as a sentence bears."""
    first, _, rest = unit.partition(",")[0].partition(" ")
    if first in ("£", "€", "$"):
        return f"{first}{number}"
    if first.startswith("%"):
        return f"{number}%"
    return f"{number} {rest}" if rest.startswith("a ") else number if rest else f"{number} {first}"


def _caption(parts: Sequence[ChartPart], means: Sequence[str], measure: Measure, change: Month | None, base: Decimal) -> Iterator[str]:
    """What the chart says, sentence by sentence."""
    amounts = [_amount(mean, measure.unit) for mean in means]
    single = len(parts) == 1 and len(parts[0].points) == 1
    if single:
        yield f"One month is known so far, {parts[0].points[0].month.words}: {amounts[0]}."
    elif len(parts) > 1 and change:
        yield f"The average was {amounts[0]} before {change.words} and {'the same' if means[0] == means[1] else means[1]} after."
    else:
        yield f"The average was {amounts[0]}."
    if change and len(parts) == 1:
        yield f"All of it was counted {'before' if parts[0].when == 'before' else 'after'} the change in {change.words}."
    if not single:
        yield from _standing_out(parts, measure)
        yield from _provisional(parts, change)
    if base > 0:
        yield f"The scale starts at {mark_words(base)}."


def _standing_out(parts: Sequence[ChartPart], measure: Measure) -> Iterator[str]:
    signals = {(signal.rule, signal.up, signal.good) for part in parts for signal in part.signals if signal}
    if not signals:
        yield _calm(parts, measure)
        return
    for good, word in ((True, "Improvement"), (False, "Concern")):
        seen = [SEEN[rule][not up] for rule in SEEN for up in (True, False) if (rule, up, good) in signals]
        if seen:
            months = [run for part in parts for run in _runs(part, good)]
            yield f"{word} ({listed(months, 'and')}): {listed(seen, 'and')}."
    if len(parts) > 1:
        yield from _settling(parts[0], parts[1], measure.better == "lower")


def _runs(part: ChartPart, good: bool) -> Iterator[str]:
    """The months in a row of a part that stand out in one direction."""
    for found, pairs in groupby(zip(part.signals, part.points, strict=True), key=lambda pair: pair[0] is not None and pair[0].good == good):
        months = [point.month for _, point in pairs]
        if found:
            yield Period.of_months(months[0], months[-1]).words


def _settling(before: ChartPart, after: ChartPart, lower: bool) -> Iterator[str]:
    """Why the first months after a change can be a concern although they are better than all that came before."""
    first = list(takewhile(lambda pair: pair[0] is not None and not pair[0].good, zip(after.signals, after.points, strict=True)))
    if first and all((point.value < before.mean) == lower and point.value != before.mean for _, point in first):
        months = "first month is" if len(first) == 1 else "first months are"
        yield f"The change took hold step by step: its {months} better than before, but not yet as good as the new average."


def _calm(parts: Sequence[ChartPart], measure: Measure) -> str:
    """What is said where no month stands out."""
    if len(parts) == 1:
        return "No month stands out from what chance alone would bring."
    before, after = parts
    if before.limits and len(after.points) >= 7 and not before.limits[0] <= after.mean <= before.limits[1]:
        better = (after.mean > before.mean) == (measure.better == "higher")
        return f"Every month since has stayed within its new limits, so {'the change has held' if better else 'it has stayed worse'}."
    return "No month stands out from what chance alone would bring, before or after."


def _provisional(parts: Sequence[ChartPart], change: Month | None) -> Iterator[str]:
    early = [part for part in parts if part.provisional]
    counts = listed([NUMBERS[len(part.points)] for part in early], "and")
    if len(early) == 2:
        yield f"Both pairs of limits are provisional, because they rest on {counts} months."
    elif early:
        side = f" {early[0].when} {change.words}" if len(parts) > 1 and change else ""
        yield f"The limits{side} are provisional, because they rest on {counts} months."
    for part in parts:
        if part.limits is None:
            yield f"There are no limits {part.when} the change, because one month is too few."


def _key(parts: Sequence[ChartPart]) -> Iterator[tuple[str, str]]:
    """What is drawn, each kind once, with its name."""
    if len(parts) > 1:
        yield "before", "Before"
        yield "after", "After"
    else:
        yield ("before" if parts[0].when == "before" else "after"), "One month"
    verdicts = {signal.good for part in parts for signal in part.signals if signal}
    if True in verdicts:
        yield "improvement", "Improvement"
    if False in verdicts:
        yield "concern", "Concern"
    yield "mean", "Average"
    if any(limit != part.mean for part in parts for limit in part.limits or ()):
        yield "limit", "What chance alone would allow"


def _signal_words(signal: Signal | None) -> str:
    return f"{'Improvement' if signal.good else 'Concern'}: {SEEN[signal.rule][not signal.up]}" if signal else ""
