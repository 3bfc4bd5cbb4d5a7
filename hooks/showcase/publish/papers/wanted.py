"""Which documents an entry has, each under a name that says what it is made of: the same name is the same document."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from showcase.intake.safe_read import read_file
from showcase.intake.workspace import LARGEST_FILE
from showcase.model.entry import Entry
from showcase.publish.papers.paper import Paper, Told
from showcase.site.papers.subject import PaperSubject

SHELF = "papers"  # the folder in .cache
MADE_WITH = ("typst", "segno", "pillow")  # packages whose other version may make other bytes
SOURCES = ("*.typ", "word/*.xml", "fonts/*.ttf", "fonts/*.otf")  # in overrides/papers


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """A document that an entry has: its kind, its file’s name, the language of a translation, what it shows, and its name on the shelf; those that it
    `holds` are there by their names."""

    paper: Paper
    file: str
    language: str | None
    told: Told
    digest: str
    holds: dict[str, str]


def recipe_of(project: Path) -> str:
    """The digest of all that documents are made with: templates, fonts, our own code that makes them, and the versions of the packages."""
    files = [path for pattern in SOURCES for path in sorted((project / "overrides" / "papers").glob(pattern))]
    files += sorted(Path(__file__).parent.glob("*.py"))
    made_with = "".join(f"{path.name}\0{sha256(path.read_bytes()).hexdigest()}\0" for path in files)
    return sha256(f"{made_with}{' '.join(map(_version, MADE_WITH))}".encode()).hexdigest()


def wanted_of(
    entry: Entry, subjects: Callable[[Entry], Iterator[PaperSubject]], papers: Iterable[Paper], recipe: str, project: Path
) -> Iterator[WantedPaper]:
    """The documents of an entry, those of its translations last."""
    for subject in subjects(entry):
        digests = dict[str, str]()
        for paper in papers:
            if subject.translation and not paper.translated:
                continue
            if (told := paper.told(subject)) is None:
                continue
            holds = {name: digests[name] for name in paper.holds if name in digests}
            files = [_digest_of(project / "entries" / entry.key / name) for name in paper.files(subject)]
            digests[paper.name] = _digest(paper.name, recipe, told, holds, files)
            yield WantedPaper(paper, paper.file_of(subject), subject.translation.code if subject.translation else None, told, digests[paper.name], holds)


def _digest_of(path: Path) -> str:
    """The digest of a file; nothing where it is gone, which whoever makes the document tells."""
    try:
        return sha256(read_file(path, LARGEST_FILE)).hexdigest()
    except OSError:
        return ""


def _digest(*made_of: object) -> str:
    return sha256(json.dumps(made_of, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
