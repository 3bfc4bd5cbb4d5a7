"""What makes things here: a digest of our own code and of every package beside it, so that nothing that other code has made is taken for its own."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
# Rooms import only from rooms below them, so what judges entries is in these.
EVERYTHING = ("",)
JUDGING = ("util", "model", "intake", "parsing", "checks", "catalogue")


@lru_cache
def made_with(rooms: tuple[str, ...] = JUDGING) -> str:
    """The digest of all files of some rooms, of this Python, and of the names and versions of all that is installed, whichever of it is used."""
    digest = sha256(f"{sys.version} {sorted(installed(sys.path))}".encode())
    for path in sorted(_files(rooms)):
        data = path.read_bytes()
        digest.update(f"\n{path.relative_to(PACKAGE)} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def installed(places: Iterable[str]) -> Iterator[str]:
    """What is installed in some folders, each with its version, as installers write it."""
    for place in places:
        if os.path.isdir(place):
            yield from (name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))


def _files(rooms: Iterable[str]) -> Iterator[Path]:
    for room in rooms:
        for folder, _, names in os.walk(PACKAGE / room):
            if not folder.endswith("__pycache__"):
                yield from (Path(folder, name) for name in names)
