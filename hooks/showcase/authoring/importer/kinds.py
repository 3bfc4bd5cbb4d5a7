"""What a file is by its bytes, whatever it is called: a kind that rows are read from, or the name of one that holds none."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from showcase.model.finding import Finding, Location, Severity

# How files of other programs begin, and what people call them.
STARTS = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"{\\rtf", "a text in RTF"),
    (b"SQLite format 3", "a database"),
)
# What a packed file holds, by a name within it: the kinds that are read first.
WORKBOOK, WORD, TEXT = "workbook", "word", "text"
PARTS = (
    ("xl/workbook.xml", WORKBOOK), ("xl/workbook.bin", WORKBOOK), ("word/document.xml", WORD), ("ppt/presentation.xml", "a presentation (.pptx)"),
    ("Index/Document.iwa", "a document of Numbers, Pages or Keynote"), ("index.apxl", "a document of Keynote"),
)
TYPES: Mapping[bytes, str] = {
    b"application/vnd.oasis.opendocument.spreadsheet": WORKBOOK,
    b"application/vnd.oasis.opendocument.text": "a text of LibreOffice (.odt)",
    b"application/vnd.oasis.opendocument.presentation": "a presentation (.odp)",
    b"application/epub+zip": "a book (EPUB)",
}
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how files of the older Office begin; within, names are in UTF-16
OLDER = (("EncryptedPackage", "password"), ("Workbook", WORKBOOK), ("Book", WORKBOOK), ("WordDocument", "an old document of Word (.doc)"))
LARGEST_UNPACKED = 300_000_000  # bytes that a workbook may become; one of 20,000 rows with long answers has about 60 million
MOST_PARTS = 5_000
DEFINES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")  # which no part of a document may have, because they are how small files become endless
CHUNK = 1 << 20
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
PAGES = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|style|meta|script)\b", re.IGNORECASE | re.DOTALL)


def kind_of(data: bytes, path: str) -> tuple[str, list[Finding]]:
    """Of what kind a file is: WORKBOOK, WORD or TEXT, with what is doubtful; nothing, with an error, where it holds no rows."""
    named = next((name for start, name in STARTS if data.startswith(start)), "")
    if named:
        return "", [other(named, path)]
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, path)
    if data.startswith(OLD):
        found = next((kind for name, kind in OLDER if name.encode("utf-16-le") in data), "a file of an older Office")
        if found == "password":
            return "", [locked(path)]
        return (found, []) if found == WORKBOOK else ("", [other(found, path)])
    return TEXT, []


def other(kind: str, path: str) -> Finding:
    """That a file holds no rows, by what it is."""
    return Finding("import-not-a-table", Location(path), {"kind": kind}, "other-kind")


def locked(path: str) -> Finding:
    """That a file is locked with a password."""
    return Finding("import-not-a-table", Location(path), wording="password")


def in_disguise(text: str) -> str:
    """What a text is that is no table, whatever its name says; nothing where it may be one."""
    start = text[:5_000].lstrip("\ufeff")
    if PAGES.match(start):
        return "a web page, whatever its name says"
    if start.lstrip().startswith("<?xml"):
        return "a workbook in the XML of 2003" if "Excel.Sheet" in start or "schemas-microsoft-com:office:spreadsheet" in start else "an XML file"
    return "no text" if len(CONTROLS.findall(start)) > max(50, len(start) // 20) else ""


def _packed(data: bytes, path: str) -> tuple[str, list[Finding]]:
    """The kind of a packed file. It is unpacked once within limits, because what it says of its own size need not be so."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {one.filename for one in parts}
            kind = next((kind for name, kind in PARTS if name in names), "")
            if not kind and "mimetype" in names:
                with archive.open("mimetype") as file:
                    kind = TYPES.get(file.read(200).strip(), "")
            if kind not in (WORKBOOK, WORD):
                return "", [other(kind or "a packed file (zip)", path)]
            if any(one.flag_bits & 1 for one in parts) or _is_locked(archive, names):
                return "", [locked(path)]
            if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED:
                return "", [_too_much(path)]
            return _looked_through(archive, kind, path)
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError, KeyError):
        return "", [Finding("import-not-a-table", Location(path), wording="damaged")]


def _is_locked(archive: ZipFile, names: set[str]) -> bool:
    """Whether a document of LibreOffice says that its parts are encrypted."""
    if "META-INF/manifest.xml" not in names:
        return False
    with archive.open("META-INF/manifest.xml") as file:
        return b"encryption-data" in file.read(CHUNK)


def _looked_through(archive: ZipFile, kind: str, path: str) -> tuple[str, list[Finding]]:
    calculated, left = False, LARGEST_UNPACKED
    for part in archive.infolist():
        before = b""
        with archive.open(part) as file:
            while chunk := file.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    return "", [_too_much(path)]
                if part.filename.endswith((".xml", ".rels")):
                    seen = before + chunk
                    if DEFINES.search(seen):
                        return "", [Finding("import-not-a-table", Location(path), wording="damaged")]
                    calculated = calculated or (part.filename.startswith("xl/worksheets/") and (b"<f>" in seen or b"<f " in seen))
                    before = chunk[-16:]
    findings = list[Finding]()
    if any("vbaProject" in one.filename for one in archive.infolist()):
        findings.append(Finding("import-program", Location(path), severity=Severity.WARNING))
    if calculated:
        findings.append(Finding("import-calculated", Location(path), severity=Severity.WARNING))
    return kind, findings


def _too_much(path: str) -> Finding:
    return Finding("import-not-a-table", Location(path), {"most": LARGEST_UNPACKED // 1_000_000}, "too-much-inside")
