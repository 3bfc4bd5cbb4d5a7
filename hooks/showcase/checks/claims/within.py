"""Claims that contradict themselves, whatever was measured: ‘fell from 4 to 12’."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

NUMBER = r"(?P<{0}>\d+(?:\.\d+)?)"
MOVED = re.compile(
    rf" from {NUMBER.format('before')}(?:%| (?P<unit>\w+)(?: a \w+)?)?"
    rf" to {NUMBER.format('after')}(?![\d:/]|[.,]\d)(?: (?P<then>minute|hour|day|week|month|year)s?\b)?"
)
DOWN = ("fell", "dropped", "reduced", "decreased", "declined", "went down", "came down")
UP = ("rose", "grew", "increased", "went up", "climbed")
VERB = re.compile(rf"\b({'|'.join((*DOWN, *UP))})\Z")


class Crossed(NamedTuple):
    """A claim that goes the other way than its numbers, and the text that stands before it."""

    claim: str
    before: str


def self_contradictions(text: str) -> Iterator[Crossed]:
    """The claims of a text that contradict themselves."""
    for found in MOVED.finditer(text):
        verb = VERB.search(text, max(0, found.start() - 12), found.start())
        if verb and _contradicts(verb[1], found):
            yield Crossed(f"{verb[1]}{found[0]}", text[: verb.start()])


def contradicts_itself(text: str) -> bool:
    """Whether a text has such a claim."""
    return any(True for _ in self_contradictions(text))


def _contradicts(verb: str, found: re.Match[str]) -> bool:
    if found["then"] and found["unit"] and not found["unit"].startswith(found["then"]):
        return False  # from 3 weeks to 2 months: numbers of different units cannot be compared
    before, after = Decimal(found["before"]), Decimal(found["after"])
    return after > before if verb in DOWN else after < before
