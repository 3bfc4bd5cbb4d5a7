"""Full postcodes, which stand for about fifteen homes each."""

import re
from collections.abc import Iterator

from showcase.checks.privacy.digits import DASHES
from showcase.checks.privacy.normalise import words

Span = tuple[int, int]
AREAS = "postcode_areas"
SIGN = rf"(?:[ ,]{{0,3}}|[ ]{{0,2}}[/·•(*_`~{DASHES}]{{1,3}}[ ]{{0,2}}|\.)(?:\n(?:>[ ]?)?)?"
# The last two letters are those that postcodes use.
CAPITALS = re.compile(rf"(?<![A-Za-z0-9/#_])([A-Z]{{1,2}})[0-9][A-Z0-9]?{SIGN}[0-9][ABD-HJLNP-UW-Z]{{2}}(?![A-Za-z0-9_])")
SMALL = re.compile(r"(?<![A-Za-z0-9/#_])([A-Za-z]{1,2})[0-9][A-Za-z0-9]?[ -]?[0-9](?P<end>[abd-hjlnp-uw-zABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9_])")
# ‘Ward b4 5th floor’ is no address.
UNITS = ("st", "nd", "rd", "th", "ft", "lb", "hr", "gb", "tb", "yr", "wd", "ph", "hz", "pt", "ds", "ld")


def postcodes(text: str) -> Iterator[Span]:
    """Where full postcodes stand; the first half of one tells a town and is left alone."""
    for found in CAPITALS.finditer(text):
        if found[1] in words(AREAS):
            yield found.span()
    for found in SMALL.finditer(text):
        if found[1].upper() in words(AREAS) and found["end"].lower() not in UNITS:
            yield found.span()
