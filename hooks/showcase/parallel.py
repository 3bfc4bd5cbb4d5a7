"""The same work on many things, on as many cores as there are; in one process where the system cannot fork."""

import multiprocessing
import os
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def usable_cores() -> int:
    """How many processes may run at once: 1 where the system cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(work: Callable[[Sequence[T]], list[R]], items: Sequence[T], cores: int) -> list[R]:
    """The results of `work` for all items, in their order; `work` gets a share of the items and returns one result each.

    Workers are forked, so nothing travels to them, and only results come back. A failure in one is raised here.
    """
    shares = [items[start::cores] for start in range(cores)]
    context = multiprocessing.get_context("fork") if cores > 1 else None
    running = []
    for share in shares[1:]:
        assert context is not None
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_report, args=(work, share, sender))
        process.start()
        sender.close()
        running.append((process, receiver))
    results: list[R | None] = [None] * len(items)
    results[0::cores] = work(shares[0])
    for number, (process, receiver) in enumerate(running, start=1):
        results[number::cores] = _received(receiver)
        process.join()
    return results  # type: ignore[return-value]  # every place has been filled


def _report(work: Callable[[Sequence[T]], list[R]], share: Sequence[T], sender: Connection) -> None:
    try:
        sender.send((work(share), None))
    except Exception:
        sender.send((None, traceback.format_exc()))


def _received(receiver: Connection) -> list[R]:
    try:
        results, failure = receiver.recv()
    except EOFError:
        raise RuntimeError("a worker process ended before its work was done") from None
    if failure:
        raise RuntimeError(failure)
    found: list[R] = results
    return found
