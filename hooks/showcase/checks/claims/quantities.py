"""Quantities in a sentence, in digits or in words: each becomes a sign such as `P0` in the sentence, by which patterns can go.

The letter is its sort: P per cent, T percentage points, S so many in so many, F a fraction, M a multiple, N a number, Y a year.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from showcase.model.comparison import A_MONTH, DAYS
from showcase.util.patterns import when_used

ONES = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDED = {word: number for number, word in enumerate(ONES) if number} | {word: 20 + 10 * number for number, word in enumerate(TENS)}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "third": 3, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20}
SMALL = "|".join(sorted(WORDED, key=len, reverse=True))
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,9})?"
WORD = rf"(?:{SMALL})(?:-(?:{'|'.join(ONES[1:10])}))?(?: hundred| thousand)?|a hundred|a dozen"
NUMBER = rf"(?:{DIGITS}|{WORD})"
TIME = "minute|hour|day|week|month|quarter|year"
NEAR = {
    "about": "about around roughly approximately some nearly almost close-to just-under just-over just-about well-under",
    "over": "over more-than at-least well-over upwards-of above as-many-as",
    "under": "within under less-than fewer-than below at-most up-to",
}
NEARNESS = {word.replace("-", " "): near for near, words in NEAR.items() for word in words.split()}
HEDGE = rf"(?:(?P<near>{'|'.join(sorted(NEARNESS, key=len, reverse=True))}) )?"
SIZES = {"thousand": 1000, "k": 1000, "million": 1_000_000, "m": 1_000_000}
QUANTITY = when_used(
    rf"(?<![\w.,/:£]){HEDGE}(?:only )?(?:"
    rf"£ ?(?P<money>{DIGITS}) ?(?P<size>k|m|thousand|million)?\b"
    rf"|(?P<year>(?:19|20)\d\d)(?![\d,.%]\d|%)\b(?! (?:{TIME}|people|patients|calls|visits))"
    rf"|(?P<share>{NUMBER}) (?:[a-z]+ )?(?:in|out of) (?:every )?(?P<among>{NUMBER})\b(?! (?:{TIME})s?\b)(?! to \w+ing)"
    rf"|(?P<percent>{NUMBER})(?:(?P<points> (?:percentage )?points?\b)| ?(?:%|per ?cent\b)(?P<further> points?\b)?)"
    rf"|(?P<tops>a|an|one|two|three|four|five|six|seven|eight|nine)?[ -]?(?P<part>{'|'.join(PARTS)})s?\b(?! (?:an? )?(?:{TIME}|past|term|of an hour))"
    rf"|(?P<part_time>half an?|half) (?P<part_unit>{TIME})\b"
    rf"|(?:(?P<fortnights>an?|one|two|three) )?(?P<fortnight>fortnights?)\b"
    rf"|(?P<times>{NUMBER})(?:[ -]?fold\b| times(?= as| more| less| fewer| higher| lower| the (?:number|rate|share|proportion)| what))"
    rf"|(?P<twice>twice|double|thrice|treble|triple|quadruple)(?= as| the| what| that)"
    rf"|(?P<one_unit>an (?:hour)|a (?:{TIME}))(?(near)|(?= (?:and a half )?(?:sooner|earlier|later|longer|less|faster|quicker|shorter)))\b"
    rf"|(?P<number>{NUMBER})(?P<half> and a half|½)?(?: (?P<unit>{TIME})s?\b)?"
    r")(?P<more_half> and a half)?(?![\w%])"
)
# ‘24 a quarter’ is no fraction.
EACH = re.compile(rf"\b({NUMBER})((?: (?!(?:in|of|to|by|and|or|from|than)\b)[a-z-]+){{0,2}}) an? (day|week|month|quarter|year)\b")
PERIOD = re.compile(
    r"([NP]\d+)((?: [a-z-]+){0,3}?) (?:an?|per|each|every|in an?|over an?|in the|in) "
    r"(day|week|month|quarter|year|twelve months|six months|three months)\b"
)
SPANS: Mapping[str, Decimal] = {**DAYS, "six months": 6 * A_MONTH, "three months": 3 * A_MONTH}  # days of what a number is told for
MULTIPLES = {"twice": 2, "double": 2, "thrice": 3, "treble": 3, "triple": 3, "quadruple": 4}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity: its sort, its value, its unit of time or £, how nearly it is meant, and whether it is written in words."""

    sort: str
    value: Decimal
    unit: str = ""
    near: str = ""
    worded: bool = False
    per: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence in small letters with a sign in the place of each quantity, and the quantities by their signs."""

    text: str
    quantities: dict[str, Quantity]


def marked(sentence: str) -> Marked:
    """A sentence, in small letters and with plain apostrophes, as it can be gone through."""
    found = dict[str, Quantity]()

    def sign(match: re.Match[str]) -> str:
        quantity = _quantity(match)
        if quantity is None:
            return match[0]
        name = f"{quantity.sort}{len(found)}"
        found[name] = quantity
        return name

    text = QUANTITY.sub(sign, EACH.sub(r"\1\2 per \3", sentence))
    for match in PERIOD.finditer(text):
        one = found[match[1]]
        found[match[1]] = Quantity(one.sort, one.value, one.unit, one.near, one.worded, {"twelve months": "year"}.get(match[3], match[3]))
    return Marked(text, found)


def _quantity(match: re.Match[str]) -> Quantity | None:
    sort = next(name for name in READ if match[name])
    near = NEARNESS.get(match["near"] or "", "")
    return READ[sort](match, near)


def number_of(text: str) -> Decimal:
    """A number in digits or words."""
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    if text in ("a hundred", "a dozen"):
        return Decimal(100 if text == "a hundred" else 12)
    first, _, many = text.partition(" ")
    tens, _, ones = first.partition("-")
    return Decimal((WORDED[tens] + WORDED.get(ones, 0)) * {"": 1, "hundred": 100, "thousand": 1000}[many])


def _money(match: re.Match[str], near: str) -> Quantity:
    return Quantity("N", number_of(match["money"]) * SIZES.get(match["size"] or "", 1), "£", near)


def _share(match: re.Match[str], near: str) -> Quantity | None:
    part, whole = number_of(match["share"]), number_of(match["among"])
    if not 0 < part <= whole or whole not in (3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000):
        return None
    return Quantity("S", 100 * part / whole, "", near, worded=whole < 100)


def _percent(match: re.Match[str], near: str) -> Quantity:
    return Quantity("T" if match["points"] or match["further"] else "P", number_of(match["percent"]), "", near)


def _part(match: re.Match[str], near: str) -> Quantity | None:
    tops = match["tops"]
    if tops is None and match["part"] not in ("half", "halves"):
        return None  # the third, and not a third
    top = Decimal(WORDED.get(tops or "", 1))
    return Quantity("F", top / PARTS[match["part"]], "", near, worded=True)


def _time(value: Decimal, unit: str, match: re.Match[str], near: str) -> Quantity:
    return Quantity("N", value + (Decimal("0.5") if match["more_half"] else 0), unit, near, worded=True)


def _fortnight(match: re.Match[str], near: str) -> Quantity:
    return Quantity("N", Decimal(2) * (WORDED.get(match["fortnights"] or "", 1) + (Decimal("0.5") if match["more_half"] else 0)), "week", near, worded=True)


def _number(match: re.Match[str], near: str) -> Quantity | None:
    text, unit = match["number"], match["unit"] or ""
    if text == "one" and not unit:
        return Quantity("N", Decimal(1), "", near, worded=True)
    value = number_of(text) + (Decimal("0.5") if match["half"] or match["more_half"] else 0)
    return Quantity("N", value, unit, near, worded=not text[0].isdigit())


READ: dict[str, Callable[[re.Match[str], str], Quantity | None]] = {
    "money": _money,
    "year": lambda match, near: Quantity("Y", Decimal(match["year"])),
    "share": _share,
    "percent": _percent,
    "part": _part,
    "part_time": lambda match, near: _time(Decimal("0.5"), match["part_unit"], match, near),
    "times": lambda match, near: Quantity("M", number_of(match["times"]), "", near, worded=True),
    "twice": lambda match, near: Quantity("M", Decimal(MULTIPLES[match["twice"]]), "", near, worded=True),
    "one_unit": lambda match, near: _time(Decimal(1), match["one_unit"].split()[1], match, near),
    "number": _number,
    "fortnight": _fortnight,
}
