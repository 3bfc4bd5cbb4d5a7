"""Which feeds there are: of all entries and all adoptions, of those of each value of each facet, and of the entries that answer each question."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.dates import recorded_on, updated_on
from showcase.checks.adoptions import counts
from showcase.model.entry import Adoption, Entry
from showcase.site.feeds import atom, json_feed
from showcase.site.feeds.addresses import Addresses
from showcase.site.feeds.items import adoption_item, entry_item, moment
from showcase.site.tongues import Tongues
from showcase.site.urls import ENTRIES, HOME, Url, facet_address, feed_address, question_address
from showcase.site.views.cards import Cards
from showcase.util.parallel import in_parallel

NEWEST = 50  # items in a feed: readers keep what they have had, and one who begins needs no more
WORTH_SHARING = 300  # items; below this, a second process costs more than it saves
ENTRIES_OF, ADOPTIONS_OF = "entries", "adoptions"
FORMS = ((".xml", atom.TYPE, "Atom"), (".json", json_feed.TYPE, "JSON Feed"))
Told = tuple[Entry, Adoption | None]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, in both forms: the page that lists the same, whether it tells of entries or of adoptions, and what it is called there and by itself."""

    page: Url
    kind: str
    label: str
    title: str
    text: str
    entries: Sequence[Entry]

    def address(self, ending: str) -> Url:
        """Where one of its forms is."""
        return feed_address(HOME if self.page == ENTRIES else self.page, f"{self.kind}{ending}")


def whole_feeds(catalogue: Catalogue) -> tuple[Feed, ...]:
    """The feeds of everything."""
    award, entries = catalogue.award, catalogue.entries
    whole = (
        Feed(ENTRIES, ENTRIES_OF, "All entries", award.name, "Entries of the collection, those that changed last first.", entries),
        Feed(ENTRIES, ADOPTIONS_OF, "All adoptions", f"{award.name}: adoptions", "Who uses what others made, newest first.", entries),
    )
    return whole if award.has("adoptions") else whole[:1]


def facet_feeds(catalogue: Catalogue) -> Iterator[Feed]:
    """The feeds of every value of every facet."""
    name = catalogue.award.name
    for facet in catalogue.award.facets:
        for value in catalogue.facets.values[facet.id]:
            page, title = facet_address(facet, value.id), f"{name}: {facet.one}: {value.term.label}"
            yield Feed(page, ENTRIES_OF, "Entries", title, value.term.text, value.entries)
            if catalogue.award.has("adoptions"):
                yield Feed(page, ADOPTIONS_OF, "Adoptions", f"{title}, adoptions", value.term.text, value.entries)


def question_feeds(catalogue: Catalogue) -> Iterator[Feed]:
    """The feed of the entries that answer each question."""
    for criterion in catalogue.award.criteria:
        for question in criterion.questions:
            answered = [entry for entry, _ in catalogue.answers.get((criterion.id, question.id), ())]
            page, title = question_address(criterion.id, question), f"{catalogue.award.name}: {question.for_readers}"
            yield Feed(page, ENTRIES_OF, "Entries", title, question.question, answered)


def all_feeds(catalogue: Catalogue) -> tuple[Feed, ...]:
    """Every feed; those of one page follow one another."""
    return (*whole_feeds(catalogue), *facet_feeds(catalogue), *question_feeds(catalogue))


@dataclass(frozen=True, slots=True)
class Written:
    """An item as every feed has it: when it changed, and itself in both forms."""

    updated: str
    atom: str
    json: str


class Feeds:
    """All feeds of a collection; each item is written once, however many of them have it."""

    def __init__(self, catalogue: Catalogue, cards: Cards, at: Addresses, cores: int = 1) -> None:
        self.catalogue, self.cards, self.at = catalogue, cards, at
        self.tongues = Tongues(catalogue, ()) if catalogue.award.apart else None
        award, day, entries = catalogue.award, catalogue.day, catalogue.entries
        self.changed = {entry.key: updated_on(entry, award, day) for entry in entries}
        self.records = {
            entry.key: [(entry, one, min(day, recorded_on(one, entry, award))) for one in entry.adoptions if counts(one.front, entry.front)]
            for entry in entries
        }
        self.newest = tuple((feed, self._newest(feed)) for feed in all_feeds(catalogue))
        items = {_key(one): one for _, newest in self.newest for one in newest}
        share = cores if len(items) >= WORTH_SHARING else 1
        self.items = dict(zip(items, in_parallel(self._write, [*items.values()], share), strict=True))

    def files(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Every feed in every form: its address from the site’s root, and how it is made."""
        for feed, newest in self.newest:
            items = [self.items[_key(one)] for one in newest]
            yield feed.address(".xml").path, partial(self._atom, feed, items)
            yield feed.address(".json").path, partial(self._json, feed, items)

    def _newest(self, feed: Feed) -> Sequence[Told]:
        """What a feed tells, newest first, and what changed on one day as lists have it."""
        if feed.kind == ENTRIES_OF:
            return [(entry, None) for entry in sorted(feed.entries, key=lambda one: self.changed[one.key], reverse=True)[:NEWEST]]
        found = [one for entry in feed.entries for one in self.records[entry.key]]
        return [(entry, one) for entry, one, _ in sorted(found, key=lambda each: each[2], reverse=True)[:NEWEST]]

    def _write(self, some: Sequence[Told]) -> list[Written]:
        made = [
            adoption_item(adoption, entry, self.catalogue, self.at) if adoption else entry_item(entry, self.catalogue, self.cards, self.at)
            for entry, adoption in some
        ]
        told = [replace(one, html=self._spoken(one.html)) for one in made]
        return [Written(one.updated, atom.atom_item(one), json_feed.json_item(one)) for one in told]

    def _spoken(self, html: str) -> str:
        """The content of an item, in which the site’s own words and those of the award say their language where it is not one."""
        return f'<div lang="{self.catalogue.award.language}">{self.tongues.spoken(html)}</div>' if self.tongues else html

    def _atom(self, feed: Feed, items: Sequence[Written]) -> str:
        award, url = self.catalogue.award, feed.address(".xml").path
        # A feed that has nothing to tell yet is as old as the award.
        updated = items[0].updated if items else moment(min(one.opens for one in award.years), award.time_zone)
        said_in = award.language if award.apart and feed.page == ENTRIES else ""
        return atom.atom_feed(
            id_=f"{self.at.first}{url}", url=f"{self.at.site}{url}", page=f"{self.at.site}{feed.page.path}", title=feed.title, subtitle=feed.text,
            author=award.name, language=award.told_in, said_in=said_in, updated=updated, items=[one.atom for one in items],
        )

    def _json(self, feed: Feed, items: Sequence[Written]) -> str:
        award, url = self.catalogue.award, feed.address(".json").path
        return json_feed.json_feed(
            url=f"{self.at.site}{url}", page=f"{self.at.site}{feed.page.path}", title=feed.title, subtitle=feed.text,
            author=award.name, language=award.told_in, items=[one.json for one in items],
        )


def _key(told: Told) -> tuple[str, str]:
    entry, adoption = told
    return entry.key, adoption.slug if adoption else ""
