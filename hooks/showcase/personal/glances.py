"""Glances at bytes, which tell in no time that a text holds no personal data of a kind; what they let pass is read with care.

A thousand entries are twenty million letters, and nearly none of them is personal. Each pattern here begins with a sign
that is rare in prose, because those are looked for as fast as memory can be read.
"""

import re
from dataclasses import dataclass

# Digits as `0`, letters as `a`, the letters that no postcode ends in as `b`, everything else as a space.
SHAPES = bytes(
    32 if not chr(one).isascii() or not chr(one).isalnum() else 48 if chr(one).isdigit() else 98 if chr(one) in "CIKMOVcikmov" else 97 for one in range(256)
)
TEN_DIGITS = re.compile(rb"0(?: {0,12}0){9}")
# A file of months and short numbers has no room for ten digits.
SERIES = re.compile(rb"aaaa aa[ab]aa (?:0000 00(?: 00)? {1,2}0{1,6}(?: 0{1,6})? ?)*")
INSURANCE = re.compile(rb"00 {0,6}00 {0,6}00 {0,6}[ab](?![0ab])")
INWARD = re.compile(rb"0aa(?![0ab])")
OUTWARD = re.compile(rb"[ab]0[0ab]? {0,5}\Z")
DATE = re.compile(rb"0(?:0{0,3}(?: {1,3}0{1,4}){2}|0?(?:[ab]{2})? {0,3}(?:[ab]{2} )?[ab]{3,10} {1,6}0{2,4}|0?(?:[ab]{2})? {1,4}0{4}|0{7})")
BIRTHS = (b"born", b"birth", b"dob", b"d.o", b"o.b", b"d o b", b"geni", b"anwyd", b"ganed", b"blwydd", b"b.")
BORN = re.compile(b"|".join(map(re.escape, BIRTHS)), re.IGNORECASE)
FAR = 100  # bytes from a date to its word
SMALL = 2000  # bytes that are sooner read than looked around in
AT = tuple(re.compile(rb"%b\s?at\s?[\])}>]" % sign, re.IGNORECASE) for sign in (rb"\(", rb"\[", rb"\{", rb"<"))


@dataclass(frozen=True, slots=True)
class Glanced:
    """The bytes of a text and their shapes; a tag may stand inside what is looked for, so with one everything is read."""

    data: bytes
    shapes: bytes
    has_tags: bool

    @property
    def ten_digits(self) -> bool:
        """Whether ten digits may belong together."""
        return self.has_tags or (TEN_DIGITS.search(self.shapes) is not None and SERIES.fullmatch(self.shapes) is None)

    @property
    def insurance(self) -> bool:
        """Whether six digits may stand before a letter."""
        return self.has_tags or INSURANCE.search(self.shapes) is not None

    @property
    def postcode(self) -> bool:
        """Whether there may be both halves of a postcode."""
        return any(OUTWARD.search(self.shapes, max(0, half.start() - 8), half.start()) for half in INWARD.finditer(self.shapes))

    @property
    def address(self) -> bool:
        """Whether there may be an address of mail."""
        return b"@" in self.data or any(pattern.search(self.data) for pattern in AT)

    @property
    def birth(self) -> bool:
        """Whether there may be a day near a word for being born."""
        first = self.data.partition(b"\n")[0]
        if len(self.data) < SMALL or b"\n|" in self.data or BORN.search(first):
            small = self.data.lower()
            return any(word in small for word in BIRTHS)
        return any(BORN.search(self.data, max(0, date.start() - FAR), date.end() + FAR) for date in DATE.finditer(self.shapes))


def glanced(text: str) -> Glanced:
    """A text at a glance."""
    data = text.encode("utf-8", "replace")
    return Glanced(data, data.translate(SHAPES), b"<" in data)
