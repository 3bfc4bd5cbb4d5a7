"""Measures: their periods in order, and a source that can be found."""

from collections.abc import Iterator

from showcase.checks.fields import front_of
from showcase.model.award import Award
from showcase.model.finding import Finding, Severity
from showcase.model.measures import Measure
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.document import Document

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


def vague_source(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A measure's source says where the figure can be found, which ‘internal data’ does not."""
    for measure, document, number in measures_of(parsed):
        if len(measure.source) < 6 or measure.source.casefold() in VAGUE:
            yield Finding("vague-source", document.at("measures", number, "source"), {"source": measure.source}, severity=Severity.WARNING)


RULES = (measure_order, vague_source)
