"""`showcase check`: judges entries against the award’s criteria, for people and for programs."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from showcase.catalogue.pipeline import check
from showcase.catalogue.verdict import Verdict
from showcase.checks.explanations.load import explanations
from showcase.cli.common import CLEAN, FOUND, add_root, require_entries, root_of
from showcase.cli.output.github import annotations
from showcase.cli.output.markdown import markdown
from showcase.cli.output.sarif import sarif
from showcase.cli.output.text import BRIGHT, PLAIN, Teller, counts, total
from showcase.intake.workspace import lines_to_show
from showcase.util.clock import today
from showcase.util.parallel import usable_cores
from showcase.util.text import counted

NAME = "check"
HELP = "check entries against the award’s criteria"
PURPOSE = (
    "Checks entries against the award’s criteria. Without a path, all of them. "
    "Ends with 0 when all is well, 1 when there are errors, 2 when it was called wrongly."
)


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="an entry’s folder or a file in it")
    add_root(parser)
    what = "for people, for programs, for pull requests, or for services that collect findings"
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help=what)
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")


def run(options: argparse.Namespace) -> int:
    """Checks, tells, and says by its status whether there were errors."""
    root = root_of(options)
    require_entries(options.paths, root)
    verdict = check(root, today(), options.paths, usable_cores())
    FORMATS[options.format](verdict, root)
    return FOUND if verdict.errors or (options.strict and verdict.findings) else CLEAN


def _tell(verdict: Verdict, root: Path) -> None:
    """For people, as wide as their terminal, and in colours when there is one."""
    width = shutil.get_terminal_size((80, 24)).columns
    teller = Teller(partial(lines_to_show, root=root), width, BRIGHT if shows_colours(sys.stdout.isatty(), os.environ) else PLAIN)
    for line in teller.tell(verdict.told):
        print(line)
    for line in total(verdict.findings) if verdict.findings else ():
        print(line)
    print(summary(verdict))


def shows_colours(is_terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether to send colours: to a terminal that has them and whose owner has not declined (see no-color.org)."""
    return is_terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def _tell_programs(verdict: Verdict, root: Path) -> None:
    print(json.dumps([finding.record() for finding in verdict.told], ensure_ascii=False, indent=1))


def _tell_github(verdict: Verdict, root: Path) -> None:
    """Annotations for the worst, and everything in the step’s summary."""
    for line in annotations(verdict.told):
        print(line)
    print(summary(verdict))
    where = os.environ.get("GITHUB_STEP_SUMMARY")
    if where:
        with Path(where).open("a", encoding="utf-8") as file:
            file.write(markdown(verdict.told, summary(verdict)))


def _tell_services(verdict: Verdict, root: Path) -> None:
    print(json.dumps(sarif(verdict.told, explanations()), ensure_ascii=False, indent=1))


FORMATS: Mapping[str, Callable[[Verdict, Path], None]] = {"text": _tell, "json": _tell_programs, "github": _tell_github, "sarif": _tell_services}


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
