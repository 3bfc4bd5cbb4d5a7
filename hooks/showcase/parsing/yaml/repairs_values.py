"""What writers do to a value that stops YAML: quotation marks, colons, brackets, and signs that mean something to it.

Each cause looks at the lines around the place where reading stopped, and gives the ways in which it may be mended, likeliest
first. Whether a mend is right is told by reading on.
"""

import re
from collections.abc import Iterator

from showcase.parsing.yaml.fault import Fault, Mend
from showcase.parsing.yaml.lines import CLOSERS, CURLY, OPENERS, balanced, head_of, indent_of, open_quote, quoted, value_of, with_value

NAME = re.compile(r"[A-Za-z][\w-]*")
LONGEST = 400  # rows that a value between quotation marks may have gone on for
QUOTE_IT = "Put the whole value between double quotes."
SIGNS = "any token|node content|scanning an a|tag|mapping keys|sequence entries|comment or line break|directive"


def curly_quotes(fault: Fault) -> Iterator[Mend]:
    """Curly quotation marks in the place of straight ones."""
    for row in fault.rows:
        value = value_of(fault.lines[row])
        if value[:1] and value[0] in CURLY:
            inner = value[1:-1] if value[-1] in CURLY and len(value) > 1 else value[1:]
            yield fault.mend({row: with_value(fault.lines[row], quoted(inner))}, (row, len(head_of(fault.lines[row]))),
                             "This value begins with a curly quotation mark, which does not protect what is in it.",
                             "Type straight quotation marks around the whole value.", True)


def unclosed_quote(fault: Fault) -> Iterator[Mend]:
    """A quotation mark that opens a value and is never closed."""
    first = fault.rows[0]
    for row in range(first, max(first - LONGEST, -1), -1):
        column = open_quote(fault.lines[row])
        if column < 0:
            continue
        mark, told = fault.lines[row][column], ((row, column), "A quotation mark opens here and is never closed.", "Close it at the end of the value.")
        line = fault.lines[row].rstrip()
        yield fault.mend({row: line + mark}, *told, True)
        end = len(line.rstrip(CLOSERS))
        if end < len(line):
            yield fault.mend({row: line[:end] + mark + line[end:]}, *told, True)
        for comma in (found.start() for found in re.finditer(",", line[column:])):
            yield fault.mend({row: line[: column + comma] + mark + line[column + comma :]}, *told, True)
        for below in range(row + 1, min(row + LONGEST, len(fault.lines))):
            if not fault.lines[below].strip() or indent_of(fault.lines[below]) <= indent_of(line):
                break
            yield fault.mend({below: fault.lines[below].rstrip() + mark}, *told)


def text_after_quote(fault: Fault) -> Iterator[Mend]:
    """More text behind a value that its quotation mark or bracket has closed."""
    for row in fault.rows:
        value = value_of(fault.lines[row])
        if value[:1] in ('"', "'", "[") and value and "key" in fault.trouble.said:
            yield fault.mend({row: with_value(fault.lines[row], quoted(value))}, (row, fault.trouble.column if row == fault.trouble.row else 0),
                             "More text follows after a value has been closed.",
                             "Put the whole value between double quotes, and write ‘ and ’ for quotation marks inside it.", True)


def backslash(fault: Fault) -> Iterator[Mend]:
    """A backslash between double quotes, where it has a meaning of its own."""
    row = fault.rows[0]
    if "escape" in fault.trouble.said or "hexdecimal" in fault.trouble.said:
        yield fault.mend({row: re.sub(r"\\(?![\"\\])", r"\\\\", fault.lines[row])}, (row, max(fault.trouble.column - 1, 0)),
                         "A backslash has a meaning of its own between double quotes.", "Put the value between single quotes instead.")


def colon_in_brackets(fault: Fault) -> Iterator[Mend]:
    """Within brackets, a value with a colon in it, or a comma that is missing before the next field."""
    if "flow" not in fault.trouble.said:
        return
    row, line = fault.trouble.row, fault.lines[min(fault.trouble.row, len(fault.lines) - 1)]
    for found in re.finditer(r"([A-Za-z][\w-]*): +([^,\[\]{}\"']*?)( +)([A-Za-z][\w-]*): ", line):
        if found[4] in fault.names:
            yield fault.mend({row: line[: found.start(3)] + "," + line[found.start(3) :]}, (row, found.start(4)),
                             f"A comma is missing before `{found[4]}`.", "Put a comma between two fields in brackets.", True)
    for found in re.finditer(r"([{,] *[A-Za-z][\w-]*: +)([^,\[\]{}\"']*: [^,\[\]{}\"']*?)(?= *[,\]}]|$)", line):
        place = (row, found.start(2) + found[2].index(": "))
        yield fault.mend({row: line[: found.start(2)] + quoted(found[2]) + line[found.end(2) :]}, place,
                         "A colon inside this value makes it look like another field.", QUOTE_IT, True)
    for found in re.finditer(r"[\"'\]}]( +)(?=[\"'\[{A-Za-z])", line):
        yield fault.mend({row: line[: found.start(1)] + "," + line[found.start(1) :]}, (row, found.end(1)),
                         "A comma is missing before this.", "Put a comma between two items in brackets.", True)


def brackets(fault: Fault) -> Iterator[Mend]:
    """A bracket that is not closed, or closed twice, or by the wrong sign."""
    start = fault.trouble.start if "flow" in fault.trouble.said else None
    rows = (start[0], *fault.rows) if start else fault.rows
    for row in dict.fromkeys(rows):
        line = fault.lines[row]
        whole = balanced(line)
        if whole == line.rstrip():
            continue
        column = next((place for place, letter in enumerate(line) if letter in OPENERS), 0)
        if len(whole) < len(line.rstrip()):
            surplus = next(place for place, (old, new) in enumerate(zip(line, f"{whole}\0", strict=False)) if old != new)
            yield fault.mend({row: whole}, (row, surplus), "A bracket closes here that was not opened.", "Take it out.", True)
            continue
        yield fault.mend({row: whole}, start if start and start[0] == row else (row, column),
                         "What stands in the bracket that opens here cannot be read to its end.",
                         "Look for a missing comma or quotation mark, and for the closing `]` or `}`.", True)


def colon(fault: Fault) -> Iterator[Mend]:
    """A colon with a space inside a value, which makes it look like another field."""
    row = fault.trouble.row
    if "mapping values" not in fault.trouble.said or row >= len(fault.lines):
        return
    line, told = fault.lines[row], ((row, fault.trouble.column), "A colon inside this value makes it look like another field.", QUOTE_IT)
    if fault.trouble.column >= len(head_of(line)) and value_of(line)[:1] not in ("", '"', "'"):
        yield fault.mend({row: with_value(line, quoted(value_of(line)))}, *told, bool(line[: len(head_of(line))].strip(" -")))
    if not NAME.fullmatch(line[: fault.trouble.column].strip()):  # a single word is a field’s name, at the wrong indent
        yield fault.mend({row: re.sub(r":(?= |$)", "\N{RATIO}", line)}, *told)


def sign(fault: Fault) -> Iterator[Mend]:
    """A value that begins with a sign which means something to YAML."""
    if not re.search(SIGNS, fault.trouble.said):
        return
    for place in ((fault.trouble.row, fault.trouble.column), fault.trouble.start):
        if place is None or place[0] >= len(fault.lines):
            continue
        row, column = place
        line = fault.lines[row]
        fact = f"A value cannot begin with ‘{line[column : column + 1]}’."
        if "comment or line break" in fault.trouble.said:
            fact, column = f"After ‘{value_of(line)[:1]}’ a value begins on the next line.", len(head_of(line))
        head = head_of(line)
        if len(head) == column and head.strip():
            yield fault.mend({row: with_value(line, quoted(value_of(line)))}, (row, column), fact, QUOTE_IT, True)
        elif column > len(head):
            end = re.search(r"[,\]}]|$", line[column:])
            stop = column + (end.start() if end else 0)
            yield fault.mend({row: line[:column] + quoted(line[column:stop].rstrip()) + line[stop:]}, (row, column), fact, QUOTE_IT, True)
