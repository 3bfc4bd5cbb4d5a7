"""An entry’s text: Markdown alone, nothing left to replace, links that lead somewhere."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.parsing.anchors import places
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.markdown.outline import Body, TextLink
from showcase.parsing.series import no_such_file
from showcase.parsing.yaml.document import texts_of, texts_within
from showcase.util.invisible import HIDDEN, code_of

UNWRITTEN = "…"  # what stands in lines to paste for whatever the writer alone knows
# Capitals count where small letters are words: ‘todo’ is everything in Spanish, ‘xx’ ends a letter, and a result can wait to be confirmed.
PLACEHOLDERS = re.compile(
    r"\b(?i:lorem ipsum|your text here)\b|\b(?:TODO|TBC|TBD|To be confirmed|Write here)\b|(?:is|are|date|dates) to be confirmed\b|\bX{2,}%?(?!\w)|\bx{2,}%"
    r"|\[(?i:insert|add|your|name of)\b[^\]]{0,200}\](?![(\[:])"
)
# A text without any of these holds no placeholder, which is seen much faster than by the pattern.
SUSPECT = (b"lorem", b"todo", b"tbc", b"tbd", b"to be confirmed", b"text here", b"write here", b"xx", b"[insert", b"[add", b"[your", b"[name")
# Another entry, as its folder is reached from this one.
TO_ENTRY = re.compile(r"(?:\.\./\.\./(?P<year>\d{4})/|\.\./)(?P<slug>[^/#.]+)(?:/(?:index\.md)?)?(?:#.*)?\Z")
WITHIN = re.compile(r"(?:index(?:\.\w+)?\.md)?#(?P<place>.*)", re.DOTALL)  # a place in the entry that links to it, or in one of its translations
NOTHING = "\0"
START_TAG, END_TAG = re.compile(r"<([A-Za-z][\w-]*)"), re.compile(r"</([A-Za-z][\w-]*)\s*>")
REFERENCE = re.compile(r"&#?\w+;")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def raw_html(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Text is Markdown alone: HTML is refused, and comments are for writing, so only a draft may hold them."""
    for body in parsed.bodies:
        opened = Counter[str]()
        for piece in body.markup:
            place, ends = body.at(piece.start, piece.end), END_TAG.fullmatch(piece.text)
            if piece.text.startswith("<!--"):
                if parsed.status != "draft":
                    yield Finding("comment-left-in", place)
            elif ends and opened[ends[1].lower()]:  # the opening tag has said it
                opened[ends[1].lower()] -= 1
            else:
                opened.update(name.lower() for name in START_TAG.findall(piece.text))
                yield Finding("raw-html", place, {"markup": piece.text.splitlines()[0]})


def hidden_reference(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """No character that cannot be seen is written by its name or number, such as `&rlm;`."""
    for body in parsed.bodies:
        text = body.data.decode() if b"&" in body.data else ""
        for found in REFERENCE.finditer(text):
            hidden = HIDDEN.search(_meant(found[0]))
            if hidden:
                yield Finding("hidden-character", _within(body, text, found.start(), found.end()), {"letter": code_of(hidden[0])})


def _meant(reference: str) -> str:
    """The letter that a reference stands for; also one that no page may hold, which Python leaves out."""
    return html.unescape(reference) or NOTHING


def text_too_deep(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Lists and quotations stand in one another a few levels deep, as far as anybody can follow."""
    for body in parsed.bodies:
        if body.too_deep is not None:
            yield Finding("text-too-deep", body.at(body.too_deep))


def placeholder_text(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Nothing is left that was meant to be replaced."""
    for document in (parsed.document, *(one.document for one in parsed.adoptions), *(one.document for one in parsed.followups)):
        if UNWRITTEN in texts_within(document.values):
            places = (steps for steps, text in texts_of(document.values) if text.strip() == UNWRITTEN)
            yield from (Finding("placeholder-text", document.at(*steps), {"placeholder": UNWRITTEN}) for steps in places)
    for body in parsed.bodies:
        lower = body.data.lower()
        text = body.data.decode() if any(word in lower for word in SUSPECT) else ""
        for found in PLACEHOLDERS.finditer(text):
            yield Finding("placeholder-text", _within(body, text, found.start(), found.end()), {"placeholder": found[0]})


def _within(body: Body, text: str, start: int, end: int) -> Location:
    """The place of a range of letters in a body's text."""
    before = len(text[:start].encode())
    return body.at(before, before + len(text[start:end].encode()))


def links(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Links lead to web addresses, to files beside the entry or to other entries; pictures come from the entry's folder and say what they show."""
    for body in parsed.bodies:
        for link in body.links:
            place, outside = body.at(link.start, link.end), ELSEWHERE.match(link.target)
            is_there = link.file in ("", "index.md") or parsed.folder.holds(link.file)
            if link.image and outside:
                yield Finding("image-from-elsewhere", place)
            elif outside and not link.target.lower().startswith(("https://", "http://", "mailto:")):
                yield Finding("link-scheme", place, {"target": link.target})
            elif is_there and (within := WITHIN.match(link.target)) and parsed.entry and within["place"] not in places(parsed.entry, award):
                yield Finding("link-to-nowhere", place, {"target": link.target}, "in-this-entry", severity=Severity.WARNING)
            elif not outside and (wrong := _without_way(link)):
                meant = _way(link, wrong, parsed)
                yield Finding("link-to-nowhere", place, {"target": link.target}, wrong, instead=_led_to(body, link, meant), fixable=bool(meant))
            elif not outside and not is_there and "/" not in link.file:
                found = no_such_file(place, link.file, parsed.folder)
                yield replace(found, instead=_led_to(body, link, found.instead))
            if link.image and not link.words:
                yield Finding("image-without-words", place)


def _way(link: TextLink, wrong: str, parsed: ParsedEntry) -> str:
    """Where a link without a way was plainly meant to lead; nothing where nobody can tell."""
    name = link.target.removeprefix("./").removeprefix("/")
    beside = name if wrong == "folder" and "/" not in name and parsed.folder.holds(name) else ""
    return {"web": f"https://{link.target}", "mail": f"mailto:{link.target}"}.get(wrong, beside)


def _led_to(body: Body, link: TextLink, target: str) -> str:
    """A link as it is written, leading elsewhere; nothing without a place to lead to."""
    written = body.data[link.start : link.end].decode()
    head, found, rest = written.rpartition(f"({link.target}")
    return f"{head}({target}{rest}" if target and found else ""


def _without_way(link: TextLink) -> str:
    """In which way a link inside the showcase leads nowhere; nothing when it leads somewhere."""
    if not link.target:
        return "empty"
    if link.target.startswith("www."):
        return "web"
    if "@" in link.target:
        return "mail"
    return "folder" if "/" in link.file and not TO_ENTRY.match(link.target) else ""


RULES = (raw_html, hidden_reference, text_too_deep, placeholder_text, links)
