"""Pages for those who enter: how to, and what each code of the check means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from showcase.catalogue.catalogue import Catalogue
from showcase.checks.explanations.load import Explanation
from showcase.model.award import Award, AwardYear
from showcase.model.questions import Criterion, Question
from showcase.model.values import day_words
from showcase.site.urls import TEMPLATE, Url, check_address, entry_address, question_address
from showcase.site.views.links import Link
from showcase.site.views.lists import LinkGroup
from showcase.util.text import counted, listed


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
class QuestionToEnter:
    """A question of the award for those who enter: what judges look for, and an answer to learn from where there is one."""

    question: Link
    judges: tuple[str, ...]
    answer: Link | None


@dataclass(frozen=True, slots=True)
class EnterPage:
    """How to enter: who may, when, what is asked and what to have `ready`. `rounds` are the newest that has opened and the one to come, where it is
    known; `length` says how many words published entries have; `asked` are the questions of the `year` under their criteria."""

    eligibility: str
    year: int
    rounds: tuple[Round, ...]
    template: Url
    ready: tuple[str, ...]
    length: str
    licences: str
    asked: tuple[tuple[str, tuple[QuestionToEnter, ...]], ...]


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
    asked = groupby(enumerate(award.asked_in(year)), key=lambda one: one[1][0])
    return EnterPage(
        eligibility=award.eligibility.text,
        year=year,
        rounds=rounds_of(catalogue),
        template=TEMPLATE,
        ready=tuple(_ready(award, year)),
        length=_length(catalogue),
        licences=listed([one.label for one in award.vocabularies.licences.values()]),
        asked=tuple((_heading(criterion), tuple(_asked(*one, catalogue) for one in questions)) for criterion, questions in asked),
    )


def _ready(award: Award, year: int) -> Iterator[str]:
    """What helps to have at hand, by what the award asks for."""
    words = award.vocabularies
    yield "The full names of all organisations, and a mailbox that the team shares."
    if words.measure_kinds:
        yield "Figures from before and after, with the months that they cover, of how many people, and where they come from."
    if words.voices:
        yield "Words of people who took part, who have agreed to be quoted by their role."
    if words.roles or words.participation_levels:
        yield f"How many {award.people.many} took part, in which parts, and how they were thanked or paid."
    limits = {award.word_limit(one, year) for one in award.criteria_in(year)} - {None}
    if limits:
        yield f"Time to write: {counted(len(award.asked_in(year)), 'question')}, with up to {max(filter(None, limits))} words for each heading."


def _length(catalogue: Catalogue) -> str:
    """How long entries are: those of the newest year that has some, in which all went by the same limits; invented ones only where there are no others."""
    real = [entry for entry in catalogue.entries if not entry.front.example]
    year = max((entry.front.year for entry in real or catalogue.entries), default=0)
    lengths = sorted(sum(passage.words for passage in entry.account.passages) for entry in real or catalogue.entries if entry.front.year == year)
    if not lengths:
        return ""
    one, many = ("entry", "entries") if real else ("example", "examples")
    words = counted(lengths[-1], "word") if lengths[0] == lengths[-1] else f"{lengths[0]:,} to {counted(lengths[-1], 'word')}"
    return f"The {counted(len(lengths), one, many) if len(lengths) > 1 else one} published for {year} {'have' if len(lengths) > 1 else 'has'} {words}."


def rounds_of(catalogue: Catalogue) -> tuple[Round, ...]:
    """The newest round that has opened, and the one to come, where it is known."""
    award, year = catalogue.award, catalogue.year
    to_come = min((one for one in award.by_year if one > year), default=None)
    return tuple(_round(award.by_year[one], catalogue.day) for one in (year, to_come) if one)


def _heading(criterion: Criterion) -> str:
    """A criterion with what it weighs, where it has a weight."""
    return f"{criterion.title} ({criterion.weight}%)" if criterion.weight else criterion.title


def _round(one: AwardYear, day: date) -> Round:
    entries: Literal["to come", "open", "closed"] = "to come" if day < one.opens else "open" if day <= one.closes else "closed"
    shortlisted = day_words(one.shortlisted) if one.shortlisted else ""
    return Round(one.year, day_words(one.opens), day_words(one.closes), day_words(one.announced), shortlisted, entries, one.announced <= day)


def model_answers(catalogue: Catalogue) -> Mapping[str, Link]:
    """For each question of the newest year that has one, an answer to learn from, by the question’s id."""
    asked = enumerate(catalogue.award.asked_in(catalogue.year))
    return {one[1].id: answer for place, one in asked if (answer := _model(place, one, catalogue))}


def _asked(place: int, asked: tuple[Criterion, Question, str], catalogue: Catalogue) -> QuestionToEnter:
    criterion, question, _ = asked
    return QuestionToEnter(Link(question.for_readers, question_address(criterion.id, question)), question.judges, _model(place, asked, catalogue))


def _model(place: int, asked: tuple[Criterion, Question, str], catalogue: Catalogue) -> Link | None:
    """An answer to the question at this place from the entries with the highest honour, another of them for each question."""
    criterion, question, _ = asked
    answered = catalogue.answers.get((criterion.id, question.id), ())
    if not answered:
        return None
    highest = answered[0][0].front.recognition  # the catalogue has the highest honour of its newest year first
    among = [one for one in answered if one[0].front.recognition == highest]
    entry, answer = among[place % len(among)]
    return Link(entry.front.title, entry_address(entry.key).at(answer.question))


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
