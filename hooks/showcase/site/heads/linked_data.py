"""Things as schema.org names them, made from what the records say and from nothing else. Addresses are whole."""

from collections.abc import Iterator, Mapping, Sequence

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.dates import updated_on
from showcase.model.award import Award
from showcase.model.entry import Entry, Translation
from showcase.model.values import Period
from showcase.site import urls
from showcase.site.citation.cited import Cited
from showcase.site.data import about
from showcase.site.data.as_asked import tables_of
from showcase.site.data.manifest import pages
from showcase.site.urls import COLLECTION, DATA, HOME, REUSE, Url, entry_address, facet_address, organisation_address
from showcase.site.views.links import Link
from showcase.site.views.made_up import MADE_UP, all_made_up, marked
from showcase.util.slugs import organisation_slug
from showcase.util.text import listed

Thing = dict[str, object]


def article(entry: Entry, told: Cited, catalogue: Catalogue, site_url: str, translation: Translation | None, picture: str) -> Thing:
    """An entry, or its translation; `picture` is the address of one that stands for it, if there is any."""
    award, front = catalogue.award, entry.front
    original = f"{site_url}{entry_address(entry.key).path}"
    words, terms = translation.front if translation else front, award.vocabularies
    licence, recognition = terms.licences[front.licence].link, award.recognitions[front.recognition]
    leads = {one.name for one in front.leads}
    return _said({
        "@type": "Article",
        "@id": f"{original}{translation.code}/" if translation else original,
        "identifier": told.key,
        "headline": marked(words.title, front.example),
        "abstract": words.summary,
        "inLanguage": translation.code if translation else award.told_in,
        "author": [_organisation(one, site_url) for one in told.authors],
        "sourceOrganization": [_reference(one, site_url) for one in told.authors if one in leads],
        "contributor": [_reference(one, site_url) for one in told.authors if one not in leads],
        "award": f"{award.honour(front.recognition, front.category)}, {award.name} {front.year}" if recognition.threads else "",
        "temporalCoverage": _covered(front.period.start, front.period.end),
        "datePublished": told.published.isoformat(),
        "dateModified": (told.updated or told.published).isoformat(),
        "license": licence or "",
        "isPartOf": {"@type": "Collection", "@id": f"{site_url}{urls.ENTRIES.path}", "name": award.name},
        "keywords": [terms.themes[one].label for one in front.themes] + [terms.settings[one].label for one in front.settings],
        "about": _themes(entry, award, site_url),
        "translationOfWork": {"@id": original} if translation else None,
        "workTranslation": [{"@id": f"{original}{one.code}/"} for one in entry.translations if not translation],
        "image": picture,
        "creativeWorkStatus": "Made-up example" if front.example else "",
        "disambiguatingDescription": MADE_UP if front.example else "",
    })


def _themes(entry: Entry, award: Award, site_url: str) -> list[Thing]:
    facet = next((one for one in award.facets if one.of == "themes"), None)
    return [
        _said({"@type": "DefinedTerm", "name": award.vocabularies.themes[one].label, "url": f"{site_url}{facet_address(facet, one).path}" if facet else ""})
        for one in entry.front.themes
    ]


def _covered(start: Period, end: Period | None) -> str:
    """A time by ISO 8601, open where the work still runs."""
    return f"{_span(start)}/{_span(end) if end else '..'}"


def _span(one: Period) -> str:
    if one.months == 1:
        return one.first.isoformat()[:7]
    return one.first.isoformat()[:4] if one.months == 12 and one.first.month == 1 else one.first.isoformat()


def _organisation(name: str, site_url: str) -> Thing:
    return {"@type": "Organization", **_reference(name, site_url), "name": name}


def _reference(name: str, site_url: str) -> Thing:
    return {"@id": f"{site_url}{organisation_address(organisation_slug(name)).path}"}


def organisation(name: str, place: str, site_url: str) -> Thing:
    """An organisation, as its page tells of it."""
    return _organisation(name, site_url) | ({"location": {"@type": "Place", "name": place}} if place else {})


def breadcrumbs(crumbs: Sequence[Link], title: str, url: str, site_url: str) -> Thing:
    """The way to a page, with the page itself as its end."""
    steps = [*((one.label, f"{site_url}{one.url.path if isinstance(one.url, Url) else one.url}") for one in crumbs), (title, f"{site_url}{url}")]
    items = [{"@type": "ListItem", "position": number, "name": name, "item": item} for number, (name, item) in enumerate(steps, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(award: Award, site_url: str) -> Thing:
    """The site, and how it is searched."""
    target = {"@type": "EntryPoint", "urlTemplate": f"{site_url}{urls.ENTRIES.path}?q={{search_term_string}}"}
    return {
        "@type": "WebSite",
        "@id": f"{site_url}{HOME.path}",
        "name": award.name,
        "description": award.purpose,
        "inLanguage": award.told_in,
        "potentialAction": {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"},
    }


def dataset(catalogue: Catalogue, site_url: str) -> Thing:
    """All entries as data, with the files that have them."""
    award, entries = catalogue.award, catalogue.entries
    used, years = {entry.front.licence for entry in entries}, sorted({entry.front.year for entry in entries})
    return _said({
        "@type": "Dataset",
        "@id": f"{site_url}{REUSE.path}",
        "name": about.title(award),
        "description": about.what_it_is(award),
        "inLanguage": award.told_in,
        "isAccessibleForFree": True,
        "license": [term.link for one, term in award.vocabularies.licences.items() if one in used and term.link],
        "temporalCoverage": f"{years[0]}/{years[-1]}" if years else "",
        "dateModified": max(updated_on(one, award, catalogue.day) for one in entries).isoformat() if entries else "",
        "distribution": [
            {"@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": f"{site_url}{url.path}"} for url, name, kind in _downloads(catalogue)
        ],
        "creativeWorkStatus": "Made-up examples" if all_made_up(entries) else "",
    })


def _downloads(catalogue: Catalogue) -> Iterator[tuple[Url, str, str]]:
    """The files with all entries: where each is, what it has, and of which type it is."""
    award = catalogue.award
    more = [words for name, words in (("measures", "figures"), ("adoptions", "adoption records")) if award.has(name)]
    told = f"Entries with their {listed(['answers', *more], 'and')}"
    yield from ((DATA / name, told, "application/json") for name in pages([one.key for one in catalogue.entries]))
    yield from ((DATA / f"{table.name}.csv", table.description, "text/csv") for table in tables_of(award))
    yield DATA / "datapackage.json", "What each column of the tables is", "application/json"
    yield COLLECTION, "All of it in one archive, with texts and materials", "application/zip"


def _said(thing: Mapping[str, object]) -> Thing:
    """A thing without what nothing is known of."""
    return {name: value for name, value in thing.items() if value or value is True}
