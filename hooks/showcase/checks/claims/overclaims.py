"""Claims that no figures before and after can bear out: that it lasted, that it is proved, that it is the best, and changes that nobody measured."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from showcase.checks.claims.lexicon import CHANGES, GENERAL, GOOD, OUTCOMES, PEOPLE, PLACES, Shift, pattern, sequence, stem
from showcase.checks.claims.quantities import marked
from showcase.checks.claims.sentences import KEPT, Sentence
from showcase.checks.claims.subjects import LEAST, Match, Subjects

LASTING, PROVED, OURS_PROVED, BEST = map(pattern, ("lasting", "proved", "ours_proved", "best"))
FOR = re.compile(r"\b(?:for|in|over)(?: the (?:last|past))? (N\d+)\b(?! (?:before|ago|later))")
FOR_TIME = re.compile(r"\b(?:for|in|over)\b.*\b(?:months?|years?)\b")
MONTHS = {"month": 1, "quarter": 3, "year": 12}
WE_ARE = re.compile(r"\bwe are (?:now )?(?:among )?the best\b")
WE, NO_OTHER = re.compile(r"\b(?:we|our|ours|us)\b"), re.compile(r"\bno other\b")
HAPPENED = frozenset(CHANGES) | frozenset(
    ("down", "up", "drop", "fall", "rise", "reduction", "decrease", "increase", "shorten", "reduce", "reduces", "improvement", "prevent", "prevents",
     "prevented", "stayed", "missed")
)  # fmt: skip
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
OF_OUTCOMES = tuple(map(sequence, ("changing", "there_are_fewer", "fewer_are")))
OF_PEOPLE = tuple(map(sequence, ("became", "does_better", "fewer_do")))
WENT_DOWN, SAVES = sequence("went_down_by"), sequence("saves")
DENIED = re.compile(r"\b(?:not|no(?! doubt\b)|nothing|never|hardly)\b|n't\b")


class Overclaim(StrEnum):
    """In which way a claim goes beyond its figures."""

    LASTING = "lasting"
    PROVED = "proved"
    BEST = "best"
    UNMEASURED = "unmeasured"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Beyond:
    """How a sentence goes beyond figures, whatever was measured.

    `months` are how long something is said to have lasted, `nouns` what is said to have become better, and `is_of_people` that people have.
    """

    proved: bool
    best: bool
    months: float
    nouns: frozenset[str]
    is_of_people: bool


@lru_cache(KEPT)
def beyond(text: str) -> Beyond | None:
    """How a sentence, in small letters, goes beyond figures; None where it does not."""
    words = frozenset(WORD.findall(text))
    happened = not HAPPENED.isdisjoint(words)
    proved = (happened and PROVED.search(text) is not None and not DENIED.search(text)) or OURS_PROVED.search(text) is not None
    found = Beyond(proved, BEST.search(text) is not None, _months(text) if happened else 0, frozenset(_better_nouns(text)), _is_of_people(text))
    return found if proved or found.best or found.months or found.nouns or found.is_of_people else None


def overclaim(sentence: Sentence, match: Match | None, subjects: Subjects) -> Overclaim | None:
    """How a sentence claims more than its figures before and after can tell; None where it does not."""
    found = beyond(sentence.plain)
    if found is None:
        return None
    known = match is not None and match.is_sure
    if found.proved and (known or _names_outcome(sentence) or OURS_PROVED.search(sentence.plain)):
        return Overclaim.PROVED
    if found.best and _is_of_ours(sentence, match, subjects):
        return Overclaim.BEST
    if known and match and not match.subject.measure.series and found.months > (match.subject.measure.after.period.months or 1):
        return Overclaim.LASTING
    is_unknown = not known and (match is None or match.share < LEAST)
    return Overclaim.UNMEASURED if is_unknown and (found.is_of_people or found.nouns - subjects.stems) else None


def _names_outcome(sentence: Sentence) -> bool:
    return not sentence.stems.isdisjoint(OUTCOMES - PEOPLE)


def _is_of_ours(sentence: Sentence, match: Match | None, subjects: Subjects) -> bool:
    """Whether a comparison is one of what was measured, or of the results of those who tell."""
    if match and match.share >= LEAST:
        return True
    if WE_ARE.search(sentence.plain):
        return True
    is_ours = WE.search(sentence.plain) or NO_OTHER.search(sentence.plain)
    return bool(is_ours) and (_names_outcome(sentence) or not sentence.stems.isdisjoint(subjects.stems - GENERAL - PLACES))


def _months(text: str) -> float:
    """For how many months something is said to have lasted; for good where no time is named."""
    if LASTING.search(text):
        return math.inf
    if not FOR_TIME.search(text):
        return 0
    read = marked(text)
    lengths = (read.quantities[found[1]] for found in FOR.finditer(read.text))
    return max((float(one.value) * MONTHS[one.unit] for one in lengths if one.unit in MONTHS), default=0)


def _better_nouns(text: str) -> Iterator[str]:
    """What a sentence says that there is more or less of, for the better; nobody makes up bad news."""
    for found in (one for form in OF_OUTCOMES for one in form.finditer(text)):
        nouns = {stem(one) for one in (found["noun"], found.groupdict().get("further")) if one} & OUTCOMES - PEOPLE
        change = CHANGES.get(found["change"], Shift(-1 if found["change"] == "down" else 1))
        if (change.quality or change.direction * (1 if nouns & GOOD else -1)) > 0:
            yield from nouns
    down = WENT_DOWN.search(text)
    if down and not WE.search(text):
        yield stem(down["noun"])


def _is_of_people(text: str) -> bool:
    """Whether people are said to do better, or money and time to be saved."""
    return any(stem(found["who"]) in PEOPLE for form in OF_PEOPLE for found in form.finditer(text)) or SAVES.search(text) is not None
