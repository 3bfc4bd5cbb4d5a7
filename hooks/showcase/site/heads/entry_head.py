"""The head of an entry’s page: how reference managers, search engines and programs that follow links know it."""

from collections.abc import Iterator, Sequence

from showcase.catalogue.catalogue import Catalogue
from showcase.model.entry import Entry, Translation
from showcase.model.fields import FrontMatter
from showcase.model.records import TranslationFields
from showcase.site.citation.cited import Cited, cited
from showcase.site.feeds.feeds import Feed
from showcase.site.heads.head import HeadLink, PageHead, data_block
from showcase.site.heads.linked_data import article, breadcrumbs
from showcase.site.papers.links import PaperLink
from showcase.site.urls import ENTRIES, Url, entry_address, entry_json, entry_markdown, measures_csv, organisation_address, series_csv, year_address
from showcase.site.views.images import Beside
from showcase.site.views.links import Link
from showcase.site.views.made_up import marked
from showcase.util.slugs import organisation_slug

CSV, PAGE = "text/csv", "text/html"


def entry_head(
    url: str, title: str, *, entry: Entry, catalogue: Catalogue, site_url: str, feed: Feed, papers: Sequence[PaperLink], translation: Translation | None
) -> PageHead:
    """What an entry’s page says of itself; `papers` are the documents that were made."""
    award, front = catalogue.award, entry.front
    words, told = translation.front if translation else front, cited(entry, award, catalogue.day, site_url)
    crumbs = (Link("Entries", ENTRIES), Link(str(front.year), year_address(front.year)))
    language = translation.code if translation else None
    made = {one.name: f"{site_url}{one.url.path}" for one in papers} if site_url else {}
    pdf = made.get(f"whole-{language}.pdf" if language else "whole.pdf", "")
    picture = made.get("card.png", "")
    things = [article(entry, told, catalogue, site_url, translation, picture), breadcrumbs(crumbs, title, url, site_url)] if site_url else []
    return PageHead(
        crumbs=crumbs,
        title=marked(words.title, front.example),
        description=marked(words.summary, front.example),
        kind="article",
        language=language or award.apart,
        picture=picture,
        links=tuple(_links(entry, catalogue, told, site_url, feed, translation)),
        cited=tuple(_cited(words, told, f"{site_url}{url}" if site_url else "", pdf, language or told.language)),
        data=data_block(things),
    )


def _cited(words: FrontMatter | TranslationFields, told: Cited, address: str, pdf: str, language: str) -> Iterator[tuple[str, str]]:
    """An entry as Google Scholar and Zotero read it: a report of the award, written by its organisations."""
    yield "title", marked(words.title, told.made_up)
    # Zotero would take a name with commas for several; where a semicolon parts them, it does not.
    yield from (("author", f"{one};" if "," in one else one) for one in told.authors)
    yield "publication_date", f"{told.published:%Y/%m/%d}"
    yield "technical_report_institution", told.collection
    yield "publisher", told.collection
    yield "language", language
    yield "abstract", marked(words.summary, told.made_up)
    if address:
        yield "public_url", address
    if pdf:
        yield "pdf_url", pdf


def _links(entry: Entry, catalogue: Catalogue, told: Cited, site_url: str, feed: Feed, translation: Translation | None) -> Iterator[HeadLink]:
    """What belongs to an entry, by the relations of FAIR Signposting, and its other forms."""
    address, licence = entry_address(entry.key), catalogue.award.vocabularies.licences[entry.front.licence].link
    if site_url:
        yield HeadLink("cite-as", f"{site_url}{address.path}")
        yield HeadLink("alternate", feed.address(".xml"), "application/atom+xml", feed.title)
    yield HeadLink("type", "https://schema.org/Article")
    yield HeadLink("collection", ENTRIES, PAGE)
    yield from (HeadLink("author", organisation_address(organisation_slug(one))) for one in told.authors)
    if licence:
        yield HeadLink("license", licence)
    yield HeadLink("alternate describedby", entry_json(entry.key), "application/json", f"{told.title} (JSON)")
    yield HeadLink("alternate", entry_markdown(entry.key), "text/markdown", f"{told.title} (Markdown)")
    yield from _items(entry, address)
    yield from (
        HeadLink("alternate", address / f"{one.code}/", PAGE, one.front.title, one.code) for one in entry.translations if one is not translation
    )
    if translation:
        yield HeadLink("alternate", address, PAGE, entry.front.title, catalogue.award.told_in)


def _items(entry: Entry, address: Url) -> Iterator[HeadLink]:
    """The materials of an entry that stand beside it, and its figures as tables."""
    beside = Beside(entry)
    yield from (HeadLink("item", address / beside.address(one.file)) for one in entry.front.resources if one.file)
    measures = entry.front.measures
    if measures or any(one.front.measures for one in entry.adoptions):
        yield HeadLink("item", measures_csv(entry.key), CSV)
    yield from (HeadLink("item", series_csv(entry.key, number), CSV) for number, one in enumerate(measures, 1) if entry.points_of(one))
