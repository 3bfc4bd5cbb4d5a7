"""Words that lead somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.catalogue.facets import FacetValue


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, with how many things are there where that helps."""

    label: str
    url: str
    count: int | None = None
    text: str = ""
    current: bool = False
    picture: str = ""



def value_links(values: Sequence[FacetValue], addresses: Sequence[str], current: str = "") -> tuple[Link, ...]:
    """The values of a facet that have entries, as links with counts."""
    return tuple(
        Link(value.term.label, url, len(value.entries), value.term.text, value.id == current)
        for value, url in zip(values, addresses, strict=True)
        if value.entries or value.id == current
    )
