"""What was made of pictures before, kept by content in `.cache/pictures`, so that nothing is decoded twice."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import PIL
from PIL import features

from showcase.intake.images.encode import SETTINGS, is_version
from showcase.intake.shelf import Shelf

MADE_WITH = sha256(f"{SETTINGS} {PIL.__version__} {features.version('webp')}".encode()).hexdigest()[:8]
Known = tuple[int, int, int]  # width and height the right way up, and 1 when its place was noted
KNOWN = re.compile(rb"([1-9][0-9]{0,4}) ([1-9][0-9]{0,4}) ([01])")


@dataclass(frozen=True, slots=True)
class Store:
    """The folder in a project where sizes and versions of pictures are kept, under the digest of the original."""

    root: Path

    def known(self, digest: str) -> Known | None:
        """What is known of a picture that was decoded and found sound."""
        found = KNOWN.fullmatch(self._shelf.get(f"{digest}-{MADE_WITH}-known") or b"")
        return (int(found[1]), int(found[2]), int(found[3])) if found else None

    def keep_known(self, digest: str, known: Known) -> None:
        """Remembers that a picture is sound, and what is known of it."""
        self._shelf.put(f"{digest}-{MADE_WITH}-known", b"%d %d %d" % known)

    def version(self, digest: str, width: int, height: int) -> bytes | None:
        """A version that was made before."""
        found = self._shelf.get(f"{digest}-{MADE_WITH}-{width}")
        return found if found and is_version(found, width, height) else None

    def keep_version(self, digest: str, width: int, data: bytes) -> None:
        """Keeps a version for the next time."""
        self._shelf.put(f"{digest}-{MADE_WITH}-{width}", data)

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.root, "pictures")
