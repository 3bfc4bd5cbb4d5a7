"""The command `showcase`: for people who write entries, and for the machines that check them."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword

import click

from showcase.catalogue.faults import DEBUG
from showcase.cli.common import FOUND, WRONG_USE, WrongUse
from showcase.util.clock import NoMoment
from showcase.util.text import did_you_mean, listed

NAME = "showcase"
COMMANDS = {
    "new": "begin an entry, or an adoption or follow-up record",
    "preview": "see one entry as it will look, while you write",
    "check": "check entries against the award’s criteria",
    "build": "check every entry and publish the site",
    "papers": "make the documents that people take with them: PDF, Word and more",
    "explain": "say what the word in square brackets behind a finding means",
    "fix": "put right what can be put right safely",
    "coverage": "list the questions: answered or not, the words, the evidence",
    "import": "bring in entries from a table (CSV)",
    "withdraw": "take an entry back",
    "schema": "make the files for editors and forms again from the award",
}


class Commands(click.Group):
    """The commands, each read from its own module when it is typed: half of what all of them need would keep a check waiting."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, those first that a writer needs first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"showcase.cli.{cmd_name}{'_' if iskeyword(cmd_name) else ''}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each is for."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


showcase = Commands(NAME, help="Checks entries of the award and everything around them.", context_settings={"help_option_names": ["-h", "--help"]})


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 when all is well, 1 when there are errors, 2 when it was called wrongly."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without our letters shows their numbers rather than an error of its own
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = showcase.main(arguments, NAME, standalone_mode=False, color=colours_wanted(os.environ))
    except click.UsageError as error:
        click.echo(in_words(error), err=True)
        return WRONG_USE
    except NoMoment as error:
        click.echo(f"{NAME}: {error}", err=True)
        return WRONG_USE
    except click.Abort:
        click.echo(f"{NAME}: Stopped.", err=True)
        return FOUND
    except Exception as error:
        if DEBUG in os.environ:
            raise
        known = " ".join((f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())))
        click.echo(f"{NAME}: This went wrong in a way that nobody expected, and it is not your fault ({known}). "
                   f"Please report it. Setting {DEBUG}=1 before the command shows where it happened.", err=True)
        return FOUND
    return status


def run() -> None:
    """The command as it is installed."""
    sys.exit(main())


def colours_wanted(environment: Mapping[str, str]) -> bool | None:
    """False where the owner of the terminal declines colours (see no-color.org) or it has none; else it is for click to see whether there is one."""
    return False if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" else None


def in_words(error: click.UsageError) -> str:
    """What was wrong with a call, and what to type instead."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    if isinstance(error, WrongUse):
        return f"{NAME}: {error.message}"
    return f"{NAME}: {_fault(error)} Type `{error.ctx.command_path if error.ctx else NAME} --help` to see what can be typed."


def _fault(error: click.UsageError) -> str:
    call = f"`{error.ctx.command_path}`" if error.ctx else NAME
    match error:
        case click.NoSuchCommand():
            return f"There is no command ‘{error.command_name}’. {did_you_mean(error.command_name, COMMANDS)}".rstrip()
        case click.NoSuchOption(ctx=click.Context() as context):
            known = (name for one in context.command.get_params(context) for name in one.opts if name.startswith("--"))
            return f"{call} has no option ‘{error.option_name}’. {did_you_mean(error.option_name, known)}".rstrip()
        case click.MissingParameter(param=click.Parameter() as param, ctx=click.Context() as context):
            names = " ".join((*(one for one in param.opts[-1:] if one.startswith("-")), param.make_metavar(context)))
            return f"{call} needs {names}: {getattr(param, 'help', '')}."
        case click.BadParameter(param=click.Parameter() as param):
            return f"{param.opts[0]} takes {listed(param.type.choices) if isinstance(param.type, click.Choice) else 'a whole number'}."
        case click.BadOptionUsage():
            return f"{error.option_name} is followed by nothing where it needs something, or by something where it needs nothing."
        case _:
            return f"{call} does not know what to do with all that was typed. ({error.format_message()})"
