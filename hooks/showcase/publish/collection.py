"""The whole collection as data: the files below `data/v1/`, put together from what stands beside entries already, and the archive of all of it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from pathlib import Path
from typing import Any

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.dates import updated_on
from showcase.model.entry import Entry
from showcase.publish.archive import SUMS, Member, write_archive
from showcase.publish.site import Site
from showcase.site.data.as_asked import tables_of
from showcase.site.data.award_words import published_award
from showcase.site.data.beside import Gathered
from showcase.site.data.crate import METADATA, Archived, crate
from showcase.site.data.dictionary import dictionary_data
from showcase.site.data.manifest import HowMany, manifest, pages
from showcase.site.data.package import Sized, package
from showcase.site.data.read_me import licences_text, read_me
from showcase.site.data.records import VERSION
from showcase.site.data.tables import ADOPTIONS, ENTRIES, MEASURES, SERIES, DataTable
from showcase.site.urls import COLLECTION, DATA, entry_address, entry_json, entry_markdown

AT_A_TIME = 1 << 18  # bytes
INSIDE = {
    "data/v1/": "the data; begin with manifest.json, dictionary.json tells what every field is",
    "entries/": "a folder for each entry, with its text (index.md), its materials and its pictures",
    "LICENCES.txt": "on which terms each entry and each material may be used",
    METADATA: "what the archive is, for programs that read RO-Crates",
    SUMS: "what tells that every file is whole",
}


def write_collection(site: Site, parts: Sequence[Gathered]) -> Set[str]:
    """All data of the whole, of what each entry gives to it; and its archive."""
    folder, award, url = site.folder / DATA.path, site.catalogue.award, site.look.site_url
    folder.mkdir(parents=True, exist_ok=True)
    day, licences = newest_day(site.catalogue), licences_of(site.catalogue)
    files = {name: _write(folder / name, pieces) for name, pieces in _contents(site, parts)}
    counts = tuple(HowMany().plus(*(part.counts[kind] for part in parts)) for kind in (0, 1))
    files["datapackage.json"] = _write(folder / "datapackage.json", _json(package(award, files, licences, day, url)))
    _write(folder / "manifest.json", _json(manifest(award, (counts[0], counts[1]), licences, files, day, url)))
    written = {f"{DATA.path}{name}" for name in (*files, "manifest.json")}
    write_archive(site.folder / COLLECTION.path, _members(site, sorted(written)), day_of(site.catalogue))
    return {*written, COLLECTION.path}


def newest_day(catalogue: Catalogue) -> date | None:
    """The newest day that any entry tells of, which stays the same as long as the sources do; None where there is no entry."""
    return max((updated_on(one, catalogue.award, catalogue.day) for one in catalogue.entries), default=None)


def day_of(catalogue: Catalogue) -> date:
    """The day of the archive: the newest, or the award’s first where there is no entry."""
    return newest_day(catalogue) or min(one.opens for one in catalogue.award.years)


def licences_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The terms on which entries are published, in the order of the award’s list."""
    used = {one.front.licence for one in catalogue.entries}
    return tuple(one for one in catalogue.award.vocabularies.licences if one in used)


def _contents(site: Site, parts: Sequence[Gathered]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Each file but those that tell of the others, piece by piece."""
    award, root = site.catalogue.award, site.folder
    by_page = pages([one.key for one in site.catalogue.entries])
    for name, keys in by_page.items():
        yield name, _page(root, keys, [one for one in by_page if one != name] if name == "entries.json" else [])
    yield "award.json", [f"{published_award(award).json_text()}\n".encode()]
    yield "dictionary.json", _json(dictionary_data(award))
    lines = {ENTRIES.name: (one.entry for one in parts), ADOPTIONS.name: (one.adoptions for one in parts)}
    paths = {MEASURES.name: (path for one in parts for path in one.measures), SERIES.name: (path for one in parts for path in one.series)}
    for table in tables_of(award):
        if table.name in lines:
            yield f"{table.name}.csv", (text.encode() for text in (table.head(), *lines[table.name]))
        else:
            yield f"{table.name}.csv", _joined(table, root, paths[table.name])


def _page(root: Path, keys: Sequence[str], others: Sequence[str]) -> Iterator[bytes]:
    """A file of entries as they stand beside their pages, and the names of the files that have more."""
    yield f'{{"version":"{VERSION}","pages":{json.dumps(others)},"entries":['.encode()
    for number, key in enumerate(keys):
        yield b"," if number else b"\n"
        yield (root / entry_json(key).path).read_bytes()
    yield b"]}\n"


def _joined(table: DataTable, root: Path, paths: Iterable[str]) -> Iterator[bytes]:
    """A table of the whole: its head, and the lines of those beside entries."""
    head = table.head().encode()
    yield head
    for path in paths:
        yield (root / path).read_bytes().removeprefix(head)


def _json(value: Mapping[str, Any]) -> list[bytes]:
    return [f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()]


def _write(path: Path, pieces: Iterable[bytes]) -> Sized:
    """Writes a file piece by piece, and tells its checksum and its size."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            file.write(piece)
    return Sized(digest.hexdigest(), size)


def _members(site: Site, data: Sequence[str]) -> Iterator[Member]:
    """What the archive holds: first what tells of it, then all data, then the text and the files of each entry."""
    catalogue = site.catalogue
    day = day_of(catalogue)
    told = {"README.txt": "what this is, how it came about, and what it cannot show", **{name: INSIDE[name] for name in ("LICENCES.txt", SUMS)}}
    held = Archived(catalogue, licences_of(catalogue), {**told, **dict.fromkeys(data, "part of the data")}, day, site.look.site_url)
    yield Member("README.txt", day, read_me(held, INSIDE))
    yield Member("LICENCES.txt", day, licences_text(held))
    yield Member(METADATA, day, crate(held))
    yield from (Member(path, day, site.folder / path) for path in data)
    for entry in catalogue.entries:
        own = updated_on(entry, catalogue.award, catalogue.day)
        yield from (Member(path, own, site.folder / path) for path in _files(entry))


def _files(entry: Entry) -> Iterator[str]:
    """The text of an entry, its files as they are, and each of its pictures in its largest version."""
    yield entry_markdown(entry.key).path
    names = {*entry.files, *(picture.versions[-1].name for picture in entry.pictures.values())}
    yield from (f"{entry_address(entry.key).path}{name}" for name in sorted(names))
