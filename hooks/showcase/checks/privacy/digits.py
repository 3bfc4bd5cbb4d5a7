"""Digits as people write them: in groups, with spaces, dashes, line breaks or markup between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from showcase.util.patterns import when_used

MOST_BETWEEN = 450  # letters of markup between two groups
MOST_SIGNS = 12
DASHES = r"\-‐‑‒–—―−"
TAG = r"</?[A-Za-z][^<>]{0,200}>|<!--(?:[^-]|-(?!->)){0,200}-->"
# What may stand between two groups of one number. A comma, a bar or a tab stands between two numbers.
BETWEEN = when_used(rf"(?:[ \u00a0\u2000-\u200a\u202f\u3000\n{DASHES}.·•∙⋅/⁄∕:*_~`\\()\[\]{{}}>#'\"‘’“”^=]|{TAG}){{0,{MOST_SIGNS}}}")
UNSEEN = when_used(rf"(?:[*_~`\\]|{TAG}){{1,{MOST_SIGNS}}}")
ANYTHING = when_used(rf"(?:[^A-Za-z0-9<]|{TAG}){{0,{MOST_SIGNS}}}")
DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together, and where."""

    digits: str
    start: int
    end: int


def groups_in(text: str) -> list[Group]:
    """All groups of digits in a text."""
    return [Group(found[0], found.start(), found.end()) for found in DIGITS.finditer(text)]


def joined(text: str, groups: Sequence[Group]) -> Iterator[Group]:
    """Groups between which a reader sees nothing, as one: `943**476**5919` is ten digits."""
    for one in groups:
        first = one
        break
    else:
        return
    for one in groups[1:]:
        between = text[first.end : one.start]
        if _is_short(between) and UNSEEN.fullmatch(between):
            first = Group((first.digits + one.digits)[:MOST_BETWEEN], first.start, one.end)
        else:
            yield first
            first = one
    yield first


def belong_together(text: str, first: Group, second: Group, pattern: re.Pattern[str] = BETWEEN) -> bool:
    """Whether two groups may be parts of one number; they stand in one paragraph then."""
    between = text[first.end : second.start]
    return _is_short(between) and between.count("\n") <= 1 and pattern.fullmatch(between) is not None


def _is_short(between: str) -> bool:
    return len(between) <= MOST_SIGNS or ("<" in between and len(between) <= MOST_BETWEEN)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what stands at a place is no part of a longer number, of a word, of a sum of money or of a share."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    is_fraction = len(before) == 2 and before[1] == "." and before[0].isdigit()
    goes_on = len(after) == 2 and after[0] == "." and after[1].isdigit()
    return not (is_fraction or goes_on or before[-1:].isalnum() or before[-1:] in tuple("£$€") or after[:1].isalnum() or after[:1] == "%")
