"""What entries declare before their texts, field by field."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from showcase.model.addresses import Address, FileName, LanguageCode, Web
from showcase.model.amounts import Number
from showcase.model.award import Contact
from showcase.model.measures import Measure
from showcase.model.values import Count, Day, Flag, MonthValue, Part, SpanValue, Text, Year


class Organisation(Part):
    """An organisation, as others are told of it."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["region"]}, {"required": ["place"]}]})

    name: Text = Field(max_length=150, description="the organisation’s full name, in up to 150 characters")
    type: Text = Field("", description="what kind of organisation it is, from the award’s list")
    region: Text | None = Field(None, description="where it is, from the award’s list; left out where `place` says it")
    place: Text | None = Field(None, max_length=80, description="where it is, in a few words, when that is on no list")
    country: Text | None = Field(None, description="the country that it is in, where the award has a list of them")
    size: Text | None = Field(None, description="how large it is, where the award has a list of sizes")
    ods: Annotated[str, Field(pattern=r"^[A-Z0-9]{3,10}\z", examples=["RX9"])] | None = Field(None, description="its ODS code, if it has one, such as RX9")


class Partner(Organisation):
    """An organisation with its part in the project; at least one leads."""

    role: Literal["lead", "partner"] = Field(description="lead for who leads the project, partner for all others; several may lead together")


class WorkPeriod(Part):
    """When the work happened; without an end it is still running."""

    start: SpanValue = Field(examples=["2023-04"], description="the month in which the work began, or the year where no more is known")
    end: SpanValue | None = Field(None, examples=["2024-09"], description="the month or the year in which it ended; left out while it runs")


class StagesAsked(Part):
    """Who was asked how deep participation went, on the side of those whom the work is for."""

    people: Count = Field(description="how many were asked")
    how: Text = Field(max_length=120, description="how they were asked, such as on paper after the last meeting")
    month: MonthValue = Field(examples=["2024-09"], description="when they were asked")


class Involvement(Part):
    """Who took part, how they came to it, and how deeply at each stage as each side saw it."""

    people: Count | None = Field(None, description="how many of those whom the work is for took part")
    roles: tuple[Text, ...] = Field((), description="the parts that they played, from the award’s list")
    recruitment: Text | None = Field(None, description="how people came to take part, in a sentence")
    reward: Text | None = Field(None, description="how they were paid or thanked, in a sentence")
    stages: Mapping[str, Mapping[str, Text]] = Field(default_factory=dict, description="for each stage, the participation level as each side saw it")
    stages_asked: StagesAsked | None = Field(None, description="who was asked for the marks of those whom the work is for; without it the team reports them")


class Testimonial(Part):
    """What somebody said, by role, with their consent; `question` is the answer that it is shown with, where it belongs to one."""

    quote: Text = Field(max_length=600, description="what was said, word for word, in up to 600 characters")
    speaker: Text = Field(description="who is speaking, by role and not by name")
    voice: Text = Field(description="whose voice it is, from the award’s list")
    consent: Flag = Field(description="true when the speaker has agreed to be quoted here")
    named: Flag = Field(False, description="true when the speaker wishes to be named")
    question: Text | None = Field(None, description="the id of the question that it is shown with, where it belongs to one")


class Sharing(Part):
    """One act of passing the learning on."""

    kind: Text = Field(description="how the learning was passed on, from the award’s list")
    with_: Text = Field(alias="with", description="whom it was shared with")
    reach: Text = Field("", description="how far it went, from the award’s list")
    date: MonthValue = Field(examples=["2024-11"], description="the month in which it happened")
    link: Web | None = Field(None, description="a web address where it can be seen")


class Consulted(Part):
    """Somebody who was asked, and what they gave."""

    who: Text = Field(description="who was asked")
    gave: Text = Field(description="what they gave")


class CostOf(Part):
    """What it cost here, in the award’s money."""

    start: Number | None = Field(None, description="what it cost once, to begin")
    yearly: Number | None = Field(None, description="what it costs each year")
    for_: Text = Field(alias="for", max_length=120, description="for how many people, rooms or visits that is")


class Adapting(Part):
    """What another organisation needs to know before it starts."""

    core: tuple[Text, ...] = Field((), description="what has to be kept for it to work")
    adaptable: tuple[Text, ...] = Field((), description="what others may do differently")
    prerequisites: tuple[Text, ...] = Field((), description="what has to be there before the start")
    cost: Text | None = Field(None, description="what it takes to start somewhere else, from the award’s list")
    cost_of: CostOf | None = Field(None, description="what it cost here, in figures")
    time: Text | None = Field(None, description="how long it takes from the decision to the first day of use, from the award’s list")
    staff_time: Text | None = Field(None, description="how much of people’s time it takes")
    first_result: Text | None = Field(None, description="how long until something could be seen")
    pitfalls: tuple[Text, ...] = Field((), description="what went wrong, so that others need not repeat it")


class Resource(Part):
    """A material that others may use: a file beside the entry, or a web address."""

    title: Text = Field(description="what the material is called")
    file: FileName | None = Field(None, description="its file beside the entry, or give `link`")
    link: Web | None = Field(None, description="its web address, or give `file`")
    licence: Text = Field(description="the terms on which others may use it, from the award’s list")


class Image(Part):
    """A picture beside the entry, with words for those who cannot see it."""

    file: FileName = Field(description="the picture’s file beside the entry")
    alt: Text = Field(description="what the picture shows, for those who cannot see it")
    credit: Text = Field(description="who made the picture")
    consent: Flag = Field(description="true when everybody in the picture has agreed to be shown")


class Language(Part):
    """The same entry in another language, in a file of its own."""

    code: LanguageCode = Field(description="its short code, such as cy for Welsh")
    file: FileName = Field(examples=["index.cy.md"], description="the translation’s file beside the entry")


class AlsoChanged(Part):
    """Something else that changed at the time, and may have had a part in the result."""

    month: MonthValue = Field(examples=["2023-09"], description="the month from which it was different")
    what: Text = Field(max_length=120, description="what else changed")


class Harms(Part):
    """Whether anybody looked for harm or trouble that the work itself brought, and what they found."""

    looked: Flag = Field(description="true when somebody looked; false is an honest answer")
    found: tuple[Text, ...] = Field((), description="what was found, each in a sentence")


class Heard(Part):
    """A finding in words: what people said when they were asked, and what spoke against it."""

    from_: Text = Field(alias="from", max_length=120, description="what it comes from, such as 24 interviews")
    by: Text = Field(max_length=120, description="who asked and listened")
    said: Text = Field(max_length=400, description="what was heard, in a sentence or two")
    against: Text | None = Field(None, max_length=400, description="what spoke against it, or who saw it otherwise")


class Note(Part):
    """A note of the organisers about an entry, dated, short of taking it back."""

    date: Day = Field(examples=["2027-05-03"], description="the day of the note")
    by: Text = Field(max_length=80, description="who writes it, by role")
    text: Text = Field(max_length=600, description="what readers should know")


class Visit(Part):
    """A visit to see the work for oneself."""

    by: Text = Field(max_length=120, description="who visited, by role and not by name")
    date: Day = Field(examples=["2026-03-02"], description="the day of the visit")
    saw: Text = Field(max_length=600, description="what was seen")


class Review(Part):
    """A finding that a person has judged, and that may stand; personal data never does, but other things look like it."""

    rule: Text = Field(description="the rule of the finding, as it stands in square brackets")
    about: Text = Field(description="what the finding shows between its quotation marks, dots and all")
    who: Text = Field(description="who has judged it, by role and not by name")
    date: Day = Field(examples=["2025-03-01"], description="the day on which it was judged")
    reason: Text = Field(description="why it may stand, in a sentence")
    times: Count = Field(1, description="how many findings it is about, when the same thing stands in several places")


REVIEWED = "findings that a person has judged, and that may stand"


class FrontMatter(Part):
    """What an entry declares before its text."""

    title: Text = Field(max_length=100, description="what the work is called, in up to 100 characters")
    summary: Text = Field(description="what was done and what changed, in 20 to 60 plain words; lists show its first sentence")
    year: Year = Field(examples=["2025"], description="the award year that is entered; its rules apply")
    category: Text | None = Field(None, description="the category that is entered, where the award has some")
    recognition: Text = Field(description="the honour that the judges gave; until they have decided, what `showcase new` wrote")
    status: Literal["draft", "published", "withdrawn"] = Field("published", description="draft while it is being written, published, or withdrawn")
    example: Flag = Field(False, description="true for a made-up entry, which is shown with a clear notice")
    organisations: tuple[Partner, ...] = Field(min_length=1, description="every organisation in the project, and at least one leads")
    settings: tuple[Text, ...] = Field((), min_length=1, description="where the work was done, from the award’s list")
    themes: tuple[Text, ...] = Field((), min_length=1, description="what the work is about, from the award’s list")
    period: WorkPeriod = Field(description="when the work happened")
    involvement: Involvement = Field(Involvement(), description="who took part, how they came to it and how deeply")
    measures: tuple[Measure, ...] = Field((), description="the figures before and after, one for each thing that was measured")
    also_changed: tuple[AlsoChanged, ...] = Field((), description="what else changed at the time, and may have had a part in the result")
    not_measured: tuple[Text, ...] = Field((), description="what somebody might expect to be measured and was not")
    harms: Harms | None = Field(None, description="whether anybody looked for harm that the work itself brought, and what was found")
    heard: tuple[Heard, ...] = Field((), description="findings in words, from interviews, talks or observation")
    testimonials: tuple[Testimonial, ...] = Field((), description="what people said, with their consent")
    sharing: tuple[Sharing, ...] = Field((), description="each time that the learning was passed on")
    consulted: tuple[Consulted, ...] = Field((), description="who was asked for advice, and what they gave")
    adapting: Adapting | None = Field(None, description="what another organisation needs to know before it starts")
    resources: tuple[Resource, ...] = Field((), description="materials that others may use")
    images: tuple[Image, ...] = Field((), description="pictures beside the entry")
    contact: Contact = Field(description="a team and its shared mailbox, not a person’s own")
    licence: Text = Field(description="the terms on which others may use the text, from the award’s list")
    published: Day | None = Field(None, examples=["2025-10-06"], description="the day, in the award’s time zone, before which the entry is not shown")
    review_by: MonthValue | None = Field(None, examples=["2027-10"], description="the month by which somebody confirms that the entry is still true")
    aliases: tuple[Address, ...] = Field((), description="earlier addresses of the entry, which lead to it")
    languages: tuple[Language, ...] = Field((), description="the same entry in other languages, each in a file of its own")
    easy_read: FileName | None = Field(None, description="an easy-read version, as a file beside the entry")
    reviewed: tuple[Review, ...] = Field((), description=REVIEWED)
    notes: tuple[Note, ...] = Field((), description="the organisers’ own notes, shown at the top; theirs alone to write")
    judges: Text | None = Field(None, max_length=600, description="what the judges said of it; theirs alone to write")
    visited: tuple[Visit, ...] = Field((), description="who has seen the work for themselves, and what they saw; theirs alone to write")

    @property
    def leads(self) -> tuple[Partner, ...]:
        """The organisations that lead; the first of all when none says so."""
        return tuple(one for one in self.organisations if one.role == "lead") or self.organisations[:1]

    @property
    def lead(self) -> Partner:
        """The organisation that leads, or the first of those that lead together."""
        return self.leads[0]


class Withdrawal(Part):
    """An entry that was taken back: its address stays and says why; its other fields are not read."""

    title: Text = Field(description="what the work was called")
    year: Year = Field(description="the award year that was entered")
    status: Literal["withdrawn"] = Field(description="withdrawn: the address stays and says why")
    withdrawn_because: Text = Field(description="the reason, which is shown at the address")
    aliases: tuple[Address, ...] = Field((), description="earlier addresses of the entry, which lead to it")
    reviewed: tuple[Review, ...] = Field((), description=REVIEWED)
