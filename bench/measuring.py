"""How the benchmark measures: what a process takes in time and memory, and how that is told."""

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Python keeps what it has compiled, as it does for users, whatever it is told here.
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks", "PYTHONDONTWRITEBYTECODE": "", "SOURCE_DATE_EPOCH": "1793491200"}
IDLE = 0.7  # processes at work in the last minute, up to which a machine counts as idle


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: wall and processor time in seconds, the memory of it and its workers together in MB."""

    wall: float
    cpu: float
    peak: float


def measure(command: Sequence[str], folder: Path) -> Run:
    """Runs a command to its end; its failure is this one's."""
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = Peak(process.pid)
    _, errors = process.communicate()
    wall, after = time.perf_counter() - start, os.times()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{errors.decode()}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, used, peak.stop())


class Peak:
    """Watches the memory of a process and its children together; what they share is counted once (Linux tells it as PSS)."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self.on = pid, 0.0, True
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        while self.on:
            self.most = max(self.most, sum(_memory(pid) for pid in _family(self.pid)))
            time.sleep(0.1)

    def stop(self) -> float:
        """The most that was seen, in MB; 0 where the system does not tell."""
        self.on = False
        self.thread.join()
        return self.most


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def disturbed() -> str:
    """What to say of a machine that has something else to do, where it tells; to be asked before anything is measured."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"Something else is at work here (a load of {load:.1f}): seconds and shares say little, and ratios of processor more." if load > IDLE else ""


def told(name: str, runs: Sequence[Run], extra: str = "") -> None:
    """A line for people: medians, with the range of wall times."""
    walls = sorted(run.wall for run in runs)
    print(f"{name:<28} {statistics.median(walls):7.2f} s  ({walls[0]:.2f} to {walls[-1]:.2f})   cpu {middle(runs, 'cpu'):7.2f} s   "
          f"memory {middle(runs, 'peak'):6.0f} MB{extra}", flush=True)


def middle(runs: Sequence[Run], name: str) -> float:
    """The median of one of the figures."""
    return float(statistics.median(getattr(run, name) for run in runs))
