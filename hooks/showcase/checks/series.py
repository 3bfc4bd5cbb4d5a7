"""Series of measures: their changes and breaks lie within them, and typed values agree with them."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from showcase.checks.fields import front_of
from showcase.model.award import Award
from showcase.model.comparison import kind_of
from showcase.model.finding import Finding
from showcase.model.history import typed_mean
from showcase.model.measures import Measure
from showcase.model.series import Point, step_of, step_words
from showcase.model.values import Month
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.source_map import Step


def _histories(parsed: ParsedEntry) -> Iterator[tuple[int, Measure, tuple[Point, ...]]]:
    """The entry’s measures with their places and their points."""
    for number, measure in enumerate(front_of(parsed).measures):
        yield number, measure, parsed.entry.points_of(measure) if parsed.entry else ()


def change_outside_series(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """The day on which a change began, and the months from which it was counted differently, lie within the series that they split."""
    for number, measure, points in _histories(parsed):
        for day, wording, place in _cuts(measure):
            at = parsed.document.at("measures", number, *place)
            if not measure.series and not measure.events:
                yield Finding("change-without-series", at, {"name": measure.name}, wording)
            elif points:
                first, step, last = (step_of(one, measure.every) for one in (points[0].start, day, points[-1].start))
                if not first <= step <= last:
                    ends = {"first": step_words(first, measure.every), "last": step_words(last, measure.every)}
                    yield Finding("change-outside-series", at, {"change": day, "month": Month(day.year, day.month), **ends}, wording)


def _cuts(measure: Measure) -> Iterator[tuple[date, str, tuple[Step, ...]]]:
    """What splits a measure’s series: the day, how it is spoken of, and its place in the measure."""
    if measure.change:
        yield measure.change, "", ("change",)
    for place, one in enumerate(measure.breaks):
        yield date(one.month.year, one.month.month, 1), "break", ("breaks", place)


def break_twice(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Counting changes once at a time: two changes in one month split a series only once."""
    for number, measure in enumerate(front_of(parsed).measures):
        known = set[int]()
        for place, one in enumerate(measure.breaks):
            step = step_of(date(one.month.year, one.month.month, 1), measure.every)
            if step in known:
                yield Finding("break-twice", parsed.document.at("measures", number, "breaks", place), {"when": step_words(step, measure.every)})
            known.add(step)


def typed_against_series(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A value that is typed is that of the measure’s own series over the same period."""
    for number, measure, points in _histories(parsed):
        found = {
            side: (reading.value, *typed)
            for side, reading in (("before", measure.before), ("after", measure.after))
            if reading and (measure.series or kind_of(measure) == "count") and (typed := typed_mean(points, reading, measure))
        }
        wrong = [side for side, (_, _, agrees) in found.items() if not agrees]
        if wrong:
            values = {side: value for side, (value, _, _) in found.items()} | {f"mean_{side}": _written(mean) for side, (_, mean, _) in found.items()}
            at = parsed.document.at("measures", number, wrong[0], "value")
            yield Finding("typed-against-series", at, {"name": measure.name, **values}, "" if len(found) == 2 else f"only-{wrong[0]}")


def _written(mean: Decimal) -> str:
    """A mean as it may be typed, near enough to pass."""
    places = 1 if abs(mean) >= 10 else 2
    return f"{mean.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP).normalize():f}"


RULES = (change_outside_series, break_twice, typed_against_series)
