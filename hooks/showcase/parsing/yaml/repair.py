"""YAML that cannot be read is explained at its cause and mended in memory, so that the rest of it is judged in the same run.

A mend changes lines and never their number. Each is tried, and the one after which reading gets furthest is taken; where
none helps, the line is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from yaml import Node

from showcase.model.finding import Finding, Location, spelt_out
from showcase.parsing.yaml import repairs_layout as layout
from showcase.parsing.yaml import repairs_values as values
from showcase.parsing.yaml.fault import Fault, Mend
from showcase.parsing.yaml.lines import head_of, indent_of, quoted, value_of, with_value
from showcase.parsing.yaml.parser import DEEPEST, Reference, TooDeep, Trouble, composed, oddities, refused

Cause = Callable[[Fault], Iterator[Mend]]
# The first cause counts whose mend lets reading go on; those come first that could be taken for another.
CAUSES: Sequence[Cause] = (
    *(layout.tab, layout.hyphen, layout.no_space, values.curly_quotes, values.brackets, values.text_after_quote, values.unclosed_quote),
    *(values.backslash, values.colon_in_brackets, layout.no_colon, values.sign, values.colon, layout.lost_text, layout.indent, layout.tab_inside),
)

ENDLESS = 1_000_000
MOST = 15  # mends in one text; after so many, what is left is no front matter
MOST_VALUES = 6_000  # lines and commas of one text; the largest award has a third of it
PATIENCE = 2_000_000  # letters that are read in search of mends
NO_BREAK = re.compile("^[ -]*(?:\\w+:)?\u00a0+", re.MULTILINE)
REASON = "Fields have to be written so that YAML can tell them apart."


@dataclass(slots=True)
class Mended:
    """A text as it could be read: its nodes, what was mended, and the lines that were guessed or left out.

    `is_read` is False when even mending did not help. Lines count from 1, in the file.
    """

    text: str
    root: Node | None = None
    is_read: bool = False
    findings: list[Finding] = field(default_factory=list)
    guessed: set[int] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Mender:
    """Reads one text, mending it as often as it must and may."""

    path: str
    offset: int
    names: frozenset[str]
    mended: Mended
    patience: int = PATIENCE

    def read(self) -> None:
        """Reads until the text is understood, or until nothing helps."""
        if overfull := too_many_values(self.mended.text):
            self.mended.findings.append(spelt_out("too-many-fields", self._at(0, 0), f"There are {overfull:,} lines and commas between the facts here.",
                                                f"At most {MOST_VALUES:,} are read.", "Look for what was pasted again and again, and take it out."))
            return
        self._soften_spaces()
        for _ in range(MOST):
            found = refused(self.mended.text)
            if isinstance(found, TooDeep):
                self.mended.findings.append(too_deep(self._at(found.row, found.column)))
                return
            if found:
                self._protect(found)
                continue
            result = composed(self.mended.text)
            if not isinstance(result, Trouble):
                self.mended.root, self.mended.is_read = result, True
                return
            if not self._mend(result):
                return

    def _mend(self, trouble: Trouble) -> bool:
        """Mends one fault; tells whether it could."""
        lines = tuple(self.mended.text.split("\n"))
        fault = Fault(lines, trouble.within(lines), self.names)
        mend = next((best for cause in CAUSES if (best := self._best(cause(fault), fault))), None)
        guess = mend or left_out(fault)
        if guess.lines == lines:
            return False
        self.take(guess)
        if mend is None:
            self.mended.left_out |= {row + 1 + self.offset for row in guess.rows}
        return len(self.mended.findings) < MOST

    def take(self, mend: Mend) -> None:
        """The text as mended from now on, and what is said of it."""
        place = self._at(mend.row, mend.column)
        self.mended.findings.append(spelt_out("yaml-syntax", place, mend.fact, REASON, mend.remedy, paste=mend.paste, fixable=mend.fixable))
        self.mended.text = "\n".join(mend.lines)
        self.mended.guessed |= {row + 1 + self.offset for row in mend.rows}

    def _best(self, mends: Iterable[Mend], fault: Fault) -> Mend | None:
        """The mend after which the text can be read and makes most sense; else the one after which reading gets furthest, beyond the fault."""
        best, furthest, fewest = None, fault.trouble.cause, ENDLESS
        for mend in mends:
            if self.patience <= 0:
                break
            self.patience -= len(self.mended.text)
            text = "\n".join(mend.lines)
            found = refused(text)
            result = composed(text) if not isinstance(found, TooDeep) and not found else None
            if not isinstance(result, Trouble):
                odd = oddities(result, mend.lines) if result else 0
                if odd == 0:
                    return mend
                if odd < fewest:
                    best, fewest = mend, odd
            elif fewest == ENDLESS and result.cause > max(furthest, *mend.rows):
                best, furthest = mend, result.cause
        return best

    def _soften_spaces(self) -> None:
        """Hard spaces, which only look like spaces, become spaces."""
        found = list(NO_BREAK.finditer(self.mended.text)) if "\u00a0" in self.mended.text else []
        if not found:
            return
        first = self.mended.text.index("\u00a0", found[0].start())
        row = self.mended.text.count("\n", 0, first)
        place = self._at(row, first - self.mended.text.rfind("\n", 0, first) - 1)
        self.mended.findings.append(spelt_out(
            "yaml-syntax", place, "A hard space stands here, which only looks like a space.",
            "It often comes along when text is copied from a web page or a letter.", "Delete it and type a space.", fixable=True))
        self.mended.text = NO_BREAK.sub(lambda one: one[0].replace("\u00a0", " "), self.mended.text)

    def _protect(self, references: list[Reference]) -> None:
        """Values that would be taken for references to one another go between quotation marks."""
        lines = self.mended.text.split("\n")
        done = set[int]()
        for one in references:
            if one.row in done:
                continue
            done.add(one.row)
            line = lines[one.row]
            lines[one.row] = _protected(line, one.column)
            said = f"‘{one.said}’ is taken for a reference to another part of the file."
            is_value = len(head_of(line)) == one.column
            self.mended.findings.append(spelt_out("yaml-alias", self._at(one.row, one.column), said, "It would vanish from the value.",
                                                "Put the whole value between double quotes, or write out what is meant.",
                                                paste=lines[one.row] if is_value else "", fixable=is_value))
            self.mended.guessed.add(one.row + 1 + self.offset)
        self.mended.text = "\n".join(lines)

    def _at(self, row: int, column: int) -> Location:
        return Location(self.path, row + 1 + self.offset, column + 1)


def _protected(line: str, column: int) -> str:
    """A line in which the reference at a column is plain text, or, before a bracket or at the end, taken out."""
    rest = line[column:]
    bare = re.match(r"[&*]\S*\s*(?=[\[{]|$)", rest)
    if bare and rest.startswith("&"):
        return line[:column] + rest[bare.end() :]
    if column == len(head_of(line)):
        return with_value(line, quoted(value_of(line)))
    end = re.search(r"[,\]}:]|$", rest)
    stop = end.start() if end else len(rest)
    return line[:column] + quoted(rest[:stop].rstrip()) + rest[stop:]


def left_out(fault: Fault) -> Mend:
    """The last way: the line is left out, and nothing is said that might follow from that."""
    first = fault.trouble.start[0] if fault.trouble.start and "flow" in fault.trouble.said else fault.rows[0]
    rows = [row for row in range(first, max(first, fault.rows[0]) + 1) if fault.lines[row].strip()] or [fault.rows[0]]
    mend = fault.mend(dict.fromkeys(rows, ""), (rows[0], indent_of(fault.lines[rows[0]])), "This line cannot be read.",
                      "Compare it with the example in the entry format, and check quotes, colons and indents.")
    return replace(mend, column=min(mend.column, max(len(fault.lines[rows[0]]) - 1, 0)))


def read_with_mends(text: str, path: str, offset: int, names: frozenset[str]) -> Mended:
    """The nodes of a text, mended where it could not be read as it stands."""
    mended = Mended(text)
    Mender(path, offset, names, mended).read()
    return mended


def read_again(mended: Mended, path: str, offset: int, names: frozenset[str], start: tuple[int, int], last: int) -> Mended:
    """The same text, after items have been found in it that were taken for words of the value above."""
    mender = Mender(path, offset, names, mended)
    fault = Fault(tuple(mended.text.split("\n")), Trouble("swallowed", last, indent_of(""), start), names)
    mender.take(next(layout.swallowed(fault)))
    mended.root, mended.is_read = None, False
    mender.read()
    return mended


def too_many_values(text: str) -> int:
    """How many values there may be, when they are more than anything in the format has; else 0."""
    found = text.count("\n") + text.count(",")
    return found if found > MOST_VALUES else 0


def too_deep(place: Location) -> Finding:
    """What is said of lists and fields that nest without end."""
    return spelt_out("yaml-too-deep", place, "Lists and fields are nested too deeply here.",
                   f"Nothing in the format goes deeper than {DEEPEST} levels.", "Check the indents and the brackets.")


