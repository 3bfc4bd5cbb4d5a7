"""Files that a cell names, as forms export them: addresses, names with addresses, or the list of a program."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

from showcase.authoring.importer.html import is_html
from showcase.authoring.importer.matching import pieces

ADDRESS = re.compile(r"https?://[^\s<>\"'`|]*[^\s<>\"'`|.,;:!?)\]]")
WITH_ADDRESS = re.compile(r"(?P<name>[^\n;|()]*?)\s*\(?(?P<link>https?://[^\s<>\"'`|()]*[^\s<>\"'`|.,;:!?)\]])\)?")
KINDS = "pdf|docx?|xlsx?|pptx?|odt|ods|odp|txt|csv|zip|mp[34]|mov|jpe?g|png|gif|webp|hei[cf]|tiff?|svg"
FILE = re.compile(rf"[^\s/\\:*?\"<>|;,][^/\\:*?\"<>|;,\n]{{0,150}}\.(?:{KINDS})", re.IGNORECASE)
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|hei[cf]|tiff?|bmp|svg)(?:[?#].*)?$", re.IGNORECASE)
PRIVATE = re.compile(r"/personal/|[?&](?:token|sig|signature|sv|X-Amz-Signature|Expires)=", re.IGNORECASE)  # somebody’s own store, or open for some hours alone
NAMES, LINKS = ("name", "filename", "fileName", "title", "originalName"), ("link", "url", "webUrl", "href", "downloadUrl", "fileUrl", "path")
MOST = 50


@dataclass(frozen=True, slots=True)
class Attached:
    """A file by its name and address, of which one can be missing."""

    name: str
    link: str

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, which has to stand beside the entry."""
        return PICTURE.search(self.name or self.link) is not None


def attached(cell: str, otherwise: str) -> list[Attached]:
    """The files that a cell names, and nothing when it holds more than files; one without a name is called `otherwise`, numbered when there are several."""
    found = list(dict.fromkeys(_of(cell.strip())))[:MOST]
    nameless = [one for one in found if not one.name]
    names = {id(one): f"{otherwise} ({number})" if len(nameless) > 1 else otherwise for number, one in enumerate(nameless, 1)}
    return [Attached(one.name or names[id(one)], one.link) for one in found]


def _of(cell: str) -> Iterator[Attached]:
    if cell.startswith(("[", "{")):
        yield from _of_program(cell)
    elif is_html(cell):
        links = BeautifulSoup(cell, "html.parser").find_all("a", href=True)
        yield from (Attached(" ".join(one.get_text().split()), str(one["href"])) for one in links if str(one["href"]).startswith(("http://", "https://")))
    elif ADDRESS.search(cell):
        rest = ADDRESS.sub("", cell)
        if len(rest) < 60 + 40 * len(ADDRESS.findall(cell)):  # more is a text with links in it
            yield from (Attached(_name(one["name"]), one["link"]) for one in WITH_ADDRESS.finditer(cell))
    else:
        names = [one for piece in pieces(cell) for one in piece.split(",")]
        if names and all(FILE.fullmatch(one.strip()) for one in names):
            yield from (Attached(one.strip(), "") for one in names)


def _name(text: str) -> str:
    """What stands before an address, without what joins the two."""
    name = text.strip(" ,:-–—\t")
    return name if len(name) > 1 else ""


def _of_program(cell: str) -> Iterator[Attached]:
    try:
        value: Any = json.loads(cell)
    except (ValueError, RecursionError):
        return
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            name, link = (next((str(one[key]) for key in keys if isinstance(one.get(key), str)), "") for keys in (NAMES, LINKS))
            if name or link:
                yield Attached(name, link if link.startswith(("http://", "https://")) else "")
        elif isinstance(one, str) and one.startswith(("http://", "https://")):
            yield Attached("", one)
