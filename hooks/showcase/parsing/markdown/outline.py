"""The outline of an entry’s Markdown: its headings, what stands under each, its links, and the place of everything.

One pass of events gives all that checks and pages need.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape

from showcase.model.finding import Location
from showcase.model.passage import Footnote, Passage, TextBlock, with_footnotes
from showcase.parsing.markdown.blocks import BlockWriter
from showcase.parsing.markdown.events import events
from showcase.util.lines import Lines
from showcase.util.text import word_count

DEEPEST = 10  # lists and quotations in one another
DEEPEST_OF_ALL = 30  # with items, paragraphs and emphasis; the time that a browser takes grows with the square of this
INLINE = ("Emphasis", "Strong", "Strikethrough", "Link", "Image")
NESTING = ("List", "BlockQuote")
# Signs that begin a heading or an item, among spaces of which one is a hard one, or as wide as a letter: nobody can see that it is no plain one.
HARD_SPACED = re.compile(r"^[^\S\n]{0,3}(?:#{1,6}|[-*+])[^\S\n]+", re.MULTILINE)
ANY_SPACE = re.compile(r"[^\S\n\t]")
HARD_SPACE = re.compile(r"[^\S\n\t ]")
INDENTED = "Indented"  # a piece of code that only its indent makes one
OUTER = ("H1", "H2", "H3")  # headings that part a text; those below belong to it


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading; positions are bytes of the body."""

    level: int
    title: str
    start: int
    text_start: int
    text_end: int
    words: int
    blocks: tuple[TextBlock, ...]
    footnotes: tuple[str, ...]  # the names of those that stand here

    @property
    def is_empty(self) -> bool:
        """Whether there is no word under it; footnotes alone are no text."""
        return not any(block.words for block in self.blocks)

    @property
    def heading(self) -> TextBlock:
        """The heading as a block of a text whose headings are its own."""
        return TextBlock((f"<h4>{escape(self.title, quote=False)}</h4>\n".encode(),))


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


@dataclass(frozen=True)
class Body:
    """The outline of a Markdown text; `first` is the text before any heading, with level 0."""

    path: str
    data: bytes
    line_offset: int
    first: Section
    sections: tuple[Section, ...] = ()
    links: tuple[TextLink, ...] = ()
    markup: tuple[Markup, ...] = ()
    nested_headings: tuple[tuple[int, int], ...] = ()  # where they begin and end, in a list or a quotation
    footnotes: Mapping[str, Footnote] = field(default_factory=dict)
    indented: tuple[tuple[int, int], ...] = ()  # paragraphs that are shown as typed, because they begin with four spaces or a tab
    too_deep: int | None = None  # where lists and quotations nest too deeply

    def passage(self, section: Section) -> Passage:
        """The text under a heading, with the footnotes that it needs."""
        return self._with_footnotes(section.blocks, section.footnotes)

    @property
    def whole(self) -> Passage:
        """All of the text, as an adopter’s record is shown, whose headings are its own."""
        blocks = [block for section in self.sections for block in (section.heading, *section.blocks)]
        return self._with_footnotes((*self.first.blocks, *blocks), self.footnotes)

    def _with_footnotes(self, blocks: tuple[TextBlock, ...], here: Iterable[str]) -> Passage:
        """Blocks with the footnotes that they need, and then those that stand here and that nothing needs, lest they be lost."""
        return with_footnotes(blocks, self.footnotes, [name for name in here if name in self._unused]) if self.footnotes else Passage(blocks)

    @cached_property
    def _unused(self) -> Set[str]:
        blocks = [block for section in (self.first, *self.sections) for block in section.blocks]
        return self.footnotes.keys() - {one.name for one in with_footnotes(blocks, self.footnotes).footnotes}

    def at(self, start: int, end: int | None = None) -> Location:
        """The place of a range of bytes."""
        line, column = self._line_column(start)
        if end is None:
            return Location(self.path, line, column)
        return Location(self.path, line, column, *self._line_column(end))

    def _line_column(self, position: int) -> tuple[int, int]:
        line, column = self._lines.line_and_column(position)
        return line + self.line_offset, column

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.data)


class _Outliner:
    """Reads the events of a body once."""

    def __init__(self, path: str, data: bytes, line_offset: int) -> None:
        self.path, self.data, self.line_offset = path, data, line_offset
        self.writer = BlockWriter()
        self.done = list[Section]()
        self.level, self.title, self.start, self.text_start = 0, "", 0, 0  # of the section
        self.blocks = list[TextBlock]()
        self.noted = 0  # the footnotes of the sections that are done
        self.all_words = 0  # of the section, its footnotes’ too
        self.words = list[str]()  # of the block
        self.heading: list[str] | None = None
        self.nested_headings = list[tuple[int, int]]()
        self.open_links = list[tuple[TextLink, int]]()  # with the number of words before each
        self.links, self.markup = list[TextLink](), list[Markup]()
        self.indented = list[tuple[int, int]]()
        self.too_deep: int | None = None
        self.depth = self.nested = 0

    def run(self) -> Body:
        for event in events(self.data.decode()):
            kind, tag, value, start, end = event
            if kind in ("Text", "Code"):
                (self.words if self.heading is None else self.heading).append(value)
            elif kind == "Start":
                self.depth += 1
                self._start(tag, value, start, end)
            elif kind == "End":
                self.depth -= 1
                self._end(tag)
            elif kind == "InlineHtml":
                self.markup.append(Markup(value, start, end))
            elif value is None:
                self.words.append(" ")
            if self.heading is None:
                self.writer.take(event)
            if not self.depth:
                self._end_block()
        self._close(len(self.data))
        return Body(
            self.path, self.data, self.line_offset, self.done[0], tuple(self.done[1:]), tuple(self.links), tuple(self.markup),
            tuple(self.nested_headings), self.writer.footnotes, tuple(self.indented), self.too_deep,
        )  # fmt: skip

    def _start(self, tag: str, value: object, start: int, end: int) -> None:
        self.nested += tag in NESTING
        if (self.nested > DEEPEST or self.depth > DEEPEST_OF_ALL) and self.too_deep is None:
            self.too_deep = start
        if tag == "HtmlBlock":
            self.markup.append(Markup(self.data[start:end].decode().strip(), start, end))
        elif tag == "CodeBlock" and self.depth == 1 and value == INDENTED:
            self.indented.append((start, end))
        elif isinstance(value, dict) and tag == "Heading" and value["level"] in OUTER:
            self._begin_section(int(value["level"][1]), start, end)
        elif isinstance(value, dict) and tag in ("Link", "Image"):
            self.open_links.append((TextLink(value["dest_url"], start, end, tag == "Image", ""), len(self.words)))

    def _begin_section(self, level: int, start: int, end: int) -> None:
        if self.depth > 1:
            self.nested_headings.append((start, end))
            return
        self._close(start)
        self.level, self.start, self.text_start, self.heading = level, start, end, []

    def _end(self, tag: str) -> None:
        self.nested -= tag in NESTING
        if tag in ("Link", "Image"):
            link, said = self.open_links.pop()
            if self.heading is None:  # a heading is shown with the award’s own title
                self.links.append(replace(link, words="".join(self.words[said:]).strip()))
        elif tag not in INLINE:
            self.words.append(" ")

    def _end_block(self) -> None:
        words, self.words = word_count("".join(self.words)), []
        if self.heading is not None:
            self.title, self.heading = " ".join("".join(self.heading).split()), None
            return
        block = self.writer.block(words)
        self.all_words += words
        self.blocks += [block] if block else []

    def _close(self, position: int) -> None:
        names = tuple(self.writer.footnotes)[self.noted :]
        self.done.append(Section(self.level, self.title, self.start, self.text_start, position, self.all_words, tuple(self.blocks), names))
        self.noted, self.all_words, self.blocks = len(self.writer.footnotes), 0, []


def outline(text: str, path: str, line_offset: int = 0) -> Body:
    """The outline of a Markdown text that begins after `line_offset` lines of its file."""
    may_be_hard = not text.isascii() and not text.replace("\n", "").isprintable()  # no space but the plain one can be printed, which is told quickly
    plain = HARD_SPACED.sub(lambda found: ANY_SPACE.sub(" ", found[0]), text) if may_be_hard and HARD_SPACE.search(text) else text
    return _Outliner(path, plain.encode(), line_offset).run()
