"""What the model declares, as the form’s check reads it: each field with its kind, its bounds and whether it is needed."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, WithJsonSchema

from showcase.model.addresses import SEEN_EMAIL, SEEN_FILE, SEEN_WEB
from showcase.model.amounts import SEEN_AMOUNT, SEEN_NUMBER, SEEN_RANGE
from showcase.model.measures import UNKNOWN
from showcase.model.values import SEEN_COUNT, SEEN_DAY, SEEN_FLAG, SEEN_MONTH, SEEN_PERIOD, SEEN_SPAN, SEEN_WHOLE, SEEN_YEAR

Schema = Mapping[str, Any]
# What each kind of value is called in the table; its form is read by `values.js`.
KINDS: Mapping[str, WithJsonSchema] = {
    "month": SEEN_MONTH, "span": SEEN_SPAN, "period": SEEN_PERIOD, "day": SEEN_DAY, "number": SEEN_NUMBER, "amount": SEEN_AMOUNT, "range": SEEN_RANGE,
    "count": SEEN_COUNT, "whole": SEEN_WHOLE, "year": SEEN_YEAR, "flag": SEEN_FLAG, "email": SEEN_EMAIL, "link": SEEN_WEB, "file": SEEN_FILE,
}  # fmt: skip
SAID = ("title", "description", "examples", "default")


def declared(model: type[BaseModel]) -> dict[str, Any]:
    """A model and all models inside it, by name: for each field as it is typed, what it holds."""
    schema = model.model_json_schema()
    models = {**schema.get("$defs", {}), model.__name__: schema}
    return {name: _fields(one) for name, one in sorted(models.items()) if "properties" in one}


def _fields(schema: Schema) -> dict[str, Any]:
    needed = schema.get("required", ())
    return {name: {**_kind(field), **({"needed": 1} if name in needed else {}), **_example(field)} for name, field in schema["properties"].items()}


def _example(field: Schema) -> dict[str, str]:
    return {"form": str(field["examples"][0])} if field.get("examples") else {}


def _kind(field: Schema) -> dict[str, Any]:
    plain = {name: value for name, value in field.items() if name not in SAID}
    for name, kind in KINDS.items():
        if plain == kind.json_schema:
            bounds = {"least": plain["minimum"], "most": plain["maximum"]} if name == "year" else {}
            return {"is": name, **bounds}
    return _either(plain["anyOf"]) if "anyOf" in plain else _whole(plain)


def _whole(plain: Schema) -> dict[str, Any]:
    if "$ref" in plain:
        return {"is": "fields", "of": plain["$ref"].rpartition("/")[2]}
    if "enum" in plain or "const" in plain:
        return {"is": "choice", "of": plain.get("enum", [plain.get("const")])}
    if plain["type"] == "array":
        return {"is": "list", "of": _kind(plain["items"]), **({"least": plain["minItems"]} if "minItems" in plain else {})}
    if plain["type"] == "object":
        return {"is": "map", "of": _kind(plain["additionalProperties"])}
    return _text(plain)


def _either(ways: list[Schema]) -> dict[str, Any]:
    """A value that may be left out, or that nobody may know."""
    known = [one for one in ways if one != {"type": "null"} and one.get("const") != UNKNOWN]
    made = _kind(known[0])
    return {**made, "unknown": 1} if any(one.get("const") == UNKNOWN for one in ways) else made


def _text(plain: Schema) -> dict[str, Any]:
    if plain.keys() - {"type", "minLength", "maxLength", "pattern"} or plain["type"] != "string":
        message = f"the form’s check knows no such kind of value: {plain}"
        raise ValueError(message)
    form = {"like": plain["pattern"].replace(r"\z", "$")} if "pattern" in plain else {}
    return {"is": "text" if "minLength" in plain else "exact", **({"most": plain["maxLength"]} if "maxLength" in plain else {}), **form}
