"""Before its year is announced, an entry of the shortlist is shown under the name that all of the shortlist have, and without what judges said of it."""

from dataclasses import replace
from datetime import date

from showcase.model.award import Award
from showcase.model.entry import Entry


def as_called(entry: Entry, award: Award, day: date) -> Entry:
    """An entry as it may be told of on a day: nothing is made of the honour that it will have, nor of its judges’ words, before all may know it."""
    front = entry.front
    if front.year not in award.by_year or not award.is_shortlist_of(front.year, day):
        return entry
    called = award.recognition_on(day, front.year, front.recognition)
    return replace(entry, front=front.model_copy(update={"recognition": called, "judges": None}))
