"""A zip that is written member by member: the system lends the bytes of a file while they are read, the same members give the same bytes, and a list of
checksums ends it."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from mmap import ACCESS_READ, mmap
from pathlib import Path, PurePosixPath

from showcase.util.slugs import is_plain_name

SUMS = "SHA256SUMS"
# What is compressed already, so that compressing again takes time and gives nothing.
COMPRESSED = frozenset((".webp", ".jpg", ".jpeg", ".png", ".mp3", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip"))
LEVEL = 1  # takes a third of the time of the usual one, for a third more
FIRST_YEAR, LAST_YEAR = 1980, 2107  # that a zip can tell
READABLE = 0o100644 << 16  # a plain file that everybody may read, however the machine made it


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name there, its day, and either where it stands or what it says, piece by piece."""

    name: str
    day: date
    content: Path | Iterable[str]

    @contextmanager
    def lent(self) -> Iterator[bytes | mmap]:
        """Its bytes; those of a file stay where they are, and go through memory as they are read."""
        if not isinstance(self.content, Path):
            yield "".join(self.content).encode()
        elif not self.content.stat().st_size:
            yield b""  # of which nothing can be lent
        else:
            with self.content.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as held:
                yield held


def write_archive(path: Path, members: Iterable[Member], day: date) -> None:
    """Writes an archive of members in their order, and the list of their checksums, which has the day of the whole."""
    sums = list[str]()
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            sums.append(f"{_written(archive, member)}  {member.name}\n")
        _written(archive, Member(SUMS, day, sums))


def _written(archive: zipfile.ZipFile, member: Member) -> str:
    """Writes a member; the checksum of what it holds."""
    with member.lent() as data:
        archive.writestr(_described(member), data, compresslevel=LEVEL)
        return hashlib.sha256(data).hexdigest()


def _described(member: Member) -> zipfile.ZipInfo:
    """What the archive says of a member: nothing of the machine or of the moment."""
    assert is_sound(member.name), f"no name for a file in an archive: {member.name}"
    year = min(max(member.day.year, FIRST_YEAR), LAST_YEAR)
    info = zipfile.ZipInfo(member.name, (year, member.day.month, member.day.day, 0, 0, 0))
    info.create_system, info.external_attr = 3, READABLE
    info.compress_type = zipfile.ZIP_STORED if PurePosixPath(member.name).suffix.lower() in COMPRESSED else zipfile.ZIP_DEFLATED
    return info


def is_sound(name: str) -> bool:
    """Whether a name leads down from where somebody unpacks, and can stand on any disk."""
    return all(is_plain_name(part) for part in name.split("/"))
