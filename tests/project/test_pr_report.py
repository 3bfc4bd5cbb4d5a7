"""What a pull request brings, told in the one shape that the comment on it is made from."""

import json
import os
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pr_report import changed_files, main, preview_day, read_entries, report, touched
from pr_shape import LONGEST, MOST_FINDINGS, read_report
from showcase.catalogue.verdict import Verdict
from showcase.model.finding import Diagnostic, Location
from support.awards import award_in
from support.projects import EPOCH

ENTRY = "entries/2025/quiet-mornings/index.md"


def git(root: Path, *arguments: str) -> None:
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A"), ("EMAIL", "a@b.example"))}
    subprocess.run(["git", "-c", "init.defaultBranch=main", *arguments], cwd=root, check=True, env={**os.environ, **who}, capture_output=True)


@pytest.fixture
def merged(small: Path) -> Path:
    """The small project where a branch that changes its entry is merged, as GitHub merges a pull request to check it."""
    git(small, "init")
    git(small, "add", ".")
    git(small, "commit", "-m", "before")
    git(small, "checkout", "-b", "change")
    entry = small / ENTRY
    entry.write_text(entry.read_text(encoding="utf-8").replace("themes: [noise]", "themes: [noice]"), encoding="utf-8")
    (small / "entries/2025/odd\nname").mkdir()
    (small / "entries/2025/odd\nname/index.md").write_text("x", encoding="utf-8")
    git(small, "add", ".")
    git(small, "commit", "-m", "change")
    git(small, "checkout", "main")
    git(small, "merge", "--no-ff", "change")
    return small


def test_changed_files_are_those_of_the_pull_request(merged: Path) -> None:
    assert sorted(changed_files(merged)) == ["entries/2025/odd\nname/index.md", ENTRY]


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        ([ENTRY, "entries/2025/quiet-mornings/adoptions/x.md"], ["2025/quiet-mornings"]),
        (["entries/2025/gone/index.md"], []),
        (["README.md", "entries/notes.md", "entries/2025/notes.md"], []),
    ],
    ids=["an entry", "one that was taken away", "nothing of an entry"],
)
def test_entries_that_are_touched(names: list[str], keys: list[str], small: Path) -> None:
    assert touched(names, small) == keys


def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], str, str]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    output, summary = root / "output", root / "summary"
    environment = {"PULL_REQUEST": "5", "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
    main(environment, root, lambda key, _: f"coverage of {key}")
    return json.loads((root / "report/report.json").read_text(encoding="utf-8")), output.read_text(), summary.read_text()


def test_the_report_is_what_the_comment_is_made_from(merged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, output, summary = run(merged, monkeypatch)
    told = read_report(json.dumps(written).encode())
    assert told.pull_request == 5
    assert told.errors == len([one for one in told.findings if one.severity == "error"]) >= 1
    assert (ENTRY, 19, "unknown-theme") in [(one.path, one.line, one.code) for one in told.findings]
    assert output == f"epoch={EPOCH}\n"
    assert "coverage of 2025/quiet-mornings" in summary


def test_an_award_that_cannot_be_read_is_told_too(merged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (merged / "criteria.yml").write_text("name: x\n", encoding="utf-8")
    written, _, _ = run(merged, monkeypatch)
    assert "criteria.yml" in {one.path for one in read_report(json.dumps(written).encode()).findings}


def test_questions_without_an_answer_are_named(small: Path) -> None:
    award = award_in(small)
    entry = small / ENTRY
    text = entry.read_text(encoding="utf-8")
    title = award.asked_in(2025)[-1][2]
    entry.write_text(text[: text.index(f"### {title}")], encoding="utf-8")
    keys = ["2025/quiet-mornings"]
    told = report(5, keys, Verdict(()), read_entries(keys, award, small), award)
    assert told["entries"] == [{"entry": keys[0], "title": "Quiet mornings", "asked": len(award.asked_in(2025)), "missing": [title]}]


def test_what_is_too_much_is_cut_and_errors_come_first() -> None:
    warning = Diagnostic("b", Location("x.md"), "w").softened()
    errors = [Diagnostic("a", Location("x.md"), "x" * 5000)] * (MOST_FINDINGS + 5)
    told = report(5, [], Verdict((warning, *errors)), {}, None)
    read = read_report(json.dumps(told).encode())
    assert {one.severity for one in read.findings} == {"error"}
    assert len(read.findings) == MOST_FINDINGS
    assert (read.errors, read.warnings) == (MOST_FINDINGS + 5, 1)
    assert len(read.findings[0].said) == LONGEST


def test_the_preview_shows_an_entry_before_its_day(small: Path) -> None:
    award = award_in(small)
    entries = [*read_entries(["2025/quiet-mornings"], award, small).values()]
    announced = award.by_year[2025].announced
    assert preview_day(entries, award, date(2020, 1, 1)) == announced
    assert preview_day(entries, award, date(2090, 1, 1)) == date(2090, 1, 1)
