"""The HTML that most forms export (paragraphs, flat lists, headings, emphasis, links) as Markdown, five times as fast as by the library.

Anything else is left to the library, and what comes out here is compared with the words that went in before it is used.
"""

import html
import re
from dataclasses import dataclass, field

from showcase.authoring.importer.escape import escaped

TOKEN = re.compile(r"(<[^<>]*>)")
TAG = re.compile(r"<(?P<close>/?)(?P<name>p|div|br|ul|ol|li|b|strong|i|em|a|span|h[1-6])(?P<more>(?:\s[^<>]*)?)/?>\Z", re.IGNORECASE)
ADDRESS = re.compile(r"\shref=(?P<quote>[\"'])(?P<address>(?:https?://|mailto:)[^\s\"'<>()\\]+)(?P=quote)", re.IGNORECASE)
SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*"}


@dataclass(slots=True)
class _Page:
    """What has been written so far: blocks with the signs that they begin with, and the one that is being written."""

    blocks: list[tuple[str, str, str]] = field(default_factory=list)  # the kind of list, the sign, the text
    text: str = ""
    sign: str = ""
    in_list: str = ""
    in_item: bool = False
    number: int = 0
    opened: list[tuple[str, str, int]] = field(default_factory=list)  # the tag, the address of a link, where its words begin

    def end_block(self, sign: str = "") -> None:
        words = " ".join(self.text.split())
        if words:
            self.blocks.append((self.in_list, self.sign, words))
        self.text, self.sign = "", sign


def from_simple(text: str) -> str | None:
    """The Markdown of a text with nothing but simple tags in their proper places; None for everything else."""
    page = _Page()
    for number, token in enumerate(TOKEN.split(text)):
        if number % 2 == 0:
            page.text += escaped(re.sub(r"\s+", " ", html.unescape(token)))
        elif not _tag(page, token):
            return None
    if page.opened or page.in_list:
        return None
    page.end_block()
    return _joined(page)


def _tag(page: _Page, token: str) -> bool:
    """Takes a tag in; whether it is simple and stands where it may."""
    found = TAG.match(token)
    if not found:
        return False
    name, closes = found["name"].lower(), bool(found["close"])
    if name in SIGNS or name == "a":
        return _ends(page, name) if closes else _begins(page, name, found["more"])
    return name == "span" or (not page.opened and _block(page, name, closes, found["more"]))


def _block(page: _Page, name: str, closes: bool, more: str) -> bool:
    if name in ("ul", "ol"):
        return _list(page, name, closes, more)
    if name == "li":
        return _item(page, closes)
    if page.in_item:
        page.text += " "
        return name in ("p", "div", "br")
    page.end_block("#### " if name[0] == "h" and not closes else "")
    return not page.in_list


def _begins(page: _Page, name: str, more: str) -> bool:
    link = ADDRESS.search(more) if name == "a" else None
    page.opened.append((name, html.unescape(link["address"]) if link else "", len(page.text)))
    return name != "a" or link is not None


def _ends(page: _Page, name: str) -> bool:
    if not page.opened or page.opened[-1][0] != name:
        return False
    _, address, start = page.opened.pop()
    inner = page.text[start:]
    words = inner.strip()
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    if not words:
        return not address  # an address without words is kept by the library’s way
    made = f"[{words}]({address})" if address else f"{SIGNS[name]}{words}{SIGNS[name]}"
    page.text = f"{page.text[:start]}{before}{made}{after}"
    return True


def _list(page: _Page, name: str, closes: bool, more: str) -> bool:
    if closes:
        sound = page.in_list == name and not page.in_item and not page.text.strip()
        page.end_block()
        page.in_list = ""
        return sound
    page.end_block()
    follows = bool(page.blocks) and page.blocks[-1][0] == name  # two lists on end would be read as one
    sound = not page.in_list and not follows and "start" not in more.lower()
    page.in_list, page.number = name, 0
    return sound


def _item(page: _Page, closes: bool) -> bool:
    sound = bool(page.in_list) and page.in_item == closes and (closes or not page.text.strip())
    page.number += not closes
    page.end_block("" if closes else "- " if page.in_list == "ul" else f"{page.number}. ")
    page.in_item = not closes
    return sound


def _joined(page: _Page) -> str:
    parts, before = list[str](), ""
    for kind, sign, words in page.blocks:
        parts += ["\n" if kind and kind == before else "\n\n", sign, words]
        before = kind
    return "".join(parts[1:])
