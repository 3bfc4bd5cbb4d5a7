"""The rules that entries are judged by: one module a family, one generator a rule, one list of them all."""

from collections.abc import Callable, Iterator

from showcase.checks import (
    adoptions,
    chosen,
    consent,
    evidence,
    fields,
    followups,
    headings,
    images,
    measures,
    personal_data,
    readings,
    series,
    signs,
    small_numbers,
    text,
    vocabularies,
    waivers,
)
from showcase.checks.claims import rule as claims
from showcase.model.award import Award
from showcase.model.finding import Finding, few_of_each, within_reason
from showcase.parsing.entry import ParsedEntry

Rule = Callable[[ParsedEntry, Award], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    *fields.RULES,
    *vocabularies.RULES,
    *chosen.RULES,
    *adoptions.RULES,
    *followups.RULES,
    *measures.RULES,
    *readings.RULES,
    *series.RULES,
    *headings.RULES,
    *text.RULES,
    *signs.RULES,
    *claims.RULES,
    *images.RULES,
    *evidence.RULES,
    *consent.RULES,
    *small_numbers.RULES,
)
WITHDRAWN: tuple[Rule, ...] = (fields.unknown_year, fields.year_not_folder)


def check_entry(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Everything that is wrong with one entry; rules run only on what could be parsed, and personal data is looked for in everything."""
    yield from few_of_each(waivers.weighed(parsed, _found(parsed, award)))


def _found(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    held = personal_data.held_in(parsed.folder, award.countries)
    yield from personal_data.personal_data(parsed.folder, held, award.countries)
    yield from personal_data.shown_personal_data(parsed, award.countries)
    yield from personal_data.without_remains(_by_rules(parsed, award), held)


def _by_rules(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    yield from within_reason(parsed.findings)
    if parsed.withdrawal is not None:
        for rule in WITHDRAWN:
            yield from rule(parsed, award)
    elif parsed.entry is not None:
        told = list[Finding]()
        figures = set(claims.RULES) if parsed.doubts("measures") else set[Rule]()  # words cannot be held against figures that are not there
        for rule in (one for one in RULES if one not in figures):
            for finding in within_reason(finding for finding in rule(parsed, award) if not parsed.is_about_a_stand_in(finding)):
                told.append(finding)
                yield finding
        if figures:
            return
        yield from within_reason(finding for finding in claims.claims(parsed, award, told) if not parsed.is_about_a_stand_in(finding))
