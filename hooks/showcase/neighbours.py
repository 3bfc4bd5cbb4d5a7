"""Which values are found together: for each value of a facet, the themes and settings that its entries most often have as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from showcase.catalogue import Catalogue
from showcase.facets import FacetValue, facet_values
from showcase.model.award import Facet

SAYING = ("themes", "settings")  # what an entry is about; that most entries of a theme were entrants says nothing of it
OFTEN = 2  # what happened once is no habit


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A value that is found together with another one, and in how many entries."""

    facet: Facet
    value: FacetValue
    count: int


class Neighbours:
    """Every facet’s values with their entries, taken from the catalogue once, and what each is found together with.

    A value’s entries are a set of places, which is a whole number: bit n stands for the entry at place n.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        facets = catalogue.award.facets
        self.values: Mapping[str, tuple[FacetValue, ...]] = {facet.id: facet_values(facet, catalogue) for facet in facets}
        self._saying = list({facet.of: facet for facet in reversed(facets) if facet.of in SAYING}.values())[::-1]  # of two addresses the first is enough
        bits = {entry.key: 1 << place for place, entry in enumerate(catalogue.entries)}
        self._entries = {(of, value.id): sum(bits[entry.key] for entry in value.entries) for of, values in self.values.items() for value in values}

    def of(self, facet: Facet, value: FacetValue, most: int) -> Sequence[Neighbour]:
        """The values most often found together with one, commonest first, then in the award’s order."""
        mine = self._entries[facet.id, value.id]
        found = [
            Neighbour(other, one, (mine & self._entries[other.id, one.id]).bit_count())
            for other in self._saying
            for one in self.values[other.id]
            if (other.of, one.id) != (facet.of, value.id)
        ]
        return sorted((one for one in found if one.count >= OFTEN), key=lambda one: -one.count)[:most]
