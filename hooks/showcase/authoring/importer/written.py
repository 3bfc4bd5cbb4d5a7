"""An entry’s text from its values and answers, and what the checks will ask of it."""

from collections.abc import Iterator, Mapping

from showcase.authoring.importer.targets import SYNOPSIS
from showcase.authoring.layout import written
from showcase.checks.explanations.wording import told
from showcase.checks.rules import check_entry
from showcase.intake.sources import Folder, Source
from showcase.model.award import Award
from showcase.model.finding import Severity
from showcase.parsing.entry import parse_entry


def asked_of(text: str, key: str, award: Award) -> tuple[tuple[str, str], ...]:
    """What the checks will ask of a text before it can be published: the codes with their messages."""
    parsed = parse_entry(Folder(key, Source(f"entries/{key}/index.md", text)), award)
    return tuple((one.code, told(one).message) for one in check_entry(parsed, award) if one.severity is Severity.ERROR)


def entry_text(values: Mapping[str, object], answers: Mapping[str, str], award: Award, year: int) -> str:
    """An entry’s `index.md`."""
    return written(values, "\n".join(("", *_body(answers, award, year, str(values.get("category") or "")))))


def _body(answers: Mapping[str, str], award: Award, year: int, category: str) -> Iterator[str]:
    """The lines of the text, heading by heading in the year’s order."""
    if award.synopsis and award.synopsis_limit(year):
        yield from _section(2, award.synopsis.title, answers.get(SYNOPSIS, ""))
    asked = award.asked_in(year, category)
    for criterion in award.criteria_in(year, category):
        yield from _section(2, criterion.title, answers.get(criterion.id, ""))
        for owner, question, title in asked:
            if owner is criterion:
                yield from _section(3, title, answers.get(question.id, ""))


def _section(level: int, title: str, text: str) -> Iterator[str]:
    yield from (f"{'#' * level} {title}", "")
    if text:
        yield from (text, "")
