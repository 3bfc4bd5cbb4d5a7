"""HTML, as forms and award platforms export it, becomes Markdown that the entry format allows; words and links are kept."""

import html
import re
from dataclasses import dataclass

import pyromark
from bs4 import BeautifulSoup, Tag

from showcase.authoring.importer.escape import from_plain
from showcase.authoring.importer.html import PlainTag, converter
from showcase.authoring.importer.html_prepare import SAFE, prepared
from showcase.authoring.importer.html_wording import without_tags
from showcase.parsing.markdown import DEEPEST, OPTIONS

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
