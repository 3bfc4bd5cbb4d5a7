"""A passage of an entry’s text as it was read once: blocks of HTML, with holes for what depends on the page that shows it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import NamedTuple

BLOCK_ENDS, CELL_ENDS, TAGS = re.compile(r"</(?:p|li|h\d|pre|blockquote|tr)>"), re.compile(r"</t[dh]>"), re.compile(r"<[^>]*>")
LONGER = 1.25  # how much longer than asked an excerpt may be, so that it ends with a block


@dataclass(frozen=True, slots=True)
class LinkStart:
    """Where the words of a link begin. `target` is what the writer wrote; None leads nowhere, and leaves the words alone."""

    target: str | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """Where the words of a link end; links do not hold links."""


@dataclass(frozen=True, slots=True)
class TextImage:
    """A picture of the text; `alone` when its paragraph holds nothing else, in place of which it then stands."""

    target: str
    words: str
    title: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """The sign in the text that stands for a footnote."""

    name: str


# HTML is kept as UTF-8, because one curly quote makes a text in memory twice as large, and a collection has many.
Piece = bytes | LinkStart | LinkEnd | TextImage | FootnoteReference


class TextBlock(NamedTuple):
    """A paragraph, a list, a quotation, a table …, with its number of words."""

    pieces: tuple[Piece, ...]
    words: int = 0


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, known by its name without capitals, as the library compares names."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks in their order, with the footnotes that they need, wherever these stand in the text."""

    blocks: tuple[TextBlock, ...] = ()
    footnotes: tuple[Footnote, ...] = ()

    @property
    def words(self) -> int:
        """The number of its words, without those of footnotes."""
        return sum(block.words for block in self.blocks)

    def shortened(self, words: int) -> "Passage":
        """The first blocks, about as many words, with the footnotes that these need."""
        kept, said = list[TextBlock](), 0
        for block in self.blocks:
            if kept and said + block.words > words * LONGER:
                return with_footnotes(kept, {one.name: one for one in self.footnotes})
            kept.append(block)
            said += block.words
        return self

    def with_targets(self, resolve: Callable[[str], str | None]) -> "Passage":
        """The passage with each link leading where `resolve` says."""
        return Passage(
            tuple(one._replace(pieces=_resolved(one.pieces, resolve)) for one in self.blocks),
            tuple(replace(one, pieces=_resolved(one.pieces, resolve)) for one in self.footnotes),
        )

    @property
    def text(self) -> str:
        """What a reader sees of it or is told of its pictures and links: blocks apart, and cells of tables between bars."""
        html = "".join([piece.decode() if isinstance(piece, bytes) else _beside(piece) for piece in self.pieces])
        return unescape(TAGS.sub("", CELL_ENDS.sub(" | ", BLOCK_ENDS.sub("\n\n", html))))

    @property
    def targets(self) -> Iterator[str]:
        """Where its links lead."""
        return (piece.target for piece in self.pieces if isinstance(piece, LinkStart) and piece.target is not None)

    @property
    def pieces(self) -> Sequence[Piece]:
        """The pieces of its blocks, and then of its footnotes."""
        return [piece for block in self.blocks for piece in block.pieces] + [piece for note in self.footnotes for piece in note.pieces]


def with_footnotes(blocks: Iterable[TextBlock], footnotes: Mapping[str, Footnote], further: Iterable[str] = ()) -> Passage:
    """Blocks with those footnotes that they refer to, and that these refer to, in the order in which a reader meets them; `further` come last."""
    blocks = tuple(blocks)
    needed = dict[str, Footnote]()
    waiting = [*(name for block in blocks for name in _references(block.pieces)), *further] if footnotes else []
    for name in waiting:  # which grows while it is read
        if name not in needed:
            needed[name] = footnotes[name]
            waiting += _references(footnotes[name].pieces)
    return Passage(blocks, tuple(needed.values()))


def _beside(piece: Piece) -> str:
    """What is said of a picture, and by a link that is pointed at."""
    words = (piece.words, piece.title) if isinstance(piece, TextImage) else (piece.title,) if isinstance(piece, LinkStart) and piece.title else ()
    return escape("".join(f" | {one} | " for one in words), quote=False)


def _references(pieces: Iterable[Piece]) -> Iterator[str]:
    return (piece.name for piece in pieces if isinstance(piece, FootnoteReference))


def _resolved(pieces: tuple[Piece, ...], resolve: Callable[[str], str | None]) -> tuple[Piece, ...]:
    if len(pieces) == 1:
        return pieces
    return tuple(replace(one, target=resolve(one.target)) if isinstance(one, LinkStart) and one.target is not None else one for one in pieces)
