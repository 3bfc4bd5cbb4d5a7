"""The library that makes Markdown of HTML, with the ways of the entry format: headings of level 4, our escapes, whole addresses."""

import re
from functools import lru_cache
from typing import Any

from bs4 import Tag
from bs4.element import PageElement
from markdownify import MarkdownConverter

from showcase.authoring.importer.escape import escaped

EMPHASIS = ["b", "strong", "i", "em", "del", "s", "code", "samp", "kbd", "sup", "sub", "q"]


class PlainTag(Tag):
    """A tag that finds what it stands in by walking up; the library makes a search of it, and the converter asks at every tag."""

    def find_parent(self, name: Any = None, attrs: Any = None, **more: Any) -> Tag | None:
        """The nearest tag of this name around this one."""
        return next((one for one in self.parents if one.name == name), None)


class _Converter(MarkdownConverter):
    """Markdown as entries have it: headings of level 4 and below, text escaped by our rules, addresses whole."""

    def escape(self, text: str, parent_tags: object) -> str:
        return escaped(text) if text else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = " ".join(text.split())
        return words if "_inline" in parent_tags else f"\n\n{'#' * max(4, min(6, n))} {words}\n\n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address, words = str(el.get("href", "")), text.strip()
        if not words or "_noformat" in parent_tags:
            return text
        if el.get_text().strip() == address:
            return f"<{address}>" if not re.search(r"[\s<>]", address) else text
        target = re.sub("[<>]", lambda sign: f"%{ord(sign[0]):X}", address)
        target = f"<{target}>" if re.search(r"[()\\]", target) else target
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}[{' '.join(words.split())}]({target}){after}"

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _around(el, text, "**", parent_tags)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _around(el, text, "*", parent_tags)

    convert_strong, convert_i = convert_b, convert_em

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An item with its number counted on, because counting all its predecessors takes the square of a long list."""
        words = text.strip()
        if not words:
            return "\n"
        bullet = "- "
        if el.parent is not None and el.parent.name == "ol":
            start = str(el.parent.get("start", "1"))
            number = int(start) if start.isdecimal() and len(start) < 6 else 1
            el.parent["start"] = str(number + 1)
            bullet = f"{number}. "
        indent = " " * len(bullet)
        lines = [f"{indent}{line}" if line.strip() else "" for line in words.split("\n")]
        return bullet + "\n".join(lines)[len(bullet) :] + "\n"


@lru_cache(maxsize=2)
def converter(with_emphasis: bool) -> MarkdownConverter:
    """The library’s converter, with or without signs of emphasis."""
    return _Converter(heading_style="atx", bullets="-", strip=None if with_emphasis else EMPHASIS)


def _around(el: Tag, text: str, sign: str, parent_tags: set[str]) -> str:
    """Words with signs of emphasis around them, unless Markdown would show the signs: in `**Aim:**hush` it does."""
    words = text.strip()
    if not words or "_noformat" in parent_tags or "\n\n" in words:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    touches_left = not before and _said(el.previous_sibling)[-1:].isalnum() and not words[0].isalnum()
    touches_right = not after and _said(el.next_sibling)[:1].isalnum() and not words[-1].isalnum()
    return text if touches_left or touches_right else f"{before}{sign}{words}{sign}{after}"


def _said(neighbour: PageElement | None) -> str:
    return neighbour.get_text() if neighbour is not None else ""
