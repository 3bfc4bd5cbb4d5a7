"""Fields that have lost their indent, or have one too many, are taken where they belong, so that one slip is one finding."""

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from showcase.model.finding import Finding, Location, spelt_out
from showcase.parsing.validation.messages import spoken
from showcase.parsing.validation.schema_walk import fields_at
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.source_map import Step
from showcase.util.text import counted

Fields = MutableMapping[str, Any]
A_SENTENCE = 4  # words that no field’s name has
REASON = "Indents tell which fields belong together."


@dataclass(frozen=True, slots=True)
class Slip:
    """A run of misplaced fields: where they stand, what is said of them, and other lines of which that says enough."""

    places: Sequence[Location]
    fact: str
    remedy: str
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
            findings.append(spelt_out("lost-indent", slip.places[0], slip.fact, REASON, slip.remedy))
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
            yield Slip([document.at_key(name)], f"This line stands at the margin, and belongs to the text of `{above}`.", "Begin it with two spaces.",
                       frozenset((document.at_key(above).line,)))


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
        where = spoken(_inner_steps(above, values))
        yield Slip([document.at_key(name) for name in names], f"{_named(names)} at the margin, and {_belongs(names)} to {where}.",
                   f"Give {_each(names)} as many spaces as its other fields have.")


def _pushed_out(model: type[BaseModel], document: Document, values: Fields) -> Iterator[Slip]:
    """Fields of the whole that were pushed to the right, into the field above them."""
    known = fields_at(model, ())
    for above in [name for name in values if name in known]:
        steps = _inner_steps(above, values)
        inner, allowed = _home(values, above), fields_at(model, steps)
        names = [name for name in inner or () if name in known and name not in allowed and name not in values] if allowed else []
        if inner and names:
            values.update({name: inner.pop(name) for name in names})
            yield Slip([document.at_key(*steps, name) for name in names], f"{_named(names)} in {spoken(steps)}, and {_belongs(names)} to the file as a whole.",
                       f"Take away the spaces before {_each(names)}.")


def _home(values: Mapping[str, Any], above: str) -> Fields | None:
    """The fields that the last line under a field belongs to; none yet where the field is empty."""
    value = {} if values[above] is None else values[above]
    if isinstance(value, list) and value:
        value = value[-1]
    return value if isinstance(value, dict) else None


def _inner_steps(above: str, values: Mapping[str, Any]) -> tuple[Step, ...]:
    value = values[above]
    return (above, len(value) - 1) if isinstance(value, list) and value else (above,)


def _named(names: list[str]) -> str:
    return f"`{names[0]}` stands" if len(names) == 1 else f"`{names[0]}` and {counted(len(names) - 1, 'field')} more stand"


def _belongs(names: list[str]) -> str:
    return "belongs" if len(names) == 1 else "belong"


def _each(names: list[str]) -> str:
    return "it" if len(names) == 1 else "each of them"
