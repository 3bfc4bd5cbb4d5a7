"""Readings of a measure: what can be, what can be compared, and what is honest to leave unknown."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from showcase.checks.fields import front_of
from showcase.checks.measures import measures_of
from showcase.checks.readability import is_english
from showcase.model.amounts import Bound
from showcase.model.award import Award
from showcase.model.comparison import A_MONTH, UnitLength, days_of, kind_of, length_of
from showcase.model.finding import Finding, Location
from showcase.model.measures import Measure, Reading
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.document import Document, value_at
from showcase.parsing.yaml.source_map import Step

NEARLY = Decimal("0.05")  # a February and a March are one month each; days are counted, and need not be the very same number
MONEY = "£€$"
LENGTHS = ((A_MONTH, "month"), (Decimal(7), "week"), (Decimal(1), "day"))


class Pair(NamedTuple):
    """Two readings that are shown side by side, of a measure, of one of its sites or of what it is compared with; and where they stand."""

    measure: Measure
    before: Reading | None
    after: Reading
    document: Document
    steps: tuple[Step, ...]

    def at(self, side: str, name: str) -> Location:
        """The place of a part of one of its readings."""
        return self.document.at(*self.steps_to(side, name))

    def steps_to(self, side: str, name: str) -> tuple[Step, ...]:
        """The steps to it; what is told later has no sides."""
        return (*self.steps, name) if self.steps[0] == "values" else (*self.steps, side, name)

    @property
    def readings(self) -> Iterator[tuple[str, Reading]]:
        """Both readings by their names."""
        if self.before:
            yield "before", self.before
        yield "after", self.after


def pairs_of(parsed: ParsedEntry) -> Iterator[Pair]:
    """Every pair of readings of an entry and of its records."""
    yield from _later(parsed)
    for measure, document, number in measures_of(parsed):
        steps: tuple[Step, ...] = ("measures", number)
        yield Pair(measure, measure.before, measure.after, document, steps)
        if measure.compared:
            yield Pair(measure, measure.compared.before, measure.compared.after, document, (*steps, "compared"))
        for place, site in enumerate(measure.sites):
            yield Pair(measure, site.before, site.after, document, (*steps, "sites", place))


def _later(parsed: ParsedEntry) -> Iterator[Pair]:
    """What follow-up records tell of the entry’s measures, each by itself."""
    known = {one.name: one for one in front_of(parsed).measures}
    for one in parsed.followups:
        for number, value in enumerate(one.front.values):
            if value.measure in known:
                yield Pair(known[value.measure], None, value, one.document, ("values", number))


def unknown_without_reason(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A value before that nobody knows has a reason, because a reader asks for it."""
    for measure, document, number in measures_of(parsed):
        if measure.before is None and not measure.because:
            yield Finding("unknown-without-reason", document.at("measures", number, "before"), {"name": measure.name})


def unequal_periods(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Two counts that are compared cover periods of the same length; a unit that names a length is covered by its period, and named rightly."""
    for pair in pairs_of(parsed):
        kind = kind_of(pair.measure)
        unit = length_of(pair.measure.unit) if kind != "share" else None
        if unit:
            for name, reading in pair.readings:
                yield from _misnamed(pair, name, reading, unit)
        if kind == "count" and unit is None and pair.before and (is_english(award.told_in) or " " not in pair.measure.unit):
            yield from _unequal(pair, pair.before)


def _misnamed(pair: Pair, name: str, reading: Reading, unit: UnitLength) -> Iterator[Finding]:
    days = days_of(reading.period)
    wrong = abs(days - unit.days) > unit.days * NEARLY if unit.in_all else days < unit.days * (1 - NEARLY)
    if wrong:
        values = {"name": pair.measure.name, "unit": pair.measure.unit, "says": unit.words, "length": reading.period.length}
        yield Finding("unit-and-period", pair.at(name, "period"), values, "in-all" if unit.in_all else "")


def _unequal(pair: Pair, before: Reading) -> Iterator[Finding]:
    first, second = days_of(before.period), days_of(pair.after.period)
    if abs(first - second) > max(first, second) * NEARLY:
        length, words = next(one for one in LENGTHS if one[0] <= min(first, second) or one[0] == 1)
        values = {
            "name": pair.measure.name, "unit": f"{pair.measure.unit} a {words}", "first": before.period.length, "second": pair.after.period.length,
            "before": _over(before, first / length), "after": _over(pair.after, second / length),
        }
        yield Finding("unequal-periods", pair.at("after", "period"), values)


def _over(reading: Reading, lengths: Decimal) -> str:
    """A count over several lengths of time as a rate of one."""
    value = reading.value.limit if isinstance(reading.value, Bound) else reading.value
    return f"{(value / lengths).quantize(Decimal('0.1'), ROUND_HALF_UP):f}".removesuffix(".0")


def impossible_value(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A share lies between nought and a hundred, a count is not below nought, and no part is larger than the whole."""
    for pair in pairs_of(parsed):
        kind = kind_of(pair.measure)
        for name, reading in pair.readings:
            values = {"name": pair.measure.name, "value": reading.value, "unit": pair.measure.unit, "of": reading.of}
            value = reading.value.limit - 1 if isinstance(reading.value, Bound) and reading.value.under and not reading.value.limit else reading.exact
            if value is None:
                continue
            if kind == "share" and not 0 <= value <= 100:
                yield Finding("impossible-value", pair.at(name, "value"), values, "share")
            elif kind in ("count", "rate") and value < 0:
                yield Finding("impossible-value", pair.at(name, "value"), values, "below-nought")
            elif kind == "count" and reading.of and value > reading.of:
                yield Finding("impossible-value", pair.at(name, "value"), values, "more-than-all")


def impossible_beside(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A share that is aimed at can be reached, and a median lies within its middle half."""
    for measure, document, number in measures_of(parsed):
        values: dict[str, object] = {"name": measure.name, "unit": measure.unit, "value": measure.after.value}
        if measure.goal and kind_of(measure) == "share" and not 0 <= measure.goal.value <= 100:
            yield Finding("impossible-value", document.at("measures", number, "goal", "value"), values | {"value": measure.goal.value}, "goal")
        is_median = measure.statistic == "median" or (measure.statistic is None and "median" in measure.unit.lower())
        if measure.middle and is_median and measure.after.exact is not None and not measure.middle[0] <= measure.after.exact <= measure.middle[1]:
            values |= {"low": measure.middle[0], "high": measure.middle[1]}
            yield Finding("impossible-value", document.at("measures", number, "middle"), values, "middle")


def sign_without_unit(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A sign beside a number says no other unit than the measure does."""
    for pair in pairs_of(parsed):
        for name, _ in pair.readings:
            written = _written(pair, name)
            sign = next((one for one in f"%{MONEY}" if isinstance(written, str) and one in written), "")
            if sign and not _says(pair.measure.unit, sign):
                values: Mapping[str, object] = {"name": pair.measure.name, "value": written, "sign": sign, "unit": pair.measure.unit}
                yield Finding("sign-without-unit", pair.at(name, "value"), values)


WORDS_FOR = {"%": ("%", "per cent", "percent"), "£": ("£", "pound"), "€": ("€", "euro"), "$": ("$", "dollar")}


def _written(pair: Pair, name: str) -> object:
    """A value as it was typed; nothing where what cannot be read stands around it."""
    try:
        return value_at(pair.document.values, pair.steps_to(name, "value"))
    except (KeyError, IndexError, TypeError):
        return None


def _says(unit: str, sign: str) -> bool:
    return any(word in unit.lower() for word in WORDS_FOR[sign])


RULES = (unknown_without_reason, unequal_periods, impossible_value, impossible_beside, sign_without_unit)
