"""Sentences of a text with where they stand, without what others say in them; and whether one is told at all as what this work brought about."""

import re
import string
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from showcase.checks.claims.lexicon import CUES, NUMERAL, WHEN, pattern, stem

LONGEST = 600  # bytes of a sentence; nobody follows a longer one, and a hostile text has no end
KEPT = 2048  # texts that are remembered: while somebody writes, all others are judged again and again
# Blocks end with an empty line, or where an item of a list, a row or a cell of a table or a quotation begins.
BREAK = re.compile(rb"\n\s*\n|\n(?=\s*(?:[-*+>|#]|\d+[.)]\s))|\|")
END = re.compile(rb"(?:[.!?]|\xe2\x80\xa6)(?:[\"')\]*_]|\xe2\x80[\x99\x9d]|\[\^[^\]\s]{0,60}\])*\s+(?=[^a-z\s])")  # a footnote’s sign ends none
MARKS = str.maketrans({"*": " ", "_": " ", "`": " ", "[": " ", "’": "'", "\u00a0": " ", "\n": " "})
TARGET = re.compile(r"\]\([^)\s]{0,300}\)|\[\^[^\]]{0,60}\]")
QUOTED = re.compile(
    r"“[^”]{0,600}(?:”|\Z)|\"[^\"]{0,600}(?:\"|\Z)|(?<![A-Za-z])[‘'](?=[A-Z])[^’'‘]{0,300}(?:['’][a-z][^’'‘]{0,300}){0,9}['’](?!\w)"
)
ASIDE = pattern("aside")
LINKING = frozenset(("that", "they", "it", "we", "he", "she", "of", "so"))  # words behind ‘say’
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
JOINED = re.compile(r"(?<=[a-z])-(to|by|on|of|in|and)-(?=[a-z])")  # face-to-face is written as three words, too
DIGIT = re.compile(rb"\d")
# Letters stay, and all else parts words; what a sentence may hold is looked for as fast as memory can be read.
SPACED = bytes(one if chr(one) in string.ascii_lowercase else ord(" ") for one in range(256))
CUE_BYTES, WHEN_BYTES, NUMERAL_BYTES = (frozenset(word.encode() for word in words) for words in (CUES, WHEN, NUMERAL))
FIRST = NUMERAL_BYTES | frozenset((b"most", b"nearly", b"almost", b"about", b"over", b"virtually"))  # of a sentence that says how many it holds for


class Sentence(NamedTuple):
    """A sentence that may claim something, in small letters; where it begins and ends in its text, in bytes, and the stems of its words."""

    plain: str
    start: int
    end: int
    stems: frozenset[str]


@lru_cache(KEPT)
def sentences(text: bytes) -> tuple[Sentence, ...]:
    """The sentences of a Markdown text that may claim something; quotations in blocks are left out, and so is what is too long for anybody."""
    return tuple(_sentences(text))


def _sentences(text: bytes) -> Iterator[Sentence]:
    start = 0
    for found in (*BREAK.finditer(text), None):
        end = found.start() if found else len(text)
        is_cell = (found and found[0] == b"|") or text[max(start - 1, 0) : start] == b"|"  # of a table, which gives its figures itself
        if end > start and not is_cell and not text.startswith((b">", b"#"), start):
            yield from _in_block(text, start, end)
        start = found.end() if found else end


def _in_block(text: bytes, start: int, end: int) -> Iterator[Sentence]:
    here = start
    for found in (*END.finditer(text, start, end), None):
        stop = found.end() if found else end
        written = text[here:stop]
        if stop - here <= LONGEST and may_claim(written):
            yield _sentence(written, here)
        here = stop


def may_claim(written: bytes) -> bool:
    """Whether a sentence may claim something: it has a word of change, a number and a word that sets a time, or begins with how many."""
    words = frozenset(written.lower().translate(SPACED).split())
    if CUE_BYTES.isdisjoint(words) and (WHEN_BYTES.isdisjoint(words) or (NUMERAL_BYTES.isdisjoint(words) and not DIGIT.search(written))):
        first = written.split(None, 1)[0].lower() if written.strip() else b""
        if first not in FIRST and not first[:1].isdigit():
            return False
    return not written.rstrip().endswith(b"?")


def _sentence(written: bytes, start: int) -> Sentence:
    stripped = written.strip()
    first = start + written.index(stripped)
    said = plain(stripped.decode(errors="ignore"))
    return Sentence(said, first, first + len(stripped), frozenset(map(stem, WORD.findall(said))))


@lru_cache(KEPT)
def asides(sentence: str) -> frozenset[str]:
    """What makes a sentence a question, a wish, history, of a place elsewhere or what somebody said."""
    return frozenset(found[0] for found in ASIDE.finditer(sentence))


def is_aside(found: str, named: Set[str]) -> bool:
    """Whether what was found makes a sentence no claim, which it does not where a measure has all of it in its name."""
    return not set(WORD.findall(found)) - LINKING <= named


def plain(written: str) -> str:
    """A sentence in small letters without marks, targets of links and quotations."""
    text = TARGET.sub(" ", written) if "](" in written or "[^" in written else written
    text = QUOTED.sub(" ", text) if any(sign in text for sign in "“‘\"'") else text
    return JOINED.sub(r" \1 ", " ".join(text.translate(MARKS).lower().split())).lstrip("-+• ")
