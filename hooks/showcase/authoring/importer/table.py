"""Records as a table: its columns by name and its rows by line, however ragged."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from showcase.authoring.importer.header import LOOKED_AT, Names, foot, further_headers, groups, header_of, plain_name
from showcase.authoring.importer.records import SEPARATORS, Record, cells_of_any_size, first_line, odd_quote, records
from showcase.model.finding import Finding, Location, Severity

MANY_EMPTY = 1_000  # empty rows that are worth a word
FITS = 0.6  # how many of a text’s lines have the cells of its header, at the least, if it is a table


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it begins, a cell for each column, what stood beyond them, and what was odd about it; `path` where it has a file of its own."""

    line: int
    cells: tuple[str, ...]
    beyond: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by name, each name once, and the rows; `separator` is the sign between cells, where there is one.

    `header` is the line of the names (0 where they stand on none), `over` the question that a column is one answer of and `under` that
    answer, and `sheet` the name of the sheet.
    """

    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str = ""
    header: int = 1
    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    sheet: str = ""

    def cells(self, column: int) -> Iterator[str]:
        """The cells of a column that hold something."""
        return (row.cells[column] for row in self.rows if row.cells[column].strip())


Read = tuple[Table | None, list[Finding]]


def read_table(text: str, path: str, wanted: Collection[str] = ()) -> Read:
    """The table in a text; `wanted` are names of columns that tell its header and its separator from everything else."""
    lines = text.split("\n")
    first, forced = first_line(lines)
    names = Names(wanted)
    with cells_of_any_size():
        separator = forced or _separator(lines, first, names)
        if not separator:
            is_empty = not text.strip()
            return None, [Finding("import-not-a-table", Location(path), wording="no-rows" if is_empty else "no-columns")]
        return made(list(records(lines, first, separator)), path, names, separator, lines)


def _separator(lines: Sequence[str], first: int, wanted: Names) -> str:
    """The sign with which most wanted columns are found; without any, with which the header speaks for most rows. Nothing where no sign parts the text."""
    best, found = (0, 0.0, 0), ""
    for separator in SEPARATORS:
        some = [one for one in islice(records(lines, first, separator), LOOKED_AT) if one.filled]
        if not some:
            continue
        place, known = header_of(some, wanted)
        header, below = some[place], some[place + 1 :]
        fit = sum(one.filled > 1 and one.width <= max(len(header.cells), header.width + 1) for one in below) / len(below) if below else 1.0
        if known or (header.filled > 1 and fit >= FITS):
            best, found = max((best, found), ((known, fit, header.filled), separator), key=lambda one: one[0])
    return found


def made(found: Sequence[Record], path: str, wanted: Names, separator: str = "", lines: Sequence[str] = (), empty: int = 0) -> Read:
    """The table of these records; `lines` are those of the text that they come from, `empty` rows without anything that were there beside them."""
    filled = [one for one in found if one.filled]
    empty += sum(not one.filled for one in found[:-1])  # behind the end of the last line there is nothing
    if not filled:
        return None, [Finding("import-not-a-table", Location(path), wording="no-rows")]
    place, _ = header_of(filled, wanted)
    header, below = filled[place], filled[place + 1 :]
    further = further_headers(header, below[:LOOKED_AT])
    findings = list(_passed_over(filled[:place], header, path))
    if empty > MANY_EMPTY:
        findings.append(Finding("import-passed-over", Location(path), {"empty": empty}, "empty", severity=Severity.WARNING))
    findings += [Finding("import-header-again", Location(path, one.line), wording="of-a-survey", severity=Severity.WARNING) for one in further]
    body = below[len(further) :]
    width = _width(header, further, body)
    over = groups(filled[place - 1] if place else None, header, width)
    columns = _named(header, further, over, path, findings)
    end = foot(body, len(columns)) if len(body) > 1 else []
    for record, wording in end:
        said = " ".join(" ".join(record.cells).split())
        findings.append(Finding("import-passed-over", Location(path, record.line), {"said": said}, wording, severity=Severity.WARNING))
    entries, odd = _without_headers(body[: len(body) - len(end)], header, path, findings), partial(odd_quote, lines, separator=separator)
    rows = tuple(_rows(entries, columns, path, odd if lines else lambda _: "", findings))
    spans = _spanned(header, further, width)
    under = tuple(" ".join(cell.split()) for cell in [*further[0].cells, *[""] * width][:width]) if spans else ()
    return Table(path, columns, rows, separator, header.line, spans, under), findings


def _passed_over(above: Sequence[Record], header: Record, path: str) -> Iterator[Finding]:
    if above:
        yield Finding("import-passed-over", Location(path, above[0].line), {"rows": len(above), "header": header.line}, "above", severity=Severity.WARNING)


def _without_headers(body: Sequence[Record], header: Record, path: str, findings: list[Finding]) -> Iterator[Record]:
    names = [cell.strip() for cell in header.cells]
    for record in body:
        if [cell.strip() for cell in record.cells] == names:
            findings.append(Finding("import-header-again", Location(path, record.line), severity=Severity.WARNING))
        else:
            yield record


def _rows(body: Iterable[Record], columns: Sequence[str], path: str, odd: Callable[[Record], str], findings: list[Finding]) -> Iterator[Row]:
    for record in body:
        wrong = odd(record)
        if wrong == "open":
            findings.append(Finding("import-open-quote", Location(path, record.line), {"lines": record.end - record.line + 1}))
        else:
            yield _row(record, columns, path, wrong)


def _width(header: Record, further: Sequence[Record], body: Sequence[Record]) -> int:
    """How many columns there are: those with a name, those that hold something below an empty name, and those that half of the rows have beyond."""
    within = [min(one.width, len(header.cells)) for one in (header, *further, *body)]
    width = max(*within, *(one.width for one in further), 1)
    beyond = sorted(one.width for one in body if one.width > width)
    return beyond[0] if len(beyond) > 1 and len(beyond) * 2 >= len(body) else width


def _spanned(header: Record, further: Sequence[Record], width: int) -> tuple[str, ...]:
    """For each column that is one of several under a name: that name."""
    if not further or not any(cell.strip() for cell in header.cells):
        return ()
    found, last = list[str](), ""
    cells = [*(" ".join(cell.split()) for cell in header.cells), *[""] * width][:width]
    for place, cell in enumerate(cells):
        last = cell or last
        spans = not cell or (place + 1 < width and not cells[place + 1])
        found.append(last if spans else "")
    return tuple(found)


def _named(header: Record, further: Sequence[Record], over: Sequence[str], path: str, findings: list[Finding]) -> tuple[str, ...]:
    """Every column’s name, each once.

    A second ‘Comments’ is told from the first by what stands over it, or is ‘Comments (2)’; one without a name is called as below, or ‘Column D’.
    """
    below = further[0].cells if further else ()
    said = [" ".join(cell.split()) for cell in [*header.cells, *[""] * len(over)][: len(over)]]
    names = list[str]()
    taken = set[str]()
    for number, cell in enumerate(said):
        plain = cell or " ".join("".join(below[number : number + 1]).split()) or f"Column {_letters(number)}"
        if over[number] and said.count(cell) > 1:
            plain = f"{over[number]}: {plain}"
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


def _row(record: Record, columns: Sequence[str], path: str, odd: str) -> Row:
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
