"""The page that finds entries like the place that its reader comes from: what to say about it, and how likeness is worked out."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import VALUES, terms_of
from showcase.model.award import Award, Facet
from showcase.model.likeness import Like
from showcase.site.urls import CRITERIA, ENTRIES, YEARS, facet_address
from showcase.site.views.cards import Card, Cards
from showcase.site.views.filters import Choice
from showcase.site.views.links import Link, in_a_sentence
from showcase.site.views.made_up import all_made_up, that_count, users

ONE = ("regions", "organisation_types", "organisation_countries", "organisation_sizes")  # as whoever asks is one
WISHED = ("themes",)  # what somebody wants to work on says nothing of their place, so it comes last
TOLD_BY_OTHERS = ("adopter_types",)  # what an entry has and somebody who looks for one has not
COUNTS = {"same": "Each value that you share", "within": "An entry that asks for no more", "each": "Each time that it is there, up to three times"}
Kind = Literal["one", "most", "several"]
KINDS: tuple[Kind, ...] = ("several", "most", "one")  # what tells most of a place comes first, then what it can manage
TAKEN_UP = 3  # entries that are shown until something is chosen


@dataclass(frozen=True, slots=True)
class LikeField:
    """Something to say about a place: one value, the most that it can manage, or several values, `open` where they lie open at first."""

    of: str
    title: str
    kind: Kind
    open: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LikePage:
    """What to say about a place, the entries that most others took up, what each answer weighs, and ways that need no script."""

    fields: tuple[LikeField, ...]
    taken_up: tuple[Card, ...]
    weights: tuple[tuple[str, str, int], ...]
    ways: tuple[Link, ...]
    all_made_up: int


def like_page(catalogue: Catalogue, cards: Cards) -> LikePage:
    """The page of likeness, by the award’s own weights."""
    award = catalogue.award
    by_weight = sorted((row for row in award.alike if row.of not in TOLD_BY_OTHERS), key=lambda row: -row.weight)
    fields = [_field(row, catalogue) for row in by_weight]
    fields = [replace(one, open=True) for one in fields] if not any(one.open for one in fields) else fields  # where there is nothing else to say
    fields = sorted(fields, key=lambda one: (not one.open, KINDS.index(one.kind)))
    taken_up = sorted((one for one in that_count(catalogue.entries) if users(one, award)), key=lambda one: -users(one, award))
    facets = tuple(Link(in_a_sentence(facet.title, award), facet_address(facet)) for facet in award.facets)
    return LikePage(
        fields=tuple(fields),
        taken_up=cards.of(taken_up[:TAKEN_UP]),
        weights=tuple((_title(row.of, award), COUNTS[row.match], row.weight) for row in award.alike),
        ways=(*facets, Link("years", YEARS), Link("questions", CRITERIA), Link("all entries", ENTRIES)),
        all_made_up=all_made_up(catalogue.entries),
    )


def _field(row: Like, catalogue: Catalogue) -> LikeField:
    award = catalogue.award
    facet = _facet(row.of, award)
    counts = Counter(value for entry in catalogue.entries for value in set(VALUES[row.of](entry, award)))
    choices = tuple(
        Choice(value, term.label, facet_address(facet, value) if facet else ENTRIES, counts[value]) for value, term in terms_of(row.of, award).items()
    )
    kind: Kind = "most" if row.match == "within" else "one" if row.of in ONE else "several"
    return LikeField(row.of, facet.one if facet and kind != "several" else _title(row.of, award), kind, row.of not in WISHED, choices)


def _facet(of: str, award: Award) -> Facet | None:
    return next((one for one in award.facets if one.of == of), None)


def _title(of: str, award: Award) -> str:
    """What a dimension is called: as its facet where there is one."""
    if of == "adopter_types":
        return "Types of organisation that use it"
    facet = _facet(of, award)
    return facet.title if facet else of.replace("_", " ").capitalize()
