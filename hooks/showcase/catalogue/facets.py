"""Dimensions to narrow the collection by: which values an entry has, which entries a value has, and which values are found together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from showcase.catalogue.participation import participation_level
from showcase.catalogue.spread import grade, in_use
from showcase.model.award import Award, Facet
from showcase.model.entry import Entry
from showcase.model.vocabularies import Recognition, Term
from showcase.parsing.validation.vocabulary_fields import vocabulary_of

Values = Callable[[Entry, Award], Sequence[str | None]]
VALUES: Mapping[str, Values] = {
    "themes": lambda entry, award: entry.front.themes,
    "settings": lambda entry, award: entry.front.settings,
    "regions": lambda entry, award: list(dict.fromkeys(one.region for one in entry.front.leads)),
    "categories": lambda entry, award: [entry.front.category],
    "organisation_countries": lambda entry, award: [one.country for one in entry.front.leads],
    "organisation_sizes": lambda entry, award: [one.size for one in entry.front.leads],
    "organisation_types": lambda entry, award: [one.type for one in entry.front.organisations],
    "recognitions": lambda entry, award: [entry.front.recognition],
    "participation_levels": lambda entry, award: [participation_level(entry, award)],
    "spread_grades": lambda entry, award: [grade(entry, award)],
    "measure_kinds": lambda entry, award: [one.kind for one in entry.front.measures],
    "cost_bands": lambda entry, award: [entry.front.adapting.cost if entry.front.adapting else None],
    "time_bands": lambda entry, award: [entry.front.adapting.time if entry.front.adapting else None],
    "adopter_types": lambda entry, award: [one.front.organisation.type for one in in_use(entry, award)],  # one for each adopter, so a type may come again
    "roles": lambda entry, award: entry.front.involvement.roles,
    "voices": lambda entry, award: [one.voice for one in entry.front.testimonials],
    "licences": lambda entry, award: [entry.front.licence],
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice of a facet with its entries, newest first."""

    id: str
    term: Term | Recognition
    entries: tuple[Entry, ...]


def terms_of(dimension: str, award: Award) -> Mapping[str, Term | Recognition]:
    """What the values of a dimension are chosen from, by id, in the award’s order."""
    return vocabulary_of(award, "organisation_types" if dimension == "adopter_types" else dimension)


def values_of(entry: Entry, facet: Facet, award: Award) -> tuple[str, ...]:
    """An entry’s values of a facet, each once, in the order of the entry."""
    return tuple(dict.fromkeys(value for value in VALUES[facet.of](entry, award) if value))


def facet_values(facet: Facet, entries: Iterable[Entry], award: Award) -> tuple[FacetValue, ...]:
    """Every value of a facet in the award’s order, those without entries included."""
    terms = terms_of(facet.of, award)
    found: dict[str, list[Entry]] = {value: [] for value in terms}
    for entry in entries:
        for value in values_of(entry, facet, award):
            found[value].append(entry)
    return tuple(FacetValue(value, terms[value], tuple(entries)) for value, entries in found.items())


SAYING = ("themes", "settings")  # what an entry is about; that most entries of a theme were entrants says nothing of it
OFTEN = 2  # what happened once is no habit


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A value that is found together with another one, and in how many entries."""

    facet: Facet
    value: FacetValue
    count: int


class Facets:
    """Every facet’s values with their entries, and what each is found together with.

    A value’s entries are a set of places, which is a whole number: bit n stands for the entry at place n.
    """

    def __init__(self, entries: Sequence[Entry], award: Award) -> None:
        facets = award.facets
        self.values: Mapping[str, tuple[FacetValue, ...]] = {facet.id: facet_values(facet, entries, award) for facet in facets}
        self._saying = list({facet.of: facet for facet in reversed(facets) if facet.of in SAYING}.values())[::-1]  # of two addresses the first is enough
        bits = {entry.key: 1 << place for place, entry in enumerate(entries)}
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
