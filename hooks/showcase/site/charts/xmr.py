"""Statistical process control: the parts of a measure’s series, their limits, and which points stand out from chance.

An XmR chart, as NHS England’s Making Data Count draws it: a mean, limits at 2.66 mean moving ranges from it (ranges are not screened for
outliers, as in its own tool), and four rules. Beyond that tool: ‘in a row’ ends where a month is missing, a run is judged by a mean without
points outside the limits, two of three have the third on their side of the mean, fewer than twelve points signal nothing, and rare events and
series that follow the seasons have no limits, because both pass them by their nature.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise

from showcase.model.measures import Measure
from showcase.model.series import Point, mean
from showcase.site.charts.parts import (
    ChartPart,
    Rule,
    Signal,
    Values,
    all_rare,
    cut_up,
    follows_seasons,
    is_rare,
    is_share,
    part_of,
    reach_of,
    sides,
    trend,
)
from showcase.site.charts.statistics import stretches

RUN = 7
SIGMAS = 3  # from a mean to a limit: what lies within one of them from the mean before is neither clearly worse nor clearly better than it was


def chart_parts(points: Sequence[Point], measure: Measure) -> tuple[ChartPart, ...]:
    """A measure’s series, split where it changed and where counting changed, earliest part first; a part without points is left out."""
    parts = [part_of(when, some, measure) for when, some in cut_up(points, measure)]
    if not parts:
        return ()
    rare = all_rare(parts, measure)
    if not rare and follows_seasons(parts, measure.every):
        return tuple(parts)
    parts = [replace(part, rare=rare or is_rare(part.points, measure)) for part in parts]
    before, after = sides(parts, measure)
    return tuple(
        part if part.rare else _judged(part, measure, parts[before] if number == after and before is not None else None)
        for number, part in enumerate(parts)
    )


def _judged(part: ChartPart, measure: Measure, reference: ChartPart | None) -> ChartPart:
    """A part with its limits and its signals; `reference` is the part before, by which a part after a change is judged, too."""
    values = [one.value for one in part.points]
    if len(values) == 1:
        return part
    reach = reach_of(values)
    lower, upper = part.mean - reach, part.mean + reach
    if min(values) >= 0:
        lower = max(lower, Decimal(0))
    if is_share(measure) and max(values) <= 100:
        upper = min(upper, Decimal(100))
    part = replace(part, limits=(lower, upper))
    return part if part.provisional else replace(part, signals=_signals(part, reach, measure.better == "higher", reference))


def _signals(part: ChartPart, reach: Decimal, up_is_good: bool, reference: ChartPart | None) -> tuple[Signal | None, ...]:
    """The first rule that speaks of each value. Where a part goes one way all along, where it came from is no signal."""
    values, found = [one.value for one in part.points], list[Signal | None]([None] * len(part.points))
    usual = reach_of([one.value for one in reference.points]) / SIGMAS if reference else Decimal(0)
    middle, way, came = mean(part.inside), trend(part), len(values) * 2 // 3
    for name, rule in RULES:
        for stretch in stretches(part.steps):
            some = values[stretch]
            for place, side in enumerate(rule(some, middle if name == "shift" else part.mean, reach), stretch.start):
                if side and found[place] is None and not (side == -way and place < came):
                    settled = reference is None or (values[place] - reference.mean) * side > usual
                    found[place] = Signal(name, side > 0, (side > 0) == up_is_good, settled)
    return tuple(found)


# A rule tells of each value whether it stands out upwards (1), downwards (-1) or not at all (0).


def _outside(values: Values, middle: Decimal, reach: Decimal) -> list[int]:
    """Beyond a limit. One that was cut off at nought or at 100% cannot be passed, so that the uncut one decides the same."""
    upper, lower = middle + reach, middle - reach
    return [(value > upper) - (value < lower) for value in values]


def _trend(values: Values, _middle: Decimal, _reach: Decimal) -> list[int]:
    """Seven in a row, each higher than the one before it, or each lower."""
    found = [0] * len(values)
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(values)]
    for start, end, side in _runs(steps, RUN - 1):
        found[start : end + 1] = [side] * (end + 1 - start)
    return found


def _two_of_three(values: Values, middle: Decimal, reach: Decimal) -> list[int]:
    """Two of three in a row beyond two thirds of the way to the same limit, all on that side of the mean; the third is not marked for its company."""
    far, near = _outside(values, middle, reach * 2 / 3), _outside(values, middle, Decimal(0))
    found = [0] * len(values)
    for start in range(len(far) - 2):
        side = near[start]
        if side and near[start : start + 3] == [side] * 3 and far[start : start + 3].count(side) >= 2:
            for place in range(start, start + 3):
                found[place] = far[place] or found[place]
    return found


def _shift(values: Values, middle: Decimal, _reach: Decimal) -> list[int]:
    """Seven in a row on one side of the mean; a value on it is on neither side."""
    found = [0] * len(values)
    for start, end, side in _runs(_outside(values, middle, Decimal(0)), RUN):
        found[start:end] = [side] * (end - start)
    return found


def _runs(sides_: Sequence[int], length: int) -> Iterator[tuple[int, int, int]]:
    """Where at least `length` in a row have the same side, other than 0: start, end and side."""
    for side, run in groupby(range(len(sides_)), key=sides_.__getitem__):
        places = list(run)
        if side and len(places) >= length:
            yield places[0], places[-1] + 1, side


# In the order of precedence: the first that speaks of a point names it.
RULES: tuple[tuple[Rule, Callable[[Values, Decimal, Decimal], list[int]]], ...] = (
    ("outside", _outside),
    ("trend", _trend),
    ("two-of-three", _two_of_three),
    ("shift", _shift),
)
