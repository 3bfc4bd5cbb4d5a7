"""Where a table’s header is: below titles, in one row or in several, above answers that must not be taken for it; and where its rows end."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from showcase.authoring.importer.records import Record

LOOKED_AT = 20  # records at the beginning among which the header is sought; platforms put a title above it
ELLIPSIS = "…"
COVERS = 0.6  # how much of what rows hold a header names, at the least
# What no column is called: a number, a date, an address, what programs write for themselves.
VALUE = re.compile(r"[\d\s.,:/+%£€$()TZ-]+|\S+@\S+\.\S+|(?:https?|mailto):\S+.*|[\[{].*[\]}]|true|false|yes|no", re.IGNORECASE | re.DOTALL)
LONGEST_NAME = 1_500  # letters; a question with all its guidance
# What a survey platform writes below its header: its own names of the columns, or the kinds of answer.
IMPORT_ID = re.compile(r"\s*\{\s*\"ImportId\"")
KINDS_OF_ANSWER = frozenset(("response", "open-ended response"))
TOTAL = re.compile(r"(?:grand |sub)?-?(?:totals?|sums?|count|average|mean|median|summe|gesamt)\s*:?\s*(?:\d[\d.,]*)?", re.IGNORECASE)
FOOT = 3  # records at the end that may be no rows


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


def header_of(records: Sequence[Record], wanted: Names) -> tuple[int, int]:
    """The place of the header among the first records, and how many wanted names are in it."""
    known = [sum(wanted.mean(cell) for cell in record.cells) for record in records[:LOOKED_AT]]
    most = max(known, default=0)
    return (known.index(most), most) if most else (_unasked(records[:LOOKED_AT]), 0)


def _unasked(records: Sequence[Record]) -> int:
    """The header by its looks: of a survey by what stands below it, else the first row of names that speaks for the rows below."""
    for place, (record, below) in enumerate(pairwise(records)):
        if any(IMPORT_ID.match(cell) for cell in below.cells) or (record.filled > 1 and _are_kinds(below)):
            return place
    covered = [_covers(records, place) for place in range(len(records))]
    first = next((place for place, share in enumerate(covered) if share >= COVERS), None)
    return first if first is not None else covered.index(max(covered)) if covered else 0


def _covers(records: Sequence[Record], place: int) -> float:
    """How much of what the rows below hold a record would name; nothing when its cells are no names."""
    cells = [cell.strip() for cell in records[place].cells if cell.strip()]
    if not cells or any(VALUE.fullmatch(cell) or len(cell) > LONGEST_NAME for cell in cells) or len({*map(plain_name, cells)}) <= len(cells) // 2:
        return 0.0
    below = [one.filled for one in records[place + 1 :]]
    return len(cells) / max(median(below), 1) if below else 1.0


def _are_kinds(record: Record) -> bool:
    return not record.cells[0].strip() and bool({cell.strip().casefold() for cell in record.cells} & KINDS_OF_ANSWER)


def further_headers(header: Record, records: Sequence[Record]) -> Sequence[Record]:
    """The records right below the header that are headers as well: ids of a survey, kinds of answer, or names under a name that spans several columns."""
    for place, record in enumerate(records[:2], 1):
        if any(IMPORT_ID.match(cell) for cell in record.cells):
            return records[:place]
    return records[:1] if records and (_are_kinds(records[0]) or _names_parts(header, records)) else ()


def _names_parts(header: Record, records: Sequence[Record]) -> bool:
    """Whether the first record names columns that the header leaves nameless, and says nothing of those that stand alone in it."""
    width = max(header.width, records[0].width)
    named = [bool(cell.strip()) for cell in [*header.cells, *[""] * width][:width]]
    said = [bool(cell.strip()) for cell in [*records[0].cells, *[""] * width][:width]]
    spans = [not named[place] or (place + 1 < width and not named[place + 1]) for place in range(width)]
    alone = [place for place in range(width) if not spans[place]]
    if said[:1] != [False] or any(said[place] for place in alone) or any(VALUE.fullmatch(cell.strip()) for cell in records[0].cells if cell.strip()):
        return False
    fills = any(said[place] and not named[place] for place in range(width))
    return fills and any(one.cells[place].strip() for one in records[1:] for place in alone if place < len(one.cells))


def groups(above: Record | None, header: Record, width: int) -> list[str]:
    """What stands over each column in the row above the header, where that row has several such names and they repeat nothing."""
    if above is None or not 1 < above.filled < header.filled or any(VALUE.fullmatch(cell.strip()) for cell in above.cells if cell.strip()):
        return [""] * width
    return carried([*above.cells, *[""] * width][:width])


def carried(cells: Sequence[str]) -> list[str]:
    """Cells in which each empty one says what the one before it does, as a name that spans several columns is saved."""
    found, last = list[str](), ""
    for cell in cells:
        last = " ".join(cell.split()) or last
        found.append(last)
    return found


def foot(records: Sequence[Record], columns: int) -> list[tuple[Record, str]]:
    """The records at the end that are no rows, each with what it is: a total, or a line of the program that made the table."""
    found = list[tuple[Record, str]]()
    usual = median([one.filled for one in records[:-FOOT]] or [0])
    for record in reversed(records[-FOOT:]):
        cells = [cell.strip() for cell in record.cells if cell.strip()]
        if TOTAL.fullmatch(cells[0]) and all(VALUE.fullmatch(cell) for cell in cells[1:]) and (len(cells) > 1 or len(records) > FOOT) and columns > 1:
            found.append((record, "total"))
        elif len(cells) == 1 and columns > 2 and usual > 2 and record.cells[0].strip():
            found.append((record, "remark"))
        else:
            break
    return found[::-1]
