"""Files that hold no rows, whatever they are called, each with what is told of it."""

from collections.abc import Callable

from support.workbooks import docx, packed, xlsx

ROWS = [["Title", "Summary", "Start"], ["A quiet day", "All of it", "day 45429"]]
FORM = (("Heading1", "Entry"), ("Heading2", "Title"), ("", "A quiet day"), ("Heading2", "Summary"), ("", "All"), ("", "of it"))


def _saying(size: int) -> bytes:
    """A workbook one of whose parts has three million bytes, and says that it has another number."""
    data = bytearray(xlsx({"A": ROWS}, {"xl/big.xml": b" " * 3_000_000}))
    place = data.rindex((3_000_000).to_bytes(4, "little"))
    data[place : place + 4] = size.to_bytes(4, "little")
    return bytes(data)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
STRAY = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
STRANGE: list[tuple[Callable[[], bytes], str, str]] = [
    (lambda: b"%PDF-1.7\n%", "other-kind", "a PDF"),
    (lambda: b"\x89PNG\r\n", "other-kind", "picture"),
    (lambda: packed({"a.csv": "Title,Summary\nA,B"}), "other-kind", "zip"),
    (lambda: packed({"Index/Document.iwa": "x"}), "other-kind", "Numbers"),
    (lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "other-kind", ".odt"),
    (lambda: b"<html><table><tr><td>Title</td></tr></table></html>", "other-kind", "web page"),
    (lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "other-kind", "XML of 2003"),
    (lambda: OLD + "WordDocument".encode("utf-16-le"), "other-kind", ".doc"),
    (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "password", "password"),
    (lambda: OLD + "Workbook".encode("utf-16-le"), "damaged", "damaged"),
    (lambda: xlsx({"A": ROWS})[:300], "damaged", "damaged"),
    (lambda: xlsx({"A": ROWS}, {"xl/worksheets/s1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'}), "damaged", "damaged"),
    (lambda: _saying(2_000_000_000), "too-much-inside", "300 MB"),
    (lambda: _saying(10), "damaged", "damaged"),
    (lambda: xlsx({"A": ROWS}, more=STRAY), "too-many-cells", "too far"),
    (lambda: xlsx({"A": []}), "no-rows", "no rows"),
    (lambda: docx([("", "Dear all"), ("", "please find below")]), "no-headings", "no headings"),
    (lambda: b'[1, 2]', "no-list", "no list"),
    (lambda: b'[{"a": "b"},\n {"a": ', "broken-json", "breaks off"),
    (lambda: b'{"a": ' * 100_000, "no-list", "no list"),
    (lambda: b"Dear all,\n\nplease find below what we said, and why, and when.\n\nYours,\nthe team", "no-columns", "columns"),
    (lambda: bytes(range(256)) * 20, "other-kind", "no text"),
]
