"""Asking on a terminal: one question at a time, again when the reply cannot be used, and never where nobody could reply."""

import sys
from collections.abc import Callable, Mapping

import click

from showcase.cli.common import WrongUse
from showcase.util.text import did_you_mean


def can_ask() -> bool:
    """Whether somebody sits at a terminal who could reply."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def text(question: str, default: str = "", check: Callable[[str], str] = str) -> str:
    """A line of text; `check` returns what counts, or raises WrongUse with what is wrong with it."""

    def checked(said: str) -> str:
        if not said.strip():
            raise WrongUse("Nothing but spaces was typed.")
        return check(said.strip())

    return click.prompt(question, default or None, value_proc=checked)


def choice(question: str, known: Mapping[str, str], default: str = "") -> str:
    """One of the ids of a list, by number, id or label."""
    ids = list(known)
    click.echo("\n".join(f"{number:4}  {known[one]}" for number, one in enumerate(ids, 1)))
    by_name = {one.casefold(): one for one in ids} | {label.casefold(): one for one, label in known.items()}
    by_name |= {str(number): one for number, one in enumerate(ids, 1) if str(number) not in by_name}

    def checked(said: str) -> str:
        if said.casefold() not in by_name:
            raise WrongUse(f"‘{said}’ is not on the list. {did_you_mean(said, by_name) or 'Type its number.'}")
        return by_name[said.casefold()]

    return text(f"{question}, by its number", default, checked)
