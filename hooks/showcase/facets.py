"""Dimensions to narrow the collection by: which values an entry has, and which entries a value has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from showcase.catalogue import Catalogue
from showcase.model.award import Award, Facet
from showcase.model.entry import Entry
from showcase.model.vocabularies import Recognition, Term
from showcase.spread import grade, in_use


def participation_level(entry: Entry, award: Award) -> str | None:
    """The highest level that all sides saw at one stage; None when no stage is told."""
    ladder = list(award.vocabularies.participation_levels)
    agreed = [min(ladder.index(level) for level in sides.values()) for sides in entry.front.involvement.stages.values() if sides]
    return ladder[max(agreed)] if agreed else None


Values = Callable[[Entry, Award], Sequence[str | None]]
VALUES: Mapping[str, Values] = {
    "themes": lambda entry, award: entry.front.themes,
    "settings": lambda entry, award: entry.front.settings,
    "regions": lambda entry, award: [entry.front.lead.region],
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
    name = "organisation_types" if dimension == "adopter_types" else dimension
    found: Mapping[str, Term | Recognition] = award.recognitions if name == "recognitions" else getattr(award.vocabularies, name)
    return found


def vocabulary_of(facet: Facet, award: Award) -> Mapping[str, Term | Recognition]:
    """The choices that a facet is made from, by id."""
    return terms_of(facet.of, award)


def values_of(entry: Entry, facet: Facet, award: Award) -> tuple[str, ...]:
    """An entry’s values of a facet, each once, in the order of the entry."""
    return tuple(dict.fromkeys(value for value in VALUES[facet.of](entry, award) if value))


def facet_values(facet: Facet, catalogue: Catalogue) -> tuple[FacetValue, ...]:
    """Every value of a facet in the award’s order, those without entries included."""
    found: dict[str, list[Entry]] = {value: [] for value in vocabulary_of(facet, catalogue.award)}
    for entry in catalogue.entries:
        for value in values_of(entry, facet, catalogue.award):
            found[value].append(entry)
    terms = vocabulary_of(facet, catalogue.award)
    return tuple(FacetValue(value, terms[value], tuple(entries)) for value, entries in found.items())
