"""The only reader of the disk: finds the award and the entries under a project's root and reads them, or says why not."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase, translate
from pathlib import Path

from showcase.intake.filetypes import BEGINS, LARGEST_UNPACKED, not_as_named
from showcase.intake.messages import left_behind, odd_name, of_other_kind, place_of, refused
from showcase.intake.safe_read import LARGEST_TEXT, TooLarge, opened, read_file, text_of
from showcase.intake.sources import RECORDS, Folder, Source, Workspace
from showcase.model.finding import Finding, Severity
from showcase.model.picture import ENDINGS, Picture, is_picture
from showcase.util.slugs import is_plain_name

LARGEST_FILE = 10_000_000  # bytes of a picture or a document
MOST_FILES = 200  # in one folder; the fullest entries have about twenty
TEXTS = (".md", ".csv", ".txt", ".vtt")
KINDS = (*TEXTS, *ENDINGS, *BEGINS)  # that may stand beside an entry; SVG can carry script, so it is not among them
KEEPERS = (".gitkeep", ".gitignore")  # that a person puts into a folder for Git
# What systems and editors leave in folders by themselves, as .gitignore has it; none of it is judged or published.
LEFTOVERS = (
    "*~", "~$*", "#*#", ".#*", ".*.sw?", ".~lock.*", "._*", "*.bak", "*.old", "*.orig", "*.rej", "*.tmp",
    ".DS_Store", ".directory", "desktop.ini", "ehthumbs.db", "Icon?", "Thumbs.db",
)
LEFTOVER = re.compile("|".join(map(translate, LEFTOVERS)), re.IGNORECASE)


def read_workspace(root: Path, only: Sequence[Path] = ()) -> Workspace:
    """What stands under a root: the award’s text and the folders of all entries, or only of those that the given paths touch."""
    found = Workspace(root, None)
    found.award = _read_text(root / "criteria.yml", root, found.findings)
    named = [os.path.abspath(path) for path in only]
    for folder in entry_folders(root, found.findings):
        if not only or any(_touches(str(folder), path) for path in named):
            found.folders.append(folder)
        elif (folder / "index.md").exists():
            key = f"{folder.parent.name}/{folder.name}"
            found.neighbours.append(Folder(key, Source(f"entries/{key}/index.md", "")))
    return found


def _touches(folder: str, path: str) -> bool:
    """Whether one is the other, or above it."""
    return f"{folder}{os.sep}".startswith(f"{path}{os.sep}") or path.startswith(f"{folder}{os.sep}")


def entry_folders(root: Path, findings: list[Finding]) -> Iterator[Path]:
    """The folders `entries/<year>/<slug>`, by year and name; anything else under `entries` is reported."""
    for year in _sorted(root / "entries", root, findings):
        if not _is_folder(year) or not re.fullmatch(r"[0-9]{4}", year.name):
            findings.append(Finding("stray-file", place_of(year, root), {"name": year.name}))
            continue
        for folder in _sorted(year, root, findings):
            if _is_folder(folder):
                yield folder
            else:
                findings.append(Finding("stray-file", place_of(folder, root), {"name": folder.name}))


def _sorted(folder: Path, root: Path, findings: list[Finding]) -> list[Path]:
    """What stands in a folder, by name; what is hidden, cannot be shown or is beyond any number is reported, and no part of it."""
    try:
        if folder.is_symlink():
            findings.append(Finding("not-a-plain-file", place_of(folder, root), {"name": folder.name}, "link"))
            return []
        found = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        findings.append(Finding("unreadable", place_of(folder, root), {"why": str(error.strerror)}))
        return []
    left = [path for path in found if LEFTOVER.match(path.name) and not _is_folder(path)]
    findings += [left_behind(path, root, next(kind for kind in LEFTOVERS if fnmatchcase(path.name.lower(), kind.lower()))) for path in left]
    rest = [path for path in found if path not in left]
    findings += [odd_name(path, root) for path in rest if not path.name.isprintable()]
    shown = [path for path in rest if path.name.isprintable()]
    findings += [Finding("hidden-file", place_of(path, root), {"name": path.name}, severity=Severity.WARNING)
                 for path in shown if path.name.startswith(".") and path.name not in KEEPERS]
    return [path for path in shown if not path.name.startswith(".")]


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)


def read_folder(folder: Path, root: Path) -> tuple[Folder, list[Finding]]:
    """One entry’s folder with its texts, and what in it could not be read."""
    findings = list[Finding]()
    key = f"{folder.parent.name}/{folder.name}"
    records: dict[str, tuple[Source, ...]] = {}
    texts, files, unread, pictures = dict[str, Source](), set[str](), set[str](), dict[str, Picture]()
    leftovers = list(_leftovers(folder, root))
    for path in _usable(folder, root, findings):
        if path.name in RECORDS and _is_folder(path):
            records[path.name] = tuple(_read_records(path, root, findings, unread))
            leftovers += _leftovers(path, root)
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
    if any(finding.code == "too-many-files" for finding in findings):
        unread.add("index.md")
    if "index.md" in unread:
        index = Source(f"entries/{key}/index.md", "")
    plain = frozenset(files | texts.keys() | pictures.keys())
    return Folder(key, index, texts=texts, files=plain, unread=frozenset(unread), pictures=pictures, leftovers=tuple(leftovers), **records), findings


def _usable(folder: Path, root: Path, findings: list[Finding]) -> list[Path]:
    """What stands in a folder that is looked at: nothing when there is too much. Names that cannot be used are reported."""
    found, names = _sorted(folder, root, findings), dict[str, str]()
    if len(found) > MOST_FILES:
        findings.append(Finding("too-many-files", place_of(folder, root), {"files": len(found), "most": MOST_FILES}))
        return []
    for path in found:
        twin = names.setdefault(path.name.casefold(), path.name)
        if twin != path.name:
            findings.append(Finding("file-name", place_of(path, root), {"name": path.name, "twin": twin}, "twin"))
        elif not is_plain_name(path.name) and folder.name not in RECORDS:  # records have a rule of their own
            findings.append(Finding("file-name", place_of(path, root), {"name": path.name}))
    return found


def _read_records(folder: Path, root: Path, findings: list[Finding], unread: set[str]) -> Iterator[Source]:
    for path in _usable(folder, root, findings):
        if path.suffix != ".md" and stat.S_ISREG(path.lstat().st_mode):
            findings.append(Finding("file-kind", place_of(path, root), {"name": path.name}, "among-records"))
            continue
        source = _read_text(path, root, findings)
        if source is None:
            unread.add(f"{folder.name}/{path.name}")
        else:
            yield source


def _leftovers(folder: Path, root: Path) -> Iterator[Source]:
    """The hidden files of a folder and those that editors leave, as far as they hold text."""
    with suppress(OSError):  # a folder that cannot be read is told by those who need it
        for name in sorted(name for name in os.listdir(folder) if name.startswith(".") or LEFTOVER.match(name))[:MOST_FILES]:
            with suppress(OSError):
                text = read_file(folder / name, 2 * LARGEST_TEXT).decode("utf-8", "replace")
                yield Source(place_of(folder / name, root).path, text.replace("\0", "\n\n"))


def _is_sound_file(path: Path, root: Path, findings: list[Finding]) -> bool:
    """Whether this is a plain file of an allowed kind and size that is what its name says; what it is not is reported."""
    kind = path.suffix.lower()
    try:
        with opened(path, LARGEST_FILE) as file:
            if kind not in KINDS:
                findings.append(of_other_kind(path, root, KINDS))
                return False
            wrong = not_as_named(file, kind) if kind in BEGINS else ""
    except OSError as error:  # a film is too large as well, and would be refused at any size
        is_film = isinstance(error, TooLarge) and kind not in KINDS
        findings.append(of_other_kind(path, root, KINDS) if is_film else refused(path, root, error, LARGEST_FILE))
        return False
    if wrong:
        values = {"name": path.name, "kind": kind[1:].upper(), "most": LARGEST_UNPACKED // 1_000_000}
        findings.append(Finding("file-content", place_of(path, root), values, wrong))
    return not wrong


def _picture(path: Path, root: Path, findings: list[Finding]) -> Picture | None:
    """The picture in a sound file; None, with a finding, when it cannot be published."""
    from showcase.intake.images.cache import Store  # noqa: PLC0415 – what opens pictures takes as long to load as an entry to check, and most have none
    from showcase.intake.images.inspect import look_at  # noqa: PLC0415 – the same

    try:
        found = look_at(read_file(path, LARGEST_FILE), path.name, place_of(path, root), Store(root))
    except OSError as error:
        found = refused(path, root, error, LARGEST_FILE)
    if isinstance(found, Picture):
        return found
    findings.append(found)
    return None


def _read_text(path: Path, root: Path, findings: list[Finding]) -> Source | None:
    """A text; None, with a finding, when it cannot be read."""
    try:
        data = read_file(path, LARGEST_TEXT)
    except OSError as error:
        findings.append(refused(path, root, error, LARGEST_TEXT))
        return None
    source, found = text_of(data, place_of(path, root).path)
    findings += found
    return source


def lines_to_show(path: str, root: Path) -> tuple[str, ...]:
    """The lines of a file for quoting, as well as they can be read; none when it is no plain text of a reasonable size."""
    try:
        data = read_file(root / path, LARGEST_TEXT)
    except OSError:
        return ()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        return ()
    return tuple(data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path is a folder, is inside it, or leads to it; dots in the path are resolved, links are not followed."""
    return _touches(os.path.abspath(folder), os.path.abspath(path))


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds a `criteria.yml`."""
    return next((folder for folder in (start, *start.parents) if os.path.lexists(folder / "criteria.yml")), None)
