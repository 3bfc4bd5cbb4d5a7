"""The monthly values behind a measure, read from the CSV file that stands beside the entry."""

import csv
import re
from decimal import Decimal
from io import StringIO

from .findings import Finding, Location, did_you_mean
from .model.entry import FrontMatter, Point
from .model.values import MONTH, Month
from .sources import Folder, Source
from .yaml_source import Written


def all_series(folder: Folder, front: FrontMatter, written: Written) -> tuple[dict[str, tuple[Point, ...]], list[Finding]]:
    series, findings = dict[str, tuple[Point, ...]](), list[Finding]()
    for number, measure in enumerate(front.measures):
        if measure.series is None:
            continue
        source = folder.texts.get(measure.series)
        if source is None:
            findings.append(no_such_file(written.at("measures", number, "series"), measure.series, folder))
            continue
        points, wrong = read_series(source)
        findings += wrong
        series[measure.series] = points
    return series, findings


def read_series(source: Source) -> tuple[tuple[Point, ...], list[Finding]]:
    """A measure's monthly values from CSV: a header `date,value`, then a day or a month and a number on each line."""
    points, findings = list[Point](), list[Finding]()
    rows = csv.reader(StringIO(source.text))
    header = [cell.strip().lower() for cell in next(rows, [])]
    if header != ["date", "value"]:
        return (), [Finding("series-header", Location(source.path), "The first line is not `date,value`.",
                            "The chart is drawn from these two columns.", "Make `date,value` the first line.")]
    for row in rows:
        if not row:
            continue
        point = _point(row)
        if point is None:
            findings.append(Finding("series-row", Location(source.path, rows.line_num), f"‘{','.join(row)}’ is not a date and a number.",
                                    "Each line is one point of the chart.", "Write it like 2024-05-01,12."))
        elif points and points[-1].month >= point.month:
            findings.append(Finding("series-order", Location(source.path, rows.line_num), f"{point.month.words} does not follow {points[-1].month.words}.",
                                    "A series has one value a month, earliest first.", "Put the lines in order and keep one for each month."))
        else:
            points.append(point)
    return tuple(points), findings


def _point(row: list[str]) -> Point | None:
    month = MONTH.match(row[0].strip()[:7])
    if len(row) != 2 or not month or not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", row[0].strip()):
        return None
    number = row[1].strip()
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", number):
        return None
    return Point(Month(int(month[1]), int(month[2])), Decimal(number))


def no_such_file(place: Location, name: str, folder: Folder) -> Finding:
    return Finding("missing-file", place, f"There is no file ‘{name}’ in this entry’s folder.", "Files stand beside the entry’s text.",
                   did_you_mean(name, folder.files) or "Add the file, or take its name out.")
