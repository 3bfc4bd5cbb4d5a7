"""Glances at bytes, which tell in no time that a text holds no personal data of a kind; what they let pass is read with care.

A thousand entries are twenty million letters, and nearly none of them is personal. Each pattern here begins with a sign
that is rare in prose, because those are looked for as fast as memory can be read.
"""

import re
import string
from dataclasses import dataclass

LETTERS = dict.fromkeys(string.ascii_letters, "a") | dict.fromkeys("CIKMOVcikmov", "b")
SHAPE = LETTERS | dict.fromkeys(string.digits, "0") | dict.fromkeys(",;|\t", "s")
# Digits as `0`, letters as `a`, those that no postcode ends in as `b`, signs that part numbers as `s`, all else as a space.
SHAPES = bytes(ord(SHAPE.get(chr(one), " ")) for one in range(256))
DIGITS = re.compile(rb"0(?<!00)(?:[ s]{0,12}0){9,}")
NAMED = re.compile(rb"(?:nhs|chi|h&c|patient)[^\n]*\Z", re.IGNORECASE)  # a label stands on the line of its number
# A file of months and short numbers has no room for ten digits.
SERIES = re.compile(rb"a{4}s[ab]{5} (?:0000 00(?: 00)?s {0,2}0{1,6}(?: 0{1,6})? ?)*")
INSURANCE = re.compile(rb"00(?: {0,6}00 {0,6}00|0 {0,6}000) {0,6}[ab](?![0ab])")
INWARD = re.compile(rb"0aa(?![0ab])")
OUTWARD = re.compile(rb"[ab]0[0ab]?[ s]{0,5}\Z")
DATE = re.compile(rb"0(?<!00)(?:0{0,3}(?: {1,3}0{1,4}){2}|0?(?:[ab]{2})? (?:[ab]{2} )?[ab]{3,10}[ s]{1,5}0{2,4}|0?(?:[ab]{2})?[ s]{1,4}0{4}|0{7})")
HEADER = re.compile(rb"\n\|([^\n]*)\n\|[ :]*-")  # the first line of a table
BIRTHS = (b"born", b"birth", b"dob", b"d.o", b"o.b", b"d o b", b"geni", b"anwyd", b"ganed", b"blwydd")
BIRTH = re.compile(rb"\bborn\b|birth[\W_]{0,3}da|of[\W_]{1,3}birth|d\W{0,4}o\W{0,4}b|geni|anwyd|ganed|blwydd")  # newborns and places of birth have no date
BORN = re.compile(rb"b\.\s?[0-9]")
NEAR = 48  # bytes between a label and its number
FAR = 100  # bytes between a number and the word that says what it is
SMALL = 2000  # bytes that are sooner read than looked around in
AT = re.compile(rb"at(?:\s?[\])}>]|(?<=\sat)\s[\w\x80-\xff-]+(?:\s[\[({]?dot\b|\.(?:com?|org|net|nhs|ac|gov|uk)\b))")
ABROAD = re.compile(rb"\+[^0-9A-Za-z\n]{0,3}[1-9](?:[^0-9A-Za-z]{0,12}[0-9]){8}")
NUMBER = re.compile(rb"[0-9](?:[ ./()-]{0,3}[0-9A-Z]){6}")
COMMA = re.compile(rb"(?<![0-9])0[^,;|\t]*, [0-9]")  # in a telephone number


@dataclass(frozen=True, slots=True)
class Glanced:
    """The bytes of a text and their shapes; a tag may stand inside what is looked for, so with one everything is read."""

    data: bytes
    shapes: bytes
    has_tags: bool

    def has_ten_digits(self) -> bool:
        """Whether ten digits may belong together, or the nine of a number abroad."""
        if self.has_tags or ABROAD.search(self.data):
            return True
        return not SERIES.fullmatch(self.shapes) and any(map(self._may_be_one, DIGITS.finditer(self.shapes)))

    def _may_be_one(self, run: re.Match[bytes]) -> bool:
        if any(part.count(b"0") >= 10 for part in run[0].split(b"s")) or COMMA.search(self.data, *run.span()):
            return True
        return NAMED.search(self.data, max(0, run.start() - NEAR), run.start()) is not None

    def has_numbers(self) -> bool:
        """Whether seven digits may belong together."""
        return self.has_tags or NUMBER.search(self.data) is not None

    def has_insurance(self) -> bool:
        """Whether six digits may stand before a letter."""
        return self.has_tags or INSURANCE.search(self.shapes) is not None

    def has_postcode(self) -> bool:
        """Whether there may be both halves of a postcode."""
        return any(OUTWARD.search(self.shapes, max(0, half.start() - 8), half.start()) for half in INWARD.finditer(self.shapes))

    def has_address(self) -> bool:
        """Whether there may be an address of mail with its sign."""
        return b"@" in self.data

    def has_spelt_address(self) -> bool:
        """Whether there may be one whose sign is spelt out."""
        return AT.search(self.data.lower()) is not None

    def has_birth(self) -> bool:
        """Whether there may be a day near a word for being born."""
        if len(self.data) < SMALL:
            return _tells_of_birth(self.data)
        headers = (self.data.partition(b"\n")[0], *(header[1] for header in HEADER.finditer(self.data)))
        if any(map(_tells_of_birth, headers)):
            return True
        return any(_tells_of_birth(self.data[max(0, date.start() - FAR) : date.end() + FAR]) for date in DATE.finditer(self.shapes))


def _tells_of_birth(data: bytes) -> bool:
    small = data.lower()
    return (any(word in small for word in BIRTHS) and BIRTH.search(small) is not None) or BORN.search(small) is not None


def glanced(data: bytes) -> Glanced:
    """A text in UTF-8 at a glance."""
    return Glanced(data, data.translate(SHAPES), b"<" in data)
