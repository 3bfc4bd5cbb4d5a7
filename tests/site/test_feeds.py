"""Feeds: whole, by their formats, in the words of the pages, and about what others may be told."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.checks.adoptions import counts
from showcase.model.entry import Entry
from showcase.publish.build import write_feeds
from showcase.publish.site import Site
from showcase.site.feeds.addresses import Addresses, NoAddress, first_address
from showcase.site.feeds.atom import UNKNOWN, xml_text
from showcase.site.feeds.feeds import NEWEST, Feeds
from showcase.site.opensearch import opensearch
from showcase.site.views.cards import Cards
from showcase.site.views.made_up import MADE_UP
from support.awards import award_of, catalogue_of, changed
from support.feeds import HOSTILE, OPEN_SEARCH, REFUSED, Content, ReadItem, atom_faults, json_faults, read_atom, read_json
from support.projects import AWARDS, EVERY_AWARD, WITH_ADOPTIONS, build, files, project

HERE = Addresses("https://now.example/award/", "https://first.example/")


def feeds_of(catalogue: Catalogue, at: Addresses = HERE) -> Mapping[str, str]:
    """Every feed by its address."""
    return {url: make() for url, make in Feeds(catalogue, Cards(catalogue.award), at).files()}


@cache
def feeds_for(award: str) -> Mapping[str, str]:
    return feeds_of(catalogue_of(award))


def whole(award: str, kind: str = "entries") -> list[ReadItem]:
    return read_atom(feeds_for(award)[f"feeds/{kind}.xml"])


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_every_feed_is_what_its_format_says_and_both_forms_tell_the_same(award: str) -> None:
    feeds = feeds_for(award)
    for url in (one for one in feeds if one.endswith(".xml")):
        assert atom_faults(feeds[url]) == [], url
        assert json_faults(feeds[url.replace(".xml", ".json")]) == [], url
        assert read_atom(feeds[url]) == read_json(feeds[url.replace(".xml", ".json")]), url


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_there_is_a_feed_of_everything_of_each_value_and_of_each_question(award: str) -> None:
    catalogue = catalogue_of(award)
    values = [f"{facet.id}/{one.id.lower()}/" for facet in catalogue.award.facets for one in catalogue.facets.values[facet.id]]
    questions = [f"criteria/{one.id}/{each.id}/" for one in catalogue.award.criteria for each in one.questions]
    kinds = ("entries", *(("adoptions",) if catalogue.award.has("adoptions") else ()))
    stems = [f"{page}feeds/{kind}" for page in ("", *values) for kind in kinds] + [f"{page}feeds/entries" for page in questions]
    assert sorted(feeds_for(award)) == sorted(f"{stem}{form}" for stem in stems for form in (".json", ".xml"))


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_everything_that_is_published_is_told_with_its_authors_and_what_is_made_up_says_so(award: str) -> None:
    catalogue = catalogue_of(award)
    entries = {f"{HERE.site}entries/{one.key}/": one for one in catalogue.entries}
    assert {one.url for one in whole(award)} == entries.keys()
    for told in whole(award):
        entry = entries[told.url]
        assert told.authors == tuple(one.name for one in entry.front.organisations)
        assert told.title == f"{'Made-up example: ' if entry.front.example else ''}{entry.front.title}"
        shown = Content(told.html)
        assert (MADE_UP in shown.text) == entry.front.example
        assert entry.front.summary in shown.text
        assert all(note.text in shown.text for note in entry.front.notes)
        marked = {"div lang", "span lang", "p lang", "li lang", "b lang"} if award == "klinke" else set()  # which is in another language than the site
        assert shown.tags <= {"p", "p dir", "ul", "li", "b"} | marked


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_headlines_are_those_of_the_page(award: str) -> None:
    cards = Cards(catalogue_of(award).award)
    content = {one.url: Content(one.html).text for one in whole(award)}
    for entry in catalogue_of(award).entries:
        for number in range(min(4, len(entry.front.measures))):
            figure = cards.figure(entry, number)
            said = content[f"{HERE.site}entries/{entry.key}/"]
            assert all(one in said for one in (figure.said, figure.name, figure.span, figure.chance.rstrip("."), figure.doubt.rstrip(".")))
            assert not figure.worse or "so this got worse" in said


@pytest.mark.parametrize("award", WITH_ADOPTIONS)
def test_only_records_that_count_as_those_of_others_are_told(award: str) -> None:
    expected = [
        (f"{HERE.site}entries/{entry.key}/#adoption-{one.slug}", entry.front.example or one.front.example)
        for entry in catalogue_of(award).entries
        for one in entry.adoptions
        if counts(one.front, entry.front)
    ]
    assert sorted((one.url, one.title.startswith("Made-up example: ")) for one in whole(award, "adoptions")) == sorted(expected)


def test_an_adoption_says_who_uses_it_since_when_and_what_came_of_it() -> None:
    told = {one.url.partition("#")[2]: one for one in whole("states", "adoptions")}
    entries = {f"adoption-{one.slug}": one for entry in catalogue_of("states").entries for one in entry.adoptions}
    for place, item in told.items():
        front, text = entries[place].front, Content(item.html).text
        assert front.organisation.name in item.title
        assert front.since.words in item.title
        assert all(said in text for said in (*front.kept, *(change.why for change in front.changed), front.because or ""))
        assert front.contact.email not in item.html


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_told_as_it_is(text: str) -> None:
    small = catalogue_of("small")
    front = small.entries[0].front
    feeds = feeds_of(changed(small, title=text, summary=text, organisations=(front.organisations[0].model_copy(update={"name": text}),)))
    atom, json = feeds["feeds/entries.xml"], feeds["feeds/entries.json"]
    assert (atom_faults(atom), json_faults(json)) == ([], [])
    for told in (read_atom(atom)[0], read_json(json)[0]):
        assert told.title.endswith(text)
        assert told.authors == (text,)
        assert text in Content(told.html).text
        assert Content(told.html).tags <= {"p", "p dir", "ul", "li", "b"}


@pytest.mark.parametrize("text", REFUSED)
def test_what_xml_refuses_stands_in_none(text: Any) -> None:
    assert xml_text(text) == f"a{UNKNOWN}b"


def test_an_item_keeps_its_id_wherever_its_entry_or_the_site_goes() -> None:
    assert [one.id for one in whole("small")] == ["https://first.example/entries/2025/quieter-mornings/"]  # its alias
    assert all(one.id.startswith("https://first.example/entries/2025/quieter-mornings/#adoption-") for one in whole("small", "adoptions"))


def test_an_alias_that_another_entry_has_is_no_ones_id() -> None:
    small = catalogue_of("small")
    lost = replace(small, aliases={})
    assert [one.id for one in read_atom(feeds_of(lost)["feeds/entries.xml"])] == ["https://first.example/entries/2025/quiet-mornings/"]


def test_of_very_many_the_newest_are_told() -> None:
    small = catalogue_of("small")
    one = small.entries[0]

    def on(number: int) -> Entry:
        front = one.front.model_copy(update={"published": date(2025, 11, 1 + number % 28), "aliases": ()})
        return replace(one, key=f"2025/entry-{number}", front=front, adoptions=())

    many = replace(small, entries=tuple(on(number) for number in range(NEWEST + 20)))
    told = read_atom(feeds_of(many)["feeds/entries.xml"])
    assert len(told) == NEWEST
    assert told[0].updated.day == 28


def test_the_same_entries_give_the_same_bytes_on_any_number_of_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("showcase.site.feeds.feeds.WORTH_SHARING", 1)
    states = catalogue_of("states")
    assert {url: make() for url, make in Feeds(states, Cards(states.award), HERE, cores=2).files()} == feeds_for("states")


def test_a_site_that_knows_no_address_has_none() -> None:
    assert write_feeds(cast("Site", SimpleNamespace(look=SimpleNamespace(site_url="", first_url="")))) == set()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(None, "", id="nothing is said"),
        pytest.param("https://award.example/", "https://award.example/", id="a host"),
        pytest.param("http://award.example:8000/a/b/", "http://award.example:8000/a/b/", id="a folder"),
        *(pytest.param(one, None, id=f"{one}") for one in ("award.example", "https://award.example", "https://award.example/a", 3, ["a"], "https://a b/", "ftp://a/")),
    ],
)
def test_the_first_address_is_read_or_it_is_said_what_to_write(written: object, read: str | None) -> None:
    if read is None:
        with pytest.raises(NoAddress, match=r"extra\.first_address"):
            first_address(written)
    else:
        assert first_address(written) == read


@pytest.mark.parametrize("name", [*HOSTILE, "Award", "An award with a name of many words indeed"])
def test_a_browser_is_told_how_to_search(name: str) -> None:
    award = award_of("small").model_copy(update={"name": name, "purpose": name * 3})
    told = ET.fromstring(opensearch(award, "https://now.example/a&b/").encode())  # noqa: S314 – it was written above
    said = {one.tag.removeprefix(OPEN_SEARCH): one for one in told}
    assert told.tag == f"{OPEN_SEARCH}OpenSearchDescription"
    assert said["Url"].attrib == {"type": "text/html", "template": "https://now.example/a&b/entries/?q={searchTerms}"}
    assert 1 <= len(said["ShortName"].text or "") <= 16
    assert len(said["Description"].text or "") <= 1024
    assert len(said["LongName"].text or "") <= 48 if "LongName" in said else len(name) <= 16 or len(name) > 48


def configured(root: Path, old: str, new: str) -> Path:
    """A project of the small award whose mkdocs.yml says something else."""
    config = project(root, AWARDS / "small") / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new), encoding="utf-8")
    return root


SITE_URL = "site_url: https://showcase.example/\n"


@pytest.mark.slow
def test_a_site_that_has_moved_is_known_by_its_first_address(tmp_path: Path) -> None:
    root = configured(tmp_path / "moved", SITE_URL, f"{SITE_URL}extra:\n  first_address: https://first.example/a/\n")
    assert build(root, "--strict").returncode == 0
    (item,) = read_atom((root / "site/feeds/entries.xml").read_text(encoding="utf-8"))
    assert (item.id, item.url) == ("https://first.example/a/entries/2025/quieter-mornings/", "https://showcase.example/entries/2025/quiet-mornings/")


@pytest.mark.slow
def test_a_first_address_that_is_none_stops_the_build(tmp_path: Path) -> None:
    result = build(configured(tmp_path / "wrong", SITE_URL, f"{SITE_URL}extra:\n  first_address: first.example\n"))
    assert result.returncode != 0
    assert "mkdocs.yml: extra.first_address: this is to be the whole address" in result.stderr
    assert not (tmp_path / "wrong/site").exists()


@pytest.mark.slow
def test_a_site_without_an_address_is_whole_without_feeds_and_data_in_pages(tmp_path: Path) -> None:
    root = configured(tmp_path / "nowhere", SITE_URL, "")
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    site = files(root / "site")
    assert not [path for path in site if "feeds/" in path or path == "opensearch.xml"]
    pages = [data for path, data in site.items() if path.endswith(".html")]
    assert not [data for data in pages if b"ld+json" in data or b"feeds/" in data or b"cite-as" in data or b'rel="search"' in data]
    assert any(b"citation_title" in data for data in pages)
