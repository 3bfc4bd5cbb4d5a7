"""Whether a document or a recording is what its name says: by its first bytes, and where it is an archive, by what it declares to hold."""

import re
from collections.abc import Mapping
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, is_zipfile

BEGINNING = 1_024  # bytes that are looked at
LARGEST_UNPACKED = 100_000_000  # bytes that a document may become when a reader opens it
MOST_PARTS = 5_000  # files in a document; one with five hundred pictures has about a thousand
_OFFICE, _OPEN = "[Content_Types].xml", "mimetype"
# Kinds of archive, with the part that each must have.
ARCHIVES: Mapping[str, str] = {".docx": _OFFICE, ".xlsx": _OFFICE, ".pptx": _OFFICE, ".odt": _OPEN, ".ods": _OPEN, ".odp": _OPEN}
# How files of each kind begin.
BEGINS: Mapping[str, re.Pattern[bytes]] = {
    kind: re.compile(pattern)
    for kind, pattern in {
        ".pdf": rb"%PDF-\d",
        ".mp3": rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]",
        **dict.fromkeys(ARCHIVES, rb"PK\x03\x04"),
    }.items()
}
PAGE = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php)", re.IGNORECASE)
MACROS = re.compile(r"vbaProject|(?:^|/)(?:Basic|Scripts)/|\.(?:exe|dll|js|vbs|bat|cmd|ps1|jar)\Z", re.IGNORECASE)


def not_as_named(file: BinaryIO, kind: str) -> str:
    """What is wrong with the content of an open file of a kind, such as `.pdf`, as the wording of the finding; nothing when it is as its name says."""
    beginning = file.read(BEGINNING)
    if not BEGINS[kind].match(beginning):
        return "other-kind"
    if kind in ARCHIVES:
        return _document(file, ARCHIVES[kind])
    if PAGE.search(beginning):
        return "web-page"
    return "archive-too" if is_zipfile(file) else ""


def _document(file: BinaryIO, needed: str) -> str:
    """What is wrong with a document that is an archive; nothing in it is unpacked."""
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return "damaged"
    if needed not in [part.filename for part in parts]:
        return "no-document"
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return "too-much-inside"
    if any(MACROS.search(part.filename) for part in parts):
        return "program"
    return ""
