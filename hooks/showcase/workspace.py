"""The only reader of the disk: finds the award and the entries under a project's root and reads them, or says why not."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from .findings import Finding, Location
from .model.picture import Picture, is_picture
from .pictures.keeping import Store
from .pictures.looking import look_at
from .sources import HIDDEN, Folder, Source, Workspace, invisible

LARGEST = 200_000  # bytes of a text; a full entry has about a tenth of it
LARGEST_FILE = 10_000_000  # bytes of a picture or a document
TEXTS = (".md", ".csv", ".txt", ".vtt")
# Kinds of file that may stand beside an entry. SVG can carry script, so it is not among them.
KINDS = (".md", ".csv", ".jpg", ".jpeg", ".png", ".webp", ".gif", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".txt", ".mp3", ".vtt")


def read_workspace(root: Path, only: Sequence[Path] = ()) -> Workspace:
    """What stands under a root: the award’s text and the folders of all entries, or only of those that the given paths touch."""
    found = Workspace(root, None)
    found.award = _read_text(root / "criteria.yml", root, found.findings)
    for folder in entry_folders(root, found.findings):
        if not only or any(_touches(folder, Path(os.path.abspath(path))) for path in only):
            found.folders.append(folder)
        elif (folder / "index.md").exists():
            key = f"{folder.parent.name}/{folder.name}"
            found.neighbours.append(Folder(key, Source(f"entries/{key}/index.md", "")))
    return found


def _touches(folder: Path, path: Path) -> bool:
    return folder == path or folder in path.parents or path in folder.parents


def entry_folders(root: Path, findings: list[Finding]) -> Iterator[Path]:
    """The folders `entries/<year>/<slug>`, by year and name; anything else under `entries` is reported."""
    for year in _sorted(root / "entries", root, findings):
        if not _is_folder(year) or not re.fullmatch(r"[0-9]{4}", year.name):
            findings.append(_stray(year, root))
        else:
            for folder in _sorted(year, root, findings):
                if _is_folder(folder):
                    yield folder
                else:
                    findings.append(_stray(folder, root))


def _sorted(folder: Path, root: Path, findings: list[Finding]) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        findings.append(_unreadable(folder, root, str(error.strerror)))
        return []
    findings += [_odd_name(path, root) for path in found if not path.name.isprintable()]
    return [path for path in found if path.name.isprintable()]


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)


def read_folder(folder: Path, root: Path) -> tuple[Folder, list[Finding]]:
    """One entry’s folder with its texts, and what in it could not be read."""
    findings = list[Finding]()
    key = f"{folder.parent.name}/{folder.name}"
    adoptions, texts, files, unread, pictures = list[Source](), dict[str, Source](), set[str](), set[str](), dict[str, Picture]()
    for path in _sorted(folder, root, findings):
        if path.name == "adoptions" and _is_folder(path):
            adoptions += _read_records(path, root, findings, unread)
        elif path.suffix.lower() in TEXTS:
            source = _read_text(path, root, findings)
            if source is None:
                unread.add(path.name)
            else:
                texts[path.name] = source
        elif not _is_sound_file(path, root, findings):
            unread.add(path.name)
        elif not is_picture(path.name):
            files.add(path.name)
        elif picture := _picture(path, root, findings):
            pictures[path.name] = picture
        else:
            unread.add(path.name)
    index = texts.pop("index.md", None)
    if "index.md" in unread:
        index = Source(f"entries/{key}/index.md", "")
    return Folder(key, index, tuple(adoptions), texts, frozenset(files | texts.keys() | pictures.keys()), frozenset(unread), pictures), findings


def _read_records(folder: Path, root: Path, findings: list[Finding], unread: set[str]) -> Iterator[Source]:
    for path in _sorted(folder, root, findings):
        if path.suffix != ".md" and stat.S_ISREG(path.lstat().st_mode):
            findings.append(Finding("file-kind", _place(path, root), f"‘{path.name}’ is not an adoption record.",
                                    "Only records stand in this folder, and their names end in .md.", "Give it such a name, or move it beside index.md."))
            continue
        source = _read_text(path, root, findings)
        if source is None:
            unread.add(f"adoptions/{path.name}")
        else:
            yield source


def _is_sound_file(path: Path, root: Path, findings: list[Finding]) -> bool:
    """Whether this is a plain file of an allowed kind and size; what it is not is reported."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        findings.append(_not_plain(path, root, status.st_mode))
    elif path.suffix.lower() not in KINDS:
        findings.append(Finding("file-kind", _place(path, root), f"‘{path.name}’ is not a kind of file that an entry may have.",
                                "Files of other kinds may carry code, or cannot be opened by everyone.",
                                f"Use one of {', '.join(kind[1:] for kind in KINDS)}, or take it out."))
    elif status.st_size > LARGEST_FILE:
        findings.append(_too_large(path, root, status.st_size, LARGEST_FILE))
    else:
        return True
    return False


def _picture(path: Path, root: Path, findings: list[Finding]) -> Picture | None:
    """The picture in a sound file; None, with a finding, when it cannot be published."""
    try:
        found = look_at(path.read_bytes(), path.name, _place(path, root), Store(root))
    except OSError as error:
        found = _unreadable(path, root, str(error.strerror))
    if isinstance(found, Picture):
        return found
    findings.append(found)
    return None


def _read_text(path: Path, root: Path, findings: list[Finding]) -> Source | None:
    """A text with Unix line ends and without a byte-order mark; None, with a finding, when it cannot be read."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            findings.append(_not_plain(path, root, status.st_mode))
            return None
        if status.st_size > LARGEST:
            findings.append(_too_large(path, root, status.st_size, LARGEST))
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        findings.append(_unreadable(path, root, "it does not exist"))
        return None
    except OSError as error:
        findings.append(_unreadable(path, root, str(error.strerror)))
        return None
    return _decoded(data, path, root, findings)


def lines_to_show(path: str, root: Path) -> tuple[str, ...]:
    """The lines of a file for quoting, as well as they can be read; none when it is no plain text of a reasonable size."""
    whole = root / path
    try:
        status = whole.lstat()
        data = whole.read_bytes() if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST else b""
    except OSError:
        return ()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        return ()
    return tuple(data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _decoded(data: bytes, path: Path, root: Path, findings: list[Finding]) -> Source | None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        findings.append(_encoding(path, root, 1, 1, "This file is not plain text in UTF-8; it looks like UTF-16 or a document of another program."))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode(errors="ignore")) + 1
        findings.append(_encoding(path, root, line, column, "A letter here is not written in UTF-8."))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = None if text.replace("\n", "").isprintable() else HIDDEN.search(text)
    if hidden:
        line, column = text.count("\n", 0, hidden.start()) + 1, hidden.start() - text.rfind("\n", 0, hidden.start())
        findings.append(Finding("hidden-character", Location(_name(path, root), line, column), *invisible(hidden[0])))
        return None
    return Source(_name(path, root), text)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _place(path: Path, root: Path) -> Location:
    return Location(_name(path, root))


def _odd_name(path: Path, root: Path) -> Finding:
    clean = "".join(letter if letter.isprintable() else "\ufffd" for letter in _name(path, root))
    return Finding("hidden-character", Location(clean), f"The name ‘{clean.rpartition('/')[2]}’ holds a character that cannot be shown.",
                   "No address can hold it.", "Rename it with letters, digits, dots and hyphens.")


def _stray(path: Path, root: Path) -> Finding:
    return Finding("stray-file", _place(path, root), f"‘{path.name}’ is not where an entry can be.",
                   "An entry is a folder inside the folder of its year, with its text in index.md.",
                   "Move it to entries/2025/its-name/index.md, with its own year and name, or remove it.")


def _unreadable(path: Path, root: Path, why: str) -> Finding:
    return Finding("unreadable", _place(path, root), f"This cannot be read: {why}.", "", "Check that it is there and that you may open it.")


def _encoding(path: Path, root: Path, line: int, column: int, fact: str) -> Finding:
    return Finding("encoding", Location(_name(path, root), line, column), fact, "Accents and quotation marks would come out wrong.",
                   "Save the file again as plain text with the encoding UTF-8.")


def _not_plain(path: Path, root: Path, mode: int) -> Finding:
    what, remedy = "not a plain file", "Put a plain file in its place."
    if stat.S_ISLNK(mode):
        what, remedy = "a link to somewhere else", "Put the file itself here."
    elif stat.S_ISDIR(mode):
        what, remedy = "a folder", "Move what is in it beside index.md, and remove the folder."
    return Finding("not-a-plain-file", _place(path, root), f"‘{path.name}’ is {what}.",
                   "Only plain files are read, so that nothing outside an entry’s folder can be published.", remedy)


def _too_large(path: Path, root: Path, size: int, largest: int) -> Finding:
    return Finding("too-large", _place(path, root), f"‘{path.name}’ has {-(-size // 1000):,} KB.", f"At most {largest // 1000:,} KB are read.",
                   "Make it smaller, or split it.")


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path is a folder, is inside it, or leads to it; dots in the path are resolved, links are not followed."""
    return _touches(Path(os.path.abspath(folder)), Path(os.path.abspath(path)))


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds a `criteria.yml`."""
    return next((folder for folder in (start, *start.parents) if os.path.lexists(folder / "criteria.yml")), None)
