"""What was made of entries before: their pages, their data and what they give to the whole, kept by all that these follow from.

An entry’s files follow from what is the same for all (`surroundings`: the award, the look, the code), from the entries around it, from those that are
near to it, and from its documents. A list, signed by whoever works here, says under the digest of these which files there were, each by the digest of its
bytes; the bytes lie in `.cache/site` under that digest, and what is used is looked at again.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.packed import packer
from showcase.intake.ledger import Ledger, ledger
from showcase.intake.safe_read import read_file
from showcase.intake.shelf import Shelf
from showcase.model.entry import Entry
from showcase.publish.render import Writer
from showcase.site.data.beside import Gathered
from showcase.util.made_with import EVERYTHING, made_with

LARGEST = 50_000_000  # bytes of a file; no page has a hundredth of it
PART = packer(Gathered)


class WrittenEntry(NamedTuple):
    """What was written of an entry: the digests of its files by their paths, what it gives to the data of the whole, and by what all this is known."""

    files: Mapping[str, str]
    part: Gathered
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of an earlier build, and what this one will keep."""

    list: Ledger
    files: Shelf
    folder: Path | None
    new: dict[str, Any] = field(default_factory=dict)
    used: dict[str, Iterable[str]] = field(default_factory=dict)

    def written(self, key: str, writer: Writer) -> WrittenEntry | None:
        """An entry whose files are as they were before, put onto the new site; None, and nothing put, where any of them is gone or damaged."""
        said, folder = self.list.get(key), self.folder
        if said is None or folder is None or not PART.unpack:
            return None
        paths, part = said
        if not all(_is_whole(folder / digest) for digest in paths.values()):
            return None
        try:
            for path, digest in paths.items():
                writer.link(path, folder / digest)
        except OSError:  # another build has cleared one away; what is written in its place must not be written into the others
            writer.unlink(paths)
            return None
        return WrittenEntry(paths, PART.unpack(part), key)

    def take(self, file: Path, digest: str) -> None:
        """Keeps a file of the new site under the digest of its bytes: the same file under another name, which takes no room."""
        with suppress(OSError):  # it is there already, or this disk cannot; what is not kept is made again
            if self.folder is not None:
                os.link(file, self.folder / digest)

    def note(self, written: Iterable[WrittenEntry]) -> None:
        """Remembers what was written, until it is known that the site may be published."""
        for one in written:
            if one.key and PART.pack:
                self.used[one.key] = one.files.values()
                if one.key not in self.list.lines:
                    self.new[one.key] = [dict(one.files), PART.pack(one.part)]

    def keep(self) -> None:
        """Keeps what this build has used and made, and takes everything else away."""
        self.list.keep(self.new, self.used.keys() - self.new.keys())
        self.files.keep_only({digest for digests in self.used.values() for digest in digests})


def kept_of(project: Path, surroundings: str) -> Kept | None:
    """What was kept of a project’s entries with these surroundings; None where nothing is to be kept."""
    found = ledger(project, "pages", f"{made_with(EVERYTHING)} {surroundings}")
    files = Shelf(project, "site")
    return Kept(found, files, files.folder()) if found else None


def _is_whole(file: Path) -> bool:
    """Whether a file is what its name says; what is not is taken away."""
    with suppress(OSError):
        if sha256(read_file(file, LARGEST)).hexdigest() == file.name:
            return True
        file.unlink()
    return False


def key_of(around: Catalogue, whole: Catalogue, near: Iterable[tuple[Entry, str]], papers: Sequence[object]) -> str | None:
    """By what the files of an entry are known; None where something of it is not known.

    Words of an entry in another language than the site’s own are found on pages by those of all entries.
    """
    digests = [around.digest, *(whole.digests.get(one.key) for one, _ in near), whole.digest if whole.award.apart else ""]
    if any(one is None for one in digests):
        return None
    return sha256(f"{digests} {[why for _, why in near]} {papers!r}".encode()).hexdigest()
