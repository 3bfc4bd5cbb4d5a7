"""A measure's history: its points, the steps in which they follow each other, and their mean over a time."""

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from showcase.model.values import Month, Period, day_words

Every = Literal["month", "week", "quarter", "year"]
MOST = 120  # points: ten years of months, two of weeks; more would be one dark line, and a page that nobody waits for


class Point(NamedTuple):
    """One value of a measure's series, of the month, week, quarter or year that begins there; `of` is how many it is about."""

    month: Month
    value: Decimal
    of: int | None = None
    day: int = 1

    @property
    def start(self) -> date:
        """The day that it is dated."""
        return date(self.month.year, self.month.month, self.day)


def step_of(day: date, every: Every) -> int:
    """Which month, week, quarter or year a day lies in, counted from the beginning of the calendar."""
    if every == "week":
        return (day.toordinal() - 1) // 7  # the calendar begins on a Monday
    month = day.year * 12 + day.month - 1
    return month if every == "month" else month // 3 if every == "quarter" else day.year


def first_day(step: int, every: Every) -> date:
    """The day on which a step begins."""
    if every == "week":
        return date.fromordinal(step * 7 + 1)
    month = step if every == "month" else step * 3 if every == "quarter" else step * 12
    return date(month // 12, month % 12 + 1, 1)


@lru_cache(4096)  # the series of a collection are of the same years
def last_day(step: int, every: Every) -> date:
    """The day on which a step ends; the calendar’s last one, where that is in the middle of a week."""
    first = first_day(step, every)
    if every == "week":
        return date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
    month = first.month + (0 if every == "month" else 2 if every == "quarter" else 11)
    return date(first.year, month, monthrange(first.year, month)[1])


def span_words(first: int, last: int, every: Every) -> str:
    """The time from one step to another for a reader: `April to June 2024`, `6 May 2024 to 3 June 2024`, `2019 to 2021`."""
    start, end = first_day(first, every), last_day(last, every)
    if every == "week":
        return f"{day_words(start)} to {day_words(first_day(last, every))}" if first != last else day_words(start)
    if every == "year":
        return f"{start.year} to {end.year}" if first != last else str(start.year)
    return Period(start, end).words


def step_words(step: int, every: Every) -> str:
    """A step for a reader: `May 2024`, `6 May 2024`, `April to June 2024`, `2024`."""
    return span_words(step, step, every)


def mean(points: Sequence[Point], weighted: bool = False) -> Decimal:
    """The mean of one point or more; `weighted` takes it over all people that they are about, where all points say how many."""
    weights = [one.of for one in points]
    if weighted and all(weights):
        return sum((one.value * (one.of or 0) for one in points), Decimal(0)) / sum(one or 0 for one in weights)
    return sum((one.value for one in points), Decimal(0)) / len(points)


def counts(events: Sequence[date], first: date, last: date, every: Every) -> tuple[Point, ...]:
    """How many events there were at each step from one day to another, as far as they can be drawn."""
    found = Counter(step_of(day, every) for day in events)
    steps = range(step_of(first, every), step_of(last, every) + 1)[:MOST]
    days = [first_day(step, every) for step in steps]
    return tuple(Point(Month(day.year, day.month), Decimal(found[step]), None, day.day) for step, day in zip(steps, days, strict=True))
