"""Pages for those who enter: how to, and what each code of the check means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from showcase.catalogue.catalogue import Catalogue
from showcase.checks.explanations.load import Explanation
from showcase.model.award import AwardYear
from showcase.model.questions import Criterion, Question
from showcase.model.values import day_words
from showcase.site.urls import TEMPLATE, Url, check_address, entry_address, question_address
from showcase.site.views.links import Link
from showcase.site.views.lists import LinkGroup


@dataclass(frozen=True, slots=True)
class Round:
    """A year’s days in words, how entries stand on the day of the build, and whether its honours were announced by then."""

    year: int
    opens: str
    closes: str
    announced: str
    shortlisted: str
    entries: Literal["to come", "open", "closed"]
    is_announced: bool


@dataclass(frozen=True, slots=True)
class EnterPage:
    """How to enter: who may, when and what is asked. `rounds` are the newest that has opened and the one to come, where it is known; `models` are
    the questions of the `year` under their criteria, each with an answer to learn from where there is one."""

    eligibility: str
    year: int
    rounds: tuple[Round, ...]
    template: Url
    models: tuple[tuple[str, tuple[tuple[Link, Link | None], ...]], ...]


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """What the check says: every rule in a sentence under the heading of its family, in the order in which a writer meets them; `codes` are by letters."""

    families: tuple[LinkGroup, ...]
    codes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One code explained, between its neighbours."""

    explanation: Explanation
    previous: Link | None
    next: Link | None


def enter_page(catalogue: Catalogue) -> EnterPage:
    """How to enter, by the rules of the newest year."""
    award, year = catalogue.award, catalogue.year
    to_come = min((one for one in award.by_year if one > year), default=None)
    asked = groupby(enumerate(award.asked_in(year)), key=lambda one: one[1][0])
    return EnterPage(
        eligibility=award.eligibility.text,
        year=year,
        rounds=tuple(_round(award.by_year[one], catalogue.day) for one in (year, to_come) if one),
        template=TEMPLATE,
        models=tuple((_heading(criterion), tuple(_model(*one, catalogue) for one in questions)) for criterion, questions in asked),
    )


def _heading(criterion: Criterion) -> str:
    """A criterion with what it weighs, where it has a weight."""
    return f"{criterion.title} ({criterion.weight}%)" if criterion.weight else criterion.title


def _round(one: AwardYear, day: date) -> Round:
    entries: Literal["to come", "open", "closed"] = "to come" if day < one.opens else "open" if day <= one.closes else "closed"
    shortlisted = day_words(one.shortlisted) if one.shortlisted else ""
    return Round(one.year, day_words(one.opens), day_words(one.closes), day_words(one.announced), shortlisted, entries, one.announced <= day)


def _model(place: int, asked: tuple[Criterion, Question, str], catalogue: Catalogue) -> tuple[Link, Link | None]:
    """The question at this place, and an answer to it from the entries with the highest honour, another of them for each question."""
    criterion, question, _ = asked
    all_answers = Link(question.for_readers, question_address(criterion.id, question))
    answered = catalogue.answers.get((criterion.id, question.id), ())
    if not answered:
        return all_answers, None
    highest = answered[0][0].front.recognition  # the catalogue has the highest honour of its newest year first
    among = [one for one in answered if one[0].front.recognition == highest]
    entry, answer = among[place % len(among)]
    return all_answers, Link(entry.front.title, entry_address(entry.key).at(answer.question))


def checks_page(explained: Sequence[Explanation]) -> ChecksPage:
    """Every rule, as a sentence and by its code."""
    families = tuple(LinkGroup(family, tuple(_rule(one) for one in rules)) for family, rules in groupby(explained, key=lambda one: one.family))
    return ChecksPage(families, tuple(Link(one.code, check_address(one.code)) for one in sorted(explained, key=lambda one: one.code)))


def _rule(one: Explanation) -> Link:
    return Link(one.title, check_address(one.code), text=one.code)


def check_page(explained: Sequence[Explanation], place: int) -> CheckPage:
    """One code, with its neighbours."""
    near = [_rule(one) for one in explained]
    before, after = near[place - 1] if place else None, near[place + 1] if place + 1 < len(near) else None
    return CheckPage(explained[place], before, after)
