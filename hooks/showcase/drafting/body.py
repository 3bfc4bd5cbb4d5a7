"""The text of an entry to begin with: every heading of a year in order, and under each its guidance as a comment."""

import textwrap
from collections.abc import Iterator

from showcase.drafting.text import WIDTH, asked_for
from showcase.model.award import Award, Criterion, Question

END = "Take this note out, from its first line to its last, once your answer stands below it."


def body(award: Award, year: int) -> str:
    """The headings and the guidance of an award year, as Markdown."""
    return "\n".join((*_lines(award, year), ""))


def _lines(award: Award, year: int) -> Iterator[str]:
    if award.synopsis and (limit := award.synopsis_limit(year)):
        yield from ("", f"## {award.synopsis.title}", "", *note(award.synopsis.text, f"At most {limit} words.", END))
    for criterion in award.criteria_in(year):
        limit = award.word_limit(criterion, year)
        words = f"At most {limit} words for all its answers together." if limit else ""
        yield from ("", f"## {criterion.title}", "", *note(criterion.text, words, "Take this note out as well."))
        for question in criterion.questions:
            if question.counts_in(year):
                yield from _question(question, criterion, award, year)


def _question(question: Question, criterion: Criterion, award: Award, year: int) -> Iterator[str]:
    judges = "\n".join(("Judges look for:", *(f"- {one}" for one in question.judges)))
    asked = tuple(asked_for(question.evidence, award, year))
    evidence = "\n".join(("Evidence to give at the top of this file:", *(f"- {one}" for one in asked))) if asked else ""
    yield from ("", f"### {question.title_in(year)}", "", *note(question.question, question.guidance, judges, evidence, END))


def note(*paragraphs: str) -> Iterator[str]:
    """A comment in Markdown, paragraph by paragraph; nothing in them can end it."""
    yield "<!--"
    for number, paragraph in enumerate(one for one in paragraphs if one):
        if number:
            yield ""
        for line in paragraph.replace("-->", "->").split("\n"):
            yield from textwrap.wrap(line, WIDTH, subsequent_indent="  " if line.startswith("- ") else "", break_on_hyphens=False)
    yield "-->"
