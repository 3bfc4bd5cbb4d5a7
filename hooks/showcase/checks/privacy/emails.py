"""Electronic mail addresses of people."""

import re
from collections.abc import Iterable, Iterator

from showcase.checks.privacy.normalise import words

Span = tuple[int, int]
# Addresses that end so belong to nobody (RFC 2606), so examples stay readable.
NOBODY = re.compile(r"[.@]\s?(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)\Z", re.IGNORECASE)
# `photo@2x.png` is a picture.
FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|pdf|css|js|json|md)\Z", re.IGNORECASE)
NAME = re.compile(r"(?<![\w.@+-])[\w+][\w.+'-]*\Z")
KNOWN = r"(?=(?:com?|org|net|nhs|ac|gov|uk)\b)"
# As it is mistyped and disguised, too.
POINT = rf"(?:\.|\s\.\s?|\.\n{KNOWN}|,{KNOWN}|\s?[\[({{]\.[\])}}]\s?|\s?[\[({{]?\bdot[\])}}]?\s{KNOWN})"
PLACE = re.compile(rf"@[\])}}]{{0,2}}\s?[\w-]+(?:{POINT}[\w-]+)*{POINT}[A-Za-z]{{2,24}}(?![\w@]|-\w)")
# As those write it who hope that no machine reads it.
PLAIN_AT = r"\sat\s(?=[\w-]+(?:\s[\[({]?dot\b|\.(?:com?|org|net|nhs|ac|gov|uk)\b))"
AT = tuple(re.compile(sign, re.IGNORECASE) for sign in (*(rf"{one}\s?at\s?[\])}}>]" for one in (r"\(", r"\[", r"\{", "<")), PLAIN_AT))
DOTTED = re.compile(r"[^\W\d_][._][^\W\d_](?!.*\.\Z)")
DOT = r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?|\sdot\s)"
SPELT_PLACE = re.compile(rf"\s?[\w-]+(?:{DOT}[\w-]+)*{DOT}[A-Za-z]{{2,24}}\b", re.IGNORECASE)
LONGEST_NAME = 64  # letters before the sign, which mail has room for
PARTS = re.compile(r"[._+'-]+|\d+")


def addresses(text: str) -> Iterator[Span]:
    """Where addresses stand that are not known to be nobody’s."""
    yield from _named(text, ((found.start(), PLACE.match(text, found.start())) for found in re.finditer("@", text)))


def spelt_addresses(text: str) -> Iterator[Span]:
    """Where addresses stand whose sign is spelt out."""
    yield from _named(text, ((found.start(), SPELT_PLACE.match(text, found.end())) for pattern in AT for found in pattern.finditer(text)))


def _named(text: str, signs: Iterable[tuple[int, re.Match[str] | None]]) -> Iterator[Span]:
    """Those addresses, each by where its sign stands and by its place, that are of somebody."""
    for sign, place in signs:
        at = _unspaced(text, sign)
        name = NAME.search(text, max(0, at - LONGEST_NAME), at) if place else None
        if place and name and not NOBODY.search(place[0]) and not FILE.search(place[0]) and _is_a_name(name[0], text[at : place.end()]):
            yield name.start(), place.end()


def _is_a_name(name: str, place: str) -> bool:
    """Whether what stands apart from its sign is a name: ‘find us @ alder.org’ and ‘work at alder.org’ name nobody."""
    if not place[:1].isspace() or DOTTED.search(name):
        return True
    return name.casefold() not in words("not_names") and ("@" in place or place.lstrip()[:1] in "([{<" or " dot " in place.lower())


def _unspaced(text: str, at: int) -> int:
    before = text[max(0, at - 3) : at]
    opened = len(before.rstrip("[({"))
    return at - len(before) + len(before[:opened].rstrip() if len(before) - opened <= 2 else before)


def is_a_teams(address: str) -> bool:
    """Whether a mailbox is named after what it is for, such as `involvement@…` or `ward-7@…`, and not after a person."""
    name = re.split(r"[@\[({<\s]", address, maxsplit=1)[0].casefold()
    parts = [part for part in PARTS.split(name) if part]
    return bool(parts) and words("mailboxes").issuperset(parts)
