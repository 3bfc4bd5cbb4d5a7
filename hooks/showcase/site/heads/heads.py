"""Who makes the head of each kind of page, and the ways that lead to it, which readers see and programs read."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import FacetValue
from showcase.catalogue.organisations import Participant
from showcase.model.award import Facet
from showcase.model.entry import Entry, Translation
from showcase.model.questions import Criterion, Question
from showcase.site.feeds.feeds import FORMS, Feed, all_feeds, whole_feeds
from showcase.site.heads.entry_head import entry_head
from showcase.site.heads.head import HeadLink, PageHead, data_block
from showcase.site.heads.linked_data import Thing, breadcrumbs, dataset, organisation, website
from showcase.site.papers.links import PaperLinks
from showcase.site.urls import CHECKS, CRITERIA, ENTER, ENTRIES, ORGANISATIONS, YEARS, Url, facet_address, question_address
from showcase.site.views.feeds import offered
from showcase.site.views.links import Link
from showcase.site.views.organisation import place_of

HeadMaker = Callable[[str, str], PageHead]  # from the page’s address and its title
TO_ENTRIES, TO_QUESTIONS, TO_YEARS = Link("Entries", ENTRIES), Link("Questions", CRITERIA), Link("Years", YEARS)
TO_ORGANISATIONS, TO_ENTER, TO_CHECKS = Link("Organisations", ORGANISATIONS), Link("Enter", ENTER), Link("What the check says", CHECKS)


def no_head(url: str, title: str) -> PageHead:
    """The head of a page that has nothing to say of itself."""
    return PageHead()


class Heads:
    """Makes the heads of a collection’s pages; what needs a whole address is left out where the site’s own is not known. `papers` are the
    documents that were made of entries.
    """

    def __init__(self, catalogue: Catalogue, site_url: str, papers: PaperLinks) -> None:
        self.catalogue, self.site_url, self.papers = catalogue, site_url, papers
        self.award, self.everything = catalogue.award, whole_feeds(catalogue)

    @cached_property
    def feeds(self) -> dict[Url, list[Feed]]:
        """The feeds of each page that has any."""
        found: dict[Url, list[Feed]] = {}
        for feed in all_feeds(self.catalogue):
            found.setdefault(feed.page, []).append(feed)
        return found

    def under(self, *crumbs: Link, feeds: Url | None = None) -> HeadMaker:
        """The head of a page to which some crumbs lead; `feeds` is the page whose feeds it offers."""
        return partial(self._under, crumbs, feeds, ())

    def home(self, url: str, title: str) -> PageHead:
        """The head of the first page."""
        return self._under((), ENTRIES, [website(self.award, self.site_url)], url, title)

    def reuse(self, url: str, title: str) -> PageHead:
        """The head of the page that hands out all entries as data."""
        return self._under((), ENTRIES, [dataset(self.catalogue, self.site_url)], url, title)

    def entry(self, entry: Entry, translation: Translation | None = None) -> HeadMaker:
        """The head of an entry’s page, or of its translation’s."""
        def made(url: str, title: str) -> PageHead:
            around, papers = self.catalogue.around(entry), self.papers.get(entry.key, ())
            feed = whole_feeds(around)[0]
            return entry_head(url, title, entry=entry, catalogue=around, site_url=self.site_url, feed=feed, papers=papers, translation=translation)

        return made

    def value(self, facet: Facet, value: FacetValue) -> HeadMaker:
        """The head of a page of a value’s entries."""
        return self.under(TO_ENTRIES, Link(facet.title, facet_address(facet)), feeds=facet_address(facet, value.id))

    def question(self, criterion: Criterion, question: Question) -> HeadMaker:
        """The head of a page of the answers to a question."""
        asked = CRITERIA.at(criterion.id) if criterion.counts_in(self.catalogue.year) else CRITERIA
        return self.under(TO_QUESTIONS, Link(criterion.title, asked), feeds=question_address(criterion.id, question))

    def organisation(self, one: Participant) -> HeadMaker:
        """The head of an organisation’s page."""
        return partial(self._under, (TO_ORGANISATIONS,), None, [organisation(one.organisation.name, place_of(one, self.award), self.site_url)])

    def _under(self, crumbs: Sequence[Link], feeds: Url | None, things: Sequence[Thing], url: str, title: str) -> PageHead:
        if not self.site_url:
            return PageHead(crumbs=tuple(crumbs))
        way = [breadcrumbs(crumbs, title, url, self.site_url)] if crumbs else []
        told = self.feeds[feeds] if feeds else ()
        links = tuple(HeadLink("alternate", one.address(ending), type_, f"{one.title} ({name})") for one in told for ending, type_, name in FORMS)
        return PageHead(crumbs=tuple(crumbs), feeds=offered(told), links=links, data=data_block([*things, *way]))
