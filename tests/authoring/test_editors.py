"""What an editor gets besides schemas: findings on lines that it can read, and settings that point at what is there."""

import json
import os
import re
from pathlib import Path
from typing import Any

from support.projects import ROOT
from watch import report, state


def settings(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / ".vscode" / name).read_text(encoding="utf-8"))
    return read


def test_each_finding_is_a_line_that_the_editor_takes_apart(small: Path) -> None:
    entry = small / "entries/2025/quiet-mornings/index.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("themes: [noise]", "themes: [noice]"), encoding="utf-8")
    (task,) = settings("tasks.json")["tasks"]
    matcher = task["problemMatcher"]
    first, *found, last = report(small)
    assert re.search(matcher["background"]["beginsPattern"], first)
    assert re.search(matcher["background"]["endsPattern"], last)
    (match,) = [re.fullmatch(matcher["pattern"]["regexp"], line) for line in found]
    assert match
    said = {name: match[matcher["pattern"][name]] for name in ("file", "line", "column", "endLine", "endColumn", "severity", "code")}
    assert said == {
        "file": "entries/2025/quiet-mornings/index.md",
        "line": "19",
        "column": "10",
        "endLine": "19",
        "endColumn": "15",
        "severity": "error",
        "code": "unknown-theme",
    }
    assert "Did you mean ‘noise’?" in match[matcher["pattern"]["message"]]


def test_a_change_is_noticed(small: Path) -> None:
    before = state(small)
    assert state(small) == before
    path = small / "entries/2025/quiet-mornings/index.md"
    os.utime(path, ns=(1, 1))
    assert {name for name, when in state(small).items() if before[name] != when} == {str(path)}


def test_a_file_that_goes_away_is_noticed(small: Path) -> None:
    before = state(small)
    (small / "criteria.yml").unlink()
    assert before.keys() - state(small).keys() == {str(small / "criteria.yml")}


def test_the_settings_point_at_schemas_that_are_there() -> None:
    schemas = settings("settings.json")["yaml.schemas"]
    assert [path for path in schemas if not (ROOT / path).is_file()] == []
    assert [name for names in schemas.values() for name in names if not (ROOT / name).is_file()] == []
