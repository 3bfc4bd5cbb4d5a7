"""An entry's Markdown: its outline with places, and its words.

Entries are CommonMark with tables, strikethrough and footnotes, as a pull request on GitHub shows them. One pass of
events gives everything that checks need. Nothing else calls the Markdown library, so that all read the same dialect.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pyromark

from showcase.model.finding import Location
from showcase.util.lines import Lines

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
DEEPEST = 10  # lists and quotations in one another
DEEPEST_OF_ALL = 30  # with items, paragraphs and emphasis; the time to make a page grows with the square of this
INLINE = ("Emphasis", "Strong", "Strikethrough")


class MarkdownEvent(NamedTuple):
    """One event of a Markdown text, with its range in bytes; `what` is None where the kind says all, as of a line end."""

    kind: str
    what: object
    start: int
    end: int


def events(markdown: str) -> Iterator[MarkdownEvent]:
    """The events of a Markdown text, in order."""
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        (kind, what), = event.items() if isinstance(event, dict) else ((event, None),)
        yield MarkdownEvent(kind, what, place["start"], place["end"])


def raw_html(markdown: str) -> str:
    """The HTML of a Markdown text, not cleaned of anything."""
    return pyromark.html(markdown, options=OPTIONS)


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
class TextLink:
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
    links: list[TextLink] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)
    too_deep: int | None = None  # where lists and quotations nest too deeply
    _lines: Lines | None = None

    def text(self, section: Section) -> bytes:
        """The Markdown under a heading, without it, as UTF-8."""
        return self.data[section.text_start : section.text_end].strip(b"\n")

    def at(self, start: int, end: int | None = None) -> Location:
        """The place of a range of bytes."""
        line, column = self._line_column(start)
        if end is None:
            return Location(self.path, line, column)
        return Location(self.path, line, column, *self._line_column(end))

    def _line_column(self, position: int) -> tuple[int, int]:
        if self._lines is None:
            self._lines = Lines(self.data)
        line, column = self._lines.line_and_column(position)
        return line + self.line_offset, column


class _Outliner:
    """Reads the events of a body once and fills in its outline."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.section = body.first
        self.words: list[str] = []
        self.heading: list[str] | None = None
        self.links: list[tuple[TextLink, int]] = []  # those that are open, with the number of words before each
        self.depth = self.nested = 0

    def run(self, text: str) -> None:
        for kind, what, start, end in events(text):
            if what is None:
                self.words.append(" ")
            elif kind in ("Text", "Code"):
                self._say(str(what))
            elif kind == "InlineHtml":
                self.body.markup.append(Markup(str(what), start, end))
            elif kind == "Start":
                self._start(what, start, end)
            elif kind == "End":
                self._end(what)
        self._close(len(self.body.data))

    def _say(self, text: str) -> None:
        (self.words if self.heading is None else self.heading).append(text)

    def _start(self, what: object, start: int, end: int) -> None:
        self.depth += 1
        self.nested += _nests(what)
        if (self.nested > DEEPEST or self.depth > DEEPEST_OF_ALL) and self.body.too_deep is None:
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
            self.links.append((TextLink(what[kind]["dest_url"], start, end, kind == "Image", ""), len(self.words)))

    def _end(self, what: object) -> None:
        self.depth -= 1
        self.nested -= _nests(what)
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


def _nests(what: object) -> bool:
    """Whether this is a list or a quotation, which can stand in one another."""
    return "List" in what or "BlockQuote" in what if isinstance(what, dict) else what == "BlockQuote"


def outline(text: str, path: str, line_offset: int = 0) -> Body:
    """The outline of a Markdown text that begins after `line_offset` lines of its file."""
    body = Body(path, text.encode(), line_offset, Section(0, "", 0, 0))
    _Outliner(body).run(text)
    return body
