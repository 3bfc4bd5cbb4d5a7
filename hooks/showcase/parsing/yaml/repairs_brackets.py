"""What writers do to values with brackets and quotation marks: braces left out or of another shape, marks within marks, commas as other formats have them.

Each cause looks at the lines around the place where reading stopped, and gives the ways in which it may be repaired, likeliest first.
"""

import re
from collections.abc import Iterator

from showcase.parsing.yaml.broken_text import BrokenText, Repair
from showcase.parsing.yaml.lines import before_value, value_of, with_value

SEVERAL = re.compile(r"[a-z][\w-]*: [^{}\[\]]*?[,;] *[a-z][\w-]*: [^{}\[\]]*")
SINGLE = re.compile(r"([a-z_]+): \S+")
SEMICOLON = re.compile(r"; *(?=[a-z][\w-]*: )")
BEHIND = re.compile(r"(?P<value>[\[{\"'].*[\]}\"'])\s*[,;]+")
APART = re.compile(r"[\"']\s+[\"']")  # the end of one value and the beginning of the next, with no comma between them
IN_MARKS = re.compile(r"(?P<before>[\[{,:]\s*)(?P<mark>[\"'])(?P<inside>.*?)(?P=mark)(?=\s*(?:,\s*(?:[\"']|[a-z][\w-]*: |[A-Z])|[\]}]))")


def braces_left_out(broken: BrokenText) -> Iterator[Repair]:
    """Fields on the line of the field that they belong to, without braces around them or with round brackets in their place."""
    for row in broken.rows:
        line = broken.lines[row]
        head, value = _head(line)
        inside = value[1:-1] if value.startswith("(") and value.endswith(")") else value
        single = SINGLE.fullmatch(inside)
        if head.strip() and (SEVERAL.fullmatch(inside) or (single and single[1] in broken.names)):
            yield broken.repair({row: f"{head}{{{SEMICOLON.sub(', ', inside)}}}"}, (row, len(head)), "braces", True)


def _head(line: str) -> tuple[str, str]:
    """What stands before fields on one line, and these fields; behind a hyphen the item’s own name is one of them."""
    head, value = before_value(line), value_of(line)
    item = re.match(r" *(?:- +)+", line)
    return (item[0], line[item.end() :].rstrip()) if item and SEVERAL.fullmatch(line[item.end() :].rstrip()) else (head, value)


def semicolon_in_braces(broken: BrokenText) -> Iterator[Repair]:
    """Semicolons between fields within braces."""
    for row in broken.rows:
        line = broken.lines[row]
        if value_of(line).startswith("{") and (found := SEMICOLON.search(line)):
            yield broken.repair({row: SEMICOLON.sub(", ", line)}, (row, found.start()), "semicolon", True)


def comma_behind(broken: BrokenText) -> Iterator[Repair]:
    """A comma behind a value that its bracket or quotation mark has closed, as other formats have it."""
    for row in broken.rows:
        found = BEHIND.fullmatch(value_of(broken.lines[row]))
        if found:
            yield broken.repair({row: with_value(broken.lines[row], found["value"])}, (row, len(broken.lines[row].rstrip()) - 1), "comma-behind", True)


def marks_in_marks(broken: BrokenText) -> Iterator[Repair]:
    """Quotation marks inside a value that stands between such marks."""
    for row in broken.rows:
        line, value = broken.lines[row], value_of(broken.lines[row])
        column = len(before_value(line))
        if len(value) > 2 and value[0] in "\"'" and value[-1] == value[0] and _holds(value[1:-1], value[0]):
            yield broken.repair({row: with_value(line, _with_other_marks(value[1:-1], value[0]))}, (row, column), "marks-in-marks", True)
        elif value[:1] in ("[", "{"):
            mended = IN_MARKS.sub(_mended, line)
            if mended != line:
                place = next(at for at, (old, new) in enumerate(zip(line, f"{mended}\0", strict=False)) if old != new)
                yield broken.repair({row: mended}, (row, place), "marks-in-marks", True)


def _mended(one: re.Match[str]) -> str:
    return one[0] if APART.search(one["inside"]) else f"{one['before']}{_with_other_marks(one['inside'], one['mark'])}"


def _holds(inside: str, mark: str) -> bool:
    """Whether a text holds marks of a kind that would end it."""
    return mark in inside.replace("''", "") if mark == "'" else '"' in re.sub(r"\\.", "", inside)


def _with_other_marks(inside: str, mark: str) -> str:
    """A text between marks that are not in it; as it was where that is so already."""
    if not _holds(inside, mark):
        return f"{mark}{inside}{mark}"
    if mark == "'" and '"' not in inside and "\\" not in inside:
        return f'"{inside}"'
    return "'" + inside.replace("'", "''") + "'"
