"""The benchmark: a thousand entries here, cold and after an edit, without the search index, the data and what keeps the site safe, with stock
Material, and with bare Hugo where it is installed; then checking alone, serving, ten thousand, documents, and finding among so many in a browser.

Every run is a process of its own. Cold ones build into a new folder, so that neither side pays for clearing up after an earlier one. (Some file
systems are slow to make files where many have just been removed: for figures to quote, run it in a fresh clone.) Medians are told, and ratios of runs
made in turn, because a machine’s speed drifts. It ends with a table of every figure beside its limit (limits.yml) and beside the last run’s
(last.json), and with 1 where a limit is missed.
"""

import argparse
import shutil
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import projects
from corpus import generate
from figures import Figures, all_told, keep, last_run, ratio, sentence, share, table
from measuring import Run, disturbed, middle, told
from projects import WORK, build, first_entry, site_of, size
from serving import waits
from verdicts import slowest

SMALL, LARGE = 1000, 10_000  # entries; the limits are about these
# What programs take of the site: earlier decisions, and no page. What is left is what the site’s limit is about.
FOR_PROGRAMS = ("data/*", "entries/*/*/*.csv", "entries/*.json", "entries/*.md", "feeds/*", "*/feeds/*")
Way = tuple[str, Path, Callable[[Path, int], Run]]


def in_turn(ways: Sequence[Way], times: int) -> Mapping[str, Sequence[Run]]:
    """So many runs of each way, all of them once before any of them again, and each told."""
    turns = list[list[Run]]()
    for number in range(1, times + 1):
        print(f"turn {number} of {times}: {', '.join(name for name, *_ in ways)}", flush=True)
        turns.append([run(project, number) for _, project, run in ways])
    found = {name: [turn[place] for turn in turns] for place, (name, *_) in enumerate(ways)}
    for name, runs in found.items():
        told(name, runs)
    return found


def walls(runs: Sequence[Run]) -> list[float]:
    """The seconds of each run."""
    return [run.wall for run in runs]


def small(entries: int, times: int) -> Iterator[tuple[str, float]]:
    """The same entries built in every way, and checked."""
    ours, *without, stock, hugo = [WORK / name for name in ("ours", "unindexed", "dataless", "unguarded", "stock", "hugo")]
    generate(ours, entries)
    for project, hooks in zip(without, (projects.UNINDEXED, projects.DATALESS, projects.UNGUARDED), strict=True):
        projects.make_without(ours, project, hooks)
    projects.make_stock(ours, stock)
    for project in (ours, *without, stock):  # files are read once before anything counts
        build(project, 0)
    ways: list[Way] = [
        ("cold", ours, projects.build_cold), ("warm", ours, projects.build_warm),
        *((one.name, one, projects.build_cold) for one in without), ("stock", stock, build),
        ("check, cold", ours, projects.check_cold), ("check, warm", ours, projects.check_warm), ("check of one", ours, projects.check_one),
    ]  # fmt: skip
    if projects.HUGO_IS_HERE:
        projects.make_hugo(ours, hugo)
        ways.append(("hugo", hugo, projects.build_hugo))
    runs = in_turn(ways, times)
    yield from compared_runs(runs)
    yield "memory", middle(runs["cold"], "peak")
    built = site_of(ours, 1)
    yield from (("size", size(built)), ("pages_size", size(built, FOR_PROGRAMS)), ("stock_size", size(site_of(stock, 1))))
    yield "entry_page", projects.entry_page(built)


def compared_runs(runs: Mapping[str, Sequence[Run]]) -> Iterator[tuple[str, float]]:
    """What runs made in turn say of each other, and the seconds that each way took."""
    cold, stock = walls(runs["cold"]), walls(runs["stock"])
    for name, way in (("cold_to_stock", "cold"), ("warm_to_stock", "warm"),
                      ("check_to_stock", "check, cold"), ("check_warm_to_stock", "check, warm")):
        yield name, ratio(walls(runs[way]), stock)
    for name, way in (("index_share", "unindexed"), ("data_share", "dataless"), ("guards_share", "unguarded")):
        yield name, share(cold, walls(runs[way]))
    for name, way in (("cold", "cold"), ("warm", "warm"), ("stock", "stock"), ("check", "check, cold"), ("check_warm", "check, warm"),
                      ("check_one", "check of one")):
        yield name, middle(runs[way], "wall")
    yield "cold_processor", middle(runs["cold"], "cpu")
    yield "processor_to_stock", ratio([one.cpu for one in runs["cold"]], [one.cpu for one in runs["stock"]])
    if "hugo" in runs:
        yield "cold_to_hugo", ratio(cold, walls(runs["hugo"]))
        yield "hugo", middle(runs["hugo"], "wall")


def serving(project: Path, times: int, prefix: str = "") -> Iterator[tuple[str, float]]:
    """What a writer waits for who serves a project that was built before."""
    build(project, 0)
    for name, seconds in waits(project, times).items():
        print(f"serve, {prefix}{name:<21} {seconds:7.2f} s", flush=True)
        yield f"{prefix}{name}", seconds


def growth(ours: Path, entries: int, times: int) -> Iterator[tuple[str, float]]:
    """So many entries, in turn with the thousand."""
    large = large_of(entries)
    generate(large, entries, seed=2)
    build(large, 0)
    cold_here = ("cold, once more", ours, projects.build_cold)
    runs = in_turn([cold_here, ("cold, large", large, projects.build_cold), ("warm, large", large, projects.build_warm)], times)
    cold, warm = walls(runs["cold, large"]), walls(runs["warm, large"])
    yield from (("growth", ratio(cold, walls(runs["cold, once more"]))), ("large_warm_to_cold", ratio(warm, cold)))
    yield from (("large_cold", statistics.median(cold)), ("large_warm", statistics.median(warm)))
    yield "large_memory", middle(runs["cold, large"], "peak")


def large_of(entries: int) -> Path:
    """Where the project of many entries is."""
    return WORK / f"large-{entries}"


def finding(entries: int) -> Iterator[tuple[str, float]]:
    """Finding among so many entries in a browser; a site of theirs that is there already will do."""
    from finding import tell, waiting  # noqa: PLC0415 – it needs a browser

    large = large_of(entries)
    if not large.exists():
        generate(large, entries, seed=2)
        build(large, 0)
    print(f"finding among {entries:,} entries:")
    found = waiting(site_of(large, 0))
    tell(found)
    yield from (("found_sent", max(found.sent)), ("found_first", statistics.median(found.first)), ("found_letter", statistics.median(found.letters)))


def papers(entries: int) -> Iterator[tuple[str, float]]:
    """The documents of some entries: all of them, none that changed, and one that did. What an entry takes is in milliseconds of processor."""
    project = WORK / "papers"
    generate(project, entries)
    cold, kept = projects.documents(project), projects.documents(project)
    projects.retitle(first_entry(project), "Another title")
    one = projects.documents(project)
    told(f"documents of {entries:,} entries", [cold])
    yield from (("document", 1000 * cold.cpu / entries), ("document_kept", 1000 * kept.cpu / entries))
    yield "document_changed", 1000 * (one.cpu - kept.cpu)


def measured(options: argparse.Namespace) -> Figures:
    """Every figure that was asked for."""
    figures: dict[str, float] = {**dict(small(options.entries, options.times)), **dict(serving(WORK / "ours", options.times))}
    if not options.quick:
        figures |= growth(WORK / "ours", options.many, max(1, options.times // 2))
        figures |= serving(large_of(options.many), options.times, "large_")
        figures |= papers(min(200, options.entries))
        figures |= finding(options.many)
    return {**figures, "slowest_verdict": slowest()}


def main() -> None:
    """Runs the benchmark, prints what it found, and ends with 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a thousand entries alone, three times each, and no browser")
    parser.add_argument("--times", type=int, help="how many runs of each, in turn (5, or 3)")
    parser.add_argument("--entries", type=int, default=SMALL, help="how many entries; with others than 1,000, it is a trial that is held to nothing")
    parser.add_argument("--many", type=int, default=LARGE, help="how many are many; the same")
    options = parser.parse_args()
    options.times = options.times or (3 if options.quick else 5)
    shutil.rmtree(WORK, ignore_errors=True)
    if warning := disturbed():
        print(warning, flush=True)
    figures, all_figures = measured(options), all_told()
    shutil.rmtree(WORK, ignore_errors=True)
    print("", *table(all_figures, figures, last_run()), "", sentence(all_figures, figures), *([warning] if warning else []), sep="\n")
    if (options.entries, options.many) != (SMALL, LARGE):
        return
    keep(figures)
    raise SystemExit(any(one.misses(figures.get(one.figure)) for one in all_figures))


if __name__ == "__main__":
    main()
