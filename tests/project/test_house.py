"""The house stays readable: modules and functions of a size that can be taken in at once, and one class to a name.

That imports run one way is held by import-linter, in `make lint`.
"""

import ast
from collections import Counter
from functools import cache
from statistics import median

from support.projects import ROOT

PACKAGE = ROOT / "hooks" / "showcase"
SCRIPTS = ROOT / "overrides" / "assets"


@cache
def trees() -> dict[str, ast.Module]:
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def functions() -> dict[str, int]:
    """How many lines each function has."""
    found = ((name, node) for name, tree in trees().items() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {f"{name}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1 for name, node in found}


def test_no_module_is_longer_than_250_lines() -> None:
    lengths = {name: (PACKAGE / name).read_text(encoding="utf-8").count("\n") for name in trees()}
    assert [name for name, length in lengths.items() if length > 250] == []


def test_no_script_is_longer_than_250_lines() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in SCRIPTS.rglob("*.js") if not {"vendor", "ready"} & set(path.parts)}
    assert [path.relative_to(SCRIPTS).as_posix() for path, length in lengths.items() if length > 250] == []
    assert len(lengths) > 60


def test_no_function_is_longer_than_40_lines() -> None:
    assert [name for name, length in functions().items() if length > 40] == []


def test_most_functions_are_short() -> None:
    assert median(functions().values()) <= 8


def test_a_class_name_is_used_once() -> None:
    names = Counter(node.name for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []
