"""Entries as real teams break them: one mistake, one finding, at the line and with the code that it should have."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from showcase.catalogue.pipeline import check
from support.casework import ENTRY, Case, apply, place
from support.projects import ROOT, TODAY

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


def with_value(line: str, change: str) -> str:
    """The line with its value changed, where that is plain text."""
    name, colon, value = line.partition(": ")
    return name + colon + change.format(value) if value and value[0] not in "[{>\"" else line


def outdented(line: str, by: int) -> str:
    return line[by:] if line.startswith(" " * by) else line


# One slip of the fingers, which can happen in any line of front matter.
SLIPS: dict[str, Callable[[str], str]] = {
    "no space behind the colon": lambda line: line.replace(": ", ":", 1),
    "no colon": lambda line: line.replace(": ", " ", 1),
    "a tab": lambda line: "\t" + line.lstrip() if line.startswith(" ") else line,
    "a space too few": lambda line: outdented(line, 1),
    "two spaces too few": lambda line: outdented(line, 2),
    "a space too many": lambda line: f" {line}",
    "two spaces too many": lambda line: f"  {line}",
    "no space behind the hyphen": lambda line: line.replace("- ", "-", 1) if line.lstrip().startswith("- ") else line,
    "a quotation mark that is not closed": lambda line: with_value(line, '"{}'),
    "a single quotation mark that is not closed": lambda line: with_value(line, "'{}"),
    "another colon": lambda line: with_value(line, "{}: more"),
    "an asterisk": lambda line: with_value(line, "*{}"),
    "an at sign": lambda line: with_value(line, "@{}"),
    "curly quotation marks": lambda line: with_value(line, "“{}”"),
    "a curly quotation mark": lambda line: with_value(line, "“{}"),
    "no closing bracket": lambda line: line[:-1] if line.endswith(("]", "}")) else line,
    "no square bracket": lambda line: line.replace("[", "", 1),
    "no curly bracket": lambda line: line.replace("{", "", 1),
    "no comma": lambda line: line.replace(",", "", 1) if "{" in line or "[" in line else line,
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_one_slip_in_any_line_is_one_finding_beside_it(slip: Callable[[str], str], small: Path) -> None:
    path = small / ENTRY / "index.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    told = 0
    for number, line in enumerate(lines[1 : lines.index("---", 1)], 2):
        path.write_text("\n".join([*lines[: number - 1], slip(line), *lines[number:]]), encoding="utf-8")
        findings = check(small, TODAY).findings
        said = "\n".join((f"{number}: {slip(line)}", *map(str, findings)))
        assert len(findings) <= 1, said
        assert all(abs(finding.location.line - number) <= 1 for finding in findings), said
        told += len(findings)
    assert told >= 5
