"""Every rule: what it finds, where it says so, and what it leaves alone. The cases are data in `cases/rules/`."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from showcase.catalogue import pipeline
from showcase.catalogue.checked import Checked
from showcase.catalogue.pipeline import check
from showcase.catalogue.remembered import CHECKED
from showcase.checks.explanations.load import explanations
from showcase.model.finding import Diagnostic
from support.casework import CASE_KEYS, Case, apply, place, read
from support.projects import ROOT, TODAY

RULES = ROOT / "tests" / "cases" / "rules"
KEYS = {"it", *CASE_KEYS, "in", "on", "line", "says", "severity", "also", "times"}


def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(RULES.glob("*.yml")):
        for case in read(path).get(kind, []):
            assert case.keys() <= KEYS, f"{path.name}: {case['it']}: {case.keys() - KEYS}"
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['it']}"))
    return found


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found can be kept: it comes back as it was."""
    check_folder = pipeline.check_folder

    def back(*given: Any) -> Checked:
        checked = check_folder(*given)
        assert CHECKED.pack
        assert CHECKED.unpack
        assert CHECKED.unpack(json.loads(json.dumps(CHECKED.pack(checked)))) == checked
        return checked

    monkeypatch.setattr(pipeline, "check_folder", back)


def found(root: Path) -> tuple[Diagnostic, ...]:
    return check(root, TODAY).findings


WORD = re.compile(r"[\w@.-]*\w")


def invented(paste: str, root: Path) -> set[str]:
    """The words to paste that stand nowhere in what was written or in the award: figures, people and mailboxes that are not the writer’s."""
    values = re.sub(r"(?m)(?:^|\s)#.*|[\w-]+:(?=\s|$)", "", paste)
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in sorted(root.rglob("*")) if path.suffix in (".md", ".yml", ".csv"))
    return set(WORD.findall(values)).difference(*(WORD.findall(text) for text in texts))


@pytest.mark.parametrize(("code", "case"), cases("fails"))
def test_a_mistake_gives_one_finding_at_its_place(code: str, case: Case, small: Path) -> None:
    apply(case, small)
    findings = [finding for finding in found(small) if finding.code not in case.get("also", ())]
    assert [finding.code for finding in findings] == [code] * int(case.get("times", 1)), "\n".join(map(str, findings))
    finding = findings[0]
    assert finding.severity == case.get("severity", "error")
    assert finding.message
    assert finding.remedy
    assert not finding.paste or invented(finding.paste, small) == set()
    if "says" in case:
        assert case["says"] in str(finding)
    expected = str(case.get("in", case.get("file", "index.md")))
    assert finding.location.path == place(small, expected).relative_to(small).as_posix()
    if "on" in case:
        line = (small / finding.location.path).read_text(encoding="utf-8").split("\n")[finding.location.line - 1]
        assert case["on"] in line
    else:
        assert finding.location.line == int(case.get("line", 1))


@pytest.mark.parametrize(("code", "case"), cases("passes"))
def test_a_near_miss_gives_no_such_finding(code: str, case: Case, small: Path) -> None:
    apply(case, small)
    assert code not in [finding.code for finding in found(small)]


def test_what_is_invented_is_told(small: Path) -> None:
    assert invented("involvement:\n  people: 4321  # how many\n  roles: [listener, …]\ncontact: {email: jo@else.example}", small) == {"4321", "jo@else.example"}


def test_the_small_project_is_sound() -> None:
    assert found(ROOT / "tests" / "awards" / "small") == ()


def test_every_code_has_a_failing_and_a_passing_case() -> None:
    with_cases = {path.stem for path in RULES.glob("*.yml") if {"fails", "passes"} <= read(path).keys()}
    assert with_cases == explanations().keys() - {"unexpected-failure"}  # no text can make it: see test_cli
