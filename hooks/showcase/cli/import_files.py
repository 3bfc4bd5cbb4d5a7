"""The disk as `showcase import` meets it: texts in, the entries that stand there, and new folders out."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from showcase.authoring.importer.decode import decoded
from showcase.authoring.importer.kinds import TEXT, kind_of, other
from showcase.authoring.importer.reconcile import Outcome, Standing
from showcase.cli.common import WrongUse, write_new
from showcase.model.finding import Finding, Location, Severity

LARGEST = 200_000_000  # bytes; far more than any award has received
LARGEST_ENTRY = 1_000_000  # bytes; no text that was brought in has as many
KINDS = frozenset((".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx", ".docm", ".json", ".jsonl", ".ndjson"))
FEW = 5  # names of files that are told


def files_of(path: Path, root: Path) -> tuple[str, list[tuple[str, bytes]], list[Finding]]:
    """A file, or a folder’s files in the order of their names: each with its name in findings and its bytes; and what of a folder is passed over."""
    name = _named(path, root)
    if not path.is_dir():
        return name, [(name, _bytes(path))], []
    try:
        inside = sorted(one for one in path.iterdir() if not one.name.startswith((".", "~$")) and one.is_file() and not one.is_symlink())
    except OSError as error:
        raise WrongUse(f"‘{path}’ cannot be looked into: {error.strerror}. Check that you may open it.") from None
    read = [one for one in inside if one.suffix.casefold() in KINDS]
    findings = [] if len(read) == len(inside) else [_left(inside, read, name)]
    if sum(one.stat().st_size for one in read) > LARGEST:
        raise WrongUse(f"The files in ‘{path}’ have more than {LARGEST // 1_000_000} MB. Bring them in a few at a time.")
    return name, [(_named(one, root), _bytes(one)) for one in read], findings


def _left(inside: list[Path], read: list[Path], name: str) -> Finding:
    others = [one.name for one in inside if one not in read]
    return Finding("import-files-left", Location(name), {"others": [f"‘{one}’" for one in others[:FEW]], "number": len(others)}, severity=Severity.WARNING)


def text_of(path: Path, root: Path) -> tuple[str, str, list[Finding]]:
    """A map’s text, its name in findings, and what is doubtful about its letters."""
    name, data = _named(path, root), _bytes(path)
    kind, findings = kind_of(data, name)
    text, more = decoded(data, name) if kind == TEXT else ("", [] if findings else [other(f"a {kind}", name)])
    return text, name, findings + more


def _named(path: Path, root: Path) -> str:
    absolute = Path(os.path.abspath(path))
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise WrongUse(f"There is no file ‘{path}’. Paths are written from the folder where you are.")
    try:
        if path.stat().st_size > LARGEST:
            raise WrongUse(f"‘{path}’ has more than {LARGEST // 1_000_000} MB. Split it into tables with fewer rows.")
        return path.read_bytes()
    except OSError as error:
        raise WrongUse(f"‘{path}’ cannot be read: {error.strerror}. Check that you may open it.") from None


def names_in(root: Path) -> Iterator[str]:
    """The year and name of everything that stands where an entry could."""
    for year in _inside(root / "entries"):
        yield from (f"{year.name}/{path.name.casefold()}" for path in _inside(year))


def standing_in(root: Path) -> Iterator[Standing]:
    """The texts of the entries that exist."""
    for year in _inside(root / "entries"):
        for folder in _inside(year):
            index = folder / "index.md"
            try:
                if index.is_file() and index.stat().st_size < LARGEST_ENTRY:
                    yield Standing(f"{year.name}/{folder.name}", index.read_bytes().decode(errors="replace").replace("\r\n", "\n"))
            except OSError:
                continue  # what cannot be read is not touched, and `showcase check` tells it


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return []  # what may not be looked into cannot be written into either, and writing tells it


def write(outcomes: Iterable[Outcome], root: Path) -> None:
    """Writes new folders, each whole or not at all: it is made under a hidden name, then renamed."""
    for outcome in outcomes:
        if not outcome.files:
            continue
        target = root / "entries" / outcome.key
        making = target.parent / f".{target.name}.importing"
        try:
            shutil.rmtree(making, ignore_errors=True)  # of a run that was broken off
            making.mkdir(parents=True)
            for name, text in outcome.files:
                (making / name).write_bytes(text.encode())
            making.rename(target)
        except OSError as error:
            shutil.rmtree(making, ignore_errors=True)
            raise WrongUse(f"entries/{outcome.key} cannot be written: {error.strerror}. Folders written before it stand; make room or ask for permission, "
                           "and run this again.") from None


def write_example(folder: Path, texts: Mapping[str, str]) -> None:
    """A small table and its map, to be tried and changed."""
    there = [name for name in texts if os.path.lexists(folder / name)]
    if there:
        raise WrongUse(f"There is already {' and '.join(there)} in ‘{folder}’, and nothing is overwritten. Name another folder.")
    for name, text in texts.items():
        write_new(folder / name, text)
