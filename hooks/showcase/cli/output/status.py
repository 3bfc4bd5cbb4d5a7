"""What is being done now, in one line at the foot of a terminal, so that whoever waits sees that it moves."""

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

import showcase


class StatusLine(logging.Handler):
    """Shows the newest message in the place of the one before; processes that were forked to help say nothing."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.owner = os.getpid()

    def emit(self, record: logging.LogRecord) -> None:
        """One message."""
        if os.getpid() == self.owner:
            self._show(f"{record.getMessage()} …")

    def clear(self) -> None:
        """Takes the line away, before something is printed that stays."""
        self._show("")
        click.echo("\r", nl=False, err=True)

    def _show(self, said: str) -> None:
        room = shutil.get_terminal_size((80, 24)).columns - 1
        click.echo(f"\r{said[:room]:{room}}", nl=False, err=True)


@contextmanager
def moving() -> Iterator[Callable[[], None]]:
    """Shows what the steps within say of themselves, on a terminal alone; gives what clears the line."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    line, log = StatusLine(), logging.getLogger(showcase.__name__)
    log.setLevel(logging.INFO)
    log.addHandler(line)
    try:
        yield line.clear
    finally:
        line.clear()
        log.removeHandler(line)
        log.setLevel(logging.NOTSET)
