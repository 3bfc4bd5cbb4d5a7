"""What is in another language than the site’s own words says so, on pages and in whatever else is made of an award."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from showcase.site.feeds.addresses import Addresses
from showcase.site.feeds.feeds import Feeds
from showcase.site.search.words import Words
from showcase.site.tongues import Tongues, spoken_in
from showcase.site.views.cards import Cards
from support.awards import catalogue_of
from support.paper_documents import made, read, tags
from support.projects import ROOT
from support.tongues import language_of, misplaced
from support.word_documents import parts, subjects

KLINKE = catalogue_of("klinke")
Built = Callable[[str], Path]
# A piece of a page in English before, and after.
PIECES = {
    "all that an element has": ("<h1>Die Nächsten</h1>", '<h1 lang="de">Die Nächsten</h1>'),
    "a part of a sentence": ("<p>Read 7 answers to: Die Nächsten</p>", '<p>Read 7 answers to: <span lang="de">Die Nächsten</span></p>'),
    "several side by side": ("<p>Verein, Drei Kirchen</p>", '<p lang="de">Verein, Drei Kirchen</p>'),
    "beside a number": ("<b>Goldene Klinke, 2023</b>", '<b lang="de">Goldene Klinke, 2023</b>'),
    "a choice, which holds no elements": ("<option>Büchereien</option>", '<option lang="de">Büchereien</option>'),
    "a title of both": ("<title>Search: Die Offene Klinke</title>", "<title>Search: Die Offene Klinke</title>"),
    "a title of one": ("<title>Brot ab sechs: Die Offene Klinke</title>", '<title lang="de">Brot ab sechs: Die Offene Klinke</title>'),
    "with what is escaped": ("<i>„leihen &lt; lesen“ &amp; zurückbringen</i>", "<i>„leihen &lt; lesen“ &amp; zurückbringen</i>"),
    "a sentence of several": ("<p>Zwei Sätze über den Ort genügen.</p>", '<p lang="de">Zwei Sätze über den Ort genügen.</p>'),
    "what is marked already": ('<div lang="de"><p>Die Nächsten</p></div>', '<div lang="de"><p>Die Nächsten</p></div>'),
    "in a third language": ('<div lang="fr"><p>Die Nächsten</p></div>', '<div lang="fr"><p>Die Nächsten</p></div>'),
    "the site’s own among theirs": ('<p lang="de"><i lang="en">Die Nächsten</i></p>', '<p lang="de"><i lang="en"><span lang="de">Die Nächsten</span></i></p>'),
    "in an address": ("<p>https://a.example/Verein/Fahrdienst</p>", "<p>https://a.example/Verein/Fahrdienst</p>"),
    "a part of a word": ("<p>Vereine, Klinkenputzer</p>", "<p>Vereine, Klinkenputzer</p>"),
    "a word that templates have": ("<p>Search Handzettel</p>", "<p>Search Handzettel</p>"),
    "what stands for a picture": ('<img alt="Brot ab sechs" src="a">', '<img alt="Brot ab sechs" src="a" lang="de">'),
    "data": ('<script type="application/ld+json">{"name":"Die Nächsten"}</script>', '<script type="application/ld+json">{"name":"Die Nächsten"}</script>'),
}


@cache
def tongues() -> Tongues:
    return Tongues(KLINKE, ["<p>Search every <b>handzettel</b></p>"])


@pytest.mark.parametrize("what", PIECES)
def test_a_piece_is_marked_once_and_nothing_else_is(what: str) -> None:
    before, after = PIECES[what]
    assert tongues().spoken(before) == after
    assert tongues().spoken(after) == after


def test_nothing_is_done_where_both_are_in_one_language() -> None:
    assert spoken_in(catalogue_of("this"), ROOT)("<p>Winner 2025</p>") == "<p>Winner 2025</p>"
    assert spoken_in(catalogue_of("this"), ROOT) is str


@pytest.mark.parametrize(
    ("text", "language"),
    [("What the check says", "en"), ("Was nicht ging", "de"), ("Dorfläden", "de"), ("2023", ""), ("https://a.example/der/the/", ""), ("CC BY", "")],
)
def test_a_language_is_told_by_its_commonest_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_every_run_of_a_word_document_says_its_language() -> None:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    wrong, seen = set[str](), 0
    for subject in subjects("klinke", "2021/buecher-im-stellwerk"):
        document = ET.fromstring(parts(subject)["word/document.xml"])  # noqa: S314 – it is ours
        for run in document.iter(f"{word}r"):
            said = run.find(f"{word}rPr/{word}lang")
            text, tongue = "".join(one.text or "" for one in run.iter(f"{word}t")), "en" if said is None else said.get(f"{word}val", "")
            found = language_of(text)
            seen += found == "de"
            wrong |= {f"{found} under {tongue}: {text}"} if found and found != tongue.partition("-")[0] else set()
    assert wrong == set()
    assert seen > 100


def test_search_knows_the_forms_of_words_of_the_language_of_entries_and_no_english_ones() -> None:
    words = Words(KLINKE.award.told_in)
    assert words.english is None
    assert words.stem_of("kirchen") == words.stem_of("kirche")
    assert words.stem_of("walking") != words.stem_of("walk")


def test_items_of_feeds_say_which_words_are_the_sites_own() -> None:
    at = Addresses("https://a.example/", "https://a.example/")
    files = {url: make() for url, make in Feeds(KLINKE, Cards(KLINKE.award), at).files() if url.endswith(".json")}
    items = [item["content_html"] for item in json.loads(files["feeds/entries.json"])["items"]]
    assert len(items) > 4
    assert [item for item in items if not item.startswith('<div lang="en-GB">')] == []
    assert [said for item in items for said in misplaced(item)] == []


@pytest.mark.slow
def test_a_pdf_is_in_the_language_of_the_entry_and_says_where_words_are_the_sites_own() -> None:
    pdf = made("whole.pdf", "klinke", "2021/buecher-im-stellwerk")
    assert str(read(pdf).trailer["/Root"]["/Lang"]) == "de"  # type: ignore[index]
    spans = {str(element["/Lang"]).lower() for _, element in tags(pdf) if "/Lang" in element}
    assert {"en-gb", "de"} <= spans


@pytest.mark.slow
def test_every_text_of_a_site_stands_under_its_language(built: Built) -> None:
    site = built("klinke") / "site"
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    texts = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in pages}
    assert [name for name, html in texts.items() if not re.search(r'<html lang="en-GB"', html)] == []
    assert {f"{name}: {said}" for name, html in texts.items() for said in misplaced(html)} == set()


@pytest.mark.slow
def test_whatever_is_made_for_programs_says_the_language_of_the_entries(built: Built) -> None:
    site = built("klinke") / "site"
    entry = site / "entries/2021/buecher-im-stellwerk"
    html = (entry / "index.html").read_text(encoding="utf-8")
    assert '<meta name="citation_language" content="de">' in html
    assert "og:locale" not in html
    assert set(re.findall(r'"inLanguage":"([^"]+)"', html)) == {"de"}
    assert "LA  - de" in html
    assert re.search(r"(?:&#34;|&quot;|\")language(?:&#34;|&quot;|\"): ?(?:&#34;|&quot;|\")de", html)
    assert json.loads((entry / "index.json").read_text(encoding="utf-8"))["language"] == "de"
    assert json.loads((site / "data/v1/award.json").read_text(encoding="utf-8"))["language"] == "de"
    feed = ET.fromstring((site / "feeds/entries.xml").read_bytes())  # noqa: S314 – it is ours
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert feed.get(lang) == "de"
    assert {one.get(lang) for one in feed.iter() if one.tag.endswith("}subtitle")} == {"en-GB"}
    assert json.loads((site / "feeds/entries.json").read_text(encoding="utf-8"))["language"] == "de"
    assert "<Language>de</Language>" in (site / "opensearch.xml").read_text(encoding="utf-8")
