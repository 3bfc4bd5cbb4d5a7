"""A piece of an entry's Markdown as HTML, made when a page asks for it and cleaned of everything that could harm."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

import nh3

from showcase.parsing.markdown import events, raw_html
from showcase.util.invisible import HIDDEN

BARE = re.compile(r"https?://[^\s<>\[\]`\"']*[^\s<>\[\]`\"'.,;:!?)*_~]")
# What Markdown itself can produce, and nothing else; a second wall behind the rule that refuses raw HTML.
TAGS = {
    *("p", "br", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "a", "img", "hr", "sup", "div", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "div": {"id"}}
PLAIN = {"ol": {"start"}}  # where there is neither a link nor a picture nor a footnote
# Most pieces have these alone, which are harmless as they stand, so there is nothing to clean: looking takes a fifth of the time.
HARMLESS = frozenset(f"<{stroke}{tag}>" for tag in TAGS - {"a", "img", "ol", "div", "sup", "th"} for stroke in ("", "/"))
TAG = re.compile("<[^>]*>?")
CLASSES = {"div": {"footnote-definition"}, "sup": {"footnote-reference", "footnote-definition-label"}}
# Whoever wrote an entry chose where it leads, so search engines are not to take that for this site’s own advice; GitHub says the same.
REL = "nofollow ugc"
NOTE_IS_HERE = re.compile(r'<div class="footnote-definition" id="([^"]*)">')
ELSEWHERE = re.compile(r"https?:|mailto:", re.IGNORECASE)
# Browsers read a backslash as a stroke and pass over tabs and line ends, and two strokes begin another host.
LEADS_OUT = re.compile(r"//|.*[\x00-\x20\\]", re.DOTALL)
TO_ELSEWHERE = re.compile('<a href="(?=https?:)', re.IGNORECASE)
BESIDE = re.compile(r"[^/:?#]+")


@dataclass(frozen=True)
class _Attributes:
    """What becomes of each attribute. `base` leads from the page to the entry’s folder; `notes` are the names of the footnotes, in their order, and
    what stands for each in the page begins with `prefix`, so that no name of an entry’s choosing is ever an id."""

    base: str
    prefix: str
    notes: tuple[str, ...]

    def __call__(self, tag: str, name: str, value: str) -> str | None:
        """The value to keep; None to take the attribute away."""
        if name == "id":
            return self._note(value)
        if name == "src":
            return self.base + value if BESIDE.fullmatch(value) and not LEADS_OUT.match(value) else None
        return self._target(value) if name == "href" else value

    def _target(self, value: str) -> str | None:
        if value.startswith("#"):
            note = self._note(value[1:])
            return note and f"#{note}"
        if ELSEWHERE.match(value):
            return value
        return None if LEADS_OUT.match(value) else self.base + re.sub(r"(^|/)index(\.\w+)?\.md(?=#|$)", r"\1", value)

    def _note(self, name: str) -> str | None:
        return f"{self.prefix}note-{self.notes.index(name) + 1}" if name in self.notes else None


@lru_cache(maxsize=64)
def _cleaner(attributes: _Attributes | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES if attributes else PLAIN,
        allowed_classes=CLASSES,
        tag_attribute_values={"a": {"rel": {REL}}},
        attribute_filter=attributes,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def to_html(markdown: str, base: str = "", prefix: str = "") -> str:
    """The HTML of a piece of Markdown; `base` leads from the page to the entry's folder, `prefix` keeps ids apart."""
    html = raw_html(with_links(markdown))
    if not html.replace("\n", "").isprintable():
        html = HIDDEN.sub("", html)  # an entity can spell what no text may hold
    if HARMLESS.issuperset(TAG.findall(html)):
        return html
    notes = tuple(map(unescape, NOTE_IS_HERE.findall(html))) if "footnote" in html else ()
    # One cleaner serves all the pieces that have neither footnotes nor links nor pictures, and they are most.
    attributes = _Attributes(base, prefix, notes) if notes or "href=" in html or "src=" in html else None
    html = TO_ELSEWHERE.sub(f'<a rel="{REL}" href="', html) if attributes else html
    # A table’s empty corner heads nothing, so nobody should hear it as a heading.
    return _cleaner(attributes).clean(html).replace("<th></th>", "<td></td>")


def with_links(markdown: str) -> str:
    """The text with bare web addresses marked as links, as GitHub shows them."""
    if "://" not in markdown:
        return markdown
    data, depth, changes = markdown.encode(), 0, list[tuple[int, int]]()
    for kind, what, begin, end in events(markdown):
        if kind in ("Start", "End") and _is_shield(what):
            depth += 1 if kind == "Start" else -1
        elif kind == "Text" and not depth:
            piece = data[begin:end].decode()
            changes += [
                (begin + len(piece[: found.start()].encode()), begin + len(piece[: found.end()].encode()))
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
BLANK = re.compile(r"\n\s*\n")


def excerpt(markdown: str, words: int) -> tuple[str, bool]:
    """The first blocks of a piece, about as many words, with the footnotes that they need; and whether anything was left out."""
    told = BLANK.split(markdown.strip())
    notes = {found[1]: block for block in told if (found := NOTE.match(block))} if "[^" in markdown else {}
    if notes:
        told = [block for block in told if not NOTE.match(block)]
    kept, said = list[str](), 0
    for block in told:
        size = len(block.split())
        if kept and said + size > words * 1.25:
            break
        kept.append(block)
        said += size
    needed = [note for name, note in notes.items() if any(f"[^{name}]" in block for block in kept)]
    return "\n\n".join((*kept, *needed)), len(kept) < len(told)
