"""What a chart says of rare events, in words: how many in how long, and how long it was from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from showcase.model.measures import Measure
from showcase.model.series import Point
from showcase.site.charts.parts import is_share
from showcase.site.views.chart_numbers import number_of, times


@dataclass(frozen=True)
class Rarity:
    """How many of something rare there were, and how long it was from one to the next (`without`);
    `events` are their days, where they are known."""

    points: Sequence[Point]
    points_before: Sequence[Point]
    points_after: Sequence[Point]
    without: int
    measure: Measure
    events: tuple[date, ...]

    @property
    def counted(self) -> bool:
        """Whether values are whole numbers that can be added up."""
        return not is_share(self.measure) and all(one.value == int(one.value) for one in self.points)

    @property
    def total(self) -> str:
        """How many there were in all: `none`, `two`, `14`."""
        return _total(self.points)

    @property
    def before(self) -> str:
        """How many before the change."""
        return _total(self.points_before)

    @property
    def after(self) -> str:
        """How many since."""
        return _total(self.points_after)

    @property
    def quiet(self) -> str:
        """At how many of all points there was nothing."""
        return _quiet(self.points)

    @property
    def quiet_before(self) -> str:
        """The same before the change."""
        return _quiet(self.points_before)

    @property
    def quiet_after(self) -> str:
        """The same since."""
        return _quiet(self.points_after)

    @property
    def longest(self) -> str:
        """The longest time without one, where there was one at all."""
        return times(self.without, self.measure.every) if self.without and any(one.value for one in self.points) else ""

    @property
    def apart(self) -> int:
        """The most days from one to the next."""
        return max(_days(self.events), default=0)

    @property
    def apart_before(self) -> str:
        """The mean of days from one to the next before the change."""
        day = self.measure.change
        return _usual([one for one in self.events if day and one < day])

    @property
    def apart_after(self) -> str:
        """The mean since."""
        day = self.measure.change
        return _usual([one for one in self.events if day and one >= day])


def _total(points: Sequence[Point]) -> str:
    number = int(sum(one.value for one in points))
    return number_of(number) if number else "none"


def _quiet(points: Sequence[Point]) -> str:
    return number_of(sum(one.value == 0 for one in points))


def _days(events: Sequence[date]) -> list[int]:
    return [(later - earlier).days for earlier, later in pairwise(events)]


def _usual(events: Sequence[date]) -> str:
    days = _days(events)
    return times(round(sum(days) / len(days)), "day") if len(days) > 1 else ""
