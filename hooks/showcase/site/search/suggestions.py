"""Pages that have a name and that a search may be meant for: questions, values of facets, organisations, years."""

from collections.abc import Iterator, Mapping, Sequence

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import terms_of
from showcase.site.search.columns import ANSWERED, YEARS, Places
from showcase.site.urls import Url, facet_address, organisation_address, question_address, year_address

Name = tuple[str, str, str, int]


def names(catalogue: Catalogue, values: Mapping[str, Sequence[Places]]) -> list[Name]:
    """Each page’s kind, name, address from the site’s root and number of entries; pages that list nothing are left out."""
    return [(kind, name, address.path, count) for kind, name, address, count in _names(catalogue, values) if count]


def _names(catalogue: Catalogue, values: Mapping[str, Sequence[Places]]) -> Iterator[tuple[str, str, Url, int]]:
    award = catalogue.award
    counts = {of: _counted(places) for of, places in values.items()}
    everything = [(criterion, question) for criterion in award.criteria for question in criterion.questions]
    for place, (criterion, question) in enumerate(everything):
        name = question.for_readers if question.for_readers == question.title else f"{question.for_readers} ({question.title})"
        yield "Question", name, question_address(criterion.id, question), counts[ANSWERED].get(place, 0)
    for facet in award.facets:
        for place, (value, term) in enumerate(terms_of(facet.of, award).items()):
            yield facet.one, term.label, facet_address(facet, value), counts[facet.of].get(place, 0)
    for one in catalogue.participants:
        yield "Organisation", one.organisation.name, organisation_address(one.slug), len(one.leads) + len(one.partners) + len(one.adopted)
    for place, year in enumerate(sorted(award.by_year, reverse=True)):
        yield "Year", str(year), year_address(year), counts[YEARS].get(place, 0)


def _counted(places: Sequence[Places]) -> Mapping[int, int]:
    counts: dict[int, int] = {}
    for one in places:
        for place in set(one):
            counts[place] = counts.get(place, 0) + 1
    return counts
