"""`showcase coverage`: what an entry covers of the questions and the evidence of its year."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from showcase.catalogue.pipeline import read_award
from showcase.checks.coverage import Coverage, coverage_of
from showcase.cli.common import CLEAN, FOUND, add_root, require_entries, root_of
from showcase.cli.output.coverage import as_markdown, as_text, record
from showcase.cli.terminal import colours, tell
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.award import Award
from showcase.parsing.entry import ParsedEntry, parse_entry
from showcase.util.text import listed

NAME = "coverage"
HELP = "list the questions: answered or not, the words, the evidence"
PURPOSE = (
    "Lists the questions of an entry’s year: answered or not, the words against the limit, the evidence asked for and whether it is there. "
    "Ends with 0 when every entry could be read, and with 1 when one could not."
)


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="an entry’s folder or a file in it")
    add_root(parser)
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="for people, for a pull request, or for programs")


def run(options: argparse.Namespace) -> int:
    """Lists, and says by its status whether everything could be read."""
    root = root_of(options)
    require_entries(options.paths, root)
    workspace = read_workspace(root, options.paths)
    award, findings = read_award(workspace)
    if award is None:
        tell(findings, root)
        return FOUND
    parsed = [parse_entry(read_folder(folder, root)[0], award) for folder in workspace.folders]
    covered = [one for each in parsed if (one := coverage_of(each, award))]
    print(_told(covered, options.format), end="")
    unread = [each for each in parsed if coverage_of(each, award) is None]
    for line in _unread(unread, award):
        print(line, file=sys.stderr)
    return FOUND if unread else CLEAN


def _told(covered: list[Coverage], form: str) -> str:
    if form == "json":
        return json.dumps([record(one) for one in covered], ensure_ascii=False, indent=1) + "\n"
    if form == "markdown":
        return "\n".join(map(as_markdown, covered))
    return "\n\n".join(as_text(one, colours()) for one in covered)


def _unread(unread: list[ParsedEntry], award: Award) -> Iterator[str]:
    for one in unread:
        why = "its text could not be read; `showcase check` tells why"
        if one.withdrawal is not None or one.status == "withdrawn":
            why = "it was withdrawn"
        elif one.entry is not None:
            why = f"its year is {one.entry.front.year}, and the award’s years are {listed([str(year) for year in sorted(award.by_year)], 'and')}"
        yield f"showcase: {one.folder.path} cannot be listed: {why}."
