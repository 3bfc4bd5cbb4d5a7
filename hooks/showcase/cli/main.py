"""The command `showcase`: for people who write entries, and for the machines that check them."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 when all is well, 1 when there are errors, 2 when it was called wrongly."""
    try:
        from showcase.cli.commands import obeyed  # noqa: PLC0415 – it takes a moment, in which somebody may think better of it

        return obeyed(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\nshowcase: Stopped.\n")
        return 1


def run() -> None:
    """The command as it is installed. What others have installed takes no part in judging, and is not looked for, which is 3% of a check of one entry."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.exit(main())
