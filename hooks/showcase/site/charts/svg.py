"""A chart as paths and words, at one width."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import chain

from showcase.model.measures import Measure
from showcase.model.series import step_of
from showcase.model.values import Month
from showcase.site.charts.layout import Label, Plot, Size
from showcase.site.charts.parts import ChartPart, Signal, cuts

WIDE = Size(700, 320, 50, 288, 8.7, 4.5, True)
# Its letters are wider, because its words grow where a screen is narrower than the drawing.
NARROW = Size(340, 336, 50, 304, 10.2, 3.5, False)
INTERVALS = 5  # between the marks of the scale, at most
ROW = 20  # for one more line of words above the plot
STEPS = (1, 2, 3, 5, 10, 20, 30, 50)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart at one width. Lines and marks are path data, empty where there is none; `split` is where the change lies, `breaks` where counting changed,
    `also` where something else did; `early` are limits that rest on few points.

    `marks` has the points by their kind: `before` and `after`, a `ring` around those that are an improvement, and in place of
    those that are a concern `before concern` and `after concern`.
    """

    width: int
    height: int
    marks: tuple[tuple[str, str, float], ...]
    line: str
    means: str
    limits: str
    early: str
    goal: str
    axis: str
    grid: str
    split: str
    breaks: str
    also: str
    labels: tuple[Label, ...]


def scale_marks(low: Decimal, high: Decimal, whole: bool) -> tuple[Decimal, ...]:
    """Round values that hold a range between them, from nought where that does not flatten it; `whole` asks for whole numbers."""
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(low == 0))
    if low >= 0 and (high - low) * 3 > high:
        low = Decimal(0)
    whole = whole and high - low >= 1
    unit = Decimal(1).scaleb((high - low).adjusted() - 1)
    for step in (unit * step for step in STEPS):
        if whole and step < 1:
            continue
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first <= INTERVALS:
            break
    return tuple(step * number for number in range(int(first), int(last) + 1))


def mark_words(value: Decimal) -> str:
    """A round value as it is written: `1,200`, `0.5`."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def drawing(parts: Sequence[ChartPart], scale: Sequence[Decimal], means: Sequence[str], measure: Measure, also: Sequence[Month], size: Size) -> Drawing:
    """A chart at one width; `scale` holds the marks of the upright scale, `means` the name of each part’s mean, none where it is not drawn."""
    change, breaks = cuts(measure)
    breaks = [one for one in breaks if parts[0].steps[0] < one <= parts[-1].steps[-1] and one != change]
    size = replace(size, top=size.top + ROW * len(breaks), bottom=size.bottom + ROW * len(breaks), height=size.height + ROW * len(breaks))
    ticks = [mark_words(value) for value in scale]
    plot = Plot(size, parts, scale, ticks, means, measure.every)
    plot.split(parts, [*breaks, *([change] if change is not None else [])])
    labels = [Label("", text, plot.left - 8, y + 5, "end") for text, y in zip(ticks, plot.levels, strict=True)]
    split = ""
    if change is not None and len({part.when for part in parts}) > 1:
        assert measure.change
        labels.append(plot.top_label("The change,", Month(measure.change.year, measure.change.month).words, plot.edge(change), 16))
        split = f"M{plot.edge(change)} 24V{size.bottom}"
    labels += [plot.top_label("", f"Counted anew, {plot.short(one)}", plot.edge(one), 16 + ROW * row) for row, one in enumerate(breaks, 1)]
    labels += [label for number, name in enumerate(means) if name and (label := plot.mean_label(number))]
    labels += plot.times()
    places = [f"{x} {y}" for x, y in zip(plot.xs, plot.ys, strict=True)]
    return Drawing(
        width=size.width,
        height=plot.height,
        marks=_marks(parts, places, round(max(1.5, min(size.radius, plot.step * 0.45)), 1)),
        line=_line(parts, places, size.bottom),
        means="".join(f"M{start} {y}H{end}" for y, (start, end), name in zip(plot.means, plot.ends, means, strict=True) if name),
        limits=_limits(plot, [part for part in parts if not part.provisional], parts),
        early=_limits(plot, [part for part in parts if part.provisional], parts),
        goal=f"M{plot.left} {plot.y(measure.goal.value)}H{plot.right}" if measure.goal else "",
        axis=f"M{plot.left} {size.bottom}H{plot.right}",
        grid="".join(f"M{plot.left} {y}H{plot.right}" for y in plot.levels[1:]),
        split=split,
        breaks="".join(f"M{plot.edge(one)} {24 + ROW * row}V{size.bottom}" for row, one in enumerate(breaks, 1)),
        also="".join(f"M{plot.edge(step_of(date(one.year, one.month, 1), measure.every))} {size.bottom}m-5 9h10l-5-9z" for one in also),
        labels=tuple(labels),
    )


def _limits(plot: Plot, some: Sequence[ChartPart], parts: Sequence[ChartPart]) -> str:
    """The limits of some parts, as far as they differ from the mean."""
    return "".join(
        f"M{start} {plot.y(limit)}H{end}"
        for part, (start, end) in zip(parts, plot.ends, strict=True)
        for limit in part.limits or ()
        if part in some and limit != part.mean
    )


def _line(parts: Sequence[ChartPart], places: Sequence[str], bottom: int) -> str:
    """The path from point to point, broken at a change and where a value is missing; what is rare stands on stems."""
    path, remaining = "", iter(places)
    for part in parts:
        last: int | None = None
        for step, place in zip(part.steps, remaining, strict=False):
            path += f"M{place}V{bottom}" if part.rare else f"{'L' if last is not None and step == last + 1 else 'M'}{place}"
            last = step
    return path


def _marks(parts: Sequence[ChartPart], places: Sequence[str], radius: float) -> tuple[tuple[str, str, float], ...]:
    """The points as paths, one for each kind that there is, with the width of its stroke: a dot is a line of no length with round ends.

    Rings come first, so that they lie beneath their points; what is hollow has a smaller dot on it.
    """
    paths = dict.fromkeys(("ring", "before", "after", "before concern", "after concern"), "")
    triangle = f"m0-{radius * 1.7:.1f}l{radius * 1.6:.1f} {radius * 2.8:.1f}h-{radius * 3.2:.1f}z"
    sides = chain.from_iterable([("before" if part.when == "before" else "after", signal) for signal in part.signals] for part in parts)
    for place, (side, signal) in zip(places, sides, strict=True):
        if _is_concern(signal):
            paths[f"{side} concern"] += f"M{place}{triangle}"
            continue
        if signal and signal.settled:
            paths["ring"] += f"M{place}h0"
        paths[side] += f"M{place}h0"
    return tuple(_painted(paths, round(radius * 2, 1)))


def _painted(paths: Mapping[str, str], width: float) -> Iterator[tuple[str, str, float]]:
    for kind, path in paths.items():
        if path:
            wide = width + 10 if kind == "ring" else width + 2
            yield kind, path, 2 if "concern" in kind else wide
            if kind in ("ring", "before"):
                yield "hole", path, wide - 4


def _is_concern(signal: Signal | None) -> bool:
    return signal is not None and signal.settled and not signal.good
