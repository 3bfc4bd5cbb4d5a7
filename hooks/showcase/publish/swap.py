"""The site that stands is replaced by a new one in one step, or not at all."""

import ctypes
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from glob import glob
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
        elif is_mounted(self.site, all_mounts()):
            self._fill()
        elif not exchanged(self.next, self.site):
            self._replace()
        self.abandon()

    def _fill(self) -> None:
        """In the folder itself, where others look at it, as a web server’s container does: its parts change places one by one, all or none."""
        inside = self.site / ".next"  # the folder may be on a disk of its own
        done = list[str]()
        try:
            shutil.rmtree(inside, ignore_errors=True)
            shutil.copytree(self.next, inside)
            names = {*os.listdir(inside), *os.listdir(self.site)} - {inside.name}
            for name in sorted(names, key=lambda name: (name.endswith(".html"), name)):  # pages come after what they load
                _change_places(inside / name, self.site / name)
                done.append(name)
        except BaseException:
            for name in reversed(done):
                _change_places(inside / name, self.site / name)
            raise
        finally:
            shutil.rmtree(inside, ignore_errors=True)

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


def _change_places(one: Path, other: Path) -> None:
    """Each stands where the other stood, or where nothing did; done twice, all is as before."""
    if not other.exists():
        os.rename(one, other)
    elif not one.exists():
        os.rename(other, one)
    elif not exchanged(one, other):
        aside = one.with_name(f"{one.name}~")
        os.rename(other, aside)
        os.rename(one, other)
        os.rename(aside, one)


def all_mounts() -> list[list[str]]:
    """What is mounted where, in every container that can be seen from here: the fields of /proc’s mountinfo, where a system has it."""
    found = set[str]()
    for path in glob("/proc/[0-9]*/mountinfo"):
        with suppress(OSError):  # somebody else’s process, or one that has ended
            found |= set(Path(path).read_text(encoding="utf-8", errors="replace").splitlines())
    return [[field.replace("\\040", " ") for field in line.split()] for line in sorted(found)]  # a space in a path is written so


def is_mounted(folder: Path, mounts: Sequence[Sequence[str]]) -> bool:
    """Whether a folder is a mount, or is shown somewhere else by one, so that nobody there would see another folder in its place."""
    place = os.stat(folder).st_dev
    here = [(root, point) for _, _, device, root, point, *_ in mounts if device == f"{os.major(place)}:{os.minor(place)}"]
    paths = {os.path.normpath(Path(root, os.path.relpath(folder, point))) for root, point in here if folder.is_relative_to(point)}
    return any(folder == Path(point) or (root in paths and not folder.is_relative_to(point)) for root, point in here)


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
