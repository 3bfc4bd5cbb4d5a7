"""The same work on many things, on as many cores as there are; in one process where the system cannot fork."""

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], list[R]]

HANDFUL = 16  # things taken at a time: enough to make the taking cheap, few enough that all workers end together
AHEAD = 2  # handfuls that each worker has before it: one in its hands and one to go on with
inherited: dict[str, Any] = {}  # in a worker alone: what it came to the world with


def usable_cores() -> int:
    """How many processes may run at once: 1 where the system cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(work: "Work[T, R]", items: Sequence[T], cores: int, handful: int = HANDFUL) -> list[R]:
    """The results of `work` for all items, in their order; `work` gets a handful at a time and returns one result each.

    Workers are forked, so nothing travels to them but places in `items`, and only results come back. This process works from the other end,
    because one that only waits costs an eighth of a build. A failure in a worker is raised here, and so is its death.
    """
    if cores == 1:
        return work(items)
    import multiprocessing  # noqa: PLC0415 – with what is below a fiftieth of a check of one entry, which needs one process
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 – the same

    left, begun, results = deque(range(0, len(items), handful)), dict[int, "Future[bytes]"](), dict[int, list[R]]()
    shared = {"work": work, "items": items, "handful": handful}
    with ProcessPoolExecutor(cores - 1, multiprocessing.get_context("fork"), _begin, (shared,)) as pool:
        while left:
            results |= {start: pickle.loads(begun.pop(start).result()) for start in [*begun] if begun[start].done()}  # noqa: S301 - from our own worker
            while left and len(begun) < AHEAD * (cores - 1):
                start = left.popleft()
                begun[start] = pool.submit(_one_handful, start)
            if left:
                start = left.pop()
                results[start] = work(items[start : start + handful])
        results |= {start: pickle.loads(one.result()) for start, one in begun.items()}  # noqa: S301 - the same
    return [result for start in sorted(results) for result in results[start]]


def _begin(shared: dict[str, Any]) -> None:
    """A worker begins. Who types Ctrl-C means all of them, and hears it from the parent alone, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inherited.update(shared)


def _one_handful(start: int) -> bytes:
    # Bytes, because the pool would ask Python code how to pickle each single object: a tenth of a check.
    return pickle.dumps(inherited["work"](inherited["items"][start : start + inherited["handful"]]))
