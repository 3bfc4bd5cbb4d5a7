"""An RO-Crate looked at as its specification (1.2) has it: what must be there is, and everything that is named is told."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any
from urllib.parse import unquote

import jsonschema

LINK = {"type": "object", "required": ["@id"], "properties": {"@id": {"type": "string", "minLength": 1}}, "additionalProperties": False}
LINKS = {"oneOf": [LINK, {"type": "array", "items": LINK, "minItems": 1}]}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TEXT = {"type": "string", "minLength": 1}
TOLD = {
    "name": TEXT, "description": TEXT, "license": {"anyOf": [LINKS, TEXT]}, "author": LINKS, "hasPart": LINKS, "datePublished": DAY, "dateModified": DAY,
    "inLanguage": TEXT,
}  # fmt: skip
SHAPES: Mapping[str, Mapping[str, Any]] = {
    "Dataset": {"required": ["@id", "name", "description", "datePublished", "license"], "properties": {"@id": {"pattern": "/$"}, **TOLD}},
    "File": {"required": ["@id", "name"], "properties": {"@id": {"pattern": "[^/]$"}, "encodingFormat": {"pattern": "^[a-z]+/[a-z0-9.+-]+$"}, **TOLD}},
    "Organization": {"required": ["@id", "name"], "properties": TOLD},
    "CreativeWork": {"required": ["@id"], "properties": TOLD},
}
WHOLE = {
    "required": ["@context", "@graph"],
    "properties": {"@context": {"const": "https://w3id.org/ro/crate/1.2/context"}, "@graph": {"type": "array", "items": {"required": ["@id", "@type"]}}},
}
DESCRIPTOR = {
    "@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
}  # fmt: skip


def crate_faults(crate: Mapping[str, Any], files: Set[str]) -> Iterator[str]:
    """What is wrong with the metadata of a crate that holds some files, by their paths."""
    jsonschema.validate(crate, WHOLE)
    graph = crate["@graph"]
    told = {one["@id"]: one for one in graph}
    yield from ("it is told twice" for _ in range(len(graph) - len(told)))
    if told.get("ro-crate-metadata.json") != DESCRIPTOR:
        yield "it does not say what it is"
    yield from _unlike(graph, told)
    yield from _parts(graph, told, files)


def _unlike(graph: Sequence[Mapping[str, Any]], told: Mapping[str, object]) -> Iterator[str]:
    """What is not as its type asks, or names something of which nothing is told."""
    for one in graph:
        found = jsonschema.Draft202012Validator(SHAPES[one["@type"]]).iter_errors(one)
        yield from (f"{one['@id']}: {fault.message}" for fault in found)
        for name, value in one.items():
            for link in value if isinstance(value, list) else [value]:
                if isinstance(link, dict) and name != "conformsTo" and link["@id"] not in told:
                    yield f"{one['@id']}: {name} names {link['@id']}, of which nothing is told"


def _parts(graph: Sequence[Mapping[str, Any]], told: Mapping[str, Mapping[str, Any]], files: Set[str]) -> Iterator[str]:
    """What is no part of the whole, or is not there."""
    parts, waiting = set[str](), ["./"]
    for place in waiting:  # which grows while it is read
        inner = [one["@id"] for one in told.get(place, {}).get("hasPart", ())]
        parts |= set(inner)
        waiting += inner
    for one in graph:
        path = unquote(one["@id"])
        if one["@type"] in ("File", "Dataset") and path != "./":
            if one["@id"] not in parts:
                yield f"{path} is no part of the whole"
            if path not in files and not any(file.startswith(path) and path.endswith("/") for file in files):
                yield f"{path} is not there"
