"""Verdicts on folders, kept in `.cache/verdicts` by what they follow from, so that a folder that nobody has changed is judged once.

A verdict is known by the digest of all that stands in its folder; all of one file by the award’s text and the code that judged. What depends on the day or on
other entries is no part of it. A file is signed with the key of whoever works here: nobody else’s is read, so no change that is sent in can bring one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from showcase.catalogue.checked import Checked
from showcase.catalogue.packed import NotPackable, packer
from showcase.intake.own_key import own_key
from showcase.intake.prints import print_of
from showcase.intake.shelf import Shelf
from showcase.util.made_with import made_with

FEWEST = 20  # folders; fewer are judged before what was kept of all others is read
LARGEST = 500_000_000  # bytes; ten thousand verdicts have a fortieth of it
OF_THE_MOMENT = ("unexpected-failure", "unreadable")  # codes of findings that may be gone at the next try, though nothing has changed
CHECKED = packer(Checked)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of folders: their prints, and by these the verdicts that were kept, each as a line of JSON."""

    shelf: Shelf
    name: str
    prints: Mapping[Path, str | None]
    lines: Mapping[str, bytes]

    def verdict_on(self, folder: Path) -> Checked | None:
        """The verdict on a folder as it is, if there is one."""
        line = self.lines.get(self.prints.get(folder) or "")
        if line is None or not CHECKED.unpack:
            return None
        try:
            found = CHECKED.unpack(json.loads(line))
        except (ValueError, TypeError, LookupError):
            return None
        return found if isinstance(found, Checked) and found.key == f"{folder.parent.name}/{folder.name}" else None

    def keep(self, verdicts: Mapping[Path, Checked]) -> None:
        """Keeps new verdicts with those that still hold, and nothing else. A folder that was changed while it was judged is judged again."""
        new = {print_: line for path, one in verdicts.items() if (print_ := self.prints.get(path)) and print_of(path) == print_ and (line := _line(one))}
        held = [one for one in self.prints.values() if one in self.lines and one not in new]
        if not new and len(held) == len(self.lines):
            return
        lines = (*(f"{print_} ".encode() + line for print_, line in new.items()), *(f"{print_} ".encode() + self.lines[print_] for print_ in held if print_))
        self.shelf.put(self.name, b"\n".join(lines))
        self.shelf.keep_only({self.name})


def remembered(root: Path, folders: Sequence[Path], award: str) -> Remembered | None:
    """What is known of the folders of an award with this text; None where nothing is to be kept."""
    if len(folders) < FEWEST or (key := own_key(root)) is None:
        return None
    shelf, name = Shelf(root, "verdicts", LARGEST, key), sha256(f"{made_with()} {award}".encode()).hexdigest()
    parted = (line.partition(b" ") for line in (shelf.get(name) or b"").split(b"\n"))
    return Remembered(shelf, name, {folder: print_of(folder) for folder in folders}, {print_.decode(): line for print_, _, line in parted if line})


def _line(verdict: Checked) -> bytes | None:
    if any(one.code in OF_THE_MOMENT for one in verdict.findings) or not CHECKED.pack:
        return None
    try:
        return json.dumps(CHECKED.pack(verdict), ensure_ascii=False, separators=(",", ":")).encode()
    except (NotPackable, ValueError):
        return None
