"""What builds the site, MkDocs or ProperDocs: which of them is used, and what it says."""

import importlib
import importlib.util
import logging
import os
from collections.abc import Callable

import click

from showcase.cli.common import WrongUse
from showcase.util.text import listed

GENERATORS = ("mkdocs", "properdocs")


class Said(logging.Handler):
    """Hands on what MkDocs warns of, in its words alone, after what is to come before it."""

    def __init__(self, before: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self.before = before

    def emit(self, record: logging.LogRecord) -> None:
        """One warning or error."""
        self.before()
        click.echo(record.getMessage(), err=True)


def use_generator(named: str | None = None) -> None:
    """Makes sure of the one that is named, or of the first that is installed; with ProperDocs, what is imported from MkDocs comes from there."""
    generator = named or next((name for name in GENERATORS if importlib.util.find_spec(name)), "")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material’s notice of another program, at every start
    try:
        importlib.import_module("properdocs.replacement" if generator == "properdocs" else "mkdocs")
    except ImportError:
        raise WrongUse(f"{generator or listed(GENERATORS)} is not installed here. ‘make site’ installs what a build needs.") from None
