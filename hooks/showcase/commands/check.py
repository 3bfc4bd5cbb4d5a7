"""`showcase check`: judges entries against the award’s criteria, for people and for programs."""

import argparse
import json
from pathlib import Path

from ..catalogue import Verdict
from ..clock import today
from ..findings import counted
from ..judging import check
from ..parallel import usable_cores
from .common import CLEAN, FOUND, add_root, require_entries, root_of

NAME = "check"
HELP = "check entries against the award’s criteria"
PURPOSE = "Checks entries against the award’s criteria. Without a path, all of them."


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="an entry’s folder or a file in it")
    add_root(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people, or for programs")


def run(options: argparse.Namespace) -> int:
    """Checks, tells, and says by its status whether there were errors."""
    root = root_of(options)
    require_entries(options.paths, root)
    verdict = check(root, today(), options.paths, usable_cores())
    if options.format == "json":
        print(json.dumps([finding.record() for finding in verdict.findings], ensure_ascii=False, indent=1))
    else:
        _tell(verdict)
    return FOUND if verdict.errors else CLEAN


def _tell(verdict: Verdict) -> None:
    for finding in verdict.findings:
        print(finding)
    print("\n" * bool(verdict.findings) + summary(verdict))


def summary(verdict: Verdict) -> str:
    """What was checked and how it came out, in a sentence or two."""
    errors = len(verdict.errors)
    warnings = len(verdict.findings) - errors
    counts = " and ".join(counted(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number)
    if any(finding.location.path == "criteria.yml" for finding in verdict.errors):
        return f"{counts} in criteria.yml. Entries are judged once it is right."
    parts = [f"{counted(len(verdict.ready), 'entry', 'entries')} ready to publish."]
    if verdict.drafts:
        parts.append(f"{counted(len(verdict.drafts), 'draft')} left unpublished.")
    if verdict.held:
        parts.append(f"{counted(len(verdict.held), 'entry', 'entries')} held until the day of announcement.")
    if verdict.withdrawn:
        parts.append(f"{counted(len(verdict.withdrawn), 'withdrawn entry', 'withdrawn entries')}.")
    parts.append(f"{counts} to look at." if counts else "Nothing to mend.")
    return " ".join(parts)
