"""What is said of files and folders that are not read: one function for each reason."""

import stat
from pathlib import Path

from showcase.intake.safe_read import NotPlain, TooLarge
from showcase.model.finding import Finding, Location, Severity, spelt_out
from showcase.util.text import short


def name_of(path: Path, root: Path) -> str:
    """A path from the project’s root, with forward slashes."""
    return path.relative_to(root).as_posix()


def place_of(path: Path, root: Path) -> Location:
    """The place of a whole file."""
    return Location(name_of(path, root))


def odd_name(path: Path, root: Path) -> Finding:
    """A name that cannot be shown."""
    clean = "".join(letter if letter.isprintable() else "\ufffd" for letter in name_of(path, root))
    return spelt_out("hidden-character", Location(clean), f"The name ‘{clean.rpartition('/')[2]}’ holds a character that cannot be shown.",
                   "No address can hold it.", "Rename it with letters, digits, dots and hyphens.")


def stray(path: Path, root: Path) -> Finding:
    """What is not where an entry can be."""
    return spelt_out("stray-file", place_of(path, root), f"‘{path.name}’ is not where an entry can be.",
                   "An entry is a folder inside the folder of its year, with its text in index.md.",
                   "Move it to entries/2025/its-name/index.md, with its own year and name, or remove it.")


def unreadable(path: Path, root: Path, why: str) -> Finding:
    """What cannot be read, and why."""
    return spelt_out("unreadable", place_of(path, root), f"This cannot be read: {why}.", "", "Check that it is there and that you may open it.")


def refused(path: Path, root: Path, error: OSError, largest: int) -> Finding:
    """Why the gate did not let a file through."""
    if isinstance(error, NotPlain):
        return not_plain(path, root, error.mode)
    if isinstance(error, TooLarge):
        return too_large(path, root, error.size, largest)
    return unreadable(path, root, "it does not exist" if isinstance(error, FileNotFoundError) else str(error.strerror))


def hidden(path: Path, root: Path) -> Finding:
    """A file that most programs do not show."""
    return spelt_out("hidden-file", place_of(path, root), f"‘{path.name}’ is hidden, because its name begins with a dot.",
                   "It is neither judged nor published, and most programs do not show it.", "Remove it, or give it a name that does not begin with a dot.",
                   Severity.WARNING)


def twin_name(path: Path, root: Path, twin: str) -> Finding:
    """Two names that are one where capitals make no difference."""
    return spelt_out("file-name", place_of(path, root), f"‘{path.name}’ and ‘{twin}’ are one name on many machines.",
                   "Windows and many web servers make no difference between capitals and small letters.", "Rename one of the two.")


def bad_name(path: Path, root: Path) -> Finding:
    """A name that could hurt in an address or on a disk."""
    return spelt_out("file-name", place_of(path, root), f"‘{short(path.name)}’ cannot be the name of a file here.",
                   "It becomes an address, and has to fit on every disk: up to 100 letters a to z, digits, dots, hyphens and underscores.", "Rename it.")


def too_many(folder: Path, root: Path, number: int, most: int) -> Finding:
    """A folder with more in it than is looked at."""
    return spelt_out("too-many-files", place_of(folder, root), f"There are {number:,} files in this folder.", f"At most {most} are looked at.",
                   "Keep those that readers need.")


def not_plain(path: Path, root: Path, mode: int) -> Finding:
    """What is no plain file."""
    what, remedy = "not a plain file", "Put a plain file in its place."
    if stat.S_ISLNK(mode):
        what, remedy = "a link to somewhere else", "Put the file itself here."
    elif stat.S_ISDIR(mode):
        what, remedy = "a folder", "Move what is in it beside index.md, and remove the folder."
    return spelt_out("not-a-plain-file", place_of(path, root), f"‘{path.name}’ is {what}.",
                   "Only plain files are read, so that nothing outside an entry’s folder can be published.", remedy)


def too_large(path: Path, root: Path, size: int, largest: int) -> Finding:
    """A file larger than is read."""
    return spelt_out("too-large", place_of(path, root), f"‘{path.name}’ has {-(-size // 1000):,} KB.", f"At most {largest // 1000:,} KB are read.",
                   "Make it smaller, or split it.")
