"""What an entry’s page is made of: one type a piece."""

from dataclasses import dataclass

from ..model.award import Contact
from .parts import Figure, Honour, Link, SpreadMark


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """An answer under its question, with the way to the others’ answers."""

    id: str
    title: str
    html: str
    others: str


@dataclass(frozen=True, slots=True)
class CriterionPart:
    """A criterion with its introduction and its answers."""

    id: str
    title: str
    html: str
    answers: tuple[AnswerPart, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, and who speaks."""

    text: str
    speaker: str
    voice: str
    by_service: bool


@dataclass(frozen=True, slots=True)
class StageRow:
    """How deep participation was at one stage, as each side saw it; rungs count from 0, lowest first."""

    stage: str
    levels: tuple[tuple[str, str, int], ...]
    apart: int


@dataclass(frozen=True, slots=True)
class Told:
    """One act of sharing in a line."""

    kind: str
    with_: str
    reach: str
    date: str
    link: str | None


@dataclass(frozen=True, slots=True)
class AdoptionPart:
    """What another organisation tells of using the practice."""

    id: str
    organisation: Link
    stage: str
    since: str
    because: str | None
    kept: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    html: str
    entry: Link | None
    contact: Contact
    result: bool


@dataclass(frozen=True, slots=True)
class Material:
    """Something to take away, with its licence."""

    title: str
    url: str
    kind: str
    licence: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact: its name and its values, which may be links."""

    name: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that an entry’s page shows; a translation has its own, with `language` set."""

    key: str
    title: str
    summary: str
    honour: Honour
    year_url: str
    example: bool
    language: str | None
    original: Link | None
    translations: tuple[Link, ...]
    organisations: tuple[tuple[Link, bool], ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    stages: tuple[StageRow, ...]
    rungs: int
    involvement: tuple[tuple[str, str], ...]
    synopsis: str
    synopsis_title: str
    criteria: tuple[CriterionPart, ...]
    quotes: tuple[Quote, ...]
    told: tuple[Told, ...]
    consulted: tuple[tuple[str, str], ...]
    spread: SpreadMark
    grades: tuple[str, ...]
    adoptions: tuple[AdoptionPart, ...]
    adopted_from: tuple[Link, ...]
    terms: tuple[tuple[str, str], ...]
    core: tuple[str, ...]
    adaptable: tuple[str, ...]
    pitfalls: tuple[str, ...]
    materials: tuple[Material, ...]
    contact: Contact
    licence: Link
    review_by: str | None
    citation: str
    address: str
