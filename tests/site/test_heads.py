"""What a page says of itself to programs: nothing but what its records say, and harmless whatever these hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment
from showcase.catalogue.catalogue import Catalogue
from showcase.mkdocs_adapter import look_of
from showcase.publish.plan import Page, plan
from showcase.publish.render import prepare
from showcase.site.citation.cited import cited
from showcase.site.data.as_asked import EntryTables
from showcase.site.data.beside import tables_beside
from showcase.site.data.published import published
from showcase.site.heads.head import PageHead
from showcase.site.heads.heads import Heads
from showcase.site.heads.linked_data import dataset
from showcase.site.papers.links import PaperLink
from showcase.site.urls import REUSE, Url, placed, way_to_root
from showcase.site.views.frame import locale_of, site_frame
from support.awards import catalogue_of, changed
from support.feeds import HOSTILE
from support.heads import ReadHead, as_zotero, shape_faults
from support.projects import EVERY_AWARD, ROOT

SITE = "https://now.example/award/"


@pytest.fixture(scope="module")
def environment() -> Environment:
    made = look_of(ROOT).environment
    prepare(made, site_frame(catalogue_of("small").award, site_url=SITE))
    return made


@cache
def pages_of(award: str) -> Sequence[Page]:
    return plan(catalogue_of(award), SITE).pages


def heads_of(award: str) -> Iterator[tuple[Page, PageHead]]:
    yield from ((page, page.head(page.url, page.title)) for page in pages_of(award))


def shown(page: Page, told: PageHead, environment: Environment) -> ReadHead:
    """The head of a page as its reader’s program gets it."""
    macro = environment.get_template("partials/showcase/programs.html").make_module().told  # type: ignore[attr-defined]
    head = SimpleNamespace(title=page.title, meta={"description": page.description}, canonical_url=f"{SITE}{page.url}")
    return ReadHead(placed(str(macro(head, told, environment.globals["site"])), way_to_root(page.url)))


def of_type(told: PageHead, name: str) -> list[Mapping[str, Any]]:
    return [one for one in ReadHead(f'<script type="application/ld+json">{told.data}</script>').things if one["@type"] == name]


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_data_in_pages_is_as_schema_org_has_it(award: str) -> None:
    kinds = set()
    for page, told in heads_of(award):
        things = ReadHead(f'<script type="application/ld+json">{told.data}</script>').things if told.data else []
        assert [fault for one in things for fault in shape_faults(one)] == [], page.url
        kinds |= {one["@type"] for one in things}
    assert kinds == {"WebSite", "Article", "BreadcrumbList", "Organization", "Dataset"}


WRONG = (
    {"@type": "Nothing"},
    {"@type": "Place"},
    {"@type": "Place", "name": " "},
    {"@type": "Place", "name": "x", "size": 3},
    {"@type": "Collection", "@id": "entries/", "name": "x"},
    {"@type": "BreadcrumbList", "itemListElement": []},
    {"@type": "BreadcrumbList", "itemListElement": [{"@type": "Place", "name": "x"}]},
)


@pytest.mark.parametrize("thing", WRONG)
def test_a_thing_of_another_shape_is_found(thing: Mapping[str, Any]) -> None:
    assert list(shape_faults(thing))


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_the_way_to_a_page_is_the_one_that_its_readers_see(award: str) -> None:
    for page, told in heads_of(award):
        ways = of_type(told, "BreadcrumbList") if told.data else []
        steps = [(one["name"], one["item"]) for way in ways for one in way["itemListElement"]]
        seen = [(one.label, f"{SITE}{one.url.path}") for one in told.crumbs if isinstance(one.url, Url)]
        assert steps == ([*seen, (page.title, f"{SITE}{page.url}")] if seen else [])


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_an_entry_is_told_of_as_it_is_cited(award: str, environment: Environment) -> None:
    catalogue = catalogue_of(award)
    by_url = {f"entries/{one.key}/": one for one in catalogue.entries}
    for page, told in heads_of(award):
        if entry := by_url.get(page.url):
            fields, front = cited(entry, catalogue.award, catalogue.day, SITE), entry.front
            head = shown(page, told, environment)
            (article,) = of_type(told, "Article")
            mark = "Made-up example: " if front.example else ""
            assert article["headline"] == head.values("og:title")[0] == f"{mark}{front.title}"
            assert (article.get("creativeWorkStatus") == "Made-up example") == front.example
            assert [one["name"] for one in article["author"]] == list(fields.authors)
            assert ("award" in article) == bool(catalogue.award.recognitions[front.recognition].threads)
            assert [one["@id"] for one in article.get("workTranslation", ())] == [f"{SITE}{page.url}{one.code}/" for one in entry.translations]
            kept = as_zotero(head)
            assert kept["creators"] == list(fields.authors)
            assert (kept["itemType"], kept["title"], kept["institution"]) == ("report", f"{mark}{fields.title}", fields.collection)
            assert (kept["date"], kept["url"], kept["language"]) == (f"{fields.published:%Y/%m/%d}", fields.address, fields.language)
            assert kept["abstractNote"] == f"{mark}{' '.join(front.summary.split())}"
            assert kept["attachments"] == []


def test_a_translation_is_one_of_its_original(environment: Environment) -> None:
    found = [(page, told) for page, told in heads_of("nights") if page.url.endswith("/cy/")]
    assert found
    for page, told in found:
        (article,) = of_type(told, "Article")
        original = page.url.removesuffix("cy/")
        assert article["translationOfWork"] == {"@id": f"{SITE}{original}"}
        assert article["inLanguage"] == "cy"
        head = shown(page, told, environment)
        assert as_zotero(head)["language"] == "cy"
        assert {one["href"] for one in head.links if one.get("hreflang")} == {f"../../../../{original}"}
        assert head.values("og:locale") == []


def test_who_follows_links_finds_what_belongs_to_an_entry(environment: Environment) -> None:
    page, told = next(one for one in heads_of("nights") if one[0].url == "entries/2025/quiet-nights/")
    entry = catalogue_of("nights").by_key["2025/quiet-nights"]
    links = shown(page, told, environment).links
    rels: dict[str, list[str]] = {}
    for one in links:
        for rel in one["rel"].split():
            rels.setdefault(rel, []).append(one["href"])
    up = "../../../"
    assert rels["cite-as"] == [f"{SITE}{page.url}"]
    assert rels["describedby"] == [f"{up}{page.url}index.json"]
    assert rels["type"] == ["https://schema.org/Article"]
    assert rels["collection"] == [f"{up}entries/"]
    assert rels["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert len(rels["author"]) == len(entry.front.organisations)
    assert {f"{up}{page.url}{one.file}" for one in entry.front.resources if one.file} <= set(rels["item"])
    assert {f"{up}{page.url}index.json", f"{up}{page.url}index.md", f"{up}feeds/entries.xml"} <= set(rels["alternate"])
    assert all(one.get("type") and one.get("title") for one in links if "alternate" in one["rel"])


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_the_tables_beside_an_entry_are_among_its_items(award: str) -> None:
    catalogue = catalogue_of(award)
    told = {page.url: head for page, head in heads_of(award)}
    for entry in catalogue.entries:
        beside = [path for path, _ in tables_beside(published(entry, catalogue, SITE), EntryTables(catalogue.award))]
        items = [one.url.path for one in told[f"entries/{entry.key}/"].links if one.rel == "item" and isinstance(one.url, Url)]
        assert [one for one in items if one.startswith(f"entries/{entry.key}/data/")] == beside


@pytest.mark.parametrize("award", ["this", "klinke"])
def test_a_page_offers_the_feeds_of_what_it_lists(award: str, environment: Environment) -> None:
    catalogue, pages = catalogue_of(award), {page.url: (page, told) for page, told in heads_of(award)}
    whole = ["feeds/entries.xml", "feeds/entries.json", "feeds/adoptions.xml", "feeds/adoptions.json"]
    expected = {"": whole, "entries/": whole}
    values = [f"{facet.id}/{value.id.lower()}/" for facet in catalogue.award.facets for value in catalogue.facets.values[facet.id]]
    questions = [f"criteria/{one.id}/{each.id}/" for one in catalogue.award.criteria for each in one.questions]
    expected |= {url: [f"{url}{one}" for one in whole] for url in values} | {url: [f"{url}{one}" for one in whole[:2]] for url in questions}
    for url, feeds in expected.items():
        page, told = pages[url]
        found = [one["href"].removeprefix(way_to_root(url)) for one in shown(page, told, environment).links]
        assert [link.url for _, forms in told.feeds for link in forms] == [Url(one) for one in feeds]
        assert [one for one in found if "feeds/" in one] == feeds


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text(text: str, environment: Environment) -> None:
    small = catalogue_of("small")
    front = small.entries[0].front
    hostile = changed(small, title=text, summary=text, organisations=(front.organisations[0].model_copy(update={"name": text}),))
    page = next(one for one in plan(hostile, SITE).pages if one.template == "entry.html")
    told = page.head(page.url, page.title)
    assert not re.search("[<>&\u2028\u2029]", told.data)
    head = shown(page, told, environment)
    (article, way) = head.things
    assert article["headline"].endswith(text)
    assert (article["abstract"], way["itemListElement"][-1]["name"]) == (text, text)
    assert head.values("og:title") == [article["headline"]]
    assert as_zotero(head)["title"].endswith(" ".join(text.split()))
    assert head.others == []


@pytest.mark.parametrize("name", ["Birch", "Birch, Elm", "Birch House, Elm House and Alder", "A b, c d, e f", "Birch and Elm"])
def test_an_organisation_is_one_author_whatever_its_name(name: str) -> None:
    small = catalogue_of("small")
    known = changed(small, organisations=(small.entries[0].front.organisations[0].model_copy(update={"name": name}),))
    page = next(one for one in plan(known, SITE).pages if one.template == "entry.html")
    written = [value for key, value in page.head(page.url, page.title).cited if key == "author"]
    html = "".join(f'<meta name="citation_author" content="{one}">' for one in written)
    assert as_zotero(ReadHead(html))["creators"] == [name]


@pytest.mark.parametrize("award", ["small", "klinke"])
def test_a_site_that_knows_no_address_says_only_what_needs_none(award: str) -> None:
    for page in plan(catalogue_of(award)).pages:
        told = page.head(page.url, page.title)
        assert told.data == told.picture == ""
        assert not {"public_url", "pdf_url"} & {name for name, _ in told.cited}
        assert not [one for one in told.links if "feeds/" in str(one.url) or one.rel == "cite-as"]
    assert any(page.head(page.url, page.title).cited for page in plan(catalogue_of(award)).pages)


def test_documents_are_named_where_they_were_made(environment: Environment) -> None:
    small = catalogue_of("small")
    entry = small.entries[0]
    folder = f"entries/{entry.key}/papers/"
    papers = {entry.key: tuple(PaperLink(name, name, "", 1, Url(f"{folder}{name}")) for name in ("whole.pdf", "card.png"))}
    told = Heads(small, SITE, papers).entry(entry)(f"entries/{entry.key}/", entry.front.title)
    page = next(one for one in plan(small, SITE).pages if one.template == "entry.html")
    head = shown(page, told, environment)
    assert as_zotero(head)["attachments"] == [f"{SITE}{folder}whole.pdf"]
    assert head.values("og:image") == [head.things[0]["image"]] == [f"{SITE}{folder}card.png"]
    assert [*shape_faults(head.things[0])] == []


def test_the_page_of_all_data_names_its_files() -> None:
    small = catalogue_of("small")
    told = Heads(small, SITE, {}).reuse(REUSE.path, "Reuse")
    (thing,) = of_type(told, "Dataset")
    assert all(one["contentUrl"].startswith(f"{SITE}data/") for one in thing["distribution"])
    assert "creativeWorkStatus" in thing
    assert len(told.links) == 4
    assert list(shape_faults(dataset(replace(small, entries=()), SITE))) == []


def test_prose_says_what_it_is_too(environment: Environment) -> None:
    macro = environment.get_template("partials/showcase/programs.html").make_module().told  # type: ignore[attr-defined]
    prose = SimpleNamespace(title="About", meta={}, canonical_url=f"{SITE}about/")
    head = ReadHead(str(environment.from_string("{{ macro(page, page.told, site) }}").render(macro=macro, page=prose)))
    assert dict(head.named)["og:title"] == "About"
    assert dict(head.named)["og:url"] == f"{SITE}about/"
    assert dict(head.named)["og:type"] == "website"


@pytest.mark.parametrize(("language", "locale"), [("en-GB", "en_GB"), ("de-DE", "de_DE"), ("cy", ""), ("zh-Hant", ""), ("pt-br", "pt_BR")])
def test_a_language_is_told_with_its_country(language: str, locale: str) -> None:
    assert locale_of(language) == locale


def test_no_head_tells_of_what_is_not_in_the_catalogue() -> None:
    this = catalogue_of("nights")
    gone = this.entries[0]
    without: Catalogue = replace(this, entries=this.entries[1:])
    said = "".join(str(page.head(page.url, page.title)) for page in plan(without, SITE).pages)
    assert gone.front.title not in said
    assert gone.key not in said
