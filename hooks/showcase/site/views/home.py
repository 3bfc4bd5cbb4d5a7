"""The first page: what this is, this year’s honours, and ways in by theme, setting and question."""

from dataclasses import dataclass

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.spread import in_use
from showcase.model.award import Criterion
from showcase.model.values import day_words
from showcase.site.urls import ENTRIES, LONG_CLOTH, ORGANISATIONS, YEARS, Url, facet_address, question_address, year_address
from showcase.site.views.cards import Card, Cards
from showcase.site.views.links import Link, value_links
from showcase.site.views.lists import LinkGroup, people_in

OTHERS = 6  # entries of the year that are shown beside its highest honour
ON_THE_LOOM = 60  # entries woven into the picture of the collection


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the first page shows."""

    headline: str
    lead: str
    year: int | None
    year_url: Url
    first: tuple[Card, ...]
    others: tuple[Card, ...]
    sentence: tuple[Link, ...]
    ways: tuple[LinkGroup, ...]
    questions: tuple[LinkGroup, ...]
    cloth: Url
    woven: int
    total: int
    first_day: str


def home_page(catalogue: Catalogue, cards: Cards) -> HomePage:
    """The first page, with the honours of the newest year that has entries."""
    award, entries = catalogue.award, catalogue.entries
    year = entries[0].front.year if entries else None
    of_year = [entry for entry in entries if entry.front.year == year]
    honoured = cards.of(entry for entry in of_year if award.recognitions[entry.front.recognition].threads)
    top = honoured[0].honour.label if honoured else ""
    ways = []
    for facet in award.facets:
        if facet.of in ("themes", "settings"):
            values = catalogue.facets.values[facet.id]
            ways.append(LinkGroup(facet.title, value_links(facet, values, woven=facet.of == "themes"), facet.text, facet_address(facet)))
    return HomePage(
        headline=award.headline,
        lead=award.lead,
        year=year,
        year_url=year_address(year) if year else YEARS,
        first=tuple(one for one in honoured if one.honour.label == top),
        others=(tuple(one for one in honoured if one.honour.label != top) if honoured else cards.of(of_year))[:OTHERS],
        sentence=_sentence(catalogue),
        ways=tuple(ways),
        questions=tuple(_questions(criterion, catalogue) for criterion in award.criteria_in(catalogue.year)),
        cloth=LONG_CLOTH,
        woven=min(len(entries), ON_THE_LOOM),
        total=len(entries),
        first_day=_first_day(catalogue),
    )


def _first_day(catalogue: Catalogue) -> str:
    """What to say while there is nothing to show."""
    if not catalogue.held:
        return "The first entries will stand here."
    return f"The first entries appear on {day_words(min(catalogue.award.by_year[int(key[:4])].announced for key in catalogue.held))}."


def _questions(criterion: Criterion, catalogue: Catalogue) -> LinkGroup:
    asked = catalogue.award.asked_in(catalogue.year)
    links = tuple(Link(one.for_readers, question_address(owner.id, one)) for owner, one, _ in asked if owner is criterion)
    return LinkGroup(criterion.title, links, criterion.text)


def _sentence(catalogue: Catalogue) -> tuple[Link, ...]:
    """The collection in four figures, each a way to what it counts."""
    entries, organisations = catalogue.entries, len(catalogue.participants)
    used = sum(bool(in_use(entry, catalogue.award)) for entry in entries)
    return (
        Link(catalogue.award.people.one if people_in(entries) == 1 else catalogue.award.people.many, ENTRIES, people_in(entries)),
        Link("organisations" if organisations != 1 else "organisation", ORGANISATIONS, organisations),
        Link("entries" if len(entries) != 1 else "entry", ENTRIES, len(entries)),
        Link("practices" if used != 1 else "practice", ENTRIES, used),
    )
