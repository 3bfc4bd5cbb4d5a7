"""A zip that is written as it goes: no file is held whole, the same members give the same bytes, and a list of checksums ends it."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from showcase.util.slugs import is_plain_name

SUMS = "SHA256SUMS"
# What is compressed already, so that compressing again takes time and gives nothing.
COMPRESSED = frozenset((".webp", ".jpg", ".jpeg", ".png", ".mp3", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip"))
AT_A_TIME = 1 << 18  # bytes
FIRST_YEAR, LAST_YEAR = 1980, 2107  # that a zip can tell
READABLE = 0o100644 << 16  # a plain file that everybody may read, however the machine made it


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name there, its day, and either where it stands or what it says, piece by piece."""

    name: str
    day: date
    content: Path | Iterable[str]

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, some at a time."""
        if not isinstance(self.content, Path):
            yield from (piece.encode() for piece in self.content)
            return
        with self.content.open("rb", buffering=0) as file:
            while piece := file.read(AT_A_TIME):
                yield piece


def write_archive(path: Path, members: Iterable[Member], day: date) -> None:
    """Writes an archive of members in their order, and the list of their checksums, which has the day of the whole.

    Whatever goes through memory is a piece at a time; of each member only its place and its line in the list stay.
    """
    sums = list[str]()
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            sums.append(f"{_written(archive, member)}  {member.name}\n")
        _written(archive, Member(SUMS, day, sums))


def _written(archive: zipfile.ZipFile, member: Member) -> str:
    """Writes a member; the checksum of what it holds."""
    digest, size = hashlib.sha256(), member.content.stat().st_size if isinstance(member.content, Path) else 0
    with archive.open(_described(member, size), "w") as file:
        for piece in member.pieces():
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def _described(member: Member, size: int) -> zipfile.ZipInfo:
    """What the archive says of a member: nothing of the machine or of the moment."""
    assert is_sound(member.name), f"no name for a file in an archive: {member.name}"
    year = min(max(member.day.year, FIRST_YEAR), LAST_YEAR)
    info = zipfile.ZipInfo(member.name, (year, member.day.month, member.day.day, 0, 0, 0))
    info.create_system, info.external_attr, info.file_size = 3, READABLE, size  # by its size it is known whether it needs the long form
    info.compress_type = zipfile.ZIP_STORED if PurePosixPath(member.name).suffix.lower() in COMPRESSED else zipfile.ZIP_DEFLATED
    return info


def is_sound(name: str) -> bool:
    """Whether a name leads down from where somebody unpacks, and can stand on any disk."""
    return all(is_plain_name(part) for part in name.split("/"))
