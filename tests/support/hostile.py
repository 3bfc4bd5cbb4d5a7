"""Hostile cases: entries as somebody would write them who means harm, as data in `hostile/` (see its README)."""

import json
import os
import re
import shutil
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.casework import CASE_KEYS, ENTRY, apply, read
from support.drawing import drawn

CASES = Path(__file__).parents[1] / "cases" / "hostile"
CANARY = "showcaseCanary"
NEIGHBOUR = "entries/2025/quiet-evenings"
ANSWER = "Nine patients and nine receptionists."
EXPECTED = {"it", "finds", "publishes"}
SHORT = {"answer", "fields", "repeated", "make"}


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile entry: what it is, how it is made, and what becomes of it: the codes that refuse it, or that it is published harmlessly."""

    family: str
    it: str
    made: Mapping[str, Any]
    finds: tuple[str, ...] = ()
    publishes: bool = False

    def __str__(self) -> str:
        return f"{self.family}: {self.it}"

    @property
    def is_one_entry(self) -> bool:
        """Whether all that it changes is in its own folder, so that it can stand beside others."""
        return not any(name.startswith("/") for key in CASE_KEYS for name in (self.made.get(key) or {}) if key != "file") and self.family != "award"


def hostile_cases() -> list[Case]:
    """All of them, file by file."""
    return [_case(path.stem, dict(said)) for path in sorted(CASES.glob("*.yml")) for said in read(path).get("cases", ())]


def _case(family: str, said: dict[str, object]) -> Case:
    it, finds, publishes = str(said.pop("it")), said.pop("finds", []), said.pop("publishes", "") == "true"
    assert isinstance(finds, list)
    assert bool(finds) != publishes, f"{family}: {it}: it is either refused or published"
    assert said.keys() <= CASE_KEYS | SHORT, f"{family}: {it}: {said.keys() - CASE_KEYS - SHORT}"
    return Case(family, it, said, tuple(finds), publishes)


def lay(case: Case, root: Path) -> None:
    """Makes a case in a copy of the small project, whose entry becomes hostile; a sound entry stands beside it."""
    shutil.copytree(root / ENTRY, root / NEIGHBOUR)
    _without_aliases(root / NEIGHBOUR)
    _spoil(case, root)


def lay_all(cases: Sequence[Case], root: Path) -> list[str]:
    """Makes cases that are one entry each as entries beside one another in a copy of the small project; their keys, in the same order."""
    sound = root / "sound"
    (root / ENTRY).rename(sound)
    keys = list[str]()
    for number, case in enumerate(cases, 1):
        shutil.copytree(sound, root / ENTRY)
        _spoil(case, root)
        _without_aliases(root / ENTRY)
        key = f"2025/hostile-{number}"
        (root / ENTRY).rename(root / "entries" / key)
        keys.append(key)
    sound.rename(root / ENTRY)
    return keys


def _spoil(case: Case, root: Path) -> None:
    index = root / ENTRY / "index.md"
    text = index.read_text(encoding="utf-8")
    if "answer" in case.made:
        text = text.replace(ANSWER, str(case.made["answer"]).rstrip("\n"), 1)
    for name, value in _pairs(case, "fields"):
        found = re.search(rf"(?m)^ *(?:- )?{name}: (.*)$", text)
        assert found, f"{case}: there is no field {name}"
        text = text[: found.start(1)] + json.dumps(value) + text[found.end(1) :]
    for piece, times in _pairs(case, "repeated"):
        text = text.replace(ANSWER, _cut(piece, int(times)), 1)
    index.write_text(text, encoding="utf-8", newline="")
    apply({key: value for key, value in case.made.items() if key in CASE_KEYS}, root)
    if "make" in case.made:
        MAKERS[str(case.made["make"])](root / ENTRY)


def _pairs(case: Case, key: str) -> list[tuple[str, str]]:
    pairs = case.made.get(key, {})
    assert isinstance(pairs, dict)
    return list(pairs.items())


def _cut(piece: str, times: int) -> str:
    """A piece again and again, as often as a file has room for."""
    return piece * min(times, 190_000 // len(piece.encode()))


def _without_aliases(folder: Path) -> None:
    index = folder / "index.md"
    if index.is_file() and not index.is_symlink():
        index.write_bytes(index.read_bytes().replace(b"aliases: [2025/quieter-mornings]\n", b""))


def _document(folder: Path, name: str, parts: Mapping[str, bytes], declared: int = 0) -> None:
    """A document that is an archive; `declared` is the size that its last part pretends to have."""
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    if declared:
        data = bytearray((folder / name).read_bytes())
        struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 24, declared)
        (folder / name).write_bytes(data)


def _appended(folder: Path) -> None:
    _document(folder, "map.pdf", CONTENT)
    (folder / "map.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n" + (folder / "map.pdf").read_bytes())


def _vast(folder: Path) -> None:
    """A head that claims 30,000 points a side, and nothing behind it."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    (folder / "desk.png").write_bytes(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND", b""))


def _unfolding(folder: Path) -> None:
    """A note of a few kilobytes that becomes a hundred million, before the points."""
    sound = drawn("40x30", "desk.png")
    note = b"Comment\0\0" + zlib.compress(b"a" * 100_000_000)
    (folder / "desk.png").write_bytes(sound[:33] + _chunk(b"zTXt", note) + sound[33:])


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _socket(folder: Path) -> None:
    (folder / "visit.mp3").unlink(missing_ok=True)
    here = os.getcwd()
    os.chdir(folder)  # the name of a socket may have about a hundred letters, with its folder
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("visit.mp3")
    finally:
        os.chdir(here)


def _in_place_of(name: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    def made(folder: Path) -> None:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        make(path)

    return made


def _elsewhere(where: str) -> Callable[[Path], None]:
    """A folder moved out of the way, and a link to it in its place; `where` is from the entry’s own."""
    def made(folder: Path) -> None:
        path = Path(os.path.normpath(folder / where))
        kept = folder.parents[2] / "elsewhere"
        path.rename(kept)
        path.symlink_to(kept)

    return made


CONTENT = {"[Content_Types].xml": b"<Types/>"}
# What data cannot say.
MAKERS: dict[str, Callable[[Path], object]] = {
    "a queue for a text": _in_place_of("index.md", os.mkfifo),
    "a queue for a record": _in_place_of("adoptions/birch-clinic.md", os.mkfifo),
    "a queue for a document": _in_place_of("sheet.pdf", os.mkfifo),
    "a queue for a series": _in_place_of("noise.csv", os.mkfifo),
    "a queue for the records": _in_place_of("adoptions", os.mkfifo),
    "a queue for the later records": _in_place_of("followups", os.mkfifo),
    "a socket": _socket,
    "a folder for a text": _in_place_of("index.md", Path.mkdir),
    "an endless device": _in_place_of("notes.txt", lambda path: path.symlink_to("/dev/zero")),
    "a link to itself": _in_place_of("noise.csv", lambda path: path.symlink_to(path.name)),
    "records elsewhere": _elsewhere("adoptions"),
    "an entry elsewhere": _elsewhere("."),
    "all entries elsewhere": _elsewhere("../.."),
    "a document that unfolds": lambda folder: _document(folder, "letter.docx", CONTENT | {"word/document.xml": b"\0" * 200_000_000}),
    "a document that claims to unfold": lambda folder: _document(folder, "letter.docx", CONTENT | {"word/document.xml": b"a"}, 4_000_000_000),
    "a document of many parts": lambda folder: _document(folder, "letter.odt", {"mimetype": b"a"} | {f"{part}": b"" for part in range(5_001)}),
    "a document with a program": lambda folder: _document(folder, "letter.docx", CONTENT | {"word/vbaProject.bin": b"a"}),
    "an archive named as a document": lambda folder: _document(folder, "letter.xlsx", {"run.txt": b"a"}),
    "a document that is an archive too": _appended,
    "a picture that claims to be vast": _vast,
    "a picture with a note that unfolds": _unfolding,
    "a picture with a page behind it": lambda folder: (folder / "desk.jpg").write_bytes(
        drawn("40x30", "desk.jpg") + b"<!doctype html><script>alert('showcaseCanary')</script>"
    ),
}
