"""Pages for those who enter: how to, and what each code of the check means."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from showcase.catalogue.catalogue import Catalogue
from showcase.checks.explanations.load import Explanation
from showcase.model.award import Criterion, Question
from showcase.model.values import day_words
from showcase.site.urls import check_address, entry_address, question_address
from showcase.site.views.links import Link
from showcase.site.views.lists import Index, LinkGroup


@dataclass(frozen=True, slots=True)
class EnterPage:
    """How to enter: who may, when and what is asked; `days` are those of the newest year, `models` its questions under their criteria, each with
    an answer to learn from where there is one."""

    eligibility: str
    year: int
    days: tuple[tuple[str, str], ...]
    models: tuple[tuple[str, tuple[tuple[Link, Link | None], ...]], ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One code explained, between its neighbours."""

    explanation: Explanation
    previous: Link | None
    next: Link | None


def enter_page(catalogue: Catalogue) -> EnterPage:
    """How to enter, by the rules of the newest year."""
    award, year = catalogue.award, catalogue.year
    round_ = award.by_year[year]
    asked = groupby(enumerate(award.asked_in(year)), key=lambda one: one[1][0])
    return EnterPage(
        eligibility=award.eligibility.text,
        year=year,
        days=(("Opens", day_words(round_.opens)), ("Closes", day_words(round_.closes)), ("Announced", day_words(round_.announced))),
        models=tuple((criterion.title, tuple(_model(*one, catalogue) for one in questions)) for criterion, questions in asked),
    )


def _model(place: int, asked: tuple[Criterion, Question, str], catalogue: Catalogue) -> tuple[Link, Link | None]:
    """The question at this place, and an answer to it from the entries with the highest honour, another of them for each question."""
    criterion, question, title = asked
    all_answers = Link(title, question_address(criterion.id, question))
    answered = catalogue.answers.get((criterion.id, question.id), ())
    if not answered:
        return all_answers, None
    highest = answered[0][0].front.recognition  # the catalogue has the highest honour of its newest year first
    among = [one for one in answered if one[0].front.recognition == highest]
    entry, answer = among[place % len(among)]
    return all_answers, Link(entry.front.title, entry_address(entry.key).at(answer.question))


def checks_index(explained: Sequence[Explanation]) -> Index:
    """Every code, under the heading of its family."""
    groups = tuple(
        LinkGroup(family, tuple(Link(one.code, check_address(one.code), text=one.title) for one in codes))
        for family, codes in groupby(explained, key=lambda one: one.family)
    )
    return Index("What the check says", "Every finding ends with a word in square brackets. Here is what each of them means, with an example.", groups)


def check_page(explained: Sequence[Explanation], place: int) -> CheckPage:
    """One code, with its neighbours."""
    near = [Link(other.code, check_address(other.code)) for other in explained]
    before, after = near[place - 1] if place else None, near[place + 1] if place + 1 < len(near) else None
    return CheckPage(explained[place], before, after)
