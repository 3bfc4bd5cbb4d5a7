"""What an award asks: criteria with their questions, the evidence that supports an answer, word limits, and how many of a list are chosen."""

from typing import Literal

from pydantic import Field

from showcase.model.values import Count, Flag, Id, Part, Text, Year

Weight = Literal["error", "warning"]


class Dated(Part):
    """Something that counts only for some award years; both ends are included."""

    since: Year | None = Field(None, alias="from", description="the first award year in which this counts")
    until: Year | None = Field(None, description="the last award year in which this counts")

    def counts_in(self, year: int) -> bool:
        """Whether this is in force in an award year."""
        return (self.since or year) <= year <= (self.until or year)


class WordLimit(Dated):
    """How many words a criterion may have."""

    limit: Count = Field(examples=["400"], description="how many words")


def limit_in(limits: tuple[WordLimit, ...], year: int) -> int | None:
    """The limit that is in force in a year; None when there is none."""
    return next((words.limit for words in limits if words.counts_in(year)), None)


class EarlierTitle(Dated):
    """What a question was called in other years."""

    title: Text = Field(description="the heading in those years")


class Scoped(Dated):
    """Something that counts only for some award years, and only for entries of some categories."""

    categories: tuple[str, ...] = Field((), description="the categories of entries for which this counts; all, when it names none")

    def counts_for(self, year: int, category: str | None) -> bool:
        """Whether this is in force for an entry of a year and a category; None asks for any category."""
        return self.counts_in(year) and (category is None or not self.categories or category in self.categories)


class EvidenceRule(Scoped):
    """Evidence that a question asks for, in exactly one form, and how heavily its absence weighs."""

    severity: Weight = Field("error", description="error when an entry without it cannot be published, warning when it can")
    recognitions: tuple[str, ...] = Field((), description="the rule binds only entries with one of these recognitions")
    measures: Count | None = Field(None, description="how many measures")
    kinds: tuple[str, ...] = Field((), description="with `measures` or `each_measure`: of these kinds only")
    improved: Flag = Field(False, description="with `measures`: true when they must have moved in the better direction")
    testimonials: Count | None = Field(None, description="how many testimonials")
    voices: tuple[str, ...] = Field((), description="with `testimonials`: by these voices only")
    sharing: Count | None = Field(None, description="how many times of sharing")
    reach: tuple[str, ...] = Field((), description="with `sharing`: of this reach only")
    consulted: Count | None = Field(None, description="how many who were consulted")
    adoptions: Count | None = Field(None, description="how many adoption records")
    stages: tuple[str, ...] = Field((), description="with `adoptions`: at these stages only")
    images: Count | None = Field(None, description="how many pictures beside the entry")
    resources: Count | None = Field(None, description="how many materials that others may use")
    involvement: tuple[str, ...] = Field((), description="which fields of `involvement` are filled in")
    adapting: tuple[str, ...] = Field((), description="which fields of `adapting` are filled in")
    fields: tuple[str, ...] = Field((), description="which other fields of the entry are filled in, such as not_measured")
    each_measure: tuple[str, ...] = Field((), description="which fields every measure has, such as of (of how many people); with `kinds`: those of these kinds")

    def binds(self, year: int, recognition: str, category: str | None) -> bool:
        """Whether an entry of this year, recognition and category must meet the rule."""
        return self.counts_for(year, category) and (not self.recognitions or recognition in self.recognitions)


class Question(Scoped):
    """One question of a criterion; an entry's reply to it is an answer. `readers_ask` is what somebody who looks for answers would ask."""

    id: Id = Field(examples=["who-was-involved"], description="its short name, which is published as an address and never changes")
    title: Text = Field(description="the heading in entries")
    question: Text = Field(description="what is asked, as a whole sentence")
    readers_ask: Text | None = Field(None, description="the question as somebody who looks for answers would ask it")
    guidance: Text = Field(description="advice for those who write the answer")
    judges: tuple[Text, ...] = Field(min_length=1, description="what judges look for")
    evidence: tuple[EvidenceRule, ...] = Field((), description="what has to support the answer")
    earlier_titles: tuple[EarlierTitle, ...] = Field((), description="headings of other years, which their entries keep")

    def title_in(self, year: int) -> str:
        """The title that the question carries in an award year."""
        return next((old.title for old in self.earlier_titles if old.counts_in(year)), self.title)

    @property
    def for_readers(self) -> str:
        """The question as readers meet it: in their own words where the award has them."""
        return self.readers_ask or self.title


class Criterion(Scoped):
    """A heading of judgement, with its questions in order."""

    id: Id = Field(examples=["outcome"], description="its short name, which is published as an address and never changes")
    title: Text = Field(description="the heading in entries")
    gloss: Text | None = Field(None, max_length=60, description="what it is about in a few words, which follow its title above its answers")
    text: Text = Field(description="what it is about, for readers")
    questions: tuple[Question, ...] = Field(min_length=1, description="what it asks, in order")
    weight: Count | None = Field(None, le=100, description="how much it weighs in the judging, in per cent; all criteria of a year say so, or none")
    words: tuple[WordLimit, ...] = Field((), description="word limits of its own, in place of the award’s")


class NumberWanted(Dated):
    """How many values of a list an entry chooses: exactly so many, or within bounds."""

    of: Text = Field(examples=["themes"], description="the list that is chosen from: themes, settings or roles")
    exactly: Count | None = Field(None, examples=["1"], description="so many, and no more")
    at_least: Count | None = Field(None, examples=["2"], description="no fewer than this")
    at_most: Count | None = Field(None, examples=["3"], description="no more than this")

    @property
    def bounds(self) -> tuple[int, int | None]:
        """The fewest and the most that may be chosen; None where there is no most."""
        return (self.exactly, self.exactly) if self.exactly else (self.at_least or 0, self.at_most)


class Synopsis(Part):
    """The short account before the first criterion, in the years that ask for one."""

    title: Text = Field(description="the heading in entries")
    text: Text = Field(description="what it is, for writers")
    words: tuple[WordLimit, ...] = Field(min_length=1, description="how many words it may have; a year without a limit has no synopsis")
