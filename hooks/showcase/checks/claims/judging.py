"""One sentence held against the measures beside it: contradicted, unsupported, or nothing to say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from showcase.checks.claims.clauses import Clause, ReadSentence, claims_of, read
from showcase.checks.claims.figures import Figures, figures_of
from showcase.checks.claims.lexicon import ADVERBS, CHANGE_STEMS, GENERAL, OF_MONEY, OF_TIME, OUTCOMES, PEOPLE, TURNING
from showcase.checks.claims.overclaims import Overclaim, overclaim
from showcase.checks.claims.pairs import SIGN, level_of
from showcase.checks.claims.quantities import SPANS
from showcase.checks.claims.reading import Claim
from showcase.checks.claims.sentences import Sentence, asides, is_aside
from showcase.checks.claims.subjects import Match, Subject, Subjects, stems_of
from showcase.checks.claims.verdict import borne_out

LITTLE_TOLD = GENERAL | PEOPLE | CHANGE_STEMS  # by which a clause names nothing of its own
TELLING = OUTCOMES | PEOPLE  # of which a sentence tells that no measure is about
GOES_ON = re.compile(r"(?:they|he|she|this|these|those)\b")
BARE = re.compile(r"(?:a|an|the|and|it|they|this|that|which|so|down|up|by|from|to|now|[A-Z]\d)\b")
DENIES = re.compile(r"\b(?:not|never|nobody|no one|none|neither|nor|cannot)\b|n't\b")


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of a sentence: that a measure says otherwise, or that none of them speaks to it, and in which way.

    `adds_up` are the days over which the sentence adds up, where it names another time than the measure.
    """

    subject: Subject | None
    figures: Figures | None = None
    overclaim: Overclaim | None = None
    adds_up: Decimal | None = None

    @property
    def is_contradicted(self) -> bool:
        """Whether a measure says otherwise."""
        return self.figures is not None


def judged(sentence: Sentence, subjects: Subjects, may_hint: bool = True) -> Judged | None:
    """What is to be said of one sentence; `may_hint` tells whether also that no measure is about it."""
    if subjects.telling.isdisjoint(sentence.stems) and TELLING.isdisjoint(sentence.stems):
        return None
    if any(is_aside(one, subjects.words) for one in asides(sentence.plain)):
        return None
    if _is_history(sentence.plain, subjects):
        return None
    whole = subjects.best(sentence.stems)
    if whole and (whole.is_sure or subjects.knows(sentence.stems)) and (found := _contradiction(sentence, subjects, whole)):
        return found
    if may_hint and (subject := _of_unknown(sentence, subjects, whole)):
        return Judged(subject, overclaim=Overclaim.UNKNOWN)
    kind = overclaim(sentence, whole, subjects) if may_hint else None
    named = whole.subject if whole and (whole.is_sure or kind is Overclaim.UNMEASURED) else None
    return Judged(named, overclaim=kind) if kind else None


def _is_history(plain: str, subjects: Subjects) -> bool:
    """Whether a sentence tells of years alone that ended before anything was measured here."""
    last = read(plain).last_year
    return last is not None and last < subjects.earliest


def _contradiction(sentence: Sentence, subjects: Subjects, whole: Match) -> Judged | None:
    goes_on = bool(GOES_ON.match(sentence.plain))  # of what was named in the sentence before
    for match, claim in _claims(sentence.plain, subjects, whole):
        if not match.is_sure or (goes_on and claim.sort != "from-to" and not claim.is_sized):
            continue
        figures = figures_of(match.subject)
        verdict = borne_out(claim, figures, match.share) if figures else None
        goes_on |= claim.sort == "from-to" and verdict is None  # of something else, whose figures it gives
        if figures and verdict is False:
            size = claim.size
            over = SPANS[size.per] if size and size.sort == "N" and figures.is_of_other_time(size) else None
            return Judged(match.subject, figures, adds_up=over)
    return None


def _of_unknown(sentence: Sentence, subjects: Subjects, whole: Match | None) -> Subject | None:
    """The measure that a sentence says changed, although nobody knows what it was before; None where there is none."""
    if whole is None or not subjects.has_unknown:
        return None
    told = (match.subject for match, claim in _claims(sentence.plain, subjects, whole) if match.is_sure and claim.sort in ("change", "from-to", "same"))
    return next((subject for subject in told if subject.measure.before is None), None)


def _claims(plain: str, subjects: Subjects, whole: Match) -> Iterator[tuple[Match, Claim]]:
    """Each claim of a sentence with the measure that it is about."""
    sentence = read(plain)
    for around, claim in sentence.pairs:
        yield subjects.best(around) or whole, claim
    last: Match | None = None
    for number, clause in enumerate(sentence.clauses):
        own = subjects.best(clause.stems)
        is_bare = BARE.match(clause.text.strip()) is not None  # it names nothing, and goes on about what the last one named
        goes_on = is_bare and last is not None and not clause.stems - LITTLE_TOLD - last.subject.stems
        match = own if own and own.is_sure else (last if goes_on else own) or (whole if len(sentence.clauses) == 1 else None)
        last = match or last
        if match and match.is_sure:
            yield from ((match, claim) for claim in _of_clause(clause, sentence, match.subject, claims_of(plain, number)))


def _of_clause(clause: Clause, sentence: ReadSentence, subject: Subject, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Those of a clause's claims that can be of a measure."""
    turned = bool(clause.stems & TURNING - subject.stems)  # by a word such as ‘without’, which the name does not have
    for claim in claims:
        if claim.sort != "change" or (not turned and _is_of(claim, clause, sentence, subject)):
            yield claim
    if level := level_of(clause.text, sentence.marked, subject, turned or bool(DENIES.search(clause.text))):
        yield level


def _is_of(claim: Claim, clause: Clause, sentence: ReadSentence, subject: Subject) -> bool:
    """Whether a change is one of what was measured: less money where that was, and no fewer visits where it was minutes."""
    quantities = sentence.marked.quantities
    if subject.is_money and not clause.stems & OF_MONEY and not any(quantities[sign].unit == "£" for sign in SIGN.findall(clause.text)):
        return False
    of = set(stems_of(claim.of))
    if not of or of & ADVERBS:
        return True
    return bool(of & OF_TIME) if subject.unit_of_time else bool(of & (subject.stems | PEOPLE))
