"""Two readings of a measure side by side: what kind of number they are, over how long, and whether their difference could be chance."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from showcase.model.measures import Measure, Reading
from showcase.model.values import Period
from showcase.util.statistics import of_rates, of_shares
from showcase.util.text import NUMBERS

Kind = Literal["count", "rate", "share", "level"]
FLAT = Decimal("0.05")  # less than a twentieth of the value before is called nearly the same
FINE = 1000  # people or cases, from which on a tenth of a per cent is more than one of them
CHANCE = 0.05  # as likely as not worth a claim: what chance alone brings once in twenty
A_MONTH = Decimal("30.4375")  # days
# A unit that begins so names something measured, which is lower or higher, and not a number of things, of which there are fewer or more.
LEVELS = (
    "£", "€", "$", "minute", "hour", "day", "week", "month", "year", "pound", "point", "score", "mean", "median", "average", "milli", "pence", "euro", "cent",
    "kilo", "kg", "gram", "tonne", "litre", "mile", "metre", "decibel", "degree", "rank", "ratio", "index", "out of", "km", "cm", "mm", "mg", "ml", "db",
)
BESIDE = "“”‘’„\"'*@ "  # signs that slip in before a unit and say nothing of it
SHARES = ("%", "percent", "per cent")
RATE = re.compile(r"\b(?:per|for every|in every|in) (?P<of>[1-9][\d,]*0)\b|\brate\b|\bper (?!day|night|week|fortnight|month|quarter|year)", re.IGNORECASE)
WORDS = (*NUMBERS, "eleven", "twelve")
NUMBER = "|".join(WORDS[2:])
LENGTH = re.compile(
    rf"\b(?P<how>a|an|per|each|every|in|over)\s+(?:(?P<number>\d{{1,3}}|a|one|{NUMBER})\s+)?(?P<unit>day|night|week|fortnight|month|quarter|year)s?\b"
    r"|\b(?P<adverb>daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual)",
    re.IGNORECASE,
)
DAYS: Mapping[str, Decimal] = {
    "day": Decimal(1), "night": Decimal(1), "week": Decimal(7), "fortnight": Decimal(14), "month": A_MONTH, "quarter": 3 * A_MONTH, "year": 12 * A_MONTH,
}
ADVERBS = {
    "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year",
}


@dataclass(frozen=True, slots=True)
class UnitLength:
    """A length of time that a unit names: `complaints a month`. `in_all` where the number is all there was in it: `cases in six months`."""

    days: Decimal
    words: str
    in_all: bool


def kind_of(measure: Measure) -> Kind:
    """What kind of number a measure has: as it says itself, or as its unit shows."""
    said = measure.statistic
    if said in ("count", "rate", "share"):
        return said
    kind: Kind = "level" if said else _kind_by(measure.unit)
    return "level" if kind == "count" and _is_average(measure) else kind


@lru_cache(maxsize=1000)  # a unit is asked of all its measures, by checks, pages and charts
def _kind_by(unit: str) -> Kind:
    """What kind of number a unit shows."""
    plain = unit.lower().lstrip(BESIDE)
    if plain.startswith(SHARES):
        return "share"
    if (plain.startswith(LEVELS) and not plain.startswith(tuple(ADVERBS))) or re.search(r"\b(?:median|mean|average)\b", plain):
        return "level"
    return "rate" if RATE.search(plain) else "count"


def _is_average(measure: Measure) -> bool:
    """Whether a number of things is an average: it has a fraction, and no length of time over which it could be one."""
    unit, exact = length_of(measure.unit), [one.exact for one in (measure.before, measure.after) if one]
    return (unit is None or unit.in_all) and any(one is not None and one != one.to_integral_value() for one in exact)


@lru_cache(maxsize=1000)  # as above
def length_of(unit: str) -> UnitLength | None:
    """The length of time that a unit names, if any."""
    found = LENGTH.search(unit)
    if not found:
        return None
    name = (found["unit"] or ADVERBS[found["adverb"].lower()]).lower()
    said = (found["number"] or "").lower()
    number = int(said) if said.isdecimal() else WORDS.index(said) if said in WORDS else 1
    words = f"{said} {name}s" if number > 1 else f"a {name}"
    return UnitLength(number * DAYS[name], words, number > 1 or (found["how"] or "").lower() in ("in", "over"))


def days_of(period: Period) -> Decimal:
    """How long a period is, in days; every month is as long as any other."""
    return period.months * A_MONTH if period.months else Decimal(period.days)


def of_after(measure: Measure) -> int | None:
    """How many the value after is about; an older field says it, too."""
    return measure.after.of or measure.sample


def in_shares(measure: Measure) -> Measure:
    """A measure whose two counts are parts of unlike numbers, as shares, in which alone they compare: 40 of 400 and 20 of 100 are 10% and 20%."""
    before, after, many = measure.before, measure.after, of_after(measure)
    if before is None or measure.values is None or not before.of or not many or before.of == many or kind_of(measure) != "count":
        return measure
    if any(not 0 <= value <= of for value, of in zip(measure.values, (before.of, many), strict=True)):
        return measure
    fine = Decimal("0.1") if max(before.of, many) < FINE else Decimal("0.01")
    shares = [(value * 100 / of).quantize(fine, ROUND_HALF_UP) for value, of in zip(measure.values, (before.of, many), strict=True)]
    whole = [share.quantize(Decimal(1)) if share == share.to_integral_value() else share for share in shares]
    told = [one.model_copy(update={"value": share}) for one, share in zip((before, after), whole, strict=True)]
    return measure.model_copy(update={"unit": "%", "statistic": "share", "before": told[0], "after": told[1]})


def is_flat(measure: Measure) -> bool:
    """Whether both values are the same, or nearly; of shares above nine tenths, whether what is left of them is."""
    measure = in_shares(measure)
    if measure.values is None:
        return False
    before, after = from_what_is_left(measure) or measure.values
    return before == after or (before != 0 and abs((after - before) / before) < FLAT)


def from_what_is_left(measure: Measure) -> tuple[Decimal, Decimal] | None:
    """The other part of both shares, where these are above nine tenths: 96 and 99.9 are 4 and 0.1."""
    if measure.values is None or kind_of(measure) != "share" or min(measure.values) <= 90 or max(measure.values) > 100:
        return None
    return 100 - measure.values[0], 100 - measure.values[1]


@lru_cache(maxsize=1000)  # of each measure its row asks four times, and its card and the search ask again
def could_be_chance(measure: Measure) -> bool | None:
    """Whether chance alone brings such a difference more often than once in twenty times; None where the figures do not let it be told."""
    if measure.values is None or measure.before is None or min(measure.values) < 0:
        return None
    found = _probability(measure, measure.before, measure.after)
    return None if found is None else found >= CHANCE


def _probability(measure: Measure, before: Reading, after: Reading) -> float | None:
    kind, of = kind_of(measure), (before.of, of_after(measure))
    if kind == "count":
        return _of_counts(measure, before, after)
    if kind == "level" or of[0] is None or of[1] is None or measure.values is None:
        return None
    per = 100 if kind == "share" else _per(measure.unit)
    first, second = (float(one) * many / per if per else 0.0 for one, many in zip(measure.values, (of[0], of[1]), strict=True))
    if kind == "share" and max(measure.values) <= 100:
        return of_shares(first, of[0], second, of[1])
    return of_rates(first, second, of[0], of[1]) if per and kind == "rate" else None


def _per(unit: str) -> int | None:
    """Of how many a rate is: 1,000 of `falls per 1,000 bed days`."""
    found = RATE.search(unit)
    return int(found["of"].replace(",", "")) if found and found["of"] else None


def _of_counts(measure: Measure, before: Reading, after: Reading) -> float | None:
    """Two counts: of so many where both say of how many, over so long otherwise; a unit that names a length stands for all that its period holds."""
    first, second = (float(one) for one in measure.values or (0, 0))
    many = (before.of, of_after(measure))
    if many[0] and many[1] and first <= many[0] and second <= many[1]:
        return of_shares(first, many[0], second, many[1])
    first_days, second_days, unit = float(days_of(before.period)), float(days_of(after.period)), length_of(measure.unit)
    if unit and not unit.in_all:
        first, second = first * first_days / float(unit.days), second * second_days / float(unit.days)
    return of_rates(first, second, first_days, second_days)
