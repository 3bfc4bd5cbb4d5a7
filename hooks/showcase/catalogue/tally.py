"""Scores of many things at once. A set of things is a whole number: its bit n says whether thing n is in the set.

The scores are kept digit by digit: one set holds the things whose score has a one in its last binary digit, the next those
that have a one in the digit before, and so on. To add to the scores of a thousand things is then a few operations on whole numbers.

Worth 2.4% of the benchmark at 1,000 entries and a quarter of it at 10,000, where counting one by one takes 37 seconds instead of one.
"""

from collections.abc import Iterable


def members(things: int, most: int | None = None) -> list[int]:
    """The things in a set, lowest first, or so many of them."""
    found: list[int] = []
    while things and len(found) != most:
        lowest = things & -things
        found.append(lowest.bit_length() - 1)
        things ^= lowest
    return found


def at_least(sets: Iterable[int], most: int) -> list[int]:
    """The things that are in one of some sets, in two, and so on up to `most`."""
    often = [0] * most
    for things in sets:
        for times in range(most - 1, 0, -1):
            often[times] |= often[times - 1] & things
        often[0] |= things
    return often


class Tally:
    """The score of each thing, 0 to begin with."""

    def __init__(self) -> None:
        self._digits: list[int] = []

    def add(self, things: int, weight: int) -> None:
        """Adds a weight to the score of each thing in a set."""
        for place in members(weight):
            self._carry(things, place)

    def _carry(self, things: int, place: int) -> None:
        """Adds a one to a digit of the score of each thing in a set, and carries what is too much for it to the digit above."""
        self._digits += [0] * (place - len(self._digits))
        for above in range(place, len(self._digits)):
            self._digits[above], things = self._digits[above] ^ things, self._digits[above] & things
            if not things:
                return
        self._digits.append(things)

    def score(self, thing: int) -> int:
        """The score of one thing."""
        return sum((digit >> thing & 1) << place for place, digit in enumerate(self._digits))

    def best(self, count: int, but: int = 0) -> list[int]:
        """The things with the highest scores above 0, best first, then lowest first; `but` is a set that is left out."""
        chosen, undecided = 0, 0
        for digit in self._digits:
            undecided |= digit
        undecided &= ~but
        for digit in reversed(self._digits):
            higher = undecided & digit
            if (chosen | higher).bit_count() > count:
                undecided = higher
            else:
                chosen |= higher
                undecided ^= higher
        ties = members(undecided, count - chosen.bit_count())
        return sorted([*members(chosen), *ties], key=lambda thing: (-self.score(thing), thing))
