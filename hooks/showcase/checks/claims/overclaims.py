"""Claims that no figures before and after can bear out: that it lasted, that it is proved, that it is the best, and changes that nobody measured."""

import re
from collections.abc import Set
from enum import StrEnum

from showcase.checks.claims.lexicon import CHANGES, GENERAL, GOOD, OUTCOMES, PEOPLE, PLACES, Shift, pattern, sequence, stem
from showcase.checks.claims.quantities import marked
from showcase.checks.claims.sentences import Sentence
from showcase.checks.claims.subjects import LEAST, Match, Subjects

LASTING, PROVED, BEST = pattern("lasting"), pattern("proved"), pattern("best")
FOR = re.compile(r"\b(?:for|in|over)(?: the (?:last|past))? (N\d+)\b(?! (?:before|ago|later))")
MONTHS = {"month": 1, "quarter": 3, "year": 12}
WE, NO_OTHER = re.compile(r"\b(?:we|our|ours|us)\b"), re.compile(r"\bno other\b")
HAPPENED = frozenset(CHANGES) | frozenset(
    ("down", "up", "drop", "fall", "rise", "reduction", "decrease", "increase", "shorten", "reduce", "reduces", "improvement", "prevent", "prevents",
     "prevented", "stayed", "missed")
)  # fmt: skip
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
OF_OUTCOMES = tuple(map(sequence, ("changing", "there_are_fewer", "fewer_are")))
OF_PEOPLE = tuple(map(sequence, ("became", "does_better")))
WENT_DOWN, SAVES = sequence("went_down_by"), sequence("saves")
DENIED = re.compile(r"\b(?:not|no|nothing|never|hardly)\b|n't\b")


class Overclaim(StrEnum):
    """In which way a claim goes beyond its figures."""

    LASTING = "lasting"
    PROVED = "proved"
    BEST = "best"
    UNMEASURED = "unmeasured"


def overclaim(sentence: Sentence, match: Match | None, subjects: Subjects) -> Overclaim | None:
    """How a sentence claims more than figures before and after can tell; None where it does not."""
    text = sentence.plain
    known = match is not None and match.is_sure
    happened = not HAPPENED.isdisjoint(WORD.findall(text))
    if happened and PROVED.search(text) and not DENIED.search(text) and (known or _names_outcome(sentence)):
        return Overclaim.PROVED
    if BEST.search(text) and _is_of_ours(sentence, match, subjects):
        return Overclaim.BEST
    if known and match and happened and not match.subject.measure.series and _is_lasting(text, match):
        return Overclaim.LASTING
    return Overclaim.UNMEASURED if not known and (match is None or match.share < LEAST) and _is_unmeasured(text, subjects.stems) else None


def _names_outcome(sentence: Sentence) -> bool:
    return not sentence.stems.isdisjoint(OUTCOMES - PEOPLE)


def _is_of_ours(sentence: Sentence, match: Match | None, subjects: Subjects) -> bool:
    """Whether a comparison is one of what was measured, or of the results of those who tell."""
    if match and match.share >= LEAST:
        return True
    is_ours = WE.search(sentence.plain) or NO_OTHER.search(sentence.plain)
    return bool(is_ours) and (_names_outcome(sentence) or not sentence.stems.isdisjoint(subjects.stems - GENERAL - PLACES))


def _is_lasting(text: str, match: Match) -> bool:
    """Whether something is said to have lasted, for longer than the measure's later period."""
    if LASTING.search(text):
        return True
    months, read = match.subject.measure.after.period.months or 1, marked(text)
    lengths = (read.quantities[found[1]] for found in FOR.finditer(read.text))
    return any(one.value * MONTHS[one.unit] > months for one in lengths if one.unit in MONTHS)


def _is_unmeasured(text: str, measured: Set[str]) -> bool:
    """Whether a sentence says that something became more or less that services care about, and that no measure's words are of."""
    if any(_is_better(found, measured) for form in OF_OUTCOMES for found in form.finditer(text)):
        return True
    if any(stem(found["who"]) in PEOPLE for form in OF_PEOPLE for found in form.finditer(text)):
        return True
    down = WENT_DOWN.search(text)
    return bool(down and not WE.search(text) and stem(down["noun"]) not in measured) or SAVES.search(text) is not None


def _is_better(found: re.Match[str], measured: Set[str]) -> bool:
    """Whether what changed is an outcome that nobody measured, and for the better; nobody makes up bad news."""
    nouns = {stem(one) for one in (found["noun"], found.groupdict().get("further")) if one} & OUTCOMES - PEOPLE
    change = CHANGES.get(found["change"], Shift(-1 if found["change"] == "down" else 1))
    better = change.quality or change.direction * (1 if nouns & GOOD else -1)
    return bool(nouns) and not nouns & measured and better > 0
