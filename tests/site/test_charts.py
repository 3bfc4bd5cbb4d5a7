"""XmR charts: which points stand out and why, and what their drawings and words say; the cases are the specification."""

from decimal import Decimal
from typing import Any

import pytest
import yaml
from showcase.catalogue.catalogue import Catalogue
from showcase.model.entry import Entry
from showcase.model.measures import Measure
from showcase.model.series import Point
from showcase.model.values import Month
from showcase.site.charts.svg import scale_marks
from showcase.site.charts.xmr import chart_parts
from showcase.site.views.chart import ChartView, chart_of, charts
from support.awards import catalogue_of
from support.charts import assert_sound
from support.projects import ROOT

CALM = "10 12 10 12 10 12 10 12 10 12 10 12"
STEADY = " ".join(["10 14"] * 10)
LETTERS = {"outside": "o", "trend": "t", "two-of-three": "2", "shift": "s"}


def measure(change: str | None = None, better: str = "lower", unit: str = "falls a month") -> Measure:
    reading = {"value": "1", "period": "2020-01 to 2020-06"}
    fields = {"name": "Falls", "kind": "harm", "unit": unit, "better": better, "before": reading, "after": reading, "source": "The log", "change": change}
    return Measure.model_validate(fields)


def series(values: str) -> tuple[Point, ...]:
    """One value a month from January 2020; a dot is a month without one."""
    return tuple(Point(Month(2020 + n // 12, n % 12 + 1), Decimal(value)) for n, value in enumerate(values.split()) if value != ".")


def chart(values: str, change: str | None = None, better: str = "lower", unit: str = "falls a month") -> ChartView:
    return chart_of("chart_1", measure(change, better, unit), series(values), False)


def worked() -> list[dict[str, Any]]:
    """Worked examples of others."""
    found: list[dict[str, Any]] = yaml.load((ROOT / "tests" / "cases" / "worked_series.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
    return found


@pytest.mark.parametrize(
    ("name", "values", "signals"),
    [
        ("calm", CALM, "............"),
        ("above the upper limit", "10 20 10 20 10 20 10 20 10 20 10 60", "...........O"),
        ("just within it", "10 20 10 20 10 20 10 20 10 20 10 50", "............"),
        ("below the lower limit", "60 50 60 50 60 50 60 50 60 50 60 10", "...........o"),
        ("seven rising", "30 10 30 10 12 14 16 18 20 22 10 30 10 30", "...TTTTTTT...."),
        ("six rising", "30 10 30 10 12 14 16 18 20 10 30 10 30", "............."),
        ("seven falling", "10 30 10 30 28 26 24 22 20 18 30 10 30 10", "...ttttttt...."),
        ("a pause ends a trend", "30 10 30 10 12 14 16 16 18 20 22 10 30 10 30", "..............."),
        ("two of three far up", f"{STEADY} 21 14 21", "....................2.2"),
        ("two of three far down", f"{STEADY} 2 10 2", "....................2.2"),
        ("two of three far up, with one below the mean between", f"{STEADY} 21 12 21", "......................."),
        ("one of three far up", f"{STEADY} 21 12 12", "......................."),
        ("two of three on two sides", f"{STEADY} 21 12 3", "......................."),
        ("seven above the mean", "10 20 10 20 10 20 10 20 17 22 17 22 17 22 17 10 20 10 20 10", ".......SSSSSSSS....."),
        ("six above the mean", "10 20 10 20 10 20 10 20 10 22 17 22 17 22 17 10 20 10 20 10", "...................."),
        ("one on the mean ends a shift", "10 14 10 14 10 13 14 13 12 14 13 14 10 14 10 14 10 10 10 11", "...................."),
        ("all the same", "7 7 7 7 7 7 7 7 7 7 7 7", "............"),
        ("all nought", "0 0 0 0", "...."),
        ("one", "5", "."),
        ("two", "5 50", ".."),
        ("three", "5 50 5", "..."),
        ("seven rising across a gap", "30 10 30 10 12 . 14 16 . 18 20 22 10 30 10 30", ".............."),
        ("seven above the mean across a gap", "10 20 10 20 10 20 10 20 17 22 17 22 . 17 22 17 10 20 10 20 10", "...................."),
        ("two far out on two sides, as in a test of NHSRplotthedots", f"{' '.join(['1 -1'] * 7)} 5.5 -5.5", "................"),
        ("a wild month lifts no others", "10 11 9 10 11 9 10 11 9 10 11 90 9 10 11 9", "...........O...."),
        ("above the upper limit, of eleven", "10 20 10 20 10 20 10 20 10 20 60", "..........."),
    ],
)
def test_signals(name: str, values: str, signals: str) -> None:
    (part,) = chart_parts(series(values), measure())
    found = "".join(LETTERS[one.rule].upper() if one and one.up else LETTERS[one.rule] if one else "." for one in part.signals)
    assert found == signals, name


@pytest.mark.parametrize(
    ("name", "values", "at", "rule"),
    [
        ("outside before trend", "20 21 20 21 20 21 20 21 22 23 24 25 40 21 20 21", 12, "outside"),
        ("trend before shift", "20 20 20 20 20 20 20 21 22 23 24 25 26 27 28 20 20 20", 8, "trend"),
        ("outside before two of three", f"{CALM} 30 11 30", 12, "outside"),
        ("two of three before shift", f"{STEADY} 14 13 21 14 21 14 14 10", 22, "two-of-three"),
    ],
)
def test_precedence(name: str, values: str, at: int, rule: str) -> None:
    (part,) = chart_parts(series(values), measure())
    signal = part.signals[at]
    assert signal, name
    assert signal.rule == rule, name


@pytest.mark.parametrize(("last", "better", "good"), [("30", "higher", True), ("30", "lower", False), ("-9", "lower", True), ("-9", "higher", False)])
def test_a_signal_is_good_or_bad_by_the_direction_that_is_better(last: str, better: str, good: bool) -> None:
    (part,) = chart_parts(series(f"{CALM} {last}"), measure(better=better))
    assert part.signals[-1]
    assert part.signals[-1].good == good


@pytest.mark.parametrize(
    ("values", "unit", "mean", "limits"),
    [
        ("10 12 10 12", "falls", "11", ("5.68", "16.32")),
        ("1 5 1 5", "falls", "3", ("0", "13.64")),
        ("-1 5 -1 5", "points", "2", ("-13.96", "17.96")),
        ("90 98 90 98", "% of people", "94", ("72.72", "100")),
        ("7 7 7", "falls", "7", ("7", "7")),
        ("7", "falls", "7", None),
    ],
)
def test_mean_and_limits(values: str, unit: str, mean: str, limits: tuple[str, str] | None) -> None:
    (part,) = chart_parts(series(values), measure(unit=unit))
    assert part.mean == Decimal(mean)
    assert part.limits == (limits and tuple(map(Decimal, limits)))


@pytest.mark.parametrize("example", worked(), ids=lambda one: one["source"][:24])
def test_mean_and_limits_are_those_that_others_publish(example: dict[str, Any]) -> None:
    (part,) = chart_parts(series(" ".join(example["values"])), measure(unit="points"))
    assert part.limits
    for ours, theirs in zip((part.mean, *part.limits), (example["mean"], *example["limits"]), strict=True):
        shown = 10.0 ** -len(theirs.partition(".")[2])  # as exactly as they publish it, with 2.66 for 3/1.128
        assert float(ours) == pytest.approx(float(theirs), abs=max(shown, 0.0003 * (float(part.limits[1]) - float(part.limits[0])))), example["source"]


@pytest.mark.parametrize(
    ("months", "change", "parts"),
    [
        (24, "2021-01-01", [("before", 12, False), ("after", 12, False)]),
        (20, "2020-10-17", [("before", 9, True), ("after", 11, True)]),
        (12, None, [("all", 12, False)]),
        (4, "2019-05-01", [("after", 4, True)]),
        (4, "2022-05-01", [("before", 4, True)]),
        (3, "2020-03-01", [("before", 2, True), ("after", 1, False)]),
        (0, "2020-03-01", []),
    ],
)
def test_a_change_splits_a_series_and_few_points_make_limits_provisional(months: int, change: str | None, parts: list[tuple[str, int, bool]]) -> None:
    found = chart_parts(series(" ".join(["3"] * months)), measure(change))
    assert [(one.when, len(one.points), one.provisional) for one in found] == parts


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        ("3", "17", "0 5 10 15 20"),
        ("91", "98", "90 92 94 96 98"),
        ("7", "7", "0 2 4 6 8"),
        ("0", "0", "0 1"),
        ("-6", "5", "-6 -3 0 3 6"),
        ("0", "1", "0 1"),
    ],
)
def test_a_scale_has_few_round_marks(low: str, high: str, marks: str) -> None:
    assert scale_marks(Decimal(low), Decimal(high), whole=True) == tuple(map(Decimal, marks.split()))


def test_the_key_names_only_what_is_drawn() -> None:
    assert [kind for kind, _ in chart("5 5 5").key] == ["after", "mean"]
    assert [kind for kind, _ in chart("10 20 10 20 10 20 10 20 10 20 10 60").key] == ["after", "concern", "mean", "limit"]


@pytest.fixture(scope="module", params=["nights", "klinke"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return catalogue_of(request.param)


def with_series(catalogue: Catalogue) -> list[Entry]:
    return [one for one in catalogue.entries if one.series]


def test_every_series_of_an_entry_has_a_chart_with_one_row_a_point(catalogue: Catalogue) -> None:
    entries = with_series(catalogue)
    assert entries
    for entry in entries:
        drawn = [entry.points_of(one) for one in entry.front.measures if one.series or one.events]
        assert [len(one.rows) for one in charts(entry)] == [len(points) for points in drawn], entry.key


def test_events_are_shown_as_how_many_there_were_each_month_whatever_the_unit(catalogue: Catalogue) -> None:
    rare = [(entry, number) for entry in with_series(catalogue) for number, one in enumerate(entry.front.measures, 1) if one.events and not one.series]
    for entry, number in rare:
        (view,) = [one for one in charts(entry) if one.id == f"chart_{number}"]
        assert view.unit == "How many each month"


@pytest.mark.parametrize(
    "odd",
    ["5", "5 50", "7 7 7", "1 . . . 9 2", "1200000 1400000 900000", "0.01 0.02 0.01", "325814906199 716142411305 923542545135 3", " ".join(["3 9"] * 60)],
)
def test_odd_series_are_drawn_inside_their_room(odd: str) -> None:
    assert_sound(chart(odd))
    assert_sound(chart(odd, "2020-02-01"))


def test_no_word_covers_another_and_every_point_is_drawn(catalogue: Catalogue) -> None:
    for entry in with_series(catalogue):
        for one in charts(entry):
            assert_sound(one)
