"""A passage of an entry's text as the HTML of one page, cleaned of everything that could harm."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from urllib.parse import quote

import nh3

from showcase.model.passage import FootnoteReference, LinkEnd, LinkStart, Passage, Piece, TextImage
from showcase.util.invisible import HIDDEN

# What a passage can become, and nothing else; a second wall behind the rule that refuses raw HTML, and behind what writes the HTML.
TAGS = {
    *("p", "br", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "a", "img", "hr", "sup", "div", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "span"),
}
ATTRIBUTES = {
    "a": {"href", "title"}, "ol": {"start"}, "div": {"id"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
}  # fmt: skip
CLASSES = {
    "div": {"footnote-definition"}, "sup": {"footnote-reference", "footnote-definition-label"},
    "figure": {"picture"}, "span": {"by"}, "th": {"to-right", "centred"}, "td": {"to-right", "centred"},
}  # fmt: skip
# Most passages have these alone, which are harmless as they stand, so there is nothing to clean: looking takes a fifth of the time.
BARE = TAGS - {"a", "img", "div", "sup", "figure", "span"}
ALIGNED = (f'<{tag} class="{name}">' for tag in ("th", "td") for name in CLASSES[tag])
HARMLESS = frozenset(("<br />", "<hr />", *ALIGNED, *(f"<{stroke}{tag}>" for tag in BARE for stroke in ("", "/"))))
TAG = re.compile("<[^>]*>?")
# Whoever wrote an entry chose where it leads, so search engines are not to take that for this site’s own advice; GitHub says the same.
REL = "nofollow ugc"
# What an address may hold as it is; all else is told by its number.
SAFE = "!#$%&'()*+,-./:;=?@_~"
ELSEWHERE = re.compile(r"https?:|mailto:", re.IGNORECASE)
WEB = re.compile(r"https?:", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Browsers read a backslash as a stroke and pass over tabs and line ends, and two strokes begin another host.
LEADS_OUT = re.compile(r"//|.*[\x00-\x20\\]", re.DOTALL)
BESIDE = re.compile(r"(?!/)(?:(?!//)[^:\\\x00-\x1f])+")  # pictures are the site’s own
PLACE = re.compile(r"(?:[\w-]+-)?note-[0-9]+")  # the ids that footnotes have, which are never of an entry’s choosing


def _kept(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute that may stay; None to take it away."""
    if name == "id" or (name == "href" and value.startswith("#")):
        return value if PLACE.fullmatch(value.removeprefix("#")) else None
    if name in ("src", "srcset"):
        return value if BESIDE.fullmatch(value) else None
    return None if name == "href" and LEADS_OUT.match(value) else value


CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    tag_attribute_values={"a": {"rel": {REL}}},
    attribute_filter=_kept,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def cleaned(html: str) -> str:
    """HTML without anything that could harm."""
    if not html.replace("\n", "").isprintable():
        html = HIDDEN.sub("", html)  # an entity can spell what no text may hold
    return html if HARMLESS.issuperset(TAG.findall(html)) else CLEANER.clean(html)


def address(target: str) -> str:
    """Where a link leads, as an address has it: without spaces, and letters beyond ASCII by their numbers."""
    return quote(target, safe=SAFE)


def to_html(passage: Passage, lead: Callable[[str], str | None], show: Callable[[TextImage], str], prefix: str = "") -> str:
    """The HTML of a passage on a page.

    `lead` says where a link leads from there, None for nowhere; `show` makes the HTML of a picture; `prefix` keeps the ids of
    footnotes apart, which are counted from 1 in each passage.
    """
    if not passage.footnotes and all(len(block.pieces) == 1 for block in passage.blocks):
        return cleaned(b"".join(piece for block in passage.blocks for piece in block.pieces if isinstance(piece, bytes)).decode())
    filling = _Filling(lead, show, prefix, [note.name for note in passage.footnotes])
    html = [filling.filled(block.pieces) for block in passage.blocks]
    for number, note in enumerate(passage.footnotes, 1):
        label = f'<div class="footnote-definition" id="{filling.place(number)}"><sup class="footnote-definition-label">{number}</sup>'
        html.append(f"{label}{filling.filled(note.pieces)}</div>\n")
    return cleaned("".join(html))


class _Filling:
    """Fills the holes of a passage for one page."""

    def __init__(self, lead: Callable[[str], str | None], show: Callable[[TextImage], str], prefix: str, footnotes: Sequence[str]) -> None:
        self.lead, self.show, self.prefix = lead, show, prefix
        self.numbers = {name: number for number, name in enumerate(footnotes, 1)}
        self.leads = False  # whether the link that is open leads anywhere

    def place(self, number: int) -> str:
        """The id of a footnote."""
        return f"{self.prefix}note-{number}"

    def filled(self, pieces: Iterable[Piece]) -> str:
        """Pieces as HTML."""
        return "".join(piece.decode() if isinstance(piece, bytes) else self._hole(piece) for piece in pieces)

    def _hole(self, hole: LinkStart | LinkEnd | TextImage | FootnoteReference) -> str:
        if isinstance(hole, TextImage):
            return self.show(hole)
        if isinstance(hole, FootnoteReference):
            number = self.numbers[hole.name]
            return f'<sup class="footnote-reference"><a href="#{self.place(number)}">{number}</a></sup>'
        if isinstance(hole, LinkEnd):
            return "</a>" if self.leads else ""
        there = None if hole.target is None else self.lead(hole.target)
        self.leads = there is not None
        if there is None:
            return ""
        rel = f' rel="{REL}"' if WEB.match(there) else ""
        title = f' title="{escape(hole.title)}"' if hole.title else ""
        return f'<a{rel} href="{escape(there)}"{title}>'
