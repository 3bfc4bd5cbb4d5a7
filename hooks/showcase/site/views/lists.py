"""Pages that list entries: all of them, those of a value, of an organisation, of a year; and the pages that lead there."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import FacetValue, facet_values
from showcase.model.award import Award, Facet
from showcase.model.values import day_words
from showcase.site.urls import ENTRIES, Url, search_address, year_address
from showcase.site.views.cards import Card, Cards
from showcase.site.views.filters import Choices
from showcase.site.views.links import Link, value_link
from showcase.site.views.made_up import all_made_up, in_figures, that_count
from showcase.site.views.paging import Pager, pager, slice_of
from showcase.util.text import counted, listed


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under a heading of their own."""

    title: str
    links: tuple[Link, ...]
    url: Url | None = None


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """One page of all entries. The first is where they are searched and narrowed; a further one says where that is."""

    total: int
    cards: tuple[Card, ...]
    pager: Pager | None
    narrowing: tuple[Choices, ...]
    search_at: Url | None
    all_made_up: int


@dataclass(frozen=True, slots=True)
class Index:
    """A page that leads to others, in groups; `letters` says that these are an alphabet."""

    title: str
    text: str
    groups: tuple[LinkGroup, ...]
    figures: str = ""
    letters: bool = False
    all_made_up: int = 0


@dataclass(frozen=True, slots=True)
class YearPage:
    """An award year: its honours list, highest first, and what its rules were."""

    year: int
    rules: tuple[str, ...]
    honours: tuple[tuple[str, str, tuple[Card, ...]], ...]
    figures: str
    total: int
    all_made_up: int
    search: Url | None
    announced: bool
    announced_on: str
    shortlisted_on: str
    years: tuple[Link, ...]


def all_entries(catalogue: Catalogue, cards: Cards, number: int, facets: tuple[Choices, ...], made_up: int) -> EntriesPage:
    """One page of all entries, newest first and the highest honours first in each year."""
    entries, first = catalogue.entries, number == 1
    return EntriesPage(
        total=len(entries),
        cards=cards.of(slice_of(entries, number)),
        pager=pager(ENTRIES, number, len(entries)),
        narrowing=facets if first and entries else (),
        search_at=None if first else ENTRIES,
        all_made_up=made_up,
    )


def facet_index(facet: Facet, catalogue: Catalogue) -> Index:
    """A facet with all its values, those without entries named too."""
    values, entries, real = catalogue.facets.values[facet.id], catalogue.entries, that_count(catalogue.entries)
    of_real = values if real is entries else facet_values(facet, real, catalogue.award)
    groups = (LinkGroup("", tuple(value_link(facet, one) for one in values)),)
    return Index(facet.title, facet.text, groups, _widest(of_real), all_made_up=all_made_up(entries))


def _widest(values: Sequence[FacetValue]) -> str:
    """Where most entries are, in a sentence; nothing while there is nothing to compare."""
    used = sorted((one for one in values if one.entries), key=lambda one: -len(one.entries))
    if len(used) < 2:
        return ""
    most = used[0]
    return f"Most entries are under ‘{most.term.label}’: {len(most.entries):,}."


def year_index(catalogue: Catalogue) -> Index:
    """All the award’s years, newest first."""
    counts = {year: sum(entry.front.year == year for entry in catalogue.entries) for year in catalogue.award.by_year}
    links = tuple(Link(str(year), year_address(year), counts[year]) for year in sorted(counts, reverse=True))
    words = "Each year’s honours list, and the rules that its entries were judged by."
    return Index("Years", words, (LinkGroup("", links),), all_made_up=all_made_up(catalogue.entries))


def year_page(year: int, catalogue: Catalogue, cards: Cards) -> YearPage:
    """An award year’s honours list, with every entry of the year."""
    award = catalogue.award
    entries = [entry for entry in catalogue.entries if entry.front.year == year]
    honours = []
    for recognition, words in award.recognitions.items():
        honoured = cards.of(entry for entry in entries if entry.front.recognition == recognition)
        if honoured:
            honours.append((words.label, words.text, honoured))
    round_ = award.by_year[year]
    held = any(key.startswith(f"{year}/") for key in catalogue.held)
    return YearPage(
        year=year,
        rules=_rules(year, award),
        honours=tuple(honours),
        figures=in_figures(entries, award),
        total=len(entries),
        all_made_up=all_made_up(entries),
        search=search_address("years", str(year)) if len(entries) > 1 else None,
        announced=bool(entries) or not held,
        announced_on=day_words(round_.announced),
        shortlisted_on=day_words(round_.shortlisted) if round_.shortlisted and award.is_shortlist_of(year, catalogue.day) else "",
        years=tuple(Link(str(one), year_address(one), current=one == year) for one in sorted(award.by_year, reverse=True)),
    )


def _rules(year: int, award: Award) -> tuple[str, ...]:
    """What set a year’s rules apart, in sentences."""
    rules = []
    limits = sorted({limit for criterion in award.criteria_in(year) if (limit := award.word_limit(criterion, year))})
    words = f", at most {listed([str(limit) for limit in limits])} words each" if limits else ""
    rules.append(f"{counted(len(award.criteria_in(year)), 'criterion', 'criteria')}{words}.")
    if award.synopsis_limit(year):
        rules.append(f"A synopsis of at most {award.synopsis_limit(year)} words.")
    months = award.by_year[year].evidence_months
    if months and award.has("measures"):
        rules.append(f"Figures no older than {months} months when entries closed.")
    return tuple(rules)
