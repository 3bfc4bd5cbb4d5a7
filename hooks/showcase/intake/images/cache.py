"""What was made of pictures before, kept by content in `.cache/pictures`, so that nothing is decoded twice.

A file holds the digest of what follows it. Whoever may write there could still put something else in its place, so versions are looked at
again before they are used. Nothing depends on the folder: where it cannot be used, everything is made afresh.
"""

import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import PIL
from PIL import features

from showcase.intake.images.encode import SETTINGS, is_version
from showcase.intake.safe_read import read_file

MADE_WITH = sha256(f"{SETTINGS} {PIL.__version__} {features.version('webp')}".encode()).hexdigest()[:8]
Known = tuple[int, int, int]  # width and height the right way up, and 1 when its place was noted
KNOWN = re.compile(rb"([1-9][0-9]{0,4}) ([1-9][0-9]{0,4}) ([01])")
LARGEST = 20_000_000  # bytes of anything kept; what is larger was not put there by us


@dataclass(frozen=True, slots=True)
class Store:
    """The folder in a project where sizes and versions of pictures are kept, under the digest of the original."""

    root: Path

    def known(self, digest: str) -> Known | None:
        """What is known of a picture that was decoded and found sound."""
        found = KNOWN.fullmatch(self._get(f"{digest}-{MADE_WITH}-known") or b"")
        return (int(found[1]), int(found[2]), int(found[3])) if found else None

    def keep_known(self, digest: str, known: Known) -> None:
        """Remembers that a picture is sound, and what is known of it."""
        self._put(f"{digest}-{MADE_WITH}-known", b"%d %d %d" % known)

    def version(self, digest: str, width: int, height: int) -> bytes | None:
        """A version that was made before."""
        found = self._get(f"{digest}-{MADE_WITH}-{width}")
        return found if found and is_version(found, width, height) else None

    def keep_version(self, digest: str, width: int, data: bytes) -> None:
        """Keeps a version for the next time."""
        self._put(f"{digest}-{MADE_WITH}-{width}", data)

    def _folder(self) -> Path | None:
        """Where things are kept, made when it is not there; None when something else than a folder is in its place."""
        for folder in (self.root / ".cache", self.root / ".cache" / "pictures"):
            with suppress(FileExistsError):
                folder.mkdir()
            if not stat.S_ISDIR(folder.lstat().st_mode):
                return None
        return folder

    def _get(self, name: str) -> bytes | None:
        with suppress(OSError):
            if (folder := self._folder()) is None:
                return None
            data = read_file(folder / name, LARGEST)
            if sha256(data[32:]).digest() == data[:32]:
                return data[32:]
        return None

    def _put(self, name: str, data: bytes) -> None:
        """Writes beside and renames, so that a build that is cut off leaves no half of anything."""
        with suppress(OSError):
            if (folder := self._folder()) is None:
                return
            with NamedTemporaryFile(dir=folder, delete=False) as file:
                try:
                    file.write(sha256(data).digest() + data)
                    file.close()
                    os.replace(file.name, folder / name)
                except OSError:
                    os.unlink(file.name)
