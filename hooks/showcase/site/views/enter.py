"""Pages for those who enter: how to, and what each code of the check means."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from showcase.catalogue.catalogue import Answered, Catalogue
from showcase.checks.explanations.load import Explanation
from showcase.model.values import day_words
from showcase.site.urls import Url, check_address, entry_address, question_address
from showcase.site.views.links import Link
from showcase.site.views.lists import Index, LinkGroup


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A question with an answer to learn from, where there is one, and the way to all of them."""

    title: str
    question: Link
    answer: Link | None


@dataclass(frozen=True, slots=True)
class EnterPage:
    """How to enter: who may, when, what is asked, and by which ways; `days` are those of the newest year."""

    eligibility: str
    year: int
    days: tuple[tuple[str, str], ...]
    models: tuple[tuple[str, tuple[ModelAnswer, ...]], ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One code explained; each example is its name and its lines."""

    code: str
    family: str
    title: str
    why: str
    file: str
    examples: tuple[tuple[str, str], ...]
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
        models=tuple(
            (criterion.title, tuple(_model(place, title, question_address(criterion.id, question), catalogue.answers.get((criterion.id, question.id), ()))
                                    for place, (_, question, title) in questions))
            for criterion, questions in asked
        ),
    )


def _model(place: int, title: str, address: Url, answered: Answered) -> ModelAnswer:
    """An answer to the question at this place, from the entries with the highest honour, another of them for each question."""
    if not answered:
        return ModelAnswer(title, Link(title, address, 0), None)
    highest = answered[0][0].front.recognition  # the catalogue has the highest honour of its newest year first
    among = [one for one in answered if one[0].front.recognition == highest]
    entry, answer = among[place % len(among)]
    return ModelAnswer(title, Link(title, address, len(answered)), Link(entry.front.title, entry_address(entry.key).at(answer.question)))


def checks_index(explained: Sequence[Explanation]) -> Index:
    """Every code, under the heading of its family."""
    groups = tuple(
        LinkGroup(family, tuple(Link(one.code, check_address(one.code), text=one.title) for one in codes))
        for family, codes in groupby(explained, key=lambda one: one.family)
    )
    return Index("What the check says", "Every finding ends with a word in square brackets. Here is what each of them means, with an example.", groups)


def check_page(explained: Sequence[Explanation], place: int) -> CheckPage:
    """One code, with its neighbours."""
    one = explained[place]
    near = [Link(other.code, check_address(other.code)) for other in explained]
    before, after = near[place - 1] if place else None, near[place + 1] if place + 1 < len(near) else None
    return CheckPage(one.code, one.family, one.title, one.why, one.file.removeprefix("/"), one.examples, before, after)
