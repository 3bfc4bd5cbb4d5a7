"""What adoption records, follow-up records and translations declare before their texts, field by field."""

from typing import Literal

from pydantic import Field

from showcase.model.addresses import Address
from showcase.model.award import Contact
from showcase.model.fields import REVIEWED, Organisation, Review
from showcase.model.measures import Measure, Reading
from showcase.model.values import Flag, MonthValue, Part, Text


class Change(Part):
    """What an adopter did differently, and why."""

    what: Text = Field(description="what was done differently")
    why: Text = Field(description="the reason")


class Sender(Part):
    """Who sent a record in, and that they may speak for their organisation."""

    role: Text = Field(max_length=80, description="who sent it, by role and not by name")
    may_speak: Flag = Field(description="true when they may speak for the organisation")


class AdoptionFields(Part):
    """What an adoption record declares before its text; `entry` is the adopter's own entry, where it has one."""

    organisation: Organisation = Field(description="the organisation that uses the practice")
    since: MonthValue = Field(examples=["2025-02"], description="the month in which it began")
    stage: Text = Field(description="how far it has come, from the award’s list")
    because: Text | None = Field(None, description="why it was stopped, where it was")
    kept: tuple[Text, ...] = Field((), description="what was kept as it was")
    changed: tuple[Change, ...] = Field((), description="what was done differently, and why")
    measures: tuple[Measure, ...] = Field((), description="its own figures before and after")
    confirmed: MonthValue | None = Field(None, examples=["2027-03"], description="the month in which somebody there last confirmed that this is still true")
    sent_by: Sender | None = Field(None, description="who sent the record in, and that they may speak for the organisation")
    contact: Contact = Field(description="a team and its shared mailbox, not a person’s own")
    entry: Address | None = Field(None, description="the adopter’s own entry, where it has one, such as 2026/home-by-lunch")
    example: Flag = Field(False, description="true for a made-up record, which is shown with a clear notice")
    reviewed: tuple[Review, ...] = Field((), description=REVIEWED)


class LaterValue(Reading):
    """What a measure of the entry has become."""

    measure: Text = Field(max_length=120, description="the name of a measure of the entry, word for word")


class FollowUpFields(Part):
    """What a follow-up record declares before its text: what has become of an entry’s own work by the month that its file is called after."""

    state: Literal["running", "changed", "stopped"] = Field(description="running while it is in use as it was, changed, or stopped")
    what: Text | None = Field(None, description="what is different, where it has changed")
    because: Text | None = Field(None, description="why it was stopped or changed")
    values: tuple[LaterValue, ...] = Field((), description="what measures of the entry have become")
    sent_by: Sender | None = Field(None, description="who sent the record in, and that they may speak for the team")
    contact: Contact | None = Field(None, description="a team and its shared mailbox, where it is another than the entry’s")
    example: Flag = Field(False, description="true for a made-up record, which is shown with a clear notice")
    reviewed: tuple[Review, ...] = Field((), description=REVIEWED)


class TranslationFields(Part):
    """What a translation of an entry declares before its text."""

    title: Text = Field(max_length=100, description="the entry’s title in this language")
    summary: Text = Field(description="the entry’s summary in this language")
