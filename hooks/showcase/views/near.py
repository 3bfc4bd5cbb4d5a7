"""Entries near to the one that is read, each with its reasons in words."""

from dataclasses import dataclass

from ..facets import terms_of
from ..findings import listed
from ..model.award import Award
from ..model.entry import Entry
from ..related import Likeness, Near
from .parts import Card, Cards

SHOWN = 3


@dataclass(frozen=True, slots=True)
class NearCard:
    """A near entry and why it is near."""

    card: Card
    why: str


def near_cards(entry: Entry, likeness: Likeness, cards: Cards) -> tuple[NearCard, ...]:
    """The entries nearest to one, ready to show."""
    near = likeness.near(entry, SHOWN)
    shown = cards.of(one.entry for one in near)
    return tuple(NearCard(card, _why(one, likeness.award)) for one, card in zip(near, shown, strict=True))


def _why(near: Near, award: Award) -> str:
    """What two entries share: `sleep and falls; inpatient wards`."""
    groups: dict[str, list[str]] = {}
    for dimension, value in near.shared:
        groups.setdefault(dimension, []).append(terms_of(dimension, award)[value].label)
    return "; ".join(listed(labels, "and") for labels in groups.values())
