"""Where files and folders are that are not read, and what is said where that takes more than a line."""

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from showcase.intake.safe_read import NotPlain, TooLarge
from showcase.model.finding import Finding, Location, Severity


def place_of(path: Path, root: Path) -> Location:
    """The place of a whole file: its path from the project’s root, with forward slashes."""
    return Location(path.relative_to(root).as_posix())


def odd_name(path: Path, root: Path) -> Finding:
    """A name that cannot be shown."""
    place = _showable(path, root)
    return Finding("hidden-character", place, {"name": place.path.rpartition("/")[2]}, "in-name")


def left_behind(path: Path, root: Path, kind: str) -> Finding:
    """A file that a system or an editor left, with its kind as a line of .gitignore."""
    place, line = _showable(path, root), f"\\{kind}" if kind.startswith("#") else kind  # where that sign begins a comment
    return Finding("left-behind", place, {"name": place.path.rpartition("/")[2], "line": line}, severity=Severity.WARNING)


def _showable(path: Path, root: Path) -> Location:
    return Location("".join(letter if letter.isprintable() else "\ufffd" for letter in place_of(path, root).path))


def refused(path: Path, root: Path, error: OSError, largest: int) -> Finding:
    """Why the gate did not let a file through."""
    place = place_of(path, root)
    if isinstance(error, NotPlain):
        wording = "link" if stat.S_ISLNK(error.mode) else "folder" if stat.S_ISDIR(error.mode) else ""
        return Finding("not-a-plain-file", place, {"name": path.name}, wording)
    if isinstance(error, TooLarge):
        return Finding("too-large", place, {"name": path.name, "kilobytes": -(-error.size // 1000), "most": largest // 1000})
    if isinstance(error, FileNotFoundError):
        return Finding("unreadable", place, wording="not-there")
    return Finding("unreadable", place, {"why": str(error.strerror)})


# Kinds of file that people often put beside an entry and that cannot stand there, by what is said of them.
OTHERS: Mapping[str, tuple[str, ...]] = {
    "photograph": (".heic", ".heif", ".avif"),
    "picture": (".tif", ".tiff", ".bmp", ".svg", ".psd", ".eps", ".raw", ".dng"),
    "film": (".mov", ".mp4", ".m4v", ".avi", ".mkv", ".webm", ".wmv", ".mpg", ".mpeg", ".3gp"),
    "sound": (".m4a", ".wav", ".aac", ".ogg", ".flac", ".wma", ".amr"),
    "document": (".doc", ".docm", ".rtf", ".pages", ".xls", ".xlsm", ".xlsb", ".numbers", ".ppt", ".pptm", ".key", ".pub"),
    "archive": (".zip", ".rar", ".7z", ".tar", ".gz"),
}
BETTER = {".xls": "XLSX or CSV", ".xlsm": "XLSX or CSV", ".xlsb": "XLSX or CSV", ".numbers": "XLSX or CSV", ".ppt": "PPTX", ".pptm": "PPTX", ".key": "PPTX"}


def of_other_kind(path: Path, root: Path, kinds: Iterable[str]) -> Finding:
    """What is said of a file of a kind that cannot stand beside an entry, with what to do about it."""
    kind = path.suffix.lower()
    wording = next((one for one, endings in OTHERS.items() if kind in endings), "")
    values = {"name": path.name, "kinds": ", ".join(one[1:] for one in kinds), "better": BETTER.get(kind, "DOCX")}
    return Finding("file-kind", place_of(path, root), values, wording)
