"""JSON Schemas for editors: what may stand in an entry, an adoption or follow-up record, a translation and `criteria.yml`.

They are made from the model and from the award’s own lists, so that an editor can complete a field’s name, offer its choices
with their labels, and underline what does not fit. An editor reads YAML with its guesses, where we read text as it was written:
what it takes for a number or for true or false is allowed wherever text is. The checks remain the judge; a schema that
said no where they say yes would be worse than none.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from showcase.checks.award import ASKED_OF_ENTRY, ASKED_OF_MEASURE
from showcase.checks.award_search import DIMENSIONS, LIKENESSES
from showcase.checks.award_wants import CHOSEN
from showcase.model.award import Award
from showcase.model.fields import Adapting, FrontMatter, Involvement, Withdrawal
from showcase.model.records import AdoptionFields, FollowUpFields, TranslationFields
from showcase.model.values import day_words
from showcase.model.vocabularies import Recognition, Term
from showcase.parsing.validation.award_fields import FIELDS
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, Table, vocabulary_of

DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that editors of YAML know whole
MADE = "Made by `showcase schema` from the model and criteria.yml. Change those and make it again."
ANY_TEXT = ["string", "number", "boolean"]
EMPTY = {"type": "null"}
SAID = ("description", "examples")
Schema = dict[str, Any]
# Fields of criteria.yml whose choices belong to the format and not to the award.
FIXED: tuple[tuple[str, str, Sequence[str]], ...] = (
    ("Facet", "of", DIMENSIONS),
    ("NumberWanted", "of", CHOSEN),
    ("Like", "of", LIKENESSES),
    ("EvidenceRule", "involvement", tuple(Involvement.model_fields)),
    ("EvidenceRule", "adapting", tuple(Adapting.model_fields)),
    ("EvidenceRule", "fields", ASKED_OF_ENTRY),
    ("EvidenceRule", "each_measure", ASKED_OF_MEASURE),
)


def schemas(award: Award) -> dict[str, str]:
    """The texts of all schemas, by path in the project."""
    made = {
        "schemas/entry.json": _entry(award),
        **({"schemas/adoption.json": _adoption(award)} if award.has("adoptions") else {}),
        "schemas/followup.json": _described(_asked(_schema_of(FollowUpFields), FollowUpFields, award), f"A follow-up record of an entry of the {award.name}"),
        "schemas/translation.json": _described(_schema_of(TranslationFields), f"A translation of an entry of the {award.name}"),
        "schemas/criteria.json": _criteria(award),
    }
    return {path: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for path, schema in made.items()}


class _AsEditorsRead(GenerateJsonSchema):
    """Pydantic’s schema, for values as an editor reads them; what is absent is not repeated as a default."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """A field’s name is its title."""
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The schema without the default, which nobody types."""
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """The schema without the empty value, which every field that may be left out gets later."""
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text, which an editor may take for a number or for true or false."""
        return {**super().str_schema(schema), "type": ANY_TEXT}


def _schema_of(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(schema_generator=_AsEditorsRead)


def _described(schema: Schema, title: str) -> Schema:
    """The finished schema: fields that may be left out may be empty too, and patterns are written as editors read them."""
    return {"$schema": DIALECT, "$comment": MADE, **_finished(schema), "title": title}


def _entry(award: Award) -> Schema:
    """An entry’s front matter; of a withdrawn one only the notice is read."""
    entry = _asked(_schema_of(FrontMatter), FrontMatter, award)
    _offer(entry, ENTRY_VALUES, award)
    defs = entry["$defs"]
    needed = [(entry, "category"), (defs["Partner"], "country"), (defs["Partner"], "size")]
    for part, field in needed:
        part["required"] += [field] if field in part["properties"] else []
    _narrow(entry["properties"]["year"], _years(award))
    if award.has("participation_levels"):
        _narrow(defs["Involvement"]["properties"]["stages"], _stages(award))
    defs["Involvement"]["properties"]["people"]["description"] = f"how many took part: a number of {award.people.many}, without staff"
    _narrow(defs["Testimonial"]["properties"]["question"], _questions(award))
    notice = _schema_of(Withdrawal) | {"additionalProperties": True}
    defs |= {"FrontMatter": {name: part for name, part in entry.items() if name != "$defs"}, "Withdrawal": notice}
    is_withdrawn = {"properties": {"status": {"const": "withdrawn"}}, "required": ["status"]}
    choice = {"$defs": defs, "if": is_withdrawn, "then": {"$ref": "#/$defs/Withdrawal"}, "else": {"$ref": "#/$defs/FrontMatter"}}
    return _described(choice, f"An entry of the {award.name}")


def _adoption(award: Award) -> Schema:
    """The front matter of an adoption record."""
    adoption = _asked(_schema_of(AdoptionFields), AdoptionFields, award)
    _offer(adoption, ADOPTION_VALUES, award)
    return _described(adoption, f"An adoption record of the {award.name}")


def _criteria(award: Award) -> Schema:
    """The award’s own file; its lists are open, because it is the place where they grow."""
    schema = _schema_of(Award)
    for part, field, known in (*FIXED, *((("Term", "grade", award.ladder),) if award.ladder else ())):
        place = schema["$defs"][part]["properties"][field]
        _narrow(place["items"] if place.get("type") == "array" else place, {"enum": list(known)})
    weight = schema["$defs"]["Like"]["properties"]["weight"]  # in the short form each dimension has its weight alone
    schema["properties"]["likeness"] |= {"type": ["array", "object"], "propertyNames": {"enum": list(LIKENESSES)}, "additionalProperties": weight}
    return _described(schema, "An award: its years, criteria, evidence, word limits and lists")


def _offer(schema: Schema, table: Table, award: Award) -> None:
    """Puts the award’s lists where the fields are that choose from them; the stages’ names are fields, and come by themselves."""
    for steps, vocabulary, _ in table:
        terms = vocabulary_of(award, vocabulary)
        if terms and steps[:2] != ("involvement", "stages"):
            _narrow(_found(schema, steps), _choices(terms))


def _asked(schema: Schema, model: type[BaseModel], award: Award) -> Schema:
    """The schema without the fields that the award does not ask for; those that it needs are needed."""
    for field in FIELDS[model]:
        holder, name = _plain(schema, _found(schema, field.steps[:-1])), field.steps[-1]
        if award.has(field.of) and field.needed:
            order = [*holder["properties"]]
            holder["required"] = sorted({*holder.get("required", ()), name}, key=order.index)
    for field in reversed(FIELDS[model]):
        if not award.has(field.of):
            holder = _plain(schema, _found(schema, field.steps[:-1]))
            holder["properties"].pop(field.steps[-1], None)
            if {"required": [field.steps[-1]]} in holder.get("anyOf", ()):
                del holder["anyOf"]  # of one field or another, none is needed where one is not asked for
    return schema


def _narrow(place: Schema, to: Schema) -> None:
    """Puts what the award allows in place of what the model does; what is said of the field stays, but for examples, which are another award’s."""
    said = {key: place[key] for key in ("description",) if key in place}
    place.clear()
    place |= said | to


def _found(schema: Schema, steps: Sequence[str]) -> Schema:
    """The part of a schema for the field at these steps; `*` is each item of a list."""
    here = schema
    for step in steps:
        here = _plain(schema, here)
        here = here["items"] if step == "*" else here["properties"][step]
    return here


def _plain(schema: Schema, part: Schema) -> Schema:
    """The part itself, where it only says which one it is."""
    named: Schema = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    return named


def _choices(terms: Mapping[str, Term | Recognition]) -> Schema:
    """A choice of ids, each explained; an id that YAML reads as a number or as true or false stands there in both forms."""
    forms = [(form, f"{term.label}: {term.text}") for id_, term in terms.items() for form in _as_read(id_)]
    return {"enum": [form for form, _ in forms], "enumDescriptions": [said for _, said in forms]}


def _as_read(id_: str) -> Iterator[str | float]:
    yield id_
    guessed = yaml.safe_load(id_)
    if isinstance(guessed, int | float):
        yield guessed


def _years(award: Award) -> Schema:
    years = award.by_year.values()
    offered = {"enum": [one.year for one in years], "enumDescriptions": [f"Closes on {day_words(one.closes)}" for one in years]}
    return {"anyOf": [offered, {"type": "string", "pattern": f"^({'|'.join(str(one.year) for one in years)})$"}]}


def _questions(award: Award) -> Schema:
    """The questions of every year; which of them belong to the entry’s own, the checks know."""
    said = {question.id: question.question for criterion in award.criteria for question in criterion.questions}
    return {"enum": list(said), "enumDescriptions": list(said.values())}


def _stages(award: Award) -> Schema:
    """For each stage of the work, each side’s participation level."""
    words = award.vocabularies
    level = _choices(words.participation_levels)
    sides = {side: {"description": f"{term.label}: {term.text}", **level} for side, term in words.sides.items()}
    stages = {stage: {"description": f"{term.label}: {term.text}", **_fields(sides)} for stage, term in words.participation_stages.items()}
    return _fields(stages)


def _fields(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _finished(part: Any, name: str = "") -> Any:
    if isinstance(part, list):
        return [_finished(one) for one in part]
    if not isinstance(part, Mapping):
        return _sentence(part) if name == "description" else part.replace(r"\z", "$") if name == "pattern" else part
    if name in ("properties", "$defs", "patternProperties"):
        return {key.replace(r"\z", "$"): _finished(one) for key, one in part.items()}
    done = {key: _finished(one, key) for key, one in part.items() if key != "title"}
    needed = part.get("required", ())
    if "properties" in part and "if" not in part:
        done["properties"] = {key: one if key in needed else _or_empty(one) for key, one in done["properties"].items()}
    if "patternProperties" in part:
        done["additionalProperties"] = False
    return done


def _or_empty(schema: Schema) -> Schema:
    """The same field when it may also be left empty; what is said of it stays where editors look for it."""
    said = {key: schema[key] for key in SAID if key in schema}
    rest = {key: value for key, value in schema.items() if key not in said}
    if "type" in rest and "enum" not in rest:
        kinds = rest["type"] if isinstance(rest["type"], list) else [rest["type"]]
        return {**said, **rest, "type": [*kinds, "null"]}
    return {**said, "anyOf": [*rest.get("anyOf", [rest]), EMPTY]}


def _sentence(text: str) -> str:
    said = text[:1].upper() + text[1:]
    return said if said.endswith(".") else f"{said}."
