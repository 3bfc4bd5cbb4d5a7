"""What a person has judged: a finding that may stand is recorded in the entry, and told, never dropped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from showcase.checks.personal_data import SAID
from showcase.checks.privacy.redact import DOT
from showcase.model.fields import Review
from showcase.model.finding import Finding, Severity
from showcase.model.values import day_words
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.document import Document
from showcase.util.text import did_you_mean, listed, short

# These rules go by what something looks like: one reference in eleven has the last digit of an NHS number. Consent, by
# contrast, is given or not.
REVIEWABLE = (*SAID, "small-number", "quote-without-consent")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A review with where it is written and the files that it speaks for; for all others when `paths` is empty."""

    review: Review
    written: Document
    number: int
    paths: tuple[str, ...]
    others: tuple[str, ...]

    def is_of(self, finding: Finding) -> bool:
        """Whether the review is of this finding: its rule, what it is about, and where."""
        place = finding.location.path
        here = place in self.paths if self.paths else place not in self.others
        return here and finding.code == self.review.rule and bool(finding.about) and _plain(finding.about) == _plain(self.review.about)


def judgements_of(parsed: ParsedEntry) -> list[Judgement]:
    """The reviews of an entry, which are of everything in its folder but the adoption records, and theirs."""
    front = parsed.entry.front if parsed.entry else parsed.withdrawal
    records = tuple(one.written.path for one in parsed.adoptions)
    own = [Judgement(review, parsed.written, number, (), records) for number, review in enumerate(front.reviewed if front else ())]
    theirs = [
        Judgement(review, one.written, number, (one.written.path,), ())
        for one in parsed.adoptions
        for number, review in enumerate(one.record.front.reviewed)
    ]
    return [*own, *theirs]


def weighed(parsed: ParsedEntry, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those that a person has judged as such; and reviews of what may not be judged, or of nothing."""
    judgements = judgements_of(parsed)
    if not judgements:
        yield from findings
        return
    left = [one.review.times for one in judgements]  # dots hide what differs, so a review is of so many findings and no more
    for finding in findings:
        fit = (number for number, one in enumerate(judgements) if left[number] and one.is_of(finding) and finding.code in REVIEWABLE)
        number = next(fit, None)
        if number is None:
            yield finding
        else:
            left[number] -= 1
            yield _judged(finding, judgements[number].review)
    yield from _without_use(judgements, left)


def _judged(finding: Finding, review: Review) -> Finding:
    message = f"‘{finding.about}’ was judged by: {review.who}, {day_words(review.date)}. It may stand, because: {review.reason}"
    return replace(finding, severity=Severity.INFO, message=message, reason="", remedy="", instead="", paste="")


def _without_use(judgements: Sequence[Judgement], left: Sequence[int]) -> Iterator[Finding]:
    for number, one in enumerate(judgements):
        place = one.written.at("reviewed", one.number, "rule")
        if one.review.rule not in REVIEWABLE:
            yield Finding("not-reviewable", place, f"‘{short(one.review.rule)}’ is not a rule whose findings a person may judge.",
                          f"Those that may be judged are {listed(REVIEWABLE, 'and')}.",
                          did_you_mean(one.review.rule, REVIEWABLE) or "Put right what the rule finds, and take this review out.")
        elif left[number]:
            yield Finding("unused-review", place, _less(one.review, left[number]),
                          "Left here, it could hide what somebody writes later.",
                          "Take it out, or write under `about` what the finding shows between its quotation marks, dots and all, and the number under `times`.",
                          Severity.WARNING)


def _less(review: Review, left: int) -> str:
    about = short(review.about)
    if left == review.times:
        return f"Nothing is found that this review of ‘{about}’ is about."
    there = review.times - left
    return f"This review of ‘{about}’ is of {review.times} findings, and only {there} {'is' if there == 1 else 'are'} there."


def _plain(about: str) -> str:
    """What a review is about, whatever stands for the dots, which not every keyboard has."""
    return " ".join(about.replace("*", DOT).replace("·", DOT).split())
