"""What commands show on a terminal: findings as `showcase check` tells them, and colours where they are wanted."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from showcase.cli.check import shows_colours
from showcase.cli.output.text import BRIGHT, PLAIN, Colours, Teller
from showcase.intake.workspace import lines_to_show
from showcase.model.finding import Diagnostic


def colours() -> Colours:
    """The colours of the terminal, none where there is none."""
    return BRIGHT if shows_colours(sys.stdout.isatty(), os.environ) else PLAIN


def tell(findings: Sequence[Diagnostic], root: Path, lines_of: Callable[[str], Sequence[str]] | None = None) -> None:
    """Prints findings for people; `lines_of` gives the lines of a file where they are not those on the disk."""
    teller = Teller(lines_of or partial(lines_to_show, root=root), shutil.get_terminal_size((80, 24)).columns, colours())
    for line in teller.tell(findings):
        print(line)
