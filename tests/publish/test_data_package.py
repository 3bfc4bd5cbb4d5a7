"""The tables of built sites, held against the standard of their descriptor by the program that knows it best."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.once import Once
from support.projects import ROOT

pytestmark = pytest.mark.slow
Validated = Callable[[Path], dict[str, Any]]
TOOL = ROOT / ".cache/data/bin/frictionless"


@pytest.fixture(scope="session")
def validated(once: Once) -> Validated:
    """What the program says of a package; `make test` has installed it, and who runs this alone waits for that once."""

    def install(root: Path) -> None:
        root.mkdir()
        if not TOOL.exists():
            subprocess.run(["sh", "scripts/dev/venv.sh", ".cache/data", "requirements-data.txt"], cwd=ROOT, check=True)

    def said(folder: Path) -> dict[str, Any]:
        done = subprocess.run([TOOL, "validate", "datapackage.json", "--json"], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
        assert done.stdout.startswith("{"), done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    once("what validates data", install)
    return said


@pytest.mark.parametrize("award", ["this", "states", "klinke"])
def test_the_tables_are_a_data_package(award: str, built: Callable[[str], Path], validated: Validated) -> None:
    found = validated(built(award) / "site/data/v1")
    assert found["valid"], found
    assert [one["name"] for one in found["tasks"]] == ["entries", "measures", "series", "adoptions"]


@pytest.mark.parametrize(
    ("name", "was", "now", "kind"),
    [
        ("measures.csv", "2021/brot-ab-sechs/measures/1,2021/brot-ab-sechs,", "2021/brot-ab-sechs/measures/1,2021/brot-ab-sieben,", "foreign-key"),
        ("entries.csv", ",true,", ",yes,", "type-error"),
        ("adoptions.csv", "adoption,entry", "adoption,entries", "incorrect-label"),
    ],
    ids=["a key of nothing", "a value of another type", "a column of another name"],
)
def test_a_table_that_is_wrong_is_noticed(
    name: str, was: str, now: str, kind: str, built: Callable[[str], Path], validated: Validated, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(built("klinke") / "site/data/v1", tmp_path / "v1"))
    text = (folder / name).read_bytes().decode()
    assert was in text
    (folder / name).write_bytes(text.replace(was, now, 1).encode())
    found = validated(folder)
    assert not found["valid"]
    assert {kind, "hash-count"} <= {error["type"] for task in found["tasks"] for error in task["errors"]}
