"""Fields that have lost their indent, or have one too many, are taken where they belong, so that one slip is one finding."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from pydantic import BaseModel

from showcase.model.finding import Location, spelt_out
from showcase.parsing.validation.messages import spoken
from showcase.parsing.validation.schema_walk import fields_at
from showcase.parsing.yaml.document import Step, Written
from showcase.util.text import counted

Fields = MutableMapping[str, Any]
A_SENTENCE = 4  # words that no field’s name has
REASON = "Indents tell which fields belong together."


def regrouped(model: type[BaseModel], written: Written) -> bool:
    """Takes misplaced fields to their places in what was written, with a finding for each run of them; tells whether there were any."""
    values = written.values
    if not isinstance(values, dict):
        return False
    moved = _rejoin(model, written, values) | _pull_in(model, written, values) | _push_out(model, written, values)
    written.is_known &= not moved
    return moved


def _rejoin(model: type[BaseModel], written: Written, values: Fields) -> bool:
    """A sentence at the margin that has a colon in it goes on with the text above."""
    known, above, moved = fields_at(model, ()), "", False
    for name in list(values):
        if name in known:
            above = name
        elif len(name.split()) >= A_SENTENCE and above and isinstance(values[above] or "", str):
            place = written.at_key(name)
            written.guessed.add(written.at_key(above).line)
            values[above] = f"{values[above] or ''} {name}: {values.pop(name)}".strip()
            _report(written, [place], f"This line stands at the margin, and belongs to the text of `{above}`.", "Begin it with two spaces.")
            moved = True
    return moved


def _pull_in(model: type[BaseModel], written: Written, values: Fields) -> bool:
    """Fields at the margin that belong to the item or the field above them."""
    known, above, moved = fields_at(model, ()), "", dict[str, list[str]]()
    for name in list(values):
        if name in known:
            above = name
        elif above and name in fields_at(model, _inner_steps(above, values)) and (home := _home(values, above)) is not None and name not in home:
            home[name] = values.pop(name)
            moved.setdefault(above, []).append(name)
    for above, names in moved.items():
        where = spoken(_inner_steps(above, values))
        _report(written, [written.at_key(name) for name in names], f"{_named(names)} at the margin, and {_belongs(names)} to {where}.",
                f"Give {_each(names)} as many spaces as its other fields have.")
    return bool(moved)


def _push_out(model: type[BaseModel], written: Written, values: Fields) -> bool:
    """Fields of the whole that were pushed to the right, into the field above them."""
    known, moved = fields_at(model, ()), False
    for above in [name for name in values if name in known]:
        steps = _inner_steps(above, values)
        inner, allowed = _home(values, above), fields_at(model, steps)
        names = [name for name in inner or () if name in known and name not in allowed and name not in values] if allowed else []
        if inner and names:
            places: list[tuple[Step, ...]] = [(*steps, name) for name in names]
            values.update({name: inner.pop(name) for name in names})
            _report(written, [written.at_key(*steps) for steps in places], f"{_named(names)} in {spoken(steps)}, and {_belongs(names)} to the file as a whole.",
                    f"Take away the spaces before {_each(names)}.")
            moved = True
    return moved


def _home(values: Mapping[str, Any], above: str) -> Fields | None:
    """The fields that the last line under a field belongs to; made where the field is empty."""
    value = values[above]
    if value is None and isinstance(values, dict):
        value = values[above] = {}
    if isinstance(value, list) and value:
        value = value[-1]
    return value if isinstance(value, dict) else None


def _inner_steps(above: str, values: Mapping[str, Any]) -> tuple[Step, ...]:
    value = values[above]
    return (above, len(value) - 1) if isinstance(value, list) and value else (above,)


def _report(written: Written, found: list[Location], fact: str, remedy: str) -> None:
    if not {place.line for place in found} & written.guessed:  # else the slip has been told where YAML stopped at it
        written.findings.append(spelt_out("lost-indent", found[0], fact, REASON, remedy))
    written.guessed |= {place.line for place in found}


def _named(names: list[str]) -> str:
    return f"`{names[0]}` stands" if len(names) == 1 else f"`{names[0]}` and {counted(len(names) - 1, 'field')} more stand"


def _belongs(names: list[str]) -> str:
    return "belongs" if len(names) == 1 else "belong"


def _each(names: list[str]) -> str:
    return "it" if len(names) == 1 else "each of them"
