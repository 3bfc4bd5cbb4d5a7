"""Measures: their periods in order, and a source that can be found."""

from collections.abc import Iterator

from showcase.checks.fields import front_of
from showcase.model.award import Award
from showcase.model.finding import Finding, Severity
from showcase.model.measures import Measure
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.document import Document

SHORTEST, SHORTEST_NAME = 6, 3  # letters of a source in words, and of one that is called by a name
VAGUE = frozenset((
    "internal", "internal data", "internal records", "internal audit", "our data", "our own data", "own data", "our records", "records", "various",
    "unknown", "estimate", "audit", "audits", "data", "diary", "email", "excel", "file", "files", "form", "forms", "log", "logs", "local", "n/a", "none",
    "note", "notes", "own", "paper", "poll", "polls", "self", "staff", "tally", "tba", "tbc", "team", "us", "visit", "web",
))


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


def is_vague(source: str) -> bool:
    """Whether a source is a word for any source, or too short to be a name; systems for reports have short names, often in capitals."""
    said = source.strip(" .").casefold()
    is_name = source[:1].isupper() and len(source) >= SHORTEST_NAME
    return said in VAGUE or (len(source) < SHORTEST and not is_name)


def vague_source(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A measure's source says where the figure can be found, which ‘internal data’ does not."""
    for measure, document, number in measures_of(parsed):
        if is_vague(measure.source):
            yield Finding("vague-source", document.at("measures", number, "source"), {"source": measure.source}, severity=Severity.WARNING)


RULES = (measure_order, vague_source)
