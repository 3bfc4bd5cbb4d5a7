"""`showcase fix`: applies the remedies that are safe, shows the difference, and says what is left to do by hand."""

import difflib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unicodedata import is_normalized

import click

from showcase.authoring.fix.folder import fixed, texts_of, with_texts
from showcase.catalogue.pipeline import check_folder
from showcase.catalogue.verdict import Verdict, decide
from showcase.checks.privacy.redact import masked
from showcase.cli.common import CLEAN, FOUND, entries_named, replace_file, sound_award, with_paths, with_root
from showcase.cli.output.lines import say
from showcase.cli.output.text import error, good, quiet, strong, tell
from showcase.intake.safe_read import LARGEST_TEXT, read_file
from showcase.intake.sources import Folder, Workspace
from showcase.intake.workspace import is_inside, read_folder, read_workspace
from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.util.clock import day_in, now
from showcase.util.text import counted

LINE_END = re.compile("\r\n|\r|\n")
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()


@dataclass(frozen=True, slots=True)
class Correction:
    """A file that is put right: its bytes and its text as they are, and its text as it will be."""

    path: str
    old: bytes
    was: str
    new: str

    def notes(self) -> Iterator[str]:
        """What a comparison of lines cannot show."""
        if self.old.startswith(MARK):
            yield "The invisible mark at its beginning is taken out."
        if not is_normalized("NFC", self.was):
            yield "Letters that were stored apart from their accents are put together."

    def lines(self) -> Iterator[str]:
        """The difference, line by line, without personal data."""
        old, new = (masked("\n".join(LINE_END.split(text))).split("\n") for text in (self.was, self.new))
        for line in difflib.unified_diff(old, new, self.path, self.path, lineterm="", n=1):
            yield line.rstrip("\n")


@click.command("fix")
@with_paths
@click.option("--dry-run", is_flag=True, help="show the difference, and write nothing")
@with_root
def command(paths: tuple[Path, ...], dry_run: bool, root: Path) -> int:
    """Puts right what can only have been meant in one way: misspelt names of fields, ids and headings, headings out of order,
    quotation marks around a value with a colon, braces, hyphens and indents that were lost, bullets, tabs, curly quotation marks,
    signs of Markdown in a field, soft hyphens, accents stored apart from their letters.
    Shows the difference, keeps comments, layout and line ends, and never decides a recognition, a consent or a number.
    Ends with 0 when nothing is left to mend, 1 when something is, 2 when called wrongly."""
    paths = entries_named(paths, root)
    workspace = read_workspace(root, paths)
    award = sound_award(workspace, root)
    read = [read_folder(folder, root) for folder in workspace.folders]
    mended = [(_only(paths, folder, fixed(folder, award), root), [one for one in reading if not one.fixable]) for folder, reading in read]
    changes = [change for folder, _ in mended for change in _changes(folder, root)]
    for change in changes:
        _show(change)
        if not dry_run:
            replace_file(root / change.path, change.old, change.new.encode())
    verdict = _judged(workspace, mended, award, day_in(award.time_zone, now()))
    _conclude(changes, verdict, mended, root, dry_run)
    return FOUND if verdict.errors or (dry_run and changes) else CLEAN


def _only(paths: Sequence[Path], before: Folder, after: Folder, root: Path) -> Folder:
    """The folder with only those texts mended that were asked for."""
    as_written = {source.path: source.text for source in texts_of(before)}
    asked = {path for path in as_written if any(is_inside(one, root / path) for one in paths)}
    return with_texts(after, lambda source: source.text if source.path in asked else as_written[source.path])


def _changes(folder: Folder, root: Path) -> Iterator[Correction]:
    """The texts of a folder that differ from the bytes on the disk."""
    for source in texts_of(folder):
        if source.path.rpartition("/")[2] not in folder.unread:
            with suppress(OSError, UnicodeDecodeError):  # a file that vanished meanwhile, or became something else, needs no mending
                old = read_file(root / source.path, LARGEST_TEXT)
                was = old.decode("utf-8-sig")
                new = with_line_ends(source.text, was)
                if old != new.encode():
                    yield Correction(source.path, old, was, new)


def with_line_ends(text: str, was: str) -> str:
    """A mended text in which each line ends as it did before, however that was; a new line ends as the one above it."""
    if "\r" not in was:
        return text
    lines, ends, told = text.split("\n"), LINE_END.findall(was), list[str]()
    for _, first, last, begins, stops in difflib.SequenceMatcher(None, LINE_END.split(was), lines).get_opcodes():
        for row in range(begins, stops):
            told += [lines[row], ends[max(min(first + row - begins, last - 1, len(ends) - 1), 0)]]
    return "".join(told[:-1])


def _show(change: Correction) -> None:
    for note in change.notes():
        say(f"{change.path}: {note}")
    for line in change.lines():
        paint = strong if line[:4] in ("+++ ", "--- ") else {"+": good, "-": error, "@": quiet}.get(line[:1], str)
        click.echo(paint(line))
    click.echo()


def _judged(workspace: Workspace, mended: Sequence[tuple[Folder, list[Finding]]], award: Award, day: date) -> Verdict:
    """How the entries are judged as they are now, or would be."""
    return decide(workspace, [check_folder(folder, reading, award, with_entry=False) for folder, reading in mended], day)


def _conclude(changes: Sequence[Correction], verdict: Verdict, mended: Sequence[tuple[Folder, list[Finding]]], root: Path, dry: bool) -> None:
    if changes:
        say(f"{'Would mend' if dry else 'Mended'} {counted(len(changes), 'file')}{'. Nothing was written' if dry else ''}.")
    else:
        say("There is nothing that can be mended safely." if verdict.findings else "There is nothing to mend.")
    if verdict.findings:
        texts = {source.path: source.text.split("\n") for folder, _ in mended for source in texts_of(folder)}
        say("\nLeft to do by hand:\n")
        tell(verdict.findings, root, lambda path: texts.get(path, ()))
    elif changes:
        say("Nothing is left to do by hand.")
