"""`showcase import entry.zip`: what teams send is taken in or explained, hostile zips among it, and nothing that is there is overwritten."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from showcase.checks.explanations.load import says_of
from showcase.cli.main import main
from support.casework import texts_in
from support.sent_zips import CASES, ENTRY, packed


def standing(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file() and ".cache" not in path.parts}


def run(root: Path, case: Mapping[str, Any], *more: str) -> int:
    sent = root.parent / "sent" / "entry.zip"
    sent.parent.mkdir(exist_ok=True)
    sent.write_bytes(packed(case))
    return main(["import", str(sent), "--root", str(root), *more])


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_a_zip_is_taken_in_or_explained(case: Mapping[str, Any], small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = standing(small)
    ended = run(small, case)
    said = " ".join((printed := capsys.readouterr()).out.split())
    after = standing(small)
    assert case.get("says", "") in said
    assert "Traceback" not in printed.out + printed.err
    assert {name: after.get(name) for name in before} == before  # nothing is overwritten, whatever was sent
    stands = {f"{folder}/{name}" for folder, names in case.get("stands", {}).items() for name in names}
    assert after.keys() - before.keys() == stands - before.keys()
    for name, begins in case.get("holds", {}).items():
        assert after[name].startswith(begins.encode())
    assert ended == case.get("is", 0 if stands else 1)


def test_every_sentence_about_zips_is_said(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for case in CASES:
        run(small, case, "--dry-run")
    (small.parent / "sent" / "entry.zip").write_bytes(bytes(50_000_001))
    main(["import", str(small.parent / "sent"), "--root", str(small)])
    said = " ".join(capsys.readouterr().out.split())
    texts = [text for code in ("import-zip", "import-sent") for text in texts_in(says_of(code)) if text]
    pieces = {text: [piece.strip() for piece in re.split(r"\{[^}]*\}", text) if piece.strip(" .,")] for text in texts}
    assert [text for text in texts if not all(piece in said for piece in pieces[text])] == []


def test_a_dry_run_writes_nothing(small: Path) -> None:
    before = standing(small)
    assert run(small, CASES[0], "--dry-run") == 0
    assert standing(small) == before


def test_an_update_is_asked_for_by_name_and_leaves_what_was_not_sent(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = next(one for one in CASES if one["it"] == "an entry that is there, with another text")
    before = standing(small)
    run(small, {"files": {**case["files"], "reference.txt": "AB-12"}}, "--update")
    after = standing(small)
    assert after["entries/2025/quiet-mornings/index.md"] == f"---\n# Sent in as AB-12.\n{ENTRY[4:]}\nMore.\n".encode()
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"entries/2025/quiet-mornings/index.md", "entries/2025/quiet-mornings/plan.txt"}
    assert run(small, {"files": {**case["files"], "reference.txt": "CD-34"}}, "--update") == 0
    assert "Nothing to do" in capsys.readouterr().out


def test_a_folder_of_zips_is_taken_in_one_by_one(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.zip").write_bytes(b"no zip")
    (folder / "b.ZIP").write_bytes(packed(CASES[0]))
    assert main(["import", str(folder), "--root", str(small)]) == 1
    assert (small / "entries/2025/new-way/index.md").is_file()
    assert "Nothing of a.zip was taken in." in capsys.readouterr().out


def test_what_was_sent_in_a_committed_project_can_be_seen_by_git(small: Path) -> None:
    git = ["git", "-C", str(small), "-c", "user.name=A", "-c", "user.email=a@a.example"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All"]):
        subprocess.run([*git, *words], check=True)
    run(small, CASES[0])
    told = subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True, text=True).stdout.split()
    assert told == ["??", "entries/2025/new-way/"]
