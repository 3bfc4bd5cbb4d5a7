"""Documents of entries as they are made, and what a reader of PDF finds in them: text, tags, and what these say to those who listen."""

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject
from showcase.publish.papers.documents import PAPERS
from showcase.publish.papers.paper import Kit, Paper
from showcase.site.papers.subject import PaperSubject
from support.projects import root_of
from support.word_documents import engine, subjects

OF: Mapping[str, Paper] = {one.name: one for one in PAPERS}


def make(name: str, subject: PaperSubject, award: str = "nights") -> bytes:
    """A document of a subject."""
    told = OF[name].told(subject)
    assert told is not None
    return OF[name].make(told, Kit(root_of(award), subject.entry, engine(), {}))


@cache
def made(name: str, award: str, key: str, place: int = 0) -> bytes:
    """A document of an entry of the repository, or of one of its translations; made once for all tests of a process."""
    return make(name, subjects(award, key)[place], award)


def read(pdf: bytes) -> PdfReader:
    """A document as its reader has it."""
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All its text, with one space between words."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).replace("\u200b", "").replace("\u00ad", "").split())


def tags(pdf: bytes) -> Iterator[tuple[str, DictionaryObject]]:
    """Every tag of a document in reading order, with what is said of it."""

    def walk(node: Any) -> Iterator[tuple[str, DictionaryObject]]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            for one in node:
                yield from walk(one)
        elif isinstance(node, DictionaryObject) and "/S" in node:
            yield str(node["/S"]), node
            yield from walk(node.get("/K"))

    root: Any = read(pdf).trailer["/Root"]
    yield from walk(root["/StructTreeRoot"]["/K"])


def said_of(pdf: bytes, name: str, what: str) -> list[str]:
    """What is said of each tag of a name: its `/Alt`, its title `/T`."""
    return [str(tag[what]) for kind, tag in tags(pdf) if kind == name and what in tag]


def headings(pdf: bytes) -> list[tuple[int, str]]:
    """The headings of a document as its bookmarks and tags have them: level and words."""
    return [(int(kind[2:]), str(tag.get("/T", ""))) for kind, tag in tags(pdf) if kind[:2] == "/H" and kind[2:].isdigit()]

