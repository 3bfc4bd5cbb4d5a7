"""`showcase import entry.zip`: what teams send is taken in or explained, hostile zips among it, and nothing that is there is overwritten."""

import re
import struct
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from showcase.checks.explanations.load import says_of
from showcase.cli.main import main
from support.casework import texts_in
from support.documents import SMALL
from support.projects import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/form/zips.yml").read_text(encoding="utf-8"))
ENTRY = SMALL.read_text(encoding="utf-8")
WORDS = {
    "ENTRY": ENTRY.encode(), "NOISE": (SMALL.parent / "noise.csv").read_bytes(), "SHEET": (SMALL.parent / "sheet.pdf").read_bytes(),
    "RECORD": (SMALL.parent / "adoptions/birch-clinic.md").read_bytes(), "TITLED": ENTRY.replace("title: Quiet mornings", "title: A new way").encode(),
    "WRONG": ENTRY.replace("region: north\n", "region: nroth\n", 1).encode(), "ENTRY\nMore.\n": f"{ENTRY}\nMore.\n".encode(),
}  # fmt: skip


def packed(case: Mapping[str, Any]) -> bytes:
    """The zip of a case."""
    if "bytes" in case:
        return str(case["bytes"]).encode()
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, said in members(case).items():
            how = said if isinstance(said, dict) else {}
            for number in range(how.get("times", 1)):
                info = zipfile.ZipInfo(f"{path}{number or ''}".replace("LONG", "a" * 300))
                info.compress_type = zipfile.ZIP_LZMA if "lzma" in how else zipfile.ZIP_DEFLATED
                info.external_attr = 0o120777 << 16 if "link" in how else 0o644 << 16
                archive.writestr(info, content(said, how))
    data = made.getvalue()
    for how in (one for one in members(case).values() if isinstance(one, dict)):
        data = spoilt(data, how)
    return data[: len(data) // 2] if case.get("half") else data


def members(case: Mapping[str, Any]) -> dict[str, Any]:
    home = case["files"].get("WHOLE")
    beside = {"noise.csv": "NOISE", "sheet.pdf": "SHEET", "adoptions/birch-clinic.md": "RECORD"} if home else {}
    return {**{path: said for path, said in case["files"].items() if path != "WHOLE"}, **{f"{home}/{name}": said for name, said in beside.items()}}


def content(said: Any, how: Mapping[str, Any]) -> bytes:
    if "zeros" in how or "lies" in how:
        return bytes(how.get("zeros") or how["lies"])
    if "binary" in how:
        return b"---\ntitle: \xff\xfe\n---\n"
    text = next((how[name] for name in ("link", "locked", "lzma", "wrong") if name in how), "a" if how else said)
    return WORDS.get(text) or str(text).encode()


def spoilt(data: bytes, how: Mapping[str, Any]) -> bytes:
    """A zip with something changed about its one member, in its list of contents and before its bytes."""
    listed = data.rindex(b"PK\x01\x02")
    changed = bytearray(data)
    if "locked" in how:
        changed[6] = changed[listed + 8] = 1
    if "lies" in how:
        changed[22:26] = changed[listed + 24 : listed + 28] = struct.pack("<I", 1_000)
    if "wrong" in how:
        changed[14:18] = changed[listed + 16 : listed + 20] = bytes(4)
    return bytes(changed)


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
