"""Where things stand in a chart’s drawing: points and lines on two scales, and words that cover neither each other nor a point."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from showcase.model.series import Every, first_day, step_of
from showcase.site.charts.parts import ChartPart

SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
EDGE = 12  # from the ends of the plot to the first and the last point
RISE, FALL = 14, 4  # what words take above and below their base line
AIR = 9  # between words and a point
STRIDE = 24  # between two places that are tried for the name of a mean
AWAY = (-9, 21, -31, 43, -53, 65)  # from a mean to a base line for its name, best first


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


class Label(NamedTuple):
    """A line of words; `strong` comes first, `y` is its base line, `anchor` is start, middle or end."""

    strong: str
    text: str
    x: float
    y: float
    anchor: str


class Plot:
    """One drawing’s scales: `left`, `right` and `ends` (of each part) across, `levels` (of the marks) upwards; it grows where words need it."""

    def __init__(self, size: Size, parts: Sequence[ChartPart], scale: Sequence[Decimal], ticks: Sequence[str], means: Sequence[str], every: Every) -> None:
        self.size, self.names, self.height, self.every = size, means, size.height, every
        self.left: float = round(9 + 1.12 * size.letter * max(map(len, ticks)))  # figures are wider than most letters
        self.right: float = round(size.width - (12 + size.letter * len(means[-1]) if size.margin and means[-1] else 8))
        self.first, self.last = parts[0].steps[0], parts[-1].steps[-1]
        self.step = (self.right - self.left - 2 * EDGE) / max(self.last - self.first, 1)
        self.start = self.left + EDGE if self.last > self.first else (self.left + self.right) / 2
        self.base, self.unit = float(scale[0]), (size.bottom - size.top) / float(scale[-1] - scale[0])
        self.levels = [self.y(value) for value in scale]
        self.means = [self.y(part.mean) for part in parts]
        self.xs = [self.x(step) for part in parts for step in part.steps]
        self.ys = [self.y(one.value) for part in parts for one in part.points]
        self.ends: list[tuple[float, float]] = [(self.left, self.right)]
        self.taken: list[tuple[float, float, float]] = []

    def split(self, parts: Sequence[ChartPart], cuts: Sequence[int]) -> None:
        """Ends each part, and begins the next, where something changed before the next one’s first point."""
        between = [self.edge(max(cut for cut in cuts if cut <= part.steps[0])) for part in parts[1:]]
        self.ends = list(zip([self.left, *between], [*between, self.right], strict=True))

    def edge(self, step: int) -> float:
        """Where a step begins, between its point and the one before."""
        return round(self.x(step) - self.step / 2, 1)

    def x(self, step: int) -> float:
        """Where a step lies."""
        return round(self.start + (step - self.first) * self.step, 1)

    def y(self, value: Decimal) -> float:
        """Where a value lies."""
        return round(self.size.bottom - (float(value) - self.base) * self.unit, 1)

    def mean_label(self, number: int) -> Label | None:
        """The name of a part’s mean: at the end of its line where there is room, near it otherwise, and above the plot at last.

        One part of three or more that has no room near its line goes without, and so does a number that is wider than the drawing.
        """
        name, y, (start, end), last = self.names[number], self.means[number], self.ends[number], number == len(self.ends) - 1
        if last and self.size.margin:
            return Label(name, "", self.right + 10, y + 5, "start")
        width = len(name) * self.size.letter
        base: float
        for left, base in self._places(y, start, end, width, last):
            if self._free(left, left + width, base):
                self.taken.append((left, left + width, base))
                return Label(name, "", round(left + width, 1), base, "end") if last else Label(name, "", round(left, 1), base, "start")
        if width > self.right - self.left:
            name = name.removeprefix("average ")
            width = len(name) * self.size.letter
        if len(self.ends) > 2 or width > self.right - self.left:
            return None
        left, base = (self.right - width if last else self.left), self.size.top - 13
        if any(left < other and above == base for _, other, above in self.taken):  # two long numbers on a narrow drawing
            base, self.height = self.size.bottom + 46, self.height + 24
        self.taken.append((left, left + width, base))
        return Label(name, "", self.right, base, "end") if last else Label(name, "", self.left, base, "start")

    def _places(self, y: float, start: float, end: float, width: float, last: bool) -> Iterator[tuple[float, float]]:
        """Where the name of a mean may begin, and its base line, best first: beyond the line’s inner end, then along it."""
        if len(self.ends) > 1:
            yield (start - 10 - width if last else end + 10), y + 5
        for away in AWAY:
            base = round(y + away, 1)
            if base - RISE < self.size.top - 6 or base + FALL > self.size.bottom:
                continue
            left = end - 6 - width
            while left > start:
                yield left, base
                left -= STRIDE

    def _clear_of_means(self, base: float, left: float, right: float) -> bool:
        inside = [ends for ends, y, name in zip(self.ends, self.means, self.names, strict=True) if name and base - RISE < y < base + FALL]
        return not any(start < right and left < end for start, end in inside)

    def _free(self, left: float, right: float, base: float) -> bool:
        """Whether words may stand here: inside the plot, clear of the points, of what joins them and of other words."""
        if left < self.left or right > self.right:
            return False
        near = self.ys[max(bisect_left(self.xs, left - AIR) - 1, 0) : bisect_right(self.xs, right + AIR) + 1]
        if near and max(near) >= base - RISE - AIR and min(near) <= base + FALL + AIR:
            return False
        if any(left < other_right and other_left < right and abs(base - other) < RISE + FALL for other_left, other_right, other in self.taken):
            return False
        return self._clear_of_means(base, left, right)

    def times(self) -> Iterator[Label]:
        """The first and the last step, and each January (or year) that has room between them."""
        y, first, last = self.size.bottom + 24, self.short(self.first), self.short(self.last)
        if self.first == self.last:
            yield Label("", first, round(self.start, 1), y, "middle")
            return
        letter = self.size.letter
        if (len(first) + len(last) + 1) * letter > self.right - self.left:  # beside numbers of many figures there is room for years alone
            first, last = (f"{first_day(step, self.every).year}" for step in (self.first, self.last))
        yield Label("", first, self.left, y, "start")
        yield Label("", last, self.right, y, "end")
        free, until = self.left + (len(first) + 2) * letter, self.right - (len(last) + 2) * letter
        for year in range(first_day(self.first, self.every).year + 1, first_day(self.last, self.every).year + 1):
            x = self.x(step_of(date(year, 1, 1), self.every))
            if x - 4 * letter >= free and x + 4 * letter <= until:
                free = x + 6 * letter
                yield Label("", f"{year}" if self.every == "year" else f"Jan {year}", x, y, "middle")

    def short(self, step: int) -> str:
        """A step as briefly as it can be told."""
        day = first_day(step, self.every)
        if self.every == "year":
            return f"{day.year}"
        month = SHORT[day.month - 1]
        return f"{f'{day.day} ' if self.every == 'week' else ''}{f'{month}–{SHORT[day.month + 1]}' if self.every == 'quarter' else month} {day.year}"

    def top_label(self, strong: str, text: str, x: float, y: float) -> Label:
        """What is said of an upright line: beside it where there is room, over it otherwise."""
        width = len(f"{strong} {text}") * self.size.letter
        if x + width <= self.size.width:
            return Label(strong, text, round(x - 2, 1), y, "start")
        return Label(strong, text, round(max(min(x, self.size.width - width / 2), width / 2), 1), y, "middle")
