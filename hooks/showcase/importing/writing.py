"""The text of an entry: front matter from its values, and under every heading of its year the answer that there is."""

from collections.abc import Iterator, Mapping

from showcase.importing.places import SYNOPSIS
from showcase.importing.yaml_text import fields
from showcase.model.award import Award

BEFORE_STATUS = ("title", "summary", "year", "recognition")


def entry_text(values: Mapping[str, object], status: str, answers: Mapping[str, str], award: Award, year: int) -> str:
    """An entry’s `index.md`."""
    first = {name: values[name] for name in BEFORE_STATUS if name in values}
    rest = {name: value for name, value in values.items() if name not in first}
    front = [line for part in (first, {"status": status}, rest) for line in fields(part)]
    return "\n".join(["---", *front, "---", "", *_body(answers, award, year)])


def _body(answers: Mapping[str, str], award: Award, year: int) -> Iterator[str]:
    """The lines of the text, heading by heading in the year’s order."""
    if award.synopsis and award.synopsis_limit(year):
        yield from _section(2, award.synopsis.title, answers.get(SYNOPSIS, ""))
    asked = award.asked_in(year)
    for criterion in award.criteria_in(year):
        yield from _section(2, criterion.title, answers.get(criterion.id, ""))
        for owner, question, title in asked:
            if owner is criterion:
                yield from _section(3, title, answers.get(question.id, ""))


def _section(level: int, title: str, text: str) -> Iterator[str]:
    yield from (f"{'#' * level} {title}", "")
    if text:
        yield from (text, "")
