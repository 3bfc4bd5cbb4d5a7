"""Folders that several processes need and one of them makes."""

import fcntl
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Once:
    """Makes a folder once for all processes of a run of the tests, in a folder that they share: whoever asks first makes it, and others wait."""

    shared: Path

    def __call__(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of this name. What broke off while it was made is made again, so that each who asks meets the fault."""
        folder, made = self.shared / "once" / name, self.shared / "once" / f"{name}.made"
        folder.parent.mkdir(exist_ok=True)
        with made.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                made.touch()
        return folder
