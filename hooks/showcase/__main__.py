"""`python -m showcase` is the command `showcase`."""

from showcase.cli import run

run()
