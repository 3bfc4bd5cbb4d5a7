"""HTML, as forms and award platforms export it, becomes Markdown that the entry format allows; words and links are kept."""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from bs4 import BeautifulSoup, Tag

from showcase.authoring.importer.escape import from_plain
from showcase.authoring.importer.html_converter import PlainTag, converter
from showcase.parsing.markdown.events import events
from showcase.parsing.markdown.outline import DEEPEST, OUTER

# A cell with one of these holds HTML; a lone < sign or an e-mail address between brackets does not make one.
NAMES = (
    "p|br|div|span|ul|ol|li|b|i|u|s|em|strong|a|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre|code|hr|img|font|sup|sub|small|big|center|script|style|iframe|video|"
    "audio|object|embed|svg|form|input|button|section|article|header|footer|figure|figcaption|dl|dt|dd|del|ins|mark|abbr|q|cite|html|head|body|meta|title|o:p|link"
)
IS_HTML = re.compile(rf"</?(?:{NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
ENTITIES = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|[lr][sd]quo|ndash|mdash|hellip|pound|euro|bull|eacute|egrave|#\d{2,6}|#x[\da-f]{2,5});", re.IGNORECASE)
# Cells with nothing but paragraphs and line breaks need no more than their text.
SIMPLE = re.compile(r"</?(?:p|br|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
ANY_TAG = re.compile(r"<[A-Za-z/!?]")
MOST_TAGS = 4_000  # with more, the time to take them apart grows faster than the text
# What of a document acts, presents or is shown from elsewhere.
SHOWN_ELSEWHERE = {"img": "Picture", "iframe": "Embedded page", "video": "Film", "audio": "Recording", "embed": "Embedded file", "object": "Embedded file"}
ACTING = ("script", "style", "form", "input", "button", "select", "textarea", "svg", "canvas", "template", "noscript")
PRESENTATION = ("style", "meta", "link", "title", "head")
GONE = {*ACTING, *PRESENTATION}
TOUCHED = {*GONE, *SHOWN_ELSEWHERE, "a"}
SAFE = ("https://", "http://", "mailto:")
# What begins a line of its own, and what nobody sees.
BLOCKS = {"p", "br", "div", "li", "tr", "td", "th", "ul", "ol", "table", "blockquote", "section", "article", "dt", "dd", "pre", "hr"}
BLOCKS |= {f"h{level}" for level in range(1, 7)}
UNSEEN = {"script", "style"}


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
        return Fitted(from_plain(without_tags(text)), "it has more markup than can be taken over")
    return _converted(text)


def lines_alone(text: str) -> str:
    """A cell’s lines without markup."""
    return without_tags(text) if is_html(text) else text


def words_alone(text: str) -> str:
    """A cell’s words on one line, without markup: what a field holds."""
    return " ".join(lines_alone(text).split())


def _text_of(text: str) -> str:
    return html.unescape(text).replace("\xa0", " ")


def _converted(text: str) -> Fitted:
    """As much of the markup as keeps every word: all of it, else without emphasis, else none."""
    lost = ""
    try:
        for with_emphasis in (True, False):
            soup = BeautifulSoup(text, "html.parser", element_classes={Tag: PlainTag})
            lost = prepared(soup)
            markdown = converter(with_emphasis).convert_soup(soup).replace("\xa0", " ").strip()
            if _seen(markdown) == (True, _squeezed(soup.get_text())):
                return Fitted(markdown, lost)
    except RecursionError:  # tags within tags, hundreds deep
        lost = lost or "its markup is nested too deeply"
    return Fitted(from_plain(without_tags(text)), lost or "its layout could not be kept, only its words")


def fits(markdown: str) -> bool:
    """Whether an answer may hold this Markdown: no HTML, no heading above level 4, no link or picture that the format refuses."""
    return _seen(markdown)[0]


def shown(markdown: str) -> str:
    """The words that readers see of a Markdown text, without spaces."""
    return _seen(markdown)[1]


def _seen(markdown: str) -> tuple[bool, str]:
    """Whether a text fits, and its words without spaces; one look gives both."""
    said, fit, depth = list[str](), True, 0
    for kind, tag, value, _, _ in events(markdown):
        if kind in ("Text", "Code"):
            said.append(value)
        elif kind == "Start":
            depth += 1
            fit = fit and depth <= DEEPEST and _may_begin(tag, value)
        elif kind == "End":
            depth -= 1
        elif kind in ("InlineHtml", "Html"):
            fit = False
    return fit, _squeezed("".join(said))


def _may_begin(tag: str, value: Any) -> bool:
    if tag == "Heading":
        return value["level"] not in OUTER
    return tag not in ("HtmlBlock", "Image") and (tag != "Link" or value["dest_url"].lower().startswith(SAFE))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def prepared(soup: BeautifulSoup) -> str:
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


class _WordMarkup(HTMLParser):
    """Collects what readers would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A block begins on a line of its own."""
        if tag in BLOCKS:
            self.said.append("\n")
        elif tag in UNSEEN:
            self.unseen = tag

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in BLOCKS:
            self.said.append("\n")
        elif tag == self.unseen:
            self.unseen = ""

    def handle_data(self, data: str) -> None:
        """Words, unless they belong to a script."""
        if not self.unseen:
            self.said.append(data)


def without_tags(text: str) -> str:
    """The lines of an HTML text that readers would see, blocks on lines of their own; in one pass, however broken the text is."""
    words = _WordMarkup()
    words.feed(text)
    words.close()
    return "".join(words.said).replace("\xa0", " ")
