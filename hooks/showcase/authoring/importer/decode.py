"""The bytes of a table or a map as text, whatever program saved them; what had to be guessed is told with its place."""

import codecs
import re
from unicodedata import normalize

from showcase.authoring.importer.codes import ENCODING, GARBLED, NOT_A_TABLE
from showcase.model.finding import Diagnostic, Location
from showcase.util.lines import line_and_column

# How files of other programs begin, and what people call them.
OTHERS = (
    (b"PK\x03\x04", "a workbook (such as .xlsx or .ods)"),
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls)"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a packed file"),
)
# The longer mark first, because it begins with the shorter one.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What ‘, “, –, é, è, ö, ü and £ look like when UTF-8 was taken for Windows-1252.
TWICE = re.compile("â€[™˜œ“”]|Ã[©¨¶¼¤§]|Â[£ ]")
AROUND = 12  # letters shown on each side of a doubtful one
REMEDY = "If letters are wrong, save the table again as ‘CSV UTF-8’ and run this once more."


def decoded(data: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    """The text with Unix line ends; empty, with a finding, when it is no text at all."""
    other = next((name for start, name in OTHERS if data.startswith(start)), "")
    if other:
        return "", [NOT_A_TABLE.told(Location(path), f"This is {other}.", "Open it in its own program and save the sheet as ‘CSV UTF-8’.")]
    text, findings = _text(data, path)
    text = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))  # as entries have their letters
    garbled = TWICE.search(text)
    if garbled:
        place = Location(path, *line_and_column(text, garbled.start()))
        findings.append(GARBLED.told(place, f"‘{_around(text, garbled.start())}’ looks garbled.",
                                     "Export the table again as UTF-8, or correct these places in the entries."))
    return text, findings


def _text(data: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    encoding = _encoding(data)
    for mark, name in MARKS:
        if name == encoding:
            data = data.removeprefix(mark)
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            text = data.decode(encoding, errors="replace")
            return text, [ENCODING.told(Location(path, *line_and_column(text, text.find("\ufffd"))), f"A letter here is damaged ({error.reason}).", REMEDY)]
    return _mixed(data, path)


def _encoding(data: bytes) -> str:
    """UTF-8 unless a mark or the zeros between plain letters say otherwise."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "")
    start = data[:4000]
    if marked or not start.count(0) > len(start) // 4:
        return marked or "utf-8"
    return "utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le"


def _mixed(data: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    """Line by line, UTF-8 where it is and Windows-1252 where it is not: joined tables can hold both."""
    lines, doubtful = list[str](), list[int]()
    for number, line in enumerate(data.split(b"\n")):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            doubtful.append(number)
            lines.append(_old(line))
    row = doubtful[0]
    column = next(place for place, letter in enumerate(lines[row]) if ord(letter) > 127)
    fact = f"This is not UTF-8, so it was read as Windows-1252: ‘{_around(lines[row], column)}’."
    more = f" {len(doubtful):,} lines are like it." if len(doubtful) > 1 else ""
    return "\n".join(lines), [ENCODING.told(Location(path, row + 1, column + 1), fact + more, REMEDY)]


def _old(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing there, and every byte means something here
        return line.decode("latin-1")


def _around(text: str, position: int) -> str:
    return " ".join(text[max(0, position - AROUND) : position + AROUND].split())
