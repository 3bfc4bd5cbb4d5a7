"""The command `showcase`: for people who write entries, and for the machines that check them."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from .catalogue import Verdict
from .clock import today
from .findings import counted
from .judging import check
from .parallel import usable_cores
from .workspace import find_root, is_inside

CLEAN, FOUND, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 when all is well, 1 when there are errors, 2 when it was called wrongly."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without our letters shows their numbers rather than an error of its own
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    return _check(options)


def run() -> None:
    """The command as it is installed."""
    sys.exit(main())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="showcase", description="Checks entries of the award and everything around them.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    purpose = "Checks entries against the award’s criteria. Without a path, all of them."
    checking = commands.add_parser("check", help="check entries against the award’s criteria", description=purpose)
    checking.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="an entry’s folder or a file in it")
    checking.add_argument("--root", type=Path, help="the folder that holds criteria.yml (found by itself from here upwards)")
    checking.add_argument("--format", choices=("text", "json"), default="text", help="for people, or for programs")
    return parser


def _check(options: argparse.Namespace) -> int:
    root = options.root.absolute() if options.root else find_root(Path.cwd())
    missing = [str(path) for path in options.paths if not os.path.lexists(path)]
    if root is None or not os.path.lexists(root / "criteria.yml"):
        return _wrong_use("There is no criteria.yml here or in a folder above. Go to the project’s folder, or name it with --root.")
    if missing:
        return _wrong_use(f"There is no file or folder ‘{missing[0]}’. Paths are written from the folder where you are.")
    outside = [path for path in options.paths if not is_inside(path, root / "entries")]
    if outside:
        return _wrong_use(f"‘{outside[0]}’ is not among the entries of this project, which are in {root / 'entries'}.")
    verdict = check(root, today(), options.paths, usable_cores())
    if options.format == "json":
        print(json.dumps([finding.record() for finding in verdict.findings], ensure_ascii=False, indent=1))
    else:
        _tell(verdict)
    return FOUND if verdict.errors else CLEAN


def _wrong_use(message: str) -> int:
    print(f"showcase: {message}", file=sys.stderr)
    return WRONG_USE


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
