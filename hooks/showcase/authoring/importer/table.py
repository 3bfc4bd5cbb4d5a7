"""A text of cells as a table: its columns by name and its rows by line, however it is separated and however ragged."""

import csv
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from showcase.model.finding import Finding, Location, Severity

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
LOOKED_AT = 20  # records at the beginning among which the header is sought; platforms put a title above it
ELLIPSIS = "…"
SEPARATES = re.compile(r"\"?sep=([^\"\r])\"?[ ,;\t]*", re.IGNORECASE)
# What a survey platform writes below its header: its own names of the columns, or the kinds of answer.
IMPORT_ID = re.compile(r"\s*\{\s*\"ImportId\"")
KINDS_OF_ANSWER = frozenset(("response", "open-ended response"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it begins, a cell for each column, what stood beyond them, and what was odd about it."""

    line: int
    cells: tuple[str, ...]
    beyond: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by name, each name once, and the rows; `separator` is the sign between cells."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str

    def cells(self, column: int) -> Iterator[str]:
        """The cells of a column that hold something."""
        return (row.cells[column] for row in self.rows if row.cells[column].strip())


@dataclass(frozen=True, slots=True)
class _ReadRecord:
    line: int
    end: int
    cells: list[str]


def plain_name(name: str) -> str:
    """A column’s name as it is compared: capitals and spacing make no difference."""
    return " ".join(name.split()).casefold()


class Names:
    """Names of columns as a map has them; one that ends in ‘…’ means what begins like it."""

    def __init__(self, names: Collection[str]) -> None:
        plain = [plain_name(name) for name in names]
        self.whole = frozenset(plain)
        self.beginnings = tuple(name[:-1].rstrip() for name in plain if name.endswith(ELLIPSIS) and len(name) > 1)

    def mean(self, column: str) -> bool:
        """Whether one of the names means this column."""
        found = plain_name(column)
        return found in self.whole or found.startswith(self.beginnings)


def read_table(text: str, path: str, wanted: Collection[str] = ()) -> tuple[Table | None, list[Finding]]:
    """The table in a text; `wanted` are names of columns that tell its header and its separator from everything else."""
    lines = text.split("\n")
    first = 0
    forced = ""
    if said := SEPARATES.fullmatch(lines[0]):  # with this line Excel says what separates cells
        forced, first = said[1], 1
    with _cells_of_any_size():
        separator, header = _layout(lines, first, forced, Names(wanted))
        if header is None:
            return None, [Finding("import-not-a-table", Location(path), wording="no-rows")]
        return _table(lines, path, separator, header)


@contextmanager
def _cells_of_any_size() -> Iterator[None]:
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _records(lines: Sequence[str], first: int, separator: str) -> Iterator[_ReadRecord]:
    reader = csv.reader((f"{line}\n" for line in islice(lines, first, None)), delimiter=separator)
    begins = first
    for cells in reader:
        ends = first + reader.line_num
        yield _ReadRecord(begins + 1, ends, cells)
        begins = ends


def _layout(lines: Sequence[str], first: int, forced: str, wanted: Names) -> tuple[str, _ReadRecord | None]:
    """The separator and the header with which most wanted columns are found; without any, with which rows are most alike."""
    best: tuple[int, int, int] = (-1, -1, -1)
    found: tuple[str, _ReadRecord | None] = (forced or ",", None)
    for separator in [forced] if forced else SEPARATORS:
        records = [one for one in islice(_records(lines, first, separator), LOOKED_AT) if any(cell.strip() for cell in one.cells)]
        for place, record in enumerate(records):
            known = sum(wanted.mean(cell) for cell in record.cells)
            width = sum(bool(cell.strip()) for cell in record.cells)
            alike = sum(len(other.cells) == len(record.cells) for other in records[place:]) if width > 1 else 0
            if (known, alike, width) > best:
                best, found = (known, alike, width), (separator, record)
    return found


def _table(lines: Sequence[str], path: str, separator: str, header: _ReadRecord) -> tuple[Table, list[Finding]]:
    records = list(_records(lines, header.line - 1, separator))[1:]
    further = _further_headers([one for one in records[:LOOKED_AT] if any(cell.strip() for cell in one.cells)])
    findings = [Finding("import-header-again", Location(path, one.line), wording="of-a-survey", severity=Severity.WARNING) for one in further]
    used = _used(header, records)
    columns = _named(header, further, used, path, findings)
    records = [one for one in records if one not in further]
    rows = list[Row]()
    for record in records:
        if not any(cell.strip() for cell in record.cells):
            continue
        if [cell.strip() for cell in record.cells] == [cell.strip() for cell in header.cells]:
            findings.append(Finding("import-header-again", Location(path, record.line), severity=Severity.WARNING))
            continue
        odd = _odd_quote(lines, record, separator)
        if odd == "open":
            findings.append(Finding("import-open-quote", Location(path, record.line), {"lines": record.end - record.line + 1}))
        else:
            rows.append(_row(record, columns, path, odd))
    return Table(path, columns, tuple(rows), separator), findings


def _further_headers(records: Sequence[_ReadRecord]) -> Sequence[_ReadRecord]:
    """The records right below the header that are headers as well: of Qualtrics those as far as its ids, of SurveyMonkey the kinds of answer."""
    for place, record in enumerate(records[:2], 1):
        if any(IMPORT_ID.match(cell) for cell in record.cells):
            return records[:place]
    kinds = {cell.strip().casefold() for cell in records[0].cells} & KINDS_OF_ANSWER if records else None
    return records[:1] if kinds and not records[0].cells[0].strip() else ()


def _used(header: _ReadRecord, records: Sequence[_ReadRecord]) -> int:
    """How many columns there are, without nameless empty ones at the end."""
    width = len(header.cells)
    while width > 1 and not header.cells[width - 1].strip() and not any(one.cells[width - 1 : width] and one.cells[width - 1].strip() for one in records):
        width -= 1
    return width


def _named(header: _ReadRecord, further: Sequence[_ReadRecord], width: int, path: str, findings: list[Finding]) -> tuple[str, ...]:
    """Every column’s name, each once: a second ‘Comments’ is ‘Comments (2)’, one without a name is called as below, or ‘Column D’."""
    below = further[0].cells if further else ()
    names = list[str]()
    taken = set[str]()
    for number, cell in enumerate(header.cells[:width]):
        plain = " ".join(cell.split()) or " ".join("".join(below[number : number + 1]).split()) or f"Column {_letters(number)}"
        name, again = plain, 1
        while plain_name(name) in taken:
            again += 1
            name = f"{plain} ({again})"
        if again > 1:
            wording = "second" if again == 2 else "further"
            findings.append(Finding("import-same-column", Location(path, header.line), {"name": plain, "free": name}, wording, severity=Severity.WARNING))
        taken.add(plain_name(name))
        names.append(name)
    return tuple(names)


def _letters(number: int) -> str:
    """The letters by which spreadsheets call a column: A, B, …, Z, AA."""
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _odd_quote(lines: Sequence[str], record: _ReadRecord, separator: str) -> str:
    """What is wrong with the quotation marks of a record: nothing, one astray, or one left open until the end of the table."""
    raw = lines[record.line - 1 : record.end]
    if not any('"' in line for line in raw):
        return ""
    try:
        list(csv.reader((f"{line}\n" for line in raw), delimiter=separator, strict=True))
    except csv.Error as error:
        return "open" if "end of data" in str(error) and record.end >= len(lines) else "stray"
    return ""


def _row(record: _ReadRecord, columns: Sequence[str], path: str, odd: str) -> Row:
    """A record with a cell for every column; what was wrong with it is told with it."""
    place, findings = Location(path, record.line), list[Finding]()
    sizes = {"cells": len(record.cells), "columns": len(columns)}
    cells, beyond = record.cells[: len(columns)], tuple(cell for cell in record.cells[len(columns) :] if cell.strip())
    if odd:
        findings.append(Finding("import-stray-quote", place))
    if beyond:
        findings.append(Finding("import-long-row", place, sizes))
    if len(cells) < len(columns):
        findings.append(Finding("import-short-row", place, sizes, severity=Severity.WARNING))
    return Row(record.line, tuple(cells) + ("",) * (len(columns) - len(cells)), beyond, tuple(findings))
