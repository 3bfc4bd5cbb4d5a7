"""What is said of a value that does not have the form which its field needs: the field and the form in words, with an example to type."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic_core import ErrorDetails

from showcase.model.amounts import could_be_two
from showcase.model.finding import Finding, Location
from showcase.parsing.validation.reshaped import address_in, as_fields, as_list, as_text, choice_in, in_one_line, meant_by
from showcase.parsing.yaml.document import Document, value_at
from showcase.parsing.yaml.scalar import quoted
from showcase.parsing.yaml.source_map import Step
from showcase.util.data import texts_in
from showcase.util.spelling import surely_meant
from showcase.util.text import nearest

WORDS = Path(__file__).with_name("words.yml")
BOUNDS = {"greater_than_equal": ("too-low", "ge"), "less_than_equal": ("too-high", "le")}
OF_FIXED_FORM = ("ods", "code", "written_in", "aliases", "entry")  # every other field is an id
NEEDS_LIST = ("tuple_type", "list_type")
NEEDS_FIELDS = ("model_type", "model_attributes_type", "dict_type", "mapping_type")


def misshapen(document: Document, place: Location, steps: Sequence[Step], error: ErrorDetails, known: Mapping[str, bool]) -> Finding:
    """The finding for one value; `known` are the fields that it has, or that each item of it has, and whether each is needed."""
    name, kind, got = at_start(spoken(steps)), error["type"], error["input"]
    if kind.startswith("not-"):  # an error of our own, which has the code of its finding
        wording = "either" if kind == "not-a-number" and could_be_two(str(got)) else ""
        meant = meant_by(kind, got)
        return Finding(kind, place, {"field": name, "holds": says(got)}, wording, instead=meant, fixable=bool(meant))
    if kind in BOUNDS:
        wording, bound = BOUNDS[kind]
        return Finding("out-of-range", place, {"field": name, "holds": says(got), "bound": error["ctx"][bound]}, wording)
    if kind == "literal_error":
        return _no_choice(place, name, error)
    if kind in NEEDS_LIST:
        return _no_list(document.whole(*steps), steps, got, bool(known))
    if kind in NEEDS_FIELDS:
        return _no_fields(document.whole(*steps), steps, got, known)
    return _bad_text(document, place, name, steps, error)


def choices_of(error: ErrorDetails) -> list[str]:
    """The choices of a field that has a few fixed ones."""
    expected: str = error["ctx"]["expected"]
    return expected.replace("'", "").replace(" or ", ", ").split(", ")


def _no_choice(place: Location, name: str, error: ErrorDetails) -> Finding:
    choices = choices_of(error)
    near = nearest(str(error["input"]), choices) or choice_in(error["input"], choices)
    return Finding("not-a-choice", place, {"field": name, "holds": says(error["input"]), "choices": choices, "near": near}, instead=near,
                   fixable=error["loc"][-1] != "status" and bool(surely_meant(str(error["input"]), [near])))


def _no_list(place: Location, steps: Sequence[Step], got: object, has_fields: bool) -> Finding:
    label = "" if isinstance(steps[-1], int) else f"{steps[-1]}: "  # a list in a list has no name
    meant = "" if has_fields else as_list(got, next((str(step) for step in reversed(steps) if isinstance(step, str)), ""))
    instead = "" if isinstance(steps[-1], int) else meant
    values = {"field": at_start(spoken(steps)), "holds": says(got), "example": f"{label}{meant or '[first, second]'}"}
    return Finding("not-a-list", place, values, "of-fields" if has_fields else "", instead=instead, fixable=bool(instead))


def _no_fields(place: Location, steps: Sequence[Step], got: object, known: Mapping[str, bool]) -> Finding:
    meant = as_fields(got, known)
    needed = [name for name in known if known[name]] or list(known)
    inside = meant or (f"{{{', '.join(f'{name}: …' for name in needed)}}}" if known else "")
    example = f"{steps[-1]}: {inside}" if inside and steps and isinstance(steps[-1], str) else inside
    return Finding("not-fields", place, {"field": at_start(spoken(steps)), "holds": says(got), "example": example}, instead=meant, fixable=bool(meant))


def _bad_text(document: Document, place: Location, name: str, steps: Sequence[Step], error: ErrorDetails) -> Finding:
    kind, got = error["type"], error["input"]
    if kind == "string_too_long":
        limit, now = error["ctx"]["max_length"], len(str(got).strip())
        return Finding("too-long", place, {"field": name, "now": now, "limit": limit, "more": now - limit})
    if kind in ("string_too_short", "too_short") or got is None:
        return Finding("empty-field", place, {"field": name})
    if kind == "string_type" and isinstance(got, dict) and len(got) == 1 and isinstance(next(iter(got.values())), str):
        (first, rest), = got.items()
        whole, told = document.whole(*steps), quoted(f"{first}: {rest}")
        instead = told if whole.end_line else ""
        paste = f"{' ' * (whole.column - 3)}- {told}" if isinstance(steps[-1], int) and not instead else ""
        return Finding("not-text", whole, {"field": spoken(steps), "name": str(first)}, "colon", instead=instead, paste=paste, fixable=True)
    if kind == "string_type" and isinstance(got, list) and (found := _in_brackets(document, steps, got)):
        return found
    if kind == "string_type":
        return Finding("not-text", place, {"field": name, "holds": says(got)})
    meant = address_in(str(got)) if "aliases" in steps or "entry" in steps else ""
    field = next(str(step) for step in reversed(steps) if isinstance(step, str))
    return Finding("wrong-form", place, {"value": str(got), "field": spoken(steps)}, field if field in OF_FIXED_FORM else "",
                   instead=meant, fixable=bool(meant))


def _in_brackets(document: Document, steps: Sequence[Step], got: list[object]) -> Finding | None:
    """The finding for words in brackets of their own, or for a list in two pairs of them."""
    is_inner = isinstance(steps[-1], int) and all(isinstance(one, str) for one in got)
    outer = steps[:-1] if is_inner else steps
    if is_inner and len(value_at(document.values, outer)) > 1:
        return None
    meant = in_one_line(got) if is_inner else as_text(got)
    values = {"field": at_start(spoken(outer)), "meant": meant}
    return Finding("not-text", document.whole(*outer), values, "brackets", instead=meant, fixable=True) if meant else None


def says(got: object) -> str:
    """What a field holds, as a verb and what goes with it."""
    if isinstance(got, list):
        return "holds a list"
    return "holds fields of its own" if isinstance(got, dict) else f"says ‘{got}’"


def spoken(steps: Sequence[Step]) -> str:
    """A place among the fields, the innermost first: `type` in organisation 2."""
    said, rest, one_of = list[str](), list(steps), texts_in(WORDS)["one_of"]
    while rest:
        step = rest.pop()
        if isinstance(step, int):
            of = str(rest[-1]) if rest else ""
            if of in one_of:
                rest.pop()
                said.append(f"{one_of[of]} {step + 1}")
            else:
                said.append(f"item {step + 1}")
        else:
            said.append(f"`{step}`")
    return " in ".join(said)


def at_start(said: str) -> str:
    """Words as they begin a sentence."""
    return said[:1].upper() + said[1:]
