"""An entry's text: its headings are the questions of its year, its length is within the limits, its links lead somewhere."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ..body import Body
from ..findings import Finding, Severity
from ..model.award import Award
from ..parsing import ParsedEntry
from ..series import no_such_file

PLACEHOLDERS = re.compile(
    r"\b(lorem ipsum|TODO|TBC|TBD|to be confirmed|your text here|write here)\b|\bX{2,}%?(?!\w)|\[(insert|add|your|name of)[^\]]*\](?!\()",
    re.IGNORECASE,
)
# Another entry, as its folder is reached from this one.
TO_ENTRY = re.compile(r"(?:\.\./\.\./(?P<year>\d{4})/|\.\./)(?P<slug>[^/#.]+)/?(?:index\.md)?(?:#.*)?\Z")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
NUMBER = r"(?P<{0}>\d+(?:\.\d+)?)"
MOVED = re.compile(
    rf"\b(?P<down>fell|dropped|reduced|decreased|declined|went down|came down)?(?P<up>rose|grew|increased|went up|climbed)?"
    rf" from {NUMBER.format('before')}(?:%| \w+(?: a \w+)?)? to {NUMBER.format('after')}(?![\d:/])"
)


def raw_html(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Text is Markdown alone: HTML is refused, and comments are for writing, not for publishing."""
    for body in _bodies(parsed):
        for piece in body.markup:
            place = body.at(piece.start, piece.end)
            if piece.text.startswith("<!--"):
                yield Finding("comment-left-in", place, "A comment is left in the text.", "Comments are guidance for writing, and this text is published.",
                              "Remove everything from `<!--` to `-->`.")
            elif not piece.text.startswith("</"):  # the opening tag has said it
                yield Finding("raw-html", place, f"‘{piece.text.splitlines()[0][:40]}’ is HTML.", "Entries are Markdown, which cannot carry anything harmful.",
                              "Write it in Markdown; for a real < sign write `\\<`.")


def placeholder_text(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Nothing is left that was meant to be replaced."""
    for body in _bodies(parsed):
        text = body.data.decode()
        for found in PLACEHOLDERS.finditer(text):
            start = len(text[: found.start()].encode())
            yield Finding("placeholder-text", body.at(start, start + len(found[0].encode())), f"‘{found[0]}’ looks like text that was to be replaced.",
                          "What stands here is published as it is.", "Write what belongs here, or take it out.")


def links(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Links lead to web addresses, to files beside the entry or to other entries; pictures come from the entry's folder and say what they show."""
    for body in _bodies(parsed):
        for link in body.links:
            place = body.at(link.start, link.end)
            outside = ELSEWHERE.match(link.target)
            if link.image and outside:
                yield Finding("image-from-elsewhere", place, "This picture comes from another place on the web.",
                              "Readers’ addresses would go to that place, and the picture may vanish.", "Put the file beside the entry and use its name.")
            elif outside and not link.target.lower().startswith(("https://", "http://", "mailto:")):
                yield Finding("link-scheme", place, f"A link cannot lead to ‘{link.target[:40]}’.", "Only web and e-mail addresses are safe to follow.",
                              "Use an address that begins with https:// or mailto:.")
            elif not outside and "/" in link.target and not TO_ENTRY.match(link.target):
                yield Finding("link-to-nowhere", place, f"‘{link.target[:40]}’ leads to no page of the showcase.", "Links lead to web addresses, to files beside the entry or to other entries.",
                              "Link to another entry as `../../2025/its-name/`.")
            elif not outside and "/" not in link.target and not link.target.startswith("#") and link.target not in parsed.folder.files:
                yield no_such_file(place, link.target, parsed.folder)
            if link.image and not link.words:
                yield Finding("image-without-words", place, "This picture has no words.", "People who cannot see it need to know what it shows.",
                              "Say what it shows between the square brackets.")


def claim_in_text(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """‘Fell from 4 to 12’ and ‘rose from 12 to 4’ contradict themselves."""
    for body in _bodies(parsed):
        text = body.data.decode()
        for found in MOVED.finditer(text):
            before, after = Decimal(found["before"]), Decimal(found["after"])
            if (found["down"] and after > before) or (found["up"] and after < before):
                start = len(text[: found.start()].encode())
                yield Finding("claim-against-figures", body.at(start, start + len(found[0].encode())), f"‘{found[0].strip()}’ goes the other way.",
                              "Readers trust a collection in which words and figures agree.", "Correct the word or the numbers.", Severity.WARNING)


def _bodies(parsed: ParsedEntry) -> tuple[Body, ...]:
    """All the texts that will be published: the entry's, its translations', its adopters'."""
    return (parsed.body, *(one.body for one in parsed.translations), *(one.body for one in parsed.adoptions))


RULES = (raw_html, placeholder_text, links, claim_in_text)
