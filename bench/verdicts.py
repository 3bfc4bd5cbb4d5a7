"""How long the slowest verdict takes: every hostile entry of the tests is judged, each in a project of its own."""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "hooks"))
sys.path.append(str(Path(__file__).parent.parent / "tests"))
from showcase.catalogue.pipeline import check
from support.hostile import Case, hostile_cases, lay

SMALL = Path(__file__).parent.parent / "tests" / "awards" / "small"
TODAY = date(2026, 11, 1)
MOST_SECONDS = 2.0  # that a verdict on any entry may take


def verdicts() -> Iterator[tuple[float, Case]]:
    """The seconds of each verdict, of the hostile entry and a sound one beside it."""
    for case in hostile_cases():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(shutil.copytree(SMALL, Path(folder) / "small"))
            lay(case, root)
            start = time.perf_counter()
            check(root, TODAY)
            yield time.perf_counter() - start, case


def slowest() -> float:
    """Tells which hostile entry took longest; its seconds."""
    found = sorted(verdicts(), key=lambda one: one[0])
    seconds, case = found[-1]
    print(f"slowest of {len(found)} hostile entries judged in {seconds * 1000:.0f} ms, limit {MOST_SECONDS:.0f} s  ({case})")
    return seconds


if __name__ == "__main__":
    slowest()
