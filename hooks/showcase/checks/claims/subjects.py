"""Which measure a sentence is about: the words of its name and unit, looked for by their stems."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from showcase.checks.claims.lexicon import GENERAL, PEOPLE, PLACES, VERBS, stem
from showcase.checks.claims.sentences import JOINED
from showcase.model.comparison import kind_of, length_of
from showcase.model.measures import Measure

WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
WHOLE, HALF, LITTLE = 10, 5, 3  # what a word of a name weighs: any, one of those that stand in many, one of people or places
ENOUGH = 0.6  # of the weight of a name that a sentence needs, unless it has the name's first word
HALF_OF_IT = 0.45  # what it needs where it has a word of that name alone
KEPT = 2048  # names that are remembered
LEAST = 0.3  # what it needs even then
BEGINNING = 2  # the words of a name among which its first telling one stands alone for it
UNITS_OF_TIME = ("minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True)
class Subject:
    """A measure as sentences speak of it; `weights` are its stems with what each tells, `first` are those of which one is enough to know it, and
    `words` are those of its name as they are written.
    """

    measure: Measure
    weights: dict[str, int]
    first: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]
    is_doubted: bool

    @cached_property
    def is_share(self) -> bool:
        """Whether it is so many in a hundred."""
        return kind_of(self.measure) == "share"

    @cached_property
    def unit_of_time(self) -> str:
        """The unit of time that its numbers count; nothing when they count something else."""
        word = (self.measure.unit.lower().replace(",", " ").split() or [""])[0].rstrip("s")
        return word if word in UNITS_OF_TIME else ""

    @cached_property
    def is_money(self) -> bool:
        """Whether its numbers are of money."""
        unit = self.measure.unit.lower()
        return unit.startswith(("£", "pound"))

    @cached_property
    def days(self) -> Decimal | None:
        """Over how many days its numbers are counted; None where its unit names no time."""
        length = None if self.is_share else length_of(self.measure.unit)
        return length.days if length else None


@dataclass(frozen=True, slots=True)
class Match:
    """A measure, and how much of its name a text has: from 0 to 1."""

    subject: Subject
    share: float
    is_sure: bool


@dataclass(frozen=True)
class Subjects:
    """All measures that stand beside a text, and the stems that they are known by."""

    each: tuple[Subject, ...]
    stems: frozenset[str]  # of all their names and units
    telling: frozenset[str]  # those of which one is enough to think of a measure

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of their names, as they are written."""
        return frozenset[str]().union(*(one.words for one in self.each))

    @cached_property
    def own(self) -> tuple[frozenset[str], ...]:
        """Of each, the telling stems that no other has."""
        counts = Counter(one for subject in self.each for one in subject.weights)
        return tuple(frozenset(one for one in subject.weights if counts[one] == 1) - PEOPLE - PLACES - VERBS for subject in self.each)

    @cached_property
    def earliest(self) -> int:
        """The first year of which any tells."""
        return min(((one.measure.before or one.measure.after).period.start.year for one in self.each), default=0)

    @cached_property
    def has_unknown(self) -> bool:
        """Whether there is one whose value before nobody knows."""
        return not all(one.measure.before for one in self.each)

    def best(self, present: Set[str]) -> Match | None:
        """The measure that a text with such stems is most likely about; None when it has no telling word of any."""
        if self.telling.isdisjoint(present):
            return None
        near = [(*_share(one, present), -number) for number, one in enumerate(self.each) if not present.isdisjoint(one.weights)]
        share, _, number = max(near)
        return Match(self.each[-number], share, self._is_sure(-number, share, present))

    def knows(self, present: Set[str]) -> bool:
        """Whether a text with such stems may surely be about a measure, as a whole or in a part."""
        near = ((number, one) for number, one in enumerate(self.each) if not present.isdisjoint(one.weights))
        return any(self._is_sure(number, _share(one, present)[0], present) for number, one in near)

    def _is_sure(self, number: int, share: float, present: Set[str]) -> bool:
        if share < LEAST or share >= ENOUGH:
            return share >= ENOUGH
        return not self.each[number].first.isdisjoint(present) or (share >= HALF_OF_IT and not self.own[number].isdisjoint(present))


def subjects_of(measures: Sequence[Measure], doubted: Set[int] = frozenset()) -> Subjects:
    """The measures beside a text; nothing is held against those at the `doubted` places, whose own figures are in question."""
    each = tuple(_subject(one, number in doubted) for number, one in enumerate(measures))
    return Subjects(
        each,
        frozenset(one for subject in each for one in subject.stems),
        frozenset(one for subject in each for one, weight in subject.weights.items() if weight >= HALF),
    )


def stems_of(text: str) -> list[str]:
    """The stems of a text's words, which are in small letters."""
    return [stem(word) for word in WORD.findall(text)]


def _subject(measure: Measure, is_doubted: bool) -> Subject:
    return Subject(measure, *_named(measure.name, measure.unit), is_doubted)


@lru_cache(KEPT)
def _named(name_of: str, unit_of: str) -> tuple[dict[str, int], frozenset[str], frozenset[str], frozenset[str]]:
    """What the words of a name weigh, those of which one is enough, the stems of the name and of its unit, and the words of the name."""
    words, unit = WORD.findall(_plain(name_of)), stems_of(_plain(unit_of))
    name = list(map(stem, words))
    weights = {one: _weight(one) for one in name if _weight(one)}
    first = [one for one in name[:BEGINNING] if weights.get(one) == WHOLE or (one in unit[:BEGINNING] and weights.get(one) == HALF)]
    if WHOLE not in weights.values():  # words that stand in many names, which then have to do
        most = max(weights.values(), default=0)
        weights = {one: WHOLE if weight == most else weight for one, weight in weights.items()}
    return weights, frozenset(first), frozenset(name + unit), frozenset(words)


def _weight(one: str) -> int:
    return 0 if one in GENERAL else LITTLE if one in PEOPLE or one in PLACES else HALF if one in VERBS else WHOLE


def _plain(text: str) -> str:
    return JOINED.sub(r" \1 ", text.lower().replace("’", "'"))


def _share(subject: Subject, present: Set[str]) -> tuple[float, int]:
    """How much of a name is there, and how much that is."""
    there = [weight for one, weight in subject.weights.items() if one in present]
    return (sum(there) / sum(subject.weights.values()), sum(there)) if max(there, default=0) >= HALF else (0, 0)
