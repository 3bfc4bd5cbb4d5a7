"""What an entry’s page is made of: one type a piece."""

from dataclasses import dataclass

from showcase.model.award import Contact
from showcase.model.fields import Heard, Sharing
from showcase.model.records import AdoptionFields
from showcase.site.papers.links import PaperLink
from showcase.site.urls import Url
from showcase.site.views.afterwards import AfterPart
from showcase.site.views.cards import Card, Honour, SpreadMark
from showcase.site.views.chart import ChartView
from showcase.site.views.figures import Figure
from showcase.site.views.findings import FindingsPart
from showcase.site.views.links import Link
from showcase.site.views.take import TakePart


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, and who speaks; `question` is the answer that it belongs to, if any."""

    text: str
    speaker: str
    by_service: bool
    question: str | None


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """A piece of evidence where it is shown: its kind is the id of its place on the page; charts may stand in several places, each its own."""

    kind: str
    id: str
    charts: tuple[ChartView, ...] = ()

    @property
    def rhythm(self) -> str:
        """What charts are called together: ‘Month by month’ where all are."""
        rhythms = {one.rhythm for one in self.charts}
        return rhythms.pop() if len(rhythms) == 1 else "Over time" if rhythms else ""


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """An answer under its question, with what supports it and the way to the others’ answers: `evidence` stands here, `proof` leads to those elsewhere."""

    id: str
    title: str
    html: str
    quotes: tuple[Quote, ...]
    evidence: tuple[EvidencePart, ...]
    proof: tuple[Link, ...]
    others: Url


@dataclass(frozen=True, slots=True)
class AnsweredCriterion:
    """A criterion with its introduction and its answers; `gloss` says what it is about to those who do not know the award."""

    id: str
    title: str
    gloss: str | None
    html: str
    answers: tuple[AnswerPart, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """How deep one side saw participation at a stage; the place counts from 0, lowest first, and is None when it is not told."""

    side: str
    level: str
    place: int | None


@dataclass(frozen=True, slots=True)
class StageRow:
    """Participation at one stage, as each side saw it, and how far apart they are, in words."""

    stage: str
    levels: tuple[Rung, ...]
    places: tuple[int | None, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class AdoptionPart:
    """What another organisation tells of using the practice: the fields of its record, and what is made of them. `stage` says which way its result went,
    `time` for how long it is known to be in use, `core` how much of the core was kept where that can be told, and `notes` what a reader has to know."""

    id: str
    front: AdoptionFields
    organisation: Link
    stage: str
    time: str
    core: str
    notes: tuple[str, ...]
    figures: tuple[Figure, ...]
    html: str
    entry: Link | None


@dataclass(frozen=True, slots=True)
class Material:
    """Something to take away, with its licence."""

    title: str
    url: str
    kind: str
    licence: str


@dataclass(frozen=True, slots=True)
class PeoplePart:
    """Who took part and who advised, and how deep participation went on the ladder of (level, group): at each stage, in words, and who was asked."""

    rows: tuple[tuple[str, str], ...]
    stages: tuple[StageRow, ...]
    depth: str
    asked: str
    ladder: tuple[tuple[str, str], ...]
    consulted: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SpreadPart:
    """How far the practice has travelled, with the records that show it; each act of sharing in `told` has the labels of its kind and its reach."""

    mark: SpreadMark
    grades: tuple[str, ...]
    told: tuple[tuple[Sharing, str, str], ...]
    core: bool
    adoptions: tuple[AdoptionPart, ...]
    adopted_from: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReusePart:
    """What another organisation needs to know before it starts."""

    terms: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    materials: tuple[Material, ...]
    contact: Contact


@dataclass(frozen=True, slots=True)
class ElsewherePart:
    """One adopter in a line: how far it has come and since when, who it is, and what its first own figure shows or why it stopped; `id` is its record’s."""

    id: str
    stage: str
    since: str
    organisation: str
    said: str


@dataclass(frozen=True, slots=True)
class BriefPart:
    """What an entry says in two minutes.

    `periods` says over which months the `figures` were counted, where these are the same; `more` counts the measures that are not among them. `heard` are
    findings in words of an entry that has none in numbers. `sure` are lines under a name: what may be chance, what did not move, what nobody knows.
    `decided` is who took part and who had how much say, in sentences. `running` says whether the work goes on, `running_at` the place that tells more.
    """

    figures: tuple[Figure, ...]
    more: int
    periods: tuple[str, str] | None
    heard: tuple[Heard, ...]
    sure: tuple[tuple[str, tuple[str, ...]], ...]
    decided: str
    elsewhere: tuple[ElsewherePart, ...]
    more_elsewhere: int
    running: str
    running_at: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an entry has of each kind of evidence; `quotes` belong to no answer. What no answer asks for stands before (`first`) or after them (`last`)."""

    findings: FindingsPart | None
    people: PeoplePart
    quotes: tuple[Quote, ...]
    spread: SpreadPart
    first: tuple[EvidencePart, ...]
    last: tuple[EvidencePart, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that an entry’s page shows; a translation has its own, with `language` set. A fact is its name and its values, which may be links; an
    entry that is near comes with why it is. `papers` are the documents that were made of it, none where nobody made any."""

    title: str
    summary: str
    honour: Honour
    example: bool
    language: str | None
    original: Link | None
    translations: tuple[Link, ...]
    leads: tuple[Link, ...]
    partners: tuple[Link, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    brief: BriefPart
    pictures: tuple[str, ...]
    synopsis: str
    synopsis_title: str
    criteria: tuple[AnsweredCriterion, ...]
    evidence: Evidence
    after: AfterPart
    reuse: ReusePart
    licence: Link
    review_by: str | None
    take: TakePart
    cover: Url
    near: tuple[tuple[Card, str], ...]
    papers: tuple[PaperLink, ...]
