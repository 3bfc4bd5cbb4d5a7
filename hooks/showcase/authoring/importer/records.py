"""Records, as every kind of table has them: cells with the lines where they stand; and those of texts in which signs part the cells."""

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
SEPARATES = re.compile(r"\"?sep=([^\"\r])\"?[ ,;\t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the lines where it begins and ends, and its cells."""

    line: int
    end: int
    cells: list[str]

    @property
    def width(self) -> int:
        """How many cells there are up to the last that holds something."""
        return next((number for number in range(len(self.cells), 0, -1) if self.cells[number - 1].strip()), 0)

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(bool(cell.strip()) for cell in self.cells)


@contextmanager
def cells_of_any_size() -> Iterator[None]:
    """In this, a cell may be as long as it likes."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def first_line(lines: Sequence[str]) -> tuple[int, str]:
    """The line where the table begins, and the sign that parts cells, where a line for Excel says it."""
    said = SEPARATES.fullmatch(lines[0])
    return (1, said[1]) if said else (0, "")


def records(lines: Sequence[str], first: int, separator: str) -> Iterator[Record]:
    """The records of a text from a line on."""
    reader = csv.reader((f"{line}\n" for line in islice(lines, first, None)), delimiter=separator)
    begins = first
    for cells in reader:
        ends = first + reader.line_num
        yield Record(begins + 1, ends, cells)
        begins = ends


def odd_quote(lines: Sequence[str], record: Record, separator: str = ",") -> str:
    """What is wrong with the quotation marks of a record: nothing, one astray, or one left open until the end of the table."""
    raw = lines[record.line - 1 : record.end]
    if not any('"' in line for line in raw):
        return ""
    try:
        list(csv.reader((f"{line}\n" for line in raw), delimiter=separator, strict=True))
    except csv.Error as error:
        return "open" if "end of data" in str(error) and record.end >= len(lines) else "stray"
    return ""
