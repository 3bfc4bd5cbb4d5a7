"""What was found on the disk, before anything is made of it: texts with their paths, and an entry's folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from showcase.model.finding import Finding
from showcase.model.picture import Picture


@dataclass(frozen=True, slots=True)
class Source:
    """A text and its path from the project's root, with forward slashes."""

    path: str
    text: str


RECORDS = ("adoptions", "followups")  # folders in an entry’s own, each with its records
# Files that are read and never published as they are.
FOR_WRITERS = frozenset(("criteria.yml", "import-notes.md", "index.md"))


@dataclass(frozen=True, slots=True)
class Folder:
    """One entry's folder: its text, the adoption and follow-up records in it, and the other files beside it.

    `key` is the year and the slug as the folder names them; `texts` holds translations and data files by name,
    `files` the names of all plain files, and `pictures` those of them that are pictures. `unread` are names of what stands there and
    cannot be used, each reported. `leftovers` are hidden files, which are never shown and yet lie open beside it.
    """

    key: str
    index: Source | None
    adoptions: tuple[Source, ...] = ()
    texts: Mapping[str, Source] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    leftovers: tuple[Source, ...] = ()
    followups: tuple[Source, ...] = ()

    def holds(self, name: str) -> bool:
        """Whether a file of this name stands in the folder for readers, usable or not."""
        return name not in FOR_WRITERS and (name in self.files or name in self.unread)

    @property
    def records(self) -> tuple[Source, ...]:
        """What others tell of using the practice, and what was told of it later."""
        return (*self.adoptions, *self.followups)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All its texts: the entry’s, the records, and the others by name."""
        others = (text for _, text in sorted(self.texts.items()))
        return (*((self.index,) if self.index else ()), *self.records, *others)

    def changed(self, change: Callable[[Source], Source]) -> "Folder":
        """The folder with each of its texts changed."""
        texts = {name: change(text) for name, text in self.texts.items()}
        adoptions, followups = tuple(map(change, self.adoptions)), tuple(map(change, self.followups))
        return replace(self, index=change(self.index) if self.index else None, texts=texts, leftovers=tuple(map(change, self.leftovers)),
                       adoptions=adoptions, followups=followups)

    def without_texts(self) -> "Folder":
        """The folder as a list of what is in it, for when the texts have been read and would only fill memory."""
        return self.changed(lambda source: Source(source.path, ""))

    @property
    def path(self) -> str:
        """The folder's path from the project's root."""
        return f"entries/{self.key}"

    @property
    def year(self) -> str:
        """The year in the folder's path, as text."""
        return self.key.partition("/")[0]

    @property
    def slug(self) -> str:
        """The folder's own name."""
        return self.key.partition("/")[2]


@dataclass(slots=True)
class Workspace:
    """What was found: the award's source, the folders of entries, and what could not be read.

    `neighbours` are entries that were not asked for, known by their address alone.
    """

    root: Path
    award: Source | None
    folders: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    neighbours: list[Folder] = field(default_factory=list)
