"""Claims that no figures before and after can bear out: that it lasted, that it is proved, that it is the best, and changes that nobody measured."""

import re
from collections.abc import Set
from enum import StrEnum

from showcase.checks.claims.lexicon import CHANGES, GOOD, OUTCOMES, PEOPLE, STATES, pattern, stem
from showcase.checks.claims.quantities import marked
from showcase.checks.claims.sentences import Sentence
from showcase.checks.claims.subjects import LEAST, Match, Subjects

CHANGED = "|".join(sorted(CHANGES, key=len, reverse=True))
LASTING, PROVED, BEST = pattern("lasting"), pattern("proved"), pattern("best")
FOR = re.compile(r"\b(?:for|in|over)(?: the (?:last|past))? (N\d+)\b(?! (?:before|ago|later))")
MONTHS = {"month": 1, "quarter": 3, "year": 12}
WE = re.compile(r"\b(?:we|our|ours|us)\b")
HAPPENED = re.compile(rf"\b(?:{CHANGED}|down|up|drop|fall|rise|reduction|decrease|increase|shorten|reduces?|improvement|prevents?|prevented|stayed|missed)\b")
NOUN = "|".join(sorted(OUTCOMES, key=len, reverse=True))
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
CHANGING = re.compile(
    rf"\b(?P<noun>[a-z]+)(?: (?:on|in|at|among|of|to|from) (?:the |our )?(?P<further>[a-z]+))? "
    rf"(?:(?:has|have|is|are|was|were|went|gone|got|been|also|all|both|now|far|much|too|come|came) ){{0,3}}(?P<change>{CHANGED}|down|up|halved|doubled)\b"
    r"(?! (?:than|the|a|an|our|my|it|them|of|in number)\b)"
)
FEWER = re.compile(
    r"\b(?:there (?:is|are|were|was|have been|has been)|have|has|had|needs?|get|gets|see|suffer|with|report) (?:[a-z]+ ){0,2}?"
    r"(?P<change>fewer|less|more|better) (?P<noun>[a-z]+)\b"
)
BECOME = re.compile(
    r"\b(?P<who>[a-z]+) (?:(?:are|is|feel|feels|have become|became|have grown|were|also|now|all|both) ){1,3}(?:(?:far|much|a lot|a little|even) )?"
    rf"(?:(?:less|more) )?(?:{'|'.join(sorted(STATES))})\b(?! (?:to|of|with|than) )"
)
DOING = re.compile(
    r"\b(?P<who>[a-z]+) (?:(?:also|now|all|both) ){0,3}(?:go home|come home|sleep|recover|heal|eat|settle|walk|leave|wake|breathe|live) (?:[a-z]+ )?"
    r"(?:sooner|better|faster|quicker|earlier|longer|less|more)\b(?! than)"
)


def _way(word: str) -> int:
    """Which way a word of change says that something went, for the outcomes of which more or less is told."""
    change = CHANGES.get(word)
    return (change.direction or change.quality) if change else -1 if word == "down" else 1


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
    if PROVED.search(text) and not re.search(r"\b(?:not|no|nothing|never|hardly)\b|n't\b", text) and (known or _outcomes(text)) and HAPPENED.search(text):
        return Overclaim.PROVED
    if BEST.search(text) and (known or (WE.search(text) and _outcomes(text))):
        return Overclaim.BEST
    if known and match and HAPPENED.search(text) and not match.subject.measure.series and _is_lasting(text, match):
        return Overclaim.LASTING
    return Overclaim.UNMEASURED if (match is None or match.share < LEAST) and not known and _is_unmeasured(text, subjects.stems) else None


def _is_lasting(text: str, match: Match) -> bool:
    """Whether something is said to have lasted, for longer than the measure's later period."""
    if LASTING.search(text):
        return True
    months, read = match.subject.measure.after.period.months or 1, marked(text)
    lengths = (read.quantities[found[1]] for found in FOR.finditer(read.text))
    return any(one.value * MONTHS[one.unit] > months for one in lengths if one.unit in MONTHS)


def _outcomes(text: str) -> bool:
    return any(stem(word) in OUTCOMES and stem(word) not in PEOPLE for word in WORD.findall(text))


def _is_unmeasured(text: str, measured: Set[str]) -> bool:
    """Whether a sentence says that something became more or less that services care about."""
    for form in (CHANGING, FEWER):
        for found in form.finditer(text):
            nouns = {stem(one) for one in (found["noun"], found.groupdict().get("further")) if one} & OUTCOMES - PEOPLE
            if nouns and not nouns & measured and _way(found["change"]) == (1 if nouns & GOOD else -1):
                return True
    return any(stem(found["who"]) in PEOPLE for form in (BECOME, DOING) for found in form.finditer(text))
