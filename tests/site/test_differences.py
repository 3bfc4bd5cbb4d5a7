"""What two readings of a measure are said to mean; the pairs are the specification."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from showcase.model.comparison import could_be_chance, kind_of, length_of
from showcase.model.measures import Measure
from showcase.model.series import Point
from showcase.model.values import Month
from showcase.site.views.differences import in_words, percent_change
from showcase.site.views.figures import figure
from support.projects import ROOT

PAIRS = yaml.load((ROOT / "tests" / "cases" / "figures" / "pairs.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 – text alone
CHANCE = {"may": True, "no": False, "untested": None}
PERIODS = {"before": "2023-01 to 2023-06", "after": "2024-01 to 2024-06"}


def measure(pair: dict[str, Any]) -> Measure:
    readings = {name: _reading(pair[name], period) for name, period in PERIODS.items()}
    said = {name: pair[name] for name in ("statistic", "because") if name in pair}
    whole = {"name": "A count", "kind": "complaints", "unit": pair.get("unit", "complaints"), "better": pair.get("better", "lower"), "source": "The log"}
    return Measure.model_validate(whole | readings | said)


def _reading(written: Any, period: str) -> Any:
    if written == "unknown":
        return written
    return {"period": period, **(written if isinstance(written, dict) else {"value": written})}


@pytest.mark.parametrize("pair", [one for pairs in PAIRS.values() for one in pairs], ids=lambda pair: f"{pair.get('unit', '')}: {pair['says']}")
def test_a_pair_is_said_as_its_figures_allow(pair: dict[str, Any]) -> None:
    one = measure(pair)
    assert in_words(one) == pair["says"]
    shown = figure(one)
    beside = " ".join((shown.said, shown.change, "got worse" if shown.worse else "")).lower()
    assert not [word for word in pair.get("never", ()) if word.lower() in beside]
    if "chance" in pair:
        assert could_be_chance(one) is CHANCE[pair["chance"]]


@pytest.mark.parametrize(
    ("before", "after", "unit", "bars"),
    [
        pytest.param("12", "4", "calls", (100, 33.3, False), id="counts have the larger for a scale"),
        pytest.param("31", "58", "% of people", (31, 58, True), id="shares have all of a hundred"),
        pytest.param("6.1", "6.3", "% of days", None, id="of slivers the numbers say more"),
        pytest.param("2", "30", "% of days", (2, 30, True), id="one sliver beside a bar says how much more"),
        pytest.param("80", "120", "% of the budget", (66.7, 100, False), id="more than all has no whole"),
        pytest.param("0", "0", "calls", (0, 0, False), id="none at all"),
        pytest.param("unknown", "4", "calls", None, id="nothing to compare with"),
        pytest.param("under 8", "4", "calls", None, id="not told exactly"),
        pytest.param("-4", "12", "score", None, id="below nought"),
    ],
)  # fmt: skip
def test_bars_are_drawn_where_they_say_more_than_numbers(before: str, after: str, unit: str, bars: tuple[float, float, bool] | None) -> None:
    assert figure(measure({"before": before, "after": after, "unit": unit})).bars == bars


@pytest.mark.parametrize(
    ("before", "after", "unit", "percent"),
    [
        ("12", "4", "calls", "−67%"), ("80", "120", "calls", "+50%"), ("0", "30", "calls", ""), ("30", "30", "calls", "+0%"), ("5", "2", "calls", ""),
        ("1000", "4", "calls", "−99.6%"), ("1000", "0", "calls", "−100%"), ("1000", "999", "calls", "−0.1%"),
        ("123456", "123400", "calls", "−0.05%"), ("123456", "60", "calls", "−99.95%"), ("-4", "12", "score", ""),
        ("31", "58", "% of people", "Up 27 percentage points"), ("3", "2", "%", "Down 1 percentage point"),
    ],
)  # fmt: skip
def test_a_percentage_is_computed(before: str, after: str, unit: str, percent: str) -> None:
    assert percent_change(measure({"before": before, "after": after, "unit": unit})) == percent


@pytest.mark.parametrize(
    ("unit", "kind", "length"),
    [
        ("complaints a month", "count", "a month"), ("cases in six months", "count", "six months"), ("complaints", "count", None),
        ("incidents a month, caught in time or not", "count", "a month"), ("visits per week", "count", "a week"), ("weekly visits", "count", "a week"),
        ("falls per 1,000 bed days", "rate", None), ("falls a month per 100 people", "rate", "a month"), ("£ a household", "level", None),
        ("% seen within a year", "share", "a year"), ("days (median)", "level", None), ("hours a week", "level", "a week"),
        ("minutes, average", "level", None), ("rises", "count", None), ("times a quarter", "count", "a quarter"), ("crises over 2 years", "count", "2 years"),
    ],
)  # fmt: skip
def test_a_unit_says_what_kind_of_number_it_is(unit: str, kind: str, length: str | None) -> None:
    found = length_of(unit)
    assert (kind_of(measure({"before": "1", "after": "2", "unit": unit})), found.words if found else None) == (kind, length)


NUMBERS = st.integers(0, 3000).map(str) | st.decimals(0, 100, places=1).map(str)
UNITS = st.sampled_from(["complaints", "falls a month", "% of people", "minutes", "falls per 1,000 bed days"])


@given(NUMBERS, NUMBERS, UNITS, st.sampled_from(["lower", "higher"]))
def test_words_go_the_way_of_their_figures(before: str, after: str, unit: str, better: str) -> None:
    one = measure({"before": before, "after": after, "unit": unit, "better": better})
    said, moved = in_words(one), one.moved
    assert not any(word in said for word in (" fewer", " lower", "Halved")) or moved < 0
    assert not any(word in said for word in (" more in", " more ", "% more", " higher", " again", "times as", "wice as")) or "More than" in said or moved > 0
    assert (said == "No change") == (moved == 0)
    shown = figure(one)
    assert not shown.worse or (not one.improved and moved != 0 and could_be_chance(one) is not True)
    assert not shown.gained or (one.improved and not shown.flat and not shown.worse and "chance" not in said)

BESIDE = yaml.load((ROOT / "tests" / "cases" / "figures" / "doubts.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("case", BESIDE, ids=lambda case: case["it"])
def test_a_headline_claims_no_more_than_its_series(case: dict[str, Any]) -> None:
    pair = {name: {"value": str(case[name][0]), "period": str(case[name][1])} for name in PERIODS}
    one = measure({"unit": "calls a month", **case, **pair})
    one = one.model_copy(update={"change": date(2023 + case["change"] // 12, case["change"] % 12 + 1, 1)})
    points = [Point(Month(2023 + number // 12, number % 12 + 1), Decimal(str(value))) for number, value in enumerate(case["values"])]
    shown = figure(one, points=points)
    assert shown.said == case["says"]
    assert shown.gained == (case["says"] not in ("No change", "Nearly the same") and ":" not in case["says"])
    assert {name: getattr(shown, name) for name in ("chance", "since") if name in case} == {name: case[name] for name in ("chance", "since") if name in case}
