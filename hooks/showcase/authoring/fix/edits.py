"""Small changes to a text, each at its place, so that comments and layout stay as they were.

Text is changed where the findings point. A parser that writes YAML anew keeps comments, but it would wrap, indent and
quote lines that nobody asked about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from showcase.model.finding import Finding, Location
from showcase.parsing.yaml.lines import indent_of


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
    """Where a place begins and ends in a text that starts after `offset` lines; None when it has no end there."""
    lines, row, last = text.split("\n"), place.line - 1 - offset, place.end_line - 1 - offset
    if not 0 <= row <= last < len(lines):
        return None
    return sum(len(line) + 1 for line in lines[:row]) + place.column - 1, sum(len(line) + 1 for line in lines[:last]) + place.end_column - 1


def moved(text: str, finding: Finding, offset: int = 0) -> str:
    """The text with the fields that have slipped moved to where they belong, each with what stands further in below it."""
    lines, by = text.split("\n"), finding.values.get("by")
    starts = finding.values.get("lines")
    if not isinstance(by, int) or not isinstance(starts, tuple):
        return text
    for start in (line - 1 - offset for line in starts):
        width = indent_of(lines[start])
        end = next((row for row in range(start + 1, len(lines)) if lines[row].strip() and indent_of(lines[row]) <= width), len(lines))
        for row in range(start, end):
            lines[row] = f"{' ' * by}{lines[row]}" if by > 0 and lines[row].strip() else lines[row][-by if by < 0 else 0 :]
    return "\n".join(lines)


def ready_edits(text: str, findings: Iterable[Finding], offset: int = 0) -> Iterator[Edit]:
    """An edit for each finding that is sure what is to be typed: a whole line, or what goes in place of its span."""
    lines = text.split("\n")
    for finding in findings:
        row, place = finding.location.line - 1 - offset, span(text, finding.location, offset)
        if not finding.fixable or not 0 <= row < len(lines):
            continue
        if finding.paste and "\n" not in finding.paste:
            line = lines[row]
            indent = "" if finding.paste.startswith(" ") else line[: len(line) - len(line.lstrip())]
            start = sum(len(one) + 1 for one in lines[:row])
            yield Edit(start, start + len(line), indent + finding.paste)
        elif finding.instead and place and place[0] < place[1]:
            said = text[slice(*place)]
            quote = said[0] if said[0] in "\"'" and said[-1] == said[0] and finding.instead[0].isalnum() else ""
            yield Edit(*place, f"{quote}{finding.instead}{quote}")
