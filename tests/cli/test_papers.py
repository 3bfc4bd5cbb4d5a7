"""`showcase papers`: what it makes, what it says, and how it ends."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from showcase.cli import papers
from showcase.cli.main import main
from showcase.publish.papers import press
from support.projects import AWARDS, EPOCH, build, project

KEY = "2025/quiet-mornings"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("papers") / "small", AWARDS / "small")


@pytest.fixture
def run(small_project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on a whole small project, on one core: this process may have threads already."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setattr(papers, "usable_cores", lambda: 1)

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["papers", *arguments, "--root", str(small_project)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_it_makes_what_is_new_and_says_what_comes_next(run: Run, small_project: Path) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out == "Made 6 documents of 1 entry. 0 had been made before.\nNext: ‘make site’ puts them on the site.\n"
    assert run(KEY) == (0, "Made 0 documents of 0 entries. 6 had been made before.\n", "")
    assert len(list((small_project / ".cache" / "papers").iterdir())) == 6


@pytest.fixture
def changed(small_project: Path) -> Iterator[Callable[[str, str], None]]:
    """Changes a line of the entry, and puts it back."""
    index = small_project / "entries" / KEY / "index.md"
    text = index.read_text(encoding="utf-8")

    def change(old: str, new: str) -> None:
        assert old in text
        index.write_text(text.replace(old, new), encoding="utf-8")

    yield change
    index.write_text(text, encoding="utf-8")


Change = Callable[[str, str], None]


def test_a_fault_is_told_with_its_entry_and_what_can_be_made_is(run: Run, changed: Change) -> None:
    changed("title: Quiet mornings", "title: Quiet \U0001F642 mornings")
    status, out, _ = run()
    assert status == 1
    assert f"entries/{KEY}: one-page.pdf was not made. No font of the documents has ‘\U0001F642’ (slightly smiling face)." in out
    assert "Made 2 documents of 1 entry." in out  # Word has fonts of its own, and the kit goes without the one page


def test_what_may_not_be_shown_has_no_documents(run: Run, changed: Change) -> None:
    changed("year: 2025", "year: 2025\nstatus: draft")
    status, out, _ = run(KEY)
    assert status == 0
    assert f"Not so {KEY}: a draft, withdrawn, wrong, or its day has not come." in out
    assert "Made 0 documents" in out


def test_an_entry_with_errors_is_told_and_its_documents_are_not_made(run: Run, changed: Change) -> None:
    changed("themes: [noise]", "themes: [noice]")
    status, out, _ = run()
    assert status == 1
    assert "unknown-theme" in out
    assert "Made 0 documents" in out


@pytest.mark.slow
def test_a_site_has_the_documents_of_its_entries_as_they_are_and_leads_to_them(run: Run, small_project: Path, changed: Change) -> None:
    run()
    done = build(small_project)
    assert done.returncode == 0, done.stderr
    names = {"one-page.pdf", "whole.pdf", "slide.pdf", "card.png", "entry.docx", "adoption-kit.zip"}
    folder, page = small_project / "site/entries" / KEY / "papers", small_project / "site/entries" / KEY / "index.html"
    assert {path.name for path in folder.iterdir()} == names
    assert [name for name in names if f"papers/{name}" not in page.read_text(encoding="utf-8")] == []
    assert not (small_project / "site/papers").exists()
    changed("title: Quiet mornings", "title: Quieter mornings")
    done = build(small_project)
    assert done.returncode == 0, done.stderr
    assert not folder.exists()
    assert "papers/" not in page.read_text(encoding="utf-8")


def test_a_missing_package_is_a_sentence_with_the_command_that_installs_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "find_spec", lambda module: None if module == "typst" else object())
    assert run() == (
        2,
        "",
        "showcase: Documents are made with typst, which is not installed here. Type: make papers. Without make, type in the project’s folder: "
        "python -m pip install --require-hashes -r requirements-papers.txt\n",
    )
    monkeypatch.setattr(press, "find_spec", lambda module: None)
    assert "Documents are made with typst and segno, which are not installed here." in run()[2]


def test_an_entry_that_is_not_there_is_told(run: Run) -> None:
    assert run("2025/quiet-morning")[::2] == (2, "showcase: There is no entry ‘2025/quiet-morning’. Did you mean ‘2025/quiet-mornings’?\n")


def test_the_same_fault_of_many_entries_is_told_once() -> None:
    done = [press.Pressed(f"2025/number-{one}", (), 0, (("slide.pdf", "It is too long."),), ()) for one in range(5)]
    places = "entries/2025/number-0, entries/2025/number-1, entries/2025/number-2 and 2 other entries"
    assert next(iter(papers._conclusion(done))) == f"{places}: slide.pdf was not made. It is too long."
