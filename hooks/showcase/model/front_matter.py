"""What entries, translations and adoption records declare before their texts, field by field."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .award import Contact
from .values import Count, Day, FileName, Flag, MonthValue, Number, Part, PeriodValue, Text, Web, Year

# An entry's year and slug, as its address has them.
Address = Annotated[str, Field(pattern=r"^[0-9]{4}/[a-z0-9]+(-[a-z0-9]+)*\z")]


class Organisation(Part):
    """An organisation, as others are told of it."""

    name: Text = Field(examples=["Northbridge Mental Health NHS Foundation Trust"])
    type: Text = Field(examples=["nhs-trust"])
    region: Text = Field(examples=["north-west"])
    ods: Annotated[str, Field(pattern=r"^[A-Z0-9]{3,10}\z", examples=["RX9"])] | None = None


class Partner(Organisation):
    """An organisation with its part in the project; exactly one leads."""

    role: Literal["lead", "partner"]


class WorkPeriod(Part):
    """When the work happened; without an end it is still running."""

    start: MonthValue = Field(examples=["2023-04"])
    end: MonthValue | None = Field(None, examples=["2024-09"])


class Involvement(Part):
    """Who took part, how they came to it, and how deeply at each stage as each side saw it."""

    people: Count | None = Field(None, examples=["18"])
    roles: tuple[Text, ...] = ()
    recruitment: Text | None = None
    reward: Text | None = None
    stages: Mapping[str, Mapping[str, Text]] = Field(default_factory=dict)


class Reading(Part):
    """A measure's value over a period."""

    value: Number = Field(examples=["12"])
    period: PeriodValue = Field(examples=["2022-10 to 2023-03"])


class Measure(Part):
    """A quantity before and after, with its unit, its direction and where it comes from."""

    name: Text = Field(max_length=120)
    kind: Text
    unit: Text = Field(examples=["complaints a month"])
    better: Literal["lower", "higher"]
    before: Reading
    after: Reading
    sample: Count | None = None
    source: Text
    series: FileName | None = None
    change: Day | None = Field(None, examples=["2023-07-01"])

    @property
    def improved(self) -> bool:
        """Whether the value moved in the better direction."""
        difference = self.after.value - self.before.value
        return difference < 0 if self.better == "lower" else difference > 0


class Testimonial(Part):
    """What somebody said, by role, with their consent; `question` is the answer that it is shown with, where it belongs to one."""

    quote: Text = Field(max_length=600)
    speaker: Text = Field(examples=["Patient, Alder ward"])
    voice: Text
    consent: Flag
    named: Flag = False
    question: Text | None = Field(None, examples=["safer-care"])


class Sharing(Part):
    """One act of passing the learning on."""

    kind: Text
    with_: Text = Field(alias="with")
    reach: Text
    date: MonthValue = Field(examples=["2024-11"])
    link: Web | None = None


class Consulted(Part):
    """Somebody who was asked, and what they gave."""

    who: Text
    gave: Text


class Adapting(Part):
    """What another organisation needs to know before it starts."""

    core: tuple[Text, ...] = ()
    adaptable: tuple[Text, ...] = ()
    prerequisites: tuple[Text, ...] = ()
    cost: Text | None = None
    staff_time: Text | None = None
    first_result: Text | None = None
    pitfalls: tuple[Text, ...] = ()


class Resource(Part):
    """A material that others may use: a file beside the entry, or a web address."""

    title: Text
    file: FileName | None = None
    link: Web | None = None
    licence: Text


class Image(Part):
    """A picture beside the entry, with words for those who cannot see it."""

    file: FileName
    alt: Text
    credit: Text
    consent: Flag


class Language(Part):
    """The same entry in another language, in a file of its own."""

    code: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*\z", examples=["cy"])]
    file: FileName = Field(examples=["index.cy.md"])


class FrontMatter(Part):
    """What an entry declares before its text."""

    title: Text = Field(max_length=100)
    summary: Text
    year: Year = Field(examples=["2025"])
    recognition: Text = Field(examples=["finalist"])
    status: Literal["draft", "published", "withdrawn"] = "published"
    example: Flag = False
    organisations: tuple[Partner, ...] = Field(min_length=1)
    settings: tuple[Text, ...] = Field(min_length=1)
    themes: tuple[Text, ...] = Field(min_length=1)
    period: WorkPeriod
    involvement: Involvement
    measures: tuple[Measure, ...] = ()
    testimonials: tuple[Testimonial, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    adapting: Adapting | None = None
    resources: tuple[Resource, ...] = ()
    images: tuple[Image, ...] = ()
    contact: Contact
    licence: Text = Field(examples=["CC-BY-4.0"])
    published: Day | None = Field(None, examples=["2025-10-06"])
    review_by: MonthValue | None = Field(None, examples=["2027-10"])
    aliases: tuple[Address, ...] = ()
    languages: tuple[Language, ...] = ()
    easy_read: FileName | None = None

    @property
    def lead(self) -> Partner:
        """The organisation that leads; the first one when none says so."""
        return next((one for one in self.organisations if one.role == "lead"), self.organisations[0])


class Withdrawal(Part):
    """An entry that was taken back: its address stays and says why; its other fields are not read."""

    title: Text
    year: Year
    status: Literal["withdrawn"]
    withdrawn_because: Text
    aliases: tuple[Address, ...] = ()


class Change(Part):
    """What an adopter did differently, and why."""

    what: Text
    why: Text


class AdoptionFields(Part):
    """What an adoption record declares before its text; `entry` is the adopter's own entry, where it has one."""

    organisation: Organisation
    since: MonthValue = Field(examples=["2025-02"])
    stage: Text = Field(examples=["adopted"])
    because: Text | None = None
    kept: tuple[Text, ...] = ()
    changed: tuple[Change, ...] = ()
    measures: tuple[Measure, ...] = ()
    contact: Contact
    entry: Address | None = None
    example: Flag = False


class TranslationFields(Part):
    """What a translation of an entry declares before its text."""

    title: Text = Field(max_length=100)
    summary: Text
