"""The commands of `showcase`, and what is said when one cannot be followed."""

import os
import sys
from collections.abc import Mapping, Sequence
from errno import EACCES, EDQUOT, EIO, EMFILE, ENFILE, ENOMEM, ENOSPC, EPERM, EROFS
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword

import click

from showcase.catalogue.faults import DEBUG
from showcase.cli.common import CLEAN, FOUND, WRONG_USE, WrongUse
from showcase.cli.output.lines import say
from showcase.util.clock import NoMoment
from showcase.util.text import did_you_mean, listed

NAME = "showcase"
COMMANDS = {
    "new": "begin an entry, or an adoption or follow-up record",
    "preview": "see one entry as it will look, while you write",
    "check": "check entries against the award’s criteria",
    "serve": "see the whole site while you write",
    "build": "check every entry and publish the site",
    "papers": "make the documents that people take with them: PDF, Word and more",
    "explain": "say what the word in square brackets behind a finding means",
    "fix": "put right what can be put right safely",
    "coverage": "list the questions: answered or not, the words, the evidence",
    "import": "bring in entries from a table (CSV)",
    "withdraw": "take an entry back",
    "init": "begin another award: criteria.yml with notes, and an example",
    "doctor": "tell what is still to be set before a showcase is your own",
    "schema": "make the files for editors and forms again from the award",
}
# What people type who know other programs, or who do not know yet what a thing is called here.
MEANT = {
    "add": "new", "create": "new", "draft": "new", "start": "new",
    "lint": "check", "test": "check", "validate": "check", "verify": "check",
    "deploy": "build", "make": "build", "publish": "build", "site": "build",
    "run": "serve", "server": "serve", "watch": "serve",
    "delete": "withdraw", "remove": "withdraw", "show": "preview", "view": "preview",
    "pdf": "papers", "setup": "doctor", "status": "doctor", "repair": "fix", "schemas": "schema", "why": "explain",
}
NO_ROOM, NOT_ALLOWED = (ENOSPC, EDQUOT), (EACCES, EPERM, EROFS)
OF_THE_MACHINE = (*NO_ROOM, *NOT_ALLOWED, EIO, EMFILE, ENFILE, ENOMEM)  # nobody’s mistake, and no fault of ours


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


@click.group(NAME, cls=Commands, invoke_without_command=True, help="Checks entries of the award and everything around them.",
             context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, help="Show which version this is and exit.")
@click.pass_context
def showcase(context: click.Context, version: bool) -> int:  # noqa: D103 – its help says what it is
    if context.invoked_subcommand is None:
        click.echo(which_version() if version else context.get_help())
    return CLEAN


def which_version() -> str:
    """Which version of the showcase runs, and on which Python."""
    from importlib.metadata import version  # noqa: PLC0415 – it imports the reader of e-mails, which no other command needs

    return f"{NAME} {version(NAME)} (Python {sys.version.split()[0]})"


def obeyed(arguments: Sequence[str] | None) -> int:
    """Runs one command; the exit status is 0 when all is well, 1 when there are errors, 2 when it was called wrongly."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without our letters shows their numbers rather than an error of its own
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = showcase.main(arguments, NAME, standalone_mode=False, color=colours_wanted(os.environ))
    except click.UsageError as error:
        say(in_words(error), err=True)
        return WRONG_USE
    except NoMoment as error:
        say(f"{NAME}: {error}", err=True)
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        say(f"{NAME}: Stopped.", err=True)
        return FOUND
    except Exception as error:
        if DEBUG in os.environ:
            raise
        say(unforeseen(error), err=True)
        return FOUND
    return status


def unforeseen(error: Exception) -> str:
    """What is said of something that no command expected: what the machine would not do, or a fault of ours."""
    if isinstance(error, OSError) and error.errno in OF_THE_MACHINE:
        if not error.filename:
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115 – what could not be shown is not tried again at the end
        what = f"‘{error.filename}’" if error.filename else "what this command has to say"
        if error.errno in NO_ROOM:
            return f"{NAME}: There is no room left on the disk for {what}. Make room, then type the command again."
        if error.errno in NOT_ALLOWED:
            return f"{NAME}: {what} cannot be read or written here: {error.strerror}. Ask whoever looks after this computer, or work in a folder of your own."
        return f"{NAME}: {what} could not be read or written: {error.strerror}. Try again."
    known = " ".join((f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())))
    return (f"{NAME}: This went wrong in a way that nobody expected, and it is not your fault ({known}). "
            f"Please report it. Setting {DEBUG}=1 before the command shows where it happened.")


def colours_wanted(environment: Mapping[str, str]) -> bool | None:
    """False where the owner of the terminal declines colours (see no-color.org) or it has none; else it is for click to see whether there is one."""
    return False if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" else None


def in_words(error: click.UsageError) -> str:
    """What was wrong with a call, and what to type instead."""
    if isinstance(error, WrongUse):
        return f"{NAME}: {error.message}"
    return f"{NAME}: {_fault(error)} Type `{error.ctx.command_path if error.ctx else NAME} --help` to see what can be typed."


def _fault(error: click.UsageError) -> str:
    call = f"`{error.ctx.command_path}`" if error.ctx else NAME
    match error:
        case click.NoSuchCommand():
            return f"There is no command ‘{error.command_name}’. {_nearest(error.command_name)}"
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


def _nearest(typed: str) -> str:
    """The command that was meant, or all of them."""
    meant = MEANT.get(typed.lower())
    return (f"Did you mean ‘{meant}’?" if meant else did_you_mean(typed, COMMANDS)) or f"There are {listed(list(COMMANDS), 'and')}."
