"""A series and what is true of it, in words: what the sentences under a chart are made of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from showcase.model.measures import Measure
from showcase.model.series import Point, step_of, step_words
from showcase.model.values import Month
from showcase.site.charts.parts import ChartPart, cuts, is_share
from showcase.site.charts.verdict import SeriesVerdict, longest_without
from showcase.site.views.chart_asides import SEVERAL, Lack, StandingOut, Target
from showcase.site.views.chart_numbers import both_means, mean_words, number_of, the_times, times, with_unit
from showcase.site.views.chart_rare import Rarity
from showcase.util.text import listed


@dataclass(frozen=True)
class Told:
    """A series with what is true of it, in words; `events` are the days of rare ones, `also` what else changed, `base` where the scale begins."""

    measure: Measure
    parts: tuple[ChartPart, ...]
    verdict: SeriesVerdict
    events: tuple[date, ...] = ()
    also: tuple[tuple[Month, str], ...] = ()
    base: str = ""
    places: int = 0

    # How many, how much and when.

    def number(self, value: Decimal) -> str:
        """A mean, no finer than it deserves, and never 0 or 100 when it is not."""
        return mean_words(value, self.places, is_share(self.measure))

    @property
    def noun(self) -> str:
        """What a point stands for."""
        return self.measure.every

    @cached_property
    def points(self) -> list[Point]:
        """All of them."""
        return [one for part in self.parts for one in part.points]

    @property
    def all_time(self) -> str:
        """How many there are."""
        return times(len(self.points), self.noun)

    @property
    def first(self) -> str:
        """When it begins."""
        return step_words(self.parts[0].steps[0], self.measure.every)

    @property
    def change(self) -> str:
        """When it changed: the month, week, quarter or year."""
        step = cuts(self.measure)[0]
        return step_words(step, self.measure.every) if step is not None else ""

    @property
    def one_side(self) -> str:
        """On which side of its change all of a series lies, where it lies on one."""
        sides = {part.when for part in self.parts}
        return self.parts[0].when if len(sides) == 1 and sides != {"all"} else ""

    @property
    def only_time(self) -> str:
        """How many points the first part has."""
        return times(len(self.parts[0].points), self.noun)

    @property
    def amount(self) -> str:
        """The mean of the first part, with its unit."""
        return with_unit(self.number(self.parts[0].mean), self.measure.unit)

    @property
    def constant(self) -> bool:
        """Whether every value is the same."""
        return len({one.value for one in self.points}) == 1

    @property
    def counted_anew(self) -> bool:
        """Whether the way of counting changed with the thing itself."""
        change, breaks = cuts(self.measure)
        return change in breaks

    @property
    def weighted(self) -> bool:
        """Whether means are taken over all people."""
        return is_share(self.measure) and all(one.of for one in self.points) and len({one.of for one in self.points}) > 1

    # The two sides.

    @property
    def two(self) -> bool:
        """Whether there are two sides that were counted in one way."""
        return self.verdict.before is not None and self.verdict.after is not None

    @property
    def before(self) -> tuple[Point, ...]:
        """The points before the change."""
        return self.verdict.before.points if self.verdict.before else ()

    @property
    def after(self) -> tuple[Point, ...]:
        """The points after it."""
        return self.verdict.after.points if self.verdict.after else ()

    @property
    def before_time(self) -> str:
        """How many before."""
        return the_times(len(self.before), self.noun)

    @property
    def after_time(self) -> str:
        """How many after."""
        return f"{the_times(len(self.after), self.noun)} {'since' if self._until_now else 'from then until counting changed'}"

    @property
    def ahead_time(self) -> str:
        """The same, where it has been named."""
        return self.after_time if self._until_now else f"those {times(len(self.after), self.noun)}"

    @property
    def _until_now(self) -> bool:
        return self.verdict.after is self.parts[-1]

    @cached_property
    def means(self) -> tuple[str, str]:
        """Both means; two that differ by more than chance are never written alike."""
        assert self.verdict.before
        assert self.verdict.after
        return both_means(self.verdict.before.mean, self.verdict.after.mean, self.places, is_share(self.measure), self.verdict.moved != 0)

    @property
    def before_mean(self) -> str:
        """The mean before, with its unit."""
        return with_unit(self.means[0], self.measure.unit)

    @property
    def after_mean(self) -> str:
        """The mean after."""
        assert self.verdict.before
        assert self.verdict.after
        if self.means[0] != self.means[1]:
            return self.means[1]
        return "the same" if self.verdict.before.mean == self.verdict.after.mean else "about the same"

    @property
    def _way(self) -> int:
        """Which way it went, if only at first."""
        return self.verdict.moved or self.verdict.faded

    @property
    def good(self) -> bool:
        """Whether it moved for the better."""
        return self._way == (1 if self.measure.better == "higher" else -1)

    @property
    def gone(self) -> str:
        """Which way it has gone."""
        return "fallen" if self._way < 0 else "risen"

    @property
    def back(self) -> str:
        """The other way."""
        return "risen" if self._way < 0 else "fallen"

    @property
    def going(self) -> str:
        """Which way it goes: before the change where it was coming, else as it moved."""
        down = (self.verdict.coming or self.verdict.moved) < 0
        return "falling" if down else "rising"

    @property
    def half_time(self) -> str:
        """The first half after the change."""
        return times(len(self.after) // 2, self.noun)

    @property
    def few(self) -> str:
        """Which side has too few points."""
        return f"{listed(self.verdict.few, 'and')} the change"

    @property
    def wild(self) -> str:
        """The points without which both sides are alike."""
        names = [step_words(step_of(one.start, self.measure.every), self.measure.every) for one in self.verdict.wild]
        return listed(names, "and") if len(names) <= SEVERAL else times(len(names), self.noun)

    @property
    def tells_ahead(self) -> bool:
        """Whether it helps to know how many are beyond all before: where it moved, or most are."""
        number = self.verdict.ahead
        moved = self.verdict.moved or number * 2 >= len(self.after)
        return bool(number and moved) and not (self.verdict.alike or self.verdict.rare or self.verdict.seasonal)

    @property
    def ahead(self) -> str:
        """How many of the points after are beyond every one before."""
        number = self.verdict.ahead
        return f"{'all ' if number == len(self.after) > 1 else ''}{number_of(number)} {'was' if number == 1 else 'were'}"

    @property
    def better(self) -> str:
        """Which way those are beyond."""
        return "worse" if self._way and not self.good else "better"

    @property
    def thirds(self) -> str:
        """The first and the last third after the change."""
        thirds = self.verdict.thirds
        assert thirds
        span = number_of(thirds.points)
        return f"the first {span} {self.noun}s averaged {self.number(thirds.first)}, the last {span} {self.number(thirds.last)}"

    # What stands out, and what is said beside.

    @cached_property
    def marks(self) -> StandingOut:
        """What stands out."""
        return StandingOut(self.parts, self.measure)

    @cached_property
    def rarity(self) -> Rarity:
        """How rare it is."""
        return Rarity(self.points, self.before, self.after, longest_without(self.parts), self.measure, self.events)

    @cached_property
    def target(self) -> Target:
        """Whether the goal was met."""
        return Target(self.parts, self.measure)

    # What else there is to know.

    @property
    def others(self) -> str:
        """What else changed in the time of the series."""
        return "; ".join(f"{what.rstrip('.')} ({month.words})" for month, what in self.also)

    @cached_property
    def lack(self) -> Lack:
        """What is missing."""
        return Lack(self.parts, self.measure, self.places)
