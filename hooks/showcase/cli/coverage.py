"""`showcase coverage`: what an entry covers of the questions and the evidence of its year."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from showcase.checks.coverage import Coverage, coverage_of
from showcase.cli.common import CLEAN, FOUND, entries_named, sound_award, with_paths, with_root
from showcase.cli.output.coverage import WIDTH, as_markdown, as_text, record
from showcase.cli.output.lines import room, say, say_data
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.award import Award
from showcase.parsing.entry import ParsedEntry, parse_entry
from showcase.util.text import listed

FORMATS: dict[str, Callable[[Sequence[Coverage]], None]] = {
    "text": lambda covered: click.echo("\n\n".join(as_text(one, min(WIDTH, room())) for one in covered), nl=False),
    "markdown": lambda covered: click.echo("\n".join(map(as_markdown, covered)), nl=False),
    "json": lambda covered: say_data([record(one) for one in covered]),
}


@click.command("coverage")
@with_paths
@with_root
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="for people, for a pull request, or for programs")
def command(paths: tuple[Path, ...], root: Path, form: str) -> int:
    """Lists the questions of an entry’s year: answered or not, the words against the limit, the evidence asked for and whether it is there.
    Ends with 0 when every entry could be read, and with 1 when one could not."""
    paths = entries_named(paths, root)
    workspace = read_workspace(root, paths)
    award = sound_award(workspace, root)
    parsed = [parse_entry(read_folder(folder, root)[0], award) for folder in workspace.folders]
    covered = [(one, coverage_of(one, award)) for one in parsed]
    FORMATS[form]([coverage for _, coverage in covered if coverage])
    unread = [one for one, coverage in covered if coverage is None]
    for line in _unread(unread, award):
        say(line, err=True)
    return FOUND if unread else CLEAN


def _unread(unread: list[ParsedEntry], award: Award) -> Iterator[str]:
    for one in unread:
        why = "its text could not be read; `showcase check` tells why"
        if one.withdrawal is not None or one.status == "withdrawn":
            why = "it was withdrawn"
        elif one.entry is not None:
            why = f"its year is {one.entry.front.year}, and the award’s years are {listed([str(year) for year in sorted(award.by_year)], 'and')}"
        yield f"showcase: {one.folder.path} cannot be listed: {why}."
