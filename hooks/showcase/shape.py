"""Values as written become a model, or findings that say in a writer's words which field has the wrong shape."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from .findings import Finding, did_you_mean, listed
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
    "greater_than_equal": ("out-of-range", "in the range that this field has", "Check the number."),
    "less_than_equal": ("out-of-range", "in the range that this field has", "Check the number."),
}
M = TypeVar("M", bound=BaseModel)
NEEDS_LIST = ("tuple_type", "list_type")
NEEDS_FIELDS = ("model_type", "model_attributes_type", "dict_type", "mapping_type")


def shaped(model: type[M], written: Written) -> tuple[M | None, list[Finding]]:
    """The model that the values make, or None with a finding for each field that does not fit."""
    try:
        return model.model_validate(written.values), []
    except ValidationError as error:
        return None, list(_findings(model, written, error.errors(include_url=False)))


def _findings(model: type[BaseModel], written: Written, errors: list[ErrorDetails]) -> Iterator[Finding]:
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
            yield _misshapen(written, error)


def _unknown(model: type[BaseModel], written: Written, steps: tuple[Step, ...]) -> tuple[Finding, str]:
    name, known = str(steps[-1]), _fields(model, steps[:-1])
    question = did_you_mean(name, known)
    near = question.partition("‘")[2].partition("’")[0]
    where = f" of `{_path(steps[:-1])}`" if steps[:-1] else ""
    return Finding(
        "unknown-field",
        written.at_key(*steps),
        f"‘{name}’ is not a field{where}.",
        f"The fields here are {listed(sorted(known), 'and')}.",
        question or "Take it out, or move what it says into the text.",
    ), near


def _missing(model: type[BaseModel], written: Written, steps: tuple[Step, ...]) -> Finding:
    name = str(steps[-1])
    info = _fields(model, steps[:-1]).get(name)
    example = f" {info.examples[0]}" if info and info.examples else " …"
    where = f" in `{_path(steps[:-1])}`" if steps[:-1] else ""
    return Finding("missing-field", written.at(*steps[:-1]), f"`{name}` is missing{where}.", "It is needed here.",
                   f"Add a line `{name}:{example}`.")


def _misshapen(written: Written, error: ErrorDetails) -> Finding:
    steps = tuple(step for step in error["loc"] if step != "[key]")
    place, name, kind, got = written.at(*steps), _path(steps), error["type"], error["input"]
    if kind in FORMS:
        code, what, remedy = FORMS[kind]
        return Finding(code, place, f"‘{_short(got)}’ is not {what}.", f"`{name}` needs one.", remedy)
    if kind == "literal_error":
        choices = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return Finding("not-a-choice", place, f"‘{_short(got)}’ is not one of the choices for `{name}`.",
                       f"The choices are {listed(choices)}.", did_you_mean(str(got), choices) or "Choose one of them.")
    if kind in NEEDS_LIST:
        example = f"[{got}]" if isinstance(got, str) else "[first, second]"
        return Finding("not-a-list", place, f"`{name}` needs a list.", "", f"Write it in square brackets: `{steps[-1]}: {example}`.")
    if kind in NEEDS_FIELDS:
        return Finding("not-fields", place, f"`{name or 'The whole file'}` needs fields of its own.", "",
                       "Write them on the lines below, each with two spaces more indent.")
    return _bad_text(written, error, name, steps)


def _bad_text(written: Written, error: ErrorDetails, name: str, steps: tuple[Step, ...]) -> Finding:
    place, kind, got = written.at(*steps), error["type"], error["input"]
    if kind in ("string_too_long",):
        limit, now = error["ctx"]["max_length"], len(str(got))
        return Finding("too-long", place, f"`{name}` has {now} characters.", f"At most {limit} fit where it is shown.",
                       f"Take out at least {now - limit}.")
    if kind in ("string_too_short", "too_short") or got is None:
        return Finding("empty-field", place, f"`{name}` is empty.", "It is needed here.", "Fill it in.")
    if kind == "string_pattern_mismatch":
        return Finding("wrong-form", place, f"‘{_short(got)}’ does not have the form that `{name}` needs.",
                       "Ids are lower-case letters and digits, joined by hyphens; a language has its code; an ODS code is capitals and digits.",
                       "Compare it with the example in the entry format.")
    if kind == "string_type":
        held = "a list" if isinstance(got, list) else "fields of its own"
        return Finding("not-text", place, f"`{name}` holds {held}.", "It needs a plain piece of text.", "Put the value between double quotes on one line.")
    return Finding("wrong-form", place, f"`{name}` does not fit: {error['msg']}.", "", "Compare it with the example in the entry format.")


def _path(steps: tuple[Step, ...]) -> str:
    """The field's name as a writer would say it: `measures[2].before`, counted from 1."""
    said = ""
    for step in steps:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else str(step)
    return said


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


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
