"""What is published of an entry, field by field: the API in Python, every data file and the data dictionary are made from these.

A field that does not apply is None here and left out of files. Ids are those of the award’s lists, whose words are in `award.json`. Fields may be
added; one that is here stays, and keeps its type, for as long as the addresses say `v1`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from showcase.model.award import Award, Contact
from showcase.model.fields import Adapting, AlsoChanged, Consulted, Harms, Heard, Involvement, Note, Organisation, Partner, Sharing, Visit
from showcase.model.records import Change
from showcase.model.values import MonthValue
from showcase.site.data.measured import PublishedMeasure, PublishedReading

VERSION: Literal["1"] = "1"
GRADE = "how far it has travelled as its records show, an id of spread_grades: never typed, always computed"
EXAMPLE = "true where it is made up, to show how entries look; leave these out of every count"


class Published(BaseModel):
    """A part of what is published; it cannot be changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def json_text(self, without: "Without | None" = None) -> str:
        """It as JSON, without what does not apply, and without what is named."""
        return self.model_dump_json(by_alias=True, exclude_none=True, exclude=without)


Without = dict[str, Any]  # as pydantic takes it
# The fields of an entry that live by what an award has.
LIVES_BY = {
    "settings": "settings", "themes": "themes", "involvement": "involvement", "measures": "measures", "also_changed": "measures",
    "not_measured": "measures", "testimonials": "testimonials", "sharing": "sharing", "spread": "spread_grades", "adoptions": "adoptions",
}  # fmt: skip
OF_ADOPTION, OF_FOLLOW_UP = {"measures": "measures"}, {"values": "measures"}
OF_SPREAD = dict.fromkeys(("tried", "in_use", "stopped"), "adoptions")
OF_INVOLVEMENT = {"roles": "roles", "stages": "participation_levels", "stages_asked": "participation_levels"}


def _gone(lives_by: Mapping[str, str], award: Award) -> Without:
    return {name: True for name, what in lives_by.items() if not award.has(what)}


def not_in(award: Award) -> Without:
    """The fields that an entry of this award does not have."""
    kind = _gone({"type": "organisation_types"}, award)
    adoption = {**({"organisation": kind} if kind else {}), **_gone(OF_ADOPTION, award)}
    each = {"organisations": kind, "adoptions": adoption, "follow_ups": _gone(OF_FOLLOW_UP, award), "sharing": _gone({"reach": "sharing_reach"}, award)}
    parts: Without = {name: {"__all__": inside} for name, inside in each.items() if inside}
    parts |= {"involvement": _gone(OF_INVOLVEMENT, award), "spread": _gone(OF_SPREAD, award)}
    return {**{name: inside for name, inside in parts.items() if inside}, **_gone(LIVES_BY, award)}


class PublishedText(Published):
    """A text, as it was written and as it reads."""

    markdown: str = Field(description="as Markdown (CommonMark with tables, strikethrough and footnotes); pictures by their file’s name")
    text: str = Field(description="as plain text, blocks apart by a blank line")


class PublishedAnswer(PublishedText):
    """An entry’s answer to one question."""

    criterion: str = Field(description="the criterion’s id")
    question: str = Field(description="the question’s id, which stays the same in all years")
    title: str = Field(description="the question’s heading in the entry’s year and language")
    words: int = Field(description="how many words the answer has, without footnotes")
    url: str = Field(description="where it is read")


class PublishedTestimonial(Published):
    """What somebody said, who agreed to be quoted."""

    quote: str = Field(description="what was said, word for word")
    speaker: str = Field(description="who is speaking, by role")
    voice: str = Field(description="whose voice it is, an id of voices")
    question: str | None = Field(None, description="the id of the question that it is shown with, where it belongs to one")


class PublishedMaterial(Published):
    """A material that others may use."""

    title: str = Field(description="what it is called")
    url: str = Field(description="where it is")
    licence: str | None = Field(None, description="the terms on which others may use it, an SPDX id where it has one")


class PublishedImage(Published):
    """A picture of the entry; whoever is in it has agreed to be shown here."""

    url: str = Field(description="where it is, in its largest size")
    alt: str = Field(description="what it shows, for those who cannot see it")
    credit: str = Field(description="who made it")


class PublishedAdoption(PublishedText):
    """Another organisation’s record of using the practice."""

    id: str = Field(description="its name within the entry")
    url: str = Field(description="where it is read")
    organisation: Organisation = Field(description="the organisation that uses the practice")
    example: bool = Field(description=EXAMPLE)
    counts: bool = Field(description="whether it shows spread: it is somebody else’s, and nobody sent it who may not speak for them")
    grade: str = Field(description=GRADE)
    stage: str = Field(description="how far it has come as the adopter says, an id of adoption_stages")
    since: MonthValue = Field(description="the month in which it began")
    confirmed: MonthValue | None = Field(None, description="the month in which somebody there last confirmed it")
    in_use_for: int | None = Field(None, description="for how many months it is known to have been in use, where it is")
    because: str | None = Field(None, description="why it was stopped, where it was")
    kept: tuple[str, ...] = Field(description="what was kept as it was")
    changed: tuple[Change, ...] = Field(description="what was done differently, and why")
    measures: tuple[PublishedMeasure, ...] = Field(description="its own results: figures of a time that began after the month in which it did")
    sent_by: str | None = Field(None, description="who sent it in, by role")
    contact: Contact = Field(description="whom to ask")
    entry: str | None = Field(None, description="the key of the adopter’s own entry, where that is published")


class PublishedLaterValue(PublishedReading):
    """What a measure of the entry has become."""

    measure: str = Field(description="the measure’s name")
    said: str = Field(description="the value beside the entry’s own, in words")


class PublishedFollowUp(PublishedText):
    """What had become of the entry’s own work by a month."""

    month: MonthValue = Field(description="the month of which it tells")
    url: str = Field(description="where it is read")
    state: Literal["running", "changed", "stopped"] = Field(description="running while it is in use as it was, changed, or stopped")
    what: str | None = Field(None, description="what is different, where it has changed")
    because: str | None = Field(None, description="why it was stopped or changed")
    values: tuple[PublishedLaterValue, ...] = Field(description="what measures of the entry have become")
    example: bool = Field(description=EXAMPLE)


class PublishedTranslation(Published):
    """The entry in another language."""

    language: str = Field(description="the language’s code")
    url: str = Field(description="where it is read")
    title: str = Field(description="the title in this language")
    summary: str = Field(description="the summary in this language")
    synopsis: PublishedText | None = Field(None, description="the short account, in the years that ask for one")
    introductions: Mapping[str, PublishedText] = Field(description="what stands before the answers of a criterion, by the criterion’s id")
    answers: tuple[PublishedAnswer, ...] = Field(description="its answers, in the order of the questions")


class PublishedSpread(Published):
    """How far the practice has travelled, counted from the adoption records of others that count."""

    grade: str = Field(description=GRADE)
    tried: int = Field(description="how many others have tried it or use it")
    in_use: int = Field(description="in how many of these it is in use, known for three months or longer")
    stopped: int = Field(description="how many of these have stopped")


class PublishedPeriod(Published):
    """When the work happened."""

    first: date = Field(description="the first day of the month or year in which it began")
    last: date | None = Field(None, description="the last day of the month or year in which it ended; left out while it runs")


class PublishedEntry(Published):
    """One team’s account of its work, with its figures and what others made of it."""

    version: Literal["1"] = Field(VERSION, description="the version of this form")
    key: str = Field(description="its year and short name, which is its id and never changes, such as 2025/quiet-nights")
    url: str = Field(description="its page")
    title: str = Field(description="what the work is called")
    summary: str = Field(description="what was done and what changed, in 20 to 60 words")
    example: bool = Field(description=EXAMPLE)
    language: str = Field(description="the language in which it is written")
    year: int = Field(description="the award year that was entered; its rules apply")
    recognition: str = Field(description="the honour that the judges gave, an id of recognitions; until they are announced, that of the whole shortlist")
    category: str | None = Field(None, description="the category that was entered, an id of categories, where the award has some")
    published: date = Field(description="the day from which it is shown")
    updated: date = Field(description="the newest day that it or one of its records tells of")
    organisations: tuple[Partner, ...] = Field(description="every organisation in the project; at least one leads")
    settings: tuple[str, ...] = Field(description="where the work was done, ids of settings")
    themes: tuple[str, ...] = Field(description="what the work is about, ids of themes")
    period: PublishedPeriod = Field(description="when the work happened")
    involvement: Involvement = Field(description="who took part, how they came to it and how deeply")
    synopsis: PublishedText | None = Field(None, description="a short account, in the years that ask for one")
    introductions: Mapping[str, PublishedText] = Field(description="what stands before the answers of a criterion, by the criterion’s id")
    answers: tuple[PublishedAnswer, ...] = Field(description="its answers, in the order of the questions")
    measures: tuple[PublishedMeasure, ...] = Field(description="the figures before and after, with what may be said of them")
    also_changed: tuple[AlsoChanged, ...] = Field(description="what else changed at the time, and may have had a part in the result")
    not_measured: tuple[str, ...] = Field(description="what somebody might expect to be measured and was not")
    harms: Harms | None = Field(None, description="whether anybody looked for harm that the work itself brought, and what was found")
    heard: tuple[Heard, ...] = Field(description="findings in words, from interviews, talks or observation")
    testimonials: tuple[PublishedTestimonial, ...] = Field(description="what people said, with their consent")
    sharing: tuple[Sharing, ...] = Field(description="each time that the learning was passed on")
    consulted: tuple[Consulted, ...] = Field(description="who was asked for advice, and what they gave")
    adapting: Adapting | None = Field(None, description="what another organisation needs to know before it starts")
    materials: tuple[PublishedMaterial, ...] = Field(description="materials that others may use, each on its own terms")
    images: tuple[PublishedImage, ...] = Field(description="pictures")
    easy_read: str | None = Field(None, description="where an easy-read version is")
    translations: tuple[PublishedTranslation, ...] = Field(description="the same entry in other languages")
    spread: PublishedSpread = Field(description="how far the practice has travelled")
    adoptions: tuple[PublishedAdoption, ...] = Field(description="others’ records of using the practice")
    follow_ups: tuple[PublishedFollowUp, ...] = Field(description="what has become of the work, earliest first")
    notes: tuple[Note, ...] = Field(description="the organisers’ own notes")
    judges: str | None = Field(None, description="what the judges said of it")
    visited: tuple[Visit, ...] = Field(description="who has seen the work for themselves, and what they saw")
    contact: Contact = Field(description="whom to ask")
    licence: str = Field(description="the terms on which others may use the text and the figures, an SPDX id where it has one")
    review_by: MonthValue | None = Field(None, description="the month by which the team confirms that it is still true")
    aliases: tuple[str, ...] = Field(description="its earlier keys")

    def answer(self, question: str) -> PublishedAnswer | None:
        """The answer to a question, by the question’s id; None where there is none."""
        return next((one for one in self.answers if one.question == question), None)

    @property
    def text(self) -> str:
        """All its own answers as plain text, in order."""
        return "\n\n".join(one.text for one in self.answers)

    @property
    def lead(self) -> Partner:
        """The organisation that leads, or the first of those that lead together."""
        return next((one for one in self.organisations if one.role == "lead"), self.organisations[0])
