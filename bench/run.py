"""The benchmark: a thousand entries here and as a stock Material site, in turn; then ten thousand here, and checking alone.

Every run is a process of its own that builds into a new folder, so that neither side pays for clearing up after an
earlier one. (Some file systems are slow to make files where many have just been removed: for figures to quote, run it in
a fresh clone.) Medians are told, and ratios of runs made in turn, because a machine's speed drifts. The last line is for
machines.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import generate

WORK = Path(__file__).parent / ".work"
STOCK = """\
site_name: Stock
theme: {name: material}
nav: [index.md]
plugins: [search]
markdown_extensions: [tables, footnotes]
validation: {omitted_files: ignore}
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: wall and processor time in seconds, the memory of it and its workers together in MB."""

    wall: float
    cpu: float
    peak: float


def measure(command: Sequence[str], folder: Path) -> Run:
    """Runs a command to its end; its failure is this one's."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks", "SOURCE_DATE_EPOCH": "1793491200"}
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
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


def make_stock(ours: Path, stock: Path) -> None:
    """A stock Material site of the same texts, entries and adoption records, with its own search and without them in the navigation."""
    shutil.rmtree(stock, ignore_errors=True)
    for path in sorted(ours.glob("entries/**/*.md")):
        target = stock / "docs" / path.relative_to(ours)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (stock / "docs" / "index.md").write_text("# Entries\n", encoding="utf-8")
    (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")


def build(project: Path, number: int) -> Run:
    """One build into a new folder."""
    return measure([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(WORK / "sites" / f"{project.name}-{number}")], project)


def check(project: Path) -> Run:
    """One check of every entry."""
    return measure([sys.executable, "-m", "showcase", "check"], project)


def size(folder: Path) -> float:
    """The size of a folder's files in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def told(name: str, runs: Sequence[Run], extra: str = "") -> None:
    """A line for people: medians, with the range of wall times."""
    walls = sorted(run.wall for run in runs)
    print(f"{name:<28} {statistics.median(walls):7.2f} s  ({walls[0]:.2f} to {walls[-1]:.2f})   cpu {_middle(runs, 'cpu'):7.2f} s   "
          f"memory {_middle(runs, 'peak'):6.0f} MB{extra}", flush=True)


def _middle(runs: Sequence[Run], name: str) -> float:
    return float(statistics.median(getattr(run, name) for run in runs))


def main() -> None:
    """Runs the benchmark and prints what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1000, help="how many entries (1,000)")
    parser.add_argument("--times", type=int, default=5, help="how many runs of each, in turn (5)")
    parser.add_argument("--growth", type=int, default=10, help="how many times as many for the second size (10; 0 leaves it out)")
    options = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    ours, stock = WORK / "ours", WORK / "stock"
    generate(ours, options.entries)
    make_stock(ours, stock)
    for project in (ours, stock):  # files are read once before anything counts
        build(project, 0)
    pairs = [(build(ours, number), build(stock, number)) for number in range(1, options.times + 1)]
    here, there = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    ratio = statistics.median(a.wall / b.wall for a, b in pairs)
    told(f"{options.entries:,} entries here", here, f"   site {size(WORK / 'sites/ours-1'):.0f} MB")
    told("the same as a stock site", there, f"   site {size(WORK / 'sites/stock-1'):.0f} MB")
    print(f"ratio, run by run            {ratio:7.2f}")
    checks = [check(ours) for _ in range(options.times)]
    told("check alone", checks)
    growth, peak = 0.0, _middle(here, "peak")
    if options.growth:
        large = WORK / "large"
        generate(large, options.entries * options.growth, seed=2)
        runs = [build(large, 0), build(large, 1)]
        growth, peak = _middle(runs, "wall") / _middle(here, "wall"), _middle(runs, "peak")
        told(f"{options.entries * options.growth:,} entries here", runs)
        print(f"growth of time               {growth:7.2f} times")
    shutil.rmtree(WORK, ignore_errors=True)
    print(f"ratio={ratio:.3f} seconds={_middle(here, 'wall'):.2f} stock_seconds={_middle(there, 'wall'):.2f} "
          f"growth={growth:.2f} peak_mb={peak:.0f} check_seconds={_middle(checks, 'wall'):.2f}")


if __name__ == "__main__":
    main()
