"""Feeds as their readers take them: held against their formats, and read back."""

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from support.casework import read

FORMATS = Path(__file__).parents[1] / "cases" / "formats"
ATOM = "{http://www.w3.org/2005/Atom}"
_TEXTS = read(FORMATS / "texts.yml")
HOSTILE = [*map(str, _TEXTS["hostile"]), *map(str, read(FORMATS.parent / "citations.yml")["hostile"]), "a" * 1000]
REFUSED = [*map(str, _TEXTS["refused"])]  # by XML
OPEN_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@dataclass(frozen=True, slots=True)
class ReadItem:
    """What a reader of feeds keeps of an item, whichever form it came in."""

    id: str
    url: str
    title: str
    html: str
    updated: datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((FORMATS / "json_feed.json").read_text(encoding="utf-8")))


@cache
def _atom() -> dict[str, Any]:
    return dict(read(FORMATS / "atom.yml"))


def atom_faults(text: str) -> list[str]:
    """What is wrong with a feed by RFC 4287."""
    feed = ET.fromstring(text.encode())  # noqa: S314 – the same
    entries = feed.findall(f"{ATOM}entry")
    ids = Counter(one.findtext(f"{ATOM}id") for one in entries)
    days = [datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "") for one in entries]
    return [
        *([] if feed.tag == f"{ATOM}feed" else [feed.tag]),
        *_counted(feed, "feed"),
        *(fault for one in entries for fault in _counted(one, "entry")),
        *(fault for one in feed.iter() for fault in _attributes(one)),
        *(f"{one} stands twice" for one, count in ids.items() if count > 1),
        *([] if days == sorted(days, reverse=True) else ["it is not newest first"]),
        *([] if not days or datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "") == days[0] else ["it has another day than its newest item"]),
    ]


def _counted(element: ET.Element, kind: str) -> Iterator[str]:
    found = Counter(one.tag.removeprefix(ATOM) for one in element)
    for name, (least, most) in _atom()[kind].items():
        if not int(least) <= found.pop(name, 0) <= int(most):
            yield f"{kind}: not {least} to {most} of {name}"
    yield from (f"{kind}: {name} is not known" for name in found)


def _attributes(element: ET.Element) -> Iterator[str]:
    name = element.tag.removeprefix(ATOM)
    known = _atom()["attributes"].get(name, [])
    yield from (f"{name}: {one} is not known" for one in element.attrib if one not in known)
    if name == "link":
        kind = _atom()["relations"].get(element.get("rel"))
        if kind is None or kind != element.get("type", "") or not (element.get("href") or "").startswith("https://"):
            yield f"link: {element.attrib}"
    elif name in ("id", "title", "updated", "published", "name") and not (element.text or "").strip():
        yield f"{name} is empty"


def json_faults(text: str) -> list[str]:
    """What is wrong with a feed by its schema."""
    said = json.loads(text)
    days = [datetime.fromisoformat(one["date_modified"]) for one in said["items"]]
    return [*(one.message for one in _schema().iter_errors(said)), *([] if days == sorted(days, reverse=True) else ["it is not newest first"])]


def read_atom(text: str) -> list[ReadItem]:
    """The items of an Atom feed."""
    return [_item(one) for one in ET.fromstring(text.encode()).findall(f"{ATOM}entry")]  # noqa: S314 – the same


def _item(one: ET.Element) -> ReadItem:
    def said(name: str) -> str:
        return one.findtext(f"{ATOM}{name}") or ""

    return ReadItem(
        said("id"),
        next(link.get("href", "") for link in one.findall(f"{ATOM}link") if link.get("rel") == "alternate"),
        said("title"),
        said("content"),
        datetime.fromisoformat(said("updated")),
        tuple(name.text or "" for name in one.iterfind(f"{ATOM}author/{ATOM}name")),
        tuple(tag.get("term", "") for tag in one.findall(f"{ATOM}category")),
    )


def read_json(text: str) -> list[ReadItem]:
    """The items of a JSON Feed."""
    return [
        ReadItem(
            one["id"], one["url"], one["title"], one["content_html"], datetime.fromisoformat(one["date_modified"]),
            tuple(author["name"] for author in one["authors"]), tuple(one["tags"]),
        )
        for one in json.loads(text)["items"]
    ]


class Content(HTMLParser):
    """The elements of an item’s content, and what a reader sees of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.text = set[str](), ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with its attributes."""
        self.tags.add(f"{tag}{''.join(f' {name}' for name, _ in attrs)}")

    def handle_data(self, data: str) -> None:
        """What stands in it."""
        self.text += data
