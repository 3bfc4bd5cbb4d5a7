"""Tests that documents name: whether they are there."""

import ast
from functools import cache
from pathlib import Path

from support.projects import ROOT

TESTS = ROOT / "tests"


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
