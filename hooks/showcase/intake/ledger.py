"""A list of what was found out before, one line of JSON for each thing, under the digest of all that it follows from.

A file of it is of one code and of one award. It is signed with the key of whoever works here: nobody else’s is read, so no change that is sent in can
bring one.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from showcase.intake.own_key import own_key
from showcase.intake.shelf import Shelf
from showcase.util.made_with import made_with

LARGEST = 500_000_000  # bytes; what is kept of ten thousand entries has a twentieth of it


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was kept, by digest, as it is read from the file and written to it."""

    shelf: Shelf
    name: str
    lines: Mapping[str, bytes]

    def get(self, digest: str) -> Any:
        """What is kept under a digest; None where nothing is, or nothing that can be read."""
        try:
            return json.loads(self.lines.get(digest, b"null"))
        except ValueError:
            return None

    def keep(self, new: Mapping[str, Any], used: Iterable[str]) -> None:
        """Keeps what is new beside what was used, and takes away everything else."""
        held = {digest: self.lines[digest] for digest in used if digest in self.lines}
        if not new and len(held) == len(self.lines):
            return
        lines = held | {digest: json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() for digest, value in new.items()}
        self.shelf.put(self.name, b"\n".join(digest.encode() + b" " + line for digest, line in lines.items()))
        self.shelf.keep_only({self.name})


def ledger(root: Path, name: str, of: str) -> Ledger | None:
    """What is kept in a folder of `.cache` of this code and of what `of` says; None where nothing is to be kept."""
    if (key := own_key(root)) is None:
        return None
    shelf, file = Shelf(root, name, LARGEST, key), sha256(f"{made_with()} {of}".encode()).hexdigest()
    parted = (line.partition(b" ") for line in (shelf.get(file) or b"").split(b"\n"))
    return Ledger(shelf, file, {digest.decode(): line for digest, _, line in parted if line})
