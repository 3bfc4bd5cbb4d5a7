"""Links between entries, as they are published: each leads somewhere, or is plain words."""

import shutil
from pathlib import Path

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.links import with_links_resolved
from showcase.catalogue.pipeline import build_catalogue
from support.projects import TODAY

ENTRY = "entries/2025/quiet-mornings"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("See [Quiet nights](../gone/).", "See Quiet nights.", id="words stay"),
        pytest.param("See [Quiet **nights**](../gone/).", "See Quiet **nights**.", id="with their emphasis"),
        pytest.param("[a](../gone/) [b](../gone/)", "a b", id="each of several"),
        pytest.param("[naïve – é](../gone/) ü [b](../gone/)", "naïve – é ü b", id="between letters of several bytes"),
        pytest.param("[\\*a](../gone/)", "\\*a", id="what was escaped stays escaped"),
        pytest.param("[a][r]\n\n[r]: ../gone/\n", "a\n\n[r]: ../gone/\n", id="an address that stands below"),
        pytest.param("[](../gone/)", "", id="without words nothing is left"),
        pytest.param("[![A room](room.jpg)](../gone/)", "![A room](room.jpg)", id="a picture that was a link"),
        pytest.param("> [over two\n> lines](../gone/)", "> over two\n> lines", id="over two lines of a quotation"),
        pytest.param("[a](../moved/)", "[a](../there/)", id="another address"),
        pytest.param("[a](../kept/ 'A title')", "[a](../kept/ 'A title')", id="the same address keeps all that was written"),
        pytest.param("`[a](../gone/)`", "`[a](../gone/)`", id="code is no link"),
        pytest.param("<https://gone.example/>", "<https://gone.example/>", id="an address that is its own words"),
        pytest.param("A note.[^1]\n\n[^1]: See [a](../gone/).", "A note.[^1]\n\n[^1]: See a.", id="in a note"),
    ],
)
def test_a_link_leads_where_it_is_told_or_is_its_words(written: str, shown: str) -> None:
    there = {"../gone/": None, "../moved/": "../there/"}
    assert with_links_resolved(written.encode(), lambda target: there.get(target, target)).decode() == shown


@pytest.fixture
def two(small: Path) -> Path:
    """The small project with a second entry, whose text a test writes into the first."""
    shutil.copytree(small / ENTRY, small / "entries/2025/other")
    change(small / "entries/2025/other/index.md", "aliases: [2025/quieter-mornings]\n", "")
    return small


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def catalogue(root: Path) -> Catalogue:
    found, _ = build_catalogue(root, TODAY)
    assert found
    return found


def answer(root: Path, link: str) -> str:
    """The answer as it is published in which an entry links to another."""
    change(root / ENTRY / "index.md", "Birch Clinic moved its printer too.", f"As [there]({link}).")
    return catalogue(root).by_key["2025/quiet-mornings"].account.answers[-1].text.markdown


@pytest.mark.parametrize(
    ("link", "published"),
    [
        pytest.param("../other/", "As [there](../other/).", id="another entry"),
        pytest.param("../other/#what-changed", "As [there](../other/#what-changed).", id="an answer of another entry"),
        pytest.param("../../2025/other/index.md#what-they-heard", "As [there](../../2025/other/index.md#what-they-heard).", id="by its file"),
        pytest.param("../other/#who-copied-it", "As [there](../other/#who-copied).", id="an answer by its heading, as GitHub has it"),
        pytest.param("../other/#nowhere", "As [there](../other/).", id="a place that the other has not leads to the entry"),
        pytest.param("#what-changed", "As [there](./#what-changed).", id="an answer of its own, from other pages too"),
        pytest.param("#quiet", "As [there](./#quiet).", id="a criterion of its own"),
        pytest.param("#nowhere", "As there.", id="a place that it has not is no link"),
        pytest.param("sheet.pdf#page=2", "As [there](sheet.pdf#page=2).", id="a page of a file"),
        pytest.param("https://birch.example/#top", "As [there](https://birch.example/#top).", id="the web"),
    ],
)
def test_places_are_looked_up(link: str, published: str, two: Path) -> None:
    assert answer(two, link) == published


def test_a_link_to_an_entry_that_is_left_out_is_plain_words_and_its_owner_is_published(two: Path) -> None:
    change(two / "entries/2025/other/index.md", "region: north", "region: nroth")
    assert answer(two, "../other/") == "As there."
    assert list(catalogue(two).by_key) == ["2025/quiet-mornings"]


def test_a_link_to_an_entry_that_was_taken_back_leads_to_its_notice(two: Path) -> None:
    (two / "entries/2025/other/index.md").write_text("---\ntitle: Other\nyear: 2025\nstatus: withdrawn\nwithdrawn_because: Asked for.\n---\n", encoding="utf-8")
    assert answer(two, "../other/") == "As [there](../other/)."


def test_links_of_adopters_are_looked_up_too(two: Path) -> None:
    change(two / "entries/2025/other/index.md", "region: north", "region: nroth")
    change(two / ENTRY / "adoptions/birch-clinic.md", "We moved", "As [there](../other/), we moved")
    assert catalogue(two).entries[0].adoptions[0].text.markdown == "As there, we moved the printer first."
