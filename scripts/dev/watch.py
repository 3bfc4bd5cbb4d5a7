"""Checks the entries whenever a file of theirs changes, and lists what it finds, a line each, for an editor to underline."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from showcase.catalogue.pipeline import check
from showcase.model.finding import Diagnostic
from showcase.util.clock import now
from showcase.util.text import counted

ROOT = Path(__file__).parents[2]
PAUSE = 0.5  # seconds between two looks


def state(root: Path) -> dict[str, int]:
    """When each file that is judged was last changed."""
    found: dict[str, int] = {}
    for path in (root / "criteria.yml", *(root / "entries").rglob("*")):
        try:
            found[str(path)] = path.lstat().st_mtime_ns
        except OSError:  # it went away while we looked, which the next look sees
            continue
    return found


def report(root: Path) -> Iterator[str]:
    """What the check says now, between a first and a last line that tell an editor where it begins and ends."""
    yield "Checking …"
    findings = check(root, now()).findings
    yield from (line(finding) for finding in findings)
    yield f"Checked: {counted(len(findings), 'thing')} to look at." if findings else "Checked: nothing to mend."


def line(finding: Diagnostic) -> str:
    """A finding with both ends of its place, on one line."""
    place = finding.record()
    span = ":".join(str(place[name]) for name in ("path", "line", "column", "end_line", "end_column"))
    return span + str(finding).removeprefix(str(finding.location))


def main() -> None:
    """Looks, tells, and looks again until it is stopped."""
    sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)  # type: ignore[union-attr]
    last: dict[str, int] = {}
    while True:
        current = state(ROOT)
        if current != last:
            print(*report(ROOT), sep="\n")
        last = current
        time.sleep(PAUSE)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("No longer watching.")
