"""A picture as readers get it: a few versions of different widths, so that a phone is not sent what a large screen needs."""

import re
from dataclasses import dataclass

WIDTHS = (480, 960, 1600)  # a phone, a phone with a fine screen, a large screen
NO_ADDRESS = re.compile(r"[^a-z0-9]+")  # a list of addresses is parted by commas and spaces
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif")


@dataclass(frozen=True, slots=True)
class Version:
    """One file that is published in a picture’s place, with its size in pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A sound picture beside an entry: its file’s name, the digest of its bytes, and its size in pixels the right way up.

    `located` says that its camera noted where it was taken.
    """

    file: str
    digest: str
    width: int
    height: int
    located: bool = False

    @property
    def versions(self) -> tuple[Version, ...]:
        """What is published, narrowest first. Nothing is made larger than it is, and the digest keeps `desk.jpg` and `desk.png` apart."""
        widths = (*(width for width in WIDTHS if width < self.width), *((self.width,) if self.width <= WIDTHS[-1] else ()))
        stem = f"{NO_ADDRESS.sub('-', self.file.rpartition('.')[0].lower()).strip('-') or 'picture'}-{self.digest[:8]}"
        return tuple(Version(f"{stem}-{width}.webp", width, max(1, round(self.height * width / self.width))) for width in widths)


def is_picture(name: str) -> bool:
    """Whether a file’s name says that it is a picture."""
    return name.lower().endswith(ENDINGS)
