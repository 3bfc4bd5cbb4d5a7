"""YAML that cannot be read is explained at its cause and repaired in memory, so that the rest of it is judged in the same run.

A repair changes lines and never their number. Each is tried, and the one after which reading gets furthest is taken; where
none helps, the line is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from yaml import Node

from showcase.model.finding import Finding, Location
from showcase.parsing.yaml import repairs_brackets as brackets
from showcase.parsing.yaml import repairs_layout as layout
from showcase.parsing.yaml import repairs_lists as lists
from showcase.parsing.yaml import repairs_values as values
from showcase.parsing.yaml.broken_text import BrokenText, Repair
from showcase.parsing.yaml.lines import before_value, indent_of, value_of, with_value
from showcase.parsing.yaml.names import FieldNames
from showcase.parsing.yaml.parser import DEEPEST, ParseFailure, Reference, TooDeep, compose, count_oddities, refused
from showcase.parsing.yaml.scalar import quoted, scalar
from showcase.util.lines import line_and_column
from showcase.util.marks import without_marks

Cause = Callable[[BrokenText], Iterator[Repair]]
# The first cause counts whose repair lets reading go on; those come first that could be taken for another.
CAUSES: Sequence[Cause] = (
    layout.tab_behind_hyphen, lists.at_margin, lists.item_apart, layout.tab_indent, layout.hyphen_without_space, layout.colon_without_space,
    layout.note, brackets.braces_left_out, brackets.semicolon_in_braces, brackets.comma_behind,
    values.curly_quotes, brackets.marks_in_marks, values.unbalanced_brackets, values.text_after_quote, values.quote_left_open, values.backslash_in_quotes,
    values.colon_in_brackets, layout.other_sign, layout.missing_colon, values.leading_sign, values.colon_in_value,
    layout.text_without_indent, layout.wrong_indent, layout.tab_before_value,
)

ENDLESS = 1_000_000
MOST = 15  # repairs in one text; after so many, what is left is no front matter
MOST_VALUES = 6_000  # lines and commas of one text; the largest award has a third of it
PATIENCE = 2_000_000  # letters that are read in search of repairs
NO_BREAK = re.compile("^[ -]*(?:\\w+:)?\u00a0+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RepairedText:
    """A text as it could be read: its nodes, what is said of its repairs, and the lines that were guessed or left out.

    `is_read` is False when even repairs did not help. Lines count from 1, in the file.
    """

    text: str
    root: Node | None = None
    is_read: bool = False
    findings: tuple[Finding, ...] = ()
    guessed: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()


def compose_with_repairs(text: str, path: str, offset: int, names: FieldNames) -> RepairedText:
    """The nodes of a text, repaired where it could not be read as it stands."""
    return _Repairer(text, path, offset, names).compose()


def read_again(repaired: RepairedText, path: str, offset: int, names: FieldNames, mend: Callable[[BrokenText], Repair]) -> RepairedText:
    """The same text, after it could be read, and was plainly not meant so."""
    text = repaired.text
    repairer = _Repairer(text, path, offset, names, [*repaired.findings], {*repaired.guessed}, {*repaired.left_out})
    repairer.take(mend(BrokenText(tuple(text.split("\n")), ParseFailure("read", 0, 0), names)))
    return repairer.compose()


@dataclass(slots=True)
class _Repairer:
    """Reads one text, repairing it as often as it must and may."""

    text: str
    path: str
    offset: int
    names: FieldNames
    findings: list[Finding] = field(default_factory=list)
    guessed: set[int] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)
    patience: int = PATIENCE

    def compose(self) -> RepairedText:
        """Reads until the text is understood, or until nothing helps."""
        root, is_read = self._read()
        return RepairedText(self.text, root, is_read, tuple(self.findings), frozenset(self.guessed), frozenset(self.left_out))

    def _read(self) -> tuple[Node | None, bool]:
        if overfull := too_many_values(self.text):
            self.findings.append(Finding("too-many-fields", self._at(0, 0), {"found": overfull, "most": MOST_VALUES}))
            return None, False
        self._soften_spaces()
        self._replace_bullets()
        for _ in range(MOST):
            found = refused(self.text)
            if isinstance(found, TooDeep):
                self.findings.append(too_deep(self._at(found.row, found.column)))
                break
            if found:
                self._protect(found)
                continue
            result = compose(self.text)
            if not isinstance(result, ParseFailure):
                return result, True
            if not self._repair(result):
                break
        return None, False

    def _repair(self, failure: ParseFailure) -> bool:
        """Repairs what stopped reading; tells whether it could."""
        lines = tuple(self.text.split("\n"))
        broken = BrokenText(lines, failure.within(lines), self.names)
        sure = next((best for cause in CAUSES if (best := self._best(cause(broken), broken))), None)
        repair = sure or left_out(broken)
        if repair.lines == lines:
            return False
        self.take(repair)
        if sure is None:
            self.left_out |= {row + 1 + self.offset for row in repair.rows}
        return len(self.findings) < MOST

    def take(self, repair: Repair) -> None:
        """The text as repaired from now on, and what is said of it."""
        place = self._at(repair.row, repair.column)
        self.findings.append(Finding(repair.code, place, repair.values, repair.wording, paste=repair.paste, fixable=repair.fixable))
        self.text = "\n".join(repair.lines)
        self.guessed |= {row + 1 + self.offset for row in repair.rows}

    def _best(self, repairs: Iterable[Repair], broken: BrokenText) -> Repair | None:
        """The repair after which the text can be read and makes most sense; else the one after which reading gets furthest, beyond the failure."""
        best, furthest, fewest = None, broken.failure.cause, ENDLESS
        for repair in repairs:
            if self.patience <= 0:
                break
            self.patience -= len(self.text)
            text = "\n".join(repair.lines)
            found = refused(text)
            result = compose(text) if not isinstance(found, TooDeep) and not found else None
            if not isinstance(result, ParseFailure):
                odd = count_oddities(result, repair.lines) if result else 0
                if odd == 0:
                    return repair
                if odd < fewest:
                    best, fewest = repair, odd
            elif fewest == ENDLESS and result.cause > max(furthest, *repair.rows):
                best, furthest = repair, result.cause
        return best

    def _soften_spaces(self) -> None:
        """Hard spaces, which only look like spaces, become spaces."""
        found = NO_BREAK.search(self.text) if "\u00a0" in self.text else None
        if not found:
            return
        line, column = line_and_column(self.text, self.text.index("\u00a0", found.start()))
        self.findings.append(Finding("yaml-syntax", self._at(line - 1, column - 1), wording="hard-space", fixable=True))
        self.text = NO_BREAK.sub(lambda one: one[0].replace("\u00a0", " "), self.text)

    def _replace_bullets(self) -> None:
        """Bullets of word processors and of Markdown become hyphens, list by list."""
        while lists.may_have_bullets(self.text) and len(self.findings) < MOST:
            broken = BrokenText(tuple(self.text.split("\n")), ParseFailure("bullets", 0, 0), self.names)
            found = lists.bullets(broken.lines, self.names)
            if not found:
                return
            first, changed = found
            sign = broken.lines[first].split()[0]
            self.take(broken.repair(changed, (first, indent_of(broken.lines[first])), "bullet", True, sign=sign, more=len(changed) - 1))

    def _protect(self, references: list[Reference]) -> None:
        """Values that would be taken for references to one another go between quotation marks."""
        lines = self.text.split("\n")
        done = set[int]()
        for one in references:
            if one.row in done:
                continue
            done.add(one.row)
            line = lines[one.row]
            is_value = len(before_value(line)) == one.column
            plain = without_marks(value_of(line)) if is_value else ""
            is_marked = is_value and plain != value_of(line)
            lines[one.row] = with_value(line, scalar(plain)) if is_marked else _protected(line, one.column)
            place, paste = self._at(one.row, one.column), lines[one.row] if is_value else ""
            self.findings.append(Finding("yaml-alias", place, {"sign": one.sign}, "marks" if is_marked else "", paste=paste, fixable=is_value))
        self.guessed |= {row + 1 + self.offset for row in done}
        self.text = "\n".join(lines)

    def _at(self, row: int, column: int) -> Location:
        return Location(self.path, row + 1 + self.offset, column + 1)


def _protected(line: str, column: int) -> str:
    """A line in which the reference at a column is plain text, or, before a bracket or at the end, taken out."""
    rest = line[column:]
    bare = re.match(r"[&*]\S*\s*(?=[\[{]|$)", rest)
    if bare and rest.startswith("&"):
        return line[:column] + rest[bare.end() :]
    if column == len(before_value(line)):
        return with_value(line, quoted(value_of(line)))
    end = re.search(r"[,\]}:]|$", rest)
    stop = end.start() if end else len(rest)
    return line[:column] + quoted(rest[:stop].rstrip()) + rest[stop:]


def left_out(broken: BrokenText) -> Repair:
    """The last way: the line is left out, and nothing is said that might follow from that."""
    failure = broken.failure
    first = failure.start[0] if failure.start and "flow" in failure.problem else broken.rows[0]
    rows = [row for row in range(first, max(first, broken.rows[0]) + 1) if broken.lines[row].strip()] or [broken.rows[0]]
    line = broken.lines[rows[0]]
    repair = broken.repair(dict.fromkeys(rows, ""), (rows[0], indent_of(line)), "left-out")
    return replace(repair, column=min(repair.column, max(len(line) - 1, 0)))


def too_many_values(text: str) -> int:
    """How many values there may be, when they are more than anything in the format has; else 0."""
    found = text.count("\n") + text.count(",")
    return found if found > MOST_VALUES else 0


def too_deep(place: Location) -> Finding:
    """What is said of lists and fields that nest without end."""
    return Finding("yaml-too-deep", place, {"deepest": DEEPEST})
