"""A block of entries read for the index: which stems they have and how heavily, with their records written on the way."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import terms_of, values_of
from showcase.model.entry import Entry
from showcase.site.search.columns import Dimension, Places, dimensions, spread_of
from showcase.site.search.documents import PagePassage, passages, record, record_address
from showcase.site.search.scoring import KICKER, LABEL, ORGANISATION, SUMMARY, TITLE, Weigher, words_in
from showcase.site.views.cards import Card, Cards

SIZE = 32  # entries to a block: small, so that all cores end together
BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"
Keep = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Block:
    """What was found in some entries that follow one another.

    `numbers` has for each stem those of the entries that have it, `weights` one character for each of them. `forms` are
    written forms with their stems, those that the process had not met before. `values` has the places of each entry’s values
    by dimension. `digests` has for each entry what changes with anything that was read of it, and `cards` its card.
    """

    numbers: dict[str, list[int]]
    weights: dict[str, str]
    forms: dict[str, str]
    values: dict[str, list[Places]]
    spread: list[Places]
    digests: list[bytes]
    cards: tuple[Card, ...]


class Reader:
    """Reads blocks of a catalogue; `keep` takes each record with its address, because together they are too many to hold."""

    def __init__(self, catalogue: Catalogue, cards: Cards, keep: Keep) -> None:
        self.catalogue, self.cards, self.keep = catalogue, cards, keep
        self.award = catalogue.award
        self.dimensions: tuple[Dimension, ...] = dimensions(self.award)
        entries = catalogue.entries
        self.weigher = Weigher(self.award, sum(map(words_in, entries)) / max(1, len(entries)))
        self.ladder = {one: rung for rung, one in enumerate(self.award.vocabularies.spread_grades)}

    def starts(self) -> range:
        """Where the blocks begin."""
        return range(0, len(self.catalogue.entries), SIZE)

    def read(self, starts: Sequence[int]) -> list[Block]:
        """The blocks that begin at these places."""
        return [self._block(start) for start in starts]

    def _block(self, start: int) -> Block:
        entries = self.catalogue.entries[start : start + SIZE]
        values = {one.of: one.places_in(entries) for one in self.dimensions}
        spread = [spread_of(entry, self.ladder, self.award) for entry in entries]
        numbers, letters = defaultdict[str, list[int]](list), defaultdict[str, str](str)
        digests, cards = [], self.cards.of(entries)
        for place, (entry, card) in enumerate(zip(entries, cards, strict=True)):
            told = tuple(passages(entry, self.award))
            text, weights = record(card, told), self._weights(entry, card, told)
            self.keep(record_address(start + place), text)
            digests.append(_digest(text, weights, [one[place] for one in values.values()], spread[place]))
            for stem, weight in weights.items():
                numbers[stem].append(start + place)
                letters[stem] += BASE_36[weight]
        return Block(dict(numbers), dict(letters), self.weigher.words.new_forms(), values, spread, digests, cards)

    def _weights(self, entry: Entry, card: Card, told: Sequence[PagePassage]) -> dict[str, int]:
        award = self.award
        labels = [terms_of(facet.of, award)[value].label for facet in award.facets for value in values_of(entry, facet, award)]
        head = (
            (TITLE, card.title),
            (SUMMARY, card.summary),
            (ORGANISATION, " ".join((card.organisation, *card.partners))),
            (LABEL, " ".join(dict.fromkeys(labels))),
            (KICKER, f"{card.honour.label} {card.honour.year}"),
        )
        body = " ".join([f"{one.heading} {one.text}" if one.own else one.text for one in told])
        return self.weigher.weights(head, body, words_in(entry))


def _digest(text: str, weights: Mapping[str, int], *others: object) -> bytes:
    return hashlib.sha256(f"{text}{' '.join(weights)}{bytes(weights.values()).hex()}{others}".encode()).digest()
