"""An answer’s paragraphs, lists, tables, quotations, links, pictures and footnotes as Word has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from showcase.site.papers import word_markup as markup
from showcase.site.tree import Child, Element, PassageTree, words_of

if TYPE_CHECKING:
    from showcase.site.papers.word_text import WordText

BLOCKS = frozenset(("p", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "hr", "table"))
LOWEST = 6  # the last level of a heading that has a style
BULLETS = 1  # the list that all bullets belong to
SIDES = {"to-right": "right", "centred": "center"}
Nodes = Sequence[Child]


@dataclass(frozen=True, slots=True)
class WordFlow:
    """Turns the tree of one text into paragraphs and tables. Its headings are so many levels `deeper` than those of its page."""

    word: "WordText"
    tree: PassageTree
    deeper: int
    language: str
    in_footnote: bool = False

    def blocks(self, nodes: Nodes, style: str) -> Iterator[Markup]:
        """Paragraphs and tables, as they stand; words between them are paragraphs too."""
        for block, inner in _grouped(nodes):
            if block:
                yield from self._block(block, style)
            else:
                yield self.word.par(style, self.runs(inner))

    def runs(self, nodes: Nodes, marks: str = "") -> Markup:
        """Words with their marks, links, pictures and signs of footnotes."""
        return markup.joined(self._run(one, marks) for one in nodes)

    def _block(self, one: Element, style: str) -> Iterator[Markup]:
        match one.name:
            case "p":
                yield from self._paragraph(one, style)
            case "h4" | "h5" | "h6":
                yield self.word.par(f"Heading{min(LOWEST, int(one.name[1]) + self.deeper)}", self.runs(one.children))
            case "ul" | "ol":
                yield from self._list(one, 0)
            case "blockquote":
                yield from self.blocks(one.children, "Quote")
            case "pre":
                lines = words_of(one.children).rstrip("\n").split("\n")
                yield self.word.par("Preformatted", markup.break_line().join(map(markup.as_it_stands, lines)))
            case "hr":
                yield self.word.par("Rule")
            case "table":
                yield self._table(one)

    def _paragraph(self, one: Element, style: str) -> Iterator[Markup]:
        """A paragraph, or the picture that stands in its place, with what is said below it."""
        alone = next((image for image in one.children if isinstance(image, Element) and image.attributes.get("alone")), None)
        yield self.word.par("Picture" if alone else style, self.runs(one.children))
        if alone and (said := " ".join(filter(None, (alone.attributes.get("title", ""), self.word.credit(alone.attributes["src"]))))):
            yield self.word.par("Caption", markup.run(said, "", self.language))

    def _list(self, one: Element, depth: int) -> Iterator[Markup]:
        counted = one.name == "ol"
        number = self.word.counting(int(one.attributes.get("start", "1")), depth) if counted else BULLETS
        for item in one.children:
            if isinstance(item, Element):
                yield from self._item(item, "ListNumber" if counted else "ListBullet", depth, number)

    def _item(self, item: Element, style: str, depth: int, number: int) -> Iterator[Markup]:
        """An item: its first words beside its mark, and below them whatever else is in it."""
        first, *others = [*_grouped(item.children)] or [(None, ())]
        begins = first[0] is None or first[0].name == "p"
        yield self.word.item(self.runs((first[0].children if first[0] else first[1]) if begins else ()), style=style, depth=depth, number=number)
        for block, inner in others if begins else (first, *others):
            if block and block.name in ("ul", "ol"):
                yield from self._list(block, depth + 1)
            else:
                yield from self.blocks([block] if block else inner, "ListContinue")

    def _table(self, one: Element) -> Markup:
        rows = [[cell for cell in row.children if isinstance(cell, Element)] for row in _rows(one)]
        columns = max(map(len, rows))
        width = markup.WIDTH // columns
        made = (markup.row((markup.cell(self._cell(each), width) for each in cells), not place) for place, cells in enumerate(rows))
        return markup.table(made, [width] * columns, "", self.word.turned, "row")

    def _cell(self, one: Element) -> Markup:
        side = SIDES.get(one.attributes.get("class", ""), "")
        return self.word.par("TableHead" if one.name == "th" else "TableText", self.runs(one.children), side=side)

    def _run(self, one: Child, marks: str) -> Markup:
        if isinstance(one, str):
            return markup.run(one, marks, self.language)
        match one.name:
            case "br":
                return markup.break_line()
            case "img":
                return self.word.picture(one.attributes["src"], one.attributes.get("alt", ""))
            case "note":
                return self._note(self.tree.footnotes[int(one.attributes["number"]) - 1])
            case "a":
                address = self.word.address(one.attributes["href"])
                return self.word.led(address, self.runs(one.children, f"{marks} link")) if address else self.runs(one.children, marks)
        return self.runs(one.children, f"{marks} {one.name}")

    def _note(self, note: Sequence[Element]) -> Markup:
        """The sign of a footnote; within one, where Word knows no other, its words."""
        return markup.run(f" [{words_of(note).strip()}]", "", self.language) if self.in_footnote else self.word.footnote(note, self)


def _rows(one: Element) -> Iterator[Element]:
    for child in one.children:
        if isinstance(child, Element):
            if child.name == "tr":
                yield child
            else:
                yield from _rows(child)


def _grouped(nodes: Nodes) -> Iterator[tuple[Element | None, Nodes]]:
    """Blocks, and between them what are no blocks, together; blank space is none of either."""
    waiting = list[Child]()
    for one in (*nodes, None):
        if one is None or (isinstance(one, Element) and one.name in BLOCKS):
            if any(not isinstance(each, str) or each.strip() for each in waiting):
                yield None, waiting
            waiting = []
            if isinstance(one, Element):
                yield one, ()
        else:
            waiting.append(one)
