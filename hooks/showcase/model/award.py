"""The award as `criteria.yml` describes it: years, recognitions, criteria with their questions and evidence, vocabularies."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from .cloth import Cloth, Weave
from .values import Count, Day, Email, Flag, Id, Part, Text, Web, Whole, Year

Weight = Literal["error", "warning"]


class Term(Part):
    """One value of a vocabulary: what readers see for it, and one line that explains it."""

    label: Text
    text: Text
    group: Text | None = Field(None, description="what this value is shown under")
    grade: Text | None = Field(None, description="the spread grade that a record with this value gives")
    link: Web | None = None
    weave: Weave | None = Field(None, description="for a theme, what its cloth is woven in; without one it borrows")
    needs_reason: Flag = Field(False, description="a record with this value says why, in `because`")
    of_service: Flag = Field(False, description="who speaks with this voice speaks for the service, not for those it is for")


Vocabulary = dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\z")], Term]


class Recognition(Part):
    """An honour that the award gives, highest first in its list; `threads` is how many gold threads stand for it."""

    label: Text
    text: Text
    threads: Annotated[Whole, Field(ge=0, le=9)] = 0


class Dated(Part):
    """Something that counts only for some award years; both ends are included."""

    since: Year | None = Field(None, alias="from")
    until: Year | None = None

    def counts_in(self, year: int) -> bool:
        """Whether this is in force in an award year."""
        return (self.since or year) <= year <= (self.until or year)


class WordLimit(Dated):
    """How many words a criterion may have."""

    limit: Count


class EarlierTitle(Dated):
    """What a question was called in other years."""

    title: Text


class EvidenceRule(Dated):
    """Evidence that a question asks for, in exactly one form, and how heavily its absence weighs."""

    severity: Weight = "error"
    recognitions: tuple[str, ...] = Field((), description="the rule binds only entries with one of these recognitions")
    measures: Count | None = None
    kinds: tuple[str, ...] = ()
    improved: Flag = False
    testimonials: Count | None = None
    voices: tuple[str, ...] = ()
    sharing: Count | None = None
    reach: tuple[str, ...] = ()
    consulted: Count | None = None
    adoptions: Count | None = None
    stages: tuple[str, ...] = ()
    involvement: tuple[str, ...] = ()
    adapting: tuple[str, ...] = ()

    def binds(self, year: int, recognition: str) -> bool:
        """Whether an entry of this year and recognition must meet the rule."""
        return self.counts_in(year) and (not self.recognitions or recognition in self.recognitions)


class Question(Dated):
    """One question of a criterion; an entry's reply to it is an answer."""

    id: Id
    title: Text
    question: Text
    guidance: Text
    judges: tuple[Text, ...] = Field(min_length=1)
    evidence: tuple[EvidenceRule, ...] = ()
    earlier_titles: tuple[EarlierTitle, ...] = ()

    def title_in(self, year: int) -> str:
        """The title that the question carries in an award year."""
        return next((old.title for old in self.earlier_titles if old.counts_in(year)), self.title)


class Criterion(Dated):
    """A heading of judgement, with its questions in order."""

    id: Id
    title: Text
    text: Text
    questions: tuple[Question, ...] = Field(min_length=1)
    words: tuple[WordLimit, ...] = ()


class Synopsis(Part):
    """The short account before the first criterion, in the years that ask for one."""

    title: Text
    text: Text
    words: tuple[WordLimit, ...] = Field(min_length=1)


class AwardYear(Part):
    """One round of the award, with its days; `evidence_months` bounds the age of the newest figures at closing."""

    year: Year
    opens: Day
    closes: Day
    announced: Day
    evidence_months: Count | None = None


class Eligibility(Part):
    """Who may enter: at least one organisation must be of one of these types."""

    text: Text
    organisation_types: tuple[str, ...] = Field(min_length=1)


class Contact(Part):
    """Whom to ask: a team and its shared mailbox."""

    name: Text
    email: Email


class People(Part):
    """What the award calls the people whose part in the work it honours: one of them, and many."""

    one: Text
    many: Text


class Facet(Part):
    """A dimension to narrow the collection by; `of` names what its values are made from."""

    id: Id
    of: Text
    title: Text
    one: Text
    text: Text


class Vocabularies(Part):
    """Every list of values that entries choose from, by id."""

    settings: Vocabulary = Field(min_length=1)
    themes: Vocabulary = Field(min_length=1)
    regions: Vocabulary = Field(min_length=1)
    organisation_types: Vocabulary = Field(min_length=1)
    participation_levels: Vocabulary = Field(min_length=1)
    participation_stages: Vocabulary = Field(min_length=1)
    sides: Vocabulary = Field(min_length=1)
    roles: Vocabulary = Field(min_length=1)
    measure_kinds: Vocabulary = Field(min_length=1)
    voices: Vocabulary = Field(min_length=1)
    sharing_kinds: Vocabulary = Field(min_length=1)
    sharing_reach: Vocabulary = Field(min_length=1)
    adoption_stages: Vocabulary = Field(min_length=1)
    cost_bands: Vocabulary = Field(min_length=1)
    licences: Vocabulary = Field(min_length=1)
    spread_grades: Vocabulary = Field(min_length=1)


class Award(Part):
    """The award whole; nothing outside it needs to change to run another one."""

    name: Text
    purpose: Text
    headline: Text
    lead: Text
    language: Text = "en-GB"
    people: People = People(one="person", many="people")
    contact: Contact
    eligibility: Eligibility
    words: tuple[WordLimit, ...] = Field(min_length=1)
    synopsis: Synopsis | None = None
    years: tuple[AwardYear, ...] = Field(min_length=1)
    recognitions: dict[Id, Recognition] = Field(min_length=1)
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    evidence: tuple[EvidenceRule, ...] = ()
    vocabularies: Vocabularies
    facets: tuple[Facet, ...] = ()
    cloth: Cloth = Cloth()
    likeness: Mapping[Text, Count] = Field(
        {"themes": 3, "settings": 2, "measure_kinds": 1}, description="how much a shared value of a dimension weighs for entries near to one another"
    )

    @cached_property
    def by_year(self) -> dict[int, AwardYear]:
        """The award's rounds, each under its year."""
        return {round_.year: round_ for round_ in self.years}

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
