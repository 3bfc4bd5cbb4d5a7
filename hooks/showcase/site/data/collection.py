"""A collection opened for reading: `showcase.open(path)`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path

from showcase.catalogue.catalogue import Catalogue, Withdrawn
from showcase.catalogue.pipeline import build_catalogue
from showcase.model.award import Award
from showcase.model.finding import Diagnostic
from showcase.site.data.published import published
from showcase.site.data.records import PublishedEntry
from showcase.util.clock import now
from showcase.util.parallel import usable_cores


class NoCollection(Exception):
    """There is nothing to open at a path, or the award itself is not sound; `findings` says why."""

    def __init__(self, message: str, findings: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


@dataclass(frozen=True)
class Collection:
    """All entries that may be shown on a day, and what the check says of every entry, also of those that may not.

    `award` has the criteria, the questions and the words for every id. Nothing of it can be changed.
    """

    award: Award
    day: date
    catalogue: Catalogue
    findings: tuple[Diagnostic, ...]
    site_url: str = ""

    @cached_property
    def entries(self) -> tuple[PublishedEntry, ...]:
        """The entries, newest year first and the highest honours first in each; made-up ones are among them, and say so."""
        return tuple(published(one, self.catalogue, self.site_url) for one in self.catalogue.entries)

    @cached_property
    def _by_key(self) -> dict[str, PublishedEntry]:
        return {one.key: one for one in self.entries}

    @property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """The entries that were taken back: their keys, and the notice of each."""
        return self.catalogue.withdrawn

    def __getitem__(self, key: str) -> PublishedEntry:
        """The entry with a key such as `2025/quiet-nights`, or with one that it had earlier. Raises KeyError when there is none."""
        return self._by_key[self.catalogue.aliases.get(key, key)]

    def __len__(self) -> int:
        return len(self.catalogue.entries)


def open_collection(path: str | PathLike[str], day: date | None = None, site_url: str = "") -> Collection:
    """Opens the collection under a folder with `criteria.yml` and `entries/`, as it may be shown on a day, which is today unless said.

    `site_url` is where its site is, for absolute addresses. Raises NoCollection when the award cannot be read.
    """
    root = Path(path).resolve()
    if not (root / "criteria.yml").is_file():
        raise NoCollection(f"There is no criteria.yml in {root}. Give the folder that holds criteria.yml and entries.")
    catalogue, verdict = build_catalogue(root, day or now(), usable_cores())
    if catalogue is None:
        raise NoCollection(f"The award in {root / 'criteria.yml'} cannot be used: {'; '.join(map(str, verdict.errors))}", verdict.errors)
    return Collection(catalogue.award, catalogue.day, catalogue, verdict.told, site_url)
