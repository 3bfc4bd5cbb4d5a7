"""Reading tables as the data dictionary says that they are read, and as spreadsheets read them."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from showcase.site.data.csv_text import DEFUSED_PATTERN

FORMULA = re.compile(r"\s*[-=+@\uff0d\uff1d\uff0b\uff20]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
APART = re.compile(r"((?:\\.|[^|\\])*)(?:\||\Z)", re.DOTALL)


def undefused(cell: str) -> str:
    """A text as it was written."""
    return re.sub(DEFUSED_PATTERN, r"\1", cell)


def apart(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in APART.findall(cell)[:-1]] if cell else []


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a file by the names of its columns, cells as they stand; those that are empty are left out."""
    assert text.startswith("\ufeff")
    assert "\r\n" in text
    found = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows = [*found]
    assert all(None not in row and None not in row.values() for row in rows), "every row has as many cells as there are columns"
    return [{name: cell for name, cell in row.items() if cell} for row in rows]


def values_of(row: Mapping[str, str], fields: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    """A row as a reader has it who follows the descriptions of the fields."""
    types = {one["name"]: one["type"] for one in fields}
    assert row.keys() <= types.keys()
    return {name: apart(undefused(cell)) if types[name] == "list" else undefused(cell) if types[name] == "string" else cell for name, cell in row.items()}


def formulas(text: str) -> Iterator[str]:
    """The cells that a spreadsheet would run: one that parts cells by commas, and one that parts them by semicolons, for which no quotes open in a cell."""
    for delimiter in ",;":
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter):
            yield from (cell for cell in row if FORMULA.match(cell) and not NUMBER.fullmatch(cell))
    for line in re.split(r"[\r\n]+", text.removeprefix("\ufeff")):
        yield from (cell for cell in line.split(";") if FORMULA.match(cell) and not NUMBER.fullmatch(cell.partition(",")[0]))
