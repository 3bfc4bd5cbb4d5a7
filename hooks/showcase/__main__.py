"""`python -m showcase` is the command `showcase`."""

from showcase.cli.main import run

run()
