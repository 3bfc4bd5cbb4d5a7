"""The command `showcase`: for people who write entries, and for the machines that check them."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from showcase.catalogue.faults import DEBUG
from showcase.cli import build, check, coverage, explain, fix, import_, new, preview, schema, withdraw
from showcase.cli.common import FOUND, WrongUse, told_failure, told_wrong_use

COMMANDS = (new, preview, check, build, explain, fix, coverage, import_, withdraw, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 when all is well, 1 when there are errors, 2 when it was called wrongly."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without our letters shows their numbers rather than an error of its own
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except WrongUse as error:
        return told_wrong_use(error)
    except BrokenPipeError:  # whoever was reading has had enough, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except Exception as error:
        if DEBUG in os.environ:
            raise
        return told_failure(error)
    return status


def run() -> None:
    """The command as it is installed."""
    sys.exit(main())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="showcase", description="Checks entries of the award and everything around them.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        declared = commands.add_parser(command.NAME, help=command.HELP, description=command.PURPOSE)
        command.add(declared)
        declared.set_defaults(run=command.run)
    return parser
