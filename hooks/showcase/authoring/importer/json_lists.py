"""A list of objects in JSON as fields by name: what is nested is named by its way, what is a list is a line each."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from showcase.authoring.importer.word_forms import Field

ROOMS = ("fields", "answers", "data", "properties", "attributes", "values")  # where programs put what a record says, one deeper than its id
DEEPEST = 6


class NoList(ValueError):
    """A JSON text that holds no list of objects; `line` is where it stops being JSON, if it does."""

    def __init__(self, line: int = 0) -> None:
        super().__init__()
        self.line = line


def objects_in(text: str) -> list[list[Field]]:
    """The fields of each object: of a list, of the longest list within an object, of lines that are an object each, or of one object alone."""
    objects = _objects(_read(text))
    if not objects:
        raise NoList
    return [list(_flat(one, "", 0)) for one in objects]


def is_json(text: str) -> bool:
    """Whether a text begins as a list or an object does, and goes on so."""
    start, end = text[:2_000].lstrip("\ufeff \t\n\r"), text[-100:].rstrip()
    inner = start[1:].lstrip()[:1]
    return start[:1] in ("{", "[") and (inner in ('"', "{", "[", "]", "}") or (inner.isdecimal() and end.endswith("]")))


def _read(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)  # 1.10 stays 1.10
    except RecursionError:
        raise NoList from None
    except json.JSONDecodeError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and lines[0].rstrip().endswith("}"):
            try:
                return [json.loads(line, parse_float=str, parse_int=str, parse_constant=str) for line in lines]
            except (json.JSONDecodeError, RecursionError):
                pass
        raise NoList(error.lineno) from None


def _objects(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict)] if all(isinstance(one, dict) for one in value) else []
    if not isinstance(value, dict):
        return []
    lists = sorted((found for one in value.values() if isinstance(one, list) and (found := _objects(one))), key=len)
    simple = sum(isinstance(one, str) for one in value.values())
    return lists[-1] if lists and simple <= 3 else [value]


def _flat(value: Mapping[str, Any], before: str, depth: int) -> Iterator[Field]:
    for name, one in value.items():
        inner = name if not before else f"{before}: {name}"
        if isinstance(one, dict) and depth < DEEPEST:
            yield from _flat(one, before if name.casefold() in ROOMS and not before else inner, depth + 1)
        else:
            yield inner, _text(one)


def _text(value: Any) -> str:
    """A value as a cell has it; a list of objects, such as of files, as the JSON that it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(one, (list, dict)) for one in value):
        return "\n".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
