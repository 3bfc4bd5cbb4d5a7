"""An entry and what it holds: its front matter, its answers, and the adoption records of others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from showcase.model.fields import FrontMatter
from showcase.model.measures import Measure
from showcase.model.passage import Passage
from showcase.model.picture import Picture
from showcase.model.records import AdoptionFields, FollowUpFields, TranslationFields
from showcase.model.series import Point, counts
from showcase.model.values import Month


class Answer(NamedTuple):
    """An entry's reply to one question."""

    criterion: str
    question: str
    text: Passage


@dataclass(frozen=True, slots=True)
class Account:
    """What an entry tells, in one language: a synopsis, introductions by criterion, and answers in order."""

    synopsis: Passage | None
    introductions: Mapping[str, Passage]
    answers: tuple[Answer, ...]

    @property
    def passages(self) -> Iterator[Passage]:
        """All its texts."""
        yield from (self.synopsis,) if self.synopsis else ()
        yield from self.introductions.values()
        yield from (answer.text for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Translation:
    """An entry in another language."""

    code: str
    front: TranslationFields
    account: Account
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Adoption:
    """Another organisation's record of using the practice."""

    slug: str
    front: AdoptionFields
    text: Passage


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What has become of an entry’s own work by a month."""

    month: Month
    front: FollowUpFields
    text: Passage


@dataclass(frozen=True, slots=True)
class Entry:
    """One team's account; `key` is its year and slug, as its address has them: `2025/quiet-nights`.

    `files` are those beside it that its pages use and that are published as they are; `pictures` are those that are made anew.
    """

    key: str
    front: FrontMatter
    account: Account
    adoptions: tuple[Adoption, ...] = ()
    translations: tuple[Translation, ...] = ()
    series: Mapping[str, tuple[Point, ...]] | None = None
    events: Mapping[str, tuple[date, ...]] | None = None
    files: tuple[str, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    followups: tuple[FollowUp, ...] = ()

    def points_of(self, measure: Measure) -> tuple[Point, ...]:
        """The history of one of its measures: its series, or its events counted from the first day that is known to have been watched to the last."""
        if measure.series:
            return (self.series or {}).get(measure.series, ())
        days = (self.events or {}).get(measure.events or "", ())
        if not days:
            return ()
        watched = [measure.after.period, *([measure.before.period] if measure.before else [])]
        return counts(days, min(days[0], *(one.first for one in watched)), max(days[-1], *(one.last for one in watched)), measure.every)

    @property
    def passages(self) -> Iterator[Passage]:
        """All texts on its pages: its own, their translations, those of adopters, and what was told later."""
        for account in (self.account, *(one.account for one in self.translations)):
            yield from account.passages
        yield from (one.text for one in self.adoptions)
        yield from (one.text for one in self.followups)
