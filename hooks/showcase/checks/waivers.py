"""What a person has judged: a finding that may stand is recorded in the entry, and told, never dropped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from showcase.checks.personal_data import NEVER_PUBLISHED
from showcase.checks.privacy.redact import DOT
from showcase.model.fields import Review
from showcase.model.finding import Finding, Severity
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.document import Document
from showcase.util.text import nearest

# These rules go by what something looks like: one reference in eleven has the last digit of an NHS number. Consent, by
# contrast, is given or not.
REVIEWABLE = (*NEVER_PUBLISHED, "small-number", "quote-without-consent", "contradicted", "unsupported")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A review with where it is written and the files that it speaks for; for all others when `paths` is empty."""

    review: Review
    document: Document
    number: int
    paths: tuple[str, ...]
    others: tuple[str, ...]

    def is_of(self, finding: Finding) -> bool:
        """Whether the review is of this finding: its rule, what it is about, and where."""
        place = finding.location.path
        here = place in self.paths if self.paths else place not in self.others
        return here and finding.code == self.review.rule and bool(finding.about) and _plain(finding.about) == _plain(self.review.about)


def judgements_of(parsed: ParsedEntry) -> list[Judgement]:
    """The reviews of an entry, which are of everything in its folder but the records, and theirs."""
    front = parsed.entry.front if parsed.entry else parsed.withdrawal
    told = [(one.record.front.reviewed, one.document) for one in parsed.adoptions] + [(one.front.reviewed, one.document) for one in parsed.followups]
    records = tuple(document.path for _, document in told)
    own = [Judgement(review, parsed.document, number, (), records) for number, review in enumerate(front.reviewed if front else ())]
    theirs = [
        Judgement(review, document, number, (document.path,), ())
        for reviewed, document in told
        for number, review in enumerate(reviewed)
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
    values = {"about": finding.about, "who": review.who, "day": review.date, "because": review.reason}
    return replace(finding, severity=Severity.INFO, values=values, wording="judged", instead="", paste="")


def _without_use(judgements: Sequence[Judgement], left: Sequence[int]) -> Iterator[Finding]:
    for number, one in enumerate(judgements):
        place = one.document.at("reviewed", one.number, "rule")
        if one.review.rule not in REVIEWABLE:
            yield Finding("not-reviewable", place, {"rule": one.review.rule, "meant": nearest(one.review.rule, REVIEWABLE), "reviewable": REVIEWABLE})
        elif left[number]:
            there = one.review.times - left[number]
            yield Finding("unused-review", place, {"about": one.review.about, "times": one.review.times, "there": there}, severity=Severity.WARNING)


def _plain(about: str) -> str:
    """What a review is about, whatever stands for the dots, which not every keyboard has."""
    return " ".join(about.replace("*", DOT).replace("·", DOT).split())
