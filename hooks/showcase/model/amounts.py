"""Amounts as people write them: a number in any spelling that can mean only one thing, a bound in place of a small count, and a range."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

LONGEST = 40  # letters of a number, with all its signs
PLAIN = re.compile(r"-?\d{1,12}(\.\d{1,6})?\Z")  # every percentage of such can still be told exactly
SIGNS = re.compile(r"(?P<minus>-?)[£€$]?\s?(?P<digits>[\d.,\s]*\d)\s?%?\Z")
IN_THOUSANDS = re.compile(r"\d{1,3}((?P<gap>[ \u00a0\u2009\u202f])\d{3})((?P=gap)\d{3})*(\.\d+)?\Z")
COMMAS_IN_THOUSANDS = re.compile(r"\d{1,3}(,\d{3}){2,}(\.\d+)?\Z|\d{1,3}(,\d{3})+\.\d+\Z")
STOPS_IN_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3}){2,}(,\d+)?\Z|\d{1,3}(\.\d{3})+,\d+\Z")
DECIMAL_COMMA = re.compile(r"\d+,(\d{1,2}|\d{4,6})\Z|0\d*,\d+\Z|\d{4,},\d+\Z")
EITHER = re.compile(r"[1-9]\d{0,2},\d{3}\Z")  # a thousand to some, a fraction to others
UNDER = re.compile(r"(?:under|below|(?:fewer|less) than|<)\s*(?P<limit>\d[\d.,\s]*)\Z", re.IGNORECASE)
OR_MORE = re.compile(r"(?:(?:at least|≥|>=)\s*)?(?P<limit>\d[\d.,\s]*?)\s*(?:or more|\+)?\Z", re.IGNORECASE)
BETWEEN = re.compile(r"\s+to\s+|\s*[–—]\s*")


@dataclass(frozen=True, slots=True)
class Bound:
    """A count that is not told exactly, because it is small or only known so far: `under 8`, `8 or more`."""

    limit: Decimal
    under: bool

    def __str__(self) -> str:
        return f"under {self.limit}" if self.under else f"{self.limit} or more"


Range = tuple[Decimal, Decimal]


def number_of(text: str) -> Decimal | None:
    """The number that a text means, with the signs of per cent and of money left to its unit; None where it is none, or could be two."""
    found = SIGNS.match(text.strip().replace("\u2212", "-")) if len(text) <= LONGEST else None
    if not found:
        return None
    digits = found["digits"]
    if IN_THOUSANDS.match(digits):
        digits = re.sub(r"\s", "", digits)
    elif COMMAS_IN_THOUSANDS.match(digits):
        digits = digits.replace(",", "")
    elif STOPS_IN_THOUSANDS.match(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif DECIMAL_COMMA.match(digits):
        digits = digits.replace(",", ".")
    plain = f"{found['minus']}{digits}"
    return Decimal(plain) if PLAIN.match(plain) else None


def could_be_two(text: str) -> bool:
    """Whether a text is a thousand to some and a fraction to others, such as 1,234."""
    found = SIGNS.match(text.strip()) if len(text) <= LONGEST else None
    return bool(found and EITHER.match(found["digits"]))


def json_number(value: Decimal) -> int | float:
    """A number as JSON has it; one of twelve digits before its point and six behind it is told exactly enough to be read back as it was."""
    return int(value) if value == value.to_integral_value() else float(value)


def _number(text: object) -> Decimal:
    if isinstance(text, Decimal):
        return text
    number = number_of(str(text))
    if number is None:
        raise PydanticCustomError("not-a-number", "a number")
    return number


def bound_of(text: str) -> Bound | None:
    """The bound that a text tells, such as `under 8`, `fewer than 8` or `8 or more`; None where it tells none."""
    said = text.strip()
    under, more = UNDER.match(said), OR_MORE.match(said)
    found = under or (more if more and more["limit"] != said else None)
    limit = number_of(found["limit"]) if found else None
    return None if limit is None else Bound(limit, under is not None)


def _amount(text: object) -> Decimal | Bound:
    return text if isinstance(text, (Decimal, Bound)) else bound_of(str(text)) or _number(text)


def _range(text: object) -> Range:
    if isinstance(text, tuple):
        return text
    ends = BETWEEN.split(str(text).strip())
    low, high = number_of(ends[0]), number_of(ends[-1])
    if len(ends) != 2 or low is None or high is None or low > high:
        raise PydanticCustomError("not-a-range", "a range")
    return low, high


# How an editor is told what a value looks like; it reads YAML with its guesses, so a number is one there.
A_NUMBER = r"-?\s*[£€$]?\s?\d[\d.,\s]*%?"
SEEN_NUMBER = WithJsonSchema({"type": ["number", "string"], "pattern": rf"^\s*{A_NUMBER}\s*$"})
SEEN_AMOUNT = WithJsonSchema(
    {"type": ["number", "string"], "pattern": rf"^\s*([Uu]nder|[Bb]elow|[Ff]ewer than|[Ll]ess than|[Aa]t least|<|≥|>=)?\s*{A_NUMBER}\s*(or more|\+)?\s*$"}
)
SEEN_RANGE = WithJsonSchema({"type": "string", "pattern": rf"^\s*{A_NUMBER}(\s+to\s+|\s*[–—]\s*){A_NUMBER}\s*$"})

AS_A_NUMBER = PlainSerializer(json_number, when_used="json")
Number = Annotated[Decimal, BeforeValidator(_number), SEEN_NUMBER, AS_A_NUMBER]
Amount = Annotated[Decimal | Bound, PlainValidator(_amount), SEEN_AMOUNT]
RangeValue = Annotated[Range, PlainValidator(_range), SEEN_RANGE]
