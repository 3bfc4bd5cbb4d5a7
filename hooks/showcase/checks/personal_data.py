"""Personal data, which is never published: wherever it stands in an entry’s folder, even where the rest cannot be read."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from itertools import accumulate
from unicodedata import normalize
from urllib.parse import unquote, unquote_plus

from showcase.checks.privacy.countries import HOME
from showcase.checks.privacy.detect import Personal, is_a_teams, personal
from showcase.checks.privacy.redact import DOT, dotted, masked
from showcase.intake.sources import Folder, Source
from showcase.model.finding import Finding, Location
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.document import texts_of, texts_within
from showcase.util.lines import Lines

# What is found in texts and names, by its code. A draft can be read by everybody too, so these stay errors there.
NEVER_PUBLISHED = ("nhs-number", "identity-number", "national-insurance-number", "date-of-birth", "phone-number", "personal-email", "postcode")
APART = "\n\n;\n\n"  # what no piece of personal data holds
MANY = 200  # halves; whoever writes more wants to keep the check busy, and is shown nothing but dots
REACHED_AT = ("personal-email", "phone-number")
CONTACT = re.compile(r"^contact:.*(?:\n(?:[ \t].*)?)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Held:
    """A text of an entry’s folder with the personal data in it that is not to be published."""

    source: Source
    pieces: tuple[Personal, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """Each piece as it was written."""
        return tuple(self.source.text[one.start : one.end] for one in self.pieces)


def held_in(folder: Folder, countries: tuple[str, ...] = (HOME,)) -> tuple[Held, ...]:
    """The texts of a folder that hold personal data as these countries have it, even those that cannot be read as an entry."""
    held = (Held(source, _to_tell(source.text, found)) for source in (*folder.sources, *folder.leftovers) if (found := personal(source.text, countries)))
    return tuple(one for one in held if one.pieces)


def _to_tell(text: str, found: tuple[Personal, ...]) -> tuple[Personal, ...]:
    """What is not to be published: whom to ask is told by `contact`, and a team’s mailbox is nobody’s own."""
    front = text.find("\n---", 3) if text.startswith("---") else -1
    contact = CONTACT.search(text, 0, max(front, 0))
    start, end = contact.span() if contact else (0, 0)
    known = {text[one.start : one.end].casefold() for one in found if start <= one.start < end}

    def may_stand(one: Personal) -> bool:
        value = text[one.start : one.end]
        is_contact = one.kind in REACHED_AT and (start <= one.start < end or value.casefold() in known)
        return is_contact or (one.kind == "personal-email" and is_a_teams(value))

    return tuple(one for one in found if not may_stand(one))


def personal_data(folder: Folder, held: tuple[Held, ...], countries: tuple[str, ...] = (HOME,)) -> Iterator[Finding]:
    """No text, file or name in a folder tells who somebody is; whom to ask is told by `contact` alone."""
    yield from _in_names(folder, countries)
    for one in held:
        lines = Lines(one.source.text)
        for piece, value in zip(one.pieces, one.values, strict=True):
            place = Location(one.source.path, *lines.line_and_column(piece.start), *lines.line_and_column(piece.end))
            yield _finding(piece.kind, value, place)


def shown_personal_data(parsed: ParsedEntry, countries: tuple[str, ...] = (HOME,)) -> Iterator[Finding]:
    """Personal data in what readers will see, and that its source disguises: by marks, by escapes, or by lines that are folded."""
    pieces = list(_shown(parsed))
    told = APART.join(["", *pieces])
    found = personal(told, countries)  # all at once, because there is hardly ever any
    if not found:
        return
    document = parsed.document.values
    contact = "\n\n".join(text for steps, text in texts_of(document) if steps[:1] == ("contact",))
    sources = (contact, *(one.text for one in parsed.folder.sources))
    known = {_letters(one, text) for text in sources for one in personal(text, countries)}
    starts = list(accumulate((len(text) + len(APART) for text in pieces), initial=len(APART)))
    places = list(_places(parsed))
    for one in found:
        value, letters = told[one.start : one.end], _letters(one, told)
        if letters not in known and not (one.kind == "personal-email" and is_a_teams(value)):
            known.add(letters)
            yield _finding(one.kind, value, places[bisect_right(starts, one.start) - 1]())


def _letters(one: Personal, text: str) -> tuple[str, str]:
    """What is the same of one piece of personal data, whatever stands between its letters."""
    letters = "".join(filter(str.isalnum, normalize("NFKC", unescape(text[one.start : one.end])))).casefold()
    if one.kind in ("nhs-number", "phone-number"):
        letters = "".join(filter(str.isdecimal, letters)).lstrip("0")
    return one.kind, letters.removeprefix("44").lstrip("0") if one.kind == "phone-number" else letters


def _shown(parsed: ParsedEntry) -> Iterator[str]:
    """Each text that readers see, or that is behind what they see."""
    for values in (*(one.values for one in parsed.documents), *(one.front.model_dump() for one in parsed.translations)):
        yield from (unquote(text) if "%" in text else text for text in texts_within(values))
    for body in parsed.bodies:
        yield from (f"{one.title}\n\n{body.passage(one).text}" for one in (body.first, *body.sections))
        yield from (unquote_plus(link.target) for link in body.links)


def _places(parsed: ParsedEntry) -> Iterator[Callable[[], Location]]:
    """What tells the place in the source of each text that is shown, in the same order."""
    for document in parsed.documents:
        yield from (partial(document.at, *steps) for steps, _ in texts_of(document.values))
    for translation in parsed.translations:
        yield from (partial(Location, translation.body.path) for _ in texts_within(translation.front.model_dump()))
    for body in parsed.bodies:
        yield from (partial(body.at, one.start) for one in (body.first, *body.sections))
        yield from (partial(body.at, link.start, link.end) for link in body.links)


def without_remains(findings: Iterable[Finding], held: tuple[Held, ...]) -> Iterator[Finding]:
    """Findings that quote no half of what stands on two lines, which nobody could recognise by itself."""
    values = (value for one in held for value in one.values if "\n" in value)
    halves = sorted({half.strip() for value in values for half in value.split("\n")} - {""}, key=len, reverse=True)
    for finding in findings:
        yield finding.with_values(lambda text: _dotted_halves(text, halves)) if halves else finding


def _dotted_halves(text: str, halves: Sequence[str]) -> str:
    if len(halves) > MANY:
        return "".join(DOT if letter.isalnum() else letter for letter in text)
    for half in halves:
        text = text.replace(half, DOT * len(half))
    return text


def without_personal_data(folder: Folder, countries: tuple[str, ...] = (HOME,)) -> Folder:
    """The folder as it may be shown to others before it is mended, with dots for what is not to be published."""
    shown = {one.source.path: _dotted(one) for one in held_in(folder, countries)}
    return folder.changed(lambda source: shown.get(source.path, source)) if shown else folder


def _dotted(held: Held) -> Source:
    letters = list(held.source.text)
    for one in held.pieces:
        letters[one.start : one.end] = dotted("".join(letters[one.start : one.end]), one.kind)
    return Source(held.source.path, "".join(letters))


def _in_names(folder: Folder, countries: tuple[str, ...]) -> Iterator[Finding]:
    """Findings in the names of the folder and of what stands in it."""
    records = ("/".join(source.path.split("/")[-2:]) for source in folder.records)
    names = (folder.slug, *records, *sorted(folder.files | folder.unread))
    for name in names if personal("\n\n".join(names), countries) else ():  # all at once, because there is hardly ever any
        for one in personal(name, countries):
            path = f"{folder.path}/{name}" if name != folder.slug else f"{folder.path}/index.md"
            yield _finding(one.kind, name[one.start : one.end], Location(path), masked(name))


def _finding(kind: str, value: str, place: Location, name: str = "") -> Finding:
    shown = " ".join(dotted(value, kind).split())
    return Finding(kind, place, {"shown": shown, "name": name}, about=shown)
