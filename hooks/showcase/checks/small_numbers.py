"""Small numbers: a count of one to seven people can tell who they are."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from showcase.checks.measures import measures_of
from showcase.checks.readings import pairs_of
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.document import texts_of, texts_within
from showcase.util.patterns import when_used
from showcase.util.text import NUMBERS

MOST = 7  # as health statistics are published: a count below eight is not shown
INSTEAD = "fewer than 8"
PEOPLE = (
    "people|persons?|patients?|residents?|service users?|users|clients|child(?:ren)?|bab(?:y|ies)|infants?|newborns?|wom[ae]n|m[ae]n|girls?|boys?"
    "|mothers?|fathers?|parents?|adults?|carers?|relatives?|prisoners?|inpatients?|outpatients?|deaths|suicides|stillbirths|miscarriages"
)
UNIT = re.compile(rf"(?:[a-z]+ )?(?:{PEOPLE})\b(?!.*(?:\bper\b|%))", re.IGNORECASE)
OF_PEOPLE = re.compile(rf"\b(?:{PEOPLE})\b", re.IGNORECASE)
# Harm that is counted by what happened and not by whom it happened to.
HARM = (
    "(?:falls?|incidents?|events?) with (?:[a-z]+ )?harm|(?:serious|severe) (?:harm|incidents?|injur(?:y|ies))"
    "|deaths?|suicides?|overdoses?|stillbirths?|miscarriages?"
)
HARMED = re.compile(rf"\b(?:{HARM})\b(?!.*(?:\bper\b|%))", re.IGNORECASE)
# What happened to people, as opposed to what they did: ‘three patients joined’ tells nobody’s story.
HAPPENED = (
    "died|fell|self-harmed|harmed|injured|restrained|readmitted|infected|absconded|miscarried|overdosed|attempted suicide"
    "|lost (?:a|an|her|his|their) (?:[a-z]+ )?(?:bab(?:y|ies)|child(?:ren)?|pregnanc(?:y|ies)|li(?:fe|ves)|limb|sight)"
    "|(?:took|taken) (?:her|his|their) own li(?:fe|ves)"
)
COUNT = "|".join(("[1-7]", *NUMBERS[1 : MOST + 1]))
ALL = r"(?:out\s)?of\s(?:the\s|our\s|these\s|those\s)?(?:\d{1,3}|[a-z]{3,9})"
# ‘Four out of five’ and ‘one out of ten’ are shares.
SOME = r"(?:[89]|1[1-9]|[2-9]\d|eight|nine|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty)"
FOLLOWS = rf"(?=\s*(?:[.;:!?)]|,\s|\n\n|\Z|(?:of\s(?:them|us)\s|who\s|{PEOPLE}|was|were|had|has|have|needed)\b))"
CLAIM = when_used(
    rf"(?<![\w.,:/£$-])(?P<count>{COUNT})\s(?:(?:(?!in\b|of\b|out\b|per\b)[a-z-]+\s){{0,2}}?"
    rf"(?:(?:{PEOPLE})\s(?:[a-z]+\s){{0,3}}?(?:{HAPPENED})|deaths|suicides|stillbirths|miscarriages)\b"
    rf"|{ALL}\s(?:(?:[a-z]+\s){{0,2}}?(?:{PEOPLE})\s)?(?:[a-z]+\s){{0,2}}?(?:{HAPPENED})\b|out\sof\s(?:the\s)?{SOME}{FOLLOWS})".encode(),
    re.IGNORECASE,
)
HARM_CLAIM = when_used(
    rf"\b(?:{HARM})\s?(?::|=|–|was|were)\s?(?P<told>{COUNT})\b(?![,.]?\d|\s?%|\s(?:per|of|out|in\s(?:\d|ten|every|each|a))\b)".encode(),
    re.IGNORECASE,
)
# Where one of these stands, there may be such a claim, which is seen much faster than by the pattern.
SUSPECT = (
    b"died", b"fell", b"harmed", b"h harm", b"s harm", b"e harm",
    b"injur", b"restrained", b"readmitted", b"infected", b"absconded", b"suicide", b"death", b"stillbirth", b"miscarr",
    b"overdos", b"lost a", b"lost her", b"lost his", b"lost their", b"own li", b"out of ", b"serious incident",
)
OF_HARM = (b"h harm", b"s harm", b"e harm", b"suicide", b"death", b"stillbirth", b"miscarr", b"overdos", b"serious incident", b"injur")
SUSPECT_WORDS = tuple(word.decode() for word in SUSPECT)
FAR, BEYOND = 90, 40  # bytes of a claim before the word that makes it one, and behind its beginning
# ‘No more than three patients fell’ and ‘one in five patients died’ count nobody.
NO_COUNT = re.compile(rb"(?:\b(?:than|to|of|in|about|nearly|every|each|per|one in|out of|week|month|day|ward|age|aged)|\d,?|[%-])\s\Z", re.IGNORECASE)


def small_number(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """No count of people in a measure is from one to seven."""
    for measure, document, number in measures_of(parsed):
        if measure.sample is not None and measure.sample <= MOST:
            yield _finding(document.at("measures", number, "sample"), str(measure.sample), wording="of")
    for pair in pairs_of(parsed):
        unit = pair.measure.unit
        counts_people = UNIT.match(unit) or (HARMED.search(f"{pair.measure.name} {unit}") and "%" not in unit)
        for name, reading in pair.readings:
            if counts_people and _is_small(reading.exact):
                yield _finding(pair.at(name, "value"), f"{reading.value} {unit}", f"under {MOST + 1}", "value")
            if reading.of and reading.of <= MOST and OF_PEOPLE.search(unit):
                yield _finding(pair.at(name, "of"), str(reading.of), wording="of")


def small_number_in_words(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """No count of people to whom something happened is from one to seven, in a text or in a field."""
    for body in parsed.bodies:
        for found in _claims(body.data):
            yield _finding(body.at(*found.span(found.lastgroup or 0)), *_told(found))
    for document in parsed.documents:
        whole = "\n".join(texts_within(document.values)).lower()
        words = [word for word in SUSPECT_WORDS if word in whole]
        if not words:
            continue
        texts = [(steps, text) for steps, text in texts_of(document.values) if steps[:1] != ("reviewed",)]
        told = [(steps, text) for steps, text in texts if any(word in text.lower() for word in words)]
        for steps, found in ((steps, found) for steps, text in told for found in _claims(text.encode())):
            about, instead = _told(found)
            place, _ = document.source.difference(partial(_without_count, found[0].decode(), found[found.lastgroup or 0].decode()), *steps)
            yield _finding(place, about, instead)


def _is_small(value: Decimal | None) -> bool:
    return value is not None and value == value.to_integral_value() and 1 <= value <= MOST


def _claims(data: bytes) -> Iterator[re.Match[bytes]]:
    """Each count of so few people in a text, once."""
    small, seen = data.lower(), set[int]()
    for word in SUSPECT:
        at = small.find(word)
        while at >= 0:
            start, end = max(0, at - FAR), at + len(word) + BEYOND
            found = CLAIM.search(data, start, end) or (HARM_CLAIM.search(data, start, end) if word in OF_HARM else None)
            if found and found.end() > at and found.start() not in seen and not NO_COUNT.search(data, max(0, found.start() - 12), found.start()):
                seen.add(found.start())
                yield found
            at = small.find(word, at + 1)


def _told(found: re.Match[bytes]) -> tuple[str, str]:
    """A claim in one line, and what to write for its count."""
    return " ".join(found[0].decode().split()), _instead(found[found.lastgroup or 0].decode())


def _without_count(claim: str, count: str, written: str) -> str:
    """A field as it is written, without the count in a claim, which is how its place is known."""
    return written.replace(claim, claim.replace(count, "", 1), 1)


def _instead(count: str) -> str:
    """What to write for a count; one person has no words in common with more."""
    if count.casefold() in ("1", "one"):
        return ""
    return INSTEAD.capitalize() if count[0].isupper() else INSTEAD


def _finding(place: Location, about: str, instead: str = "", wording: str = "") -> Finding:
    values = {"about": about, "most": MOST, "instead": instead or INSTEAD}
    return Finding("small-number", place, values, wording, severity=Severity.WARNING, instead=instead, about=about)


RULES = (small_number, small_number_in_words)
