"""HTML, as forms and award platforms export it, becomes Markdown that the entry format allows; words and links are kept."""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyromark
from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from markdownify import MarkdownConverter

from ..body import DEEPEST, OPTIONS
from .escaping import escaped, from_plain
from .simple_html import from_simple

# A cell with one of these holds HTML; a lone < sign or an e-mail address between brackets does not make one.
NAMES = (
    "p|br|div|span|ul|ol|li|b|i|u|s|em|strong|a|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre|code|hr|img|font|sup|sub|small|big|center|script|style|iframe|video|"
    "audio|object|embed|svg|form|input|button|section|article|header|footer|figure|figcaption|dl|dt|dd|del|ins|mark|abbr|q|cite|html|head|body|meta|title|o:p|link"
)
IS_HTML = re.compile(rf"</?(?:{NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
ENTITIES = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|[lr][sd]quo|ndash|mdash|hellip|pound|euro|bull|eacute|egrave|#\d{2,6}|#x[\da-f]{2,5});", re.IGNORECASE)
# Cells with nothing but paragraphs and line breaks need no more than their text.
SIMPLE = re.compile(r"</?(?:p|br|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
ANY_TAG = re.compile(r"<[A-Za-z/!?]")
MOST_TAGS = 5_000  # with more, the time to take them apart grows faster than the text
SHOWN_ELSEWHERE = {"img": "Picture", "iframe": "Embedded page", "video": "Film", "audio": "Recording", "embed": "Embedded file", "object": "Embedded file"}
ACTING = ("script", "style", "form", "input", "button", "select", "textarea", "svg", "canvas", "template", "noscript")
PRESENTATION = ("style", "meta", "link", "title", "head")
GONE = {*ACTING, *PRESENTATION}
TOUCHED = {*GONE, *SHOWN_ELSEWHERE, "a"}
SAFE = ("https://", "http://", "mailto:")
EMPHASIS = ["b", "strong", "i", "em", "del", "s", "code", "samp", "kbd", "sup", "sub", "q"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Markdown that an answer may hold, and what of the cell did not come along; nothing when all of it did."""

    markdown: str
    lost: str = ""


def is_html(text: str) -> bool:
    """Whether a cell holds HTML rather than plain text."""
    return ("<" in text and IS_HTML.search(text) is not None) or ("&" in text and ENTITIES.search(text) is not None)


def fitted(text: str, form: str | None = None) -> Fitted:
    """A cell as Markdown for an answer; `form` is plain, markdown or html where the map says it."""
    if form == "markdown":
        return Fitted(text) if fits(text) else Fitted(from_plain(text), "its Markdown is not what an answer may hold, so its signs are shown as they are")
    if form == "plain" or (form is None and not is_html(text)):
        return Fitted(from_plain(text))
    simple = SIMPLE.sub("\n\n", text)
    if not ANY_TAG.search(simple):
        return Fitted(from_plain(_text_of(simple)))
    if text.count("<") > MOST_TAGS:
        return Fitted(from_plain(_without_tags(text)), "it has more markup than can be taken over")
    return _converted(text)


def lines_alone(text: str) -> str:
    """A cell’s lines without markup."""
    return _without_tags(text) if is_html(text) else text


def words_alone(text: str) -> str:
    """A cell’s words on one line, without markup: what a field holds."""
    return " ".join(lines_alone(text).split())


def _text_of(text: str) -> str:
    return html.unescape(text).replace("\xa0", " ")


def _without_tags(text: str) -> str:
    soup = BeautifulSoup(text, "html.parser")
    for line in soup.find_all(["p", "br", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"]):
        line.insert_before("\n")
        line.insert_after("\n")
    return _text_of(soup.get_text())


def _converted(text: str) -> Fitted:
    """As much of the markup as keeps every word: all of it, else without emphasis, else none."""
    simple = from_simple(text)
    if simple is not None and _seen(simple) == (True, _squeezed(html.unescape(TAG.sub("", text)))):
        return Fitted(simple)
    lost = ""
    try:
        for with_emphasis in (True, False):
            soup = BeautifulSoup(text, "html.parser", element_classes={Tag: _Tag})
            lost = _prepared(soup)
            markdown = _converter(with_emphasis).convert_soup(soup).replace("\xa0", " ").strip()
            if _seen(markdown) == (True, _squeezed(soup.get_text())):
                return Fitted(markdown, lost)
    except RecursionError:  # tags within tags, hundreds deep
        lost = lost or "its markup is nested too deeply"
    return Fitted(from_plain(_without_tags(text)), lost or "its layout could not be kept, only its words")


def _prepared(soup: BeautifulSoup) -> str:
    """Makes a document fit: what acts is taken out, what is shown from elsewhere becomes a link; says what was lost."""
    lost = list[str]()
    for tag in [one for one in soup.descendants if isinstance(one, Tag) and one.name in TOUCHED]:
        if tag.decomposed or tag.parent is None:
            continue
        if tag.name in GONE:
            if tag.name not in PRESENTATION and (tag.get_text(strip=True) or tag.attrs):
                lost.append(tag.name)
            tag.decompose()
        elif tag.name in SHOWN_ELSEWHERE:
            lost += _becomes_link(soup, tag)
        else:
            lost += _mended(tag)
    return f"it holds {', '.join(dict.fromkeys(lost))}, which no text can hold" if lost else ""


def _becomes_link(soup: BeautifulSoup, tag: Tag) -> list[str]:
    address = str(tag.get("src") or tag.get("data") or "")
    link = soup.new_tag("a", href=address)
    link.string = str(tag.get("alt") or "").strip() or SHOWN_ELSEWHERE[tag.name]
    inner = tag.get_text(" ", strip=True)
    tag.replace_with(link)
    if inner:
        link.insert_after(f" {inner}")
    return _mended(link)


def _mended(tag: Tag) -> list[str]:
    """A link with an address that it may have; one that leads nowhere gives its address to the text, one that acts is lost."""
    address = re.sub(r"[\s\x00-\x1f]+", "", str(tag.get("href") or ""))
    address = f"https:{address}" if address.startswith("//") else f"https://{address}" if address.lower().startswith("www.") else address
    tag["href"] = address
    if not tag.get_text(strip=True):
        tag.append(address)
    if address.lower().startswith(SAFE):
        return []
    acts = re.match(r"(?:javascript|data|vbscript|file):", address, re.IGNORECASE)
    if address and not acts and not address.startswith("#") and tag.get_text(strip=True) != address:
        tag.insert_after(f" ({address})")
    tag.unwrap()
    return ["a link that acts"] if acts else []


class _Tag(Tag):
    """A tag that finds what it stands in by walking up; the library makes a search of it, and the converter asks at every tag."""

    def find_parent(self, name: Any = None, attrs: Any = None, **more: Any) -> Tag | None:
        return next((one for one in self.parents if one.name == name), None)


class _Converter(MarkdownConverter):
    """Markdown as entries have it: headings of level 4 and below, text escaped by our rules, addresses whole."""

    def escape(self, text: str, parent_tags: object) -> str:
        return escaped(text) if text else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 – the library’s name
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
def _converter(with_emphasis: bool) -> _Converter:
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


def fits(markdown: str) -> bool:
    """Whether an answer may hold this Markdown: no HTML, no heading above level 4, no link or picture that the format refuses."""
    return _seen(markdown)[0]


def shown(markdown: str) -> str:
    """The words that readers see of a Markdown text, without spaces."""
    return _seen(markdown)[1]


def _seen(markdown: str) -> tuple[bool, str]:
    """Whether a text fits, and its words without spaces; one look gives both."""
    said, fit, depth = list[str](), True, 0
    for event in pyromark.events(markdown, options=OPTIONS):
        if not isinstance(event, dict):
            continue
        (kind, what), = event.items()
        if kind in ("Text", "Code"):
            said.append(str(what))
        elif kind == "Start":
            depth += 1
            fit = fit and depth <= DEEPEST and _may_begin(what)
        elif kind == "End":
            depth -= 1
        elif kind in ("InlineHtml", "Html"):
            fit = False
    return fit, _squeezed("".join(said))


def _may_begin(what: object) -> bool:
    if not isinstance(what, dict):
        return what != "HtmlBlock"
    (kind, details), = what.items()
    if kind == "Heading":
        return str(details["level"]) not in ("H1", "H2", "H3")
    return kind != "Image" and (kind != "Link" or str(details["dest_url"]).lower().startswith(SAFE))


def _squeezed(text: str) -> str:
    return "".join(text.split())
