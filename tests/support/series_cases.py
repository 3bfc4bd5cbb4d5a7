"""Series of points as cases tell them, as charts: for Python’s words and for the form’s."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from showcase.model.measures import Measure
from showcase.model.series import Every, Point, first_day, step_of
from showcase.model.values import Month, month_of
from showcase.site.charts.judged import judged
from showcase.site.charts.parts import is_share
from showcase.site.charts.svg import Drawing
from showcase.site.views.chart import ChartView, chart_of
from support.projects import ROOT

FOLDER = ROOT / "tests" / "cases" / "series"
# The paths of a drawing by their classes, in the order in which they are drawn.
PATHS = {"grid-line": "grid", "axis": "axis", **{name: name for name in ("split", "breaks", "limits", "early", "goal", "also", "means", "line")}}
WHOLE = re.compile(r"(\d)\.0(?!\d)")
READING = {"value": "1", "period": "2020-01 to 2020-06"}
FIELDS = {"name": "Falls", "kind": "harm", "before": READING, "after": READING, "source": "The log"}


@dataclass(frozen=True)
class SeriesCase:
    """A measure, the points of its series, and what else changed."""

    measure: Measure
    points: Sequence[Point]
    also: Sequence[tuple[Month, str]] = ()

    @property
    def view(self) -> ChartView:
        """The chart that the build makes."""
        return chart_of("chart_1", self.measure, self.points, False, self.also)

    @property
    def for_browser(self) -> dict[str, Any]:
        """The same as the form’s chart is given it."""
        one = self.measure
        points = [{"step": step_of(p.start, one.every), "value": float(p.value), "text": str(p.value), **({"of": p.of} if p.of else {})} for p in self.points]
        goal = {"goal": {"value": str(one.goal.value), "by": str(one.goal.by)}} if one.goal else {}
        breaks, also = ([{"month": str(month), "what": what} for month, what in some] for some in ([(b.month, b.what) for b in one.breaks], self.also))
        plain = {"unit": one.unit, "better": one.better, "every": one.every, "share": is_share(one), "breaks": breaks, "also": also, **goal}
        return {"points": points, "measure": {**plain, **({"change": str(one.change)} if one.change else {})}}

    @property
    def judged(self) -> list[tuple[float, list[float] | None, Any]]:
        """Mean, limits and signals of each part."""
        parts, _ = judged(self.points, self.measure)
        signals = [[[one.rule, one.up, one.good, one.settled] if one else None for one in part.signals] for part in parts]
        return [(float(part.mean), [float(one) for one in part.limits] if part.limits else None, some) for part, some in zip(parts, signals, strict=True)]

    @property
    def drawn(self) -> list[list[str]]:
        """Both drawings, element by element."""
        return [[f"0 0 {one.width} {one.height}", *map(_plain, _elements(one))] for _, one in self.view.drawings]


def _elements(one: Drawing) -> Iterator[str]:
    yield from (f"{name} {path}" for name, field in PATHS.items() if (path := getattr(one, field)))
    yield from (f"point {kind} {path}" for kind, path, _ in one.marks)
    yield from (f"text {label.x} {label.y} {label.strong} {label.text}" for label in one.labels)


def _plain(element: str) -> str:
    return " ".join(WHOLE.sub(r"\1", element).split())


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case of a file, under its file’s name and its own."""
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader):  # noqa: S506 – it makes nothing but text
            yield f"{Path(path).stem}: {case['name']}", case


def series_case(case: dict[str, Any]) -> SeriesCase:
    """A case as a measure with its points."""
    every: Every = case.get("every", "month")
    start = case.get("start", "2020-01")
    first = step_of(date.fromisoformat(start if len(start) > 7 else f"{start}-01"), every)

    def day(place: object) -> date:
        return first_day(first + int(str(place)), every)

    fields = {
        **FIELDS, "unit": case.get("unit", "falls a month"), "better": case["better"],
        "every": every, "change": case.get("dated", None if case["change"] == "null" else day(case["change"])), "goal": case.get("goal"),
        "breaks": [{"month": str(day(one["at"]))[:7], "what": one["what"]} for one in case.get("breaks", ())],
    }  # fmt: skip
    of = case.get("of", [None] * len(case["values"]))
    points = tuple(_point(day(n), value, many) for n, (value, many) in enumerate(zip(case["values"], of, strict=True)) if value != "null")
    also = [(month_of(str(day(one["at"]))[:7]) or Month(1, 1), one["what"]) for one in case.get("also", ())]
    return SeriesCase(Measure.model_validate(fields), points, also)


def _point(day: date, value: str, of: str | None) -> Point:
    return Point(Month(day.year, day.month), Decimal(value), int(of) if of else None, day.day)
