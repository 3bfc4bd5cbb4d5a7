"""A block of entries read for the index: which stems they have and how heavily, with their records written on the way.

Blocks are read by several processes at once, so what comes back is packed close: a few long texts instead of many short ones.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import values_of, vocabulary_of
from showcase.model.entry import Entry
from showcase.site.search.columns import Dimension, Places, dimensions, spread_of
from showcase.site.search.documents import Passage, passages, record, record_address
from showcase.site.search.scoring import HEAVIEST, KICKER, LABEL, ORGANISATION, SUMMARY, TITLE, Weigher, words_in
from showcase.site.views.cards import Card, Cards

SIZE = 128  # entries to a block: a place in it is one byte, and all cores have blocks enough
PAIRS = [[bytes((place, weight)) for weight in range(HEAVIEST + 1)] for place in range(SIZE)]
Keep = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Block:
    """What was found in some entries that follow one another, the first of them at `start`.

    `runs` has for each stem of `stems` one byte with the number of entries, then their places in the block, then their weights.
    `forms` are lines of a written form and its stem, those that the process had not met before. `values` has the places of
    each entry’s values by dimension. `digest` changes with anything that was read.
    """

    start: int
    stems: str
    runs: bytes
    forms: str
    values: dict[str, list[Places]]
    spread: list[Places]
    digest: bytes


class Reader:
    """Reads blocks of a catalogue; `keep` takes each record with its address, because together they are too many to hold."""

    def __init__(self, catalogue: Catalogue, cards: Cards, keep: Keep) -> None:
        self.catalogue, self.cards, self.keep = catalogue, cards, keep
        self.award = catalogue.award
        self.dimensions: tuple[Dimension, ...] = dimensions(self.award)
        entries = catalogue.entries
        self.weigher = Weigher(self.award, sum(map(words_in, entries)) / max(1, len(entries)))
        self.ladder = {one: rung for rung, one in enumerate(self.award.vocabularies.spread_grades)}
        self.told = 0  # how many forms have been given away

    def starts(self) -> range:
        """Where the blocks begin."""
        return range(0, len(self.catalogue.entries), SIZE)

    def read(self, starts: Sequence[int]) -> list[Block]:
        """The blocks that begin at these places."""
        return [self._block(start) for start in starts]

    def _block(self, start: int) -> Block:
        entries = self.catalogue.entries[start : start + SIZE]
        digest = hashlib.sha256()
        runs: defaultdict[str, bytearray] = defaultdict(bytearray)
        for place, entry in enumerate(entries):
            card, = self.cards.of((entry,))
            told = tuple(passages(entry, self.award))
            text = record(card, told)
            self.keep(record_address(start + place), text)
            digest.update(text.encode())
            pairs = PAIRS[place]
            for stem, weight in self._weights(entry, card, told).items():
                runs[stem] += pairs[weight]
        stems = sorted(runs)
        packed = b"".join([bytes((len(runs[stem]) // 2,)) + runs[stem][::2] + runs[stem][1::2] for stem in stems])
        values = {one.of: one.places_in(entries) for one in self.dimensions}
        spread = [spread_of(entry, self.ladder, self.award) for entry in entries]
        digest.update(f"{stems}{values}{spread}".encode() + packed)
        return Block(start, " ".join(stems), packed, self._new_forms(), values, spread, digest.digest())

    def _weights(self, entry: Entry, card: Card, told: Sequence[Passage]) -> dict[str, int]:
        award = self.award
        labels = [vocabulary_of(facet, award)[value].label for facet in award.facets for value in values_of(entry, facet, award)]
        head = (
            (TITLE, card.title),
            (SUMMARY, card.summary),
            (ORGANISATION, " ".join((card.organisation, *card.partners))),
            (LABEL, " ".join(dict.fromkeys(labels))),
            (KICKER, f"{card.honour.label} {card.honour.year}"),
        )
        body = " ".join([f"{one.heading} {one.text}" if one.own else one.text for one in told])
        return self.weigher.weights(head, body, words_in(entry))

    def _new_forms(self) -> str:
        forms = list(self.weigher.words.forms.items())[self.told :]
        self.told += len(forms)
        return "\n".join([f"{form} {stem}" for form, stem in forms])
