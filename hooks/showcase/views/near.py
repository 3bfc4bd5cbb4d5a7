"""Entries near to the one that is read, each with its reasons in words."""

from dataclasses import dataclass

from showcase.catalogue.related import Likeness
from showcase.model.entry import Entry
from showcase.views.parts import Card, Cards

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
    return tuple(NearCard(card, "; ".join(reason.words for reason in one.reasons)) for one, card in zip(near, shown, strict=True))
