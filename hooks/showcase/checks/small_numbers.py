"""Small numbers: a count of one to seven people can tell who they are."""

import re
from collections.abc import Iterator
from decimal import Decimal

from showcase.checks.measures import measures_of
from showcase.checks.readings import pairs_of
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.markdown.outline import Body
from showcase.util.text import NUMBERS

MOST = 7  # as health statistics are published: a count below eight is not shown
INSTEAD = "fewer than 8"
PEOPLE = (
    "people|persons?|patients?|residents?|service users?|users|clients|child(?:ren)?|bab(?:y|ies)|infants?|newborns?|wom[ae]n|m[ae]n|girls?|boys?"
    "|mothers?|fathers?|parents?|adults?|carers?|relatives?|prisoners?|inpatients?|outpatients?|deaths|suicides|stillbirths|miscarriages"
)
UNIT = re.compile(rf"(?:[a-z]+ )?(?:{PEOPLE})\b(?!.*(?:\bper\b|%))", re.IGNORECASE)
OF_PEOPLE = re.compile(rf"\b(?:{PEOPLE})\b", re.IGNORECASE)
# What happened to people, as opposed to what they did: ‘three patients joined’ tells nobody’s story.
HAPPENED = (
    "died|fell|self-harmed|harmed|injured|restrained|readmitted|infected|absconded|miscarried|attempted suicide"
)
COUNT = "|".join(("[1-7]", *NUMBERS[1 : MOST + 1]))
CLAIM = re.compile(
    rf"(?<![\w.,:/£$-])(?P<count>{COUNT})\s(?:(?!in\b|of\b|out\b|per\b)[a-z-]+\s){{0,2}}?"
    rf"(?:(?:{PEOPLE})\s(?:[a-z]+\s){{0,3}}?(?:{HAPPENED})|deaths|suicides|stillbirths|miscarriages)\b".encode(),
    re.IGNORECASE,
)
# Where one of these stands, there may be such a claim, which is seen much faster than by the pattern.
SUSPECT = (b"died", b"fell", b"harmed", b"injured", b"restrained", b"readmitted", b"infected", b"absconded", b"suicide", b"deaths", b"stillbirths", b"miscarr")
FAR = 90  # bytes of a claim before the word that makes it one
# ‘No more than three patients fell’ and ‘one in five patients died’ count nobody.
NO_COUNT = re.compile(rb"(?:\b(?:than|to|of|in|about|nearly|every|each|per|one in|out of|week|month|day|ward|age|aged)|\d,?|[%-])\s\Z", re.IGNORECASE)


def small_number(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """No count of people, in a measure or in the text, is from one to seven."""
    for measure, document, number in measures_of(parsed):
        if measure.sample is not None and measure.sample <= MOST:
            yield _finding(document.at("measures", number, "sample"), str(measure.sample), wording="of")
    for pair in pairs_of(parsed):
        unit, counts_people = pair.measure.unit, UNIT.match(pair.measure.unit)
        for name, reading in pair.readings:
            if counts_people and _is_small(reading.exact):
                yield _finding(pair.at(name, "value"), f"{reading.value} {unit}", f"under {MOST + 1}", "value")
            if reading.of and reading.of <= MOST and OF_PEOPLE.search(unit):
                yield _finding(pair.at(name, "of"), str(reading.of), wording="of")
    for body in parsed.bodies:
        yield from _in_body(body)


def _is_small(value: Decimal | None) -> bool:
    return value is not None and value == value.to_integral_value() and 1 <= value <= MOST


def _in_body(body: Body) -> Iterator[Finding]:
    small = body.data.lower()
    for word in SUSPECT:
        at = small.find(word)
        while at >= 0:
            found = CLAIM.search(body.data, max(0, at - FAR), at + len(word) + 3)
            if found and found.end() > at and not NO_COUNT.search(body.data, max(0, found.start() - 12), found.start()):
                yield _claimed(body, found)
            at = small.find(word, at + 1)


def _claimed(body: Body, found: re.Match[bytes]) -> Finding:
    count = found["count"].decode()
    return _finding(body.at(*found.span("count")), " ".join(found[0].decode().split()), _instead(count))


def _instead(count: str) -> str:
    """What to write for a count; one person has no words in common with more."""
    if count.casefold() in ("1", "one"):
        return ""
    return INSTEAD.capitalize() if count[0].isupper() else INSTEAD


def _finding(place: Location, about: str, instead: str = "", wording: str = "") -> Finding:
    values = {"about": about, "most": MOST, "instead": instead or INSTEAD}
    return Finding("small-number", place, values, wording, severity=Severity.WARNING, instead=instead, about=about)


RULES = (small_number,)
