"""Findings for people: by file, each with its place, the line itself, what is wrong, why, and what to type instead."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import click

from showcase.catalogue.verdict import Verdict
from showcase.checks.explanations.wording import told
from showcase.checks.personal_data import NEVER_PUBLISHED
from showcase.checks.privacy.redact import masked
from showcase.cli.output.excerpt import excerpt
from showcase.cli.output.lines import NARROWEST, USUAL, WIDEST, room
from showcase.intake.workspace import lines_to_show
from showcase.model.finding import Diagnostic, Finding, Severity
from showcase.util.text import counted, listed

LinesOf = Callable[[str], Sequence[str]]
Paint = Callable[[str], str]
INDENT = "  "


error: Paint = partial(click.style, fg="red", bold=True)
warning: Paint = partial(click.style, fg="yellow", bold=True)
hint: Paint = partial(click.style, fg="cyan", bold=True)
strong: Paint = partial(click.style, bold=True)
quiet: Paint = partial(click.style, dim=True)
good: Paint = partial(click.style, fg="green")
PAINTS = {Severity.ERROR: error, Severity.WARNING: warning, Severity.HINT: hint, Severity.INFO: quiet}


def tell(findings: Sequence[Diagnostic], root: Path, lines_of: LinesOf | None = None) -> None:
    """Prints findings for people, as wide as their terminal; `lines_of` gives the lines of a file where they are not those on the disk."""
    teller = Teller(lines_of or partial(lines_to_show, root=root), room())
    if findings:
        click.echo("\n".join(teller.tell(findings)))


def tell_briefly(findings: Iterable[Finding]) -> None:
    """Prints findings a line each, as MkDocs’ log has them too: where there may be thousands."""
    for finding in findings:
        click.echo(str(told(finding)))


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells findings in a width and in colours, which `click.echo` leaves out where they are not wanted; `lines_of` gives the lines of a file by its path."""

    lines_of: LinesOf
    width: int = USUAL

    def tell(self, findings: Sequence[Diagnostic]) -> Iterator[str]:
        """The findings, line by line, grouped by file and in the order of the file."""
        for path, group in groupby(findings, key=lambda finding: finding.location.path):
            of_file = list(group)
            lines = self.lines_of(path)
            seen = masked("\n".join(lines)).split("\n")  # as a whole, because a number may stand on two lines
            if any(one.code in NEVER_PUBLISHED and line_of(one, lines) == line_of(one, seen) for one in of_file):
                lines = ()  # what is disguised cannot be masked in its line
            yield f"{strong(shown(path))} {quiet(f'· {counts(of_file)}')}"
            yield ""
            for finding in of_file:
                yield from self.one(finding, lines, seen)
                yield ""

    def one(self, finding: Diagnostic, lines: Sequence[str], seen: Sequence[str]) -> Iterator[str]:
        """One finding: its place, the line as it may be seen, the fact, the reason, the remedy, and a line to paste."""
        paint = PAINTS[finding.severity]
        yield f"{shown(str(finding.location))}: {paint(finding.severity)} {quiet(f'[{finding.code}]')}"
        line = line_of(finding, lines)
        if line is not None:
            yield from self._quoted(finding, seen[finding.location.line - 1], paint)
        yield from self._wrapped("", finding.message)
        if finding.reason:
            yield from self._wrapped("Why: ", finding.reason)
        if finding.remedy:
            yield from self._wrapped("What to do: ", finding.remedy)
        ready = to_paste(finding, line)
        if ready:
            yield f"{INDENT}Ready to paste:"
            yield from (f"{INDENT * 3}{good(shown(one).rstrip())}" if one.strip() else "" for one in ready.split("\n"))

    def _quoted(self, finding: Diagnostic, line: str, paint: Paint) -> Iterator[str]:
        number = str(finding.location.line)
        cut = excerpt(line, finding.location, self._room - len(number) - 5)
        yield f"{INDENT}{quiet(f'{number} |')} {cut.text}".rstrip()
        yield f"{INDENT}{quiet(' ' * len(number) + ' |')} {' ' * (len(cut.marks) - len(cut.marks.lstrip()))}{paint(cut.marks.lstrip())}"

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
    """How many findings of each weight there are: `2 errors, 1 warning and 1 hint`, `1 warning and 1 judged`."""
    weights = [finding.severity for finding in findings]
    each = [(weights.count(one), one.value) for one in (Severity.ERROR, Severity.WARNING, Severity.HINT)]
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


def summary(verdict: Verdict) -> str:
    """What was checked and how it came out, in a sentence or two."""
    if any(finding.location.path == "criteria.yml" for finding in verdict.errors):
        return f"{counts(verdict.findings)} in criteria.yml. Entries are judged once it is right."
    parts = [f"{counted(len(verdict.ready), 'entry', 'entries')} ready to publish."]
    if verdict.drafts:
        parts.append(f"{counted(len(verdict.drafts), 'draft')} left unpublished.")
    if verdict.held:
        parts.append(f"{counted(len(verdict.held), 'entry', 'entries')} held until the day of announcement.")
    if verdict.withdrawn:
        parts.append(f"{counted(len(verdict.withdrawn), 'withdrawn entry', 'withdrawn entries')}.")
    parts.append(f"{counts(verdict.findings)} to look at." if verdict.findings else "Nothing to mend.")
    if verdict.waived:
        parts.append(f"{counted(len(verdict.waived), 'finding was', 'findings were')} judged by a person, and may stand.")
    return " ".join(parts)
