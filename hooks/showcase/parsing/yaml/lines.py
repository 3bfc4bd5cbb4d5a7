"""Lines of YAML as writers see them: where a value begins, which quotation mark stays open, and a value put between quotes."""

import re
from collections.abc import Sequence

# The signs before a value: spaces, hyphens of items, a field's name with its colon.
HEAD = re.compile(r"(?P<indent>[ \t]*)(?P<hyphens>(?:- +)*)(?:(?P<name>[A-Za-z][\w-]*) *:(?: +|$))?")
CURLY = "“”„‘’‚«»"
CURLY_PAIRS = {"“": "”", "„": "“", "‘": "’", "«": "»"}
OPENERS, CLOSERS = "[{", "]}"
PAIRS = dict(zip(OPENERS, CLOSERS, strict=True))


def before_value(line: str) -> str:
    """What stands before a line's value: its indent, hyphens, and the field's name with its colon."""
    found = HEAD.match(line)
    return found[0] if found else ""


def value_of(line: str) -> str:
    """A line's value, without spaces behind it."""
    return line[len(before_value(line)) :].rstrip()


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def content_indent(line: str) -> int:
    """Where the fields of a line stand: behind the hyphens of an item."""
    found = HEAD.match(line)
    return len(found["indent"]) + len(found["hyphens"]) if found else 0


def with_value(line: str, value: str) -> str:
    """The line with another value."""
    return before_value(line) + value


def row_above(lines: Sequence[str], row: int) -> int:
    """The nearest row above that has something on it; -1 when there is none."""
    return next((above for above in range(row - 1, -1, -1) if lines[above].strip() and not lines[above].lstrip().startswith("#")), -1)


def row_below(lines: Sequence[str], row: int) -> int:
    """The nearest row below that has something on it; as many as there are when there is none."""
    return next((below for below in range(row + 1, len(lines)) if lines[below].strip() and not lines[below].lstrip().startswith("#")), len(lines))


def unclosed_quote(line: str) -> int:
    """The column of a quotation mark that opens a value and is not closed on its line; -1 when there is none."""
    column, opened, mark, is_start = len(before_value(line)), -1, "", True
    while column < len(line):
        letter = line[column]
        if mark:
            if (letter == "\\" and mark == '"') or (letter == mark and line[column + 1 : column + 2] == mark == "'"):
                column += 1
            elif letter == mark:
                mark, opened = "", -1
        elif letter in "\"'" and is_start:
            mark, opened = letter, column
        is_start = not mark and (letter in "[{," or (is_start and letter == " ") or (letter == " " and line[column - 1] == ":"))
        column += 1
    return opened if mark else -1


def with_balanced_brackets(line: str) -> str:
    """A line whose brackets are closed in the order in which they were opened, and which has none too many."""
    start = len(before_value(line))
    kept, open_now, mark = [line[:start]], list[str](), ""
    for letter in line[start:].rstrip():
        if mark:
            mark = "" if letter == mark else mark
        elif letter in "\"'" and kept[-1][-1:] in ("[", "{", ",", " "):
            mark = letter
        elif letter in OPENERS:
            open_now.append(PAIRS[letter])
        elif letter in CLOSERS:
            kept.append(open_now.pop() if open_now else "")
            continue
        kept.append(letter)
    return "".join(kept) + "".join(reversed(open_now))
