"""An entry's Markdown: its outline with places, its words, and its HTML.

Entries are CommonMark with tables, strikethrough and footnotes, as a pull request on GitHub shows them. One pass of
events gives everything that checks need; HTML is made for a piece at a time, when a page asks for it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

import nh3
import pyromark

from .findings import Location

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
DEEPEST = 30  # a list in a list counts two; the time to make a page grows with the square of this
INLINE = ("Emphasis", "Strong", "Strikethrough")
BARE = re.compile(r"https?://[^\s<>\[\]`\"']*[^\s<>\[\]`\"'.,;:!?)*_~]")


@dataclass(slots=True)
class Section:
    """A heading and the text under it, up to the next heading; positions are bytes of the body."""

    level: int
    title: str
    start: int
    text_start: int
    text_end: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image in the text, with where it leads and the words it carries."""

    target: str
    start: int
    end: int
    image: bool
    words: str

    @property
    def file(self) -> str:
        """The target without the place in it."""
        return self.target.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of raw HTML, which entries may not have."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Body:
    """The outline of a Markdown text; `first` is the text before any heading, with level 0."""

    path: str
    data: bytes
    line_offset: int
    first: Section
    sections: list[Section] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)
    too_deep: int | None = None  # where lists and quotations nest too deeply
    _lines: list[int] | None = None

    def text(self, section: Section) -> str:
        """The Markdown under a heading, without it."""
        return self.data[section.text_start : section.text_end].decode().strip("\n")

    def at(self, start: int, end: int | None = None) -> Location:
        """The place of a range of bytes."""
        line, column = self._line_column(start)
        if end is None:
            return Location(self.path, line, column)
        return Location(self.path, line, column, *self._line_column(end))

    def _line_column(self, position: int) -> tuple[int, int]:
        if self._lines is None:
            self._lines = [0, *(found.end() for found in re.finditer(b"\n", self.data))]
        row = bisect_right(self._lines, position) - 1
        column = len(self.data[self._lines[row] : position].decode(errors="ignore")) + 1
        return row + 1 + self.line_offset, column


class _Outliner:
    """Reads the events of a body once and fills in its outline."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.section = body.first
        self.words: list[str] = []
        self.heading: list[str] | None = None
        self.links: list[tuple[Link, int]] = []  # those that are open, with the number of words before each
        self.depth = 0

    def run(self, text: str) -> None:
        for event, place in pyromark.events_with_range(text, options=OPTIONS):
            if isinstance(event, str):
                self.words.append(" ")
                continue
            (kind, what), = event.items()
            if kind in ("Text", "Code"):
                self._say(str(what))
            elif kind == "InlineHtml":
                self.body.markup.append(Markup(str(what), place["start"], place["end"]))
            elif kind == "Start":
                self._start(what, place["start"], place["end"])
            elif kind == "End":
                self._end(what)
        self._close(len(self.body.data))

    def _say(self, text: str) -> None:
        (self.words if self.heading is None else self.heading).append(text)

    def _start(self, what: object, start: int, end: int) -> None:
        self.depth += 1
        if self.depth > DEEPEST and self.body.too_deep is None:
            self.body.too_deep = start
        if what == "HtmlBlock":
            self.body.markup.append(Markup(self.body.data[start:end].decode().strip(), start, end))
        if not isinstance(what, dict):
            return
        if "Heading" in what and what["Heading"]["level"] in ("H1", "H2", "H3"):
            self._close(start)
            level = int(what["Heading"]["level"][1])
            self.section = Section(level, "", start, end)
            self.heading = []
        elif "Link" in what or "Image" in what:
            kind = "Image" if "Image" in what else "Link"
            self.links.append((Link(what[kind]["dest_url"], start, end, kind == "Image", ""), len(self.words)))

    def _end(self, what: object) -> None:
        self.depth -= 1
        if isinstance(what, dict) and "Heading" in what and self.heading is not None:
            self.section.title = " ".join("".join(self.heading).split())
            self.body.sections.append(self.section)
            self.heading = None
        elif what in ("Link", "Image"):
            link, said = self.links.pop()
            if self.heading is None:  # a heading is shown with the award’s own title
                self.body.links.append(replace(link, words="".join(self.words[said:]).strip()))
        elif what not in INLINE:
            self.words.append(" ")

    def _close(self, position: int) -> None:
        self.section.text_end = position
        self.section.words = len("".join(self.words).split())
        self.words = []


def outline(text: str, path: str, line_offset: int = 0) -> Body:
    """The outline of a Markdown text that begins after `line_offset` lines of its file."""
    body = Body(path, text.encode(), line_offset, Section(0, "", 0, 0))
    _Outliner(body).run(text)
    return body


# What Markdown itself can produce, and nothing else; a second wall behind the rule that refuses raw HTML.
TAGS = {*"p br em strong del code pre ul ol li blockquote table thead tbody tr th td a img hr sup div h4 h5 h6".split()}
ATTRIBUTES = {"a": {"href", "title", "class"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "div": {"class", "id"}, "sup": {"class"}}


@lru_cache(maxsize=64)
def _cleaner(base: str, prefix: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative=_from(base, prefix),
        id_prefix=prefix,
        link_rel=None,
    )


def _from(base: str, prefix: str) -> Callable[[str], str]:
    def resolve(target: str) -> str:
        if target.startswith("#"):
            return f"#{prefix}{target[1:]}"
        return base + re.sub(r"(^|/)index(\.\w+)?\.md(?=#|$)", r"\1", target)

    return resolve


def to_html(markdown: str, base: str = "", prefix: str = "") -> str:
    """The HTML of a piece of Markdown; `base` leads from the page to the entry's folder, `prefix` keeps ids apart."""
    html = pyromark.html(with_links(markdown), options=OPTIONS)
    # One cleaner serves all the pieces that have neither footnotes nor links of their own, and they are most.
    if "footnote" not in html:
        prefix = ""
    if "href=" not in html and "src=" not in html:
        base = ""
    return _cleaner(base, prefix).clean(html)


def with_links(markdown: str) -> str:
    """The text with bare web addresses marked as links, as GitHub shows them."""
    if "://" not in markdown:
        return markdown
    data, depth, changes = markdown.encode(), 0, list[tuple[int, int]]()
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        if not isinstance(event, dict):
            continue
        (kind, what), = event.items()
        if kind in ("Start", "End") and _is_shield(what):
            depth += 1 if kind == "Start" else -1
        elif kind == "Text" and not depth:
            piece = data[place["start"] : place["end"]].decode()
            changes += [
                (place["start"] + len(piece[: found.start()].encode()), place["start"] + len(piece[: found.end()].encode()))
                for found in BARE.finditer(piece)
            ]
    for start, end in reversed(changes):
        data = data[:start] + b"<" + data[start:end] + b">" + data[end:]
    return data.decode()


def _is_shield(what: object) -> bool:
    """Whether text inside this is already a link or must not become one."""
    if isinstance(what, dict):
        return bool({"Link", "Image", "CodeBlock"} & what.keys())
    return what in ("Link", "Image", "CodeBlock")


NOTE = re.compile(r"\[\^([^\]]+)\]:")


def excerpt(markdown: str, words: int) -> tuple[str, bool]:
    """The first blocks of a piece, about as many words, with the footnotes that they need; and whether anything was left out."""
    blocks = re.split(r"\n\s*\n", markdown.strip())
    notes = {found[1]: block for block in blocks if (found := NOTE.match(block))}
    told = [block for block in blocks if not NOTE.match(block)]
    kept, said = list[str](), 0
    for block in told:
        size = len(block.split())
        if kept and said + size > words * 1.25:
            break
        kept.append(block)
        said += size
    needed = [note for name, note in notes.items() if any(f"[^{name}]" in block for block in kept)]
    return "\n\n".join((*kept, *needed)), len(kept) < len(told)
