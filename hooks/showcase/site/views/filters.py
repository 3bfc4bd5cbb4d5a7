"""What entries can be narrowed by: every facet with all its values in the award’s order, and then its years."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import FacetValue
from showcase.model.award import Facet
from showcase.site.urls import YEARS, Url, facet_address, year_address

OPEN = 1  # facets that lie open at first: an award names first what people choose by first; the rest unfold


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow by, with its own page and how many entries it has."""

    id: str
    label: str
    url: Url
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one facet: `id` names it in an address, `of` names it in the data of the search."""

    id: str
    of: str
    title: str
    url: Url
    choices: tuple[Choice, ...]
    open: bool


def narrowing(catalogue: Catalogue) -> tuple[Choices, ...]:
    """Every facet of a catalogue, ready to choose from; values without entries stay, so that nobody wonders where they went."""
    facets = [(one.id, one.of, one.title, facet_address(one), _values(one, catalogue.facets.values[one.id])) for one in catalogue.award.facets]
    facets += [("years", "years", "Years", YEARS, _years(catalogue))]
    return tuple(Choices(*facet, open=place < OPEN) for place, facet in enumerate(facets))


def _years(catalogue: Catalogue) -> tuple[Choice, ...]:
    counts = {year: sum(entry.front.year == year for entry in catalogue.entries) for year in sorted(catalogue.award.by_year, reverse=True)}
    return tuple(Choice(str(year), str(year), year_address(year), count) for year, count in counts.items())


def _values(facet: Facet, values: Sequence[FacetValue]) -> tuple[Choice, ...]:
    return tuple(Choice(one.id, one.term.label, facet_address(facet, one.id), len(one.entries)) for one in values)
