"""The page of one value of a facet: what it is, its entries, and the values that they share with others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from showcase.catalogue.facets import Facets, FacetValue
from showcase.model.award import Award, Facet
from showcase.model.entry import Entry
from showcase.site.urls import Url, facet_address, sample_address, search_address
from showcase.site.views.cards import Card, Cards
from showcase.site.views.links import Link, in_a_sentence, value_links
from showcase.site.views.made_up import in_figures, that_count
from showcase.site.views.paging import Pager, pager, slice_of
from showcase.util.text import first_sentence, listed

NEAR = 6
COMMONEST = 2


@dataclass(frozen=True, slots=True)
class ValuePage:
    """One page of a value’s entries.

    The first page introduces the entries: with the first sentence of a paragraph of their own, and after them with the `rest` of it, with figures and
    with the values that are `near`.
    """

    title: str
    lead: str
    rest: str
    figures: tuple[str, ...]
    near: tuple[Link, ...]
    search: Url | None
    picture: Url | None
    total: int
    all_made_up: int
    cards: tuple[Card, ...]
    pager: Pager | None
    ways: tuple[Link, ...]
    ways_title: str


def value_page(facet: Facet, value: FacetValue, facets: Facets, cards: Cards, number: int, made_up: int) -> ValuePage:
    """One page of the entries that share a value of a facet, with the ways to others; `made_up` says how many these are where all are made up."""
    address, total, first = facet_address(facet, value.id), len(value.entries), number == 1
    lead, rest = first_sentence((first and value.term.introduction) or value.term.text)
    return ValuePage(
        title=value.term.label,
        lead=lead,
        rest=rest,
        figures=_figures(facet, value.entries, cards.award) if first else (),
        near=_near(facet, value, facets) if first else (),
        search=search_address(facet.id, value.id) if total > 1 else None,
        picture=sample_address(facet, value.id) if facet.of == "themes" else None,
        total=total,
        all_made_up=made_up,
        cards=cards.of(slice_of(value.entries, number)),
        pager=pager(address, number, total),
        ways=tuple(link for link in value_links(facet, facets.values[facet.id], value.id) if not link.current),
        ways_title=_others(facet, cards.award),
    )


def _others(facet: Facet, award: Award) -> str:
    """What the other values are called: `Other themes`; where the award has one word for one value and for many, `Cost: others`."""
    if facet.title == facet.one:
        return f"{facet.title}: others"
    return f"Other {in_a_sentence(facet.title, award)}"


def _near(facet: Facet, value: FacetValue, facets: Facets) -> tuple[Link, ...]:
    found = facets.of(facet, value, NEAR)
    return tuple(Link(one.value.term.label, facet_address(one.facet, one.value.id), one.count) for one in found)


def _figures(facet: Facet, entries: Sequence[Entry], award: Award) -> tuple[str, ...]:
    """The entries in a sentence or two."""
    measured = commonest_measures(that_count(entries), award) if facet.of != "measure_kinds" else ""
    return tuple(said for said in (in_figures(entries, award), measured) if said)


def commonest_measures(entries: Sequence[Entry], award: Award) -> str:
    """What entries measured most, in a sentence; nothing of a single entry."""
    kinds = award.vocabularies.measure_kinds
    counts = Counter(kind for entry in entries for kind in {one.kind for one in entry.front.measures})
    most = sorted(counts, key=lambda kind: (-counts[kind], list(kinds).index(kind)))[:COMMONEST]
    if len(entries) < 2 or not most:
        return ""
    return f"Most often measured: {listed([f'{kinds[kind].label} ({counts[kind]:,})' for kind in most], 'and')}."
