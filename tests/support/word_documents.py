"""Word documents of entries as they are made and as others read them."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import docx
import yaml
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from showcase.catalogue.catalogue import Catalogue
from showcase.model.entry import Entry
from showcase.publish.papers.engine import Engine
from showcase.publish.papers.paper import Kit, Told
from showcase.publish.papers.word import make_word, parts_of
from showcase.site.papers.subject import PaperSubject, subjects_of
from showcase.site.papers.word import word
from support.awards import catalogue_of
from support.projects import ROOT, root_of

SITE = "https://showcase.example/here/"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = ROOT / "tests" / "cases" / "papers"


@cache
def engine() -> Engine:
    """One for all tests of a process: it reads every font."""
    return Engine(ROOT)


def subjects(award: str, key: str = "", site: str = SITE) -> list[PaperSubject]:
    """What documents are made of: of all entries of an award and their translations, or of one entry."""
    catalogue = catalogue_of(award)
    return [one for entry in catalogue.entries if key in ("", entry.key) for one in subjects_of(catalogue, site)(entry)]


def subject_of(entry: Entry, catalogue: Catalogue, site: str = SITE) -> PaperSubject:
    """The subject of an entry that was changed."""
    return next(subjects_of(replace(catalogue, entries=(entry,)), site)(entry))


def made(subject: PaperSubject, award: str = "nights") -> bytes:
    """A document whole."""
    return make_word(word(subject), kit(subject, award))


def without_pictures(subject: PaperSubject) -> bytes:
    """A document whole, but for its pictures."""
    return make_word({**word(subject), "pictures": {}}, kit(subject))


def kit(subject: PaperSubject, award: str = "nights", made: Mapping[str, bytes] | None = None) -> Kit:
    """What a maker has at hand; entries’ files are those of an award of the repository."""
    return Kit(root_of(award), subject.entry, engine(), made or {})


def parts(subject: PaperSubject) -> dict[str, str]:
    """The parts of a document that are texts; nothing is drawn for them."""
    return parts_of_told(word(subject))


def parts_of_told(told: Told) -> dict[str, str]:
    """The parts of a document that are texts, of what it holds."""
    pictures: Any = told["pictures"]
    return dict(parts_of(told, ROOT / "overrides" / "papers", dict.fromkeys(pictures, "png")))


def read(data: bytes) -> Document:
    """A document as another program reads it."""
    return docx.Document(io.BytesIO(data))


def headings(document: Document) -> list[tuple[int, str]]:
    """Every heading with its level."""
    found = ((one.style.name or "" if one.style else "", one.text) for one in document.paragraphs)
    return [(int(name.rpartition(" ")[2]), text) for name, text in found if name.startswith("Heading")]


def links(document: Document) -> set[str]:
    """Where the document leads."""
    return {one.target_ref for one in document.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.HYPERLINK}


def alternatives(document: Document) -> list[str]:
    """The words of every picture."""
    return [str(one.get("descr")) for one in document.element.body.iter() if str(one.tag).endswith("}docPr")]


def everything(document: Document) -> str:
    """All words of the body, tables and links among them, a line a paragraph."""
    paragraphs = document.element.body.iter(f"{W}p")
    return "\n".join("".join(one.text or "" for one in paragraph.iter(f"{W}t")) for paragraph in paragraphs)


@cache
def order() -> Mapping[str, Sequence[str | Sequence[str]]]:
    """In which order Word reads elements."""
    return dict(yaml.safe_load((CASES / "word_order.yml").read_text(encoding="utf-8")))


def out_of_order(text: str) -> list[str]:
    """Every element of a part that Word would not expect where it stands."""
    return [fault for one in fromstring(text).iter() for fault in _faults(one)]  # noqa: S314 – our own


def _faults(one: Element) -> Iterator[str]:
    name = one.tag.rpartition("}")[2]
    if name not in order() or not one.tag.startswith((W, "{http://schemas.openxmlformats.org/drawingml")):
        return
    places = {child: place for place, some in enumerate(order()[name]) for child in ([some] if isinstance(some, str) else some)}
    last = 0
    for child in one:
        called = child.tag.rpartition("}")[2]
        if called not in places or places[called] < last:
            yield f"{called} in {name}"
        last = max(last, places.get(called, 0))


def dates(data: bytes) -> set[tuple[int, ...]]:
    """The moments that a zip tells of."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.date_time for one in archive.infolist()}
