"""Findings for people: by file, each with its place, the line itself, what is wrong, why, and what to type instead."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from showcase.checks.privacy.redact import masked
from showcase.cli.output.excerpt import excerpt
from showcase.model.finding import Diagnostic, Severity
from showcase.util.text import counted, listed

LinesOf = Callable[[str], Sequence[str]]
NARROWEST, WIDEST = 40, 100  # below the one nothing can be read, beyond the other lines are too long to follow
INDENT = "  "


@dataclass(frozen=True, slots=True)
class Colours:
    """What is sent to a terminal before words of each kind, and after them; nothing when it shows no colours."""

    error: str = ""
    warning: str = ""
    file: str = ""
    quiet: str = ""
    good: str = ""
    end: str = ""


PLAIN = Colours()
BRIGHT = Colours("\x1b[1;31m", "\x1b[1;33m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[0m")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells findings in a width, with colours or without; `lines_of` gives the lines of a file by its path."""

    lines_of: LinesOf
    width: int = 80
    colours: Colours = PLAIN

    def tell(self, findings: Sequence[Diagnostic]) -> Iterator[str]:
        """The findings, line by line, grouped by file and in the order of the file."""
        for path, group in groupby(findings, key=lambda finding: finding.location.path):
            of_file = list(group)
            lines = self.lines_of(path)
            seen = masked("\n".join(lines)).split("\n")  # as a whole, because a number may stand on two lines
            yield f"{self.colours.file}{shown(path)}{self.colours.end} {self.colours.quiet}· {counts(of_file)}{self.colours.end}"
            yield ""
            for finding in of_file:
                yield from self.one(finding, lines, seen)
                yield ""

    def one(self, finding: Diagnostic, lines: Sequence[str], seen: Sequence[str]) -> Iterator[str]:
        """One finding: its place, the line as it may be seen, the fact, the reason, the remedy, and a line to paste."""
        colours = self.colours
        colour = colours.error if finding.is_error else colours.quiet if finding.is_waived else colours.warning
        yield f"{shown(str(finding.location))}: {colour}{finding.severity}{colours.end} {colours.quiet}[{finding.code}]{colours.end}"
        line = line_of(finding, lines)
        if line is not None:
            yield from self._quoted(finding, seen[finding.location.line - 1], colour)
        yield from self._wrapped("", finding.message)
        if finding.reason:
            yield from self._wrapped("Why: ", finding.reason)
        if finding.remedy:
            yield from self._wrapped("What to do: ", finding.remedy)
        ready = to_paste(finding, line)
        if ready:
            yield f"{INDENT}Ready to paste:"
            yield from (f"{INDENT * 3}{colours.good}{shown(one)}{colours.end}".rstrip() for one in ready.split("\n"))

    def _quoted(self, finding: Diagnostic, line: str, colour: str) -> Iterator[str]:
        number = str(finding.location.line)
        quiet, end = self.colours.quiet, self.colours.end
        cut = excerpt(line, finding.location, self._room - len(number) - 5)
        yield f"{INDENT}{quiet}{number} |{end} {cut.text}".rstrip()
        yield f"{INDENT}{quiet}{' ' * len(number)} |{end} {' ' * (len(cut.marks) - len(cut.marks.lstrip()))}{colour}{cut.marks.lstrip()}{end}"

    @property
    def _room(self) -> int:
        return min(max(self.width, NARROWEST), WIDEST)

    def _wrapped(self, label: str, said: str) -> Iterator[str]:
        yield from textwrap.wrap(label + shown(said), self._room, initial_indent=INDENT, subsequent_indent=INDENT + " " * len(label),
                                 break_on_hyphens=False)


def line_of(finding: Diagnostic, lines: Sequence[str]) -> str | None:
    """The line that a finding is about; None when it is about the file as a whole."""
    place = finding.location
    if (place.line, place.column, place.end_line) == (1, 1, 0) or place.line > len(lines):
        return None
    return lines[place.line - 1]


def to_paste(finding: Diagnostic, line: str | None) -> str:
    """A line to put into the file: one that the finding brings, or the line itself with the span put right."""
    if finding.paste or not finding.instead or line is None:
        return finding.paste
    place = finding.location
    mended = line[: place.column - 1] + finding.instead + line[max(place.end_column - 1, place.column - 1) :]
    is_whole = place.end_line in (0, place.line) and len(mended) < WIDEST and masked(mended) == mended
    return mended.rstrip() if is_whole else ""


def shown(text: str) -> str:
    """A text without what a terminal would take for an order: whatever cannot be printed becomes a space."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def counts(findings: Iterable[Diagnostic]) -> str:
    """How many findings of each weight there are: `2 errors and 1 warning`, `1 warning and 1 judged`."""
    weights = [finding.severity for finding in findings]
    each = [(weights.count(Severity.ERROR), "error"), (weights.count(Severity.WARNING), "warning")]
    judged = weights.count(Severity.INFO)
    return listed([*(counted(number, word) for number, word in each if number), *([f"{judged:,} judged"] if judged else [])], "and")


def total(findings: Sequence[Diagnostic]) -> Iterator[str]:
    """What there is to mend, all told, how much of it can be mended for the writer, and where more is said."""
    files, codes = len({finding.location.path for finding in findings}), {finding.code for finding in findings}
    fixable = sum(finding.fixable for finding in findings)
    said = f"{counts(findings)} in {counted(files, 'file')}."
    if fixable:
        whole = "It" if fixable == len(findings) == 1 else "All of them" if fixable == len(findings) else f"{fixable:,} of them"
        said += f" {whole} can be mended for you: type `showcase fix` and the name of the file."
    yield said
    more = "" if len(codes) == 1 else ", or another of the words in square brackets"
    yield f"More on {'it' if len(findings) == 1 else 'each'}, with examples: `showcase explain {findings[0].code}`{more}."
