"""The threat model in SECURITY.md: each threat has two layers, and the tests that it names are there."""

import re

import pytest
from support.projects import ROOT
from support.references import missing

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
HEAD = "| threat | layer one | layer two | tests |\n|---|---|---|---|\n"


def rows(text: str) -> list[list[str]]:
    """The cells of the one table of threats."""
    assert text.count(HEAD) == 1
    table = text.partition(HEAD)[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("row", rows(TEXT), ids=lambda row: row[0])
def test_a_threat_meets_two_layers_that_tests_hold(row: list[str]) -> None:
    threat, one, two, held = row
    assert all((threat, one, two))
    assert one != two
    assert named(held)
    assert re.sub(r"`[^`]+`", "", held).strip() == ""
    assert [why for reference in named(held) if (why := missing(reference))] == []


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("project/test_security.py::test_a_threat_meets_two_layers_that_tests_hold", ""),
        ("publish/test_swap.py::TestTwoBuildsOfOneSite::test_may_follow_each_other", ""),
        ("test_nowhere.py::test_it", "test_nowhere.py is not there"),
        ("project/test_security.py::test_it", "project/test_security.py has no test_it"),
        ("project/test_security.py::rows", "project/test_security.py has no rows"),
        ("project/test_security.py", "project/test_security.py has no "),
    ],
)
def test_a_test_that_is_not_there_is_noticed(reference: str, why: str) -> None:
    assert missing(reference) == why


def test_no_threat_stands_twice() -> None:
    threats = [row[0] for row in rows(TEXT)]
    assert len(set(threats)) == len(threats) >= 15


@pytest.mark.parametrize("promise", ["security/advisories/new", "within two working days", "within one working day", "CHANGELOG.md"])
def test_it_says_where_to_write_and_when_one_is_answered(promise: str) -> None:
    assert promise in TEXT
