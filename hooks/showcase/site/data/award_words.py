"""The award as data: what every id in the records means, in the words that readers see."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from showcase.model.award import Award
from showcase.model.questions import Dated, Question
from showcase.model.vocabularies import Recognition, Term
from showcase.site.data.records import VERSION, Published

SINCE, UNTIL = "the first award year in which it counts; left out where it always has", "the last award year in which it counts; left out where it still does"
CATEGORIES = "the categories of entries of which it is asked, where it is not asked of all"


class PublishedTerm(Published):
    """One value of a list."""

    label: str = Field(description="what readers see for its id")
    text: str = Field(description="one line that explains it")
    group: str | None = Field(None, description="what it is shown under")
    link: str | None = Field(None, description="where more can be read, such as a licence’s full text")


class PublishedTitle(Published):
    """What a question was called in other years."""

    title: str = Field(description="the heading in those years")
    since: int | None = Field(None, description="the first of these years")
    until: int | None = Field(None, description="the last of these years")


class PublishedQuestion(Published):
    """One question of a criterion."""

    id: str = Field(description="what it is known by, which stays the same in all years")
    title: str = Field(description="the heading in entries")
    question: str = Field(description="what is asked, as a whole sentence")
    readers_ask: str | None = Field(None, description="the question as somebody who looks for answers would ask it")
    judges: tuple[str, ...] = Field(description="what judges look for")
    categories: tuple[str, ...] | None = Field(None, description=CATEGORIES)
    since: int | None = Field(None, description=SINCE)
    until: int | None = Field(None, description=UNTIL)
    earlier_titles: tuple[PublishedTitle, ...] = Field(description="what it was called in other years")


class PublishedCriterion(Published):
    """A heading of judgement, with its questions."""

    id: str = Field(description="what it is known by, which stays the same in all years")
    title: str = Field(description="the heading in entries")
    text: str = Field(description="what it is about")
    weight: int | None = Field(None, description="how much it weighs in the judging, in per cent, where the award says so")
    categories: tuple[str, ...] | None = Field(None, description=CATEGORIES)
    since: int | None = Field(None, description=SINCE)
    until: int | None = Field(None, description=UNTIL)
    questions: tuple[PublishedQuestion, ...] = Field(description="what it asks, in order")


class PublishedYear(Published):
    """One round of the award."""

    year: int = Field(description="the award year")
    opens: date = Field(description="the first day for entries")
    closes: date = Field(description="the last day for entries")
    shortlisted: date | None = Field(None, description="the day from which its shortlist is shown, where it has one of its own")
    announced: date = Field(description="the day before which nothing of the year is shown, but for a shortlist")


class PublishedAward(Published):
    """The award: its rounds, what it asks, and the words for every id."""

    version: Literal["1"] = Field(VERSION, description="the version of this form")
    name: str = Field(description="what the award is called")
    purpose: str = Field(description="what it is for")
    language: str = Field(description="the language of the award and its entries, such as en-GB")
    currency: str = Field(description="the sign of its money")
    years: tuple[PublishedYear, ...] = Field(description="its rounds, earliest first")
    recognitions: Mapping[str, PublishedTerm] = Field(description="the honours by their ids, highest first")
    criteria: tuple[PublishedCriterion, ...] = Field(description="what entries are judged by, in order")
    lists: Mapping[str, Mapping[str, PublishedTerm]] = Field(description="the lists that entries choose from, by name, each value by its id, in order")


def published_award(award: Award) -> PublishedAward:
    """What is published of an award."""
    vocabularies = award.vocabularies
    return PublishedAward(
        name=award.name,
        purpose=award.purpose,
        language=award.told_in,
        currency=award.currency,
        years=tuple(
            PublishedYear(year=one.year, opens=one.opens, closes=one.closes, shortlisted=one.shortlisted, announced=one.announced)
            for one in sorted(award.years, key=lambda one: one.year)
        ),
        recognitions=_terms(award.recognitions),
        criteria=tuple(
            PublishedCriterion(
                id=one.id, title=one.title, text=one.text, weight=one.weight, categories=one.categories or None,
                questions=tuple(map(_question, one.questions)), **_years(one),
            )
            for one in award.criteria
        ),
        lists={name: _terms(getattr(vocabularies, name)) for name in type(vocabularies).model_fields if getattr(vocabularies, name)},
    )


def _terms(words: Mapping[str, Term] | Mapping[str, Recognition]) -> dict[str, PublishedTerm]:
    return {
        id_: PublishedTerm(label=one.label, text=one.text, **({"group": one.group, "link": one.link} if isinstance(one, Term) else {}))
        for id_, one in words.items()
    }


def _question(one: Question) -> PublishedQuestion:
    return PublishedQuestion(
        id=one.id,
        title=one.title,
        question=one.question,
        readers_ask=one.readers_ask,
        judges=one.judges,
        categories=one.categories or None,
        earlier_titles=tuple(PublishedTitle(title=old.title, **_years(old)) for old in one.earlier_titles),
        **_years(one),
    )


def _years(one: Dated) -> dict[str, int | None]:
    return {"since": one.since, "until": one.until}
