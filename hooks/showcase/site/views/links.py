"""Words that lead somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.catalogue.facets import FacetValue
from showcase.checks.readability import is_english
from showcase.model.award import Award, Facet
from showcase.site.urls import Url, facet_address, sample_address
from showcase.util.text import lowered


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, with how many things are there where that helps."""

    label: str
    url: Url | str
    count: int | None = None
    text: str = ""
    current: bool = False
    picture: Url | None = None


def value_link(facet: Facet, value: FacetValue, current: str = "") -> Link:
    """A value of a facet with how many entries it has; a theme has a sample of its cloth."""
    picture = sample_address(facet, value.id) if facet.of == "themes" else None
    return Link(value.term.label, facet_address(facet, value.id), len(value.entries), value.term.text, value.id == current, picture)


def value_links(facet: Facet, values: Sequence[FacetValue], current: str = "") -> tuple[Link, ...]:
    """The values of a facet that have entries, and the one that is shown."""
    return tuple(value_link(facet, value, current) for value in values if value.entries or value.id == current)


def in_a_sentence(name: str, award: Award) -> str:
    """A name of the award’s as it stands within a sentence: other languages than English keep their capitals."""
    return lowered(name) if is_english(award.told_in) else name
