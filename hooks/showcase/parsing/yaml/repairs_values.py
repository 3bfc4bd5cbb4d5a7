"""What writers do to a value that stops YAML: quotation marks, colons, brackets, and signs that mean something to it.

Each cause looks at the lines around the place where reading stopped, and gives the ways in which it may be repaired, likeliest
first. Whether a repair is right is told by reading on.
"""

import re
from collections.abc import Iterator

from showcase.parsing.yaml.broken_text import BrokenText, Repair
from showcase.parsing.yaml.lines import CLOSERS, CURLY, OPENERS, before_value, indent_of, unclosed_quote, value_of, with_balanced_brackets, with_value
from showcase.parsing.yaml.scalar import quoted, scalar
from showcase.util.marks import without_marks

NAME = re.compile(r"[A-Za-z][\w-]*")
LONGEST = 400  # rows that a value between quotation marks may have gone on for
SIGNS = "any token|node content|scanning an a|tag|mapping keys|sequence entries|comment or line break|directive"


def curly_quotes(broken: BrokenText) -> Iterator[Repair]:
    """Curly quotation marks in the place of straight ones."""
    for row in broken.rows:
        value = value_of(broken.lines[row])
        if value[:1] and value[0] in CURLY:
            inner = value[1:-1] if value[-1] in CURLY and len(value) > 1 else value[1:]
            yield broken.repair({row: with_value(broken.lines[row], quoted(inner))}, (row, len(before_value(broken.lines[row]))), "curly-quote", True)


def quote_left_open(broken: BrokenText) -> Iterator[Repair]:
    """A quotation mark that opens a value and is never closed."""
    first = broken.rows[0]
    for row in range(first, max(first - LONGEST, -1), -1):
        column = unclosed_quote(broken.lines[row])
        if column < 0:
            continue
        mark, told = broken.lines[row][column], ((row, column), "open-quote")
        line = broken.lines[row].rstrip()
        for end in (found.start() for found in re.finditer(r", *[a-z][\w-]*: ", line[column:])):  # within braces, another field follows
            yield broken.repair({row: line[: column + end] + mark + line[column + end :]}, *told, True)
        yield broken.repair({row: line + mark}, *told, True)
        end = len(line.rstrip(CLOSERS))
        if end < len(line):
            yield broken.repair({row: line[:end] + mark + line[end:]}, *told, True)
        for comma in (found.start() for found in re.finditer(",", line[column:])):
            yield broken.repair({row: line[: column + comma] + mark + line[column + comma :]}, *told, True)
        for below in range(row + 1, min(row + LONGEST, len(broken.lines))):
            if not broken.lines[below].strip() or indent_of(broken.lines[below]) <= indent_of(line):
                break
            yield broken.repair({below: broken.lines[below].rstrip() + mark}, *told)


def text_after_quote(broken: BrokenText) -> Iterator[Repair]:
    """More text behind a value that its quotation mark or bracket has closed."""
    for row in broken.rows:
        value = value_of(broken.lines[row])
        if value[:1] in ('"', "'", "[") and value and "key" in broken.failure.problem:
            yield broken.repair({row: with_value(broken.lines[row], quoted(value))}, (row, broken.failure.column if row == broken.failure.row else 0),
                             "text-after-quote", True)


def backslash_in_quotes(broken: BrokenText) -> Iterator[Repair]:
    """A backslash between double quotes, where it has a meaning of its own."""
    row = broken.rows[0]
    if "escape" in broken.failure.problem or "hexdecimal" in broken.failure.problem:
        yield broken.repair({row: re.sub(r"\\(?![\"\\])", r"\\\\", broken.lines[row])}, (row, max(broken.failure.column - 1, 0)), "backslash")


def colon_in_brackets(broken: BrokenText) -> Iterator[Repair]:
    """Within brackets, a value with a colon in it, or a comma that is missing before the next field."""
    if "flow" not in broken.failure.problem:
        return
    row, line = broken.failure.row, broken.lines[min(broken.failure.row, len(broken.lines) - 1)]
    for found in re.finditer(r"([A-Za-z][\w-]*): +([^,\[\]{}\"']*?)( +)([A-Za-z][\w-]*): ", line):
        if found[4] in broken.names:
            yield broken.repair({row: line[: found.start(3)] + "," + line[found.start(3) :]}, (row, found.start(4)), "missing-comma", True, name=found[4])
    for found in re.finditer(r"([{,] *[A-Za-z][\w-]*: +)([^,\[\]{}\"']*: [^,\[\]{}\"']*?)(?= *[,\]}]|$)", line):
        place = (row, found.start(2) + found[2].index(": "))
        yield broken.repair({row: line[: found.start(2)] + quoted(found[2]) + line[found.end(2) :]}, place, "colon", True)
    for found in re.finditer(r"[\"'\]}]( +)(?=[\"'\[{A-Za-z])", line):
        yield broken.repair({row: line[: found.start(1)] + "," + line[found.start(1) :]}, (row, found.end(1)), "missing-comma-of-items", True)


def unbalanced_brackets(broken: BrokenText) -> Iterator[Repair]:
    """A bracket that is not closed, or closed twice, or by the wrong sign."""
    start = broken.failure.start if "flow" in broken.failure.problem else None
    rows = (start[0], *broken.rows) if start else broken.rows
    for row in dict.fromkeys(rows):
        line = broken.lines[row]
        whole = with_balanced_brackets(line)
        if whole == line.rstrip():
            continue
        value = value_of(line)
        if value[:1] == "[" and not set(value[1:]) & set("[]{},:") and _holds_one(line, broken):
            yield broken.repair({row: with_value(line, value[1:].strip())}, (row, len(before_value(line))), "stray-bracket", True)
        column = next((place for place, letter in enumerate(line) if letter in OPENERS), 0)
        if len(whole) < len(line.rstrip()):
            surplus = next(place for place, (old, new) in enumerate(zip(line, f"{whole}\0", strict=False)) if old != new)
            yield broken.repair({row: whole}, (row, surplus), "surplus-bracket", True)
            continue
        yield broken.repair({row: whole}, start if start and start[0] == row else (row, column), "open-bracket", True)


def _holds_one(line: str, broken: BrokenText) -> bool:
    """Whether a line is that of a field which holds one value and no list."""
    name = before_value(line).strip(" -:")
    return name in broken.names and name not in broken.names.lists


def colon_in_value(broken: BrokenText) -> Iterator[Repair]:
    """A colon with a space inside a value, which makes it look like another field."""
    row = broken.failure.row
    if "mapping values" not in broken.failure.problem or row >= len(broken.lines):
        return
    line, told = broken.lines[row], ((row, broken.failure.column), "colon")
    if broken.failure.column >= len(before_value(line)) and value_of(line)[:1] not in ("", '"', "'"):
        yield broken.repair({row: with_value(line, quoted(value_of(line)))}, *told, bool(line[: len(before_value(line))].strip(" -")))
    if not NAME.fullmatch(line[: broken.failure.column].strip()):  # a single word is a field’s name, at the wrong indent
        yield broken.repair({row: re.sub(r":(?= |$)", "\N{RATIO}", line)}, *told)


def leading_sign(broken: BrokenText) -> Iterator[Repair]:
    """A value that begins with a sign which means something to YAML."""
    if not re.search(SIGNS, broken.failure.problem):
        return
    for place in ((broken.failure.row, broken.failure.column), broken.failure.start):
        if place is None or place[0] >= len(broken.lines):
            continue
        row, column = place
        line = broken.lines[row]
        if without_marks(value_of(line)) != value_of(line):
            yield broken.repair({row: with_value(line, scalar(without_marks(value_of(line))))}, (row, column), "marks", True)
        wording, said = "sign", line[column : column + 1]
        if "comment or line break" in broken.failure.problem:
            wording, said, column = "text-behind-sign", value_of(line)[:1], len(before_value(line))
        head = before_value(line)
        if len(head) == column and head.strip():
            yield broken.repair({row: with_value(line, quoted(value_of(line)))}, (row, column), wording, True, sign=said)
        elif column > len(head):
            end = re.search(r"[,\]}]|$", line[column:])
            stop = column + (end.start() if end else 0)
            yield broken.repair({row: line[:column] + quoted(line[column:stop].rstrip()) + line[stop:]}, (row, column), wording, True, sign=said)
