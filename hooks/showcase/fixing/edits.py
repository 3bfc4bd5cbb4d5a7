"""Small changes to a text, each at its place, so that comments and layout stay as they were.

Text is changed where the findings point. A parser that writes YAML anew keeps comments, but it would wrap, indent and
quote lines that nobody asked about.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..findings import Location


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Letters of a text, from `start` to before `end`, and what stands there afterwards."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits; of two that overlap, the first counts."""
    pieces, done = list[str](), 0
    for edit in sorted(edits):
        if edit.start >= done:
            pieces += [text[done : edit.start], edit.text]
            done = edit.end
    return "".join((*pieces, text[done:]))


def span(text: str, place: Location, offset: int = 0) -> tuple[int, int] | None:
    """Where a place on one line begins and ends in a text that starts after `offset` lines; None when it has no end there."""
    lines, row = text.split("\n"), place.line - 1 - offset
    if place.end_line != place.line or not 0 <= row < len(lines):
        return None
    start = sum(len(line) + 1 for line in lines[:row])
    return start + place.column - 1, start + place.end_column - 1
