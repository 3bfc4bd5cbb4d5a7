"""A piece of an entry's Markdown as HTML, made when a page asks for it and cleaned of everything that could harm."""

import re
from collections.abc import Callable
from functools import lru_cache

import nh3
import pyromark

from .body import OPTIONS
from .sources import HIDDEN

BARE = re.compile(r"https?://[^\s<>\[\]`\"']*[^\s<>\[\]`\"'.,;:!?)*_~]")
# What Markdown itself can produce, and nothing else; a second wall behind the rule that refuses raw HTML.
TAGS = {
    *("p", "br", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "a", "img", "hr", "sup", "div", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title", "class"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "div": {"class", "id"}, "sup": {"class"}}


@lru_cache(maxsize=64)
def _cleaner(base: str, prefix: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative=_from(base, prefix),
        id_prefix=prefix,
        link_rel=None,
    )


def _from(base: str, prefix: str) -> Callable[[str], str]:
    def resolve(target: str) -> str:
        if target.startswith("#"):
            return f"#{prefix}{target[1:]}"
        return base + re.sub(r"(^|/)index(\.\w+)?\.md(?=#|$)", r"\1", target)

    return resolve


def to_html(markdown: str, base: str = "", prefix: str = "") -> str:
    """The HTML of a piece of Markdown; `base` leads from the page to the entry's folder, `prefix` keeps ids apart."""
    html = pyromark.html(with_links(markdown), options=OPTIONS)
    if not html.replace("\n", "").isprintable():
        html = HIDDEN.sub("", html)  # an entity can spell what no text may hold
    # One cleaner serves all the pieces that have neither footnotes nor links of their own, and they are most.
    if "footnote" not in html:
        prefix = ""
    if "href=" not in html and "src=" not in html:
        base = ""
    # A table’s empty corner heads nothing, so nobody should hear it as a heading.
    return _cleaner(base, prefix).clean(html).replace("<th></th>", "<td></td>")


def with_links(markdown: str) -> str:
    """The text with bare web addresses marked as links, as GitHub shows them."""
    if "://" not in markdown:
        return markdown
    data, depth, changes = markdown.encode(), 0, list[tuple[int, int]]()
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        if not isinstance(event, dict):
            continue
        (kind, what), = event.items()
        if kind in ("Start", "End") and _is_shield(what):
            depth += 1 if kind == "Start" else -1
        elif kind == "Text" and not depth:
            piece = data[place["start"] : place["end"]].decode()
            changes += [
                (place["start"] + len(piece[: found.start()].encode()), place["start"] + len(piece[: found.end()].encode()))
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
