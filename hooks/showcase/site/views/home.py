"""The first page: what this is, this year’s honours, and ways in by theme, setting and question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.organisations import participants
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.questions import Criterion
from showcase.model.values import day_words
from showcase.site.covers import STRIP
from showcase.site.urls import LONG_CLOTH, YEARS, Url, facet_address, question_address, year_address
from showcase.site.views.cards import Card, Cards
from showcase.site.views.links import Link, value_links
from showcase.site.views.lists import LinkGroup
from showcase.site.views.made_up import all_made_up, people_in, that_count, used_elsewhere

OTHERS = 6  # entries of the year that are shown beside its highest honour
ON_THE_LOOM = 60  # entries woven into the picture of the collection


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the first page shows. `counted` are the real ones of the `total` of entries, or all where `all_made_up` says that none is real: in them
    it is counted who took part, what is `used` somewhere else, and of how many the main measure, which their cards show, is `better` or `worse`."""

    headline: str
    lead: str
    year: int | None
    year_url: Url
    first: tuple[Card, ...]
    top: str
    others: tuple[Card, ...]
    counted: int
    better: int
    worse: int
    people: int
    people_are: str
    organisations: int
    used: int
    ways: tuple[LinkGroup, ...]
    questions: tuple[LinkGroup, ...]
    cloth: Url
    cloth_width: int
    woven: int
    categories: bool
    is_shortlist: bool
    total: int
    all_made_up: int
    first_day: str | None


def home_page(catalogue: Catalogue, cards: Cards) -> HomePage:
    """The first page, with the honours of the newest year that has entries."""
    award, entries = catalogue.award, catalogue.entries
    real = that_count(entries)
    main = [card.figure for card in cards.of(real) if card.figure]
    woven = min(len(entries), ON_THE_LOOM)
    year = entries[0].front.year if entries else None
    of_year = [entry for entry in entries if entry.front.year == year]
    is_shortlist = year is not None and award.is_shortlist_of(year, catalogue.day)  # of which none stands before the others
    top, others = ([], of_year) if is_shortlist else _by_honour(of_year, award)
    return HomePage(
        headline=award.headline,
        lead=award.lead,
        year=year,
        year_url=year_address(year) if year else YEARS,
        first=cards.of(top),
        top=award.recognitions[top[0].front.recognition].label if top else "",
        others=cards.of(others)[:OTHERS],
        counted=len(real),
        better=sum(one.gained for one in main),
        worse=sum(one.worse for one in main),
        people=people_in(real),
        people_are=award.people.one if people_in(real) == 1 else award.people.many,
        organisations=len(catalogue.participants if real is entries else participants(real)),
        used=used_elsewhere(real, award),
        ways=tuple(_ways(catalogue)),
        questions=tuple(_questions(criterion, catalogue) for criterion in award.criteria_in(catalogue.year)),
        cloth=LONG_CLOTH,
        cloth_width=woven * STRIP,
        woven=woven,
        categories=bool(award.vocabularies.categories),
        is_shortlist=is_shortlist,
        total=len(entries),
        all_made_up=all_made_up(entries),
        first_day=day_words(min(award.next_day(int(key[:4]), catalogue.day) for key in catalogue.held)) if catalogue.held else None,
    )


def _by_honour(entries: Sequence[Entry], award: Award) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """The entries of a year with its highest honour, and the others that have one; all are others where none has."""
    honoured = [one for one in entries if award.recognitions[one.front.recognition].threads]
    top = [one for one in honoured if one.front.recognition == honoured[0].front.recognition]
    return top, honoured[len(top) :] if top else entries


def _ways(catalogue: Catalogue) -> Iterator[LinkGroup]:
    """The ways in by theme and by setting."""
    for facet in catalogue.award.facets:
        if facet.of in ("themes", "settings"):
            yield LinkGroup(facet.title, value_links(facet, catalogue.facets.values[facet.id]), facet_address(facet))


def _questions(criterion: Criterion, catalogue: Catalogue) -> LinkGroup:
    asked = catalogue.award.asked_in(catalogue.year)
    links = tuple(Link(one.for_readers, question_address(owner.id, one)) for owner, one, _ in asked if owner is criterion)
    return LinkGroup(criterion.title, links)
