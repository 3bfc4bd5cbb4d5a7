"""A text split into its front matter and its body, also where the lines of hyphens between them are not as they should be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from showcase.intake.sources import Source
from showcase.model.finding import Finding, Location

FENCE = re.compile(r"---[ \t]*")
# What word processors and hasty fingers make of three hyphens.
NEARLY = re.compile(r"\s*(?:[-–—]{1,10}|(?:- ){2,}-|\*{3}|_{3}|={3,})\s*")
ODD = re.compile(r"\n[^\S\n]*(?:[–—*_=]|--|- -)")
FIELD = re.compile(r"[\"'“]?[A-Za-z][\w -]{0,40}:(?:\s|$)")
HEADING = re.compile(r"#{1,6} ")
OF_FIELDS = re.compile(r"\s|-|#|[\"'“]?[A-Za-z][\w-]*[ \t]*:|[\]}]|$")


@dataclass(frozen=True, slots=True)
class FrontMatterParts:
    """The front matter of a text and what follows it, each with the number of lines before it; None when there is no front matter."""

    fields: str | None
    offset: int
    body: str
    body_offset: int
    findings: tuple[Finding, ...] = ()


def split_front_matter(source: Source) -> FrontMatterParts:
    """What stands between the two lines of hyphens of a text, and what follows."""
    return _split_plain(source.text) or _split_doubtful(source)


def _split_plain(text: str) -> FrontMatterParts | None:
    """The parts of a text in which there is nothing to doubt, which most are; quickly, because there are thousands."""
    end = text.find("\n---\n") + 1 if text.startswith("---\n") else 0
    if not end or "\n## " in text[:end] or ODD.search(text, 3, end):
        return None
    fields = text[4:end]
    return FrontMatterParts(fields, 1, text[end + 4 :], min(fields.count("\n") + 2, text.count("\n")))


def _split_doubtful(source: Source) -> FrontMatterParts:
    lines = source.text.split("\n")
    first = next((row for row, line in enumerate(lines) if line.strip()), 0)
    start, opening = _opening(lines, first, source.path)
    if start is None:
        return FrontMatterParts(None, 0, source.text, 0, opening)
    end, after, closing = _closing(lines, start, source.path)
    fields, body = "".join(f"{line}\n" for line in lines[start:end]), "\n".join(lines[after:])
    return FrontMatterParts(fields, start, body, min(after, len(lines) - 1), (*opening, *closing))


def _opening(lines: Sequence[str], first: int, path: str) -> tuple[int | None, tuple[Finding, ...]]:
    """The row where the fields begin; None when none do."""
    if FENCE.fullmatch(lines[first]):
        return first + 1, ()
    if NEARLY.fullmatch(lines[first]) and first + 1 < len(lines):
        return first + 1, (_nearly(lines, first, path),)
    missing = Finding("no-front-matter", Location(path, first + 1), wording="missing", paste="---")
    return (first if FIELD.match(lines[first]) else None), (missing,)


def _closing(lines: Sequence[str], start: int, path: str) -> tuple[int, int, tuple[Finding, ...]]:
    """The row where the fields end, the row where the body begins, and what is wrong with the line between them."""
    closing = next((row for row in range(start, len(lines)) if FENCE.fullmatch(lines[row])), None)
    before = range(start, len(lines) if closing is None else closing)
    nearly = next((row for row in before if NEARLY.fullmatch(lines[row]) and (closing is None or _is_above_text(lines, row))), None)
    if nearly is not None:
        return nearly, nearly + 1, (_nearly(lines, nearly, path),)
    text = next((row for row in before if lines[row].startswith("## ") and _is_above_prose(lines, row)), None)
    if closing is not None and text is None:
        return closing, closing + 1, ()
    if text is None:
        text = next((row for row in before if not OF_FIELDS.match(lines[row])), None)
    row = len(lines) - 1 if text is None else text
    return len(lines) if text is None else row, len(lines) if text is None else row, (
        Finding("no-front-matter", Location(path, row + 1), wording="never-closed", paste="---"),
    )


def _is_above_text(lines: Sequence[str], row: int) -> bool:
    """Whether the next line that has something on it is a heading."""
    return bool(HEADING.match(next((line for line in lines[row + 1 :] if line.strip()), "")))


def _is_above_prose(lines: Sequence[str], row: int) -> bool:
    """Whether a line that looks like a heading stands above text, and is no comment among fields."""
    below = next((line for line in lines[row + 1 :] if line.strip()), "")
    return not FIELD.match(below) and not below.startswith(("- ", " "))


def _nearly(lines: Sequence[str], row: int, path: str) -> Finding:
    place = Location(path, row + 1, 1, row + 1, len(lines[row]) + 1)
    return Finding("no-front-matter", place, {"line": lines[row].strip()}, "nearly", instead="---", fixable=True)
