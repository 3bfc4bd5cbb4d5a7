"""Entries that are near to one another, with the reasons; the award says how much each likeness weighs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest

from .catalogue import Catalogue
from .facets import VALUES
from .model.award import Award
from .model.entry import Entry

NEWEST = 50  # entries of a value that are looked at, so that the work grows with the collection and not with its square


@dataclass(frozen=True, slots=True)
class Near:
    """A near entry, and what the two share: pairs of a dimension and a value."""

    entry: Entry
    shared: tuple[tuple[str, str], ...]


class Likeness:
    """Knows which entries share what, and so which are near to one another."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.award: Award = catalogue.award
        self.entries = catalogue.entries
        self.values: list[frozenset[tuple[str, str]]] = []
        self.with_value: dict[tuple[str, str], list[int]] = {}
        self.places: Mapping[str, int] = {entry.key: place for place, entry in enumerate(self.entries)}
        for place, entry in enumerate(self.entries):
            mine = {(row.of, value) for row in self.award.likeness for value in VALUES[row.of](entry, self.award) if value}
            self.values.append(frozenset(mine))
            for one in mine:
                known = self.with_value.setdefault(one, [])
                if len(known) < NEWEST:
                    known.append(place)

    def near(self, entry: Entry, count: int) -> tuple[Near, ...]:
        """The entries most like this one, nearest first, then newest first."""
        mine = self.places[entry.key]
        weights = {row.of: row.weight for row in self.award.likeness}
        scores: Counter[int] = Counter()
        for dimension, value in sorted(self.values[mine]):
            weight = weights[dimension]
            for place in self.with_value[dimension, value]:
                scores[place] += weight
        scores.pop(mine, None)
        best = nsmallest(count, ((-score, place) for place, score in scores.items()))
        order = list(weights)
        return tuple(
            Near(self.entries[place], tuple(sorted(self.values[mine] & self.values[place], key=lambda one: (order.index(one[0]), one[1]))))
            for _, place in best
        )
