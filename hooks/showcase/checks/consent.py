"""Consent: nobody is quoted or shown who has not agreed to be."""

import re
from collections.abc import Iterator

from showcase.checks.fields import front_of
from showcase.checks.privacy.redact import masked
from showcase.model.award import Award
from showcase.model.finding import Finding, Severity
from showcase.model.picture import is_picture
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.markdown.outline import Body
from showcase.util.patterns import when_used
from showcase.util.text import short

# A quotation in the text that ends with who said it, after a dash: `> — Carer, ward 4`.
QUOTE = re.compile(rb"\n>[^\n]*(?:\n>[^\n]*)*")
SPEAKER = when_used(r"(?:\A|\n)\s*(?:—|–|-{1,3})\s*(?P<who>[^\n—–-][^\n]{1,79})\Z|[”\"’]\s*(?:—|–)\s*(?P<after>[^\n]{2,79})\Z")
SIGNS = re.compile(r"^\s*>[ ]?", re.MULTILINE)
LETTERS = re.compile(r"[\W_]+")


def no_consent(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Every testimonial and every picture has `consent: true`, and every picture that is shown or linked to is named under `images`."""
    front = front_of(parsed)
    agreed = {"testimonials": [one.consent for one in front.testimonials], "images": [one.consent for one in front.images]}
    for field, given in agreed.items():
        for number, consent in enumerate(given):
            if not consent:
                yield Finding("no-consent", parsed.document.at(field, number, "consent"))
    named = {one.file for one in front.images}
    shown = [(parsed.document.at("resources", number, "file"), one.file or "") for number, one in enumerate(front.resources)]
    shown += [(parsed.document.at("easy_read"), front.easy_read or "")]
    shown += [(body.at(link.start, link.end), link.file) for body in parsed.bodies for link in body.links if is_picture(link.file)]
    for place, file in shown:
        if is_picture(file) and file not in named and parsed.folder.holds(file):
            yield Finding("no-consent", place, {"file": file}, "picture")


def quote_without_consent(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A quotation that says who is speaking is one of the testimonials, with the speaker’s consent."""
    quoting = [body for body in parsed.bodies if b"\n>" in body.data or body.data.startswith(b">")]
    agreed = [_letters(one.quote) for one in front_of(parsed).testimonials] if quoting else []
    for body in quoting:
        for found in QUOTE.finditer(b"\n" + body.data):  # so that each begins with a line end, which is found faster than the beginning of a line
            said = SIGNS.sub("", found[0].decode()).strip()
            speaker = SPEAKER.search(said)
            if speaker and not _is_one_of(_letters(said[: speaker.start()]), agreed):
                yield _unrecorded(body, found, said)


def _letters(text: str) -> str:
    return LETTERS.sub("", text).casefold()


def _is_one_of(said: str, agreed: list[str]) -> bool:
    return any(said in quote or quote in said for quote in agreed) if said else True


def _unrecorded(body: Body, found: re.Match[bytes], said: str) -> Finding:
    about = short(masked(" ".join(said.split())), 40)
    return Finding("quote-without-consent", body.at(found.start(), found.end() - 1), {"said": about}, severity=Severity.WARNING, about=about)


RULES = (no_consent, quote_without_consent)
