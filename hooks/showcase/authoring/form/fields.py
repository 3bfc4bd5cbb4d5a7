"""The fields of the form: what the model declares, with the award’s lists to choose from and words for people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from showcase.authoring.rules.declared import declared
from showcase.model.award import Award
from showcase.model.values import Part
from showcase.parsing.validation.award_fields import FIELDS
from showcase.parsing.validation.vocabulary_fields import Table, vocabulary_of
from showcase.util.data import texts_in

STEPS: Mapping[str, Any] = texts_in(Path(__file__).with_name("steps.yml"))
FEW = 4  # choices that stand side by side; more are folded into a list
FROM_LIST = ", from the award’s list"
NUMBERS = {"count", "number", "amount", "whole"}


@dataclass(frozen=True, slots=True)
class FormChoice:
    """A value that can be chosen, with what it is called and one line about it."""

    value: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: its place in the file (`organisations.0.name`), what stands above and below its label, and what it takes.

    `kind` is what the template draws: text, long, number, lines (an item each), choice, radios, checks, flag, file, group, list, ladder.
    A group and a list have `fields`, and `more` of them that few need; `unknown` says that the value may not be known. `askers` are the questions, by id and
    title, whose evidence it holds; it is `asked` of every entry where one of them, or the award, cannot do without.
    """

    path: str
    label: str
    hint: str
    kind: str
    needed: bool = False
    choices: tuple[FormChoice, ...] = ()
    fields: tuple["FormField", ...] = ()
    more: tuple["FormField", ...] = ()
    rows: tuple[FormChoice, ...] = ()
    one: str = ""
    unknown: bool = False
    most: int = 0
    askers: tuple[tuple[str, str], ...] = ()
    asked: bool = False

    @property
    def id(self) -> str:
        """The id of its control."""
        return f"f_{self.path.replace('.', '_')}"


@cache
def _declared(model: type[Part]) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return declared(model)


@cache
def _said(model: type[Part]) -> Mapping[str, Mapping[str, str]]:
    """What the model says of each field, by the model's name and the field as it is typed."""
    schema = model.model_json_schema()
    models = {**schema.get("$defs", {}), model.__name__: schema}
    return {name: {field: one.get("description", "") for field, one in part.get("properties", {}).items()} for name, part in models.items()}


class FormFields:
    """Makes the fields of a model for an award."""

    def __init__(self, award: Award, model: type[Part], choices: Table, year: int) -> None:
        self.award, self.model, self.year = award, model, year
        self.models, self.said = _declared(model), _said(model)
        self.choices = {one.pattern: one.vocabulary for one in choices}
        self.by_lists = {one.steps: one for one in FIELDS.get(model, ())}

    def top(self, name: str) -> FormField | None:
        """A field of the file itself; None where the award does not ask for it."""
        return self._field(self.model.__name__, name, (), ())

    def _field(self, model: str, name: str, before: tuple[str, ...], pattern: tuple[str, ...]) -> FormField | None:
        declared_as = self.models[model][name]
        path, pattern = (*before, name), (*pattern, name)
        by_list = self.by_lists.get(pattern)
        if by_list and not self.award.has(by_list.of):
            return None
        label, own, hint = str(STEPS["labels"].get(model, {}).get(name, name.replace("_", " ").capitalize())).partition(" |")
        made = self._made(declared_as, path, pattern, name)
        if made is None:
            return None
        said = hint.strip() if own else _hint(self.said[model].get(name, ""), label, made["kind"])
        if form := declared_as.get("form") if made["kind"] in ("text", "number") else None:
            said = f"{said} For example {form}.".strip() if f" {form}" not in said else said
        needed = bool(declared_as.get("needed")) or bool(by_list and by_list.needed)
        return FormField(".".join(path), label, said, needed=needed, unknown="unknown" in declared_as, most=int(declared_as.get("most", 0)), **made)

    def _made(self, kind: Mapping[str, Any], path: tuple[str, ...], pattern: tuple[str, ...], name: str) -> dict[str, Any] | None:
        if kind["is"] == "list":
            return self._list(kind["of"], path, pattern, name)
        if kind["is"] == "map":
            return self._ladder(pattern)
        if kind["is"] == "fields":
            plain, more = self._parts(kind["of"], path, pattern)
            return {"kind": "group", "fields": plain, "more": more} if plain or more else None
        return self._plain(kind, pattern, name)

    def _plain(self, kind: Mapping[str, Any], pattern: tuple[str, ...], name: str) -> dict[str, Any] | None:
        """A field with a value; None where it is chosen from a list that the award has not."""
        choices = self._choices(kind, pattern, name)
        if choices is not None:
            few = len(choices) <= FEW and name not in ("year", "question")
            return {"kind": "radios" if few else "choice", "choices": choices} if choices else None
        return {"kind": _drawn(kind["is"], name)}

    def _choices(self, kind: Mapping[str, Any], pattern: tuple[str, ...], name: str) -> tuple[FormChoice, ...] | None:
        if name == "year":
            return (FormChoice(str(self.year), str(self.year)),)  # its questions stand below; an entry of another year that is opened keeps its own
        if name == "question":
            return tuple(FormChoice(question.id, title) for _, question, title in self.award.asked_in(self.year))
        if kind["is"] == "choice" or name in STEPS["yes_no"]:
            return tuple(FormChoice(one, STEPS["words"].get(one, one)) for one in kind.get("of", ("true", "false")))
        return self._terms(self.choices[pattern]) if pattern in self.choices else None

    def _list(self, item: Mapping[str, Any], path: tuple[str, ...], pattern: tuple[str, ...], name: str) -> dict[str, Any] | None:
        if item["is"] == "fields":
            plain, more = self._parts(item["of"], (*path, "0"), (*pattern, "*"))
            return {"kind": "list", "fields": plain, "more": more, "one": STEPS["one"].get(name, "item")} if plain else None
        if (*pattern, "*") in self.choices:
            choices = self._terms(self.choices[*pattern, "*"])
            return {"kind": "checks", "choices": choices} if choices else None
        return {"kind": "lines"}

    def _ladder(self, pattern: tuple[str, ...]) -> dict[str, Any] | None:
        """How deeply, at each stage, as each side saw it."""
        rows, sides, levels = (self._terms(self.choices[*pattern, *more]) for more in (("?",), ("*", "?"), ("*", "*")))
        sided = tuple(FormField(".".join((*pattern, "*", side.value)), side.label, side.text, "choice", choices=levels) for side in sides)
        return {"kind": "ladder", "rows": rows, "fields": sided} if rows and sided else None

    def _parts(self, model: str, path: tuple[str, ...], pattern: tuple[str, ...]) -> tuple[tuple[FormField, ...], tuple[FormField, ...]]:
        rare = STEPS["more"].get(model, ())
        made = [(name, self._field(model, name, path, pattern)) for name in self.models[model]]
        plain = tuple(one for name, one in made if one and name not in rare)
        return plain, tuple(one for name, one in made if one and name in rare)

    def _terms(self, vocabulary: str) -> tuple[FormChoice, ...]:
        return tuple(FormChoice(one, term.label, term.text) for one, term in vocabulary_of(self.award, vocabulary).items())


def _drawn(kind: str, name: str) -> str:
    if kind in NUMBERS:
        return "number"
    if kind in ("flag", "file"):
        return kind
    return "long" if name in STEPS["long"] else "text"


def _hint(text: str, label: str, kind: str) -> str:
    """What the model says of a field, as a form says it: nothing that only repeats the label, and nothing of how a file has it."""
    text = text.removesuffix(FROM_LIST)
    if text.casefold().startswith(f"{label.casefold()}, "):
        text = text[len(label) + 2 :]
    if not text or kind in ("flag", "radios") or text.casefold() == label.casefold():
        return ""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"


def all_fields(fields: Sequence[FormField]) -> Iterator[FormField]:
    """Every field, and those inside it."""
    for one in fields:
        yield one
        yield from all_fields((*one.fields, *one.more))
