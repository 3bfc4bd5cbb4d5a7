"""A measure’s typed values beside its series: what the series says over the same period, and over all the time since the change."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from showcase.model.history import counts_by_step, points_in, since_change, typed_mean
from showcase.model.measures import Measure
from showcase.model.series import Every, Point, counts, first_day, span_words, step_of
from showcase.model.values import Month

MONTHS = [Month(2020 + n // 12, n % 12 + 1) for n in range(60)]


def measure(before: str = "10", after: str = "5", unit: str = "falls a month", **fields: Any) -> Measure:
    readings = {"before": {"value": before, "period": "2020-01 to 2020-06"}, "after": {"value": after, "period": "2020-10 to 2020-12"}}
    rest = {"name": "Falls", "kind": "harm", "unit": unit, "better": "lower", "source": "The log", "series": "a.csv"}
    return Measure.model_validate({**rest, **readings, **fields})


def series(values: str) -> tuple[Point, ...]:
    """One value a month from January 2020; a dot is a month without one, and a stroke parts a value from how many it is of."""
    cells = [one.partition("/") for one in values.split()]
    return tuple(Point(month, Decimal(value), int(of) if of else None) for month, (value, _, of) in zip(MONTHS, cells, strict=False) if value != ".")


@pytest.mark.parametrize(
    ("values", "typed", "fields", "mean", "agrees"),
    [
        ("10 10 10 10 10 10", "10", {}, "10", True),
        ("10 10 10 10 10 10", "10.5", {}, "10", True),
        ("10 10 10 10 10 10", "12", {}, "10", False),
        ("5 5 5 6 6 6", "5", {}, "5.5", True),
        ("5 5 5 6 6 6", "5.0", {}, "5.5", False),
        ("0 0 1 0 0 0", "0", {}, "0.17", True),
        ("0 0 1 0 0 0", "1", {}, "0.17", False),
        ("10 . . 10 10 10", "12", {}, "10", False),
        ("10 . . . . 10", "12", {}, None, None),
        (". 10 10 10 10 10", "12", {}, None, None),
        ("10 10 10 10 10", "12", {}, None, None),
        ("10 10 10 10 10 10", "60", {"unit": "falls"}, "10", True),
        ("10 10 10 10 10 10", "60", {}, "10", False),
        ("10 10 10 10 10 10", "120", {"unit": "falls a year"}, "120", True),
        ("10 10 10 10 10 10", "10", {"unit": "falls a year"}, "120", True),
        ("10 10 10 10 10 10", "60", {"unit": "falls in six months"}, "10", True),
        ("50/10 0/90 0/90 0/90 0/90 0/90", "1.1", {"unit": "% of people"}, "1.09", True),
        ("50/10 0/90 0/90 0/90 0/90 0/90", "8.3", {"unit": "% of people"}, "1.09", True),
        ("50/10 0/90 0/90 0/90 0/90 0/90", "4", {"unit": "% of people"}, "1.09", False),
        ("30 40 50 60 70 80", "44", {"unit": "minutes", "statistic": "median"}, "55", True),
        ("30 40 50 60 70 80", "20", {"unit": "minutes", "statistic": "median"}, "55", False),
        ("10 10 10 10 10 10", "under 8", {}, None, None),
    ],
)
def test_a_typed_value_is_held_against_its_series(values: str, typed: str, fields: dict[str, str], mean: str | None, agrees: bool | None) -> None:
    one = measure(before=typed, **fields)
    assert one.before
    found = typed_mean(series(values), one.before, one)
    assert (found and found[1]) == agrees
    assert (round(float(found[0]), 2) if found else None) == (float(mean) if mean else None)


@pytest.mark.parametrize(
    ("values", "fields", "since"),
    [
        ("10 10 10 10 10 10 8 8 8 5 5 5", {"change": "2020-07-01"}, (6, 10.0, 6.5)),
        ("10 10 10 10 10 10 8 8 8 5 5 5", {}, None),
        ("10 10 10 10 10 10 . . . 5 5 5", {"change": "2020-07-01"}, None),
        ("20 10 10 10 10 10 12 8 8 8 5 5", {"change": "2020-08-01"}, (5, 11.67, 6.8)),
        ("10 10 10 10 10 10 8 8 8 5 5 5", {"change": "2020-07-01", "breaks": [{"month": "2020-08", "what": "A form"}]}, None),
        ("10 10 10 10 10 10", {"change": "2020-07-01"}, None),
    ],
)
def test_all_the_time_since_a_change_is_known(values: str, fields: dict[str, Any], since: tuple[int, float, float] | None) -> None:
    found = since_change(series(values), measure(**fields))
    assert ((found.steps, round(float(found.before), 2), round(float(found.after), 2)) if found else None) == since


@pytest.mark.parametrize(
    ("typed", "unit", "events", "by_step"),
    [
        ("60", "falls a year", False, True),
        ("5", "falls a year", False, False),
        ("5", "falls a month", False, False),
        ("5", "falls", False, False),
        ("60", "falls a year", True, True),
    ],
)
def test_points_may_be_counts_of_shorter_times_than_the_unit_names(typed: str, unit: str, events: bool, by_step: bool) -> None:
    fields: dict[str, object] = {"series": None, "events": "a.csv"} if events else {}
    assert counts_by_step(series("5 5 5 5 5 5 1 1 1 1 1 1"), measure(typed, typed, unit, **fields)) == by_step


@pytest.mark.parametrize(
    ("every", "first", "words"),
    [
        ("month", "2024-05-01", "May 2024"),
        ("week", "2024-05-13", "13 May 2024"),
        ("quarter", "2024-04-01", "April to June 2024"),
        ("year", "2024-01-01", "2024"),
    ],
)
def test_a_day_lies_in_a_step(every: Every, first: str, words: str) -> None:
    step = step_of(date(2024, 5, 17), every)
    assert str(first_day(step, every)) == first
    assert span_words(step, step, every) == words


def test_events_are_counted_from_the_first_day_watched_to_the_last() -> None:
    days = [date(2024, 2, 3), date(2024, 2, 28), date(2024, 4, 1)]
    found = counts(days, date(2024, 1, 1), date(2024, 5, 31), "month")
    assert [(str(one.month), int(one.value)) for one in found] == [("2024-01", 0), ("2024-02", 2), ("2024-03", 0), ("2024-04", 1), ("2024-05", 0)]
    assert points_in(found, measure().after.period, "month") == []
