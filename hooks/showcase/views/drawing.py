"""A chart’s geometry: where each point, line and word of a drawing stands, so that no word covers another or a point."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from ..model.values import Month
from ..xmr import ChartPart, Signal

SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
INTERVALS = 5  # between the marks of the scale, at most
STEPS = (1, 2, 3, 5, 10, 20, 30, 50)
EDGE = 12  # from the ends of the plot to the first and the last point


@dataclass(frozen=True, slots=True)
class Size:
    """The room that a drawing has; `letter` is the width of one, and `margin` says whether the last mean is named right of the plot."""

    width: int
    height: int
    top: int
    bottom: int
    letter: float
    radius: float
    margin: bool


WIDE = Size(700, 320, 50, 288, 8.7, 4.5, True)
# Its letters are wider, because its words grow where a screen is narrower than the drawing.
NARROW = Size(340, 336, 50, 304, 10.2, 3.5, False)


class Dot(NamedTuple):
    """A point: `kind` is before or after, `verdict` is improvement, concern or nothing."""

    x: float
    y: float
    kind: str
    verdict: str


class Label(NamedTuple):
    """A line of words; `strong` comes first, `y` is its base line, `anchor` is start, middle or end."""

    strong: str
    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart at one width. Lines are path data; `split` is where the change lies."""

    size: Size
    dots: tuple[Dot, ...]
    line: str
    means: str
    limits: str
    axis: str
    grid: str
    split: str
    labels: tuple[Label, ...]
    radius: float


class Box(NamedTuple):
    """The room that words take."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share any room."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def marks(low: Decimal, high: Decimal, whole: bool) -> tuple[Decimal, ...]:
    """Round values that hold a range between them, from nought where that does not flatten it."""
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0)) or Decimal(low == 0)
    elif low >= 0 and (high - low) * 3 > high:
        low = Decimal(0)
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
    """A mark of the scale as it is written: `1,200`, `0.5`."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Plot:
    """A drawing in the making: the two scales, and what stands already."""

    def __init__(self, size: Size, parts: Sequence[ChartPart], scale: Sequence[Decimal], means: Sequence[str], change: Month | None) -> None:
        self.size, self.parts, self.means = size, parts, means
        self.ticks = [mark_words(value) for value in scale]
        self.left: float = round(10 + size.letter * max(map(len, self.ticks)))
        self.right: float = round(size.width - (12 + size.letter * len(means[-1]) if size.margin else 8))
        self.first, self.last = parts[0].points[0].month, parts[-1].points[-1].month
        months = self.last.months_since(self.first)
        self.step = (self.right - self.left - 2 * EDGE) / max(months, 1)
        self.start = self.left + EDGE if months else (self.left + self.right) / 2
        self.base, self.unit = float(scale[0]), (size.bottom - size.top) / float(scale[-1] - scale[0])
        self.points = [(self.x(one.month), self.y(one.value)) for part in parts for one in part.points]
        self.xs = [x for x, _ in self.points]
        if len(parts) == 1 or change is None:
            self.ends: list[tuple[float, float]] = [(self.left, self.right)]
        else:
            between = round(self.x(change) - self.step / 2, 1)
            self.ends = [(self.left, between), (between, self.right)]
        self.taken: list[Box] = []

    def x(self, month: Month) -> float:
        """Where a month lies."""
        return round(self.start + month.months_since(self.first) * self.step, 1)

    def y(self, value: Decimal) -> float:
        """Where a value lies."""
        return round(self.size.bottom - (float(value) - self.base) * self.unit, 1)

    def box(self, words: str, x: float, y: float, anchor: str) -> Box:
        """The room that words take at a place."""
        width = len(words) * self.size.letter
        left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        return Box(left, left + width, y - 14, y + 4)

    def free(self, box: Box) -> bool:
        """Whether words may stand here: inside the plot, clear of the points, of what joins them, of the means and of other words."""
        if box.left < self.left or box.right > self.right or box.top < self.size.top - 6 or box.bottom > self.size.bottom:
            return False
        from_, to = bisect_left(self.xs, box.left - 8), bisect_right(self.xs, box.right + 8)
        near = [y for _, y in self.points[max(from_ - 1, 0) : to + 1]]
        if near and not (max(near) < box.top - 9 or min(near) > box.bottom + 9):
            return False
        lines = (Box(ends[0], ends[1], y - 2, y + 2) for ends, y in zip(self.ends, map(self.y, (part.mean for part in self.parts)), strict=True))
        return not any(box.meets(other) for other in (*self.taken, *lines))

    def mean_label(self, number: int) -> Label:
        """The name of a part’s mean: at the end of its line where there is room, near it otherwise, and above the plot at last."""
        words, y, (start, end) = self.means[number], self.y(self.parts[number].mean), self.ends[number]
        last = number == len(self.parts) - 1
        if last and self.size.margin:
            return Label(words, "", self.right + 10, y + 5, "start")
        for x, at, anchor in _near(y, start, end, last, len(self.parts) > 1):
            box = self.box(words, x, at, anchor)
            if self.free(box):
                self.taken.append(box)
                return Label(words, "", round(x, 1), round(at, 1), anchor)
        return Label(words, "", self.right if last else self.left, self.size.top - 13, "end" if last else "start")

    def months(self) -> Iterator[Label]:
        """The first and the last month, and each January that has room between them."""
        y, first, last = self.size.bottom + 24, _month(self.first), _month(self.last)
        if self.first == self.last:
            yield Label("", first, round(self.start, 1), y, "middle")
            return
        yield Label("", first, self.left, y, "start")
        yield Label("", last, self.right, y, "end")
        free, until = self.left + (len(first) + 2) * self.size.letter, self.right - (len(last) + 2) * self.size.letter
        for year in range(self.first.year + 1, self.last.year + 1):
            box = self.box(f"Jan {year}", self.x(Month(year, 1)), y, "middle")
            if box.left >= free and box.right <= until:
                free = box.right + 2 * self.size.letter
                yield Label("", f"Jan {year}", self.x(Month(year, 1)), y, "middle")

    def change_label(self, change: Month) -> Label:
        """The date of the change, over its line, to whichever side has room."""
        x, width = self.ends[0][1], len(f"The change, {change.words}") * self.size.letter
        if x + width <= self.size.width:
            return Label("The change,", change.words, round(x - 2, 1), 16, "start")
        return Label("The change,", change.words, round(max(x + 2, width), 1), 16, "end")


def drawing(parts: Sequence[ChartPart], scale: Sequence[Decimal], means: Sequence[str], change: Month | None, size: Size) -> Drawing:
    """A chart at one width; `scale` holds the marks of the upright scale, `means` the name of each part’s mean."""
    plot = Plot(size, parts, scale, means, change)
    levels = [plot.y(value) for value in scale]
    split = len(parts) > 1 and change is not None
    labels = [Label("", text, plot.left - 8, y + 5, "end") for text, y in zip(plot.ticks, levels, strict=True)]
    labels += [plot.mean_label(number) for number in range(len(parts))]
    labels += plot.months()
    if split and change:
        labels.append(plot.change_label(change))
    dots = tuple(
        Dot(*plot.points[place], "before" if part.when == "before" else "after", (signal and ("improvement" if signal.good else "concern")) or "")
        for place, (part, signal) in enumerate((part, signal) for part in parts for signal in part.signals)
    )
    return Drawing(
        size=size,
        dots=dots,
        line="".join(_joined(plot, part) for part in parts),
        means="".join(f"M{start} {plot.y(part.mean)}H{end}" for part, (start, end) in zip(parts, plot.ends, strict=True)),
        limits="".join(_limits(plot, part, *ends) for part, ends in zip(parts, plot.ends, strict=True)),
        axis=f"M{plot.left} {size.bottom}H{plot.right}",
        grid="".join(f"M{plot.left} {y}H{plot.right}" for y in levels[1:]),
        split=f"M{plot.ends[0][1]} 24V{size.bottom}" if split else "",
        labels=tuple(labels),
        radius=round(max(1.5, min(size.radius, plot.step * 0.45)), 1),
    )


def _verdict(signal: Signal | None) -> str:
    return "" if signal is None else "improvement" if signal.good else "concern"


def _joined(plot: Plot, part: ChartPart) -> str:
    """The path from point to point, with a gap where a month has no value."""
    path, last = "", None
    for one in part.points:
        path += f"{'L' if last and one.month.months_since(last) == 1 else 'M'}{plot.x(one.month)} {plot.y(one.value)}"
        last = one.month
    return path


def _limits(plot: Plot, part: ChartPart, start: float, end: float) -> str:
    return "".join(f"M{start} {plot.y(limit)}H{end}" for limit in part.limits or () if limit != part.mean)


def _near(y: float, start: float, end: float, last: bool, two: bool) -> Iterator[tuple[float, float, str]]:
    """Places for the name of a mean, best first."""
    if two:
        yield (start - 10, y + 5, "end") if last else (end + 10, y + 5, "start")
    for away in (-9, 21, -31, 43):
        x = end - 6
        while x > start:
            yield x, y + away, "end"
            x -= 12


def _month(month: Month) -> str:
    return f"{SHORT[month.month - 1]} {month.year}"
