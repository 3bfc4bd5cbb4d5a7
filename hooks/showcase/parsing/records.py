"""Records beside an entry: what others tell of using the practice, and what was told of it later; and how any text’s fields are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from showcase.intake.sources import Source
from showcase.model.award import Award
from showcase.model.entry import Adoption, FollowUp
from showcase.model.finding import Finding
from showcase.model.records import AdoptionFields, FollowUpFields
from showcase.model.values import month_of
from showcase.parsing.front_matter import split_front_matter
from showcase.parsing.markdown.outline import Body, outline
from showcase.parsing.validation.fallbacks import FOLLOW_UP_STAND_INS, Place, Usable, adoption_stand_ins, validate_with_stand_ins
from showcase.parsing.validation.schema_walk import names_of
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, with_known_capitals
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.load import read_yaml
from showcase.parsing.yaml.source_map import SourceMap

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ParsedAdoption:
    """An adoption record with the places of its parts."""

    record: Adoption
    document: Document
    body: Body


@dataclass(frozen=True, slots=True)
class ParsedFollowUp:
    """A follow-up record with the places of its parts; `front` is all there is where its file is called after no month."""

    front: FollowUpFields
    record: FollowUp | None
    document: Document
    body: Body


@dataclass(frozen=True, slots=True)
class RecordRead(Generic[R]):
    """A record, if there is one to judge, what is wrong with it, and for its file the fields that a stand-in takes the place of."""

    record: R | None
    findings: tuple[Finding, ...]
    doubtful: Mapping[str, frozenset[Place]]


def parse_front_matter(source: Source, model: type[BaseModel]) -> tuple[Document, Body, tuple[Finding, ...]]:
    """The fields of a text, which the model may have, and the outline of what follows them; without fields, there is a finding."""
    parts = split_front_matter(source)
    body = outline(parts.body, source.path, parts.body_offset)
    if parts.fields is None:
        return Document(SourceMap(source.path)), body, parts.findings
    document, wrong = read_yaml(parts.fields, source.path, parts.offset, names_of(model))
    found = (*parts.findings, *wrong)
    if not found and not (document.values and isinstance(document.values, Mapping)):
        found = (Finding("no-front-matter", document.at(), wording="no-fields"),)
    return document, body, found


def parsed_adoption(source: Source, award: Award) -> RecordRead[ParsedAdoption]:
    """An adoption record."""
    document, body, found = parse_front_matter(source, AdoptionFields)
    if not document.values:
        return RecordRead(None, found, {})
    made = validate_with_stand_ins(AdoptionFields, with_known_capitals(document, ADOPTION_VALUES, award), adoption_stand_ins(award), award)
    record = ParsedAdoption(Adoption(name_of(source.path), made.model, body.whole), made.document, body) if made.model else None
    return _outcome(source, record, found, made)


def parsed_followup(source: Source, award: Award) -> RecordRead[ParsedFollowUp]:
    """A follow-up record."""
    document, body, found = parse_front_matter(source, FollowUpFields)
    if not document.values:
        return RecordRead(None, found, {})
    made = validate_with_stand_ins(FollowUpFields, document, FOLLOW_UP_STAND_INS, award)
    month = month_of(name_of(source.path))
    record = FollowUp(month, made.model, body.whole) if made.model and month else None
    return _outcome(source, ParsedFollowUp(made.model, record, made.document, body) if made.model else None, found, made)


def _outcome(source: Source, record: R | None, found: tuple[Finding, ...], made: Usable[M]) -> RecordRead[R]:
    return RecordRead(record, (*found, *made.findings), {source.path: made.doubtful | {(name,) for name in made.document.fields_left_out}})


def name_of(path: str) -> str:
    """What a record is called: the name of its file."""
    return path.rpartition("/")[2].removesuffix(".md")
