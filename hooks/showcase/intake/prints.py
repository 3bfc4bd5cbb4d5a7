"""What a folder is known by: a digest of the names and bytes of everything in it, or, sooner, what the disk says of it."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from showcase.intake.safe_read import read_file
from showcase.intake.sources import RECORDS
from showcase.intake.workspace import LARGEST_FILE, MOST_FILES

State = tuple[tuple[str, int, int, int, int], ...]


def print_of(folder: Path) -> str | None:
    """The digest of an entry’s folder, with its year and slug; None where anything in it is more than plain files as an entry has them."""
    digest = hashlib.blake2b(f"{folder.parent.name}/{folder.name}".encode(errors="surrogateescape"), digest_size=20)
    with suppress(OSError, UnicodeError):
        _add(digest, folder, RECORDS)
        return digest.hexdigest()
    return None


def _add(digest: "hashlib.blake2b", folder: Path, folders: Sequence[str]) -> None:
    names = sorted(os.listdir(folder))
    if len(names) > MOST_FILES:
        raise IsADirectoryError(folder)
    for name in names:
        path = folder / name
        if name in folders and stat.S_ISDIR(path.lstat().st_mode):
            digest.update(f"\n{name}:".encode())
            _add(digest, path, ())
            digest.update(b"\n.")
        else:
            data = read_file(path, LARGEST_FILE)
            digest.update(f"\n{len(name)} {name} {len(data)} ".encode() + data)


def state_of(*places: Path) -> State:
    """What tells a later state of files and folders from this one: names, times, sizes and places on the disk of all that is in them."""
    return tuple(sorted(_states(str(one) for one in places)))


def _states(paths: Iterable[str]) -> Iterator[tuple[str, int, int, int, int]]:
    for path in paths:
        with suppress(OSError):  # it went away between the two questions
            status = os.lstat(path)
            yield path, status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
            if stat.S_ISDIR(status.st_mode):
                yield from _states(f"{path}{os.sep}{name}" for name in os.listdir(path))
