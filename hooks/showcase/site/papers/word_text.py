"""The words of one Word document, and what stands beside them: where links lead, pictures, lists that are counted, footnotes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup

from showcase.model.passage import Passage
from showcase.site.markdown_html import SCHEME
from showcase.site.papers import word_markup as markup
from showcase.site.papers.subject import PaperSubject
from showcase.site.papers.word_flow import WordFlow
from showcase.site.tree import Element, tree_of
from showcase.site.urls import Url
from showcase.site.views.images import Beside
from showcase.util.direction import direction_of

STRONG = re.compile(r"[^\W\d_]")
INSIDE = re.compile("<[^>]*>")
# An address that Word takes: one that is odd makes it call a whole document broken.
FOLLOWED = re.compile(r"https?://(?:[\w.-]|%[0-9a-f]{2})+(?::[0-9]+)?(?:[/?#](?:[!#$&-;=?-Z_a-z~]|%[0-9a-f]{2})*)?|mailto:[\w.+-]+@[\w.-]+", re.I | re.A)
LONGEST = 2_000  # letters of it
WIDEST, HIGHEST = 620, 800  # CSS pixels that a picture may take on a page
BULLETS = 1  # the list that all bullets belong to; those that are counted follow, one a list
DEEPEST = 8
PEN = 520  # twentieths of a point that a line of handwriting takes


class Shown(NamedTuple):
    """A picture that a document shows: what it is made of, as data, and its size in CSS pixels."""

    made_of: Mapping[str, object]
    width: int
    height: int


@dataclass
class WordText:
    """Writes the words of one document, and gathers what stands beside them."""

    subject: PaperSubject
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, Shown] = field(default_factory=dict)
    counted: list[tuple[int, int]] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    drawn: int = 0
    boxes: int = 0

    @cached_property
    def language(self) -> str:
        """The language of the site’s own words, in which everything is that neither the award nor its entry tells."""
        return self.subject.catalogue.award.language

    @cached_property
    def turned(self) -> bool:
        """Whether the document is written from right to left."""
        return direction_of(self.language) == "rtl"

    @cached_property
    def told(self) -> str:
        """The language of what the entry tells; nothing where it is the document’s own."""
        return self.subject.translation.code if self.subject.translation else self.subject.catalogue.award.apart

    def run(self, text: object, marks: str = "", language: str = "") -> Markup:
        """Words with their marks, such as `strong em`."""
        return markup.run(text, marks, language)

    def par(self, style: str, *runs: object, place: str = "", properties: str = "", side: str = "") -> Markup:
        """A paragraph in a style, of runs or plain words; others can lead to its `place`. It begins where its first letter does, or stands to a `side`."""
        inner = "".join([one if isinstance(one, Markup) else markup.run(one) for one in runs if one])
        mark = markup.marked(self._number_of(place)) if place else ""
        return markup.paragraph(style, mark + inner, properties + self._direction(inner) + (f'<w:jc w:val="{side}"/>' if side else ""))

    def item(self, *runs: object, style: str = "ListBullet", depth: int = 0, number: int = BULLETS) -> Markup:
        """An item of a list, in a paragraph."""
        return self.par(style, *runs, properties=markup.numbered(min(depth, DEEPEST), number))

    def link(self, there: Url | str, text: object) -> Markup:
        """Words that lead to an address, or to a place in this document; words alone where nothing leads there."""
        if isinstance(there, str) and there.startswith("#"):
            return markup.leading(self._number_of(there[1:]), markup.run(text, "link"))
        target = self.address(there)
        return self.led(target, markup.run(text, "link")) if target else markup.run(text)

    def address(self, there: Url | str) -> str:
        """The whole address of what is linked to; nothing where that is not known."""
        if isinstance(there, Url):
            return f"{self.subject.site_url}{there.path}" if self.subject.site_url else ""
        whole = there if SCHEME.match(there) else urljoin(self.subject.address, there)
        return whole if FOLLOWED.fullmatch(whole) and len(whole) <= LONGEST else ""

    def led(self, address: str, runs: Markup) -> Markup:
        """Runs that lead to a whole address."""
        return markup.linked(self.links.setdefault(address, f"link{len(self.links) + 1}"), runs)

    def flow(self, passage: Passage, deeper: int = 0, language: str = "") -> Markup:
        """A whole text of the entry; its headings, which begin at the fourth level on its page, are so many levels `deeper` here."""
        tree = tree_of(passage, self.subject.lead, Beside(self.subject.entry).source)
        return markup.joined(WordFlow(self, tree, deeper, language or self.subject.catalogue.award.apart).blocks(tree.blocks, "Normal"))

    def picture(self, address: str, words: str) -> Markup:
        """A picture of the entry as a run, by its address beside the page."""
        found = next(one for one in self.subject.entry.pictures.values() if one.versions[-1].name == address)
        version = found.versions[-1]
        return self.drawing(Shown({"file": found.file, "digest": found.digest, "width": version.width}, version.width, version.height), words)

    def credit(self, address: str) -> str:
        """Who made a picture, by its address beside the page."""
        named = next(file for file, one in self.subject.entry.pictures.items() if one.versions[-1].name == address)
        credit = next((one.credit for one in self.subject.entry.front.images if one.file == named), "")
        return f"Picture: {credit}" if credit else ""

    def drawing(self, shown: Shown, words: str) -> Markup:
        """A picture as a run, with words for those who cannot see it."""
        name = next((name for name, one in self.pictures.items() if one == shown), f"picture{len(self.pictures) + 1}")
        self.pictures[name] = shown
        self.drawn += 1
        scale = min(1.0, WIDEST / shown.width, HIGHEST / shown.height)
        return markup.drawing(name, self.drawn, words, max(1, round(shown.width * scale)), max(1, round(shown.height * scale)))

    def counting(self, first: int, depth: int) -> int:
        """The number of a new list that counts from `first`, so many levels deep."""
        self.counted.append((first, min(depth, DEEPEST)))
        return BULLETS + len(self.counted)

    def footnote(self, note: Sequence[Element], around: WordFlow) -> Markup:
        """The sign of a footnote, whose text is kept for its own part."""
        within = WordFlow(self, around.tree, 0, around.language, in_footnote=True)
        told = list(within.blocks(note, "FootnoteText")) or [self.par("FootnoteText")]
        sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        first = str(told[0]).replace("</w:pPr>", f"</w:pPr>{sign}{markup.run(' ')}", 1)
        self.footnotes.append("".join((first, *told[1:])))
        return markup.noted(len(self.footnotes))

    def tick(self, words: object) -> Markup:
        """A box to tick beside some words, in a cell."""
        self.boxes += 1
        return self.par("TableText", markup.box(self.boxes, f"Done: {words}"))

    def table(self, rows: Sequence[Sequence[object]], widths: Sequence[int], words: str) -> Markup:
        """A table of cells, each of words or of paragraphs; its first row and its first column are heads."""
        return markup.table((self._row(cells, widths, not place) for place, cells in enumerate(rows)), widths, words, self.turned)

    def form(self, rows: Sequence[Sequence[object]], widths: Sequence[int], words: str) -> Markup:
        """A table with room to write into; its first row is its head."""
        made = (self._row(cells, widths, not place, PEN if place else 0) for place, cells in enumerate(rows))
        return markup.table(made, widths, words, self.turned, "row", "Form")

    def _row(self, cells: Sequence[object], widths: Sequence[int], is_head: bool, height: int = 0) -> Markup:
        return markup.row((markup.cell(self._filled(one, is_head), width) for one, width in zip(cells, widths, strict=True)), is_head, height)

    def _number_of(self, place: str) -> int:
        return self.places.setdefault(place, len(self.places) + 1)

    def _filled(self, one: object, is_head: bool) -> Markup:
        return one if isinstance(one, Markup) and one.startswith("<w:p>") else self.par("TableHead" if is_head else "TableText", one)

    def _direction(self, inner: str) -> str:
        """In which direction a paragraph is written, where that is not the document’s."""
        if not self.turned and (inner.isascii() or not markup.TO_LEFT.search(inner)):
            return ""
        first = STRONG.search(INSIDE.sub("", inner))
        to_left = bool(markup.TO_LEFT.match(first[0])) if first else self.turned
        return "" if to_left == self.turned else "<w:bidi/>" if to_left else '<w:bidi w:val="0"/>'
