"""What a lock file of Python packages says: each package’s version, and the hashes of the files that may be installed for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PINNED = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;]+)(?:\s*;\s*(?P<marker>[^#]+?))?(?P<hashes>(?:\s+--hash=sha256:[0-9a-f]{64})*)\s*"
)


@dataclass(frozen=True, slots=True)
class Locked:
    """A package at one version; `marker` says on which machines (empty: on all), `hashes` are SHA-256 in hexadecimal."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def locked(text: str) -> tuple[Locked, ...]:
    """Every package that a lock pins, as it stands there; one with two markers comes twice."""
    pins = (PINNED.fullmatch(line) for line in _lines(text))
    return tuple(
        Locked(pin["name"], pin["version"], pin["marker"] or "", tuple(one.rpartition(":")[2] for one in pin["hashes"].split())) for pin in pins if pin
    )


def loose(text: str) -> Iterator[str]:
    """The lines of a lock that pin nothing: no version, no hash, another file, or a place to fetch from."""
    for line in _lines(text):
        pin = PINNED.fullmatch(line)
        if pin is None or not pin["hashes"]:
            yield line


def _lines(text: str) -> Iterator[str]:
    """The lines as an installer reads them: continued ones joined, comments and empty ones left out."""
    for line in text.replace("\\\n", " ").splitlines():
        if (said := line.strip()) and not said.startswith("#"):
            yield said
