"""Electronic mail addresses of people."""

import re
from collections.abc import Iterator

from showcase.checks.privacy.normalise import words

Span = tuple[int, int]
# Addresses that end so belong to nobody (RFC 2606), so examples stay readable.
NOBODY = re.compile(r"[.@](?:example(?:\.(?:com|org|net))?|test|invalid|localhost)\Z", re.IGNORECASE)
# `photo@2x.png` is a picture.
FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|pdf|css|js|json|md)\Z", re.IGNORECASE)
NAME = re.compile(r"(?<![\w.@+-])[\w+][\w.+'-]*\Z")
PLACE = re.compile(r"@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,24}(?![\w@]|-\w)")
# As those write it who hope that no machine reads it.
AT = tuple(re.compile(rf"{sign}\s?at\s?[\])}}>]", re.IGNORECASE) for sign in (r"\(", r"\[", r"\{", "<"))
DOT = r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?|\sdot\s)"
SPELT_PLACE = re.compile(rf"\s?[\w-]+(?:{DOT}[\w-]+)*{DOT}[A-Za-z]{{2,24}}\b", re.IGNORECASE)
LONGEST_NAME = 64  # letters before the sign, which mail has room for
PARTS = re.compile(r"[._+'-]+|\d+")


def addresses(text: str) -> Iterator[Span]:
    """Where addresses stand that are not known to be nobody’s."""
    ats = [(found.start(), PLACE.match(text, found.start())) for found in re.finditer("@", text)]
    ats += [(_unspaced(text, found.start()), SPELT_PLACE.match(text, found.end())) for pattern in AT for found in pattern.finditer(text)]
    for at, place in ats:
        name = NAME.search(text, max(0, at - LONGEST_NAME), at) if place else None
        if place and name and not NOBODY.search(place[0]) and not FILE.search(place[0]):
            yield name.start(), place.end()


def _unspaced(text: str, at: int) -> int:
    return at - 1 if text[at - 1 : at] == " " else at


def is_a_teams(address: str) -> bool:
    """Whether a mailbox is named after what it is for, such as `involvement@…` or `ward-7@…`, and not after a person."""
    name = re.split(r"[@\[({<\s]", address, maxsplit=1)[0].casefold()
    parts = [part for part in PARTS.split(name) if part]
    return bool(parts) and words("mailboxes").issuperset(parts)
