"""Makes the documents of entries that are not kept already; a fault in one is told, and the others are made all the same."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from showcase.catalogue.catalogue import Catalogue
from showcase.intake.shelf import Shelf
from showcase.model.entry import Entry
from showcase.publish.papers.documents import PAPERS
from showcase.publish.papers.engine import Engine, PaperFault
from showcase.publish.papers.paper import Kit, Paper
from showcase.publish.papers.wanted import SHELF, WantedPaper, recipe_of, wanted_of
from showcase.site.appearance.appearance import OURS, Appearance
from showcase.site.papers.dyes import dyes_of
from showcase.site.papers.subject import PaperSubject, subjects_of
from showcase.util.parallel import in_parallel

log = logging.getLogger(__name__)
MODULES = {"typst": "typst", "segno": "segno"}  # what the optional extra brings, by what is imported
WORTH_SHARING = 4  # entries; one takes about a tenth of a second


@dataclass(frozen=True, slots=True)
class Pressed:
    """What became of the documents of an entry: the files that were made, how many were there already, the faults of others by their files, and the
    names of all on the shelf."""

    key: str
    made: tuple[str, ...]
    kept: int
    faults: tuple[tuple[str, str], ...]
    digests: tuple[str, ...]


def missing_packages() -> list[str]:
    """Packages that documents need and that are not installed."""
    return [package for module, package in MODULES.items() if find_spec(module) is None]


def press(
    project: Path, catalogue: Catalogue, entries: Sequence[Entry], site_url: str, cores: int, papers: Sequence[Paper] = PAPERS, appearance: Appearance = OURS
) -> list[Pressed]:
    """Makes what is not kept yet of some entries of a catalogue, as the site looks."""
    one = _Press(project, subjects_of(catalogue, site_url, dyes_of(appearance)), papers)
    return in_parallel(one.all, entries, cores if len(entries) >= WORTH_SHARING else 1, handful=1)


class _Press:
    def __init__(self, project: Path, subjects: Callable[[Entry], Iterator[PaperSubject]], papers: Sequence[Paper]) -> None:
        self.project, self.papers = project, papers
        self.shelf, self.engine, self.recipe = Shelf(project, SHELF), Engine(project), recipe_of(project)
        self.subjects = subjects

    def all(self, entries: Sequence[Entry]) -> list[Pressed]:
        return [self.entry(entry) for entry in entries]

    def entry(self, entry: Entry) -> Pressed:
        log.info("Making documents of %s", entry.key)
        made, kept, faults, digests = list[str](), 0, list[tuple[str, str]](), list[str]()
        try:
            for one in wanted_of(entry, self.subjects, self.papers, self.recipe, self.project):
                digests.append(one.digest)
                if self.shelf.get(one.digest) is not None:
                    kept += 1
                elif fault := self._made(one, entry):
                    faults.append((one.file, fault))
                else:
                    made.append(one.file)
        except Exception as error:
            faults.append(("", _unexpected(error)))
        return Pressed(entry.key, tuple(made), kept, tuple(faults), tuple(digests))

    def _made(self, one: WantedPaper, entry: Entry) -> str:
        """Makes a document and keeps it; what is wrong, if anything is."""
        held = {name: data for name, digest in one.holds.items() if (data := self.shelf.get(digest)) is not None}
        try:
            self.shelf.put(one.digest, one.paper.make(one.told, Kit(self.project, entry, self.engine, held)))
        except PaperFault as fault:
            return str(fault)
        except Exception as error:
            return _unexpected(error)
        return ""


def _unexpected(error: Exception) -> str:
    return f"This went wrong in a way that nobody expected ({type(error).__name__}: {error}). Please report it."
