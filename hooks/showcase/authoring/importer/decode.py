"""The bytes of a table or a map as text, whatever program saved them; what had to be guessed is told with its place."""

import codecs
import re
from unicodedata import normalize

from showcase.model.finding import Finding, Location, Severity
from showcase.util.lines import line_and_column

# The longer mark first, because it begins with the shorter one; by each of them, the codec knows the order of the bytes.
MARKS = (
    ((codecs.BOM_UTF8,), "utf-8-sig"),
    ((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE), "utf-32"),
    ((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "utf-16"),
)
# What ‘, “, –, é, è, ö, ü and £ look like when UTF-8 was taken for Windows-1252.
TWICE = re.compile("â€[™˜œ“”]|Ã[©¨¶¼¤§]|Â[£ ]")
AROUND = 12  # letters shown on each side of a doubtful one


def decoded(data: bytes, path: str) -> tuple[str, list[Finding]]:
    """The text with Unix line ends, with what is doubtful about its letters."""
    text, findings = _text(data, path)
    text = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))  # as entries have their letters
    garbled = TWICE.search(text)
    if garbled:
        place = Location(path, *line_and_column(text, garbled.start()))
        findings.append(Finding("import-garbled", place, {"around": _around(text, garbled.start())}, severity=Severity.WARNING))
    return text, findings


def _text(data: bytes, path: str) -> tuple[str, list[Finding]]:
    encoding = _encoding(data)
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        if not encoding.startswith("utf-8"):
            text = data.decode(encoding, errors="replace")
            place = Location(path, *line_and_column(text, text.find("\ufffd")))
            return text, [Finding("import-encoding", place, {"error": error.reason}, "damaged", severity=Severity.WARNING)]
    return _mixed(data.removeprefix(codecs.BOM_UTF8), path)


def _encoding(data: bytes) -> str:
    """UTF-8 unless a mark or the zeros between plain letters say otherwise."""
    marked = next((name for marks, name in MARKS if data.startswith(marks)), "")
    start = data[:4000]
    if marked or not start.count(0) > len(start) // 4:
        return marked or "utf-8"
    return "utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le"


def _mixed(data: bytes, path: str) -> tuple[str, list[Finding]]:
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
    values = {"around": _around(lines[row], column), "alike": len(doubtful) if len(doubtful) > 1 else 0}
    return "\n".join(lines), [Finding("import-encoding", Location(path, row + 1, column + 1), values, "older", severity=Severity.WARNING)]


def _old(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing there, and every byte means something here
        return line.decode("latin-1")


def _around(text: str, position: int) -> str:
    return " ".join(text[max(0, position - AROUND) : position + AROUND].split())
