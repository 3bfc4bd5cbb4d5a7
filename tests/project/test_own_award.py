"""An organiser who replaces criteria.yml and entries/ has tests that pass: they look at awards of their own, and what they say of this one holds for any."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from showcase.cli.main import main
from support.awards import award_of, catalogue_of
from support.examples import EXAMPLES, NIGHTS, why_not_judged
from support.projects import AWARDS, ROOT, root_of

PARTS = (".github", "bench", "hooks", "overrides", "pages", "schemas", "scripts", "tests", *(path.name for path in ROOT.glob("*.*") if path.is_file()))
MADE = shutil.ignore_patterns("__pycache__", "node_modules", "*.egg-info")
# What read one of our examples before, a module of each room.
SOME = (
    *("authoring/test_schemas.py", "authoring/test_issue_forms.py", "catalogue/test_related.py", "checks/test_readability.py", "cli/test_main.py"),
    *(f"site/test_{name}.py" for name in ("brief", "charts", "enter", "filters", "home", "made_up", "questions", "reuse", "search_files", "ways_in")),
)


def others() -> list[Path]:
    """Every module of tests but those that judge the examples."""
    return [path for path in sorted((ROOT / "tests").rglob("*.py")) if EXAMPLES not in path.parents]


# What names one of the project’s own entries, or takes its criteria for a fixture.
NAMED = re.compile(r'_of\("this"\)\.by_key|"this", "\d{4}/|built\("this"\) / "(?:site/)?entries/\d|ROOT / "(?:entries/\d|criteria\.yml")')
OWN = {"support/examples.py", "authoring/test_schemas.py", "project/test_own_award.py"}  # compare what is the project’s own, or copy it


def test_no_test_of_the_machine_names_an_entry_of_this_project() -> None:
    found = {path.relative_to(ROOT / "tests").as_posix(): NAMED.findall(path.read_text(encoding="utf-8")) for path in others()}
    assert {name: said for name, said in found.items() if said and name not in OWN} == {}


def test_the_collection_that_tests_look_at_is_large_and_sound() -> None:
    known = catalogue_of("nights")
    assert len(known.entries) == len(list(NIGHTS.glob("entries/*/*"))) == 14
    assert {entry.front.recognition for entry in known.entries} == {*award_of("nights").recognitions}
    assert {len(entry.translations) for entry in known.entries} == {0, 1}


@pytest.mark.parametrize(
    ("award", "gone", "why"),
    [
        ("klinke", "", "the award is ‘Die Offene Klinke’"),
        ("nights", "2025/quiet-nights", "entries/2025/quiet-nights is gone"),
        ("nights", "", ""),
    ],
)
def test_a_run_says_why_the_examples_are_not_judged(award: str, gone: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(root_of(award), tmp_path / "own")
    if gone:
        shutil.rmtree(tmp_path / "own/entries" / gone)
    monkeypatch.setattr("support.examples.ROOT", tmp_path / "own")
    said = why_not_judged.__wrapped__()
    assert said == (f"Not collected: tests/examples, which judges the entries that this project came with ({why})." if why else "")


@pytest.mark.slow
def test_with_another_award_the_tests_pass(tmp_path: Path) -> None:
    root = tmp_path / "own"
    root.mkdir()
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=MADE)
        else:
            shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(AWARDS / "klinke", root, dirs_exist_ok=True)
    assert main(["schema", "--root", str(root)]) == 0
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-m", "not slow", *(f"tests/{name}" for name in SOME), "tests/examples"],
        cwd=root, env={**os.environ, "PYTHONPATH": ""}, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:]
    assert run.stdout.startswith("Not collected: tests/examples, which judges the entries that this project came with (the award is ‘Die Offene Klinke’).")
