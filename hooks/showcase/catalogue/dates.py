"""When an entry was published and last changed, as its own records tell: no clock is asked, so the same sources give the same days."""

from collections.abc import Iterator
from datetime import date

from showcase.catalogue.checked import shown_from
from showcase.model.award import Award
from showcase.model.entry import Adoption, Entry
from showcase.model.values import Month


def published_on(entry: Entry, award: Award) -> date:
    """The day from which an entry may be shown; where the award has no such year, which only a writer’s preview meets, the year’s first."""
    return shown_from(entry, award) if entry.front.year in award.by_year else date(entry.front.year, 1, 1)


def updated_on(entry: Entry, award: Award, today: date) -> date:
    """The newest day that an entry or one of its records tells of; never before it was published, nor later than `today`."""
    first = published_on(entry, award)
    honoured = [award.by_year[entry.front.year].announced] if entry.front.year in award.by_year else []  # later than the day of a shortlist
    return max([first, *(day for day in (*honoured, *_days(entry)) if day <= today)])


def recorded_on(adoption: Adoption, entry: Entry, award: Award) -> date:
    """The first day on which an adoption record can have been read: the month of its use or of its last confirmation, once its entry is shown."""
    front = adoption.front
    months = [front.since, *([front.confirmed] if front.confirmed else [])]
    return max(published_on(entry, award), *(_first_day(one) for one in months))


def begun_on(adoption: Adoption, entry: Entry, award: Award, today: date) -> date:
    """The first day on which it can have been read that somebody uses a practice; never later than `today`."""
    return min(today, max(published_on(entry, award), _first_day(adoption.front.since)))


def _days(entry: Entry) -> Iterator[date]:
    front = entry.front
    yield from (one.date for one in front.notes)
    yield from (one.date for one in front.visited)
    yield from (_first_day(one.month) for one in entry.followups)
    for adoption in entry.adoptions:
        yield _first_day(adoption.front.since)
        if adoption.front.confirmed:
            yield _first_day(adoption.front.confirmed)


def _first_day(month: Month) -> date:
    return date(month.year, month.month, 1)
