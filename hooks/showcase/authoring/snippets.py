"""Snippets for VS Code: each field of an entry and of its records, with its parts and its choices, ready to be filled in.

VS Code knows no schema for the fields at the top of a Markdown file; a snippet completes them without any extension.
"""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from showcase.authoring.schemas import schemas
from showcase.model.award import Award

PATH = ".vscode/entry.code-snippets"
NOTHING_CHOSEN = " "  # stands first, so that what is left as it came is found empty rather than taken for an answer
Schema = dict[str, Any]


def snippets(award: Award) -> dict[str, str]:
    """The text of the snippets, by path in the project; a field of several kinds of file has one snippet."""
    made: Schema = {}
    texts = schemas(award)
    for kind in (one for one in ("followup", "adoption", "entry") if f"schemas/{one}.json" in texts):
        whole = json.loads(texts[f"schemas/{kind}.json"])
        fields = whole.get("properties") or whole["$defs"]["FrontMatter"]["properties"]
        made |= {name: _snippet(name, field, whole["$defs"]) for name, field in fields.items()}
    return {PATH: json.dumps(dict(sorted(made.items())), ensure_ascii=False, indent=2) + "\n"}


def _snippet(name: str, field: Schema, defs: Schema) -> Schema:
    body = [*_Writer(defs).field(name, field, "")]
    return {"scope": "markdown,yaml", "prefix": name, "description": field.get("description", ""), "body": body}


class _Writer:
    """Writes one field with its places to fill in, which are numbered as they come."""

    def __init__(self, defs: Schema) -> None:
        self.defs = defs
        self.numbers = count(1)

    def field(self, name: str, field: Schema, indent: str) -> Iterator[str]:
        """The lines of a field and of what is in it."""
        field = self._plain(field)
        if "items" in field and "properties" in (item := self._plain(field["items"])):
            yield f"{indent}{name}:"
            lines = [line for each, part in _parts(item) for line in self.field(each, part, f"{indent}    ")]
            lines[0] = f"{indent}  - {lines[0].strip()}"
            yield from lines
        elif "items" in field:
            yield f"{indent}{name}: [{self._place(self._plain(field['items']))}]"
        elif "properties" in field:
            yield f"{indent}{name}:"
            for each, part in _parts(field):
                yield from self.field(each, part, f"{indent}  ")
        else:
            yield f"{indent}{name}: {self._place(field)}"

    def _plain(self, field: Schema) -> Schema:
        """The field itself, where it stands elsewhere or may also be empty."""
        if "anyOf" in field and "properties" not in field:
            return {**field, **self._plain(field["anyOf"][0])}
        return self.defs[field["$ref"].rpartition("/")[2]] if "$ref" in field else field

    def _place(self, field: Schema) -> str:
        is_flag = "boolean" in field.get("type", ()) and "number" not in field["type"]
        choices = field.get("enum") or (("true", "false") if is_flag else ())
        offered = f"|{','.join([NOTHING_CHOSEN, *map(str, choices)])}|" if choices else ""
        return f"${{{next(self.numbers)}{offered}}}"


def _parts(schema: Schema) -> list[tuple[str, Schema]]:
    """The fields that a snippet writes out: those that are needed; all of them where none is."""
    either = schema.get("anyOf", ({},))[0].get("required", ())  # one of several is needed, and the first is the usual one
    needed = (*schema.get("required", ()), *either)
    return [(name, field) for name, field in schema["properties"].items() if not needed or name in needed]
