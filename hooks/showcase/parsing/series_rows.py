"""One line of a series: its date, its value and of how many it is, in any spelling that can mean only one thing."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from showcase.model.amounts import PLAIN, bound_of, could_be_two, number_of
from showcase.model.comparison import Kind
from showcase.model.measures import Measure
from showcase.model.series import Every, Point
from showcase.model.values import Month, month_of

# What people write where there is no figure; it is no nought.
NOTHING = frozenset(("", "n/a", "na", "#n/a", "-", "–", "—", "no data", "not known", "unknown", "missing"))
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z", re.ASCII)
QUARTER = re.compile(r"(\d{4})-[Qq]([1-4])\Z", re.ASCII)
WEEK = re.compile(r"(\d{4})-W(\d{2})\Z", re.ASCII)
YEAR = re.compile(r"\d{4}\Z", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
# How a series may be dated, beside with a day.
EVERY: dict[Every, tuple[re.Pattern[str], ...]] = {
    "month": (MONTH,), "week": (WEEK,), "quarter": (MONTH, QUARTER), "year": (MONTH, QUARTER, YEAR),
}
# A thousand to those who write a fraction with a comma, and a fraction to those who do not.
STOP_IN_THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}\Z", re.ASCII)
MONEY = "£€$"


class Layout(NamedTuple):
    """How a file is laid out: whose values it has and of what kind, how many columns and, with empty ones, how wide, and whether semicolons part them."""

    measure: Measure
    kind: Kind
    columns: int
    width: int
    semicolons: bool


class Wrong(NamedTuple):
    """What is wrong with a line: the code of the finding and its wording."""

    code: str
    wording: str = ""


def row_of(row: list[str], layout: Layout) -> Point | Wrong | None:
    """A line as a point; None where it has a date and no figure, or what is wrong with it."""
    cells = [cell.strip() for cell in row]
    while layout.columns < len(cells) <= layout.width and not cells[-1]:
        cells.pop()
    day = day_of(cells[0], layout.measure.every)
    if day is None:
        return Wrong("series-row", "another-step" if any(day_of(cells[0], every) for every in EVERY) else "")
    if not 2 <= len(cells) <= layout.columns:
        return Wrong("series-row")
    if cells[1].lower() in NOTHING:
        return None
    value, of = _value(cells[1], layout), _of(cells[2] if len(cells) > 2 else "")
    if isinstance(value, Wrong):
        return value
    if isinstance(of, Wrong):
        return of
    return _possible(Point(month_of(day.isoformat()[:7]) or Month(day.year, day.month), value, of, day.day), layout.kind)


def day_of(text: str, every: Every) -> date | None:
    """The day with which a line is dated, such as `2024-05-01`, `2024-05`, `2024-Q2`, `2024-W18` or `2024`; None where it is none of such a series."""
    is_day = DAY.match(text) is not None
    if not is_day and not any(one.match(text) for one in EVERY[every]):
        return None
    try:
        if is_day:
            return date.fromisoformat(text)
        if found := QUARTER.match(text):
            return date(int(found[1]), int(found[2]) * 3 - 2, 1)
        if found := WEEK.match(text):
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return date(int(text[:4]), int(text[5:7] or 1), 1)
    except ValueError:
        return None


def _value(text: str, layout: Layout) -> Decimal | Wrong:
    if PLAIN.match(text) and not layout.semicolons:  # as nearly all are
        return Decimal(text)
    if could_be_two(text) or (layout.semicolons and STOP_IN_THREE.match(text)):
        return Wrong("series-row", "either")
    value = number_of(text)
    if value is None:
        return Wrong("series-row", "bound" if bound_of(text) else "")
    if ("%" in text and layout.kind != "share") or any(sign in text and sign not in layout.measure.unit for sign in MONEY):
        return Wrong("series-row", "another-unit")
    return value


def _of(text: str) -> int | Wrong | None:
    if text.lower() in NOTHING:
        return None
    number = None if could_be_two(text) else number_of(text)
    if number is None or number != int(number):
        return Wrong("series-row", "of")
    return int(number) if number > 0 else Wrong("series-value", "of-nobody")


def _possible(point: Point, kind: Kind) -> Point | Wrong:
    if kind == "share" and not 0 <= point.value <= 100:
        return Wrong("series-value", "share")
    if kind in ("count", "rate") and point.value < 0:
        return Wrong("series-value", "below-nought")
    if kind == "count" and point.of and point.value > point.of:
        return Wrong("series-value", "more-than-all")
    return point
