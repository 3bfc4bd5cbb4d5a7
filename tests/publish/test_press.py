"""Documents are made once, kept by what they are made of, and offered only with the entry that they were made of."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.intake.shelf import Shelf
from showcase.publish.papers.documents import PAPERS
from showcase.publish.papers.engine import PaperFault
from showcase.publish.papers.kept import NO_PAPERS, Papers, copied, papers_now
from showcase.publish.papers.paper import Kit, Paper, Told
from showcase.publish.papers.press import Pressed, press
from showcase.publish.papers.wanted import SHELF
from showcase.site.papers.subject import PaperSubject
from support.awards import catalogue_of

SITE = "https://showcase.example/"
AWARD = "mending"
LONE, TRANSLATED = "2022/radios-on-the-platform", "2021/nuts-and-bolts"


def _told(subject: PaperSubject) -> dict[str, Any]:
    return {"title": subject.page.title}


def _plain(told: Told, kit: Kit) -> bytes:
    return str(told["title"]).encode()


def _both(told: Told, kit: Kit) -> bytes:
    return b"holding " + kit.made.get("title.txt", b"nothing")


TITLE = Paper("title.txt", "Its title", _told, _plain, translated=True)
BOTH = Paper("both.bin", "What holds the other", _told, _both, holds=("title.txt",))
KINDS = (TITLE, BOTH)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "overrides" / "papers").mkdir(parents=True)
    (tmp_path / "overrides" / "papers" / "title.typ").write_text("what it looks like", encoding="utf-8")
    return tmp_path


def pressed(project: Path, catalogue: Catalogue | None = None, papers: tuple[Paper, ...] = KINDS) -> list[Pressed]:
    catalogue = catalogue or catalogue_of(AWARD)
    return press(project, catalogue, catalogue.entries, SITE, 1, papers)


def retitled(key: str, title: str) -> Catalogue:
    catalogue = catalogue_of(AWARD)
    entries = (replace(one, front=one.front.model_copy(update={"title": title})) if one.key == key else one for one in catalogue.entries)
    return replace(catalogue, entries=tuple(entries))


def made(done: list[Pressed]) -> dict[str, tuple[str, ...]]:
    return {one.key: one.made for one in done if one.made}


def test_what_was_made_is_made_once_and_a_change_makes_what_it_touches(project: Path) -> None:
    first = pressed(project)
    assert made(first)[LONE] == ("title.txt", "both.bin")
    assert made(first)[TRANSLATED] == ("title.txt", "both.bin", "title-fr.txt")
    again = pressed(project)
    assert made(again) == {}
    assert sum(one.kept for one in again) == sum(len(one.made) for one in first)
    assert made(pressed(project, retitled(LONE, "Another title"))) == {LONE: ("title.txt", "both.bin")}
    assert made(pressed(project)) == {}  # as it was before is kept, too


def test_another_look_or_another_address_makes_everything_anew(project: Path) -> None:
    all_made = made(pressed(project))
    (project / "overrides" / "papers" / "title.typ").write_text("another look", encoding="utf-8")
    assert made(pressed(project)) == all_made
    (project / "overrides" / "papers" / "fonts").mkdir()
    (project / "overrides" / "papers" / "fonts" / "more.ttf").write_bytes(b"letters")
    assert made(pressed(project)) == all_made


def _fails_for(key: str, error: Exception) -> Paper:
    def make(told: Told, kit: Kit) -> bytes:
        if kit.entry.key == key:
            raise error
        return b"made"

    return Paper("title.txt", "Its title", _told, make)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PaperFault("No font of the documents has it."), "No font of the documents has it."),
        (KeyError("gone"), "This went wrong in a way that nobody expected (KeyError: 'gone'). Please report it."),
    ],
)
def test_a_fault_names_its_entry_and_stops_no_other(project: Path, error: Exception, said: str) -> None:
    done = pressed(project, papers=(_fails_for(LONE, error), BOTH))
    assert {one.key: one.faults for one in done if one.faults} == {LONE: (("title.txt", said),)}
    assert [one.key for one in done if "title.txt" not in one.made] == [LONE]
    assert next(one for one in done if one.key == LONE).made == ("both.bin",)  # which does without
    assert [one.key for one in pressed(project, papers=(_fails_for(LONE, error),)) if one.faults] == [LONE]  # and is tried again


def test_an_entry_of_which_nothing_can_be_told_stops_no_other(project: Path) -> None:
    def told(subject: PaperSubject) -> Told:
        if subject.entry.key == LONE:
            raise ValueError("no view")
        return _told(subject)

    done = pressed(project, papers=(Paper("title.txt", "", told, _plain),))
    (fault,) = (one for one in done if one.faults)
    assert fault.key == LONE
    assert fault.faults == (("", "This went wrong in a way that nobody expected (ValueError: no view). Please report it."),)
    found = papers_now(project, catalogue_of(AWARD), SITE, 1, (Paper("title.txt", "", told, _plain),))
    assert LONE not in found.links
    assert len(found.links) == len(catalogue_of(AWARD).entries) - 1


def test_a_site_offers_what_belongs_to_its_entries_as_they_are(project: Path) -> None:
    pressed(project)
    found = papers_now(project, catalogue_of(AWARD), SITE, 1, KINDS)
    assert [(one.name, one.label, one.kind, one.language) for one in found.links[TRANSLATED]] == [
        ("title.txt", "Its title", "TXT", None),
        ("both.bin", "What holds the other", "BIN", None),
        ("title-fr.txt", "Its title", "TXT", "fr"),
    ]
    assert found.links[LONE][0].size == len("Radios on the platform")
    assert found.links[LONE][0].url.path == f"entries/{LONE}/papers/title.txt"
    stale = papers_now(project, retitled(LONE, "Another title"), SITE, 1, KINDS)
    assert LONE not in stale.links
    assert stale.links[TRANSLATED] == found.links[TRANSLATED]
    moved = papers_now(project, catalogue_of(AWARD), "https://elsewhere.example/", 1, KINDS)
    assert moved.links.keys() == found.links.keys()  # these two kinds show no address


def test_what_is_withdrawn_has_no_documents(project: Path) -> None:
    pressed(project)
    catalogue = catalogue_of(AWARD)
    left = replace(catalogue, entries=tuple(one for one in catalogue.entries if one.key != LONE))
    found = papers_now(project, left, SITE, 1, KINDS)
    assert [path for path in found.files if LONE in path] == []
    assert LONE not in found.links


def test_a_build_without_documents_looks_at_nothing(project: Path) -> None:
    assert papers_now(project, None, SITE, 1) is NO_PAPERS  # type: ignore[arg-type]
    assert not (project / ".cache").exists()


def test_the_files_of_a_site_are_the_documents_themselves(project: Path, tmp_path: Path) -> None:
    pressed(project)
    found, site = papers_now(project, catalogue_of(AWARD), SITE, 1, KINDS), tmp_path / "site"
    assert list(copied(found, project, site)) == []
    assert (site / f"entries/{LONE}/papers/title.txt").read_text(encoding="utf-8") == "Radios on the platform"
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.*")} == found.files.keys()


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_a_document_that_went_meanwhile_is_told_and_made_again(how: str, project: Path, tmp_path: Path) -> None:
    pressed(project)
    found = papers_now(project, catalogue_of(AWARD), SITE, 1, KINDS)
    path = f"entries/{LONE}/papers/title.txt"
    kept = project / ".cache" / SHELF / found.files[path]
    if how == "gone":
        kept.unlink()
    else:
        kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    assert list(copied(Papers(found.links, {path: found.files[path]}), project, tmp_path / "site")) == [path]
    assert made(pressed(project)) == {LONE: ("title.txt",)}


def test_what_no_entry_needs_any_longer_is_taken_away(project: Path) -> None:
    digests = {digest for one in pressed(project) for digest in one.digests}
    pressed(project, retitled(LONE, "Another title"))
    shelf = Shelf(project, SHELF)
    assert shelf.keep_only(digests) == 2
    assert shelf.sizes().keys() == digests


def test_a_shelf_that_cannot_be_used_costs_nothing_but_time(project: Path) -> None:
    (project / ".cache").write_text("a file where a folder would be", encoding="utf-8")
    assert made(pressed(project))[LONE] == ("title.txt", "both.bin")
    assert papers_now(project, catalogue_of(AWARD), SITE, 1, KINDS) is NO_PAPERS


def test_each_kind_has_a_name_of_its_own_and_comes_after_what_it_holds() -> None:
    names = [one.name for one in PAPERS]
    assert len(set(names)) == len(names)
    assert [(one.name, held) for place, one in enumerate(PAPERS) for held in one.holds if held not in names[:place]] == []
    assert {"one-page.pdf", "whole.pdf", "slide.pdf", "card.png", "entry.docx", "adoption-kit.zip"} <= set(names)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_nothing_is_left_of_what_is_put_on_a_shelf_in_part(project: Path) -> None:
    pressed(project)
    assert [path.name for path in _files(project / ".cache") if len(path.name) != 64] == []
    shutil.rmtree(project / ".cache")
