"""The English words and patterns by which claims are found, from the files beside this one; and the stem by which a word is known in all its forms."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import Stemmer

from showcase.util.data import texts_in
from showcase.util.patterns import when_used

WORDS = texts_in(Path(__file__).with_name("words.yml"))
PATTERNS = texts_in(Path(__file__).with_name("patterns.yml"))
FORMS = {form: root for root, forms in WORDS["forms"].items() for form in (root, *forms.split())}
KEPT = 20_000  # words whose stem is remembered
_stem_word = Stemmer.Stemmer("english").stemWord


class Shift(NamedTuple):
    """What a word of change says: down (-1), up (1) or neither; for the better or the worse; how strongly (1) or weakly (-1); and what size it carries.

    `of_time` words are about speed: sooner is down where a measure is of time, and else better.
    """

    direction: int = 0
    quality: int = 0
    degree: int = 0
    of_time: bool = False
    size: Decimal | None = None  # a ratio: one half for ‘halved’


@lru_cache(KEPT)
def stem(word: str) -> str:
    """What all forms of a word have in common."""
    root: str = _stem_word(FORMS.get(word, word))
    return root


def listed_in(name: str) -> frozenset[str]:
    """The words of a list of the file."""
    return frozenset(WORDS[name].split())


def stems_in(names: Iterable[str]) -> frozenset[str]:
    """The stems of all words of some lists of the file."""
    return frozenset(stem(word) for name in names for word in listed_in(name))


def pattern(name: str) -> re.Pattern[str]:
    """The patterns of a list of the file as one: any of them, which all begin with a word."""
    return when_used(rf"\b(?:{'|'.join(PATTERNS[name])})")


def sequence(name: str) -> re.Pattern[str]:
    """The parts of a list of the file as one pattern: each follows the last."""
    text = "".join(PATTERNS[name])
    for sign, words in (("<changed>", CHANGES), ("<states>", STATES)):
        text = text.replace(sign, "|".join(sorted(words, key=lambda word: (-len(word), word))))
    return when_used(text)


def _changes() -> dict[str, Shift]:
    found = {word: Shift(direction) for name, direction in (("down", -1), ("up", 1)) for word in listed_in(name)}
    for ending, degree in (("strongly", 1), ("weakly", -1)):
        for name, direction in (("down", -1), ("up", 1)):
            found |= {word: Shift(direction, degree=degree) for word in listed_in(f"{name}_{ending}")}
    found |= {word: Shift(-1, 1, of_time=True) for word in listed_in("quicker")}
    found |= {word: Shift(1, -1, of_time=True) for word in listed_in("slower")}
    found |= {word: Shift(quality=quality) for name, quality in (("better", 1), ("worse", -1)) for word in listed_in(name)}
    for word, size in WORDS["sized"].items():
        ratio = Decimal("0.5") if size == "1/2 down" else Decimal(size)
        found[word] = Shift(-1 if ratio < 1 else 1, size=ratio)
    return found


CHANGES = _changes()
NOUNS = {
    word: Shift(direction, quality)
    for name, direction, quality in (("down", -1, 0), ("up", 1, 0), ("better", 0, 1), ("worse", 0, -1))
    for word in listed_in(f"{name}_nouns" if name != "worse" else "worse_nouns")
}
CHANGE_STEMS = frozenset(map(stem, (*CHANGES, *NOUNS))) | stems_in(["strong", "weak"])
STRONG, WEAK, TURNING = listed_in("strong"), listed_in("weak"), stems_in(["turning"])
GENERAL, PEOPLE, PLACES, VERBS = (stems_in([name]) for name in ("general", "people", "places", "verbs"))
OUTCOMES, GOOD, STATES = stems_in(["outcomes"]), stems_in(["good"]), listed_in("states")
OF_MONEY, OF_TIME, ADVERBS = (stems_in([name]) for name in ("of_money", "of_time", "adverbs"))
# Words of which one stands in every claim; and those of time and of number, of which one of each may.
CUES = frozenset((*CHANGES, *NOUNS)) | listed_in("cues") | frozenset(word for word in STATES if word.endswith("er"))
WHEN = listed_in("when")
NUMERAL = listed_in("numerals")
