"""What is kept of a build: with it the next one gives the same bytes as without, whatever was changed. The changes are in `cases/warm.yml`."""

import logging.handlers
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from showcase.intake.own_key import FRESH
from showcase.mkdocs_adapter import Order, build_project
from showcase.publish import entries, kept
from showcase.publish.build import NotWhole
from showcase.publish.render import Writer
from support.casework import Case, apply, read
from support.projects import EPOCH as BEGINNING
from support.projects import ROOT, TODAY, files, project, root_of

pytestmark = pytest.mark.slow
CASES = read(ROOT / "tests" / "cases" / "warm.yml")
SEVEN = (
    "2023/mams-know", "2024/first-night-friend", "2025/quiet-nights", "2025/the-waiting-map", "2025/two-bags-home", "2026/home-by-lunch", "2026/the-blue-room",
)  # fmt: skip
EPOCH = int(BEGINNING)


@pytest.fixture
def seven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of seven entries, some of which name each other."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEGINNING)
    root = project(tmp_path / "seven", root_of("nights"))
    for folder in root.glob("entries/*/*"):
        if f"{folder.parent.name}/{folder.name}" not in SEVEN:
            shutil.rmtree(folder)
    shutil.copytree(root_of("nights") / "entries/2023/see-me-standing", root / "aside")
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of entries whose files are made."""
    keys, make = list[str](), entries._made

    def told(around: Any, entry: Any, *rest: Any) -> kept.WrittenEntry:
        keys.append(entry.key)
        return make(around, entry, *rest)

    monkeypatch.setattr(entries, "_made", told)
    return keys


def built(root: Path) -> dict[str, bytes]:
    """A whole site, built here."""
    said = logging.handlers.BufferingHandler(1000)
    said.setLevel(logging.WARNING)
    assert build_project(root, Order(), False, said), "\n".join(one.getMessage() for one in said.buffer)
    return files(root / "site")


def both_ways(root: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[str]]:
    """Whether the files of all, some or none of the entries were made with what was kept, and the files that are others than without."""
    made.clear()
    with monkeypatch.context() as patch:
        patch.delenv(FRESH, raising=False)
        warm, anew = built(root), len(made)
    fresh, every = built(root), len(made) - anew
    return "none" if not anew else "all" if anew == every else "some", sorted(path for path in warm.keys() | fresh.keys() if warm.get(path) != fresh.get(path))


def change(step: Case, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes what a step says."""
    for name in step.get("clear", ()):
        shutil.rmtree(root / name)
    for old, new in step.get("rename", {}).items():
        (root / old).rename(root / new)
    apply(step, root)
    if "day" in step:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 86400 * (date.fromisoformat(step["day"]) - TODAY).days))


def test_with_what_was_kept_a_site_is_the_same_to_the_last_byte(seven: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = dict[str, str]()
    for step in CASES["steps"]:
        change(step, seven, monkeypatch)
        anew, others = both_ways(seven, made, monkeypatch)
        assert others == [], step["it"]
        found[step["it"]] = anew
    assert {step["it"]: found[step["it"]] for step in CASES["steps"] if found[step["it"]] != step["made"]} == {}


def warm(root: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, dict[str, bytes]]:
    """How many entries’ files are made with what was kept, and the site."""
    made.clear()
    with monkeypatch.context() as patch:
        patch.delenv(FRESH, raising=False)
        site = built(root)
    return len(made), site


def test_what_was_kept_and_is_not_as_it_was_is_made_anew(seven: Path, made: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _, first = warm(seven, made, monkeypatch)
    page = seven / "site/entries/2025/quiet-nights/index.html"
    with page.open("r+b") as file:  # the same file as the one that was kept
        file.write(b"<script>")
    assert warm(seven, made, monkeypatch) == (1, first)
    assert warm(seven, made, monkeypatch) == (0, first)
    for one in (seven / ".cache/site").iterdir():
        data = one.read_bytes()
        one.unlink()
        one.write_bytes(data.replace(b"Quiet nights", b"Loud nights!"))
    assert warm(seven, made, monkeypatch)[1] == first
    shutil.rmtree(seven / ".cache/site")
    assert warm(seven, made, monkeypatch) == (7, first)
    (tmp_path / "own/showcase/key").write_bytes(b"k" * 32)
    assert warm(seven, made, monkeypatch) == (7, first)
    shutil.rmtree(seven / ".cache/site")
    (seven / ".cache/site").symlink_to(tmp_path)
    assert warm(seven, made, monkeypatch) == (7, first)


def test_what_no_page_is_made_of_any_longer_is_cleared_away(seven: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    warm(seven, made, monkeypatch)
    before = {one.name for one in (seven / ".cache/site").iterdir()}
    shutil.rmtree(seven / "entries/2025/the-waiting-map")
    _, site = warm(seven, made, monkeypatch)
    after = {one.name for one in (seven / ".cache/site").iterdir()}
    assert before - after
    assert after <= {sha256(data).hexdigest() for data in site.values()}


def test_nothing_is_kept_of_a_site_that_may_not_be_published(seven: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    template = seven / "overrides/entry.html"
    whole = template.read_text(encoding="utf-8")
    template.write_text(whole.replace("{% block main %}", '{% block main %}<a href="../nowhere/">x</a>'), encoding="utf-8")
    with pytest.raises((AssertionError, NotWhole), match="nowhere"):
        warm(seven, made, monkeypatch)
    assert not list((seven / ".cache/pages").iterdir())
    template.write_text(whole, encoding="utf-8")
    assert warm(seven, made, monkeypatch)[0] == 7


def test_what_is_cleared_away_by_another_build_is_made(seven: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _, first = warm(seven, made, monkeypatch)
    kept_files = {one: one.read_bytes() for one in (seven / ".cache/site").iterdir()}
    link, linked = Writer.link, list[str]()

    def gone(self: Writer, url: str, file: Path) -> None:
        linked.append(url)
        if len(linked) == 2:
            raise FileNotFoundError(url)
        link(self, url, file)

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "link", gone)
        assert warm(seven, made, monkeypatch) == (1, first)
    assert {one: one.read_bytes() for one in kept_files} == kept_files
