"""What was made before, kept by content in a folder of `.cache`, so that nothing is made twice.

A file holds the digest of what follows it. Whoever may write there could still put something else in its place, so what matters is looked at
again before it is used, or it is signed: with a key, the digest is one that nobody else can make. Nothing depends on the folder: where it cannot be
used, everything is made afresh.
"""

import hmac
import os
import stat
from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from showcase.intake.safe_read import read_file

LARGEST = 20_000_000  # bytes of anything kept; what is larger was not put there by us
DIGEST = 32  # bytes before what is kept


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of a project where things are kept under names that say what they were made of."""

    root: Path
    name: str
    largest: int = LARGEST
    key: bytes = b""

    def get(self, name: str) -> bytes | None:
        """What is kept under a name, if it is whole."""
        with suppress(OSError):
            if (folder := self.folder()) is None:
                return None
            data = read_file(folder / name, self.largest + DIGEST)
            if hmac.compare_digest(self._digest(data[DIGEST:]), data[:DIGEST]):
                return data[DIGEST:]
        return None

    def put(self, name: str, data: bytes) -> None:
        """Keeps something. It is written beside and renamed, so that whoever is cut off leaves no half of anything."""
        with suppress(OSError):
            if (folder := self.folder()) is None:
                return
            with NamedTemporaryFile(dir=folder, delete=False) as file:
                try:
                    file.write(self._digest(data) + data)
                    file.close()
                    os.replace(file.name, folder / name)
                except OSError:
                    os.unlink(file.name)

    def sizes(self) -> dict[str, int]:
        """How many bytes are kept under each name; nothing where nothing was ever kept."""
        with suppress(OSError), os.scandir(self.root / ".cache" / self.name) as found:
            return {one.name: one.stat().st_size - DIGEST for one in found if one.is_file(follow_symlinks=False)}
        return {}

    def keep_only(self, names: Container[str]) -> int:
        """Takes everything else away, and says how much that was."""
        gone = [name for name in self.sizes() if name not in names]
        with suppress(OSError):
            for name in gone:
                (self.root / ".cache" / self.name / name).unlink()
        return len(gone)

    def _digest(self, data: bytes) -> bytes:
        return hmac.digest(self.key, data, "sha256") if self.key else sha256(data).digest()

    def folder(self) -> Path | None:
        """Where things are kept, made when it is not there; None when something else than a folder is in its place."""
        for folder in (self.root / ".cache", self.root / ".cache" / self.name):
            with suppress(FileExistsError):
                folder.mkdir()
            if not stat.S_ISDIR(folder.lstat().st_mode):
                return None
        return folder
