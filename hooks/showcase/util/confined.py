"""Work on what others made, in a process of its own with little memory and time: what takes all of either ends that process alone."""

import contextlib
import faulthandler
import multiprocessing
import os
import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
MEMORY = 1_500_000_000  # bytes beyond what this process has
SECONDS = 120  # of a core


def confined(work: Callable[[], T]) -> T | None:
    """What `work` returns; None where it needed too much, or fell over. Where the system cannot fork it runs here, without limits."""
    if not hasattr(os, "fork"):
        return work()
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    worker = context.Process(target=_limited, args=(work, sending), daemon=True)
    worker.start()
    sending.close()
    try:
        made: T = pickle.loads(receiving.recv_bytes())  # noqa: S301 - from our own worker
        return made
    except EOFError:
        return None
    finally:
        worker.join()


def _limited(work: Callable[[], T], sending: Connection) -> None:
    import resource  # noqa: PLC0415 – not every system has it

    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a library that falls over would say so on its own
    with contextlib.suppress(OSError, ValueError):  # a system may have lower limits already
        resource.setrlimit(resource.RLIMIT_AS, (_memory() + MEMORY,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sending.send_bytes(pickle.dumps(work()))


def _memory() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
