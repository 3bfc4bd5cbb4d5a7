"""`python -m showcase` is the command `showcase`."""

from .cli import run

run()
