"""The award as `criteria.yml` describes it: years, recognitions, criteria with their questions and evidence, vocabularies."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from showcase.model.addresses import Email
from showcase.model.likeness import ORDINARY, Likeness
from showcase.model.values import Count, Day, Flag, Id, Part, Text, TimeZone, Year
from showcase.model.vocabularies import Cloth, Recognition, Vocabularies

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


class EarlierTitle(Dated):
    """What a question was called in other years."""

    title: Text = Field(description="the heading in those years")


class EvidenceRule(Dated):
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
    involvement: tuple[str, ...] = Field((), description="which fields of `involvement` are filled in")
    adapting: tuple[str, ...] = Field((), description="which fields of `adapting` are filled in")
    fields: tuple[str, ...] = Field((), description="which other fields of the entry are filled in, such as not_measured")
    each_measure: tuple[str, ...] = Field((), description="which fields every measure has, such as of (of how many people); with `kinds`: those of these kinds")

    def binds(self, year: int, recognition: str) -> bool:
        """Whether an entry of this year and recognition must meet the rule."""
        return self.counts_in(year) and (not self.recognitions or recognition in self.recognitions)


class Question(Dated):
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


class Criterion(Dated):
    """A heading of judgement, with its questions in order."""

    id: Id = Field(examples=["outcome"], description="its short name, which is published as an address and never changes")
    title: Text = Field(description="the heading in entries")
    gloss: Text | None = Field(None, max_length=60, description="what it is about in a few words, which follow its title above its answers")
    text: Text = Field(description="what it is about, for readers")
    questions: tuple[Question, ...] = Field(min_length=1, description="what it asks, in order")
    words: tuple[WordLimit, ...] = Field((), description="word limits of its own, in place of the award’s")


class Synopsis(Part):
    """The short account before the first criterion, in the years that ask for one."""

    title: Text = Field(description="the heading in entries")
    text: Text = Field(description="what it is, for writers")
    words: tuple[WordLimit, ...] = Field(min_length=1, description="how many words it may have; a year without a limit has no synopsis")


class AwardYear(Part):
    """One round of the award, with its days; `evidence_months` bounds the age of the newest figures at closing."""

    year: Year = Field(examples=["2026"], description="the award year")
    opens: Day = Field(examples=["2026-03-02"], description="the first day for entries")
    closes: Day = Field(examples=["2026-06-30"], description="the last day for entries")
    announced: Day = Field(
        examples=["2026-10-05"], description="the day before which nothing of this year is shown; it begins at midnight in the award’s `time_zone`"
    )
    evidence_months: Count | None = Field(None, description="how many months before closing the newest figures may end")


class Eligibility(Part):
    """Who may enter: at least one organisation must be of one of these types."""

    text: Text = Field(description="who may enter, for readers")
    organisation_types: tuple[str, ...] = Field(min_length=1, description="at least one organisation of an entry is of one of these types")


class Contact(Part):
    """Whom to ask: a team and its shared mailbox."""

    name: Text = Field(description="who answers")
    email: Email = Field(examples=["team@example.org"], description="a shared mailbox")


class People(Part):
    """What the award calls the people whose part in the work it honours: one of them, and many."""

    one: Text = Field(description="one of them")
    many: Text = Field(description="many of them")


class Facet(Part):
    """A dimension to narrow the collection by; `of` names what its values are made from."""

    id: Id = Field(description="its address")
    of: Text = Field(description="what its values are made from")
    title: Text = Field(description="its heading")
    one: Text = Field(description="what one of its values is called")
    text: Text = Field(description="what it is about, for readers")


class Award(Part):
    """The award whole; nothing outside it needs to change to run another one."""

    name: Text = Field(description="what the award is called")
    purpose: Text = Field(description="what it is for")
    headline: Text = Field(description="the first line of the home page")
    lead: Text = Field(description="what stands below it")
    language: Text = Field("en-GB", description="the language of the site, such as en-GB")
    time_zone: TimeZone = Field("Europe/London", examples=["Europe/London"], description="where its days begin and end, such as Europe/London")
    countries: tuple[Text, ...] = Field(
        ("gb",), min_length=1, description="whose numbers of people, and telephone numbers, are never published: br, ca, de, es, fr, gb, ie, us"
    )
    currency: Text = Field("£", max_length=6, examples=["£"], description="the sign of its money, such as £")
    reading_age: Count = Field(14, ge=5, le=22, description="the age from which a summary should be easy to read")
    people: People = Field(People(one="person", many="people"), description="what the people are called whose part in the work the award honours")
    contact: Contact = Field(description="whom to ask about the award")
    eligibility: Eligibility = Field(description="who may enter")
    words: tuple[WordLimit, ...] = Field(min_length=1, description="how many words each criterion may have")
    synopsis: Synopsis | None = Field(None, description="a short account before the first criterion")
    years: tuple[AwardYear, ...] = Field(min_length=1, description="the rounds of the award")
    recognitions: dict[Id, Recognition] = Field(min_length=1, description="the honours, highest first")
    criteria: tuple[Criterion, ...] = Field(min_length=1, description="what entries are judged by, in order")
    evidence: tuple[EvidenceRule, ...] = Field((), description="what is asked of an entry as a whole")
    vocabularies: Vocabularies = Field(description="the lists that entries choose from")
    facets: tuple[Facet, ...] = Field((), description="ways to narrow the collection")
    cloth: Cloth = Field(Cloth(), description="what covers are woven from")
    likeness: Likeness = Field(ORDINARY, description="what makes entries near to one another, and how much each likeness weighs")
    synonyms: tuple[tuple[Text, ...], ...] = Field((), description="sets of words or phrases that search takes for the same")

    @cached_property
    def by_year(self) -> dict[int, AwardYear]:
        """The award's rounds, each under its year."""
        return {round_.year: round_ for round_ in self.years}

    @cached_property
    def speaks_first(self) -> str:
        """What somebody is called whom the award would hear first: of those for whom the work is, if they have a voice."""
        voices = self.vocabularies.voices.values()
        return next((one.label for one in voices if not one.of_service), next(iter(voices)).label)

    @cached_property
    def inside(self) -> frozenset[str]:
        """How far sharing goes that stays in the own organisation: what says so, else the nearest of several, which stands first."""
        reach = self.vocabularies.sharing_reach
        said = [one for one, term in reach.items() if term.inside]
        return frozenset(said or (list(reach)[:1] if len(reach) > 1 else ()))

    @cached_property
    def unjudged(self) -> str:
        """What an entry is called until the judges have decided: the recognition that says so, else the lowest."""
        return next((one for one, term in self.recognitions.items() if term.before_judging), list(self.recognitions)[-1])

    @cached_property
    def recognition_rank(self) -> dict[str, int]:
        """Each recognition's place in the list; 0 is the highest honour."""
        return {recognition: rank for rank, recognition in enumerate(self.recognitions)}

    @cached_property
    def _asked(self) -> dict[int, tuple[tuple[Criterion, Question, str], ...]]:
        return {
            year: tuple((one, q, q.title_in(year)) for one in self.criteria_in(year) for q in one.questions if q.counts_in(year)) for year in self.by_year
        }

    def asked_in(self, year: int) -> tuple[tuple[Criterion, Question, str], ...]:
        """Every question of an award year with its criterion and the title that it carries then, in order."""
        return self._asked.get(year, ())

    def criteria_in(self, year: int) -> tuple[Criterion, ...]:
        """The criteria that judge an award year, in order."""
        return tuple(criterion for criterion in self.criteria if criterion.counts_in(year))

    def headings_in(self, year: int) -> tuple[tuple[int, str], ...]:
        """Every heading that an entry of an award year has, in order, each with its level."""
        found = [(2, self.synopsis.title)] if self.synopsis and self.synopsis_limit(year) else []
        for criterion in self.criteria_in(year):
            found += [(2, criterion.title), *((3, title) for owner, _, title in self.asked_in(year) if owner is criterion)]
        return tuple(found)

    def synopsis_limit(self, year: int) -> int | None:
        """How many words a year's synopsis may have; None when that year has none."""
        return _limit(self.synopsis.words, year) if self.synopsis else None

    def word_limit(self, criterion: Criterion, year: int) -> int | None:
        """How many words a criterion may have in a year; None when it is not limited."""
        return _limit(criterion.words, year) or _limit(self.words, year)


def _limit(limits: tuple[WordLimit, ...], year: int) -> int | None:
    return next((words.limit for words in limits if words.counts_in(year)), None)
