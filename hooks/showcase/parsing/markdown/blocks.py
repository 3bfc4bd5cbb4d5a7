"""Writes the events of a Markdown text as HTML, block by block, with a hole wherever the page decides."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from showcase.model.passage import Footnote, FootnoteReference, LinkEnd, LinkStart, Piece, TextBlock, TextImage
from showcase.parsing.markdown.events import MarkdownEvent

# A web address in the text is a link, as GitHub shows it; what may end the sentence around it is no part of its end.
BARE = re.compile(r"\bhttps?://[^\s<>`\"“”«»]+", re.IGNORECASE)
ENDING = ".,;:!?*_~'’‘…"
BRACKETS = {")": "(", "]": "[", "}": "{"}
ON_A_LINE = {"Paragraph": "<p>", "BlockQuote": "<blockquote>\n", "Item": "<li>", "CodeBlock": "<pre><code>"}
WITHIN = {"Emphasis": "<em>", "Strong": "<strong>", "Strikethrough": "<del>", "Table": "<table>", "TableHead": "<thead><tr>", "TableRow": "<tr>"}
ENDS = {
    "Paragraph": "</p>\n", "BlockQuote": "</blockquote>\n", "Item": "</li>\n", "CodeBlock": "</code></pre>\n",
    "Emphasis": "</em>", "Strong": "</strong>", "Strikethrough": "</del>",
    "Table": "</tbody></table>\n", "TableHead": "</tr></thead><tbody>\n", "TableRow": "</tr>\n",
}  # fmt: skip
BREAKS = {"SoftBreak": "\n", "HardBreak": "<br />\n"}
TASKS = {True: "☑ ", False: "☐ "}
ALIGNED = {"Right": ' class="to-right"', "Center": ' class="centred"'}  # what begins at the left does so anyway
EMPTY_HEADS = [f"<th{how}>" for how in ("", *ALIGNED.values())]
HIGHEST = 4  # the level of a heading inside an answer; those above it are the page’s


class BlockWriter:
    """Takes events and gives what they make; footnotes are put aside under their names."""

    def __init__(self) -> None:
        self.footnotes: dict[str, Footnote] = {}
        self.out: list[str | Piece] = []
        self.around: list[tuple[str, list[str | Piece]]] = []  # the footnotes that are open, with what stands around each
        self.image: list[str] | None = None  # the words of the picture that is open
        self.images = 0  # those that are open in one another
        self.is_fresh = True  # whether a line has just begun
        self.links = 0  # with code blocks: what holds no further link
        self.paragraph = 0
        self.cell = "td"
        self.columns: Iterator[str] = iter(())  # what is said of those that are still to come in the row
        self.aligned = tuple[str, ...]()

    def block(self, words: int) -> TextBlock | None:
        """What was written since the last block; None when that is nothing, as of a footnote."""
        pieces, self.out, self.is_fresh = _joined(self.out), [], True
        return TextBlock(pieces, words) if pieces else None

    def take(self, event: MarkdownEvent) -> None:
        """Write one event. Raw HTML, which entries may not have, writes nothing."""
        kind, tag, value, _, _ = event
        if self.image is not None:
            self._take_in_image(kind, tag, value)
        elif kind == "Text":
            self._text(value)
        elif kind == "Start":
            self._start(tag, value)
        elif kind == "End":
            self._end(tag, value)
        elif kind in BREAKS:
            self._write(BREAKS[kind])
        elif kind == "Code":
            self._write(f"<code>{escape(value, quote=False)}</code>")
        elif kind == "FootnoteReference":
            self._put(FootnoteReference(value.casefold()))
        elif kind == "TaskListMarker":
            self._write(TASKS[value])
        elif kind == "Rule":
            self._on_a_line("<hr />\n")

    def _write(self, html: str) -> None:
        self.out.append(html)
        self.is_fresh = html.endswith("\n") if html else self.is_fresh

    def _on_a_line(self, html: str) -> None:
        self._write(html if self.is_fresh else f"\n{html}")

    def _put(self, hole: Piece) -> None:
        self.out.append(hole)
        self.is_fresh = False

    def _text(self, text: str) -> None:
        if "://" not in text or self.links:
            self._write(escape(text, quote=False))
            return
        told = 0
        for found in BARE.finditer(text):
            address = _without_ending(found[0])
            if address.endswith("//"):
                continue  # a scheme alone
            self._write(escape(text[told : found.start()], quote=False))
            self._put(LinkStart(address))
            self._write(escape(address, quote=False))
            self._put(LinkEnd())
            told = found.start() + len(address)
        self._write(escape(text[told:], quote=False))

    def _start(self, tag: str, value: object) -> None:
        if tag in WITHIN:
            self._write(WITHIN[tag])
        elif tag in ON_A_LINE:
            self._on_a_line(ON_A_LINE[tag])
            if tag == "BlockQuote" and value:  # an alert, such as Note
                self._write(f"<p><strong>{value}</strong></p>\n")
        elif isinstance(value, dict) and tag == "Link":
            target = value["dest_url"]
            self._put(LinkStart(f"mailto:{target}" if value["link_type"] == "Email" else target, value["title"]))
        elif isinstance(value, dict) and tag == "Image":
            self.image = []
            self.out.append(TextImage(value["dest_url"], "", value["title"]))
        elif isinstance(value, dict) and tag == "Heading":
            self._on_a_line(f"<h{_level(value['level'])}>")
        elif tag == "TableCell":
            self._write(f"<{self.cell}{ALIGNED.get(next(self.columns, ''), '')}>")
        elif tag == "List":
            self._on_a_line("<ul>\n" if value is None else "<ol>\n" if value == 1 else f'<ol start="{value}">\n')
        elif tag == "FootnoteDefinition":
            self.around.append((str(value).casefold(), self.out))
            self.out, self.is_fresh = [], False
        self.links += tag in ("Link", "CodeBlock")
        self.cell = "th" if tag == "TableHead" else self.cell
        self.aligned = tuple(map(str, value)) if tag == "Table" and isinstance(value, tuple) else self.aligned
        self.columns = iter(self.aligned) if tag in ("TableHead", "TableRow") else self.columns
        self.paragraph = len(self.out) if tag == "Paragraph" else self.paragraph

    def _end(self, tag: str, value: object) -> None:
        self.links -= tag in ("Link", "CodeBlock")
        if tag == "Paragraph" and len(self.out) == self.paragraph + 1 and isinstance(image := self.out[-1], TextImage):
            self.out[-2:] = [TextImage(image.target, image.words, image.title, alone=True)]
            self._write("\n")
        elif tag in ENDS:
            self._write(ENDS[tag])
        elif tag == "Link":
            self._put(LinkEnd())
        elif tag == "Heading":
            self._write(f"</h{_level(str(value))}>\n")
        elif tag == "TableCell":
            self._end_cell()
        elif tag == "List":
            self._write("</ol>\n" if value else "</ul>\n")
        elif tag == "FootnoteDefinition":
            self._end_footnote()
        self.cell = "td" if tag == "TableHead" else self.cell

    def _end_cell(self) -> None:
        if self.out[-1] in EMPTY_HEADS:  # a table’s empty corner heads nothing, so nobody should hear it as a heading
            self.out[-1] = "<td></td>"
        else:
            self._write(f"</{self.cell}>")

    def _end_footnote(self) -> None:
        pieces = _joined(self.out)
        name, self.out = self.around.pop()
        if name in self.footnotes:  # nobody can refer to the second of one name, but it is not lost
            name = f"{name}\n{len(self.footnotes)}"  # no name in a text has a line end
        self.footnotes[name] = Footnote(name, pieces)
        self.is_fresh = True

    def _take_in_image(self, kind: str, tag: str, value: object) -> None:
        """The words of a picture, without their markup."""
        assert self.image is not None
        if tag == "Image":
            self.images += 1 if kind == "Start" else -1
        if self.images < 0:
            image = self.out[-1]
            assert isinstance(image, TextImage)
            self.out[-1] = TextImage(image.target, "".join(self.image), image.title)
            self.image, self.images, self.is_fresh = None, 0, False
        elif kind in ("Text", "Code", "InlineHtml"):
            self.image.append(str(value))
        elif kind in ("SoftBreak", "HardBreak"):
            self.image.append(" ")


def _without_ending(address: str) -> str:
    """An address without the marks behind it, and without a bracket that was opened before it."""
    end, brackets = len(address), Counter(address)
    while end:
        last = address[end - 1]
        if last not in ENDING and not (last in BRACKETS and brackets[BRACKETS[last]] < brackets[last]):
            break
        brackets[last] -= 1
        end -= 1
    return address[:end]


def _level(name: str) -> int:
    """The level at which a heading is shown: `H2` in a list or a quotation is no heading of the page."""
    return max(HIGHEST, int(name[1:]))


def _joined(out: Sequence[str | Piece]) -> tuple[Piece, ...]:
    """What was written, with neighbouring texts joined."""
    pieces, texts = list[Piece](), list[str]()
    for one in out:
        if isinstance(one, str):
            texts.append(one)
        else:
            pieces += ["".join(texts).encode(), one]
            texts = []
    pieces.append("".join(texts).encode())
    return tuple(filter(None, pieces))
