"""A passage as Markdown: what it is read as is what the passage is, with its links leading where they lead on the site."""

import re
from collections.abc import Sequence
from html import unescape
from itertools import groupby

from showcase.model.passage import Passage, Piece
from showcase.site.tree import Child, Element, Lead, PassageTree, Source, readable, tree_of, words_of

SPECIAL = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
MAYBE_SPECIAL = re.compile(r"[\\`*\[\]<~_&]")  # which most texts have none of; told in a tenth of the time
AT_START = re.compile(r"^(\s*)([#>+=|-]|:(?=-)|\d{1,9}(?=[.)]))", re.MULTILINE)
LEADING_NUMBER = re.compile(r"\d")
TICKS = re.compile("`+")
ALIGNED = {"to-right": "--:", "centred": ":-:"}
BULLETS, NUMBERED = ("-", "*"), (".", ")")  # the second where a list of the kind has just ended, which it would go on otherwise


def passage_markdown(passage: Passage, lead: Lead, source: Source, prefix: str = "") -> str:
    """A passage as Markdown, with links and pictures where `lead` and `source` say; plain paragraphs, which most passages are, need no tree."""
    paragraphs = [_plain_paragraph(block.pieces) for block in passage.blocks]
    if passage.footnotes or None in paragraphs:
        return to_markdown(tree_of(passage, lead, source), prefix)
    return "\n\n".join(filter(None, paragraphs))


def _plain_paragraph(pieces: Sequence[Piece]) -> str | None:
    """The Markdown of a paragraph without any markup; None for any other block."""
    html = pieces[0]
    if len(pieces) > 1 or not isinstance(html, bytes) or not html.startswith(b"<p>") or html.count(b"<") > 2:
        return None
    text = html[3:-5].decode()
    return escaped(readable(unescape(text)) if "&" in text else text)


def to_markdown(tree: PassageTree, prefix: str = "") -> str:
    """A tree as Markdown; `prefix` keeps the names of footnotes apart, which are counted from 1 in each passage."""
    writer = _MarkdownWriter(prefix)
    notes = [writer.indented(f"[^{prefix}{number}]: ", writer.blocks(note), "    ") for number, note in enumerate(tree.footnotes, 1)]
    return "\n\n".join(one for one in (writer.blocks(tree.blocks), *notes) if one)


def escaped(text: str) -> str:
    """A text that means itself in Markdown."""
    return AT_START.sub(_at_start, escaped_within(text))


def escaped_within(text: str) -> str:
    """A text that means itself where it begins no line, as in the cell of a table."""
    return SPECIAL.sub(r"\\\g<0>", text) if MAYBE_SPECIAL.search(text) else text


def _at_start(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}\\" if LEADING_NUMBER.match(found[2]) else f"{found[1]}\\{found[2]}"


class _MarkdownWriter:
    """Writes elements as Markdown."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.depth = 0  # of lists: the same sign in each other would draw a line

    def blocks(self, children: Sequence[Child], gap: str = "\n\n") -> str:
        """Blocks in their order, a blank line between them unless told otherwise; text among them is a block of its own."""
        made, before, other = list[str](), "", False
        for is_block, some in groupby(children, _is_block):
            if not is_block:
                made, before = [*made, self.inline(tuple(some)).strip("\n")], ""
                continue
            for one in some:
                assert isinstance(one, Element)
                other = one.name in ("ul", "ol") and one.name == before and not other
                made.append(self._list(one, other) if one.name in ("ul", "ol") else getattr(self, f"_{BLOCKS[one.name]}")(one))
                before = one.name
        return gap.join(made)

    def indented(self, first: str, text: str, others: str) -> str:
        """A text whose first line begins with one sign and all others with another."""
        return first + "\n".join(others + line if line else line for line in text.split("\n")).removeprefix(others)

    def _paragraph(self, one: Element) -> str:
        return self.inline(one.children)

    def _heading(self, one: Element) -> str:
        words = self.inline(one.children).replace("\n", " ")
        return f"{'#' * int(one.name[1])} {words[:-1] + chr(92) + '#' if words.endswith('#') else words}"

    def _rule(self, _one: Element) -> str:
        return "___"

    def _quotation(self, one: Element) -> str:
        return "\n".join(f"> {line}" if line else ">" for line in self.blocks(one.children).split("\n"))

    def _list(self, one: Element, other: bool) -> str:
        start, made, gap = int(one.attributes.get("start", "1")), list[tuple[str, Element]](), "\n"
        for number, item in enumerate((item for item in one.children if isinstance(item, Element)), start):
            sign = f"{number}{NUMBERED[other]} " if one.name == "ol" else f"{BULLETS[(other + self.depth) % 2]} "
            if any(isinstance(part, Element) and part.name == "p" for part in item.children):
                gap = "\n\n"  # one paragraph among its items makes a list wide
            made.append((sign, item))
        self.depth += 1
        text = gap.join(self.indented(sign, self.blocks(item.children, gap), " " * len(sign)).rstrip(" ") for sign, item in made)
        self.depth -= 1
        return text

    def _code(self, one: Element) -> str:
        text = words_of(one.children)
        fence = "`" * max(3, 1 + max((len(run) for run in TICKS.findall(text)), default=0))
        return f"{fence}\n{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{fence}"

    def _table(self, one: Element) -> str:
        rows = [row for row in _rows(one) if row.children]
        head = [cell for cell in rows[0].children if isinstance(cell, Element)]
        aligned = [ALIGNED.get(cell.attributes.get("class", ""), "---") for cell in head]
        lines = [[self._cell(cell) for cell in row.children if isinstance(cell, Element)] for row in rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], aligned, *lines[1:]))

    def _cell(self, cell: Element) -> str:
        return self.inline(cell.children).replace("|", "\\|").replace("\n", " ")

    def inline(self, children: Sequence[Child], within: str = "") -> str:
        """Text with its emphasis, links and code; `within` is the emphasis around it."""
        made = ""
        for one in children:
            text = escaped(one) if isinstance(one, str) else self._element(one, within)
            made = f"{made[:-1]}\\!{text}" if made.endswith("!") and text.startswith("[") else made + text
        return made

    def _element(self, one: Element, within: str) -> str:
        if one.name == "br":
            return "\\\n"
        if one.name == "code":
            return _in_ticks(words_of(one.children))
        if one.name == "img":
            return f"!{_linked(escaped(one.attributes.get('alt', '')), one.attributes.get('src', ''), one.attributes.get('title', ''))}"
        if one.name == "note":
            return f"[^{self.prefix}{one.attributes['number']}]"
        if one.name == "a":
            words, href = self.inline(one.children, within), one.attributes["href"]
            bare = words_of(one.children) == href and not one.attributes.get("title")
            return f"<{href}>" if bare else _linked(words, href, one.attributes.get("title", ""))
        signs = {"em": "_" if within else "*", "strong": "**", "del": "~~"}.get(one.name, "")
        return f"{signs}{self.inline(one.children, one.name)}{signs}"


BLOCKS = {
    "p": "paragraph", "ul": "list", "ol": "list", "blockquote": "quotation", "pre": "code", "hr": "rule", "table": "table",
    **{f"h{level}": "heading" for level in range(1, 7)},
}  # fmt: skip


def _rows(table: Element) -> list[Element]:
    parts = [one for one in table.children if isinstance(one, Element)]
    return [row for part in parts for row in part.children if isinstance(row, Element)]


def _is_block(one: Child) -> bool:
    return isinstance(one, Element) and one.name in BLOCKS


def _in_ticks(code: str) -> str:
    fence = "`" * (1 + max((len(run) for run in TICKS.findall(code)), default=0))
    pad = " " if code.strip(" ") and (code.startswith(("`", " ")) or code.endswith(("`", " "))) else ""
    return f"{fence}{pad}{code}{pad}{fence}"


def _linked(words: str, href: str, title: str) -> str:
    there = href if re.fullmatch(r"[^\s<>()\\]+", href) else "<{}>".format(re.sub(r"[<>\\]", r"\\\g<0>", href))
    said = ' "{}"'.format(re.sub(r'["\\]', r"\\\g<0>", title)) if title else ""
    return f"[{words}]({there}{said})"
