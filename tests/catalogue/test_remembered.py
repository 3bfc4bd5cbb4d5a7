"""Verdicts that are kept: what nobody has changed is judged once, and nothing is believed that did not come from here. Cases are in `cases/remembered.yml`."""

import json
import shutil
import stat
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from showcase.catalogue import pipeline, remembered
from showcase.catalogue.checked import Checked
from showcase.catalogue.packed import NotPackable, packer
from showcase.catalogue.pipeline import check
from showcase.catalogue.remembered import CHECKED
from showcase.catalogue.verdict import Verdict
from showcase.cli.main import main
from showcase.intake import ledger
from showcase.intake.own_key import FRESH
from showcase.intake.sources import Folder
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.amounts import Bound
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.model.values import Month, Period
from showcase.parsing.entry import ParsedEntry, parse_entry
from support.casework import Case, read
from support.projects import EVERY_AWARD, ROOT, TODAY, root_of

CASES = read(ROOT / "tests" / "cases" / "remembered.yml")


@pytest.fixture
def project(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three entries of the small award, checked once, with a key outside."""
    monkeypatch.delenv(FRESH, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    monkeypatch.setattr(remembered, "FEWEST", 1)
    for name in ("one-more", "another"):
        shutil.copytree(small / "entries/2025/quiet-mornings", small / "entries/2025" / name)
    with (small / "entries/2025/one-more/index.md").open("a", encoding="utf-8") as file:
        file.write("\nIt goes on.\n")
    check(small, TODAY)
    return small


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of folders that are judged from now on."""
    keys, check_folder = list[str](), pipeline.check_folder

    def told(folder: Folder, unread: Sequence[Finding], award: Award, with_entry: bool) -> Checked:
        keys.append(folder.key)
        return check_folder(folder, unread, award, with_entry)

    monkeypatch.setattr(pipeline, "check_folder", told)
    return keys


def afresh(root: Path, monkeypatch: pytest.MonkeyPatch, day: date = TODAY) -> Verdict:
    """How a project stands for somebody who keeps nothing."""
    with monkeypatch.context() as patch:
        patch.setenv(FRESH, "1")
        return check(root, day)


def number_of(judged: list[str]) -> int:
    """How many folders were judged since this was last asked."""
    number = len(judged)
    judged.clear()
    return number


def change(case: Case, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes what a case says."""
    for name, text in case.get("append", {}).items():
        (root / name).parent.mkdir(exist_ok=True)
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)
    for name in case.get("make", ()):
        (root / name).mkdir()
    for name, target in case.get("link", {}).items():
        (root / name).symlink_to(target)
    for name in case.get("remove", ()):
        (root / name).unlink()
    for name, new in case.get("rename", {}).items():
        (root / new).parent.mkdir(exist_ok=True)
        (root / name).rename(root / new)
    if "swap" in case:
        one, other = (root / name for name in case["swap"])
        one.rename(root / "aside")
        other.rename(one)
        (root / "aside").rename(other)
    if "code" in case:
        monkeypatch.setattr(ledger, "made_with", lambda: case["code"])


@pytest.mark.parametrize("case", CASES["changes"], ids=lambda case: case["it"])
def test_what_was_changed_is_judged_and_nothing_else(case: Case, project: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    change(case, project, monkeypatch)
    found = check(project, TODAY)
    assert number_of(judged) == int(case["judged"])
    assert found == afresh(project, monkeypatch)
    judged.clear()
    assert check(project, TODAY) == found
    assert number_of(judged) == (int(case["judged"]) if "always" in case else 0)


def spoil(case: Case, root: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts something else in the place of what was kept, or of the key."""
    kept, key = next((root / ".cache/verdicts").iterdir()), own / "showcase/key"
    data = kept.read_bytes()
    others = data.replace(b"published", b"withdrawn")
    written = {"more": data + b"1", "half": data[: len(data) // 2], "none": b"", "others": others, "unsigned": sha256(others[32:]).digest() + others[32:]}
    if "bytes" in case:
        kept.write_bytes(written[case["bytes"]])
    if "linked" in case:
        (root / case["linked"]).rename(root.parent / "elsewhere")
        (root / case["linked"]).symlink_to(root.parent / "elsewhere")
    if case.get("key") in {"other", "short"}:
        key.write_bytes(b"k" * (32 if case["key"] == "other" else 31))
    if case.get("key") == "open":
        key.chmod(0o644)
    if case.get("key") == "inside":
        shutil.copytree(own, root / "own", copy_function=shutil.copy2)
        monkeypatch.setenv("XDG_CACHE_HOME", str(root / "own"))
    if "fresh" in case:
        monkeypatch.setenv(FRESH, "1")


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["it"])
def test_nothing_is_believed_that_was_not_kept_here(
    case: Case, project: Path, judged: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(case, project, tmp_path / "own", monkeypatch)
    assert check(project, TODAY) == afresh(project, monkeypatch)
    assert number_of(judged) == 2 * 3
    check(project, TODAY)
    assert number_of(judged) == (3 if "never" in case else 0)


def test_what_was_kept_depends_on_no_day(project: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    index = project / "entries/2025/one-more/index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("aliases:", "published: 2026-11-30\naliases:"), encoding="utf-8")
    assert "2025/one-more" in check(project, TODAY).held
    judged.clear()
    for day in (date(2026, 11, 29), date(2026, 11, 30), date(2029, 1, 1)):
        assert ("2025/one-more" in check(project, day).held) == (day < date(2026, 11, 30))
        assert judged == []
        assert check(project, day) == afresh(project, monkeypatch, day)
        judged.clear()


def test_what_is_changed_while_it_is_judged_is_judged_again(project: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    index = project / "entries/2025/one-more/index.md"

    def changed(folder: Folder, award: Award) -> ParsedEntry:
        if folder.slug == "one-more":
            index.write_text(index.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
        return parse_entry(folder, award)

    index.write_text(index.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "parse_entry", changed)
        check(project, TODAY)
    judged.clear()
    assert check(project, TODAY) == afresh(project, monkeypatch)
    assert judged[0] == "2025/one-more"


def test_a_fault_of_ours_is_not_kept(project: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    index = project / "entries/2025/one-more/index.md"
    index.write_text(index.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.delenv("SHOWCASE_DEBUG")
        patch.setattr(pipeline, "parse_entry", lambda *_: 1 / 0)
        assert "unexpected-failure" in {one.code for one in check(project, TODAY).findings}
    judged.clear()
    check(project, TODAY)
    assert judged == ["2025/one-more"]


def test_old_work_is_cleared_away(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = project / ".cache/verdicts"
    before = {one.name: one.stat().st_size for one in kept.iterdir()}
    shutil.rmtree(project / "entries/2025/one-more")
    check(project, TODAY)
    assert {one.name for one in kept.iterdir()} == before.keys()
    assert next(kept.iterdir()).stat().st_size < max(before.values())
    monkeypatch.setattr(ledger, "made_with", lambda: "another")
    check(project, TODAY)
    assert len(list(kept.iterdir())) == 1
    assert not {one.name for one in kept.iterdir()} & before.keys()


def test_few_are_judged_before_anything_is_read(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FRESH, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    check(small, TODAY)
    assert not (small / ".cache").exists()
    assert not (tmp_path / "own").exists()


def test_the_key_is_for_its_owner_alone(project: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "own/showcase/key").stat().st_mode) == 0o600
    assert [one.name for one in (tmp_path / "own/showcase").iterdir()] == ["key"]


def test_what_comes_back_is_what_was_kept() -> None:
    for award in (*EVERY_AWARD, "nights"):
        workspace = read_workspace(root_of(award))
        found, _ = pipeline.read_award(workspace)
        assert found
        for folder in workspace.folders:
            checked = pipeline.check_folder(*read_folder(folder, workspace.root), found, with_entry=False)
            assert back(checked) == checked


def back(checked: Checked) -> Checked:
    """What was kept, as it comes back."""
    assert CHECKED.pack
    assert CHECKED.unpack
    found = CHECKED.unpack(json.loads(json.dumps(CHECKED.pack(checked))))
    assert isinstance(found, Checked)
    return found


def test_every_kind_of_value_comes_back() -> None:
    values = {"a": (1, [2, "3"]), "b": Month(2024, 5), "c": Period(TODAY, TODAY), "d": Decimal("1.10"), "e": frozenset({"b", "a"}), "f": {"g": None, 1: 2.5},
              "h": Bound(Decimal(8), under=True), "i": True, "j": TODAY}
    way = packer(Finding)
    assert way.pack
    assert way.unpack
    finding = Finding("code", Location("path", 1, 2), values, "wording", severity=Severity.HINT)
    found = way.unpack(json.loads(json.dumps(way.pack(finding))))
    assert found == finding
    assert {name: type(one) for name, one in found.values.items()} == {name: type(one) for name, one in values.items()}
    with pytest.raises(NotPackable):
        way.pack(Finding("code", Location("path"), {"a": object()}))


def test_a_check_can_do_without_what_was_kept(project: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRESH, "")
    assert main(["check", "--fresh", "--root", str(project)]) == 1  # all of them claim one earlier address
    assert number_of(judged) == 3
