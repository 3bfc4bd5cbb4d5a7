"""What writers do to the layout of a text that stops YAML: tabs, indents, hyphens, colons after names.

Each cause looks at the lines around the place where reading stopped, and gives the ways in which it may be repaired, likeliest
first. Whether a repair is right is told by reading on.
"""

import re
from collections.abc import Iterator, Sequence

from showcase.parsing.yaml.broken_text import BrokenText, Repair
from showcase.parsing.yaml.lines import before_value, content_indent, indent_of, row_above, row_below

HYPHEN = re.compile(r"( *)-([^\s-].*)")
NO_SPACE = re.compile(r"( *(?:- +)*)([A-Za-z][\w-]*)[:：](?!//)(\S.*)|( *(?:- +)*)([A-Za-z][\w-]*)：(.*)")
TAB_BEHIND = re.compile(r"( *)-[ ]*\t\s*(?=\S)")
FAR = 60  # rows above the failure in which the line that causes it may stand
NO_COLON = re.compile(r"( *(?:- +)*)([A-Za-z][\w-]*)(?: +(\S.*))?")
# Another sign in the colon’s place, and marks around the name.
OTHER_SIGN = re.compile(r"( *(?:- +)*)(?P<mark>\*\*|__|`|[“\"]|)([A-Za-z][\w-]*)(?: *[=;]|:?(?:\*\*|__|`|[”\"]):?| +[–—-](?= ))[ \t]*(.*)")
NOTE = re.compile(r" *(?://|<!--|-{4,}\s*$|={4,}\s*$).*")
NAME = re.compile(r"[A-Za-z][\w-]*")


def tab_indent(broken: BrokenText) -> Iterator[Repair]:
    """Indents made with tabs."""
    rows = [row for row, line in enumerate(broken.lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    if not rows or not {row for near in broken.rows for row in (near, near + 1)} & set(rows):
        return
    told = ((rows[0], 0), "tab-indent", True)
    spaced = [broken.repair({row: _spaced(broken.lines[row], width) for row in rows}, *told, more=len(rows) - 1) for width in (2, 4)]
    yield from () if len(rows) == 1 else spaced  # one line alone is like its neighbours, whatever its tabs are worth
    for width in _likely_indents(spaced[1].lines, rows[0]):
        yield broken.repair({row: " " * width + broken.lines[row].lstrip() for row in rows}, *told, more=len(rows) - 1)
    yield from spaced if len(rows) == 1 else ()


def _spaced(line: str, width: int) -> str:
    text = line.lstrip()
    return line[: len(line) - len(text)].replace("\t", " " * width) + text


def tab_behind_hyphen(broken: BrokenText) -> Iterator[Repair]:
    """A tab between the hyphen of an item and what follows it."""
    for row in broken.rows:
        if found := TAB_BEHIND.match(broken.lines[row]):
            yield broken.repair({row: f"{found[1]}- {broken.lines[row][found.end() :]}"}, (row, found.end(1) + 1), "tab-inside", True)


def tab_before_value(broken: BrokenText) -> Iterator[Repair]:
    """A tab among the signs before a value."""
    for row in broken.rows:
        if "\t" in broken.lines[row]:
            yield broken.repair({row: broken.lines[row].replace("\t", " ")}, (row, broken.lines[row].index("\t")), "tab-inside", True)


def hyphen_without_space(broken: BrokenText) -> Iterator[Repair]:
    """An item whose hyphen has no space behind it."""
    for row in broken.rows:
        if found := HYPHEN.fullmatch(broken.lines[row]):
            yield broken.repair({row: f"{found[1]}- {found[2]}"}, (row, len(found[1])), "hyphen", True)


def colon_without_space(broken: BrokenText) -> Iterator[Repair]:
    """A field whose colon has no space behind it."""
    for row in broken.rows:
        if found := NO_SPACE.fullmatch(broken.lines[row]):
            head, name, value = (found[1], found[2], found[3]) if found[2] else (found[4], found[5], found[6])
            yield broken.repair({row: f"{head}{name}: {value.lstrip()}"}, (row, len(head) + len(name)), "colon-without-space", True)


def missing_colon(broken: BrokenText) -> Iterator[Repair]:
    """A field’s name without its colon."""
    for row in broken.rows:
        found = NO_COLON.fullmatch(broken.lines[row].rstrip())
        stands_alone = not _may_continue_text(broken.lines, row) or _is_short_above_field(broken.lines, row)
        if found and stands_alone and (found[2] in broken.names or (found[3] or "").startswith(("[", "{"))):
            yield broken.repair({row: f"{found[1]}{found[2]}: {found[3] or ''}".rstrip()}, (row, found.end(2)), "missing-colon", True, name=found[2])


def other_sign(broken: BrokenText) -> Iterator[Repair]:
    """A field’s name with another sign than a colon behind it, or with marks around it."""
    for row in broken.rows:
        found = OTHER_SIGN.fullmatch(broken.lines[row].rstrip())
        if found and found[3] in broken.names:
            place = (row, found.start("mark") if found["mark"] else found.end(3))
            wording = "marked-name" if found["mark"] else "other-sign"
            yield broken.repair({row: f"{found[1]}{found[3]}: {found[4]}".rstrip()}, place, wording, True, name=found[3])


def note(broken: BrokenText) -> Iterator[Repair]:
    """A note or a rule between fields that does not begin with a number sign."""
    for row in broken.rows:
        line = broken.lines[row]
        if NOTE.fullmatch(line):
            yield broken.repair({row: f"{' ' * indent_of(line)}# {line.lstrip()}"}, (row, indent_of(line)), "note", True)


def _may_continue_text(lines: Sequence[str], row: int) -> bool:
    """Whether the line above is one of a longer text, so that this one may be, too."""
    above = row_above(lines, row)
    return above >= 0 and (not before_value(lines[above]).strip() or lines[above].rstrip().endswith((">", ">-", "|", "|-")))


def _is_short_above_field(lines: Sequence[str], row: int) -> bool:
    """Whether a line of two or three words stands above a field, as a field without its colon does."""
    below = row_below(lines, row)
    return len(lines[row].split()) <= 3 and below < len(lines) and bool(before_value(lines[below]).strip(" -"))


def text_without_indent(broken: BrokenText) -> Iterator[Repair]:
    """Lines of a longer text that do not stand further in than the field that they belong to."""
    first = broken.rows[0]
    above = row_above(broken.lines, first)
    if above < 0 or before_value(broken.lines[first]).strip():
        return
    last = first
    while last + 1 < len(broken.lines) and not re.match(r" *(?:- |[A-Za-z][\w-]*:(?: |$))", broken.lines[last + 1]):
        last += 1
    owner = next((row for row in range(above, -1, -1) if NAME.match(broken.lines[row])), above)
    told = ((first, indent_of(broken.lines[first])), "no-field")
    more = sum(bool(line.strip()) for line in broken.lines[first + 1 : last + 1])
    for indent in dict.fromkeys((indent_of(broken.lines[above]), indent_of(broken.lines[owner]) + 2, content_indent(broken.lines[above]) + 2)):
        yield broken.repair({row: " " * indent + broken.lines[row].lstrip() for row in range(first, last + 1)}, *told, more=more)


def wrong_indent(broken: BrokenText) -> Iterator[Repair]:
    """A line that is indented differently from those that it belongs with."""
    likely = [(near, width) for near in broken.rows for width in _likely_indents(broken.lines, near)]
    outermost = [(near, 0) for near in broken.rows if indent_of(broken.lines[near]) and broken.names.only_top(before_value(broken.lines[near]).strip(" -:"))]
    for row, width in (*outermost, *_odd_rows_above(broken), *likely):
        yield broken.repair({row: " " * width + broken.lines[row].lstrip()}, (row, indent_of(broken.lines[row])), "indent", True)


def _odd_rows_above(broken: BrokenText) -> Iterator[tuple[int, int]]:
    """A row above the failure, when it is that one which stands differently from its neighbours, and the indent that it should have."""
    lines, row = broken.lines, broken.failure.row
    above, width = row_above(lines, row), indent_of(lines[row])
    first = row_above(lines, above) if above >= 0 else -1
    if first < 0:
        return
    outer, odd = indent_of(lines[first]), indent_of(lines[above])
    if all(lines[one].lstrip().startswith("- ") for one in (above, row)) and odd != width:
        yield above, width
    if before_value(lines[first]).strip() and (outer == width != odd or (lines[first].rstrip().endswith(":") and odd <= outer < width)):
        yield above, width
    while first >= 0 and (lines[above].lstrip().startswith("- ") or not lines[first].rstrip().endswith(":") or indent_of(lines[first]) >= width):
        above, first = first, row_above(lines, first)
    if first >= 0 and indent_of(lines[above]) != width:
        yield above, width  # the first field of its group
    outer_ones = [one for one in range(row - 1, max(row - FAR, -1), -1) if lines[one].strip() and indent_of(lines[one]) <= width][:1]
    for one in outer_ones:  # one in the middle of its group, with items of its own
        sibling = next((up for up in range(one - 1, -1, -1) if lines[up].strip() and indent_of(lines[up]) <= width), -1)
        if one < row - 1 and indent_of(lines[one]) < width and sibling >= 0 and indent_of(lines[sibling]) == width and before_value(lines[sibling]).strip():
            yield one, width


def _likely_indents(lines: Sequence[str], row: int) -> list[int]:
    """The indents that a row might have meant to have, the likeliest first: those of its neighbours, and among these the nearest."""
    line, now = lines[row], indent_of(lines[row])
    near = [one for one in (row_above(lines, row), row_below(lines, row)) if 0 <= one < len(lines)]
    if line.lstrip().startswith("- "):
        near = [one for one in (*range(row - 1, -1, -1), *range(row + 1, len(lines))) if lines[one].lstrip().startswith("- ")][:2]
        return list(dict.fromkeys(indent_of(lines[one]) for one in near if indent_of(lines[one]) != now))
    below = row_below(lines, row)
    if line.rstrip().endswith(":") and below < len(lines):  # what it opens stands further in
        limit = indent_of(lines[below])
        return [width for width in dict.fromkeys((max(limit - 2, 0), limit)) if width != now]
    if before_value(line).strip():  # a field belongs with fields, not with the text of one
        near = [one for one in near if before_value(lines[one]).strip()] or near
    widths = [width for one in near for width in (content_indent(lines[one]), indent_of(lines[one]))]
    widths = sorted(dict.fromkeys(widths), key=lambda width: abs(width - now)) + [content_indent(lines[one]) + 2 for one in near]
    return [width for width in dict.fromkeys(widths) if width != now]


def item_in_value(broken: BrokenText, first: int, last: int) -> Repair:
    """An item that YAML takes for more words of the value above, because its hyphen has no space, or a place of its own."""
    rows = [row for row in range(first, last + 1) if re.match(r" *-(?:\s|[^\s\d-])", broken.lines[row])]
    stray = next(row for row in rows if row > first or broken.lines[row].lstrip()[1:2] != " ")
    width = indent_of(broken.lines[rows[0]])
    changed = {row: " " * width + "- " + broken.lines[row].lstrip(" -") for row in rows}
    wording = "item-indent" if broken.lines[stray].lstrip()[1:2] == " " else "hyphen"
    return broken.repair(changed, (stray, indent_of(broken.lines[stray])), wording, True)
