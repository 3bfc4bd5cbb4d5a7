"""Adoption records: whose they are, how long the practice is known to be in use there, and which of their figures are results of it."""

from collections.abc import Iterator

from showcase.checks.fields import front_of, round_of
from showcase.checks.measures import in_order
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Severity
from showcase.model.measures import Measure
from showcase.model.records import AdoptionFields
from showcase.model.values import Month
from showcase.parsing.entry import ParsedEntry
from showcase.util.slugs import organisation_slug

NOT_YET, TOLD, _, TRIED, IN_USE, RESULT = range(6)  # what each rung of the ladder of spread means, by its place
ENOUGH = 3  # months of use, before which it is still being tried


def is_own(record: AdoptionFields, front: FrontMatter) -> bool:
    """Whether an organisation tells of using what it made itself, which is no spread."""
    return organisation_slug(record.organisation.name) in {organisation_slug(one.name) for one in front.organisations}


def counts(record: AdoptionFields, front: FrontMatter) -> bool:
    """Whether a record shows spread: it is somebody else’s, and nobody sent it who may not speak for them."""
    return not is_own(record, front) and (record.sent_by is None or record.sent_by.may_speak)


def results_of(record: AdoptionFields) -> tuple[Measure, ...]:
    """The figures of a record that can be results: their period after begins after the month in which it began."""
    return tuple(one for one in record.measures if one.after.period.start > record.since)


def known_until(record: AdoptionFields, front: FrontMatter, award: Award) -> tuple[Month, str]:
    """The last month of which a record tells that the practice is in use, and what shows it: that somebody there confirmed it, a result, or the day on
    which the entry was shown with it. The day of a build is none of these, so no practice spreads by waiting."""
    found = [(one.after.period.end, "measured") for one in results_of(record)]
    found += [(record.confirmed, "confirmed")] if record.confirmed else []
    round_ = award.by_year.get(front.year)
    if round_:
        shown = max(round_.announced, front.published or round_.announced)
        found.append((Month(shown.year, shown.month), "announced"))
    return max(found, key=lambda one: one[0], default=(record.since, "announced"))


def months_of_use(record: AdoptionFields, front: FrontMatter, award: Award) -> int:
    """How many months the practice is known to have been in use, as far as the record tells."""
    return max(0, known_until(record, front, award)[0].months_since(record.since))


def says_in_use(record: AdoptionFields, award: Award) -> bool:
    """Whether a record says that the practice is in use."""
    stage = award.vocabularies.adoption_stages.get(record.stage)
    return stage is not None and stage.grade in award.ladder[IN_USE:]


def stages_with_reason(award: Award) -> tuple[str, ...]:
    """The stages of adoption whose records say why."""
    return tuple(one for one, term in award.vocabularies.adoption_stages.items() if term.needs_reason)


def stopped_without_reason(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """An adoption that was stopped says why, because that is what others can learn from."""
    asking = stages_with_reason(award)
    for adoption in parsed.adoptions:
        front = adoption.record.front
        if front.stage in asking and not front.because:
            is_there = adoption.document.has_key("because")
            yield Finding("stopped-without-reason", adoption.document.at_key("because" if is_there else "stage"), wording="empty" if is_there else "")


def own_adoption(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """An adopter is somebody else: what an organisation of the entry does with its own work is told in the text."""
    for one in parsed.adoptions:
        if is_own(one.record.front, front_of(parsed)):
            values = {"name": one.record.front.organisation.name}
            yield Finding("own-adoption", one.document.at("organisation"), values, severity=Severity.WARNING)


def may_not_speak(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A record is sent by somebody who may speak for the organisation."""
    for one in parsed.adoptions:
        front = one.record.front
        if front.sent_by and not front.sent_by.may_speak:
            values = {"name": front.organisation.name, "role": front.sent_by.role}
            yield Finding("may-not-speak", one.document.at("sent_by", "may_speak"), values, severity=Severity.WARNING)


def result_before_use(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """An adopter’s result is of months after it began."""
    for one in parsed.adoptions:
        front = one.record.front
        for number, measure in enumerate(front.measures):
            if measure.after.period.start > front.since or not in_order(measure):
                continue
            ended = measure.after.period.end < front.since
            values = {"name": measure.name, "after": measure.after.period, "ends": measure.after.period.end, "since": front.since}
            place = one.document.at("measures", number, "after", "period")
            yield Finding("result-before-use", place, values, "ended" if ended else "", severity=Severity.ERROR if ended else Severity.WARNING)


def confirmed_before_since(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Nobody confirms what has not begun."""
    for one in parsed.adoptions:
        front = one.record.front
        if front.confirmed and front.confirmed < front.since:
            yield Finding("confirmed-before-since", one.document.at("confirmed"), {"confirmed": front.confirmed, "since": front.since})


def used_before_work(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Nobody takes over what has not begun."""
    start = front_of(parsed).period.start.start
    for one in parsed.adoptions:
        if one.document.has_key("since") and one.record.front.since < start:
            yield Finding("used-before-work", one.document.at("since"), {"since": one.record.front.since, "start": start}, severity=Severity.WARNING)


def not_yet_in_use(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A practice is in use elsewhere when that has been so for three months."""
    front = front_of(parsed)
    for one in parsed.adoptions if round_of(parsed, award) else ():
        record = one.record.front
        if says_in_use(record, award) and counts(record, front) and months_of_use(record, front, award) < ENOUGH:
            values = {"name": record.organisation.name, "since": record.since, "months": ENOUGH, "then": record.since.later(ENOUGH)}
            yield Finding("not-yet-in-use", one.document.at("since"), values, severity=Severity.HINT)


RULES = (stopped_without_reason, own_adoption, may_not_speak, result_before_use, confirmed_before_since, used_before_work, not_yet_in_use)
