"""What judges the examples looks at them, and not at the collection that most tests look at."""

from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def address(served: Callable[[str], str]) -> str:
    """Where this project’s site is served."""
    return served("this")
