"""The award as `criteria.yml` describes it: years, recognitions, criteria with their questions and evidence, vocabularies."""

from datetime import date
from functools import cached_property

from pydantic import Field

from showcase.model.addresses import Email, LanguageCode
from showcase.model.likeness import ORDINARY, Like, Likeness
from showcase.model.questions import Criterion, EvidenceRule, NumberWanted, Question, Synopsis, WordLimit, limit_in
from showcase.model.values import Count, Day, Id, Part, Text, TimeZone, Year
from showcase.model.vocabularies import BLOCKS, Cloth, Recognition, Vocabularies
from showcase.util.direction import base_of


class AwardYear(Part):
    """One round of the award, with its days; `evidence_months` bounds the age of the newest figures at closing."""

    year: Year = Field(examples=["2026"], description="the award year")
    opens: Day = Field(examples=["2026-03-02"], description="the first day for entries")
    closes: Day = Field(examples=["2026-06-30"], description="the last day for entries")
    announced: Day = Field(
        examples=["2026-10-05"], description="the day before which nothing of this year is shown; it begins at midnight in the award’s `time_zone`"
    )
    shortlisted: Day | None = Field(
        None, examples=["2026-09-07"], description="the day from which the shortlist is shown, before the honours; with a recognition that has `on_shortlist`"
    )
    evidence_months: Count | None = Field(None, description="how many months before closing the newest figures may end")


class Eligibility(Part):
    """Who may enter: at least one organisation must be of one of these types."""

    text: Text = Field(description="who may enter, for readers")
    organisation_types: tuple[str, ...] = Field((), description="at least one organisation of an entry is of one of these types, where the award has types")


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
    language: Text = Field("en-GB", examples=["en-GB"], description="the language of the site’s own words, which is a kind of English: en-GB, en-IE, en-US …")
    written_in: LanguageCode | None = Field(
        None, examples=["de"], description="the language of the award’s own words and of its entries, such as de; that of the site’s, where nothing says so"
    )
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
    choose: tuple[NumberWanted, ...] = Field((), description="how many values of a list an entry chooses")
    vocabularies: Vocabularies = Field(description="the lists that entries choose from")
    facets: tuple[Facet, ...] = Field((), description="ways to narrow the collection")
    cloth: Cloth = Field(Cloth(), description="what covers are woven from")
    likeness: Likeness = Field(ORDINARY, description="what makes entries near to one another, and how much each likeness weighs")
    synonyms: tuple[tuple[Text, ...], ...] = Field((), description="sets of words or phrases that search takes for the same")

    @cached_property
    def by_year(self) -> dict[int, AwardYear]:
        """The award's rounds, each under its year."""
        return {round_.year: round_ for round_ in self.years}

    @property
    def told_in(self) -> str:
        """The language in which the award and its entries are written."""
        return self.written_in or self.language

    @property
    def apart(self) -> str:
        """The same where it is another than that of the site’s own words, so that each has to be marked on a page; else nothing."""
        return self.told_in if base_of(self.told_in) != base_of(self.language) else ""

    def has(self, name: str) -> bool:
        """Whether entries have this: a block, such as `measures`, or what is chosen from a list, such as `themes`."""
        return any(getattr(self.vocabularies, one) for one in BLOCKS.get(name, (name,)))

    @cached_property
    def ladder(self) -> tuple[str, ...]:
        """The grades of spread, lowest first; what each means is its place."""
        return tuple(self.vocabularies.spread_grades)

    @property
    def alike(self) -> tuple[Like, ...]:
        """What makes entries near to one another, of all that they have."""
        own = ("recognitions", "adopter_types")  # which are no lists of their own
        return tuple(row for row in self.likeness if row.of in own or self.has(row.of))

    @cached_property
    def speaks_first(self) -> str:
        """What somebody is called whom the award would hear first: of those for whom the work is, if they have a voice."""
        voices = sorted(self.vocabularies.voices.values(), key=lambda one: one.of_service)
        return voices[0].label if voices else ""

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
    def shortlist(self) -> str | None:
        """What an entry is called that is on the shortlist, until the honours are announced."""
        return next((one for one, term in self.recognitions.items() if term.on_shortlist), None)

    def shown_from(self, year: int, recognition: str) -> date:
        """The day from which an entry of a year is shown: the shortlist has a day of its own where the award says so."""
        round_ = self.by_year[year]
        return round_.shortlisted if round_.shortlisted and self._is_on_shortlist(recognition) else round_.announced

    def next_day(self, year: int, day: date) -> date:
        """The day on which more of a year is shown: its shortlist, where that is still to come, or its honours."""
        round_ = self.by_year[year]
        return round_.shortlisted if round_.shortlisted and day < round_.shortlisted else round_.announced

    def is_shortlist_of(self, year: int, day: date) -> bool:
        """Whether on a day of a year no more than the shortlist is shown."""
        round_ = self.by_year[year]
        return bool(self.shortlist and round_.shortlisted and round_.shortlisted <= day < round_.announced)

    def recognition_on(self, day: date, year: int, recognition: str) -> str:
        """What an entry of a year is called on a day: until the honours are announced, all of the shortlist are called the same."""
        hidden = self.shortlist and day < self.by_year[year].announced and self._is_on_shortlist(recognition)
        return self.shortlist if self.shortlist and hidden else recognition

    def _is_on_shortlist(self, recognition: str) -> bool:
        rank = self.recognition_rank
        return bool(self.shortlist) and rank.get(recognition, len(rank)) <= rank[self.shortlist or ""]

    def honour(self, recognition: str, category: str | None) -> str:
        """A recognition as readers see it at an entry: `Winner`, or `Winner, Climate action` where the award has categories."""
        known, label = self.vocabularies.categories, self.recognitions[recognition].label
        return f"{label}, {known[category].label}" if category in known else label

    @cached_property
    def ways_to_enter(self) -> tuple[tuple[int, str | None], ...]:
        """Each year with each category, newest first; with None where the award has no categories."""
        categories: tuple[str | None, ...] = (*self.vocabularies.categories,) or (None,)
        return tuple((year, one) for year in sorted(self.by_year, reverse=True) for one in categories)

    @cached_property
    def _asked(self) -> dict[tuple[int, str | None], tuple[tuple[Criterion, Question, str], ...]]:
        return {
            (year, category): tuple(
                (one, question, question.title_in(year))
                for one in self.criteria_in(year, category)
                for question in one.questions
                if question.counts_for(year, category)
            )
            for year in self.by_year
            for category in (None, *self.vocabularies.categories)
        }

    def asked_in(self, year: int, category: str | None = None) -> tuple[tuple[Criterion, Question, str], ...]:
        """Every question of an award year with its criterion and the title that it carries then, in order; of one category, or of all."""
        return self._asked.get((year, category if category in self.vocabularies.categories else None), ())

    def criteria_in(self, year: int, category: str | None = None) -> tuple[Criterion, ...]:
        """The criteria that judge an award year, in order; those of one category, or of all."""
        known = category if category in self.vocabularies.categories else None
        return tuple(criterion for criterion in self.criteria if criterion.counts_for(year, known))

    def headings_in(self, year: int, category: str | None = None) -> tuple[tuple[int, str], ...]:
        """Every heading that an entry of an award year has, in order, each with its level."""
        found = [(2, self.synopsis.title)] if self.synopsis and self.synopsis_limit(year) else []
        for criterion in self.criteria_in(year, category):
            found += [(2, criterion.title), *((3, title) for owner, _, title in self.asked_in(year, category) if owner is criterion)]
        return tuple(found)

    def synopsis_limit(self, year: int) -> int | None:
        """How many words a year's synopsis may have; None when that year has none."""
        return limit_in(self.synopsis.words, year) if self.synopsis else None

    def word_limit(self, criterion: Criterion, year: int) -> int | None:
        """How many words a criterion may have in a year; None when it is not limited."""
        return limit_in(criterion.words, year) or limit_in(self.words, year)
