"""The same work on many things, on as many cores as there are; in one process where the system cannot fork."""

import multiprocessing
import os
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], list[R]]

HANDFUL = 16  # things taken at a time: enough to make the taking cheap, few enough that all workers end together
inherited: dict[str, Any] = {}  # in a worker alone: what it came to the world with


def usable_cores() -> int:
    """How many processes may run at once: 1 where the system cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(work: "Work[T, R]", items: Sequence[T], cores: int, handful: int = HANDFUL) -> list[R]:
    """The results of `work` for all items, in their order; `work` gets a handful at a time and returns one result each.

    Workers are forked, so nothing travels to them but places in `items`, and only results come back. What no worker has
    begun is done here, from the end, because a process that only waits costs an eighth of a build. A failure in a worker is raised here.
    """
    if cores == 1:
        return work(items)
    context = multiprocessing.get_context("fork")
    starts = range(0, len(items), handful)
    with ProcessPoolExecutor(cores - 1, context, inherited.update, ({"work": work, "items": items, "handful": handful},)) as pool:
        begun = [pool.submit(_one_handful, start) for start in starts]
        own = {start: work(items[start : start + handful]) for start, future in zip(reversed(starts), reversed(begun), strict=True) if future.cancel()}
        return [result for start, future in zip(starts, begun, strict=True) for result in (own[start] if start in own else pickle.loads(future.result()))]  # noqa: S301 - from our own worker


def _one_handful(start: int) -> bytes:
    # Bytes, because the pool would ask Python code how to pickle each single object: a tenth of a check.
    return pickle.dumps(inherited["work"](inherited["items"][start : start + inherited["handful"]]))
