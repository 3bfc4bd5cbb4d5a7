"""Values as written become a model, or findings that say in a writer's words which field has the wrong shape."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.parsing.validation.award_fields import NOT_ASKED, award_errors
from showcase.parsing.validation.indentation import with_indents
from showcase.parsing.validation.messages import NEEDS_LIST, WORDS, choices_of, misshapen, spoken
from showcase.parsing.validation.schema_walk import field_names, fields_at
from showcase.parsing.yaml.document import Document, value_at
from showcase.parsing.yaml.source_map import MANY, Step
from showcase.util.data import texts_in
from showcase.util.spelling import surely_meant
from showcase.util.text import listed, nearest

JOINED = re.compile(r"([A-Za-z][\w-]*)(:|\s+)(\S.*)", re.DOTALL)  # a field’s name that has run into its value
SLOT = re.compile("<([a-z]+)>")
M = TypeVar("M", bound=BaseModel)
# What somebody has to decide or to ask for: an example to paste would do it for them.
NEVER_PASTED = ("recognition", "consent", "before", "after")


@dataclass(frozen=True, slots=True)
class Attempt(Generic[M]):
    """What came of making a model: it, or what does not fit; and the document with the slips that were put right on the way."""

    model: M | None
    errors: list[ErrorDetails]
    document: Document
    slips: Sequence[Finding] = ()


def validate(model: type[M], document: Document) -> tuple[M | None, list[Finding], Document]:
    """The model that the values make, or None; a finding for each field that does not fit or had to be moved; and the document as it was then read."""
    made = attempt(model, document)
    return made.model, [*made.slips, *findings_of(model, made.document, made.errors, {})], made.document


def attempt(model: type[M], document: Document, award: Award | None = None) -> Attempt[M]:
    """The model, or what does not fit it or the award, once slips that leave no doubt have been put right."""
    first = _made(model, document, award)
    if first.model is not None:
        return first
    strangers = [one["loc"] for one in first.errors if one["type"] == "extra_forbidden"]
    repaired, slips = with_indents(model, document) if strangers else (document, [])
    for steps in strangers[:MANY]:
        repaired, more = _respelt(model, repaired, steps)
        slips += more
    repaired = _in_small_letters(repaired, first.errors)
    return replace(_made(model, repaired, award), slips=slips) if repaired is not document else first


def _made(model: type[M], document: Document, award: Award | None) -> Attempt[M]:
    made, errors = judged(model, filled(model, document), award)
    return Attempt(made, errors, document)


def judged(model: type[M], values: object, award: Award | None) -> tuple[M | None, list[ErrorDetails]]:
    """The model that values make, or all that does not fit it; what an award does not ask for is told once, whatever is in it."""
    own = award_errors(model, values, award) if award else []
    try:
        made = model.model_validate(values)
    except ValidationError as error:
        gone = [one["loc"] for one in own if one["type"] == NOT_ASKED]
        return None, [*(one for one in error.errors(include_url=False) if not any(one["loc"][: len(loc)] == loc for loc in gone)), *own]
    return (None if own else made), own


def filled(model: type[BaseModel], document: Document) -> object:
    """Values without what was left empty; a field that the model does not know stays, so that it is reported."""
    return _filled(model, document.values) or {} if document.has_empty else document.values


def _filled(model: type[BaseModel], values: object) -> object:
    """Values without what was left empty; None for a list or fields of which nothing was filled in."""
    if isinstance(values, list):
        items = [_filled(model, one) for one in values]
        return items if not items or any(item is not None for item in items) else None
    if isinstance(values, Mapping):
        known, fields = field_names(model), {name: _filled(model, value) for name, value in values.items()}
        given = {name: value for name, value in fields.items() if value is not None or name not in known}
        is_empty = bool(fields) and not any(fields.values()) and all(name in known or value is not None for name, value in values.items())
        return None if is_empty else given
    return None if isinstance(values, str) and not values.strip() else values


def _in_small_letters(document: Document, errors: list[ErrorDetails]) -> Document:
    """Choices that differ from a known one in capitals alone are taken for it."""
    for error in errors:
        if error["type"] == "literal_error" and isinstance(error["input"], str):
            said = error["input"].strip().casefold()
            meant = next((one for one in choices_of(error) if one.casefold() == said), None)
            document = document.with_value(error["loc"], meant) if meant else document
    return document


def findings_of(model: type[BaseModel], document: Document, errors: list[ErrorDetails], ids: Mapping[str, str]) -> Iterator[Finding]:
    """What a model's errors are in a writer's words, each at its place, but for those that follow from what could not be read.

    `ids` are those of the award that stand in lines to paste.
    """
    return (finding for finding in _all_findings(model, document, errors, ids) if not document.is_about_a_guess(finding))


def _respelt(model: type[BaseModel], document: Document, steps: tuple[Step, ...]) -> tuple[Document, list[Finding]]:
    """Reads a misspelt field as the one that it was meant to be, so that it is one mistake and what it says is judged."""
    holder, name = value_at(document.values, steps[:-1]), str(steps[-1])
    if name not in holder:  # it has been moved to where it belongs
        return document, []
    finding, near = _unknown(model, document, steps)
    if not near or near in holder:
        return document, []
    joined, value = JOINED.match(name), holder[name]
    if joined and near == joined[1]:
        value = " ".join(part for part in (joined[3].strip(), value if isinstance(value, str) else "") if part).strip("\"'")
    respelt = document.with_field(steps, near, value)
    return respelt, [] if respelt.is_about_a_guess(finding) else [finding]


def _all_findings(model: type[BaseModel], document: Document, errors: list[ErrorDetails], ids: Mapping[str, str]) -> Iterator[Finding]:
    guess = len(errors) < MANY  # so many are no slips
    inside = {error["loc"][:-1] for error in errors}
    for error in errors:
        if error["type"] == "too_short" and error["loc"] in inside and value_at(document.values, error["loc"]):
            continue  # that none of its items will do is told at each
        if error["type"] == "missing":
            yield _missing(model, document, error["loc"], ids)
        elif error["type"] == NOT_ASKED:
            yield Finding("unknown-field", document.at_key(*error["loc"]), {"name": str(error["loc"][-1])}, "not-asked")
        elif error["type"] == "extra_forbidden":
            yield _unknown(model, document, error["loc"], guess)[0]
        else:
            steps = tuple(step for step in error["loc"] if step != "[key]")
            place = document.at_key(*steps) if "[key]" in error["loc"] else document.at(*steps)
            known = fields_at(model, (*steps, 0)) if error["type"] in NEEDS_LIST else fields_at(model, steps)
            yield misshapen(document, place, steps, error, {name: info.is_required() for name, info in known.items()})


def _unknown(model: type[BaseModel], document: Document, steps: tuple[Step, ...], guess: bool = True) -> tuple[Finding, str]:
    """The finding for a field that the model does not have, and the one that it was meant to be, when one is near."""
    name, known, place = str(steps[-1]), fields_at(model, steps[:-1]), document.at_key(*steps)
    joined = JOINED.match(name)
    if joined and joined[1] in known and not document.has_key(*steps[:-1], joined[1]):  # YAML takes all of `start:2023` for a name
        wording, has_colon = ("colon-without-space", True) if joined[2] == ":" else ("missing-colon", False)
        return Finding("yaml-syntax", place, {"name": joined[1]}, wording, instead=f"{joined[1]}: {joined[3]}", fixable=has_colon), joined[1]
    free = [one for one in known if not document.has_key(*steps[:-1], one)]
    near = (nearest(name, free) or also_called(name, free)) if guess else ""
    values = {"name": name, "where": spoken(steps[:-1]), "known": sorted(known), "near": near}
    wording = "number" if name.isdigit() and not near else ""  # within brackets, a comma in a number begins a field
    return Finding("unknown-field", place, values, wording, instead=near, fixable=bool(surely_meant(name, [near]))), near


def also_called(name: str, known: Sequence[str]) -> str:
    """The field that somebody means who calls it as others do; nothing where there is none."""
    called = texts_in(WORDS)["also_called"].get(name.casefold().replace(" ", "_"), "")
    return called if called in known else ""


def _missing(model: type[BaseModel], document: Document, steps: tuple[Step, ...], ids: Mapping[str, str]) -> Finding:
    name, indent = str(steps[-1]), document.source.indent_within(*steps[:-1])
    if len(steps) == 1 and name in document.in_text:
        return Finding("lost-indent", document.in_text[name], {"name": name}, "in-text")
    example, form, choices = _example(model, steps, ids)
    in_brackets = indent is None and bool(steps[:-1])
    values = {"name": name, "field": spoken(steps), "where": spoken(steps[:-1]), "form": form, "choices": choices,
              "example": f"{name}: …" if "\n" in example or in_brackets else example}
    if document.has_key(*steps):
        return Finding("empty-field", document.at_key(*steps), values, name if name in NEVER_PASTED else "with-example")
    wording = name if name in NEVER_PASTED else "in-brackets" if in_brackets else "lines" if "\n" in example else "line"
    can_paste = not in_brackets and name not in NEVER_PASTED and (indent is not None or document.source.root is not None)
    paste = "\n".join(" " * (indent or 0) + line for line in example.split("\n")) if can_paste else ""
    return Finding("missing-field", document.at(*steps[:-1]), values, wording, paste=paste)


def _example(model: type[BaseModel], steps: tuple[Step, ...], lists: Mapping[str, str]) -> tuple[str, str, str]:
    """A field on one line or several, in which what nobody but the writer knows is `…`; the form in which it is written, and its choices, where it has some."""
    name, texts = str(steps[-1]), texts_in(WORDS)
    info = fields_at(model, steps[:-1]).get(name)
    fixed = [one for one in get_args(info.annotation) if isinstance(one, str)] if info else []
    form = str(info.examples[0]) if info and info.examples and name in texts["of_form"] else ""
    known = listed(fixed) or lists.get(name, "")
    if name in texts["examples"] and len(steps) == 1:
        return of_award(texts["examples"][name], lists), form, known
    return f"{name}: …", form, known


def of_award(example: str, lists: Mapping[str, str]) -> str:
    """An example with the award’s own choices, without what chooses from a list that the award has not."""
    for name in (one for one in SLOT.findall(example) if one not in lists):
        example = re.sub(rf"(; the|# The) \w+ are <{name}>|, {name}: …|\n +{name}: …", "", example)
    return re.sub(r"^; the", "# The", SLOT.sub(lambda slot: lists[slot[1]], example)).removeprefix(".\n")
