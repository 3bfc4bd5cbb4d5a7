"""This commit against another one, each building the same thousand entries in turn: against.py COMMIT [--entries N] [--times N]

What is told are ratios, so a machine's speed does not matter. The other commit is checked out beside the benchmark's work; it runs with this
one's packages where it asks for the same, and else with its own.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from corpus import ROOT, generate
from figures import compared
from measuring import Run, middle
from projects import WORK, build, build_cold, build_warm, check_cold, check_warm, entry_page, site_of, size
from run import SMALL, in_turn

OTHER_PACKAGES = ROOT / ".cache" / "against"
WAYS: tuple[tuple[str, Callable[[Path, int, str], Run]], ...] = (
    ("cold", build_cold), ("warm", build_warm), ("check, cold", check_cold), ("check, warm", check_warm),
)  # fmt: skip


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """The files of a commit, in a folder of their own."""
    tree = WORK / "other-commit"
    subprocess.run(["git", "worktree", "prune"], cwd=ROOT, check=True)
    if subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(tree), commit], cwd=ROOT, check=False).returncode:
        raise SystemExit(f"There is no commit {commit} here. Name it as ‘git log --oneline’ does.")
    try:
        yield tree
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)


def python_for(tree: Path) -> str:
    """The Python that has what a commit asks for."""
    name = "requirements.txt"
    if (tree / name).read_bytes() == (ROOT / name).read_bytes():
        return sys.executable
    subprocess.run(["sh", "scripts/dev/venv.sh", str(OTHER_PACKAGES), name], cwd=tree, check=True)
    return str(OTHER_PACKAGES / "bin" / "python")


def pages(project: Path) -> int:
    """How many entries were published, which has to be the same for figures to be comparable."""
    return sum(1 for _ in site_of(project, 0).glob("entries/[0-9]*/*/index.html"))


def against(tree: Path, entries: int, times: int) -> Iterator[str]:
    """Builds and checks with both, and tells what that took."""
    ours, theirs = WORK / "ours", WORK / "theirs"
    sides = ((ours, ROOT, sys.executable), (theirs, tree, python_for(tree)))
    for project, code, python in sides:
        generate(project, entries, code=code)
        build(project, 0, python)
    if pages(ours) != pages(theirs):
        yield f"Of {entries:,} entries, {pages(ours):,} are published here and {pages(theirs):,} there, so the ratios say little."
    runs = in_turn([(f"{way} {where}", project, partial(_run, run, python)) for way, run in WAYS
                    for where, (project, _, python) in zip(("here", "there"), sides, strict=True)], times)
    yield f"{'':24}{'here':>12}{'there':>12}{'ratio':>9}"
    for way, _ in WAYS:
        here, there = runs[f"{way} here"], runs[f"{way} there"]
        yield compared(f"{way}, s", [one.wall for one in here], [one.wall for one in there])
        yield compared("  of processor, s", [one.cpu for one in here], [one.cpu for one in there])
    yield compared("memory, MB", [middle(runs["cold here"], "peak")], [middle(runs["cold there"], "peak")])
    for name, ask in (("site, MB", size), ("an entry’s page, KB", entry_page)):
        yield compared(name, [ask(site_of(ours, 0))], [ask(site_of(theirs, 0))])


def _run(run: Callable[[Path, int, str], Run], python: str, project: Path, number: int) -> Run:
    return run(project, number, python)


def main() -> None:
    """Runs both and prints the ratios; below 1, this commit takes less."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commit", help="the other commit, as git names it")
    parser.add_argument("--times", type=int, default=5, help="how many runs of each, in turn (5)")
    parser.add_argument("--entries", type=int, default=SMALL, help="how many entries (1,000)")
    options = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    with checked_out(options.commit) as tree:
        print("", *against(tree, options.entries, options.times), sep="\n", flush=True)
    shutil.rmtree(WORK, ignore_errors=True)


if __name__ == "__main__":
    main()
