"""Sentences of a text with where they stand, without what others say in them; and whether one is told at all as what this work brought about."""

import re
import string
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from showcase.checks.claims.lexicon import CUES, NUMERAL, WHEN, pattern, stem

LONGEST = 600  # letters of a sentence; nobody follows a longer one, and a hostile text has no end
KEPT = 2048  # texts that are remembered: while somebody writes, all others are judged again and again
# Blocks end with an empty line, or where an item of a list, a row or a cell of a table or a quotation begins.
BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+>|#]|\d+[.)]\s))|\|")
END = re.compile(r"[.!?…][\"'”’)\]*_]*\s+(?=[^a-z\s])")
MARKS = str.maketrans({"*": " ", "_": " ", "`": " ", "[": " ", "’": "'", "\u00a0": " ", "\n": " "})
TARGET = re.compile(r"\]\([^)\s]{0,300}\)|\[\^[^\]]{0,60}\]")
QUOTED = re.compile(
    r"“[^”]{0,600}(?:”|\Z)|\"[^\"]{0,600}(?:\"|\Z)|(?<![A-Za-z])[‘'](?=[A-Z])[^’'‘]{0,300}(?:['’][a-z][^’'‘]{0,300}){0,9}['’](?!\w)"
)
ASIDE = pattern("aside")
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
# Whatever is no small letter parts words, and each digit is one of its own.
APART = {**dict.fromkeys(map(ord, string.punctuation + "’‘“”…–—\n"), " "), **{ord(digit): f" {digit} " for digit in string.digits}}


class Sentence(NamedTuple):
    """A sentence that may claim something, in small letters; where it begins and ends in its text, and the stems of its words."""

    plain: str
    start: int
    end: int
    stems: frozenset[str]


@lru_cache(KEPT)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a Markdown text that may claim something; quotations in blocks are left out, and so is what is too long for anybody."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for found in (*BREAK.finditer(text), None):
        end = found.start() if found else len(text)
        is_cell = (found and found[0] == "|") or text[max(start - 1, 0) : start] == "|"  # of a table, which gives its figures itself
        if not is_cell and not text.startswith((">", "#"), start):
            yield from _in_block(text, start, end)
        start = found.end() if found else end


def _in_block(text: str, start: int, end: int) -> Iterator[Sentence]:
    here = start
    for found in (*END.finditer(text, start, end), None):
        stop = found.end() if found else end
        if stop - here <= LONGEST and (sentence := _sentence(text, here, stop)):
            yield sentence
        here = stop


def _sentence(text: str, start: int, end: int) -> Sentence | None:
    """One sentence; None where no word of it claims anything."""
    written = text[start:end]
    if not may_claim(frozenset(written.lower().translate(APART).split())):
        return None
    said = plain(written)
    stripped = written.strip()
    first = start + written.index(stripped)
    return Sentence(said, first, first + len(stripped), frozenset(map(stem, WORD.findall(said))))


@lru_cache(KEPT)
def asides(sentence: str) -> frozenset[str]:
    """The first words of what makes a sentence a question, a wish, history, of a place elsewhere or what somebody said."""
    return frozenset(found[0].partition(" ")[0] for found in ASIDE.finditer(sentence))


def may_claim(words: frozenset[str]) -> bool:
    """Whether a sentence with such words may claim something: a change, or a number that stands before or after."""
    return not CUES.isdisjoint(words) or not (WHEN.isdisjoint(words) or NUMERAL.isdisjoint(words))


def plain(written: str) -> str:
    """A sentence in small letters without marks, targets of links and quotations."""
    text = TARGET.sub(" ", written) if "](" in written or "[^" in written else written
    text = QUOTED.sub(" ", text) if any(sign in text for sign in "“‘\"'") else text
    return " ".join(text.translate(MARKS).lower().split()).lstrip("-+• ")
