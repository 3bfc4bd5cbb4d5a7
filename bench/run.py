"""The benchmark: a thousand entries here, here without the search index, without data and without what keeps the site safe, and as a
stock Material site, in turn; then ten thousand here, checking alone, and finding among ten thousand in a browser.

Every run is a process of its own that builds into a new folder, so that neither side pays for clearing up after an
earlier one. (Some file systems are slow to make files where many have just been removed: for figures to quote, run it in
a fresh clone.) Medians are told, and ratios of runs made in turn, because a machine's speed drifts. The last line is for
machines.
"""

import argparse
import shutil
import statistics
from collections.abc import Mapping, Sequence

from corpus import generate
from finding import tell, waiting
from measuring import Run, middle, told
from projects import DATALESS, UNGUARDED, UNINDEXED, WORK, build, check, documents, make_stock, make_without, site_of, size, touch_one
from verdicts import slowest

# % of a build’s time that the search index may cost, the data with their archive, and the gate, the checks for people’s data, the walls and the inspection.
MOST_INDEX, MOST_DATA, MOST_SAFETY = 25, 15, 15
MOST_DOCUMENTS = 90  # ms of processor for all documents of an entry
Figures = Mapping[str, float]


def builds(entries: int, times: int) -> tuple[Figures, Sequence[Run]]:
    """The same entries built in five ways, in turn."""
    ours, unindexed, dataless, unguarded, stock = projects = [WORK / name for name in ("ours", "unindexed", "dataless", "unguarded", "stock")]
    generate(ours, entries)
    make_without(ours, unindexed, UNINDEXED)
    make_without(ours, dataless, DATALESS)
    make_without(ours, unguarded, UNGUARDED)
    make_stock(ours, stock)
    for project in projects:  # files are read once before anything counts
        build(project, 0)
    turns = [[build(project, number) for project in projects] for number in range(1, times + 1)]
    here, bare, mute, bold, there = ([turn[way] for turn in turns] for way in range(5))
    told(f"{entries:,} entries here", here, f"   site {size(site_of(ours, 1)):.0f} MB")
    told("the same without its index", bare, f"   site {size(site_of(unindexed, 1)):.0f} MB")
    told("the same without its data", mute, f"   site {size(site_of(dataless, 1)):.0f} MB")
    told("the same without its guards", bold, f"   site {size(site_of(unguarded, 1)):.0f} MB")
    told("the same as a stock site", there, f"   site {size(site_of(stock, 1)):.0f} MB")
    ratio = _between(here, there)
    index, data, safety = (100 * (1 - 1 / _between(here, without)) for without in (bare, mute, bold))
    print(f"ratio, run by run            {ratio:7.2f}")
    print(f"share of the search index    {index:7.1f} %   limit {MOST_INDEX} %")
    print(f"share of the data            {data:7.1f} %   limit {MOST_DATA} %")
    print(f"share of what keeps it safe  {safety:7.1f} %   limit {MOST_SAFETY} %")
    checks = [check(ours) for _ in range(times)]
    told("check alone", checks)
    return {
        "ratio": ratio, "seconds": middle(here, "wall"), "stock_seconds": middle(there, "wall"), "index_percent": index,
        "data_percent": data, "safety_percent": safety,
        "peak_mb": middle(here, "peak"), "check_seconds": middle(checks, "wall"),
    }, here


def _between(some: Sequence[Run], others: Sequence[Run]) -> float:
    """How many times as long some runs took as those made in turn with them."""
    return statistics.median(a.wall / b.wall for a, b in zip(some, others, strict=True))


def growth(entries: int, here: Sequence[Run], times: int) -> Figures:
    """So many times as many entries."""
    large = WORK / f"large-{entries * times}"
    generate(large, entries * times, seed=2)
    runs = [build(large, 0), build(large, 1)]
    longer = middle(runs, "wall") / middle(here, "wall")
    told(f"{entries * times:,} entries here", runs)
    print(f"growth of time               {longer:7.2f} times")
    return {"growth": longer, "peak_mb": middle(runs, "peak")}


def finding(entries: int) -> Figures:
    """Finding among so many entries; a site of theirs that is there already will do."""
    large = WORK / f"large-{entries}"
    if not large.exists():
        generate(large, entries, seed=2)
        build(large, 0)
    print(f"finding among {entries:,} entries:")
    found = waiting(site_of(large, 0))
    tell(found)
    first, letter = statistics.median(found.first), statistics.median(found.letters)
    return {"found_kb": max(found.sent), "first_ms": first, "letter_ms": letter, "letter_ms_most": max(found.letters)}


def papers(entries: int) -> Figures:
    """The documents of some entries: all of them, none that changed, and one that did."""
    project = WORK / "papers"
    generate(project, entries)
    cold, kept = documents(project), documents(project)
    touch_one(project)
    one = documents(project)
    told(f"documents of {entries:,} entries", [cold])
    each = {"document_ms": 1000 * cold.cpu / entries, "kept_ms": 1000 * kept.cpu / entries, "one_ms": 1000 * (one.cpu - kept.cpu)}
    print(f"processor an entry           {each['document_ms']:7.1f} ms   limit {MOST_DOCUMENTS} ms")
    print(f"  where nothing changed      {each['kept_ms']:7.1f} ms")
    print(f"  one that changed, beyond   {each['one_ms']:7.1f} ms", flush=True)
    return each


def main() -> None:
    """Runs the benchmark and prints what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1000, help="how many entries (1,000)")
    parser.add_argument("--times", type=int, default=5, help="how many runs of each, in turn (5)")
    parser.add_argument("--growth", type=int, default=10, help="how many times as many for the second size (10; 0 leaves it out)")
    parser.add_argument("--finding", type=int, default=10_000, help="among how many entries to find in a browser (10,000; 0 leaves it out)")
    parser.add_argument("--papers", type=int, default=200, help="of how many entries to make documents (200; 0 leaves it out)")
    options = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    figures, here = builds(options.entries, options.times)
    if options.growth:
        figures = {**figures, **growth(options.entries, here, options.growth)}
    if options.papers:
        figures = {**figures, **papers(options.papers)}
    if options.finding:
        figures = {**figures, **finding(options.finding)}
    figures = {**figures, "slowest_verdict_seconds": slowest()}
    shutil.rmtree(WORK, ignore_errors=True)
    print(" ".join(f"{name}={value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
