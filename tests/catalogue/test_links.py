"""Links between entries, as they are published: each leads somewhere, or is plain words."""

import shutil
from pathlib import Path

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import build_catalogue
from support.passages import passage, plainly
from support.projects import TODAY

ENTRY = "entries/2025/quiet-mornings"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("See [Quiet nights](../gone/).", "<p>See Quiet nights.</p>", id="words stay"),
        pytest.param("See [Quiet **nights**](../gone/).", "<p>See Quiet <strong>nights</strong>.</p>", id="with their emphasis"),
        pytest.param("[a](../gone/) [b](../gone/)", "<p>a b</p>", id="each of several"),
        pytest.param("[naïve – é](../gone/) ü [b](../gone/)", "<p>naïve – é ü b</p>", id="between letters of several bytes"),
        pytest.param("[\\*a](../gone/)", "<p>*a</p>", id="what was escaped stays escaped"),
        pytest.param("[a][r]\n\n[r]: ../gone/\n", "<p>a</p>", id="an address that stands below"),
        pytest.param("[](../gone/)", "<p></p>", id="without words nothing is left"),
        pytest.param("[![A room](room.jpg)](../gone/)", "<p>(room.jpg: A room)</p>", id="a picture that was a link"),
        pytest.param("> [over two\n> lines](../gone/)", "<blockquote>\n<p>over two\nlines</p>\n</blockquote>", id="over two lines of a quotation"),
        pytest.param("[a](../moved/)", '<p><a href="../there/">a</a></p>', id="another address"),
        pytest.param("[a](../moved/ 'A title')", '<p><a href="../there/" title="A title">a</a></p>', id="another address keeps all else"),
        pytest.param("`[a](../gone/)`", "<p><code>[a](../gone/)</code></p>", id="code is no link"),
        pytest.param("[a [b](../gone/) c](../moved/)", "<p>[a b c](../moved/)</p>", id="a link in a link is the only one"),
        pytest.param(
            "A note.[^1]\n\n[^1]: See [a](../gone/).",
            '<p>A note.<sup class="footnote-reference"><a href="#note-1">1</a></sup></p>\n'
            '<div class="footnote-definition" id="note-1"><sup class="footnote-definition-label">1</sup>\n<p>See a.</p>\n</div>',
            id="in a note",
        ),
    ],
)
def test_a_link_leads_where_it_is_told_or_is_its_words(written: str, shown: str) -> None:
    there = {"../gone/": None, "../moved/": "../there/"}
    assert plainly(passage(written).with_targets(lambda target: there.get(target, target))) == shown


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
    return plainly(catalogue(root).by_key["2025/quiet-mornings"].account.answers[-1].text)


@pytest.mark.parametrize(
    ("link", "published"),
    [
        pytest.param("../other/", '<p>As <a href="../other/">there</a>.</p>', id="another entry"),
        pytest.param("../other/#what-changed", '<p>As <a href="../other/#what-changed">there</a>.</p>', id="an answer of another entry"),
        pytest.param("../../2025/other/index.md#what-they-heard", '<p>As <a href="../../2025/other/index.md#what-they-heard">there</a>.</p>', id="by its file"),
        pytest.param("../other/#who-copied-it", '<p>As <a href="../other/#who-copied">there</a>.</p>', id="an answer by its heading, as GitHub has it"),
        pytest.param("../other/#nowhere", '<p>As <a href="../other/">there</a>.</p>', id="a place that the other has not leads to the entry"),
        pytest.param("#what-changed", '<p>As <a href="./#what-changed">there</a>.</p>', id="an answer of its own, from other pages too"),
        pytest.param("#quiet", '<p>As <a href="./#quiet">there</a>.</p>', id="a criterion of its own"),
        pytest.param("index.md#quiet", '<p>As <a href="./#quiet">there</a>.</p>', id="a criterion of its own, by its file"),
        pytest.param("index.md#nowhere", "<p>As there.</p>", id="a place that it has not, by its file"),
        pytest.param("index.md#", "<p>As there.</p>", id="no place, by its file"),
        pytest.param("#nowhere", "<p>As there.</p>", id="a place that it has not is no link"),
        pytest.param("sheet.pdf#page=2", '<p>As <a href="sheet.pdf#page=2">there</a>.</p>', id="a page of a file"),
        pytest.param("https://birch.example/#top", '<p>As <a rel="nofollow ugc" href="https://birch.example/#top">there</a>.</p>', id="the web"),
    ],
)
def test_places_are_looked_up(link: str, published: str, two: Path) -> None:
    assert answer(two, link) == published


def test_a_link_to_an_entry_that_is_left_out_is_plain_words_and_its_owner_is_published(two: Path) -> None:
    change(two / "entries/2025/other/index.md", "region: north", "region: nroth")
    assert answer(two, "../other/") == "<p>As there.</p>"
    assert list(catalogue(two).by_key) == ["2025/quiet-mornings"]


def test_a_link_to_an_entry_that_was_taken_back_leads_to_its_notice(two: Path) -> None:
    (two / "entries/2025/other/index.md").write_text("---\ntitle: Other\nyear: 2025\nstatus: withdrawn\nwithdrawn_because: Asked for.\n---\n", encoding="utf-8")
    assert answer(two, "../other/") == '<p>As <a href="../other/">there</a>.</p>'


def test_links_of_what_was_told_later_are_looked_up_too(two: Path) -> None:
    change(two / "entries/2025/other/index.md", "region: north", "region: nroth")
    (two / ENTRY / "followups").mkdir()
    (two / ENTRY / "followups/2026-03.md").write_text("---\nstate: running\n---\nAs [there](../other/).\n", encoding="utf-8")
    assert plainly(catalogue(two).entries[0].followups[0].text) == "<p>As there.</p>"


def test_links_of_adopters_are_looked_up_too(two: Path) -> None:
    change(two / "entries/2025/other/index.md", "region: north", "region: nroth")
    change(two / ENTRY / "adoptions/birch-clinic.md", "We moved", "As [there](../other/), we moved")
    assert plainly(catalogue(two).entries[0].adoptions[0].text) == "<p>As there, we moved the printer first.</p>"
