"""The rules that entries are judged by: one module a family, one generator a rule, one list of them all."""

from collections.abc import Callable, Iterator

from ..findings import Finding, within_reason
from ..model.award import Award
from ..parsing import ParsedEntry
from . import evidence, headings, measures, structure, text, values

Rule = Callable[[ParsedEntry, Award], Iterator[Finding]]
RULES: tuple[Rule, ...] = (*structure.RULES, *values.RULES, *measures.RULES, *headings.RULES, *text.RULES, *evidence.RULES)
WITHDRAWN: tuple[Rule, ...] = (structure.unknown_year, structure.year_not_folder)


def judged(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Everything that is wrong with one entry; rules run only on what could be parsed."""
    yield from within_reason(parsed.findings)
    if parsed.withdrawal is not None:
        for rule in WITHDRAWN:
            yield from rule(parsed, award)
    elif parsed.entry is not None:
        for rule in RULES:
            yield from within_reason(finding for finding in rule(parsed, award) if not parsed.is_about_a_stand_in(finding))
