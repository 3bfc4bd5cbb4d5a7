"""What is said of files and folders that are not read: one function for each reason."""

import stat
from pathlib import Path

from showcase.intake.safe_read import NotPlain, TooLarge
from showcase.model.finding import Finding, Location, Severity


def name_of(path: Path, root: Path) -> str:
    """A path from the project’s root, with forward slashes."""
    return path.relative_to(root).as_posix()


def place_of(path: Path, root: Path) -> Location:
    """The place of a whole file."""
    return Location(name_of(path, root))


def odd_name(path: Path, root: Path) -> Finding:
    """A name that cannot be shown."""
    clean = "".join(letter if letter.isprintable() else "\ufffd" for letter in name_of(path, root))
    return Finding("hidden-character", Location(clean), {"name": clean.rpartition("/")[2]}, "in-name")


def stray(path: Path, root: Path) -> Finding:
    """What is not where an entry can be."""
    return Finding("stray-file", place_of(path, root), {"name": path.name})


def unreadable(path: Path, root: Path, why: str) -> Finding:
    """What cannot be read, and why."""
    return Finding("unreadable", place_of(path, root), {"why": why})


def refused(path: Path, root: Path, error: OSError, largest: int) -> Finding:
    """Why the gate did not let a file through."""
    if isinstance(error, NotPlain):
        return not_plain(path, root, error.mode)
    if isinstance(error, TooLarge):
        return too_large(path, root, error.size, largest)
    if isinstance(error, FileNotFoundError):
        return Finding("unreadable", place_of(path, root), wording="not-there")
    return unreadable(path, root, str(error.strerror))


def hidden(path: Path, root: Path) -> Finding:
    """A file that most programs do not show."""
    return Finding("hidden-file", place_of(path, root), {"name": path.name}, severity=Severity.WARNING)


def twin_name(path: Path, root: Path, twin: str) -> Finding:
    """Two names that are one where capitals make no difference."""
    return Finding("file-name", place_of(path, root), {"name": path.name, "twin": twin}, "twin")


def bad_name(path: Path, root: Path) -> Finding:
    """A name that could hurt in an address or on a disk."""
    return Finding("file-name", place_of(path, root), {"name": path.name})


def too_many(folder: Path, root: Path, number: int, most: int) -> Finding:
    """A folder with more in it than is looked at."""
    return Finding("too-many-files", place_of(folder, root), {"files": number, "most": most})


def not_plain(path: Path, root: Path, mode: int) -> Finding:
    """What is no plain file."""
    wording = "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else ""
    return Finding("not-a-plain-file", place_of(path, root), {"name": path.name}, wording)


def too_large(path: Path, root: Path, size: int, largest: int) -> Finding:
    """A file larger than is read."""
    return Finding("too-large", place_of(path, root), {"name": path.name, "kilobytes": -(-size // 1000), "most": largest // 1000})
