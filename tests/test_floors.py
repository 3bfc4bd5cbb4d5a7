"""The house: a module imports from its own floor or from lower ones, and only the adapter knows MkDocs."""

import ast
from pathlib import Path

from conftest import ROOT

PACKAGE = ROOT / "hooks" / "showcase"
FLOORS = (
    ("findings", "masking", "parallel", "clock", "slugs", "spelling", "phrases", "showcases", "tally"),
    ("model", "sources"),
    ("reading", "body", "html", "contents", "scrutiny", "gate", "refusals", "workspace"),
    ("codes", "shaping", "series", "parsing"),
    ("checks",),
    ("catalogue", "coverage", "drafting"),
    ("judging", "spread", "facets", "neighbours", "organisations", "figures", "related", "weaving", "xmr", "addresses", "fixing", "provisional"),
    ("views", "exports", "search", "telling", "importing"),
    ("plan",),
    ("rendering", "publishing", "scripts"),
    ("previewing", "live"),
    ("mkdocs_adapter", "commands"),
    ("cli", "__main__"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms of this package that a module imports from, and the names of other packages."""
    found = set()
    inside = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(str(node.module).split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            base = inside[: len(inside) - node.level + 1]
            module = (*base, *(node.module.split(".") if node.module else ()))
            found |= {module[0]} if module else {name.name for name in node.names}
    return found


def test_every_module_has_a_floor() -> None:
    assert {room(path) for path in modules()} - {"__init__"} == set(FLOOR)


def test_imports_run_down() -> None:
    upward = [
        f"{path.relative_to(PACKAGE)} imports {other}"
        for path in modules()
        if room(path) != "__init__"
        for other in imported(path)
        if other in FLOOR and other != room(path) and FLOOR[other] > FLOOR[room(path)]
    ]
    assert upward == []


def test_one_door_to_mkdocs() -> None:
    assert [path.name for path in modules() if "mkdocs" in imported(path)] == ["mkdocs_adapter.py"]


def test_functions_and_modules_stay_small() -> None:
    large = []
    for path in modules():
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 250:
            large.append(f"{path.name}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno > 40:
                large.append(f"{path.name}: {node.name}")
    assert large == []
