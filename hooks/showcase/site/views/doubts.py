"""What a measure’s series says beside its two typed values: whether their difference may be called one, and what all the time since the change shows."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from showcase.model.comparison import kind_of
from showcase.model.history import since_change
from showcase.model.measures import Measure
from showcase.model.series import Point
from showcase.site.charts.judged import judged
from showcase.site.charts.verdict import SeriesVerdict
from showcase.site.views.differences import FEW, MAY_BE_CHANCE, plain_number, signed


class Doubts(NamedTuple):
    """What a headline has to say with its two values, if anything; whether the series alone shows more than chance; and a line about all the time since."""

    words: str = ""
    more_than_chance: bool = False
    since: str = ""


def doubts_of(measure: Measure, points: Sequence[Point]) -> Doubts:
    """What the points of a measure’s series say of its headline."""
    if not points or measure.values is None:
        return Doubts()
    _, verdict = judged(points, measure)
    return Doubts(_words(verdict, measure), bool(verdict.compared and verdict.moved and not verdict.coming), _since(measure, points))


def _words(verdict: SeriesVerdict, measure: Measure) -> str:
    if not verdict.compared:
        return ""
    if verdict.coming:
        return f"it was {'falling' if verdict.coming < 0 else 'rising'} already"
    if verdict.faded or (verdict.thirds and verdict.thirds.later == "back"):
        return f"it has {'risen' if (verdict.faded or verdict.moved) < 0 else 'fallen'} again"
    return "" if verdict.moved or verdict.rare else MAY_BE_CHANCE


def _since(measure: Measure, points: Sequence[Point]) -> str:
    """All the time since the change, where the typed value leaves some of it out: ‘All 17 months since: −54%’."""
    since = since_change(points, measure)
    if since is None:
        return ""
    return f"All {since.steps} {since.every}s since: {_apart(since.before, since.after, measure)}" if since.steps > 1 else ""


def _apart(before: Decimal, after: Decimal, measure: Measure) -> str:
    kind = kind_of(measure)
    if kind == "share":
        points = (after - before).quantize(Decimal(1), ROUND_HALF_UP)
        return f"{plain_number(abs(points))} {'point' if abs(points) == 1 else 'points'} {'down' if points < 0 else 'up'}"
    if before <= 0 or (kind == "count" and max(before, after) < FEW):
        return f"from {_rounded(before)} to {_rounded(after)}"
    return f"{signed((after - before) / before * 100)}%"


def _rounded(mean: Decimal) -> str:
    return f"{mean.quantize(Decimal('0.1'), ROUND_HALF_UP):f}".removesuffix(".0")
