"""Tables as CSV for everybody: as RFC 4180 has it, with a mark by which Excel knows UTF-8, and with no cell that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

MARK = "\ufeff"  # without it Excel takes a file for the code page of its country
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
SIGNS = r"[-=+@\uff0d\uff1d\uff0b\uff20]"  # with which a formula begins, and how they are written in full width
# Where a formula may begin: with a cell, and within one where a spreadsheet of a country that parts cells by semicolons would begin the next,
# because no quotation mark holds it back there.
BEGINS = r"((?:^|[;\r\n\t])[\s\"]*)"
RISKY = re.compile(rf"{BEGINS}(?='*{SIGNS})")
BETWEEN, ESCAPE = "|", "\\"
Cell = str | int | Decimal | date | tuple[str, ...] | None

# How the text that was written is read out of a cell, as the data dictionary tells it.
DEFUSED_PATTERN = rf"{BEGINS}'(?='*{SIGNS})"
DEFUSING = (
    "In a column of text an apostrophe stands before every =, +, - or @ with which a cell begins, or with which something begins in it after a semicolon "
    "or a line end, blanks and quotation marks aside, so that no spreadsheet takes it for a formula. To have the text as it was written, take away one "
    "apostrophe at each of these places; `csv.pattern` in dictionary.json finds them, and what its first group holds stays."
)
LISTS = r"A cell of several values has | between them. A \ in a value is written \\, and a | is written \|."


@lru_cache(4096)  # the same few names, units and labels stand in most rows
def defused(text: str) -> str:
    """A text as no spreadsheet runs it."""
    return RISKY.sub(r"\1'", text)


def joined(values: Sequence[str]) -> str:
    """Several values as one text."""
    return BETWEEN.join(one.replace(ESCAPE, ESCAPE * 2).replace(BETWEEN, ESCAPE + BETWEEN) for one in values)


def written(cell: Cell) -> str:
    """A value as a cell."""
    return WRITERS[type(cell)](cell)


def lines(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows of values as lines of a file."""
    return lines_of_cells([*map(written, row)] for row in rows)


def lines_of_cells(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells, which are written already, as lines of a file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


@lru_cache
def head(names: tuple[str, ...]) -> str:
    """How a file begins: its mark, and the names of its columns."""
    return MARK + lines([names])


# How a value is written, by its type. What does not apply is left empty, and numbers and days can begin no formula.
WRITERS: Mapping[type, Callable[[Any], str]] = {
    str: defused,
    bool: lambda cell: "true" if cell else "false",
    int: str,
    Decimal: "{:f}".format,
    date: date.isoformat,
    tuple: lambda cell: defused(joined(cell)),
    type(None): lambda _: "",
}
