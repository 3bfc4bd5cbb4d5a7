"""The list of all feeds, for a page that offers them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from showcase.catalogue.catalogue import Catalogue
from showcase.site.feeds.feeds import ADOPTIONS_OF, ENTRIES_OF, FORMS, Feed, all_feeds
from showcase.site.urls import Url
from showcase.site.views.links import Link

KINDS = {ENTRIES_OF: "Entries", ADOPTIONS_OF: "Adoptions"}


@dataclass(frozen=True, slots=True)
class FeedLine:
    """What some feeds are of, the page that lists the same, and the feeds: of entries and mostly of adoptions, each in both forms."""

    label: str
    page: Url
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds under one heading: of everything, of the values of a facet, of the questions."""

    title: str
    lines: tuple[FeedLine, ...]


def feed_groups(catalogue: Catalogue, site_url: str) -> tuple[FeedGroup, ...]:
    """Every feed there is; none where the site’s own address is not known."""
    every = all_feeds(catalogue) if site_url else ()
    return tuple(FeedGroup(title, tuple(_lines(feeds))) for title, feeds in groupby(every, lambda one: one.group))


def _lines(feeds: Iterable[Feed]) -> Iterator[FeedLine]:
    for page, some in groupby(feeds, lambda one: one.page):
        of_page = tuple(some)
        links = tuple(Link(f"{KINDS[one.kind]}, {name}", one.address(ending)) for one in of_page for ending, _, name in FORMS)
        yield FeedLine(of_page[0].label, page, links)
