"""What depends on the day of a check: months that are still to come, and what nobody has confirmed for long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from showcase.checks.adoptions import says_in_use, stages_with_reason
from showcase.checks.fields import front_of
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.model.values import Month
from showcase.parsing.entry import ParsedEntry

LONG = 24  # months after which somebody asks again


@dataclass(frozen=True, slots=True)
class Moment:
    """A month in which something is said to have been so; `name` is whose it is, where somebody has to confirm it again."""

    month: Month
    location: Location
    name: str = ""


def moments_in(parsed: ParsedEntry, award: Award) -> Iterator[Moment]:
    """The months of which an entry and its records tell that something happened."""
    yield from _of_entry(parsed) if parsed.entry else ()
    for one in parsed.adoptions:
        front = one.record.front
        in_use = says_in_use(front, award)
        if front.confirmed:
            yield Moment(front.confirmed, one.document.at("confirmed"), front.organisation.name if in_use else "")
        if in_use or front.stage in stages_with_reason(award):
            yield Moment(front.since, one.document.at("since"))
        for number, measure in enumerate(front.measures):
            yield Moment(measure.after.period.end, one.document.at("measures", number, "after", "period"))
    for follow_up in parsed.followups:
        if follow_up.record:
            yield Moment(follow_up.record.month, Location(follow_up.document.path))


def _of_entry(parsed: ParsedEntry) -> Iterator[Moment]:
    """The months of an entry itself: what else changed, who was asked, what was noted and seen, and the last of each series."""
    front, at = front_of(parsed), parsed.document.at
    for number, one in enumerate(front.also_changed):
        yield Moment(one.month, at("also_changed", number, "month"))
    if front.involvement and front.involvement.stages_asked:
        yield Moment(front.involvement.stages_asked.month, at("involvement", "stages_asked", "month"))
    for number, note in enumerate(front.notes):
        yield Moment(Month(note.date.year, note.date.month), at("notes", number, "date"))
    for number, visit in enumerate(front.visited):
        yield Moment(Month(visit.date.year, visit.date.month), at("visited", number, "date"))
    for number, measure in enumerate(front.measures):
        if points := parsed.entry.points_of(measure) if parsed.entry else ():
            yield Moment(points[-1].month, at("measures", number, "series" if measure.series else "events"))


def check_moments(moments: Iterable[Moment], today: date) -> Iterator[Finding]:
    """Nothing has happened that is still to come, and what is in use is confirmed every two years; `today` is no earlier than the day on which the entry
    is shown."""
    now = Month(today.year, today.month)
    for one in moments:
        if one.month > now:
            yield Finding("month-to-come", one.location, {"month": one.month})
        elif one.name and now.months_since(one.month) > LONG:
            values = {"name": one.name, "month": one.month, "years": LONG // 12}
            yield Finding("confirmed-long-ago", one.location, values, severity=Severity.HINT)
