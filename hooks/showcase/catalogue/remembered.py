"""Verdicts on folders, kept in `.cache/verdicts` by what they follow from, so that a folder that nobody has changed is judged once.

A verdict is known by the digest of all that stands in its folder; all of one file by the award’s text and the code that judged. What depends on the day or on
other entries is no part of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from showcase.catalogue.checked import Checked
from showcase.catalogue.packed import NotPackable, packer
from showcase.intake.ledger import Ledger, ledger
from showcase.intake.prints import print_of

FEWEST = 20  # folders; fewer are judged before what was kept of all others is read
OF_THE_MOMENT = ("unexpected-failure", "unreadable")  # codes of findings that may be gone at the next try, though nothing has changed
CHECKED = packer(Checked)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of folders: the verdicts that were kept, and the prints of the folders as they are, where they have one."""

    kept: Ledger
    prints: Mapping[Path, str]

    def verdict_on(self, folder: Path) -> Checked | None:
        """The verdict on a folder as it is, if there is one."""
        data = self.kept.get(self.prints.get(folder, ""))
        if data is None or not CHECKED.unpack:
            return None
        try:
            found = CHECKED.unpack(data)
        except (ValueError, TypeError, LookupError):
            return None
        return found if isinstance(found, Checked) and found.key == f"{folder.parent.name}/{folder.name}" else None

    def keep(self, verdicts: Mapping[Path, Checked]) -> None:
        """Keeps new verdicts with those that still hold, and nothing else. A folder that was changed while it was judged is judged again."""
        same = {path: one for path, one in verdicts.items() if path in self.prints and print_of(path) == self.prints[path]}
        new = {self.prints[path]: data for path, one in same.items() if (data := _packed(one))}
        self.kept.keep(new, (print_ for path, print_ in self.prints.items() if path not in verdicts))


def remembered(root: Path, folders: Sequence[Path], award: str) -> Remembered | None:
    """What is known of the folders of an award with this text; None where nothing is to be kept."""
    if len(folders) < FEWEST or (kept := ledger(root, "verdicts", award)) is None:
        return None
    return Remembered(kept, {folder: print_ for folder in folders if (print_ := print_of(folder))})


def _packed(verdict: Checked) -> Any:
    if any(one.code in OF_THE_MOMENT for one in verdict.findings) or not CHECKED.pack:
        return None
    try:
        return CHECKED.pack(verdict)
    except (NotPackable, ValueError):
        return None
