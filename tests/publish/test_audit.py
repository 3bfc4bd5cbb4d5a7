"""A finished site is looked at before it is published: what is sound passes, and each fault is told with its page."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from showcase.catalogue.pipeline import build_catalogue
from showcase.publish import hearing
from showcase.publish.audit import MOST_TOLD, Expected, audited
from showcase.publish.hearing import TEXTS, heard_in_text
from showcase.publish.leaks import Secrets, secrets_of
from support.projects import TODAY

HOME, ENTRY = "index.html", "entries/2025/quiet/index.html"
PAGE = '<!doctype html><html><head></head><body id="top"><h1 id="a_place">Here</h1>{}</body></html>\n'
SOUND = {
    HOME: PAGE.format('<a href="./entries/2025/quiet/">Quiet</a> <a href="assets/a.css">style</a>'),
    ENTRY: PAGE.format(""),
    "entries/page-2.html": PAGE.format('<a href="../entries/2025/quiet/#a_place">Quiet</a>'),
    "entries/2025/quiet/sheet.pdf": "%PDF",
    "entries/2025/quiet/a b.csv": "month,value",
    "assets/a.css": "p {}",
    "assets/find/0.json": "{}",
}


def lay(site: Path, pages: dict[str, str]) -> Expected:
    """A site on the disk, as it was planned."""
    for path, text in pages.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return Expected(frozenset(pages))


@pytest.fixture
def expected(tmp_path: Path) -> Expected:
    return lay(tmp_path, SOUND)


def test_a_sound_site_passes(tmp_path: Path, expected: Expected) -> None:
    assert audited(tmp_path, expected) == []


@pytest.mark.parametrize("cores", [1, 2])
def test_many_pages_are_looked_at_on_all_cores(cores: int, tmp_path: Path) -> None:
    many = {f"{number}/index.html": PAGE.format(f'<a href="../{(number + 1) % 400}/#a_place">Next</a>') for number in range(400)}
    expected = lay(tmp_path, {**many, "399/index.html": PAGE.format('<a href="../400/">Next</a>')})
    assert audited(tmp_path, expected, cores) == ["399/index.html: it links to ‘../400/’, which is not there."]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('<a href="sheet.pdf">', id="a file beside it"),
        pytest.param('<a href="./">', id="its own folder"),
        pytest.param('<a href="./#a_place">', id="a place in its own folder"),
        pytest.param('<a href="#a_place">', id="a place on it"),
        pytest.param('<a href="#">', id="its top"),
        pytest.param('<a href="../../../">', id="the root"),
        pytest.param('<a href="../../../index.html#a_place">', id="a place on a page by its file"),
        pytest.param('<a href="../../../entries/2025/quiet">', id="a folder without its slash"),
        pytest.param('<a href="../../../entries/2025/quiet/sheet.pdf#page=2">', id="a page of a file"),
        pytest.param('<a href="../../../?q=a&amp;b#a_place">', id="a question in the address"),
        pytest.param('<a href="a%20b.csv">', id="a name with a space"),
        pytest.param('<a href="/award/entries/2025/quiet/">', id="from the root of the host"),
        pytest.param('<a href="https://birch.example/nowhere">', id="the web"),
        pytest.param('<a href="mailto:desk@birch.example">', id="mail"),
        pytest.param('<img src="../../../assets/a.css" srcset="sheet.pdf 480w, a%20b.csv 960w">', id="what is loaded"),
        pytest.param('<a data-href-of="nothing">', id="something else of a similar name"),
        pytest.param('<p>Write href="../gone/" or <code>src="gone.png"</code> there.</p>', id="a text about a link"),
        pytest.param('<p>Write href="../../../#gone" or href="#gone" there.</p>', id="a text about a place"),
        pytest.param('<p title="a &gt; href=&quot;../gone/&quot;"><a title=\'href="../gone/"\' href="./">a</a></p>', id="a text in an attribute"),
    ],
)
def test_a_link_that_leads_somewhere_passes(written: str, tmp_path: Path) -> None:
    expected = replace(lay(tmp_path, SOUND | {ENTRY: PAGE.format(written)}), root="/award/")
    assert audited(tmp_path, expected) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param('<a href="../gone/">', "it links to ‘../gone/’, which is not there.", id="an entry that is not there"),
        pytest.param('<a href="../../../gone/">', "it links to ‘../../../gone/’, which is not there.", id="from the root"),
        pytest.param('<a href="../../../../out/">', "it links to ‘../../../../out/’, which is not there.", id="out of the site"),
        pytest.param('<a href="gone.pdf">', "it links to ‘gone.pdf’, which is not there.", id="a file"),
        pytest.param('<a href="/entries/2025/quiet/">', "it links to ‘/entries/2025/quiet/’, which is not there.", id="another site of the same host"),
        pytest.param('<img alt="" src="gone.webp">', "it links to ‘gone.webp’, which is not there.", id="a picture"),
        pytest.param('<img alt="" srcset="sheet.pdf 480w, gone.webp 960w">', "it links to ‘gone.webp’, which is not there.", id="one of a picture’s sizes"),
        pytest.param('<script src="gone.js"></script>', "it links to ‘gone.js’, which is not there.", id="a script"),
        pytest.param('<a href="#nowhere">', "it links to #nowhere, and has no such place.", id="a place on it"),
        pytest.param('<a href="./#nowhere">', "it links to #nowhere, and has no such place.", id="a place in its folder"),
        pytest.param('<a href="../../../#nowhere">', "it links to index.html#nowhere, where there is no such place.", id="a place on another page"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(written: str, said: str, tmp_path: Path) -> None:
    expected = replace(lay(tmp_path, SOUND | {ENTRY: PAGE.format(written)}), root="/award/")
    assert audited(tmp_path, expected) == [f"{ENTRY}: {said}"]


def test_a_file_that_is_missing_is_told_and_so_are_the_links_to_it(tmp_path: Path, expected: Expected) -> None:
    (tmp_path / "assets/a.css").unlink()
    assert audited(tmp_path, expected) == ["assets/a.css is missing.", f"{HOME}: it links to ‘assets/a.css’, which is not there."]


def test_a_file_that_nobody_planned_is_told(tmp_path: Path, expected: Expected) -> None:
    (tmp_path / ".env").write_text("", encoding="utf-8")
    assert audited(tmp_path, expected) == [".env was planned by nobody."]


@pytest.mark.parametrize("cut", [0, 60, -9])
def test_a_page_that_is_cut_off_is_told(cut: int, tmp_path: Path, expected: Expected) -> None:
    (tmp_path / ENTRY).write_text(SOUND[ENTRY][:cut], encoding="utf-8")
    assert f"{ENTRY}: it is cut off before its end." in audited(tmp_path, expected)


def test_of_very_many_faults_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    expected = lay(tmp_path, {f"{number:02}.html": "" for number in range(MOST_TOLD + 3)})
    said = audited(tmp_path, expected)
    assert (len(said), said[-1]) == (MOST_TOLD + 1, "… and 3 more things.")


HIDDEN = "Nobody. We listened to the printer for a whole month before anything moved. It was loud."
TEXT = """\
---
title: Hidden
status: draft
contact: {name: Desk, email: hidden.desk@alder.example}
---
<!-- Guidance. What an award asks of its writers may stand on its own pages too, of course. -->
"""


@pytest.fixture
def hiding(small: Path) -> Callable[..., Secrets]:
    """What must not be seen of the small award with a draft beside its entry, whose text is given."""
    def laid(text: str = HIDDEN, public: str = "") -> Secrets:
        (small / "entries/2025/hidden").mkdir()
        (small / "entries/2025/hidden/index.md").write_text(TEXT + text, encoding="utf-8")
        catalogue, _ = build_catalogue(small, TODAY)
        assert catalogue
        return secrets_of(small, catalogue, [public])

    return laid


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        pytest.param(HOME, PAGE.format(f"<p>{HIDDEN}</p>"), id="its text on a page"),
        pytest.param("assets/find/0.json", f'{{"parts": ["{HIDDEN}"]}}', id="its text in the index"),
        *(pytest.param(f"data/v1/all{ending}", HIDDEN, id=f"its text in a file for programs, {ending}") for ending in TEXTS if ending != ".html"),
        pytest.param("feeds/entries.xml", "<p>Ask hidden.desk@alder.example.</p>", id="its mailbox in a file for programs"),
        pytest.param(HOME, PAGE.format('<a href="mailto:hidden.desk@alder.example">'), id="its mailbox"),
    ],
)
def test_what_nobody_may_see_is_told_and_not_repeated(path: str, shown: str, tmp_path: Path, hiding: Callable[..., Secrets]) -> None:
    site = tmp_path / "site"
    expected = replace(lay(site, SOUND | {path: shown}), secrets=hiding())
    assert audited(site, expected) == [f"{path}: it shows a part of an entry that nobody may see."]


SHOWS = "it shows a part of an entry that nobody may see."
ZIP = "data/collection.zip"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        pytest.param({"README.txt": "Take it.", "sheet.pdf": HIDDEN}, [], id="nothing of it"),
        pytest.param({"README.txt": HIDDEN}, [f"{ZIP}: README.txt: {SHOWS}"], id="its text"),
        pytest.param({"a.json": "hidden.desk@alder.example"}, [f"{ZIP}: a.json: {SHOWS}"], id="its mailbox"),
        pytest.param({"entries/2025/hidden/sheet.pdf": ""}, [f"{ZIP}: entries/2025/hidden/sheet.pdf belongs to an entry that nobody may see."], id="its file"),
        pytest.param({"import-notes.md": ""}, [f"{ZIP}: import-notes.md is for those who work on the showcase, and not for its readers."], id="notes"),
        pytest.param(None, [f"{ZIP}: it is no whole archive."], id="no archive"),
    ],
)
def test_an_archive_is_looked_into(inside: dict[str, str] | None, said: list[str], tmp_path: Path, hiding: Callable[..., Secrets]) -> None:
    site = tmp_path / "site"
    expected = replace(lay(site, SOUND | {ZIP: ""}), secrets=hiding())
    if inside is not None:
        with ZipFile(site / ZIP, "w") as archive:
            for name, text in inside.items():
                archive.writestr(name, text)
    assert audited(site, expected) == said


def test_a_long_text_is_heard_wherever_it_is_parted(monkeypatch: pytest.MonkeyPatch, hiding: Callable[..., Secrets]) -> None:
    secrets, text = hiding(), f"{HIDDEN} Ask hidden.desk@alder.example.".encode()
    meant = heard_in_text(BytesIO(text), secrets)
    assert len(meant) == 2
    monkeypatch.setattr(hearing, "AT_A_TIME", 100)
    assert all(heard_in_text(BytesIO(b"a" * before + text), secrets) == meant for before in range(100))


@pytest.mark.parametrize(
    ("hidden", "public"),
    [
        pytest.param("", "", id="the guidance in its comments"),
        pytest.param(HIDDEN, "Nobody.\n  We listened to the printer for a\n  whole month before anything moved.", id="a sentence of the site’s own"),
        pytest.param(HIDDEN.replace("We listened to the printer", "We heard the printer"), "", id="another sentence"),
    ],
)
def test_what_is_public_may_be_seen(hidden: str, public: str, tmp_path: Path, hiding: Callable[..., Secrets]) -> None:
    site = tmp_path / "site"
    told = PAGE.format(f"<p>{HIDDEN} Guidance. What an award asks of its writers may stand on its own pages too, of course.</p>")
    expected = replace(lay(site, SOUND | {HOME: told}), secrets=hiding(hidden, public))
    assert audited(site, expected) == []


@pytest.mark.parametrize(
    ("before", "written"),
    [
        pytest.param("Nine patients and nine receptionists.", HIDDEN, id="as it is"),
        pytest.param("Nine patients and nine receptionists.", HIDDEN.replace("printer", "**printer**"), id="with marks"),
        pytest.param("Nine patients and nine receptionists.", HIDDEN.replace("to the printer", "to\nthe printer"), id="over two lines"),
        pytest.param("Nine patients and nine receptionists.", HIDDEN.replace("printer", "[printer](sheet.pdf)"), id="with a link"),
        pytest.param("I could hear my own book.", f'"{HIDDEN.replace("the", chr(92) + "u0074he")}"', id="escaped in a field"),
    ],
)
def test_a_sentence_that_another_entry_has_too_may_be_seen(before: str, written: str, small: Path, tmp_path: Path, hiding: Callable[..., Secrets]) -> None:
    entry = small / "entries/2025/quiet-mornings/index.md"
    text = entry.read_text(encoding="utf-8")
    assert before in text
    entry.write_text(text.replace(before, written), encoding="utf-8")
    site = tmp_path / "site"
    assert audited(site, replace(lay(site, SOUND | {HOME: PAGE.format(HIDDEN)}), secrets=hiding())) == []


def test_a_sentence_of_the_rules_own_examples_may_be_seen(tmp_path: Path, hiding: Callable[..., Secrets]) -> None:
    said = "An alias. When it fails, the fault is its own and not the writer’s. Always."
    site = tmp_path / "site"
    assert audited(site, replace(lay(site, SOUND | {HOME: PAGE.format(said)}), secrets=hiding(said))) == []


@pytest.mark.parametrize("path", ["entries/2025/hidden/index.html", "entries/2025/hidden/sheet.pdf", "entries/2025/quiet/import-notes.md"])
def test_a_file_that_nobody_may_see_is_told_although_it_was_planned(path: str, tmp_path: Path, hiding: Callable[..., Secrets]) -> None:
    site = tmp_path / "site"
    said = audited(site, replace(lay(site, SOUND | {path: PAGE.format("")}), secrets=hiding()))
    assert [one.partition(" ")[0] for one in said] == [path]


def test_the_notice_of_a_withdrawal_stands_at_its_address(tmp_path: Path, hiding: Callable[..., Secrets]) -> None:
    site, notice = tmp_path / "site", "entries/2025/hidden/index.html"
    expected = replace(lay(site, SOUND | {notice: PAGE.format("")}), secrets=hiding(), notices=frozenset({notice}))
    assert audited(site, expected) == []


@pytest.mark.slow
@pytest.mark.parametrize("award", ["mending", "klinke", "nights"])
def test_sentences_of_what_is_shown_are_found_on_a_real_site_so_those_of_what_is_not_would_be(award: str, built: Callable[[str], Path]) -> None:
    """An entry is taken for a hidden one, and its own page gives it away."""
    root, telling = built(award), 0
    catalogue, _ = build_catalogue(root, TODAY)
    assert catalogue
    for entry in catalogue.entries:
        watching = secrets_of(root, replace(catalogue, entries=tuple(one for one in catalogue.entries if one is not entry)), ())
        page = f"entries/{entry.key}/index.html"
        assert list(watching.misplaced({page}, frozenset()))
        assert not watching.sentences or watching.heard_in((root / "site" / page).read_bytes())
        telling += bool(watching.sentences)
    assert telling > len(catalogue.entries) / 2
