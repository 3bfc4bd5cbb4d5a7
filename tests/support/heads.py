"""What programs make of the head of a page: its data as schema.org has it, and what a reference manager takes of it."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

from support.casework import read
from support.feeds import FORMATS

KINDS = {
    "text": r"(?s).*\S.*",
    "address": r"https://[^ ]+",
    "day": r"\d{4}-\d{2}-\d{2}",
    "times": r"\d{4}(-\d{2}){0,2}/(\d{4}(-\d{2}){0,2}|\.\.)",
    "language": r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*",
    "number": r"\d+",
    "truth": r"True",
}


class ReadHead(HTMLParser):
    """The names and links of a page, each as (name, value) and with its attributes, and its blocks of data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.named: list[tuple[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.blocks: list[str] = []
        self.others: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element of the head."""
        said = {name: value or "" for name, value in attrs}
        self.inside = tag == "script" and said == {"type": "application/ld+json"}
        if self.inside:
            self.blocks.append("")
        elif tag == "meta":
            self.named.append((said.get("name") or said.get("property") or "", said.get("content", "")))
        elif tag == "link":
            self.links.append(said)
        else:
            self.others.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The end of one."""
        self.inside = False

    def handle_data(self, data: str) -> None:
        """What a block holds; between elements there is nothing to see."""
        if self.inside:
            self.blocks[-1] += data
        elif data.strip():
            self.others.append(data)

    def values(self, name: str) -> list[str]:
        """All values under a name."""
        return [value for one, value in self.named if one == name]

    @property
    def things(self) -> list[Mapping[str, Any]]:
        """Everything that its blocks tell of."""
        said = [json.loads(one) for one in self.blocks]
        return [thing for one in said for thing in one.get("@graph", [one])]


@cache
def _shapes() -> Mapping[str, Any]:
    return dict(read(FORMATS / "schema_org.yml"))


def shape_faults(thing: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a thing, and with all that it holds."""
    name = thing.get("@type", "")
    shape = _shapes().get(name)
    if shape is None:
        yield f"{name}: no such type"
        return
    yield from (f"{name}: no {one}" for one in shape["needs"] if one not in thing)
    for key, value in thing.items():
        if key in shape["has"]:
            yield from (f"{name}.{key}: {fault}" for fault in _faults(value, shape["has"][key]))
        elif key not in ("@type", "@context"):
            yield f"{name}: {key} is not known"


def _faults(value: Any, kind: str | list[str]) -> Iterator[str]:
    if isinstance(kind, list):
        if not isinstance(value, list) or not value:
            yield f"{value!r} is no list"
        else:
            yield from (fault for one in value for fault in _faults(one, kind[0]))
    elif kind == "reference":
        yield from () if list(value) == ["@id"] and value["@id"].startswith("https://") else (f"{value!r} is no reference",)
    elif kind.startswith("@"):
        yield from shape_faults(value) if value.get("@type") == kind[1:] else (f"{value!r} is no {kind}",)
    elif not re.fullmatch(KINDS[kind], str(value)):
        yield f"{value!r} is no {kind}"


# What Zotero’s translator ‘Embedded Metadata’ reads under a name that ends so, and the field that it fills.
FIELDS = {
    "citation_title": "title", "citation_publication_date": "date", "citation_technical_report_institution": "institution", "citation_publisher": "publisher",
    "citation_abstract": "abstractNote", "citation_public_url": "url", "citation_language": "language",
}  # fmt: skip


def as_zotero(head: ReadHead) -> dict[str, Any]:
    """The item that Zotero would keep of a page: its type, its fields with white space made one blank, its authors and its PDF.

    A report, because an institution is named, and since an `og:type` of article is a guess that only a page without a citation would follow; several
    values of a field are joined; a semicolon parts authors, and so does a comma with two words on both sides.
    """
    names = {name for name, _ in head.named}
    fields = {field: " ".join(", ".join(head.values(name)).split()) for name, field in FIELDS.items() if name in names}
    kind = "webpage" if "website" in head.values("og:type") else "report" if "institution" in fields else "journalArticle"
    authors = [one for value in head.values("citation_author") for one in _authors(value)]
    return {"itemType": kind, **fields, "creators": authors, "attachments": head.values("citation_pdf_url")}


def _authors(value: str) -> list[str]:
    parts = re.split(r"\s*;\s*", value)
    by_comma = re.split(r"\s*,\s*", value)
    found = by_comma if len(parts) == 1 < len(by_comma) and " " in by_comma[0] and " " in by_comma[1] else parts
    return [one for one in found if one]
