"""The archive told as an RO-Crate (version 1.2), which repositories and libraries of research read: what it is, and each entry with its licence."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.dates import published_on, updated_on
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.site.data import about
from showcase.site.data.package import told
from showcase.site.urls import entry_address
from showcase.site.views.images import Beside
from showcase.util.slugs import organisation_slug

METADATA, VERSION = "ro-crate-metadata.json", "https://w3id.org/ro/crate/1.2"
FORMATS = {
    ".csv": "text/csv", ".json": "application/json", ".md": "text/markdown", ".txt": "text/plain", ".pdf": "application/pdf", ".webp": "image/webp",
    ".mp3": "audio/mpeg", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet", ".odp": "application/vnd.oasis.opendocument.presentation",
}  # fmt: skip
MADE_UP = "A made-up example, to show how entries look. "
Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Archived:
    """What an archive holds: the catalogue, the licences of its entries, files of the whole with what each is, its day, and where the site is."""

    catalogue: Catalogue
    licences: Sequence[str]
    files: Mapping[str, str]
    day: date
    site_url: str = ""

    @property
    def award(self) -> Award:
        """The award of its entries."""
        return self.catalogue.award


def crate(held: Archived) -> Iterator[str]:
    """The metadata of an archive as JSON-LD, an entity a line, so that a large collection need not be held."""
    yield f'{{"@context": "{VERSION}/context", "@graph": [\n'
    yield json.dumps({"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": VERSION}})
    for entity in _entities(held):
        yield f",\n{json.dumps(told(entity), ensure_ascii=False)}"
    yield "\n]}\n"


def _entities(held: Archived) -> Iterator[Entity]:
    award, seen = held.award, set[str]()
    yield _whole(held)
    yield {"@id": "#publisher", "@type": "Organization", "name": award.contact.name, "email": award.contact.email}
    known = {*held.licences, *(one.licence for entry in held.catalogue.entries for one in entry.front.resources)}
    for id_, term in award.vocabularies.licences.items():
        if id_ in known:
            yield {"@id": _licence(id_, award), "@type": "CreativeWork", "name": term.label, "description": term.text, "identifier": id_, "url": term.link}
    for name, what in held.files.items():
        yield {"@id": name, "@type": "File", "name": PurePosixPath(name).name, "description": what, "encodingFormat": _format(name)}
    for entry in held.catalogue.entries:
        yield from _entry(entry, held)
        for one in entry.front.organisations:
            if one.name not in seen:
                seen.add(one.name)
                yield {"@id": _organisation(one.name), "@type": "Organization", "name": one.name}


def _whole(held: Archived) -> Entity:
    parts = (*held.files, *(entry_address(one.key).path for one in held.catalogue.entries))
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": about.title(held.award),
        "description": "\n\n".join(about.paragraphs(held.award)),
        "datePublished": held.day.isoformat(),
        "inLanguage": held.award.told_in,
        "license": [{"@id": _licence(id_, held.award)} for id_ in held.licences] or about.terms(held.award),
        "publisher": {"@id": "#publisher"},
        "url": held.site_url,
        "hasPart": [{"@id": one} for one in parts],
    }


def _entry(entry: Entry, held: Archived) -> Iterator[Entity]:
    """An entry as a part of the whole, and those of its files that are not on its terms alone, or that somebody else made."""
    award, front, folder = held.award, entry.front, entry_address(entry.key).path
    files = [*_files(entry, held.award)]
    yield {
        "@id": folder,
        "@type": "Dataset",
        "name": front.title,
        "description": f"{MADE_UP if front.example else ''}{front.summary}",
        "license": {"@id": _licence(front.licence, award)},
        "author": [{"@id": _organisation(one.name)} for one in front.organisations],
        "datePublished": published_on(entry, award).isoformat(),
        "dateModified": updated_on(entry, award, held.catalogue.day).isoformat(),
        "inLanguage": award.told_in,
        "url": held.site_url and f"{held.site_url}{folder}",
        "hasPart": [{"@id": one["@id"]} for one in files],
    }
    yield from files


def _files(entry: Entry, award: Award) -> Iterator[Entity]:
    folder, beside, told_of = entry_address(entry.key).path, Beside(entry), set[str]()
    for one in entry.front.resources:
        name = beside.address(one.file or "")
        if (one.file in entry.files or one.file in entry.pictures) and name not in told_of:
            told_of.add(name)
            yield {
                "@id": f"{folder}{quote(name)}", "@type": "File", "name": one.title, "license": {"@id": _licence(one.licence, award)},
                "encodingFormat": _format(name),
            }  # fmt: skip
    for image in entry.front.images:
        name = beside.address(image.file)
        if image.file in entry.pictures and name not in told_of:
            yield {"@id": f"{folder}{name}", "@type": "File", "name": image.alt, "creditText": image.credit, "encodingFormat": _format(name)}


def _licence(id_: str, award: Award) -> str:
    return award.vocabularies.licences[id_].link or f"#licence-{id_}"


def _organisation(name: str) -> str:
    return f"#organisation-{organisation_slug(name)}"


def _format(name: str) -> str:
    return FORMATS.get(PurePosixPath(name).suffix.lower(), "")
