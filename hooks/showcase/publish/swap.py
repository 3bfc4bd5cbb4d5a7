"""The site that stands is replaced by a new one in one step, or not at all."""

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HERE, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux: the two names change places


class Busy(Exception):
    """Another build of the same site is at work; the message says what to do."""


class Lock:
    """Keeps two builds of one site apart.

    The system frees it when the last process that holds it ends, however it ends. Workers inherit it, so one that outlives
    its killed parent, and may still be writing, keeps the next build away.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: IO[bytes] | None = None

    def take(self) -> None:
        """Takes the lock, or says at once that somebody else has it."""
        file = self.path.open("ab")
        try:
            _lock(file)
        except OSError:
            file.close()
            raise Busy("Another build of this site is at work. Wait until it has ended, then build again.") from None
        self.file = file

    def free(self) -> None:
        """Lets the next build begin."""
        if self.file:
            self.file.close()
            self.file = None


class Staging:
    """A folder beside the site in which the next one is built; it takes the site’s place when it is whole."""

    def __init__(self, site: Path) -> None:
        self.site = Path(os.path.realpath(site))  # where a link leads is replaced, and not the link
        self.next = self._beside("next")
        self.last = self._beside("last")
        self.lock = Lock(self._beside("lock"))

    def _beside(self, what: str) -> Path:
        return self.site.with_name(f".{self.site.name}-{what}")

    def begin(self) -> Path:
        """An empty folder for the next site; what a build that was cut off left behind is put right first. Raises Busy."""
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self.lock.take()
        try:
            self._recover()
            for left in (self.next, self.last):
                with suppress(FileNotFoundError):
                    shutil.rmtree(left)
            self.next.mkdir()
        except OSError:
            self.lock.free()
            raise
        return self.next

    def publish(self) -> None:
        """Puts the new site where the old one was. If that fails, the old one is there as before."""
        if not self.site.exists():
            os.rename(self.next, self.site)
        elif not exchanged(self.next, self.site):
            self._replace()
        self.abandon()

    def _replace(self) -> None:
        """In two steps, where the system cannot let two folders change places; for a moment there is no site."""
        os.rename(self.site, self.last)
        try:
            os.rename(self.next, self.site)
        finally:
            self._recover()

    def _recover(self) -> None:
        """Puts the old site back when it was taken away and no other came."""
        if self.last.exists() and not self.site.exists():
            os.rename(self.last, self.site)

    def abandon(self) -> None:
        """Throws away what is not the site, and lets the next build begin, which throws away what cannot be removed now."""
        for left in (self.next, self.last) if self.site.exists() else (self.next,):  # what was published may be there alone
            shutil.rmtree(left, ignore_errors=True)
        self.lock.free()


def exchanged(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step, so that there is no moment without either; False where the system cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)  # not in every C library
    return rename is not None and rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
