"""What the words under a chart say and never say: the cases are the specification, and no sentence says more than the numbers."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from showcase.model.measures import Measure
from showcase.model.series import Every, Point, first_day, step_of
from showcase.model.values import Month, month_of
from showcase.site.views.chart import ChartView, chart_of
from support.charts import assert_sound
from support.projects import ROOT

FOLDER = ROOT / "tests" / "cases" / "series"
READING = {"value": "1", "period": "2020-01 to 2020-06"}
FIELDS = {"name": "Falls", "kind": "harm", "before": READING, "after": READING, "source": "The log"}


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader):  # noqa: S506 – it makes nothing but text
            yield f"{Path(path).stem}: {case['name']}", case


CASES = dict(all_cases())


def chart_for(case: dict[str, Any]) -> ChartView:
    every: Every = case.get("every", "month")
    start = case.get("start", "2020-01")
    first = step_of(date.fromisoformat(start if len(start) > 7 else f"{start}-01"), every)

    def day(place: object) -> date:
        return first_day(first + int(str(place)), every)

    fields = {
        **FIELDS, "unit": case.get("unit", "falls a month"), "better": case["better"],
        "every": every, "change": case.get("dated", None if case["change"] == "null" else day(case["change"])), "goal": case.get("goal"),
        "breaks": [{"month": str(day(one["at"]))[:7], "what": one["what"]} for one in case.get("breaks", ())],
    }
    of = case.get("of", [None] * len(case["values"]))
    points = tuple(_point(day(n), value, many) for n, (value, many) in enumerate(zip(case["values"], of, strict=True)) if value != "null")
    also = [(month_of(str(day(one["at"]))[:7]) or Month(1, 1), one["what"]) for one in case.get("also", ())]
    return chart_of("chart_1", Measure.model_validate(fields), points, False, also)


def _point(day: date, value: str, of: str | None) -> Point:
    return Point(Month(day.year, day.month), Decimal(value), int(of) if of else None, day.day)


def listed(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_a_series_is_said_as_what_it_is(name: str) -> None:
    case = CASES[name]
    view = chart_for(case)
    caption = view.caption
    assert_sound(view)
    assert [words for words in listed(case["says"]) if words.lower() not in caption.lower()] == [], caption
    assert [words for words in listed(case["never"]) if words.lower() in caption.lower()] == [], caption
    assert not re.search(r"[{}]|None[^ ]|\bt\.|  ", caption), caption
