"""Which measure a sentence is about: the words of its name and unit, looked for by their stems."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from showcase.checks.claims.lexicon import GENERAL, PEOPLE, PLACES, VERBS, stem
from showcase.model.comparison import kind_of, length_of
from showcase.model.measures import Measure

WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
WHOLE, HALF, LITTLE = 10, 5, 3  # what a word of a name weighs: any, one of those that stand in many, one of people or places
ENOUGH = 0.6  # of the weight of a name that a sentence needs, unless it has the name's first word
HALF_OF_IT = 0.45  # what it needs where it has a word of that name alone
LEAST = 0.3  # what it needs even then
BEGINNING = 2  # the words of a name among which its first telling one stands alone for it
UNITS_OF_TIME = ("minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Subject:
    """A measure as sentences speak of it; `weights` are its stems with what each tells, `first` are those of which one is enough to know it."""

    measure: Measure
    weights: dict[str, int]
    first: frozenset[str]
    stems: frozenset[str]
    is_doubted: bool

    @property
    def is_share(self) -> bool:
        """Whether it is so many in a hundred."""
        return kind_of(self.measure) == "share"

    @property
    def unit_of_time(self) -> str:
        """The unit of time that its numbers count; nothing when they count something else."""
        word = (self.measure.unit.lower().replace(",", " ").split() or [""])[0].rstrip("s")
        return word if word in UNITS_OF_TIME else ""

    @property
    def is_money(self) -> bool:
        """Whether its numbers are of money."""
        unit = self.measure.unit.lower()
        return unit.startswith(("£", "pound"))

    @property
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


@dataclass(frozen=True, slots=True)
class Subjects:
    """All measures that stand beside a text, and the stems that they are known by."""

    each: tuple[Subject, ...]
    stems: frozenset[str]  # of all their names and units
    telling: frozenset[str]  # those of which one is enough to think of a measure
    words: frozenset[str]  # of their names, as they are written
    own: tuple[frozenset[str], ...]  # of each, the telling stems that no other has

    def best(self, present: Set[str]) -> Match | None:
        """The measure that a text with such stems is most likely about; None when it has no telling word of any."""
        if self.telling.isdisjoint(present):
            return None
        ranked = sorted((_share(one, present), -number) for number, one in enumerate(self.each))
        if not ranked or ranked[-1][0][0] == 0:
            return None
        (share, _), number = ranked[-1]
        subject = self.each[-number]
        sure = share >= ENOUGH or (share >= LEAST and bool(subject.first & present)) or (share >= HALF_OF_IT and bool(self.own[-number] & present))
        return Match(subject, share, sure)


def subjects_of(measures: Sequence[Measure], doubted: Set[int] = frozenset()) -> Subjects:
    """The measures beside a text; nothing is held against those at the `doubted` places, whose own figures are in question."""
    each = tuple(_subject(one, number in doubted) for number, one in enumerate(measures))
    counts = Counter(one for subject in each for one in subject.weights)
    return Subjects(
        each,
        frozenset(one for subject in each for one in subject.stems),
        frozenset(one for subject in each for one, weight in subject.weights.items() if weight >= HALF),
        frozenset(word for one in measures for word in WORD.findall(_plain(one.name))),
        tuple(frozenset(one for one in subject.weights if counts[one] == 1) - PEOPLE - PLACES - VERBS for subject in each),
    )


def stems_of(text: str) -> list[str]:
    """The stems of a text's words, which are in small letters."""
    return [stem(word) for word in WORD.findall(text)]


def _subject(measure: Measure, is_doubted: bool) -> Subject:
    name, unit = stems_of(_plain(measure.name)), stems_of(_plain(measure.unit))
    weights = {one: _weight(one) for one in name if _weight(one)}
    first = [one for one in name[:BEGINNING] if weights.get(one) == WHOLE or (one in unit[:BEGINNING] and weights.get(one) == HALF)]
    if WHOLE not in weights.values():  # words that stand in many names, which then have to do
        most = max(weights.values(), default=0)
        weights = {one: WHOLE if weight == most else weight for one, weight in weights.items()}
    return Subject(measure, weights, frozenset(first), frozenset(name + unit), is_doubted)


def _weight(one: str) -> int:
    return 0 if one in GENERAL else LITTLE if one in PEOPLE or one in PLACES else HALF if one in VERBS else WHOLE


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _share(subject: Subject, present: Set[str]) -> tuple[float, int]:
    """How much of a name is there, and how much that is."""
    there = [weight for one, weight in subject.weights.items() if one in present]
    return (sum(there) / sum(subject.weights.values()), sum(there)) if max(there, default=0) >= HALF else (0, 0)
