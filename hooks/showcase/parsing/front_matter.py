"""A text split into its front matter and its body, also where the lines of hyphens between them are not as they should be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from showcase.intake.sources import Source
from showcase.model.finding import Finding, Location

FENCE = re.compile(r"---[ \t]*")
# What word processors and hasty fingers make of three hyphens.
NEARLY = re.compile(r"\s*(?:[-–—]{1,10}|(?:- ){2,}-|\*{3}|_{3}|={3,}|\+{3,}|`{3,}|~{3,})\s*")
ODD = re.compile(r"\n[^\S\n]*(?:[–—*_=+`~]|--|- -)")
CODE = re.compile(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")  # around what somebody shows as it was typed
ABOVE = 40  # lines in which the first line of hyphens may follow a text above it
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
    below = lines[after:]
    if CODE.fullmatch(lines[first]):
        below, closing = _without_last_fence(below), tuple(one for one in closing if not CODE.fullmatch(str(one.values.get("line", ""))))
    fields, body = "".join(f"{line}\n" for line in lines[start:end]), "\n".join(below)
    return FrontMatterParts(fields, start, body, min(after, len(lines) - 1), _at_once((*opening, *closing)))


def _at_once(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The same slip in both lines is one."""
    if [one.wording for one in found] != ["nearly", "nearly"]:
        return found
    first, last = found
    return (replace(first, wording="nearly-both", values={**first.values, "other": last.location.line}, instead=""),)


def _without_last_fence(lines: Sequence[str]) -> list[str]:
    """The lines of a body without the end of the fence that was put around the file, or around its fields; no line less, so that places stay."""
    fences = [row for row, line in enumerate(lines) if CODE.fullmatch(line)]
    is_above = bool(fences) and not any(line.strip() for line in lines[: fences[0]])
    gone = fences[0] if is_above else fences[-1] if len(fences) % 2 else -1
    return ["" if row == gone else line for row, line in enumerate(lines)]


def _opening(lines: Sequence[str], first: int, path: str) -> tuple[int | None, tuple[Finding, ...]]:
    """The row where the fields begin; None when none do."""
    if FENCE.fullmatch(lines[first]):
        return first + 1, ()
    has_fence = first + 1 < len(lines) and FENCE.fullmatch(lines[first + 1]) is not None
    if CODE.fullmatch(lines[first]) and (has_fence or (first + 1 < len(lines) and FIELD.match(lines[first + 1]))):
        told = Finding("no-front-matter", Location(path, first + 1), {"line": lines[first].strip()}, "fence", fixable=True)
        return first + 1 + has_fence, (told,)
    if (below := _below_text(lines, first)) is not None:
        return below, (Finding("no-front-matter", Location(path, first + 1, 1, first + 1, len(lines[first]) + 1), {"line": below}, "text-above"),)
    if NEARLY.fullmatch(lines[first]) and first + 1 < len(lines):
        return first + 1, (_nearly(lines, first, path),)
    begins = bool(FIELD.match(lines[first]))
    return first if begins else None, (Finding("no-front-matter", Location(path, first + 1), wording="missing", fixable=begins),)


def _below_text(lines: Sequence[str], first: int) -> int | None:
    """The row where fields begin below a text and a line of hyphens; None when there is no such text."""
    rows = (row for row in range(first + 1, min(first + ABOVE, len(lines) - 1)) if FENCE.fullmatch(lines[row]))
    row = next(rows, None)
    if row is None or not FIELD.match(lines[row + 1]) or not any(FENCE.fullmatch(line) for line in lines[row + 1 :]):
        return None
    return row + 1


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
        Finding("no-front-matter", Location(path, row + 1), wording="never-closed", fixable=text is not None),
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
