"""Somebody at a terminal: what they type, and what they see."""

import io


class Terminal(io.StringIO):
    """Holds what was typed, at whose end whoever types has gone, or takes what is shown."""

    def isatty(self) -> bool:
        return True
