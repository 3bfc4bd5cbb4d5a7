"""What a chart says beside its averages, in words: what stands out, whether a goal was met, what is missing."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from showcase.model.measures import Measure
from showcase.model.series import span_words, step_of, step_words
from showcase.site.charts.parts import ChartPart, Signal, is_share
from showcase.site.charts.verdict import gaps
from showcase.site.views.chart_numbers import mean_words, number_of, times
from showcase.site.views.differences import plain_number
from showcase.util.text import listed

SEVERAL = 3  # things that are named one by one; more are counted
# What each rule has seen, where it points up and where it points down.
SEEN = {
    "outside": ("above what chance alone would allow", "below what chance alone would allow"),
    "trend": ("seven or more in a row rising", "seven or more in a row falling"),
    "two-of-three": ("two of three far above the average", "two of three far below the average"),
    "shift": ("seven or more in a row above the average", "seven or more in a row below the average"),
}


@dataclass(frozen=True)
class Marks:
    """The points of one kind that stand out: towards the better or not, and against the part before, too, or not yet."""

    parts: tuple[ChartPart, ...]
    measure: Measure
    good: bool
    settled: bool = True

    def __bool__(self) -> bool:
        return any(self._has(one) for part in self.parts for one in part.signals)

    def _has(self, signal: Signal | None) -> bool:
        return signal is not None and (signal.good, signal.settled) == (self.good, self.settled)

    @property
    def when(self) -> str:
        """When they are."""
        spans = [span for part in self.parts for span in self._spans(part)]
        if len(spans) <= SEVERAL:
            return listed(spans, "and")
        return times(sum(self._has(one) for part in self.parts for one in part.signals), self.measure.every)

    def _spans(self, part: ChartPart) -> list[str]:
        steps = [step for step, one in zip(part.steps, part.signals, strict=True) if self._has(one)]
        runs = [[step for _, step in run] for _, run in groupby(enumerate(steps), lambda pair: pair[1] - pair[0])]
        return [span_words(run[0], run[-1], self.measure.every) for run in runs]

    @property
    def why(self) -> str:
        """What the rules have seen in them."""
        found = {(one.rule, one.up) for part in self.parts for one in part.signals if one and self._has(one)}
        return listed([SEEN[rule][not up] for rule in SEEN for up in (True, False) if (rule, up) in found], "and")


@dataclass(frozen=True)
class StandingOut:
    """All points of a series that stand out, by kind."""

    parts: tuple[ChartPart, ...]
    measure: Measure

    @cached_property
    def improved(self) -> Marks:
        """What stands out for the better."""
        return Marks(self.parts, self.measure, True)

    @cached_property
    def worried(self) -> Marks:
        """What stands out for the worse, also against the part before."""
        return Marks(self.parts, self.measure, False)

    @cached_property
    def worse(self) -> Marks:
        """What is worse than the average after the change alone."""
        return Marks(self.parts, self.measure, False, False)

    @cached_property
    def less(self) -> Marks:
        """What is better than the average after the change alone."""
        return Marks(self.parts, self.measure, True, False)


@dataclass(frozen=True)
class Target:
    """Whether the goal was met, from the change on or in all; false where there is no goal."""

    parts: tuple[ChartPart, ...]
    measure: Measure

    def __bool__(self) -> bool:
        return self.measure.goal is not None

    @cached_property
    def _steps(self) -> list[tuple[int, bool]]:
        """Each step after the change, or all where there is none, and whether the goal was met at it."""
        if self.measure.goal is None:
            return []
        goal, higher = self.measure.goal.value, self.measure.better == "higher"
        some = [part for part in self.parts if part.when != "before"] or self.parts
        pairs = [pair for part in some for pair in zip(part.steps, part.points, strict=True)]
        return [(step, one.value >= goal if higher else one.value <= goal) for step, one in pairs]

    @property
    def words(self) -> str:
        """The goal as it was set."""
        goal = self.measure.goal
        assert goal
        share = "%" if is_share(self.measure) else ""
        return f"{plain_number(goal.value)}{share} by {goal.by.words}" if goal.by else f"{plain_number(goal.value)}{share}"

    @property
    def times(self) -> str:
        """In how many points it could be met."""
        return times(len(self._steps), self.measure.every)

    @property
    def met(self) -> str:
        """How many have met it; nothing where none has."""
        number = sum(met for _, met in self._steps)
        return number_of(number) if number else ""

    @property
    def _lately(self) -> list[int]:
        """The steps up to the last that have all met it."""
        found = list[int]()
        for step, met in reversed(self._steps):
            if not met:
                break
            found.insert(0, step)
        return found

    @property
    def since(self) -> str:
        """From when on it has always been met, where that is more than once."""
        return step_words(self._lately[0], self.measure.every) if len(self._lately) > 1 else ""

    @property
    def last(self) -> bool:
        """Whether it was met in the last point and not in that before."""
        return len(self._lately) == 1


@dataclass(frozen=True)
class Lack:
    """What a series lacks, or has only after another fashion: times without figures, few points, and other ways of counting."""

    parts: tuple[ChartPart, ...]
    measure: Measure
    places: int

    @property
    def breaks(self) -> str:
        """When counting changed, how, and the mean from then on."""
        said = []
        for one in self.measure.breaks:
            step = step_of(date(one.month.year, one.month.month, 1), self.measure.every)
            means = [mean_words(part.mean, self.places, is_share(self.measure)) for part in self.parts if part.steps[0] >= step and not part.rare]
            said.append(f"{one.month.words} ({one.what.rstrip('.')}{f'; the average from then on is {means[0]}' if means else ''})")
        return listed(said, "and")

    @cached_property
    def _gaps(self) -> list[tuple[int, int]]:
        return gaps(self.parts)

    @property
    def figures(self) -> str:
        """How long there are no figures, and when."""
        number = sum(last - first + 1 for first, last in self._gaps)
        when = listed([span_words(*gap, self.measure.every) for gap in self._gaps], "and")
        return "" if not number else f"{times(number, self.measure.every)} ({when})" if len(self._gaps) <= SEVERAL else times(number, self.measure.every)

    @property
    def points(self) -> str:
        """On how many points limits rest that are provisional."""
        early = [len(part.points) for part in self.parts if part.provisional]
        return f"{listed([number_of(number) for number in dict.fromkeys(early)], 'and')} {self.measure.every}s" if early else ""
