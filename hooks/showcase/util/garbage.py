"""Python’s search for garbage in cycles, put off while many objects are made that hold none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Without the search for garbage in cycles, which a build makes next to none of. Worth 6% of the benchmark, and a fifth of a check: looking
    touches, and so copies, all that workers share with their parent.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
