"""The same work on many things, on as many cores as there are; in one process where the system cannot fork."""

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext
from multiprocessing.reduction import ForkingPickler
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], list[R]]
Done = list[tuple[int, list[R]]]

HANDFUL = 16  # things taken at a time: enough to make the taking cheap, few enough that all workers end together


def usable_cores() -> int:
    """How many processes may run at once: 1 where the system cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(work: "Work[T, R]", items: Sequence[T], cores: int, handful: int = HANDFUL) -> list[R]:
    """The results of `work` for all items, in their order; `work` gets a handful at a time and returns one result each.

    Workers are forked, so nothing travels to them, and only results come back. A failure in one is raised here.
    """
    if cores == 1:
        return work(items)
    context = multiprocessing.get_context("fork")
    handfuls = _Handfuls(context, items, handful)
    workers = [_start(context, work, handfuls) for _ in range(cores - 1)]
    done: Done[R] = [(start, work(handful)) for start, handful in handfuls.take()]
    for process, receiver in workers:
        done += _received(receiver)
        process.join()
    return [result for _, results in sorted(done, key=lambda one: one[0]) for result in results]


class _Handfuls(Generic[T]):
    """Items that several processes take from, each as fast as it can."""

    def __init__(self, context: ForkContext, items: Sequence[T], size: int) -> None:
        self.items, self.size = items, size
        self.next = context.Value("l", 0)

    def take(self) -> Iterator[tuple[int, Sequence[T]]]:
        while True:
            with self.next.get_lock():
                start = self.next.value
                self.next.value += self.size
            if start >= len(self.items):
                return
            yield start, self.items[start : start + self.size]


def _start(context: ForkContext, work: "Work[T, R]", handfuls: "_Handfuls[T]") -> tuple[multiprocessing.process.BaseProcess, Connection]:
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_report, args=(work, handfuls, sender))
    process.start()
    sender.close()
    return process, receiver


def _report(work: "Work[T, R]", handfuls: "_Handfuls[T]", sender: Connection) -> None:
    """Works until nothing is left, then sends what was done; packed as it comes, so that a worker takes fewer when packing is slow."""
    try:
        packed = [ForkingPickler.dumps((start, work(handful))) for start, handful in handfuls.take()]
        sender.send(len(packed))
        for one in packed:
            sender.send_bytes(one)
    except OSError as error:  # the machine’s fault and not ours, so no trace of our steps is wanted
        sender.send(error)
    except Exception:
        sender.send(traceback.format_exc())


def _received(receiver: Connection) -> Iterator[tuple[int, list[R]]]:
    try:
        count = receiver.recv()
        if isinstance(count, OSError):
            raise count
        if isinstance(count, str):
            raise RuntimeError(count)
        for _ in range(count):
            yield receiver.recv()
    except EOFError:
        raise RuntimeError("a worker process ended before its work was done") from None
