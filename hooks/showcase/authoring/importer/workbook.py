"""A workbook’s sheet as records of texts: dates as dates, whole numbers without a point, and what cannot be opened told by name."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from showcase.authoring.importer.kinds import locked
from showcase.authoring.importer.records import Record
from showcase.model.finding import Finding, Location, Severity
from showcase.util.confined import confined

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name: its records, and the names of the other sheets that hold something."""

    name: str
    records: tuple[Record, ...]
    others: tuple[str, ...]
    empty: int  # rows of the workbook that are there and hold nothing


def sheet_of(data: bytes, path: str, named: str = "") -> tuple[Sheet | None, list[Finding]]:
    """The sheet that is named, or the first that can be seen and has rows."""
    found = confined(partial(_opened, data, named))
    at = Location(path)
    if found is None:
        return None, [Finding("import-not-a-table", at, wording="too-many-cells")]
    if found == "password":
        return None, [locked(path)]
    if isinstance(found, str):
        return None, [Finding("import-not-a-table", at, wording="damaged")]
    name, records, others, empty = found
    if named and not name:
        return None, [Finding("import-no-sheet", at, {"name": named, "sheets": [f"‘{one}’" for one in others]})]
    findings = list[Finding]()
    if others and not named:
        findings.append(Finding("import-sheet", at, {"name": name, "others": [f"‘{one}’" for one in others], "first": others[0]}, severity=Severity.WARNING))
    return Sheet(name, tuple(Record(line, line, cells) for line, cells in records), others, empty), findings


Rows = list[tuple[int, list[str]]]
Opened = tuple[str, Rows, tuple[str, ...], int]


def _opened(data: bytes, named: str) -> Opened | str:
    """In a process of its own: the sheet’s name and rows, and the other sheets; or why it cannot be opened."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        shown = sorted(sheets, key=lambda one: one.visible is not SheetVisibleEnum.Visible)
        names = [one.name for one in shown]
        if named:
            known = next((one for one in names if one.strip().casefold() == named.strip().casefold()), "")
            return (known, _rows(book.get_sheet_by_name(known)), (), 0) if known else ("", [], tuple(names), 0)
        filled = [(name, rows) for name in names if (rows := _rows(book.get_sheet_by_name(name)))]
        empty = max(_rows_said(data) - sum(len(rows) for _, rows in filled), 0)
        return (*filled[0], tuple(name for name, _ in filled[1:]), empty) if filled else ("", [], (), empty)
    except PasswordError:
        return "password"
    except (CalamineError, ValueError, OSError, KeyError):
        return "damaged"


def _rows_said(data: bytes) -> int:
    """How many rows the sheets of a workbook of Excel name, whether or not they hold anything."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return sum(archive.read(name).count(b"<row ") for name in archive.namelist() if name.startswith("xl/worksheets/"))
    except BadZipFile:  # an older workbook
        return 0


def _rows(sheet: CalamineSheet) -> Rows:
    found = Rows()
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [_text(cell) for cell in row]
        if any(cells):
            found.append((number, cells))
        if len(found) > MOST_ROWS:
            raise MemoryError
    return found


def _text(value: Any) -> str:
    """A cell as it would be written: a day without its midnight, a whole number without a point."""
    if isinstance(value, str):
        return value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)

