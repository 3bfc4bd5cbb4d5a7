"""Follow-up records: what became of an entry’s own work, by the month that each file is called after."""

from collections.abc import Iterator

from showcase.checks.fields import front_of
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Location, Severity
from showcase.model.measures import Measure
from showcase.model.values import month_of
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.records import name_of
from showcase.util.text import nearest


def measure_named(front: FrontMatter, name: str) -> Measure | None:
    """The measure of an entry that a later value is about."""
    return next((one for one in front.measures if one.name == name), None)


def follow_up_name(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A follow-up record is called after the month of which it tells."""
    for source in parsed.folder.followups:
        if month_of(name_of(source.path)) is None:
            yield Finding("follow-up-name", Location(source.path), {"name": name_of(source.path)})


def follow_up_incomplete(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """What has stopped says why, and what has changed says what is different."""
    for one in parsed.followups:
        front = one.front
        if front.state == "stopped" and not front.because:
            yield Finding("follow-up-incomplete", one.document.at("state"), {})
        elif front.state == "changed" and not front.what:
            yield Finding("follow-up-incomplete", one.document.at("state"), {}, "changed")


def follow_up_before_work(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """What is told later is told after the work began."""
    start = front_of(parsed).period.start.start
    for one in parsed.followups:
        if one.record and one.record.month <= start:
            yield Finding("follow-up-order", Location(one.document.path), {"month": one.record.month, "start": start})


def unknown_measure(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A later value is of a measure that the entry has."""
    known = [one.name for one in front_of(parsed).measures]
    for one in parsed.followups:
        for number, value in enumerate(one.front.values):
            if value.measure not in known:
                guess = nearest(value.measure, known)
                place = one.document.at("values", number, "measure")
                yield Finding("unknown-measure", place, {"name": value.measure, "meant": guess, "known": known}, instead=guess)


def later_value_order(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A later value is later than the entry’s own, and no later than the record."""
    for one in parsed.followups:
        for number, value in enumerate(one.front.values):
            measure, place = measure_named(front_of(parsed), value.measure), one.document.at("values", number, "period")
            if one.record and value.period.end > one.record.month:
                yield Finding("follow-up-order", place, {"name": value.measure, "period": value.period, "month": one.record.month}, "future")
            elif measure and value.period.first <= measure.after.period.last:
                yield Finding("follow-up-order", place, {"name": value.measure, "period": value.period, "after": measure.after.period}, "early")


def follow_up_unsent(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A follow-up record is sent by somebody who may speak for the team."""
    for one in parsed.followups:
        if one.front.sent_by and not one.front.sent_by.may_speak:
            values = {"name": front_of(parsed).lead.name, "role": one.front.sent_by.role}
            yield Finding("may-not-speak", one.document.at("sent_by", "may_speak"), values, "later", severity=Severity.WARNING)


RULES = (follow_up_name, follow_up_incomplete, follow_up_before_work, unknown_measure, later_value_order, follow_up_unsent)
