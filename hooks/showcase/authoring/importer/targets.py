"""The places of an entry that a value can go to, by the names that a map gives them: `summary`, `organisations[1].name`, `answers.safer-care`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from showcase.model.amounts import Bound, Range
from showcase.model.award import Award
from showcase.model.fields import FrontMatter, WorkPeriod
from showcase.model.values import Month, Period
from showcase.parsing.validation.award_fields import is_asked
from showcase.parsing.validation.schema_walk import bare, fields_of, is_model
from showcase.parsing.validation.vocabulary_fields import ENTRY_VALUES, vocabulary_of
from showcase.parsing.yaml.source_map import Step
from showcase.util.text import nearest

LEAVE_OUT = "leave-out"
ANSWERS = "answers"
SYNOPSIS = "synopsis"
RESOURCES = "resources"  # every file that a cell names
FIELD = re.compile(r"(?P<name>[A-Za-z_][\w-]*)(\[(?P<number>[1-9]\d?)\])?\Z")
KINDS: Mapping[Any, str] = {
    Month: "month", Period: "period", date: "day", Decimal: "number", Decimal | Bound: "amount", Range: "text", int: "count", bool: "flag", str: "text",
    WorkPeriod: "range",
}
NOT_MAPPED = ("status",)  # the map says it once, and an entry with something to mend is a draft whatever the map says


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value goes: `kind` says how it is read, `vocabulary` where it is chosen from, `choices` what it may be.

    For an answer, the last of `steps` is the id of its question, or of its criterion for an introduction.
    """

    name: str
    kind: str
    steps: tuple[Step, ...] = ()
    vocabulary: str = ""
    choices: tuple[str, ...] = ()

    @property
    def holds_several(self) -> bool:
        """Whether more than one column may lead here."""
        return self.kind in ("texts", "answer", "attachments")

    @property
    def items(self) -> list[tuple[Step, ...]]:
        """The things in lists that it lies within, such as the first organisation."""
        return [self.steps[: number + 1] for number, step in enumerate(self.steps) if isinstance(step, int)]


def place_of(name: str, award: Award) -> Place | None:
    """The place that a name means, if there is one."""
    if name == LEAVE_OUT:
        return Place(name, LEAVE_OUT)
    if name.startswith(f"{ANSWERS}."):
        wanted = name.partition(".")[2]
        return Place(name, "answer", (ANSWERS, wanted)) if wanted in answer_ids(award) else None
    if name == RESOURCES:
        return Place(name, "attachments", (RESOURCES,))
    steps = _steps(name)
    found = _walk(FrontMatter, steps) if steps else None
    if found is None or steps[0] in NOT_MAPPED or not is_asked(["*" if isinstance(step, int) else step for step in steps], award):
        return None
    kind, choices = found
    return Place(name, kind, steps, _vocabulary(steps), choices) if _names_known(steps, award) else None


def later(place: Place, number: int) -> Place:
    """The same place of a thing so many further on: of the third organisation for that of the second, and 1."""
    first = next(at for at, step in enumerate(place.steps) if isinstance(step, int))
    return replace(place, steps=(*place.steps[:first], int(place.steps[first]) + number, *place.steps[first + 1 :]))


def _steps(name: str) -> tuple[Step, ...]:
    steps = list[Step]()
    for part in name.split("."):
        found = FIELD.match(part)
        if not found:
            return ()
        steps += [found["name"], int(found["number"]) - 1] if found["number"] else [found["name"]]
    return tuple(steps)


def _walk(what: Any, steps: tuple[Step, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The kind of value at the end of these steps, and its choices where the format has them."""
    what = bare(what)
    if not steps:
        return _kind(what)
    first, rest = steps[0], steps[1:]
    if is_model(what):
        field = fields_of(what).get(str(first))
        return _walk(field.annotation, rest) if field is not None else None
    if get_origin(what) is tuple and isinstance(first, int) and is_model(get_args(what)[0]):
        return _walk(get_args(what)[0], rest)
    if get_origin(what) is Mapping and isinstance(first, str):
        return _walk(get_args(what)[1], rest)
    return None


def _kind(what: Any) -> tuple[str, tuple[str, ...]] | None:
    if get_origin(what) is Literal:
        return "choice", get_args(what)
    if get_origin(what) is tuple:
        return None if is_model(get_args(what)[0]) else ("texts", ())
    return (KINDS[what], ()) if what in KINDS else None


def _pattern(steps: tuple[Step, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The lists of values along the way, each with the pattern that leads to it."""
    for pattern, vocabulary, _ in ENTRY_VALUES:
        wanted = pattern[:-1] if pattern[-1] == "*" and len(pattern) == len(steps) + 1 else pattern
        if len(wanted) <= len(steps) and all(one in ("*", "?", step) for one, step in zip(wanted, steps, strict=False)):
            yield pattern, vocabulary


def _vocabulary(steps: tuple[Step, ...]) -> str:
    return next((name for pattern, name in _pattern(steps) if pattern[-1] != "?" and len(steps) >= len(pattern) - 1), "")


def _names_known(steps: tuple[Step, ...], award: Award) -> bool:
    """Whether the names of stages and sides on the way are the award's."""
    return all(steps[len(pattern) - 1] in choices_of(name, award) for pattern, name in _pattern(steps) if pattern[-1] == "?")


def choices_of(vocabulary: str, award: Award) -> dict[str, str]:
    """The ids of a vocabulary with their labels."""
    return {name: term.label for name, term in vocabulary_of(award, vocabulary).items()}


def answer_ids(award: Award) -> tuple[str, ...]:
    """What can stand after `answers.`: the synopsis, the criteria for their introductions, the questions."""
    synopsis = (SYNOPSIS,) if award.synopsis else ()
    return (*synopsis, *(name for one in award.criteria for name in (one.id, *(question.id for question in one.questions))))


def all_places(award: Award) -> tuple[str, ...]:
    """The name of every place once; of a list of things, those of the first."""
    fields = (name for name in _named(FrontMatter, "", award) if place_of(name, award))
    return (*fields, RESOURCES, *(f"{ANSWERS}.{name}" for name in answer_ids(award)), LEAVE_OUT)


def _named(model: type[BaseModel], before: str, award: Award) -> Iterator[str]:
    for name, info in fields_of(model).items():
        what = bare(info.annotation)
        inner = get_args(what)[0] if get_origin(what) is tuple else what
        if not before and name in NOT_MAPPED:
            continue
        if get_origin(what) is Mapping:
            words = award.vocabularies
            yield from (f"{before}{name}.{stage}.{side}" for stage in words.participation_stages for side in words.sides)
        elif is_model(inner):
            yield from _named(inner, f"{before}{name}{'[1]' if inner is not what else ''}.", award)
        else:
            yield f"{before}{name}"


def meant(name: str, award: Award) -> str:
    """The name of a place that somebody may have meant: the same without its number, or the nearest one."""
    known = all_places(award)
    bare = re.sub(r"\[\d*\]", "", name)
    numbered = next((place for place in known if place.replace("[1]", "") == bare), "")
    return numbered if numbered and numbered != name else nearest(name, known) or nearest(f"{ANSWERS}.{name}", known)
