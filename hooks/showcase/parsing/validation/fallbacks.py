"""What cannot be used in front matter is set aside in memory, so that everything else is judged in the same run.

Fields that could not be used get a stand-in; nothing is said about them but why they could not be used.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.parsing.validation.validate import attempted, filled, findings_of
from showcase.parsing.yaml.document import Step, Written

M = TypeVar("M", bound=BaseModel)
SET_ASIDE = object()


def usable(model: type[M], written: Written, stand_ins: Mapping[str, object], award: Award) -> tuple[M | None, list[Finding], frozenset[str]]:
    """The model that the values make, the findings of what does not fit, and the fields that a stand-in takes the place of.

    Without a stand-in for a field that is needed there is no model.
    """
    said = len(written.findings)
    made, _ = attempted(model, written)
    slips, written.findings = written.findings[said:], written.findings[:said]
    if made is not None:
        return made, slips, frozenset()
    known = filled(model, written)
    values: dict[str, Any] = deepcopy(dict(known)) if isinstance(known, Mapping) else {}
    findings: list[Finding] = []
    doubtful: set[str] = set()
    for _ in range(3):  # a stand-in can bring a field to light that had not been looked at
        try:
            return model.model_validate(values), [*slips, *findings], frozenset(doubtful)
        except ValidationError as error:
            errors = error.errors(include_url=False)
            findings = findings or list(findings_of(model, written, errors, _ids_to_paste(award)))
            doubtful |= {_set_aside(values, one["loc"], stand_ins) for one in errors}
            for name, items in values.items():
                if isinstance(items, list):
                    values[name] = [one for one in items if one is not SET_ASIDE]
    return None, [*slips, *findings], frozenset(doubtful)


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
    words = award.vocabularies
    known = {int(year)} & award.by_year.keys() if year.isdecimal() else set()
    organisation = {"name": "…", "role": "lead", "type": award.eligibility.organisation_types[0], "region": next(iter(words.regions))}
    return {
        "title": "…",
        "summary": " ".join(["…"] * 25),
        "year": str(min(known or award.by_year.keys())),
        "recognition": list(award.recognitions)[-1],
        "organisations": [organisation],
        "settings": [next(iter(words.settings))],
        "themes": [next(iter(words.themes))],
        "period": {"start": "2000-01"},
        "involvement": {},
        "contact": {"name": "…", "email": "nobody@nowhere.example"},
        "licence": next(iter(words.licences)),
    }


def adoption_stand_ins(award: Award) -> Mapping[str, object]:
    """The same for an adoption record."""
    words = award.vocabularies
    return {
        "organisation": {"name": "…", "type": next(iter(words.organisation_types)), "region": next(iter(words.regions))},
        "since": "2000-01",
        "stage": _first_stage(award),
        "contact": {"name": "…", "email": "nobody@nowhere.example"},
    }


def _first_stage(award: Award) -> str:
    """The first stage of adoption that asks for nothing more."""
    stages = award.vocabularies.adoption_stages
    return next((one for one, term in stages.items() if not term.needs_reason), next(iter(stages)))


def _ids_to_paste(award: Award) -> Mapping[str, str]:
    """An id for each field that chooses from a list, so that a line to paste fits the award."""
    words = award.vocabularies
    return {
        "type": award.eligibility.organisation_types[0],
        "region": next(iter(words.regions)),
        "settings": next(iter(words.settings)),
        "themes": next(iter(words.themes)),
        "licence": next(iter(words.licences)),
        "stage": _first_stage(award),
    }
