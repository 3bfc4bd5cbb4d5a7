"""What cannot be used in front matter is set aside in memory, so that everything else is judged in the same run.

Fields that could not be used get a stand-in; nothing is said about them but why they could not be used.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.parsing.validation.award_fields import is_asked
from showcase.parsing.validation.validate import attempt, filled, findings_of, judged
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.source_map import Step
from showcase.util.text import listed

M = TypeVar("M", bound=BaseModel)
SET_ASIDE = object()
FINE = 2  # rounds in which no more is set aside than has to be
Place = tuple[Step, ...]
# For each list of things, one that stands for an item, or for a field of it, that could not be used: it meets what is asked, so that nothing is said for want
# of it. Its values go the way that the item calls better.
ITEMS: Mapping[str, Mapping[str, object]] = {
    "organisations": {"name": "…", "role": "lead", "type": "…", "region": "…"},
    "measures": {"name": "…", "kind": "…", "unit": "…", "better": "lower", "before": {"value": "2000", "period": "2000"}, "source": "… … …"},
    "testimonials": {"quote": "…", "speaker": "…", "voice": "…", "consent": "true"},
    "sharing": {"kind": "…", "with": "…", "reach": "…", "date": "2000-01"},
    "consulted": {"who": "…", "gave": "…"},
    "resources": {"title": "…", "link": "https://nowhere.example", "licence": "…"},
}
OF_HISTORY = ("series", "events", "every", "change", "breaks")  # which need the unit that they are in


@dataclass(frozen=True, slots=True)
class Usable(Generic[M]):
    """A model that stand-ins may have completed, what is said of it, the document as it was read, and the places of what they stand for."""

    model: M | None
    findings: Sequence[Finding]
    document: Document
    doubtful: frozenset[Place] = frozenset()


def validate_with_stand_ins(model: type[M], document: Document, stand_ins: Mapping[str, object], award: Award) -> Usable[M]:
    """The model that the values make, with stand-ins for what does not fit; without one for a field that is needed there is no model."""
    made = attempt(model, document, award)
    if made.model is not None:
        return Usable(made.model, made.slips, made.document)
    known = filled(model, made.document)
    values: dict[str, Any] = deepcopy(dict(known)) if isinstance(known, Mapping) else {}
    findings: list[Finding] = []
    doubtful: set[Place] = set()
    for number in range(FINE + 3):  # a stand-in can bring a field to light that had not been looked at
        completed, errors = judged(model, values, award)
        if completed is not None:
            return Usable(completed, [*made.slips, *findings], made.document, frozenset(doubtful))
        findings = findings or list(findings_of(model, made.document, errors, choices_for(award)))
        doubtful |= {_set_aside(values, one["loc"], stand_ins, award, number < FINE) for one in errors}
        values = {name: _without_set_aside(value) for name, value in values.items()}
    return Usable(None, [*made.slips, *findings], made.document, frozenset(doubtful))


def _without_set_aside(value: object) -> object:
    return [one for one in value if one is not SET_ASIDE] if isinstance(value, list) else value


def _set_aside(values: dict[str, Any], steps: Place, stand_ins: Mapping[str, object], award: Award, is_fine: bool) -> Place:
    """Takes what does not fit out of the values, with no more around it than has to be; gives the place of that."""
    top = str(steps[0]) if steps else ""
    held = values.get(top)
    if is_fine and len(steps) > 1 and isinstance(held, list) and isinstance(steps[1], int) and top in ITEMS:
        held[steps[1]] = _mended_item(held[steps[1]], steps[2:], _item_for(top, stand_ins, award))
        return top, steps[1]
    if is_fine and len(steps) > 1 and isinstance(held, dict):
        inner, stand_in = str(steps[1]), stand_ins.get(top)
        held.pop(inner, None)
        held |= {inner: stand_in[inner]} if isinstance(stand_in, dict) and inner in stand_in else {}
        return top, inner
    if top in stand_ins:
        values[top] = deepcopy(stand_ins[top])
    elif len(steps) > 1 and isinstance(steps[1], int) and isinstance(values.get(top), list) and len(values[top]) > 1:
        values[top][steps[1]] = SET_ASIDE
    else:
        values.pop(top, None)
    return (top,)


def _item_for(top: str, stand_ins: Mapping[str, object], award: Award) -> dict[str, Any]:
    """A whole item that stands for one; a figure after is of the month in which entries close, so that it is neither too old nor too new."""
    after = {"after": {"value": "1000", "period": stand_ins.get(CLOSING, "2001")}} if top == "measures" else {}
    return {**{name: value for name, value in ITEMS[top].items() if is_asked((top, "*", name), award)}, **after}


def _mended_item(item: object, steps: Place, stand_in: dict[str, Any]) -> dict[str, Any]:
    """An item whose field at these steps is stood for; all of it where it has no fields."""
    if not isinstance(item, dict) or not steps:
        return stand_in
    name = str(steps[0])
    gone = (name, *(OF_HISTORY if name in ("unit", "every") else ()))
    if name in ("before", "after") and item.get("better") == "higher":
        stand_in = {**stand_in, "before": {"value": "1000", "period": "2000"}, "after": {**stand_in["after"], "value": "2000"}}
    return {**{field: value for field, value in item.items() if field not in gone}, **({name: stand_in[name]} if name in stand_in else {})}


def entry_stand_ins(award: Award, year: str) -> Mapping[str, object]:
    """For each field that an entry needs, a value that fits the award and asks for nothing."""
    ids = _any_ids(award)
    known = {int(year)} & award.by_year.keys() if year.isdecimal() else set()
    return {
        "title": "…",
        "summary": " ".join(["…"] * 25),
        "year": str(min(known or award.by_year.keys())),
        "recognition": award.unjudged,
        "organisations": [{"name": "…", "role": "lead", **_organisation(ids)}],
        **{name: [ids[name]] for name in ("settings", "themes") if name in ids},
        "period": {"start": "2000-01"},
        **({"involvement": {}} if award.has("involvement") else {}),
        "contact": {"name": "…", "email": "nobody@nowhere.example"},
        "licence": ids["licence"],
        CLOSING: f"{award.by_year[min(known or award.by_year.keys())].closes:%Y-%m}",
    }


def adoption_stand_ins(award: Award) -> Mapping[str, object]:
    """The same for an adoption record."""
    ids = _any_ids(award)
    return {
        "organisation": {"name": "…", **_organisation(ids)},
        "since": "2000-01",
        "stage": ids.get("stage", "…"),
        "contact": {"name": "…", "email": "nobody@nowhere.example"},
    }


CLOSING = "\0"  # no field, but the month in which entries close
FOLLOW_UP_STAND_INS: Mapping[str, object] = {"state": "running"}


def choices_for(award: Award) -> Mapping[str, str]:
    """The award’s own choices for each field that has some, to stand beside what is still to be chosen."""
    words = award.vocabularies
    lists = {"type": words.organisation_types, "region": words.regions, "settings": words.settings, "themes": words.themes, "licence": words.licences,
             "stage": words.adoption_stages, "kind": words.measure_kinds, "voice": words.voices, "reach": words.sharing_reach, "category": words.categories}
    return {name: listed(list(known)) for name, known in lists.items() if known}


def _any_ids(award: Award) -> Mapping[str, str]:
    """An id for each field that chooses from a list that the award has, so that a stand-in fits it; the stage is one that asks for nothing more."""
    words = award.vocabularies
    lists: Mapping[str, Sequence[str]] = {
        "type": (*award.eligibility.organisation_types, *words.organisation_types),
        "region": [*words.regions],
        "settings": [*words.settings],
        "themes": [*words.themes],
        "licence": [*words.licences],
        "stage": sorted(words.adoption_stages, key=lambda one: words.adoption_stages[one].needs_reason),
    }
    return {name: known[0] for name, known in lists.items() if known}


def _organisation(ids: Mapping[str, str]) -> Mapping[str, str]:
    return {name: ids[name] for name in ("type", "region") if name in ids}
