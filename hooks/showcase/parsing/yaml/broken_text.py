"""A place where YAML could not be read, and a way to repair it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from showcase.parsing.yaml.lines import row_above
from showcase.parsing.yaml.names import NO_FIELD_NAMES, FieldNames
from showcase.parsing.yaml.parser import ParseFailure


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to repair a text: its lines afterwards, the rows that changed, the place of the cause, and the wording of what is said of it.

    `fixable` when a writer would do the same; `paste` is the repaired line, where one line is all.
    """

    lines: tuple[str, ...]
    rows: tuple[int, ...]
    row: int
    column: int
    wording: str
    fixable: bool = False
    values: Mapping[str, object] = field(default_factory=dict)
    code: str = "yaml-syntax"

    @property
    def paste(self) -> str:
        """The repaired line, when there is one."""
        return self.lines[self.rows[0]] if self.rows == (self.row,) and self.fixable else ""


@dataclass(frozen=True, slots=True)
class BrokenText:
    """A text that cannot be read: its lines, where and why reading stopped, and the names of the fields that may stand in it."""

    lines: tuple[str, ...]
    failure: ParseFailure
    names: FieldNames = NO_FIELD_NAMES

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows to look at, the likeliest first: where the cause began, where reading stopped, and the one before."""
        last = len(self.lines) - 1
        found = (min(self.failure.cause, last), min(self.failure.row, last))
        return tuple(dict.fromkeys(row for row in (*found, row_above(self.lines, found[0])) if row >= 0))

    def repair(self, changed: dict[int, str], place: tuple[int, int], wording: str, fixable: bool = False, code: str = "yaml-syntax",
               **values: object) -> Repair:
        """A repair that puts other lines in place of some; `values` are those of its wording."""
        lines = list(self.lines)
        for row, line in changed.items():
            lines[row] = line
        return Repair(tuple(lines), tuple(sorted(changed)), *place, wording, fixable, values, code)
