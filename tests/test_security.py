"""The threat model in SECURITY.md: each threat has two layers, and the tests that it names are there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
HEAD = "| threat | layer one | layer two | tests |\n|---|---|---|---|\n"
TESTS = ROOT / "tests"


def rows(text: str) -> list[list[str]]:
    """The cells of the one table of threats."""
    assert text.count(HEAD) == 1
    table = text.partition(HEAD)[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@cache
def known_in(path: Path) -> frozenset[str]:
    """The names of a module’s tests, those of a class with its name before them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = [(f"{one.name}::", one.body) for one in tree.body if isinstance(one, ast.ClassDef)]
    return frozenset(f"{where}{one.name}" for where, body in (("", tree.body), *inside) for one in body if isinstance(one, ast.FunctionDef))


def missing(reference: str) -> str:
    """Why a test that is named is not one; nothing when it is."""
    file, _, test = reference.partition("::")
    path = TESTS / file
    if not path.is_file():
        return f"{file} is not there"
    return "" if test in known_in(path) and test.rpartition("::")[2].startswith("test_") else f"{file} has no {test}"


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
        ("test_security.py::test_a_threat_meets_two_layers_that_tests_hold", ""),
        ("test_publishing.py::TestTwoBuildsOfOneSite::test_may_follow_each_other", ""),
        ("test_nowhere.py::test_it", "test_nowhere.py is not there"),
        ("test_security.py::test_it", "test_security.py has no test_it"),
        ("test_security.py::rows", "test_security.py has no rows"),
        ("test_security.py", "test_security.py has no "),
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
