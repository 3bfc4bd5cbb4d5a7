"""Where a position in a text stands: its line and its column."""

import re
from bisect import bisect_right


class Lines:
    """The lines of a text, each known by where it begins; worth keeping where many positions are asked for."""

    def __init__(self, text: str | bytes) -> None:
        self.text = text
        ends = re.finditer("\n", text) if isinstance(text, str) else re.finditer(b"\n", text)
        self.starts = [0, *(end.end() for end in ends)]

    def line_and_column(self, position: int) -> tuple[int, int]:
        """The line and the column of a position, both from 1; a column counts letters, in a text in UTF-8 too."""
        line = bisect_right(self.starts, position)
        before = self.text[self.starts[line - 1] : position]
        return line, len(before if isinstance(before, str) else before.decode(errors="ignore")) + 1


def line_and_column(text: str | bytes, position: int) -> tuple[int, int]:
    """The line and the column of one position in a text."""
    return Lines(text).line_and_column(position)


def alike(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    return next((place for place, (first, second) in enumerate(zip(one, other, strict=False)) if first != second), min(len(one), len(other)))
