"""A sentence read: its quantities, its clauses and what each claims, and its pairs of values; the same whichever measure it may be about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from showcase.checks.claims.lexicon import CHANGES, NOUNS, stem
from showcase.checks.claims.pairs import pairs_in
from showcase.checks.claims.quantities import Marked, marked
from showcase.checks.claims.reading import Claim, claims_in
from showcase.checks.claims.sentences import KEPT, WORD
from showcase.util.patterns import when_used

ENDS = re.compile(
    r"\s*[;:—–]\s*|,? (?:(?<!all )but|while|whereas|although|though|yet|because|since (?:they|we|it|people|the)|which|who then)\s|, (?:and |so |or |then |as )?"
)
YEAR = re.compile(r"(?<!since )\b(Y\d+)\b")
TODAY = re.compile(r"\b(?:now|today|since)\b")
HAS_CHANGE = when_used(rf"\b(?:{'|'.join((*CHANGES, *NOUNS, 'down', 'up', 'twice', 'same', 'again'))})\b|[FM]\d+ as ")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a marked sentence with the stems of its words."""

    text: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with its quantities, its clauses, and its pairs of values, each with the stems of the words around it; and its last year, where it tells of
    years alone.
    """

    marked: Marked
    clauses: tuple[Clause, ...]
    pairs: tuple[tuple[frozenset[str], Claim], ...]
    last_year: int | None


@lru_cache(KEPT)
def read(sentence: str) -> ReadSentence:
    """A sentence, in small letters, read."""
    one = marked(sentence)
    parts = tuple(Clause(text, _stems(text)) for text in _clauses(one.text))
    years = [] if TODAY.search(sentence) else [int(one.quantities[found].value) for found in YEAR.findall(one.text)]
    return ReadSentence(one, parts, tuple((_stems(around), claim) for around, claim in pairs_in(one)), max(years, default=None))


@lru_cache(KEPT)
def claims_of(sentence: str, number: int) -> tuple[Claim, ...]:
    """What one clause of a sentence claims, by its number."""
    one = read(sentence)
    return tuple(claims_in(one.clauses[number].text, one.marked))


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, WORD.findall(text)))


def _clauses(sentence: str) -> Iterator[str]:
    """The clauses of a marked sentence; ‘and’ parts two only where both have a word of change."""
    for part in ENDS.split(sentence):
        if part:
            yield from _parted(part)


def _parted(part: str) -> list[str]:
    pieces = list[str]()
    for piece in part.split(" and "):
        if pieces and not (HAS_CHANGE.search(piece) and HAS_CHANGE.search(pieces[-1])):
            pieces[-1] += f" and {piece}"
        else:
            pieces.append(piece)
    return pieces
