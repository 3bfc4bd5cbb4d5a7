"""A line of a file with the part that a finding is about underlined, cut so that it fits, whatever letters it holds."""

import unicodedata
from dataclasses import dataclass

from showcase.checks.privacy.redact import masked
from showcase.model.finding import Location

TAB = "→"  # a tab is often what is wrong, so it is shown
CUT = "…"
BEFORE = 24  # columns of a long line that are shown before the part
FAR = 400  # letters beyond which nothing of a line can be shown


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it is shown, and the marks to put under it."""

    text: str
    marks: str


def excerpt(line: str, place: Location, width: int) -> Excerpt:
    """The line of a finding and the marks under its span, in at most `width` columns."""
    line = masked(line) if len(line) < FAR * 10 else line
    start = min(max(place.column - 1, 0), len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip()) if place.end_line > place.line else start + 1
    first = max(0, start - FAR)
    cells = [_cell(letter) for letter in line[first : start + FAR]]
    start, end = start - first, max(end - first, start - first + 1)
    left = _left(cells, start, width)
    right = _right(cells, left, width - (left > 0))
    hidden_left, hidden_right = first + left > 0, first + right < len(line)
    shown = (CUT if hidden_left else "") + "".join(text for text, _ in cells[left:right]) + (CUT if hidden_right else "")
    indent = int(hidden_left) + sum(size for _, size in cells[left:start])
    return Excerpt(shown.rstrip(), " " * indent + "^" * max(1, sum(size for _, size in cells[start : min(end, right)])))


def _left(cells: list[tuple[str, int]], start: int, width: int) -> int:
    """The first letter to show: the line's own, or one a little before the part when the part would not be seen."""
    if sum(size for _, size in cells[: start + 1]) <= width - 12 or sum(size for _, size in cells) <= width:
        return 0
    left, room = start, BEFORE
    while left > 0 and room > 0:
        left -= 1
        room -= cells[left][1]
    return left


def _right(cells: list[tuple[str, int]], left: int, width: int) -> int:
    """The letter after the last one that fits."""
    room, right = width, left
    while right < len(cells) and cells[right][1] <= room - (right + 1 < len(cells)):
        room -= cells[right][1]
        right += 1
    return right


def _cell(letter: str) -> tuple[str, int]:
    """What is shown for a letter, and how many columns it takes on a terminal."""
    if letter == "\t":
        return f"{TAB} ", 2
    if unicodedata.category(letter) in ("Mn", "Me"):
        return letter, 0
    if not letter.isprintable():
        return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}", 1
    return letter, 2 if unicodedata.east_asian_width(letter) in "WF" else 1
