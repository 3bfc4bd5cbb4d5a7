"""`showcase coverage`: what an entry covers of the questions and the evidence of its year."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from showcase.checks.coverage import Coverage, coverage_of
from showcase.cli.common import CLEAN, FOUND, require_entries, sound_award, with_paths, with_root
from showcase.cli.output.coverage import as_markdown, as_text, record
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.award import Award
from showcase.parsing.entry import ParsedEntry, parse_entry
from showcase.util.text import listed


def _as_json(covered: Sequence[Coverage]) -> str:
    return json.dumps([record(one) for one in covered], ensure_ascii=False, indent=1) + "\n"


FORMATS = {
    "text": lambda covered: "\n\n".join(map(as_text, covered)),
    "markdown": lambda covered: "\n".join(map(as_markdown, covered)),
    "json": _as_json,
}


@click.command("coverage")
@with_paths
@with_root
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="for people, for a pull request, or for programs")
def command(paths: tuple[Path, ...], root: Path, form: str) -> int:
    """Lists the questions of an entry’s year: answered or not, the words against the limit, the evidence asked for and whether it is there.
    Ends with 0 when every entry could be read, and with 1 when one could not."""
    require_entries(paths, root)
    workspace = read_workspace(root, paths)
    award = sound_award(workspace, root)
    parsed = [parse_entry(read_folder(folder, root)[0], award) for folder in workspace.folders]
    covered = [(one, coverage_of(one, award)) for one in parsed]
    click.echo(FORMATS[form]([coverage for _, coverage in covered if coverage]), nl=False)
    unread = [one for one, coverage in covered if coverage is None]
    for line in _unread(unread, award):
        click.echo(line, err=True)
    return FOUND if unread else CLEAN


def _unread(unread: list[ParsedEntry], award: Award) -> Iterator[str]:
    for one in unread:
        why = "its text could not be read; `showcase check` tells why"
        if one.withdrawal is not None or one.status == "withdrawn":
            why = "it was withdrawn"
        elif one.entry is not None:
            why = f"its year is {one.entry.front.year}, and the award’s years are {listed([str(year) for year in sorted(award.by_year)], 'and')}"
        yield f"showcase: {one.folder.path} cannot be listed: {why}."
