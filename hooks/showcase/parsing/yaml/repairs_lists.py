"""What writers do to lists and to the fields of one thing: bullets for hyphens, no hyphens, and fields or items that have slipped as a whole.

These touch several lines at once. Each is one slip, and is told once.
"""

import re
from collections.abc import Iterator, Sequence

from showcase.parsing.yaml.broken_text import BrokenText, Repair
from showcase.parsing.yaml.lines import HEAD, content_indent, indent_of, row_above, row_below
from showcase.parsing.yaml.names import FieldNames

SIGNS = "•●○◦·∙▪■‣⁃*+–—−"
BULLET = re.compile(rf"(?P<indent>[ \t]*)(?P<sign>[{SIGNS}]|\d{{1,2}}[.)])[ \t]+(?=\S)")
# A text without any of these has no bullet, which is seen much faster.
SUSPECT = ("* ", "+ ", "1. ", "1) ", *"•●○◦·∙▪■‣⁃−", *(f"{before}{dash}" for before in ("\n", "  ", "\t") for dash in "–—"))
FAR = 60  # rows above a failure in which the slip that causes it may stand


def name_of(line: str) -> str:
    """The name of the field that a line begins; nothing when it begins none."""
    found = HEAD.match(line)
    return (found["name"] or "") if found else ""


def opens(line: str) -> str:
    """The name of the field whose value stands on the lines below; nothing when it stands on this one."""
    bare = line.partition(" #")[0].rstrip()
    return name_of(bare) if bare.endswith(":") and HEAD.fullmatch(bare) else ""


def bullets(lines: Sequence[str], names: FieldNames) -> tuple[int, dict[int, str]] | None:
    """The first list whose items begin with a bullet, a dash or a number: the row of the first of these, and its rows with hyphens in their place."""
    for owner, line in enumerate(lines):
        if opens(line) not in names.lists:
            continue
        changed = {row: f"{found['indent']}- {lines[row][found.end() :]}" for row in _below(lines, owner) if (found := BULLET.match(lines[row]))}
        if changed:
            return min(changed), changed
    return None


def may_have_bullets(text: str) -> bool:
    """Whether a second look for bullets is worth its time."""
    return any(sign in text for sign in SUSPECT)


def _below(lines: Sequence[str], owner: int) -> Iterator[int]:
    """The rows of the value that stands below its field’s name."""
    width = content_indent(lines[owner])
    for row in range(owner + 1, len(lines)):
        line = lines[row]
        if line.strip() and indent_of(line) <= width and not BULLET.match(line) and not line.lstrip().startswith("- "):
            return
        yield row


def without_hyphens(broken: BrokenText, owner: int) -> Repair:
    """A list without hyphens; of items with fields, one begins where the first field’s name comes again."""
    lines = broken.lines
    first = row_below(lines, owner)
    width, name = indent_of(lines[first]), name_of(lines[first])
    rows = [row for row in _below(lines, owner) if lines[row].strip()]
    starts = [row for row in rows if indent_of(lines[row]) == width and name_of(lines[row]) == name]  # of words, which have no names, every row
    has_room = width >= indent_of(lines[owner]) + 4
    changed = {} if has_room else {row: f"  {lines[row]}" for row in rows}
    changed |= {row: f"{' ' * (width - 2 if has_room else width)}- {lines[row].lstrip()}" for row in starts}
    return broken.repair(changed, (starts[0], width), "no-hyphens", True, "not-a-list", name=name_of(lines[owner]), more=len(starts) - 1)


def at_margin(broken: BrokenText) -> Iterator[Repair]:
    """Fields at the margin that stand further in wherever they may stand at all."""
    lines = broken.lines
    last = min(broken.failure.row, len(lines) - 1)
    near = [row for row in range(last, max(last - FAR, -1), -1) if _is_at_margin(broken, row)]
    if not near:
        return
    first = end = near[0]
    while first - 1 in near:
        first -= 1
    above = row_above(lines, first)
    if above < 0:
        return
    is_owner = bool(opens(lines[above])) and not indent_of(lines[above])
    owner = above if is_owner else next((row for row in range(above, -1, -1) if name_of(lines[row]) in broken.names.top), above)
    inside = content_indent(lines[above])
    below = row_below(lines, end)
    widths = (inside,) if inside else (indent_of(lines[below]) if below < len(lines) else 0, 2)
    names = [name_of(lines[row]) for row in range(first, end + 1)]
    for width in dict.fromkeys(width for width in widths if width):
        changed = {row: " " * width + lines[row] for row in range(first, end + 1)}
        values = {"name": names[0], "others": len(names) - 1, "where": f"`{name_of(lines[owner])}`"}
        yield broken.repair(changed, (first, 0), "several-at-margin" if len(names) > 1 else "one-at-margin", True, "lost-indent", **values)


def _is_at_margin(broken: BrokenText, row: int) -> bool:
    line = broken.lines[row]
    return line[:1].isalpha() and broken.names.only_inner(name_of(line))


def item_apart(broken: BrokenText) -> Iterator[Repair]:
    """An item that stands further in or out than the one above, with all its fields."""
    lines = broken.lines
    for row in broken.rows:
        if not lines[row].lstrip().startswith("- "):
            continue
        width = indent_of(lines[row])
        sibling = next((one for one in range(row - 1, max(row - FAR, -1), -1) if lines[one].lstrip().startswith("- ")), -1)
        by = indent_of(lines[sibling]) - width if sibling >= 0 else 0
        block = [row]
        while (after := row_below(lines, block[-1])) < len(lines) and indent_of(lines[after]) > width:
            block.append(after)
        if by and len(block) > 1:
            changed = {one: " " * (indent_of(lines[one]) + by) + lines[one].lstrip() for one in block}
            yield broken.repair(changed, (row, width), "item", True, more=len(block) - 1)
