"""Measures: their periods in order, their words in agreement with their figures, and a source that can be found."""

from collections.abc import Iterator

from showcase.checks.fields import front_of
from showcase.model.award import Award
from showcase.model.finding import Finding, Severity
from showcase.model.measures import Measure
from showcase.model.values import Month
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.document import Document

DOWN = ("fewer", "less", "reduced", "reduction", "decrease", "decreased", "lower", "shorter")
UP = ("more", "increase", "increased", "higher", "rise", "longer")

# Names that begin with such a word and claim nothing.
NO_CLAIM = ("more than", "less than", "fewer than", "longer than", "lower limb", "lower leg", "lower back", "lower bowel", "lower urinary", "higher dependency")
VAGUE = ("internal", "internal data", "internal records", "our data", "our own data", "own data", "our records", "records", "various", "unknown", "estimate")


def measures_of(parsed: ParsedEntry) -> Iterator[tuple[Measure, Document, int]]:
    """Every measure of the entry and of its adoption records, with where it is written and its place in the list."""
    for number, measure in enumerate(front_of(parsed).measures):
        yield measure, parsed.document, number
    for adoption in parsed.adoptions:
        for number, measure in enumerate(adoption.record.front.measures):
            yield measure, adoption.document, number


def in_order(measure: Measure) -> bool:
    """Whether a measure’s period after begins when the one before is over."""
    return measure.before is None or measure.after.period.first > measure.before.period.last


def measure_order(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A measure's `after` begins later than its `before` ends."""
    for measure, document, number in measures_of(parsed):
        if measure.before and not in_order(measure):
            values = {"name": measure.name, "after": measure.after.period, "before": measure.before.period}
            yield Finding("measure-order", document.at("measures", number, "after", "period"), values)


def change_outside_series(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """The day on which a change began lies within the series that it splits."""
    series = parsed.entry.series if parsed.entry else None
    for number, measure in enumerate(front_of(parsed).measures):
        points = (series or {}).get(measure.series or "", ())
        if measure.change and not measure.series:
            yield Finding("change-without-series", parsed.document.at("measures", number, "change"), {"name": measure.name})
        elif measure.change and points and not points[0].month <= _month_of(measure) <= points[-1].month:
            values = {"change": measure.change, "first": points[0].month, "last": points[-1].month}
            yield Finding("change-outside-series", parsed.document.at("measures", number, "change"), values)


def _month_of(measure: Measure) -> Month:
    assert measure.change is not None
    return Month(measure.change.year, measure.change.month)


def claim_against_figures(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A measure's name says what is counted, and does not claim a direction that the numbers deny."""
    for measure, document, number in measures_of(parsed):
        claimed = _claimed_direction(measure.name)
        if claimed and measure.before and measure.values and measure.moved != claimed:
            values = {"name": measure.name, "before": measure.before.value, "after": measure.after.value}
            yield Finding("claim-against-figures", document.at("measures", number, "name"), values)


def _claimed_direction(name: str) -> int:
    if name.lower().startswith(NO_CLAIM):
        return 0
    first = name.lower().split()[0]
    return -1 if first in DOWN else int(first in UP)


def vague_source(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A measure's source says where the figure can be found, which ‘internal data’ does not."""
    for measure, document, number in measures_of(parsed):
        if len(measure.source) < 6 or measure.source.casefold() in VAGUE:
            yield Finding("vague-source", document.at("measures", number, "source"), {"source": measure.source}, severity=Severity.WARNING)


RULES = (measure_order, change_outside_series, claim_against_figures, vague_source)
