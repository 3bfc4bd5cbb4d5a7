"""The rules that entries are judged by: one module a family, one generator a rule, one list of them all."""

from collections.abc import Callable, Iterator

from showcase.checks import consent, evidence, headings, measures, small_numbers, text
from showcase.checks import fields as structure
from showcase.checks import images as pictures
from showcase.checks import personal_data as privacy
from showcase.checks import vocabularies as values
from showcase.checks import waivers as reviewing
from showcase.model.award import Award
from showcase.model.finding import Finding, within_reason
from showcase.parsing.entry import ParsedEntry

Rule = Callable[[ParsedEntry, Award], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *values.RULES,
    *measures.RULES,
    *headings.RULES,
    *text.RULES,
    *pictures.RULES,
    *evidence.RULES,
    *consent.RULES,
    *small_numbers.RULES,
)
WITHDRAWN: tuple[Rule, ...] = (structure.unknown_year, structure.year_not_folder)


def judged(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Everything that is wrong with one entry; rules run only on what could be parsed, and personal data is looked for in everything."""
    yield from reviewing.weighed(parsed, _found(parsed, award))


def _found(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    held = privacy.held_in(parsed.folder)
    yield from privacy.personal_data(parsed.folder, held)
    yield from privacy.without_remains(_by_rules(parsed, award), held)


def _by_rules(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    yield from within_reason(parsed.findings)
    if parsed.withdrawal is not None:
        for rule in WITHDRAWN:
            yield from rule(parsed, award)
    elif parsed.entry is not None:
        for rule in RULES:
            yield from within_reason(finding for finding in rule(parsed, award) if not parsed.is_about_a_stand_in(finding))
