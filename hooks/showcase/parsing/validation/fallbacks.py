"""What cannot be used in front matter is set aside in memory, so that everything else is judged in the same run.

Fields that could not be used get a stand-in; nothing is said about them but why they could not be used.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.parsing.validation.validate import attempt, filled, findings_of
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.source_map import Step
from showcase.util.text import listed

M = TypeVar("M", bound=BaseModel)
SET_ASIDE = object()


@dataclass(frozen=True, slots=True)
class Usable(Generic[M]):
    """A model that stand-ins may have completed, what is said of it, the document as it was read, and the fields that they take the place of."""

    model: M | None
    findings: Sequence[Finding]
    document: Document
    doubtful: frozenset[str] = frozenset()


def validate_with_stand_ins(model: type[M], document: Document, stand_ins: Mapping[str, object], award: Award) -> Usable[M]:
    """The model that the values make, with stand-ins for what does not fit; without one for a field that is needed there is no model."""
    made = attempt(model, document)
    if made.model is not None:
        return Usable(made.model, made.slips, made.document)
    known = filled(model, made.document)
    values: dict[str, Any] = deepcopy(dict(known)) if isinstance(known, Mapping) else {}
    findings: list[Finding] = []
    doubtful: set[str] = set()
    for _ in range(3):  # a stand-in can bring a field to light that had not been looked at
        try:
            completed = model.model_validate(values)
        except ValidationError as error:
            errors = error.errors(include_url=False)
            findings = findings or list(findings_of(model, made.document, errors, _choices(award)))
            doubtful |= {_set_aside(values, one["loc"], stand_ins) for one in errors}
            values = {name: _without_set_aside(value) for name, value in values.items()}
        else:
            return Usable(completed, [*made.slips, *findings], made.document, frozenset(doubtful))
    return Usable(None, [*made.slips, *findings], made.document, frozenset(doubtful))


def _without_set_aside(value: object) -> object:
    return [one for one in value if one is not SET_ASIDE] if isinstance(value, list) else value


def _set_aside(values: dict[str, Any], steps: tuple[Step, ...], stand_ins: Mapping[str, object]) -> str:
    """Takes what does not fit out of the values; gives the name of the field that it was in."""
    top = str(steps[0]) if steps else ""
    if top in stand_ins:
        values[top] = deepcopy(stand_ins[top])
    elif len(steps) > 1 and isinstance(steps[1], int) and isinstance(values.get(top), list) and len(values[top]) > 1:
        values[top][steps[1]] = SET_ASIDE
    else:
        values.pop(top, None)
    return top


def entry_stand_ins(award: Award, year: str) -> Mapping[str, object]:
    """For each field that an entry needs, a value that fits the award and asks for nothing."""
    ids = _any_ids(award)
    known = {int(year)} & award.by_year.keys() if year.isdecimal() else set()
    return {
        "title": "…",
        "summary": " ".join(["…"] * 25),
        "year": str(min(known or award.by_year.keys())),
        "recognition": award.unjudged,
        "organisations": [{"name": "…", "role": "lead", "type": ids["type"], "region": ids["region"]}],
        "settings": [ids["settings"]],
        "themes": [ids["themes"]],
        "period": {"start": "2000-01"},
        "involvement": {},
        "contact": {"name": "…", "email": "nobody@nowhere.example"},
        "licence": ids["licence"],
    }


def adoption_stand_ins(award: Award) -> Mapping[str, object]:
    """The same for an adoption record."""
    ids = _any_ids(award)
    return {
        "organisation": {"name": "…", "type": ids["type"], "region": ids["region"]},
        "since": "2000-01",
        "stage": ids["stage"],
        "contact": {"name": "…", "email": "nobody@nowhere.example"},
    }


FOLLOW_UP_STAND_INS: Mapping[str, object] = {"state": "running"}


def _choices(award: Award) -> Mapping[str, str]:
    """The award’s own choices for each field that has some, to stand beside what is still to be chosen."""
    words = award.vocabularies
    lists = {"type": words.organisation_types, "region": words.regions, "settings": words.settings, "themes": words.themes, "licence": words.licences,
             "stage": words.adoption_stages, "kind": words.measure_kinds, "voice": words.voices, "reach": words.sharing_reach}
    return {name: listed(list(known)) for name, known in lists.items()}


def _any_ids(award: Award) -> Mapping[str, str]:
    """An id for each field that chooses from a list, so that a stand-in fits the award; the stage is one that asks for nothing more."""
    words, stages = award.vocabularies, award.vocabularies.adoption_stages
    return {
        "type": award.eligibility.organisation_types[0],
        "region": next(iter(words.regions)),
        "settings": next(iter(words.settings)),
        "themes": next(iter(words.themes)),
        "licence": next(iter(words.licences)),
        "stage": next((one for one, term in stages.items() if not term.needs_reason), next(iter(stages))),
    }
