"""Fields that have lost their indent, or have one too many, are taken where they belong, so that one slip is one finding."""

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from showcase.model.finding import Finding, Location
from showcase.parsing.validation.messages import spoken
from showcase.parsing.validation.schema_walk import fields_at
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.source_map import Step

Fields = MutableMapping[str, Any]
A_SENTENCE = 4  # words that no field’s name has


@dataclass(frozen=True, slots=True)
class Slip:
    """A run of misplaced fields: where they stand, the wording of what is said of them, and other lines of which that says enough."""

    places: Sequence[Location]
    wording: str
    values: Mapping[str, object]
    lines: frozenset[int] = frozenset()


def with_indents(model: type[BaseModel], document: Document) -> tuple[Document, list[Finding]]:
    """The document with misplaced fields at their places, and a finding for each run of them."""
    if not isinstance(document.values, dict):
        return document, []
    values = deepcopy(document.values)
    repairs = (_rejoined, _pulled_in, _pushed_out)
    slips = [slip for repair in repairs for slip in repair(model, document, values)]
    findings, guessed = list[Finding](), document.guessed
    for slip in slips:
        lines = frozenset(place.line for place in slip.places)
        if not lines & (guessed | slip.lines):  # else the slip has been told where YAML stopped at it
            findings.append(Finding("lost-indent", slip.places[0], slip.values, slip.wording, fixable="by" in slip.values))
        guessed |= lines | slip.lines
    return replace(document, values=values, guessed=guessed) if slips else document, findings


def _rejoined(model: type[BaseModel], document: Document, values: Fields) -> Iterator[Slip]:
    """A sentence at the margin that has a colon in it goes on with the text above."""
    known, above = fields_at(model, ()), ""
    for name in list(values):
        if name in known:
            above = name
        elif len(name.split()) >= A_SENTENCE and above and isinstance(values[above] or "", str):
            values[above] = f"{values[above] or ''} {name}: {values.pop(name)}".strip()
            yield Slip([document.at_key(name)], "text-at-margin", {"field": above}, frozenset((document.at_key(above).line,)))


def _pulled_in(model: type[BaseModel], document: Document, values: Fields) -> Iterator[Slip]:
    """Fields at the margin that belong to the item or the field above them."""
    known, above, moved = fields_at(model, ()), "", dict[str, list[str]]()
    for name in list(values):
        if name in known:
            above = name
        elif above and name in fields_at(model, _inner_steps(above, values)) and (home := _home(values, above)) is not None and name not in home:
            home[name] = values.pop(name)
            values[above] = values[above] or home
            moved.setdefault(above, []).append(name)
    for above, names in moved.items():
        steps = _inner_steps(above, values)
        width = document.source.indent_within(*steps)  # none where these are all the fields that it has
        yield _run(document, [(name,) for name in names], "at-margin", spoken(steps), 2 if width is None else width)


def _pushed_out(model: type[BaseModel], document: Document, values: Fields) -> Iterator[Slip]:
    """Fields of the whole that were pushed to the right, into the field above them."""
    known = fields_at(model, ())
    for above in [name for name in values if name in known]:
        steps = _inner_steps(above, values)
        inner, allowed = _home(values, above), fields_at(model, steps)
        names = [name for name in inner or () if name in known and name not in allowed and name not in values] if allowed else []
        if inner and names:
            values.update({name: inner.pop(name) for name in names})
            yield _run(document, [(*steps, name) for name in names], "pushed-in", spoken(steps), -(document.source.indent_within(*steps) or 0))


def _home(values: Mapping[str, Any], above: str) -> Fields | None:
    """The fields that the last line under a field belongs to; none yet where the field is empty."""
    value = {} if values[above] is None else values[above]
    if isinstance(value, list) and value:
        value = value[-1]
    return value if isinstance(value, dict) else None


def _inner_steps(above: str, values: Mapping[str, Any]) -> tuple[Step, ...]:
    value = values[above]
    return (above, len(value) - 1) if isinstance(value, list) and value else (above,)


def _run(document: Document, fields: Sequence[tuple[Step, ...]], wording: str, where: str, by: int) -> Slip:
    """Fields that slipped together, the first by its name and the others by their number, and by how many spaces their lines have to move."""
    places = [document.at_key(*steps) for steps in fields]
    values = {"name": fields[0][-1], "others": len(fields) - 1, "where": where, "by": by, "lines": tuple(place.line for place in places)}
    return Slip(places, f"{'one' if len(fields) == 1 else 'several'}-{wording}", values)
