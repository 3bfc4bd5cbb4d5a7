"""What a pull request brings, for its summary and for the comment on it: the entries it touches, what is answered, what was found.

It runs with the pull request’s own code and no rights; what it writes is read as a stranger’s (see pr_shape.py).
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pr_shape import LONGEST, MOST_ENTRIES, MOST_FINDINGS, MOST_JUDGED, SHAPE
from showcase.catalogue.checked import shown_from
from showcase.catalogue.pipeline import check, read_award
from showcase.catalogue.verdict import Verdict
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.finding import Diagnostic, Severity
from showcase.parsing.entry import parse_entry
from showcase.util.clock import day_in, now

ROOT = Path(__file__).parents[2]
Record = dict[str, Any]


def touched(names: Sequence[str], root: Path) -> list[str]:
    """The year and slug of each entry that has one of these files and is still there."""
    folders = {"/".join(name.split("/")[1:3]) for name in names if name.startswith("entries/") and name.count("/") >= 3}
    return sorted(key for key in folders if (root / "entries" / key).is_dir())


def changed_files(root: Path) -> list[str]:
    """The files that differ between the branch that is asked to take the change and the two merged."""
    command = ["git", "diff", "--name-only", "-z", "HEAD^1", "HEAD"]
    said = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    return said.decode("utf-8", "replace").split("\0")[:-1]


def report(number: int, keys: Sequence[str], verdict: Verdict, entries: Mapping[str, Entry], award: Award | None) -> Record:
    """The report in the shape that the comment is made from; what a person has judged comes first, and what else is too long or too much is cut."""
    worst_first = sorted(verdict.findings, key=lambda finding: list(Severity).index(finding.severity))
    return {
        "pull_request": number,
        "errors": len(verdict.errors),
        "warnings": len(verdict.findings) - len(verdict.errors),
        "judged": len(verdict.waived),
        "findings": [_shortened(finding) for finding in (*verdict.waived[:MOST_JUDGED], *worst_first[:MOST_FINDINGS])],
        "entries": [_answers(key, entries.get(key), award) for key in keys[:MOST_ENTRIES]],
    }


def _shortened(finding: Diagnostic) -> Record:
    record = finding.record()
    return {name: _cut(str(record[name])) if kind is str else record[name] for name, kind in SHAPE.items()}


def _answers(key: str, entry: Entry | None, award: Award | None) -> Record:
    """Which of its year’s questions an entry answers; none are asked of one that could not be read."""
    asked = award.asked_in(entry.front.year) if entry and award else ()
    answered = {answer.question for answer in entry.account.answers} if entry else set()
    missing = [_cut(title) for _, question, title in asked if question.id not in answered]
    return {"entry": _cut(key), "title": _cut(entry.front.title if entry else ""), "asked": len(asked), "missing": missing}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def preview_day(entries: Sequence[Entry], award: Award, now: date) -> date:
    """The first day on which all of these entries are shown, which is when the preview pretends to be made."""
    return max([now, *(shown_from(entry, award) for entry in entries if entry.front.year in award.by_year)])


def read_entries(keys: Sequence[str], award: Award, root: Path) -> dict[str, Entry]:
    """Those of the entries that can be read."""
    parsed = {key: parse_entry(read_folder(root / "entries" / key, root)[0], award).entry for key in keys}
    return {key: entry for key, entry in parsed.items() if entry}


def coverage(key: str, root: Path) -> str:
    """What `showcase coverage` says of an entry, in Markdown."""
    command = [sys.executable, "-m", "showcase", "coverage", str(root / "entries" / key), "--root", str(root), "--format", "markdown"]
    said = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(root / "hooks")}, capture_output=True, text=True, check=False, timeout=60)
    if said.returncode > 1:
        raise RuntimeError(f"`showcase coverage` could not tell of {key}: {said.stderr}")
    return said.stdout


def main(environment: Mapping[str, str] = os.environ, root: Path = ROOT, covered: Callable[[str, Path], str] = coverage) -> None:
    """Writes `report/report.json`, adds the coverage to the summary, and says as of which day the preview is made."""
    moment = now()
    keys = touched(changed_files(root), root)
    award, _ = read_award(read_workspace(root))
    entries = read_entries(keys, award, root) if award else {}
    folder = root / "report"
    folder.mkdir(exist_ok=True)
    made = report(int(environment["PULL_REQUEST"]), keys, check(root, moment), entries, award)
    (folder / "report.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    zone = award.time_zone if award else "UTC"
    today = day_in(zone, moment)
    day = preview_day(list(entries.values()), award, today) if award else today
    with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write(f"epoch={int(datetime.combine(day, time(), ZoneInfo(zone)).timestamp())}\n")
    with Path(environment["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
        summary.writelines(f"\n{covered(key, root)}\n" for key in entries)
        if day > today:
            summary.write(f"\nThe preview shows the site as of {day}, when every entry of this pull request is announced.\n")


if __name__ == "__main__":
    main()
