"""A file, or a folder of them, as a table: of whatever kind it is, by its bytes and not by its name."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from showcase.authoring.importer.decode import decoded
from showcase.authoring.importer.header import Names, plain_name
from showcase.authoring.importer.json_lists import NoList, is_json, objects_in
from showcase.authoring.importer.kinds import TEXT, WORD, in_disguise, kind_of, other
from showcase.authoring.importer.table import Read, Row, Table, made, read_table
from showcase.authoring.importer.word_forms import Field, fields_of
from showcase.authoring.importer.workbook import sheet_of
from showcase.model.finding import Finding, Location


def read_file(data: bytes, path: str, wanted: Collection[str] = (), sheet: str = "") -> Read:
    """The table in a file; `wanted` are columns by which its header is known, and `sheet` is the sheet to read."""
    kind, findings = kind_of(data, path)
    if not kind:
        return None, findings
    table, more = _text(data, path, wanted) if kind == TEXT else _word(data, path) if kind == WORD else _workbook(data, path, wanted, sheet)
    if sheet and kind in (TEXT, WORD):
        more.append(Finding("import-no-sheet", Location(path), {"name": sheet}, "no-workbook"))
    return table, findings + more


def _workbook(data: bytes, path: str, wanted: Collection[str], named: str) -> Read:
    sheet, findings = sheet_of(data, path, named)
    if sheet is None:
        return None, findings
    table, more = made(sheet.records, path, Names(wanted), empty=sheet.empty)
    return (replace(table, sheet=sheet.name) if table else None), findings + more


def _word(data: bytes, path: str) -> Read:
    fields = fields_of(data)
    if not fields:
        return None, [Finding("import-not-a-table", Location(path), wording="damaged" if fields is None else "no-headings")]
    return of_fields([fields], path), []


def _text(data: bytes, path: str, wanted: Collection[str]) -> Read:
    text, findings = decoded(data, path)
    disguise = in_disguise(text)
    if disguise:
        return None, [other(disguise, path)]
    if not is_json(text):
        table, more = read_table(text, path, wanted)
        return table, findings + more
    try:
        return of_fields(objects_in(text), path), findings
    except NoList as error:
        return None, [Finding("import-not-a-table", Location(path, max(error.line, 1)), wording="broken-json" if error.line else "no-list")]


def of_fields(found: Sequence[Sequence[Field]], path: str) -> Table:
    """The table of things that each name their own fields; a name that one of them has twice is numbered."""
    columns = dict[str, str]()
    cells = list[dict[str, str]]()
    for fields in found:
        row = dict[str, str]()
        for name, text in fields:
            plain, again = " ".join(name.split()), 1
            while plain_name(plain) in row:
                again += 1
                plain = f"{' '.join(name.split())} ({again})"
            columns.setdefault(plain_name(plain), plain)
            row[plain_name(plain)] = text
        cells.append(row)
    rows = tuple(Row(number, tuple(row.get(name, "") for name in columns)) for number, row in enumerate(cells, 1) if any(map(str.strip, row.values())))
    return Table(path, tuple(columns.values()), rows, header=0)


def read_folder(files: Sequence[tuple[str, bytes]], path: str, wanted: Collection[str] = (), sheet: str = "") -> Read:
    """The table of all rows in a folder’s files, in the order of their names; a file that holds none is told and passed over."""
    tables, findings = list[Table](), list[Finding]()
    for name, data in files:
        table, more = read_file(data, name, wanted, sheet)
        findings += more
        tables += [table] if table else []
    if not tables:
        return None, findings or [Finding("import-not-a-table", Location(path), wording="no-files")]
    columns = {plain_name(name): name for table in reversed(tables) for name in table.columns}
    columns = {plain_name(name): columns[plain_name(name)] for table in tables for name in table.columns}
    rows = tuple(_moved(row, table, list(columns)) for table in tables for row in table.rows)
    return Table(path, tuple(columns.values()), rows, tables[0].separator, header=0), findings


def _moved(row: Row, table: Table, columns: Sequence[str]) -> Row:
    """A row of one file among the columns of all."""
    said = dict(zip(map(plain_name, table.columns), row.cells, strict=True))
    return replace(row, cells=tuple(said.get(name, "") for name in columns), path=table.path)
