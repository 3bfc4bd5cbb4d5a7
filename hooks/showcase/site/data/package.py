"""The tables as a Data Package (version 2, datapackage.org), which programs for data read: fields with types, keys, dialect, licences, checksums."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from showcase.model.award import Award
from showcase.model.vocabularies import Term
from showcase.site.data import about
from showcase.site.data.as_asked import tables_of
from showcase.site.data.columns import Column
from showcase.site.data.csv_text import BETWEEN, DEFUSED_PATTERN, DEFUSING, DIALECT, LISTS
from showcase.site.data.tables import DataTable

PROFILES = "https://datapackage.org/profiles/2.0"


class Sized(NamedTuple):
    """What tells that a file is whole: its SHA-256 and its bytes."""

    sha256: str
    bytes: int


def package(award: Award, files: Mapping[str, Sized], licences: Sequence[str], day: date | None, site_url: str) -> dict[str, Any]:
    """The descriptor of the tables among the files of the collection; `licences` are those of its entries, `day` is the newest that it tells of."""
    return told({
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "collection",
        "title": about.title(award),
        "description": "\n\n".join(about.paragraphs(award)),
        "version": day and day.isoformat(),
        "homepage": site_url,
        "licenses": [licence(id_, award.vocabularies.licences[id_]) for id_ in licences],
        "sources": [told({"title": award.name, "path": site_url})],
        "contributors": [{"title": award.contact.name, "email": award.contact.email, "roles": ["publisher"]}],
        "resources": [_resource(one, files[f"{one.name}.csv"], award) for one in tables_of(award)],
    })


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """What there is something to say of."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def licence(id_: str, term: Term) -> dict[str, str]:
    """Terms of use, with where they can be read."""
    return told({"name": id_, "path": term.link, "title": term.label})


def _resource(table: DataTable, size: Sized, award: Award) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": f"{table.description} {DEFUSING} {LISTS}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size.bytes,
        "hash": f"sha256:{size.sha256}",
        "apostrophes": {"pattern": DEFUSED_PATTERN},
        "dialect": {"$schema": f"{PROFILES}/tabledialect.json", **DIALECT},
        "schema": _schema(table, award),
    }


def _schema(table: DataTable, award: Award) -> dict[str, Any]:
    references = [
        {"fields": [one.column], "reference": {"resource": one.table, "fields": [one.key]}} for one in table.references
    ]
    return told({
        "$schema": f"{PROFILES}/tableschema.json",
        "fieldsMatch": "exact",
        "fields": [_field(one, award, table.keyed and one is table.columns[0]) for one in table.columns],
        "missingValues": [""],
        "primaryKey": [table.columns[0].name] if table.keyed else [],
        "foreignKeys": references,
    })


def _field(column: Column, award: Award, unique: bool) -> dict[str, Any]:
    listed = {"delimiter": BETWEEN, "itemType": "string"} if column.type == "list" else {}
    ids = column.words(award) if column.words and column.type == "string" else {}
    constraints = {"required": column.needed, "unique": unique, "enum": [*(column.choices or ids)]}
    return told({
        "name": column.name,
        "type": column.type,
        **listed,
        "description": f"{column.description} (in {column.unit})" if column.unit else column.description,
        "constraints": {name: value for name, value in constraints.items() if value},
        "categories": [{"value": id_, "label": one.label} for id_, one in ids.items()],
    })
