"""What writers do that stops YAML, each cause with the ways in which it may be mended, likeliest first.

A cause looks at the lines around the place where reading stopped. Whether a mend is right is told by reading on.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from .findings import counted, nearest
from .yaml_lines import CLOSERS, CURLY, OPENERS, after, balanced, before, content_indent, head_of, indent_of, open_quote, quoted, value_of, with_value
from .yaml_parser import Trouble

HYPHEN = re.compile(r"( *)-([^\s-].*)")
NO_SPACE = re.compile(r"( *(?:- +)*)([A-Za-z][\w-]*)[:：](?!//)(\S.*)|( *(?:- +)*)([A-Za-z][\w-]*)：(.*)")
NO_COLON = re.compile(r"( *(?:- +)*)([A-Za-z][\w-]*)(?: +(\S.*))?")
NAME = re.compile(r"[A-Za-z][\w-]*")
LONGEST = 60  # rows that a value between quotation marks may have gone on for
QUOTE_IT = "Put the whole value between double quotes."
SIGNS = "any token|node content|scanning an a|tag|mapping keys|sequence entries|comment or line break|directive"


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to mend: the lines afterwards, the rows that changed, the place of the cause, and what is said of it.

    `fixable` when a writer would do the same; `paste` is the mended line, where one line is all.
    """

    lines: tuple[str, ...]
    rows: tuple[int, ...]
    row: int
    column: int
    fact: str
    remedy: str
    fixable: bool = False

    @property
    def paste(self) -> str:
        """The mended line, when there is one."""
        return self.lines[self.rows[0]] if self.rows == (self.row,) and self.fixable else ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that cannot be read: its lines, the trouble, and the names of the fields that may stand in it."""

    lines: tuple[str, ...]
    trouble: Trouble
    names: frozenset[str] = frozenset()

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows to look at, the likeliest first: where the cause began, where reading stopped, and the one before."""
        last = len(self.lines) - 1
        found = (min(self.trouble.cause, last), min(self.trouble.row, last))
        return tuple(dict.fromkeys(row for row in (*found, before(self.lines, found[0])) if row >= 0))

    def mend(self, changed: dict[int, str], place: tuple[int, int], fact: str, remedy: str, fixable: bool = False) -> Mend:
        """A mend that puts other lines in place of some."""
        lines = list(self.lines)
        for row, line in changed.items():
            lines[row] = line
        return Mend(tuple(lines), tuple(sorted(changed)), *place, fact, remedy, fixable)


def tab(fault: Fault) -> Iterator[Mend]:
    """Indents made with tabs."""
    rows = [row for row, line in enumerate(fault.lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    if not rows or not {row for near in fault.rows for row in (near, near + 1)} & set(rows):
        return
    more = f", and in {counted(len(rows) - 1, 'more line')}" if len(rows) > 1 else ""
    told = ((rows[0], 0), f"There is a tab in this line{more}.", "Use spaces: two for each step of indent.", True)
    for width in (2, 4):
        yield fault.mend({row: _spaced(fault.lines[row], width) for row in rows}, *told)
    for neighbour in (before(fault.lines, rows[0]), after(fault.lines, rows[0])):
        if 0 <= neighbour < len(fault.lines):
            indent = content_indent(fault.lines[neighbour])
            yield fault.mend({row: " " * indent + fault.lines[row].lstrip() for row in rows}, *told)


def _spaced(line: str, width: int) -> str:
    text = line.lstrip()
    return line[: len(line) - len(text)].replace("\t", " " * width) + text


def tab_inside(fault: Fault) -> Iterator[Mend]:
    """A tab among the signs before a value."""
    for row in fault.rows:
        if "\t" in fault.lines[row]:
            yield fault.mend({row: fault.lines[row].replace("\t", " ")}, (row, fault.lines[row].index("\t")), "There is a tab in this line.",
                             "Type a space instead.", True)


def hyphen(fault: Fault) -> Iterator[Mend]:
    """An item whose hyphen has no space behind it."""
    for row in fault.rows:
        if found := HYPHEN.fullmatch(fault.lines[row]):
            yield fault.mend({row: f"{found[1]}- {found[2]}"}, (row, len(found[1])), "The hyphen of an item needs a space after it.",
                             "Write a hyphen, a space and the item.", True)


def no_space(fault: Fault) -> Iterator[Mend]:
    """A field whose colon has no space behind it."""
    for row in fault.rows:
        if found := NO_SPACE.fullmatch(fault.lines[row]):
            head, name, value = (found[1], found[2], found[3]) if found[2] else (found[4], found[5], found[6])
            yield fault.mend({row: f"{head}{name}: {value.lstrip()}"}, (row, len(head) + len(name)), "The colon after a field’s name needs a space after it.",
                             "Write the name, a colon, a space and the value.", True)


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


def no_colon(fault: Fault) -> Iterator[Mend]:
    """A field’s name without its colon."""
    for row in fault.rows:
        found = NO_COLON.fullmatch(fault.lines[row].rstrip())
        if found and (found[2] in fault.names or (nearest(found[2], fault.names) and content_indent(fault.lines[row]) == 0)):
            yield fault.mend({row: f"{found[1]}{found[2]}: {found[3] or ''}".rstrip()}, (row, found.end(2)),
                             f"The name ‘{found[2]}’ needs a colon after it.", "Write the name, a colon, a space and the value.", True)


def lost_text(fault: Fault) -> Iterator[Mend]:
    """Lines of a longer text that do not stand further in than the field that they belong to."""
    first = fault.rows[0]
    above = before(fault.lines, first)
    if above < 0 or head_of(fault.lines[first]).strip(" -"):
        return
    last = first
    while last + 1 < len(fault.lines) and not re.match(r" *(?:- |[A-Za-z][\w-]*:(?: |$))", fault.lines[last + 1]):
        last += 1
    owner = next((row for row in range(above, -1, -1) if NAME.match(fault.lines[row])), above)
    told = ((first, indent_of(fault.lines[first])), "This line does not belong to any field.",
            "If it goes on with the text above, begin it with two spaces more than its field; if it is a field, write its name and a colon first.")
    for indent in dict.fromkeys((indent_of(fault.lines[above]), indent_of(fault.lines[owner]) + 2, content_indent(fault.lines[above]) + 2)):
        yield fault.mend({row: " " * indent + fault.lines[row].lstrip() for row in range(first, last + 1)}, *told)


def indent(fault: Fault) -> Iterator[Mend]:
    """A line that is indented differently from those that it belongs with."""
    for row in fault.rows:
        near = [one for one in (before(fault.lines, row), after(fault.lines, row)) if 0 <= one < len(fault.lines)]
        widths = [width for one in near for width in (content_indent(fault.lines[one]), indent_of(fault.lines[one]))]
        widths += [content_indent(fault.lines[one]) + 2 for one in near]
        for width in dict.fromkeys(width for width in widths if width != indent_of(fault.lines[row])):
            yield fault.mend({row: " " * width + fault.lines[row].lstrip()}, (row, indent_of(fault.lines[row])),
                             "This line is indented differently from the lines that it belongs with.", "Give it the same number of spaces as its neighbours.", True)


Cause = Callable[[Fault], Iterator[Mend]]
CAUSES: Sequence[Cause] = (
    *(tab, hyphen, no_space, curly_quotes, brackets, text_after_quote, unclosed_quote, backslash, colon_in_brackets),
    *(no_colon, sign, colon, lost_text, indent, tab_inside),
)


def swallowed(fault: Fault) -> Iterator[Mend]:
    """An item that YAML takes for more words of the value above, because its hyphen has no space, or a place of its own."""
    first, last = (fault.trouble.start or (0, 0))[0], fault.trouble.row
    rows = [row for row in range(first, last + 1) if re.match(r" *-(?:\s|[^\s\d-])", fault.lines[row])]
    stray = next(row for row in rows if row > first or fault.lines[row].lstrip()[1:2] != " ")
    width = indent_of(fault.lines[rows[0]])
    changed = {row: " " * width + "- " + fault.lines[row].lstrip(" -") for row in rows}
    place = (stray, indent_of(fault.lines[stray]))
    if fault.lines[stray].lstrip()[1:2] == " ":
        yield fault.mend(changed, place, "This item is indented differently from the one above, so YAML joins the two.",
                         "Give it the same number of spaces as its neighbours.", True)
    else:
        yield fault.mend(changed, place, "The hyphen of an item needs a space after it.", "Write a hyphen, a space and the item.", True)


def left_out(fault: Fault) -> Mend:
    """The last way: the line is left out, and nothing is said that might follow from that."""
    rows = range(fault.trouble.start[0], fault.trouble.row + 1) if fault.trouble.start and "flow" in fault.trouble.said else (fault.rows[0],)
    rows = [row for row in rows if row < len(fault.lines) and fault.lines[row].strip()] or [fault.rows[0]]
    mend = fault.mend({row: "" for row in rows}, (rows[0], indent_of(fault.lines[rows[0]])), "This line cannot be read.",
                      "Compare it with the example in the entry format, and check quotes, colons and indents.")
    return replace(mend, column=min(mend.column, max(len(fault.lines[rows[0]]) - 1, 0)))
