"""Somebody at a terminal: what they type."""

import io


class Keyboard(io.StringIO):
    """Where a terminal’s replies come from; at its end, whoever types has closed it."""

    def isatty(self) -> bool:
        return True
