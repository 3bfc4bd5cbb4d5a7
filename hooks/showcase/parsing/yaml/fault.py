"""A place where YAML could not be read, and a way to mend it."""

from dataclasses import dataclass

from showcase.parsing.yaml.lines import before
from showcase.parsing.yaml.parser import Trouble


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
