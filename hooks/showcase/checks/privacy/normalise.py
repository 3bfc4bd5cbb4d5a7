"""A text as it is read: digits of every script as 0 to 9, letters of every shape as plain ones, nothing that cannot be seen.

Each letter of it knows its place in the text as it was written, so that what is found can be pointed at.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

ENTITY = r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});"
ASCII = bytes(range(128))
UNSEEN = ("Cf", "Mn", "Me")  # marks of direction, joiners and accents that stand alone


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A piece that is read as something else: where it is in what is read, and in what was written."""

    start: int
    end: int
    written_start: int
    written_end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A text to be searched, and the pieces of it that were written otherwise."""

    text: str
    pieces: Sequence[Piece] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the written text that a range of this one stands for."""
        return (self._written(start)[0], self._written(end - 1)[1]) if self.pieces else (start, end)

    def _written(self, place: int) -> tuple[int, int]:
        """Where a letter of this text was written, from its start to its end."""
        number = bisect_right(self.pieces, place, key=lambda piece: piece.start) - 1
        if number < 0:
            return place, place + 1
        piece = self.pieces[number]
        if place < piece.end:
            return piece.written_start, piece.written_end
        moved = place - piece.end + piece.written_end
        return moved, moved + 1


def plain(text: str, data: bytes) -> Plain:
    """A text, which is also given in UTF-8, as it is read; most texts are so already."""
    odd = sorted(filter(_is_odd, set(data.translate(None, ASCII).decode()))) if len(data) > len(text) else []
    has_entities = "&" in text and re.search(ENTITY, text) is not None
    if not odd and not has_entities:
        return Plain(text)
    read, pieces, size, past = list[str](), list[Piece](), 0, 0
    for found in re.finditer(f"{ENTITY}|[{re.escape(''.join(odd))}]" if odd else ENTITY, text):
        before = text[past : found.start()]
        said = _said(found[0], before[-1:] or "".join(read[-1:])[-1:])
        size += len(before)
        pieces.append(Piece(size, size + len(said), *found.span()))
        read += (before, said)
        size, past = size + len(said), found.end()
    return Plain("".join((*read, text[past:])), pieces)


def _said(written: str, before: str) -> str:
    """What a letter, or the name of one, is read as; a raised digit after a digit is the mark of a note, and no part of the number."""
    said = ""
    for letter in html.unescape(written):
        is_note = unicodedata.decomposition(letter).startswith("<super>") and (said or before)[-1:].isdigit()
        said += "^" if is_note else _read(letter)
    return said


@lru_cache(maxsize=4096)
def _is_odd(letter: str) -> bool:
    """Whether a letter is read as another one, and that one matters here."""
    return unicodedata.category(letter) in UNSEEN or any(map(str.isascii, _read(letter)))


def _read(letter: str) -> str:
    if letter.isascii():
        return letter
    if unicodedata.category(letter) in UNSEEN:
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return unicodedata.normalize("NFKC", letter).replace("。", ".")  # as browsers read it in an address


@lru_cache(maxsize=8)
def words(name: str) -> frozenset[str]:
    """The words of a list beside this file."""
    return frozenset(resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").split())
