"""`showcase withdraw`: the address stays and says why, and nothing else of the entry does."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from showcase.catalogue.pipeline import build_catalogue
from showcase.cli.main import main
from showcase.intake.sources import Folder
from showcase.intake.workspace import read_folder
from support.projects import TODAY, build, files
from support.terminal import Terminal

KEY = "2025/quiet-mornings"
ENTRY = f"entries/{KEY}"
REASON = "The team asked for it."
NOTICE = f"""\
---
title: Quiet mornings
year: 2025
status: withdrawn
withdrawn_because: {REASON}
example: true
aliases: [2025/quieter-mornings]
---
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def withdraw(small: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command on the small project, with everything that it says."""
    def run(*options: str, entry: str = KEY, because: str = REASON) -> tuple[int, str, str]:
        status = main(["withdraw", entry, "--because", because, "--root", str(small), *options])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def replies(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the terminal."""
    monkeypatch.setattr("sys.stdin", Terminal(f"{said}\n"))


def test_only_the_notice_is_left_and_it_is_said_what_went_and_what_comes_next(small: Path, withdraw: Run) -> None:
    status, out, err = withdraw("--yes")
    assert (status, err) == (0, "")
    assert out == f"""\
This removes from {ENTRY}:
  The text of {ENTRY}/index.md, but for its title, its year and its earlier addresses
  adoptions/birch-clinic.md
  noise.csv
  sheet.pdf

Withdrawn: {ENTRY}. Removed its text and 3 files.

Next:
  1. Commit it: git add -A {ENTRY} && git commit -m 'Withdraw {KEY}'
  2. Publish: push it to main, or type `showcase build`. Until then it is still on the site.
  3. Git still holds what was committed. If somebody can be recognised in it, follow ‘Removing it from the history’ in MAINTAINERS.md.
  4. Write to the team that it is done.
"""
    assert files(small / ENTRY) == {"index.md": NOTICE.encode()}
    assert [path.name for path in (small / ENTRY).iterdir()] == ["index.md"]


def test_what_is_left_is_sound(small: Path, withdraw: Run) -> None:
    withdraw("--yes")
    catalogue, verdict = build_catalogue(small, TODAY)
    assert catalogue
    assert (verdict.findings, verdict.ready, verdict.withdrawn) == ((), (), (KEY,))
    assert catalogue.aliases == {"2025/quieter-mornings": KEY}


def test_a_second_time_there_is_nothing_to_do(small: Path, withdraw: Run) -> None:
    withdraw("--yes")
    status, out, _ = withdraw()
    assert (status, out) == (0, f"{ENTRY} was withdrawn already, with this reason. There is nothing to remove.\n")


def test_another_reason_takes_the_place_of_the_first(small: Path, withdraw: Run) -> None:
    withdraw("--yes")
    assert withdraw("--yes", because="A figure was wrong.")[0] == 0
    assert (small / ENTRY / "index.md").read_text(encoding="utf-8") == NOTICE.replace(REASON, "A figure was wrong.")


def test_what_an_earlier_one_left_behind_is_removed(small: Path, withdraw: Run) -> None:
    (small / ENTRY / "index.md").write_text(NOTICE, encoding="utf-8")
    assert withdraw("--yes")[0] == 0
    assert files(small / ENTRY) == {"index.md": NOTICE.encode()}


def test_a_title_that_names_somebody_need_not_stay(small: Path, withdraw: Run) -> None:
    withdraw("--yes", "--title", "An entry of 2025")
    assert files(small / ENTRY) == {"index.md": NOTICE.replace("Quiet mornings", "An entry of 2025").encode()}


@pytest.mark.parametrize("written", ["yes: no", "[a]", "It’s ‘so’: \"they\" asked # for it", "- one", "2025", "no"])
def test_any_reason_is_kept_as_it_was_said(written: str, small: Path, withdraw: Run) -> None:
    assert withdraw("--yes", because=written)[0] == 0
    catalogue, _ = build_catalogue(small, TODAY)
    assert catalogue
    assert catalogue.withdrawn[0].notice.withdrawn_because == written


class TestItIsAskedFirst:
    @pytest.mark.parametrize("said", ["yes", " YES "])
    def test_and_done_when_it_is_meant(self, said: str, small: Path, withdraw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        replies(said, monkeypatch)
        assert withdraw()[0] == 0
        assert files(small / ENTRY) == {"index.md": NOTICE.encode()}

    @pytest.mark.parametrize("said", ["", "y", "no"])
    def test_and_otherwise_nothing_is_removed(self, said: str, small: Path, withdraw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        before = files(small)
        replies(said, monkeypatch)
        status, out, err = withdraw()
        assert (status, err) == (2, "showcase: Nothing was removed.\n")
        assert "  noise.csv\n" in out
        assert files(small) == before

    def test_and_where_nobody_can_be_asked_nothing_is_removed(self, small: Path, withdraw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        before = files(small)
        monkeypatch.setattr("sys.stdin.isatty", lambda: False)
        status, _, err = withdraw()
        assert status == 2
        assert "Add --yes if this is meant." in err
        assert files(small) == before


def wrong(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        pytest.param({"entry": "2025/quiet-evenings"}, "Did you mean ‘2025/quiet-mornings’?", id="an entry that is not there"),
        pytest.param({"because": "  "}, "The reason is shown to readers", id="no reason"),
        pytest.param({"because": "a" * 301}, "at most 300", id="a reason that is too long"),
        pytest.param({"because": "A\u202eb"}, "letters that can be shown", id="a reason with letters that cannot be seen"),
        pytest.param({"because": "Ask jo.bloggs@birch-clinic.org.uk"}, "personal data (Ask j", id="a reason that names somebody"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_changed(options: dict[str, str], says: str, small: Path, withdraw: Run) -> None:
    before = files(small)
    status, _, err = withdraw("--yes", **options)
    assert status == 2
    assert says in err
    assert "jo.bloggs" not in err
    assert files(small) == before


@pytest.mark.parametrize(
    ("old", "new", "status", "says"),
    [
        pytest.param("year: 2025\n", "year: 2025\nstatus: draft\n", 2, "is a draft, which was never published", id="a draft"),
        pytest.param("title: Quiet mornings\n", "title: {}\n", 2, "Say with --title what it is called", id="a title that cannot be read"),
        pytest.param("[2025/quieter-mornings]", "[Quieter]", 1, "Nothing was changed", id="an earlier address that is none"),
    ],
)
def test_an_entry_that_cannot_be_withdrawn_as_it_is_stays_as_it_is(old: str, new: str, status: int, says: str, small: Path, withdraw: Run) -> None:
    wrong(small / ENTRY / "index.md", old, new)
    before = files(small)
    ended, out, err = withdraw("--yes")
    assert ended == status
    assert says in out + err
    assert files(small) == before


@pytest.mark.parametrize("content", [b"\xff\xfe", b"---\ntitle: [\n", b""])
def test_one_that_cannot_be_read_at_all_can_be_withdrawn_under_a_name(content: bytes, small: Path, withdraw: Run) -> None:
    (small / ENTRY / "index.md").write_bytes(content)
    assert withdraw("--yes", "--title", "Quiet mornings")[0] == 0
    assert build_catalogue(small, TODAY)[1].withdrawn == (KEY,)


def test_what_a_link_leads_to_is_never_removed(small: Path, tmp_path: Path, withdraw: Run) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "kept.txt").write_text("kept", encoding="utf-8")
    (small / ENTRY / "link").symlink_to(tmp_path / "outside")
    assert withdraw("--yes")[0] == 0
    assert files(tmp_path / "outside") == {"kept.txt": b"kept"}
    assert files(small / ENTRY) == {"index.md": NOTICE.encode()}


def test_an_entry_that_is_a_link_is_left_alone(small: Path, tmp_path: Path, withdraw: Run) -> None:
    shutil.move(small / ENTRY, tmp_path / "outside")
    (small / ENTRY).symlink_to(tmp_path / "outside")
    before = files(tmp_path / "outside")
    assert withdraw("--yes")[0] == 2
    assert files(tmp_path / "outside") == before


def test_cut_off_before_its_end_it_is_withdrawn_and_the_same_command_removes_the_rest(small: Path, withdraw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refused)
        patched.setattr(Path, "unlink", lambda path, missing_ok=False: None if missing_ok else refused(path))
        status, _, err = withdraw("--yes")
    assert status == 2
    assert "The entry is withdrawn, but" in err
    assert (small / ENTRY / "index.md").read_text(encoding="utf-8") == NOTICE
    assert withdraw("--yes")[0] == 0
    assert files(small / ENTRY) == {"index.md": NOTICE.encode()}


def test_entries_that_name_it_are_told(small: Path, withdraw: Run) -> None:
    shutil.copytree(small / ENTRY, small / "entries/2025/other")
    wrong(small / "entries/2025/other/index.md", "aliases: [2025/quieter-mornings]\n", "")
    wrong(small / "entries/2025/other/index.md", "Birch Clinic moved its printer too.", "As [there](../quiet-mornings/).")
    _, out, _ = withdraw("--yes")
    assert "  entries/2025/other/index.md:91:4\n" in out


def sentences(folder: Folder) -> list[str]:
    """Everything of some length that an entry’s folder says, in its fields and its texts."""
    texts = (folder.index, *folder.adoptions, *folder.texts.values())
    said = (re.split(r"(?<=[.!?])\s+|\n+|: ", source.text) for source in texts if source)
    return sorted({one.strip(" -\"'[]{}") for each in said for one in each if len(one.strip(" -\"'[]{}")) >= 20})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("award", "key", "linked_from"),
    [
        pytest.param("mending", "2021/nuts-and-bolts", b"We started from", id="with an entry that links to it"),
        pytest.param("klinke", "2021/buecher-im-stellwerk", b"Angefangen haben wir", id="in another language"),
        pytest.param("states", "2025/a-very-long-one", None, id="with everything that an entry can have"),
    ],
)
def test_the_built_site_leaves_no_trace_of_it(award: str, key: str, linked_from: bytes | None, built: Callable[[str], Path], tmp_path: Path) -> None:
    root = Path(shutil.copytree(built(award), tmp_path / "root", symlinks=True))
    folder = read_folder(root / "entries" / key, root)[0]
    before = b"\0".join(files(root / "site").values())
    said = [one for one in sentences(folder) if one.encode() in before]
    assert len(said) > 20, "what is looked for was there before"
    assert main(["withdraw", key, "--because", REASON, "--yes", "--root", str(root), "--title", "Something else"]) == 0
    left = " ".join(f"{path} {path.read_text(encoding='utf-8')}" for path in (*root.rglob("*.md"), root / "criteria.yml"))
    assert build(root, "--strict").returncode == 0
    site = files(root / "site")
    after = b"\0".join(site.values())
    assert [one for one in said if one not in left and one.encode() in after] == []
    notice = f"entries/{key}/index.html"
    assert [path for path in site if path.startswith(f"entries/{key}/")] == [notice]
    assert REASON.encode() in site[notice]
    assert b'<meta name="robots" content="noindex">' in site[notice]
    linking = {path for path, data in site.items() if f"{key}/".encode() in data and path != notice}
    told = {path for path in linking if b'http-equiv="refresh"' in site[path] or (linked_from and linked_from in site[path])}
    assert linking == told, "listings, search, other entries’ records and the sitemap know nothing of it"
