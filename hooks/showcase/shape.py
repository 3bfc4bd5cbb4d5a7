"""Values as written become a model, or findings that say in a writer's words which field has the wrong shape."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from .findings import Finding, Location, did_you_mean, listed, nearest, short
from .yaml_source import Step, Written

# Each of these says what the value should be, with an example to type.
FORMS = {
    "not_a_month": ("not-a-month", "a month", "Write the year and the month, such as 2024-05."),
    "not_a_period": ("not-a-period", "a period", "Write two months, earlier first, such as 2022-10 to 2023-03."),
    "not_a_day": ("not-a-day", "a day of the calendar", "Write year, month and day, such as 2025-10-06."),
    "not_a_number": ("not-a-number", "a number", "Write digits only, such as 12 or 4.5; the unit has a field of its own."),
    "not_a_count": ("not-a-count", "a whole number from 1 up", "Write digits only, such as 18."),
    "not_a_flag": ("not-true-or-false", "true or false", "Write true or false."),
    "not_an_email": ("not-an-email", "an e-mail address", "Write it whole, such as involvement@northbridge.example."),
    "not_a_link": ("not-a-link", "a web address", "Write it whole, beginning with https://."),
    "not_a_file": ("not-a-file", "the name of a file beside the entry", "Write the name alone, such as night-plan.pdf, in letters, digits, dots and hyphens."),
    "greater_than_equal": ("out-of-range", "{ge} or more", "Correct the number."),
    "less_than_equal": ("out-of-range", "{le} or less", "Correct the number."),
}
# What a field of a fixed form looks like; every other one is an id.
LOOKS = {
    "ods": "An ODS code is three to ten capitals and digits, such as RX9.",
    "code": "A language has a short code, such as cy for Welsh.",
    "aliases": "An address is a year, a slash and the name of a folder, such as 2025/quiet-wards.",
    "entry": "An entry is named by its year, a slash and its folder, such as 2026/home-by-lunch.",
}
ID = "An id is made of letters a to z and digits, joined by hyphens, and is published as an address."
REASON = "Fields have to be written so that YAML can tell them apart."
M = TypeVar("M", bound=BaseModel)
NEEDS_LIST = ("tuple_type", "list_type")
NEEDS_FIELDS = ("model_type", "model_attributes_type", "dict_type", "mapping_type")


def filled(model: type[BaseModel], written: Written) -> object:
    """Values without the fields that were left empty; one that the model does not know stays, so that it is reported."""
    return _filled(model, written.values) if written.has_empty else written.values


def _filled(model: type[BaseModel], values: object) -> object:
    if isinstance(values, list):
        return [_filled(model, one) for one in values]
    if isinstance(values, Mapping):
        known = field_names(model)
        return {name: _filled(model, value) for name, value in values.items() if value is not None or name not in known}
    return values


@lru_cache(maxsize=16)
def field_names(model: type[BaseModel]) -> frozenset[str]:
    """The names of all fields of a model and of the models inside it, as writers type them."""
    inner = [_inner(info.annotation) for info in model.model_fields.values()]
    return frozenset(_named(model)) | {name for one in inner if _is_model(one) for name in field_names(one)}


def shaped(model: type[M], written: Written) -> tuple[M | None, list[Finding]]:
    """The model that the values make, or None with a finding for each field that does not fit."""
    try:
        return model.model_validate(filled(model, written)), []
    except ValidationError as error:
        return None, list(findings_of(model, written, error.errors(include_url=False)))


def findings_of(model: type[BaseModel], written: Written, errors: list[ErrorDetails]) -> Iterator[Finding]:
    """What a model's errors are in a writer's words, each at its place, but for those that follow from what could not be read."""
    return (finding for finding in _all_findings(model, written, errors) if not written.is_about_a_guess(finding))


def _all_findings(model: type[BaseModel], written: Written, errors: list[ErrorDetails]) -> Iterator[Finding]:
    meant: set[tuple[Step, ...]] = set()  # a field misspelt is one mistake, not an unknown one and a missing one
    for error in errors:
        if error["type"] == "extra_forbidden":
            finding, near = _unknown(model, written, error["loc"])
            meant.add((*error["loc"][:-1], near))
            yield finding
    for error in errors:
        if error["type"] == "missing" and error["loc"] not in meant:
            yield _missing(model, written, error["loc"])
        elif error["type"] not in ("missing", "extra_forbidden"):
            yield _misshapen(model, written, error)


def _unknown(model: type[BaseModel], written: Written, steps: tuple[Step, ...]) -> tuple[Finding, str]:
    name, known = str(steps[-1]), _fields(model, steps[:-1])
    joined = name.partition(":")
    if joined[0] in known and joined[1]:  # within brackets, YAML takes all of `start:2023` for a name
        return Finding("yaml-syntax", written.at_key(*steps), "The colon after a field’s name needs a space after it.", REASON,
                       "Write the name, a colon, a space and the value.", instead=f"{joined[0]}: {joined[2]}", fixable=True), joined[0]
    near = nearest(name, known)
    where = f" of `{_path(steps[:-1])}`" if steps[:-1] else ""
    return Finding(
        "unknown-field",
        written.at_key(*steps),
        f"‘{short(name)}’ is not a field{where}.",
        f"The fields here are {listed(sorted(known), 'and')}.",
        f"Did you mean ‘{near}’?" if near else _rest_of_a_number(name) or "Take it out, or move what it says into the text.",
    ), near


def _rest_of_a_number(name: str) -> str:
    """What to do about a field made of digits: within brackets, a comma in a number begins one."""
    return "If this is the rest of a number, write it without the comma, such as 1200." if name.isdigit() else ""


def _missing(model: type[BaseModel], written: Written, steps: tuple[Step, ...]) -> Finding:
    name = str(steps[-1])
    info = _fields(model, steps[:-1]).get(name)
    example = f" {info.examples[0]}" if info and info.examples else " …"
    if written.has_key(*steps):
        return Finding("empty-field", written.at_key(*steps), f"`{_path(steps)}` is empty.", "It is needed here.", f"Fill it in: `{name}:{example}`.")
    where = f" in `{_path(steps[:-1])}`" if steps[:-1] else ""
    return Finding("missing-field", written.at(*steps[:-1]), f"`{name}` is missing{where}.", "It is needed here.",
                   f"Add a line `{name}:{example}`.")


def _misshapen(model: type[BaseModel], written: Written, error: ErrorDetails) -> Finding:
    steps = tuple(step for step in error["loc"] if step != "[key]")
    place = written.at_key(*steps) if "[key]" in error["loc"] else written.at(*steps)
    name, kind, got = _path(steps), error["type"], error["input"]
    if kind in FORMS:
        code, what, remedy = FORMS[kind]
        return Finding(code, place, f"`{name}` {_says(got)}, which is not {what.format(**error.get('ctx', {}))}.", "", remedy)
    if kind == "literal_error":
        choices = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return Finding("not-a-choice", place, f"`{name}` {_says(got)}, which is not one of its choices.",
                       f"The choices are {listed(choices)}.", did_you_mean(str(got), choices) or "Choose one of them.")
    if kind in NEEDS_LIST:
        remedy = f"Write it in square brackets: `{steps[-1]}: [{got if isinstance(got, str) else 'first, second'}]`."
        if _fields(model, (*steps, 0)):
            remedy = "Begin each item with a hyphen and a space, and write its fields below one another."
        return Finding("not-a-list", place, f"`{name}` {_says(got)}, and it needs a list.", "There may be several of them.", remedy)
    if kind in NEEDS_FIELDS:
        return Finding("not-fields", place, f"`{name}` {_says(got)}, and it needs fields of its own." if name else "The file has no fields.", "",
                       "Write them on the lines below, each with two spaces more and a colon after its name.")
    return _bad_text(place, name, steps, error)


def _bad_text(place: Location, name: str, steps: tuple[Step, ...], error: ErrorDetails) -> Finding:
    kind, got = error["type"], error["input"]
    if kind == "string_too_long":
        limit, now = error["ctx"]["max_length"], len(str(got).strip())
        return Finding("too-long", place, f"`{name}` has {now} characters.", f"At most {limit} fit where it is shown.",
                       f"Take out at least {now - limit}.")
    if kind in ("string_too_short", "too_short") or got is None:
        return Finding("empty-field", place, f"`{name}` is empty.", "It is needed here.", "Fill it in.")
    if kind == "string_type":
        return Finding("not-text", place, f"`{name}` {_says(got)}.", "It needs a plain piece of text.", "Put the value between double quotes on one line.")
    field = next(str(step) for step in reversed(steps) if isinstance(step, str))
    return Finding("wrong-form", place, f"‘{short(str(got))}’ does not have the form that `{name}` needs.", LOOKS.get(field, ID), "Correct it.")


def _says(got: object) -> str:
    if isinstance(got, list):
        return "holds a list"
    return "holds fields of its own" if isinstance(got, dict) else f"says ‘{short(str(got))}’"


def _path(steps: tuple[Step, ...]) -> str:
    """The field's name as a writer would say it: `measures[2].before`, counted from 1."""
    said = ""
    for step in steps:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else str(step)
    return said


def _fields(model: type[BaseModel], steps: tuple[Step, ...]) -> Mapping[str, FieldInfo]:
    """The fields, by the name that a writer types, of the model found at these steps."""
    current: Any = model
    for step in steps:
        if isinstance(step, str) and _is_model(current):
            info = _named(current).get(step)
            current = info.annotation if info else None
            current = next((part for part in get_args(current) if _is_model(part)), current) if _is_optional(current) else current
        else:
            current = _inner(current)
    return _named(current) if _is_model(current) else {}


def _is_optional(annotation: Any) -> bool:
    return type(None) in get_args(annotation)


def _named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _is_model(what: Any) -> bool:
    return isinstance(what, type) and issubclass(what, BaseModel)


def _inner(annotation: Any) -> Any:
    """The model inside `tuple[Model, ...]`, `Model | None` or `dict[str, Model]`, if there is one."""
    if _is_model(annotation):
        return annotation
    return next((found for part in get_args(annotation) if _is_model(found := _inner(part))), annotation)
