"""What is said of the form of `criteria.yml`: each part that lacks fields once, with all that it needs, and lines to paste that keep what was typed.

Whatever is not known stands there as `…`, which the check refuses, so that nothing of an award is ever made up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.parsing.validation.messages import NEEDS_FIELDS, NEEDS_LIST, WORDS, at_start, says, spoken
from showcase.parsing.validation.schema_walk import bare, fields_at, fields_of, model_in
from showcase.parsing.yaml.document import Document, value_at
from showcase.parsing.yaml.scalar import TYPED, Typed, scalar
from showcase.parsing.yaml.source_map import Step
from showcase.util.data import texts_in
from showcase.util.slugs import proposed_slug
from showcase.util.text import listed

UNKNOWN = "…"
Place = tuple[Step, ...]


def gathered(document: Document, errors: Sequence[ErrorDetails]) -> tuple[list[Finding], list[ErrorDetails]]:
    """What is said of parts that lack fields, and the errors of which something else has to be said. What only follows from another error is left out."""
    own = [one for one in errors if one["type"] != "too_short" or not any(_is_within(other["loc"], one["loc"]) for other in errors)]
    absent = [one["loc"] for one in own if one["type"] == "missing" and not document.has_key(*one["loc"])]
    shapeless = [one for one in own if one["type"] in NEEDS_FIELDS or (one["type"] in NEEDS_LIST and fields_at(Award, (*one["loc"], 0)))]
    shapeless = [one for one in shapeless if one["loc"]]
    found = [*_all_absent(document, absent), *_all_shapeless(document, shapeless)]
    return found, [one for one in own if one["loc"] not in absent and one not in shapeless]


def _is_within(place: Place, other: Place) -> bool:
    return len(place) > len(other) and place[: len(other)] == other


def _all_absent(document: Document, absent: Iterable[Place]) -> Iterator[Finding]:
    for steps, group in groupby(absent, key=lambda place: place[:-1]):
        names = [str(place[-1]) for place in group]
        known, indent = fields_at(Award, steps), document.source.indent_within(*steps)
        given = value_at(document.values, steps) if steps else {}
        lines = [line for name in names for line in _begun(name, known[name], given)]
        paste = "\n".join(" " * (indent or 0) + line for line in lines) if indent is not None or not steps else ""
        values = {"names": names, "where": spoken(steps), "fields": _told(names, known), "plural": "s" if len(names) > 1 else ""}
        yield Finding("missing-field", document.at(*steps), values, "several", paste=paste)


def _all_shapeless(document: Document, errors: Sequence[ErrorDetails]) -> Iterator[Finding]:
    """What needs fields of its own and has none: a part alone, or all those of a list together."""
    alike = [(one["loc"][:-1] if isinstance(one["loc"][-1], int) or _is_set_of_words(document, one["loc"][:-1]) else one["loc"], one) for one in errors]
    for steps, group in groupby(alike, key=lambda one: one[0]):
        items = [one for _, one in group]
        model = _model_at(items[0]["loc"])
        if model is None:
            continue
        needed = {name: info for name, info in fields_of(model).items() if info.is_required()} or dict([next(iter(fields_of(model).items()))])
        indent = document.source.indent_within(*steps[:-1]) or 0
        lines = _in_place(steps, items, document, model)
        values = {"field": at_start(spoken(items[0]["loc"])), "holds": says(items[0]["input"]), "fields": _told(list(needed), needed), "count": len(items)}
        wording = "needs-list" if items[0]["type"] in NEEDS_LIST else "needs"
        yield Finding("not-fields", document.at(*items[0]["loc"]), values, wording, paste="\n".join(" " * indent + line for line in lines))


def _is_set_of_words(document: Document, steps: Place) -> bool:
    """Whether at these steps stands a set of parts, all of which are plain texts or fields that are."""
    info = fields_at(Award, steps[:-1]).get(str(steps[-1])) if steps else None
    whole = value_at(document.values, steps)
    return info is not None and get_origin(bare(info.annotation)) is dict and isinstance(whole, Mapping) and all(
        isinstance(one, str) or (isinstance(one, Mapping) and all(isinstance(text, str) for text in one.values())) for one in whole.values())


def _model_at(steps: Place) -> type[BaseModel] | None:
    info = fields_at(Award, steps[:-1]).get(str(steps[-1]))
    if info is not None:
        return model_in(info.annotation)
    return _model_at(steps[:-1]) if len(steps) > 1 else None


def _in_place(steps: Place, items: Sequence[ErrorDetails], document: Document, model: type[BaseModel]) -> list[str]:
    """The part as it should be, with all that was typed: a list or a set of parts whole, although some of it was right."""
    name, whole = str(steps[-1]), value_at(document.values, steps)
    info = fields_at(Award, steps[:-1]).get(name)
    kind = get_origin(bare(info.annotation)) if info else None
    typed = whole if isinstance(whole, list) else [whole]
    if kind is dict and isinstance(whole, Mapping):
        return [f"{name}:", *(f"  {scalar(one)}: {_in_brackets(model, name, said)}" for one, said in whole.items())]
    if kind is dict:
        return [f"{name}:", *(f"  {_id_of(one)}: {_in_brackets(model, name, one)}" for one in typed if isinstance(one, str))]
    if kind is tuple:
        return [f"{name}:", *(f"  {line}" for one in typed for line in _item(_parted(model, name, one)))]
    if info is None:  # one of a set
        return [f"{scalar(name)}: {_in_brackets(model, str(steps[-2]), whole)}"]
    return [f"{name}:", *(f"  {line}" for line in _parted(model, name, whole))]


def _item(lines: Sequence[str]) -> list[str]:
    return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def _parted(model: type[BaseModel], name: str, typed: object) -> list[str]:
    """A part in lines, with what was typed in the field that it belongs to."""
    given = typed if isinstance(typed, Mapping) else {_takes(name, model): typed} if isinstance(typed, str) else {}
    fields = fields_of(model)
    return [line for field, info in fields.items() if info.is_required() or field in given for line in _begun(field, info, given)]


def _in_brackets(model: type[BaseModel], name: str, typed: object) -> str:
    """A part on one line."""
    given = typed if isinstance(typed, Mapping) else {_takes(name, model): typed} if isinstance(typed, str) else {}
    wanted = [field for field, info in fields_of(model).items() if info.is_required() or field in (*given, texts_in(WORDS)["with"].get(name))]
    return f"{{{', '.join(f'{field}: {_known(given.get(field))}' for field in wanted)}}}"


def _known(typed: object) -> str:
    return scalar(Typed(" ".join(typed.split())), in_brackets=True) if isinstance(typed, str) else UNKNOWN


def _takes(name: str, model: type[BaseModel]) -> str:
    """The field that a value alone was meant for."""
    fields = fields_of(model)
    return texts_in(WORDS)["takes"].get(name) or next((one for one in ("label", "title", "name", "text") if one in fields), next(iter(fields)))


def _begun(name: str, info: FieldInfo, given: Mapping[str, Any]) -> list[str]:
    """A field in lines: as it was typed, made from what was, or to be written."""
    what = bare(info.annotation)
    inner, note = model_in(what), f"  # {info.description}" if info.description else ""
    if isinstance(given.get(name), str):
        return [f"{name}: {_known(given[name])}" if TYPED.match(given[name]) else f"{name}: {scalar(' '.join(given[name].split()))}"]
    named = [str(given[one]) for one in ("title", "question") if isinstance(given.get(one), str)]
    if name == "id" and named:
        return [f"id: {_id_of(named[0])}"]
    if info.examples:
        note += f", such as {info.examples[0]}"
    if inner is None:
        return [f"{name}: {f'[{UNKNOWN}]' if get_origin(what) is tuple else UNKNOWN}{note}"]
    if get_origin(what) is dict:
        return [f"{name}:{note}", *(f"  {one}: {_in_brackets(inner, name, None)}" for one in texts_in(WORDS)["keys"].get(name, ["first"]))]
    lines = _parted(inner, name, None)
    return [f"{name}:{note}", *(f"  {line}" for line in (_item(lines) if get_origin(what) is tuple else lines))]


def _id_of(title: str) -> str:
    return proposed_slug(title) or "first"


def _told(names: Sequence[str], known: Mapping[str, FieldInfo]) -> str:
    """Fields with what each is, as a sentence has them."""
    return listed([f"`{name}` ({known[name].description})" if known[name].description else f"`{name}`" for name in names], "and")
