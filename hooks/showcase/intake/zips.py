"""A zip that somebody sent becomes files by their paths, or what is wrong with it: nothing is written, and nothing is unpacked beyond its limits."""

import re
import stat
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError

from showcase.model.finding import Finding, Location

LARGEST_ZIP = 50_000_000  # bytes, packed and unpacked: what an e-mail carries is a fraction of it
MOST_MEMBERS = 500
LONGEST_PATH = 200  # letters
DRIVE = re.compile(r"[A-Za-z]:")
# What systems put beside what people packed; none of it is anybody’s work.
OF_SYSTEMS = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store\Z|\._|Thumbs\.db\Z|desktop\.ini\Z)")
LOCKED = 0x1  # the bit of a member that is encrypted


def unpacked(data: bytes, name: str) -> tuple[Mapping[str, bytes], tuple[Finding, ...]]:
    """The files of a zip by their paths in it; none, with a finding, when it may not be taken in. `name` is its path for findings."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not OF_SYSTEMS.search(one.filename)]
            if found := tuple(_objections(members, name)):
                return {}, found
            return {one.filename: _content(archive, one) for one in members}, ()
    except (BadZipFile, DeflateError, NotImplementedError, EOFError, ValueError, OSError, RuntimeError):
        return {}, (refused(name, "damaged"),)


def _objections(members: list[ZipInfo], name: str) -> Iterator[Finding]:
    """What is wrong with what a zip declares to hold."""
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > LARGEST_ZIP:
        yield refused(name, "too-much-inside")
        return
    known = dict[str, str]()
    for one in members:
        path = one.filename
        if wording := _odd(one):
            yield refused(name, wording, file=shown(path))
        elif known.setdefault(path.casefold(), path) != path or sum(each.filename == path for each in members) > 1:
            yield refused(name, "twin", file=shown(path))
            return


def _odd(one: ZipInfo) -> str:
    """What is odd about a member, as the wording of the finding."""
    path = one.orig_filename  # as it stands there: Python cuts a name at its first null
    if not path.isprintable() or len(path) > LONGEST_PATH:
        return "name"
    if path.startswith(("/", "\\")) or DRIVE.match(path) or "\\" in path or any(part in ("", ".", "..") for part in path.split("/")):
        return "climbs"
    if stat.S_ISLNK(one.external_attr >> 16):
        return "link"
    if one.flag_bits & LOCKED:
        return "locked"
    return "" if one.compress_type in (ZIP_STORED, ZIP_DEFLATED) else "packed-otherwise"


def _content(archive: ZipFile, one: ZipInfo) -> bytes:
    """A member’s bytes: as many as it declares, and its sum must be right."""
    with archive.open(one) as file:
        data = file.read(one.file_size + 1)
    if len(data) != one.file_size:
        raise BadZipFile
    return data


def shown(path: str) -> str:
    """A path for a message."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in path)[:80]


def refused(name: str, wording: str, **values: object) -> Finding:
    """Why a zip is not taken in."""
    return Finding("import-zip", Location(name), {"most": LARGEST_ZIP // 1_000_000, "members": MOST_MEMBERS, **values}, wording)
