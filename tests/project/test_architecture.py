"""The map of the code: what it names is there, and every room is on it."""

import re

import pytest
from support.projects import ROOT

TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "hooks" / "showcase"
PATHS = sorted(set(re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?)`", TEXT)))
BASES = (ROOT, PACKAGE, ROOT / "overrides", ROOT / "overrides" / "assets" / "showcase", *(path.parent for path in PACKAGE.glob("*/__init__.py")))


@pytest.mark.parametrize("path", PATHS)
def test_what_the_map_names_is_there(path: str) -> None:
    assert any((base / path).exists() for base in BASES)


def test_the_tests_that_the_map_names_are_there() -> None:
    named = set(re.findall(r"`(?:tests/[a-z_]+/)?(test_[a-z_]+)\.py`", TEXT))
    assert named - {path.stem for path in (ROOT / "tests").rglob("test_*.py")} == set()


def test_every_room_is_on_the_map() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(re.findall(r"(?m)^\| `([a-z_]+)` \|", TEXT)) == rooms


def test_it_is_about_a_page() -> None:
    assert len(TEXT.split()) < 1300
