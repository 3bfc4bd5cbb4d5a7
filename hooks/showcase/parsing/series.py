"""The monthly values behind a measure, read from the CSV file that stands beside the entry."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from showcase.intake.sources import FOR_WRITERS, Folder, Source
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Location
from showcase.model.series import Point
from showcase.model.values import month_of
from showcase.parsing.yaml.document import Document
from showcase.util.text import nearest

DAY = re.compile(r"\d{4}-\d{2}(-(0[1-9]|[12]\d|3[01]))?")
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


def all_series(folder: Folder, front: FrontMatter, document: Document) -> tuple[dict[str, tuple[Point, ...]], list[Finding]]:
    """The series that an entry's measures name, each read once, by the names of their files."""
    series, findings = dict[str, tuple[Point, ...]](), list[Finding]()
    for number, measure in enumerate(front.measures):
        name = measure.series
        if name is None or name in series:
            continue
        source = folder.texts.get(name)
        if source is not None:
            series[name], wrong = read_series(source)
            findings += wrong
        elif name not in folder.unread:
            findings.append(no_such_file(document.at("measures", number, "series"), name, folder, "CSV"))
    return series, findings


def read_series(source: Source) -> tuple[tuple[Point, ...], list[Finding]]:
    """A measure's monthly values from CSV: a header `date,value`, then a day or a month and a number on each line."""
    points, findings = list[Point](), list[Finding]()
    rows = csv.reader(StringIO(source.text))
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        if header != ["date", "value"]:
            return (), [Finding("series-header", Location(source.path))]
        for row in rows:
            if any(cell.strip() for cell in row):  # programs for tables leave empty rows behind
                findings += _add(points, row, Location(source.path, rows.line_num))
    except csv.Error:  # a cell beyond any measure; the rest of the file is part of it
        findings.append(_no_point("", Location(source.path, max(rows.line_num, 1))))
    return tuple(points), findings


def _add(points: list[Point], row: list[str], place: Location) -> Iterator[Finding]:
    """Takes one row in, or says what is wrong with it."""
    point = _point(row)
    if point is None:
        yield _no_point(",".join(row), place)
    elif points and points[-1].month >= point.month:
        yield Finding("series-order", place, {"month": point.month, "before": points[-1].month})
    else:
        points.append(point)


def _no_point(row: str, place: Location) -> Finding:
    return Finding("series-row", place, {"row": row})


def _point(row: list[str]) -> Point | None:
    if len(row) != 2:
        return None
    day, number = (cell.strip() for cell in row)
    month = month_of(day[:7])
    if month is None or not DAY.fullmatch(day) or not NUMBER.fullmatch(number):
        return None
    return Point(month, Decimal(number))


def no_such_file(place: Location, name: str, folder: Folder, kind: str = "") -> Finding:
    """What is said of a file that is named and is not there, or not of the kind that is needed, in the entry's folder."""
    if name in FOR_WRITERS:
        return Finding("missing-file", place, {"name": name}, "for-writers")
    if name in folder.files:
        return Finding("missing-file", place, {"name": name, "kind": kind}, "another-kind")
    return Finding("missing-file", place, {"name": name, "near": nearest(name, folder.files - FOR_WRITERS)})
