"""Personal data in a text: what it is and where it stands. Pure functions; no clean text costs more than a glance."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .births import births
from .emails import addresses, is_a_teams
from .identifiers import insurance_numbers, is_nhs_number, nhs_numbers
from .phones import phone_numbers
from .plain import plain
from .postcodes import postcodes

__all__ = ["Personal", "is_a_teams", "is_nhs_number", "personal"]


@dataclass(frozen=True, slots=True, order=True)
class Personal:
    """Personal data in a text: where it starts and ends, and its kind, which is the code of its rule."""

    start: int
    end: int
    kind: str


# A text of nothing but noughts for digits and letters for letters shows at once whether ten digits stand together.
SHAPES = bytes(48 if 48 <= one <= 57 else 97 for one in range(256))
NEITHER = bytes(one for one in range(256) if not chr(one).isascii() or not chr(one).isalnum())
INSURANCE = re.compile(rb"[0-9][0-9][^A-Za-z0-9]{0,6}[0-9][0-9][^A-Za-z0-9]{0,6}[0-9][0-9][^A-Za-z0-9]{0,6}[A-Da-d](?![A-Za-z0-9])")
POSTCODE = re.compile(rb"[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![A-Za-z0-9])")
SHORT = tuple(b"b.%b%d" % (space, digit) for space in (b"", b" ") for digit in range(4))
BIRTHS = (b"born", b"birth", b"dob", b"d.o", b"d o b", b"geni", b"anwyd", b"ganed", b"blwydd", *SHORT)


def _has_ten_digits(data: bytes) -> bool:
    return b"0000000000" in data.translate(SHAPES, NEITHER) or b"<" in data


def _has_insurance(data: bytes) -> bool:
    return b"<" in data or INSURANCE.search(data) is not None


def _has_at(data: bytes) -> bool:
    return b"@" in data or b"at]" in data or b"at)" in data or b"at}" in data or b"<at" in data


def _has_postcode(data: bytes) -> bool:
    return POSTCODE.search(data) is not None


def _has_birth(data: bytes) -> bool:
    small = data.lower()
    return any(word in small for word in BIRTHS)


# Each kind with a glance at bytes, which tells in no time that a text has none of it, and the careful search. Where two
# find the same letters, the first is right.
KINDS: tuple[tuple[str, Callable[[bytes], bool], Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("nhs-number", _has_ten_digits, nhs_numbers),
    ("national-insurance-number", _has_insurance, insurance_numbers),
    ("personal-email", _has_at, addresses),
    ("phone-number", _has_ten_digits, phone_numbers),
    ("date-of-birth", _has_birth, births),
    ("postcode", _has_postcode, postcodes),
)


def personal(text: str) -> tuple[Personal, ...]:
    """All personal data in a text, in its order."""
    read = plain(text)
    data = read.text.encode("utf-8", "replace")
    found = list[Personal]()
    for kind, glance, search in KINDS:
        for place in search(read.text) if glance(data) else ():
            start, end = read.span(*place)
            if not any(one.start < end and start < one.end for one in found):
                found.append(Personal(start, end, kind))
    return tuple(sorted(found))
