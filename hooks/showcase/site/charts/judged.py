"""A series with what it says, for all that show it: its chart, its row among the findings, its entry’s card and the search."""

from collections.abc import Sequence
from functools import lru_cache

from showcase.model.measures import Measure
from showcase.model.series import Point
from showcase.site.charts.parts import ChartPart
from showcase.site.charts.verdict import SeriesVerdict, series_verdict
from showcase.site.charts.xmr import chart_parts


def judged(points: Sequence[Point], measure: Measure) -> tuple[tuple[ChartPart, ...], SeriesVerdict]:
    """The parts of a measure’s series, and what they say."""
    return _once(tuple(points), measure)


@lru_cache(maxsize=1000)
def _once(points: tuple[Point, ...], measure: Measure) -> tuple[tuple[ChartPart, ...], SeriesVerdict]:
    """Remembered, because four things ask of each series: worth 4% of the benchmark."""
    parts = chart_parts(points, measure)
    return parts, series_verdict(parts, measure)
