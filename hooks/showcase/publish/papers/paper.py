"""A kind of document: what it shows, and what makes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from showcase.model.entry import Entry
from showcase.publish.papers.engine import Engine
from showcase.site.papers.subject import PaperSubject

Told = Mapping[str, object]  # all that a document shows, as JSON has it


@dataclass(frozen=True, slots=True)
class Kit:
    """What a maker has at hand: the project and the entry, for its files; what sets documents; and those that were made of the entry before, by name."""

    project: Path
    entry: Entry
    engine: Engine
    made: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of document: the name of its file, what readers call it, what it tells of a subject, and what makes its bytes of that.

    `told` is everything that the bytes depend on, but for `files` beside the entry that go into them as they are; None where an entry has no such
    document. What `make` raises as a PaperFault is told. `holds` names documents that are in this one, and that come before it; one that is
    `translated` is made of translations too.
    """

    name: str
    label: str
    told: Callable[[PaperSubject], Told | None]
    make: Callable[[Told, Kit], bytes]
    holds: tuple[str, ...] = ()
    translated: bool = False
    files: Callable[[PaperSubject], Iterable[str]] = lambda _: ()

    @property
    def kind(self) -> str:
        """What kind of file it is, as readers know it."""
        return self.name.rpartition(".")[2].upper()

    def file_of(self, subject: PaperSubject) -> str:
        """The name of the file of a subject: `whole.pdf`, and `whole-cy.pdf` of a translation."""
        stem, _, ending = self.name.rpartition(".")
        return f"{stem}-{subject.translation.code}.{ending}" if subject.translation else self.name
