"""What a series says of a change: how often chance is taken for one, and that no sentence says more than the numbers, whatever they are."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from math import exp, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from showcase.model.measures import Measure
from showcase.model.series import Point
from showcase.model.values import Month
from showcase.site.charts.verdict import SeriesVerdict, series_verdict
from showcase.site.charts.xmr import chart_parts
from showcase.site.views.chart import chart_of
from support.properties import STEADY

READING = {"value": "1", "period": "2020-01 to 2020-06"}
FIELDS = {"name": "Falls", "kind": "harm", "unit": "falls a month", "before": READING, "after": READING, "source": "The log"}
NAMES = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
WORDS = {word: number for number, word in enumerate(NAMES)}
AVERAGES = re.compile(
    r"average was ([\d.]+) a month in the (?:(\S+) months|month) before .* and ([\d.]+|the same|about the same) in the (?:(\S+) months|month) since"
)
MONTHS = [Month(2020 + n // 12, n % 12 + 1) for n in range(60)]


def measure(change: int | None, better: str = "lower") -> Measure:
    return Measure.model_validate({**FIELDS, "better": better, "change": None if change is None else f"{MONTHS[change]}-01"})


def points(values: Sequence[int | None]) -> tuple[Point, ...]:
    return tuple(Point(month, Decimal(value)) for month, value in zip(MONTHS, values, strict=False) if value is not None)


def poisson(chance: Random, mean: float) -> int:
    count, left = 0, chance.random()
    while left > exp(-mean):
        count, left = count + 1, left * chance.random()
    return count


def share(times: int, means: Sequence[float], change: int | None, holds: Callable[[SeriesVerdict, bool], bool]) -> float:
    """In how many of so many invented series, each month around its mean, something holds of the verdict and of whether anything signals."""
    chance, judged = Random(1), measure(change)  # noqa: S311 – the same figures every time
    found = 0
    for _ in range(times):
        parts = chart_parts(points([poisson(chance, mean) for mean in means]), judged)
        found += holds(series_verdict(parts, judged), any(one for part in parts for one in part.signals))
    return found / times


def is_claimed(verdict: SeriesVerdict, _signals: bool) -> bool:
    return bool(verdict.moved or verdict.faded) and not verdict.coming


def test_no_change_is_seldom_called_one() -> None:
    assert share(600, [10] * 24, 12, is_claimed) <= 0.03
    assert share(300, [3] * 24, 12, is_claimed) <= 0.03


def test_a_fall_from_ten_to_four_is_seldom_missed() -> None:
    assert share(400, [10] * 12 + [4] * 12, 12, is_claimed) >= 0.95


@pytest.mark.parametrize("mean", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("change", [None, 12])
def test_steady_rare_events_seldom_signal(mean: float, change: int | None) -> None:
    assert share(200, [mean] * 24, change, lambda verdict, signals: signals or is_claimed(verdict, signals)) <= 0.05


VALUES = st.lists(st.one_of(st.integers(0, 9), st.integers(0, 60), st.none()), min_size=1, max_size=40).map(lambda some: [*some, 5])
STEPS = st.tuples(st.integers(1, 20), st.integers(0, 30), st.integers(0, 30), st.integers(0, 6), st.randoms(use_true_random=False)).map(
    lambda all_: [level + all_[4].randint(0, all_[3]) for level in all_[1:3] for _ in range(all_[0])]
)


@settings(STEADY, max_examples=150)
@given(values=st.one_of(VALUES, STEPS), change=st.one_of(st.none(), st.integers(0, 30)), better=st.sampled_from(["lower", "higher"]))
def test_no_sentence_says_more_than_the_numbers(values: list[int | None], change: int | None, better: str) -> None:
    known = [(n, value) for n, value in enumerate(values) if value is not None]
    said = chart_of("chart_1", measure(change, better), points(values), False).caption
    before = [value for n, value in known if change is not None and n < change]
    after = [value for n, value in known if change is not None and n >= change]
    sign = 1 if better == "higher" else -1
    assert_averages(said, before, after)
    if "by more than chance alone would bring" in said and before and after and "too rare" not in said:
        assert_changed(said, before, after, sign)
    if found := re.search(r"all (\w+) were (better|worse) than every", said):
        assert WORDS.get(found[1]) == len(after) or found[1] == str(len(after))
        assert min(one * sign for one in after) > max(one * sign for one in before) or found[2] == "worse"
    missing = sum(later - earlier - 1 for (earlier, _), (later, _) in pairwise(known))
    found = re.search(r"no figures for (\S+) month", said)
    assert (WORDS.get(found[1], found[1]) if found else 0) in (missing, str(missing))
    for words in ("Improvement", "Concern", "Not yet settled"):
        assert words not in said or max(len(before), len(after), 0 if change else len(known)) >= 12
    assert not ("it has lasted" in said and "again" in said)
    assert "100" not in said or max(value for _, value in known) >= 50


def assert_averages(said: str, before: list[int], after: list[int]) -> None:
    found = AVERAGES.search(said)
    if found:
        assert [WORDS.get(one or "one", one) in (len(side), str(len(side))) for one, side in ((found[2], before), (found[4], after))] == [True, True]
        assert abs(float(found[1]) - sum(before) / len(before)) <= 0.5
        assert found[3] not in ("the same",) or sum(before) * len(after) == sum(after) * len(before)
        assert not found[3][0].isdigit() or abs(float(found[3]) - sum(after) / len(after)) <= 0.5


def assert_changed(said: str, before: list[int], after: list[int], sign: int) -> None:
    """A change is claimed only where there are six on each side and the means are as far apart as the test asks."""
    some = after[: len(after) // 2] if "In the first" in said else after
    difference = sum(some) / len(some) - sum(before) / len(before)
    assert min(len(before), len(some)) >= 6
    assert ("it has fallen, by" in said.lower() or "it had fallen, by" in said.lower()) == (difference < 0)
    assert ("for the worse" in said) == (difference * sign < 0 and "In the first" not in said)
    if "seasons" not in said:
        ranges = [abs(b - a) for side in (before, some) for a, b in pairwise(side)]
        assert abs(difference) > 3 * sum(ranges) / len(ranges) / 1.128 * sqrt(1 / len(before) + 1 / len(some))


@STEADY
@given(values=VALUES, change=st.one_of(st.none(), st.integers(0, 30)))
def test_no_run_crosses_a_time_without_figures_and_no_concern_is_better_than_before(values: list[int | None], change: int | None) -> None:
    parts = chart_parts(points(values), measure(change))
    for part in parts:
        runs = 0
        for place, (step, signal) in enumerate(zip(part.steps, part.signals, strict=True)):
            runs = runs + 1 if place and step == part.steps[place - 1] + 1 else 1
            assert signal is None or len(part.points) >= 12
            if signal and signal.rule in ("trend", "shift"):
                reach = runs + next((n for n, (a, b) in enumerate(pairwise(part.steps[place:])) if b != a + 1), len(part.steps) - place - 1)
                assert reach >= 7
            if signal and signal.settled and not signal.good and part.when == "after" and parts[0].when == "before":
                assert part.points[place].value > parts[0].mean
