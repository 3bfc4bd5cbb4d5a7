"""Entries as real teams break them: one mistake, one finding, at the line and with the code that it should have."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from casework import Case, apply, place
from conftest import ROOT, TODAY
from showcase.judging import check

BROKEN = ROOT / "tests" / "cases" / "broken"


def cases() -> list[Any]:
    found = []
    for path in sorted(BROKEN.glob("*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader):  # noqa: S506 – it makes nothing but text
            found.append(pytest.param(case, id=f"{path.stem}: {case['it']}"))
    return found


@pytest.mark.parametrize("case", cases())
def test_a_broken_entry_gets_one_finding(case: Case, small: Path) -> None:
    apply(case, small)
    findings = check(small, TODAY).findings
    assert [finding.code for finding in findings] == [case["code"]], "\n".join(map(str, findings))
    (finding,) = findings
    assert finding.remedy
    assert case.get("says", "") in str(finding)
    assert finding.location.path == place(small, str(case.get("in", case.get("file", "index.md")))).relative_to(small).as_posix()
    line = (small / finding.location.path).read_text(encoding="utf-8").split("\n")[finding.location.line - 1]
    assert case["on"] in line if "on" in case else finding.location.line == int(case["line"])
    assert finding.location.column <= len(line) + 1


def test_there_are_enough_of_them() -> None:
    assert len(cases()) >= 60
