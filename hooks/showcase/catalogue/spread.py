"""How far a practice has travelled: graded and counted from its records, never typed."""

from collections import Counter
from dataclasses import dataclass

from showcase.checks.adoptions import ENOUGH, IN_USE, NOT_YET, RESULT, TOLD, TRIED, counts, months_of_use, results_of, says_in_use, stages_with_reason
from showcase.model.award import Award
from showcase.model.comparison import could_be_chance, in_shares, is_flat
from showcase.model.entry import Adoption, Entry
from showcase.model.fields import Sharing
from showcase.model.measures import Measure
from showcase.model.vocabularies import Term


def grade(entry: Entry, award: Award) -> str:
    """The highest grade that the entry’s records of sharing and adoption show; empty where the award has no ladder of spread."""
    rungs = [sharing_rung(one, award) for one in entry.front.sharing]
    rungs += [adoption_rung(one, entry, award) for one in entry.adoptions]
    return award.ladder[max(rungs, default=NOT_YET)] if award.ladder else ""


def adoption_grade(adoption: Adoption, entry: Entry, award: Award) -> str:
    """The grade that one adoption record shows."""
    return award.ladder[adoption_rung(adoption, entry, award)]


def sharing_rung(sharing: Sharing, award: Award) -> int:
    """The rung that one act of sharing shows; within the own organisation others have been told, and no more."""
    shown = _rung(award.vocabularies.sharing_kinds[sharing.kind], award)
    return min(shown, TOLD) if sharing.reach in award.inside else shown


def _rung(term: Term, award: Award) -> int:
    return award.ladder.index(term.grade) if term.grade else NOT_YET


def adoption_rung(adoption: Adoption, entry: Entry, award: Award) -> int:
    """The rung that one adoption record shows: none where it is not somebody else’s, the highest with a result of their own after it began."""
    front = adoption.front
    if not counts(front, entry.front):
        return NOT_YET
    if not says_in_use(front, award):
        return _rung(award.vocabularies.adoption_stages[front.stage], award)
    if months_of_use(front, entry.front, award) < ENOUGH:
        return TRIED
    return RESULT if results_of(front) else IN_USE


def in_use(entry: Entry, award: Award) -> tuple[Adoption, ...]:
    """The adoption records of others who use the practice now, and have done so for long enough to say so."""
    return tuple(one for one in entry.adoptions if adoption_rung(one, entry, award) >= IN_USE)


@dataclass(frozen=True, slots=True)
class Uses:
    """How many tried a practice, and what became of it there: it is in use, it was stopped, or it is still being tried.

    `results` counts those in use that have measured something, by the direction in which it went (see `outcome`).
    """

    tried: int
    used: int
    stopped: int
    results: tuple[tuple[str, int], ...]


def uses(entry: Entry, award: Award) -> Uses:
    """The adoption records of others, counted; who only looks into it has not tried it."""
    theirs = [(one, adoption_rung(one, entry, award)) for one in entry.adoptions if counts(one.front, entry.front)]
    asking = stages_with_reason(award)
    tried = [(one, shown) for one, shown in theirs if shown >= TRIED or one.front.stage in asking]
    used = [one for one, shown in tried if shown >= IN_USE]
    found = Counter(outcome(results_of(one.front)) for one in used if results_of(one.front))
    return Uses(len(tried), len(used), sum(one.front.stage in asking for one, _ in tried), tuple((name, found[name]) for name in OUTCOMES if found[name]))


OUTCOMES = ("better", "mixed", "unclear", "worse", "alone")


def outcome(results: tuple[Measure, ...]) -> str:
    """Which way some results went, taken together: better or worse where none went the other way, unclear where none went any way that chance would not."""
    found = {direction(one) for one in results}
    if {"better", "worse"} <= found:
        return "mixed"
    return next(one for one in ("better", "worse", "unclear", "alone") if one in found)


def direction(measure: Measure) -> str:
    """Which way one result went; alone where nothing is known from before."""
    if measure.before is None:
        return "alone"
    if not in_shares(measure).moved or is_flat(measure) or could_be_chance(measure):
        return "unclear"
    return "better" if in_shares(measure).improved else "worse"
