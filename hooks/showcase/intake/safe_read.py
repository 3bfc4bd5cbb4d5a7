"""The gate: the one way in which bytes come from beside an entry, and how they become a text; what could harm stops here.

A file is looked at without following links, opened without following links and without waiting, and looked at again when it is
open, so that what was looked at is what is read.
"""

import errno
import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO, cast

from showcase.intake.limits import has_unusual_letters, objection
from showcase.intake.sources import Source
from showcase.model.finding import Finding, Location
from showcase.util.invisible import HIDDEN, WEIGHTLESS, code_of
from showcase.util.lines import Lines, line_and_column

LARGEST_TEXT = 200_000  # bytes of a text; a full entry has about a tenth of it
# A link that takes a file’s place after it was looked at is not followed, and a queue is not waited for. Windows has neither way.
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class NotPlain(OSError):
    """What stands at a path is no plain file; `mode` tells what it is, as the system does."""

    def __init__(self, mode: int, path: Path) -> None:
        super().__init__(errno.EINVAL, "this is not a plain file", str(path))
        self.mode = mode


class TooLarge(OSError):
    """A file has more bytes than are read; `size` is how many."""

    def __init__(self, size: int, path: Path) -> None:
        super().__init__(errno.EFBIG, "this is too large", str(path))
        self.size = size


def opened(path: Path, largest: int) -> BinaryIO:
    """A plain file of at most so many bytes, open for reading.

    Raises NotPlain, TooLarge, or another OSError when it cannot be opened.
    """
    _require_plain(path, path.lstat(), largest)
    try:
        descriptor = os.open(path, FLAGS)
    except OSError:
        _require_plain(path, path.lstat(), largest)  # a link, or something else, may have taken its place
        raise
    try:
        _require_plain(path, os.fstat(descriptor), largest)
    except OSError:
        os.close(descriptor)
        raise
    return cast(BinaryIO, open(descriptor, "rb", buffering=0))


def _require_plain(path: Path, status: os.stat_result, largest: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotPlain(status.st_mode, path)
    if status.st_size > largest:
        raise TooLarge(status.st_size, path)


def read_file(path: Path, largest: int) -> bytes:
    """The bytes of a plain file, if they are at most so many; raises as `opened` does."""
    with opened(path, largest) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(size + 1)
        if len(data) > size:  # it grows while it is read
            data += file.read(largest + 1 - len(data))
    if len(data) > largest:
        raise TooLarge(len(data), path)
    return data


def text_of(data: bytes, name: str) -> tuple[Source | None, tuple[Finding, ...]]:
    """The bytes of a file as a text with Unix line ends, composed letters and no byte-order mark; None, with a finding, when it may not be one.

    `name` is the file’s path from the project’s root.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        return None, (Finding("encoding", Location(name), wording="no-text"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (Finding("encoding", Location(name, *line_and_column(data, error.start))),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    written, taken = text, tuple[Finding, ...]()
    if has_unusual_letters(data) or not text.replace("\n", "").isprintable():
        text, taken = _without_weightless(text, name)
        if hidden := HIDDEN.search(text):
            place = Location(name, *line_and_column(text, hidden.start()))
            return None, (*taken, Finding("hidden-character", place, {"letter": code_of(hidden[0])}))
    if found := objection(text, data if text is written else text.encode(), name):
        return None, (*taken, found)
    source, apart = _composed(text, name)
    return source, (*taken, *apart)


def _without_weightless(text: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """The text without the letters that take no room, and where they stood: line by line they would be told again and again."""
    found = list(WEIGHTLESS.finditer(text))
    if not found:
        return text, ()
    lines = Lines(text)
    places = [lines.line_and_column(one.start()) for one in found]
    rows = sorted({line for line, _ in places})
    values = {"letters": sorted({code_of(one[0]) for one in found}), "count": len(found), "lines": rows if len(rows) > 1 else ()}
    can_be_fixed = name.endswith(".md")
    place, values = Location(name, *places[0]), values | {"text": name if can_be_fixed else ""}
    return WEIGHTLESS.sub("", text), (Finding("hidden-character", place, values, "weightless", fixable=can_be_fixed),)


def _composed(text: str, name: str) -> tuple[Source, tuple[Finding, ...]]:
    """The text with each letter as one character where there is one, and what is said when it was not so."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return Source(name, text), ()
    composed = unicodedata.normalize("NFC", text)
    first = next(place for place, (old, new) in enumerate(zip(text, f"{composed}\0", strict=False)) if old != new)
    finding = Finding("not-nfc", Location(name, *line_and_column(text, first)), fixable=name.endswith(".md"))
    return Source(name, composed), (finding,)
