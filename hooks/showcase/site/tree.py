"""A passage as a tree of elements, for all that is no page: Markdown, documents, plain data.

The elements are those that `parsing/markdown/blocks.py` writes, and no others, so that a pattern finds them in a tenth of a parser’s time.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from typing import NamedTuple, Union

from showcase.model.passage import FootnoteReference, LinkStart, Passage, Piece, TextImage
from showcase.util.invisible import HIDDEN

TOKEN = re.compile(r"<(/?)(\w+)((?:\s+[\w-]+=\"[^\"]*\")*)\s*/?>|([^<]+)")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
ALONE = ("br", "hr")
KEPT_SPACES = "pre"
# Elements that hold blocks, where line ends between them are no text.
AROUND = ("", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr")
Child = Union["Element", str]
Lead = Callable[[str], str | None]
Source = Callable[[TextImage], str | None]


class Element(NamedTuple):
    """A paragraph, a list, a link …: its HTML name, what it holds, and what is said of it.

    Names are p, h4 to h6, ul, ol (start), li, blockquote, pre, code, hr, table, thead, tbody, tr, th and td (class), em, strong, del, br; and
    a (href, title), img (src, alt, title; alone where its paragraph holds nothing else) and note (number), whose text is among the footnotes.
    """

    name: str
    children: tuple[Child, ...] = ()
    attributes: Mapping[str, str] = {}


class PassageTree(NamedTuple):
    """Blocks in their order, and the footnotes, counted from 1."""

    blocks: tuple[Element, ...]
    footnotes: tuple[tuple[Element, ...], ...]


def as_written(image: TextImage) -> str:
    """Where a picture is as its writer says."""
    return image.target


def tree_of(passage: Passage, lead: Lead, source: Source = as_written) -> PassageTree:
    """The tree of a passage; `lead` says where a link leads from where it will stand, and `source` where a picture is: None for nowhere, which leaves
    the words alone."""
    numbers = {note.name: number for number, note in enumerate(passage.footnotes, 1)}
    blocks = [one for block in passage.blocks for one in _Grower(lead, source, numbers).grown(block.pieces)]
    return PassageTree(tuple(blocks), tuple(_Grower(lead, source, numbers).grown(note.pieces) for note in passage.footnotes))


def words_of(children: Sequence[Child]) -> str:
    """The text of elements, without their markup; of a picture its words."""
    return "".join(one if isinstance(one, str) else one.attributes.get("alt", "") or words_of(one.children) for one in children)


def readable(text: str) -> str:
    """A text whose entities were read, without letters that nobody sees: no text may hold them, but an entity can spell them."""
    return text if text.isprintable() else HIDDEN.sub("", text)


class _Grower:
    """Grows the tree of some pieces; what is open is a stack of lists."""

    def __init__(self, lead: Lead, source: Source, numbers: Mapping[str, int]) -> None:
        self.lead, self.source, self.numbers = lead, source, numbers
        self.open: list[tuple[str, Mapping[str, str], list[Child]]] = [("", {}, [])]

    def grown(self, pieces: Sequence[Piece]) -> tuple[Element, ...]:
        for piece in pieces:
            if isinstance(piece, bytes):
                self._html(piece.decode())
            elif isinstance(piece, LinkStart):
                there = None if piece.target is None else self.lead(piece.target)
                told = {} if there is None else {"href": there, "title": piece.title} if piece.title else {"href": there}
                self.open.append(("a", told, []))
            elif isinstance(piece, TextImage):
                self._image(piece)
            elif isinstance(piece, FootnoteReference):
                self._put(Element("note", (), {"number": str(self.numbers[piece.name])}))
            else:
                self._close()
        while len(self.open) > 1:
            self._close()
        return tuple(one for one in self.open[0][2] if isinstance(one, Element))

    def _image(self, piece: TextImage) -> None:
        there = self.source(piece)
        told = {"src": there or "", "alt": piece.words, "title": piece.title, "alone": "yes" if piece.alone else ""}
        shown: Child = Element("img", (), {name: value for name, value in told.items() if value}) if there is not None else piece.words
        self._put(Element("p", (shown,)) if piece.alone else shown)

    def _html(self, html: str) -> None:
        for closing, name, said, text in TOKEN.findall(html):
            if text:
                self._text(text)
            elif closing:
                self._close()
            elif name in ALONE:
                self._put(Element(name))
            else:
                self.open.append((name, dict(ATTRIBUTE.findall(said)), []))

    def _text(self, text: str) -> None:
        if text.isspace() and self.open[-1][0] in AROUND and "\n" in text:
            return
        inside = self.open[-1][2]
        if inside and isinstance(inside[-1], Element) and inside[-1].name == "br":
            text = text.removeprefix("\n")  # which is written behind it for those who read the HTML
        self._put(readable(unescape(text)) if "&" in text else text)

    def _put(self, child: Child) -> None:
        inside = self.open[-1][2]
        if isinstance(child, str) and inside and isinstance(inside[-1], str):
            inside[-1] += child
        else:
            inside.append(child)

    def _close(self) -> None:
        if len(self.open) == 1:
            return  # nothing is open: no text that was read has such, and one that came another way is not to stop a site
        name, told, children = self.open.pop()
        if name == "a" and not told:
            for one in children:
                self._put(one)
        else:
            self._put(Element(name, tuple(children), told))


def texts_in(children: Sequence[Child]) -> Iterator[str]:
    """Every piece of text of elements, in order."""
    for one in children:
        if isinstance(one, str):
            yield one
        else:
            yield from texts_in(one.children)
