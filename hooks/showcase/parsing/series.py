"""The values behind a measure, month by month or as often as it says, and the days of rare events, read from the CSV files that stand beside the entry."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from itertools import pairwise
from typing import NamedTuple

from showcase.intake.sources import FOR_WRITERS, Folder, Source
from showcase.model.comparison import kind_of
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Location, Severity
from showcase.model.measures import Measure
from showcase.model.series import MOST, Point, step_of, step_words
from showcase.parsing.series_rows import DAY, Layout, Wrong, day_of, row_of
from showcase.parsing.yaml.document import Document
from showcase.util.text import nearest

HEADERS = (["date", "value"], ["date", "value", "of"])
SURELY = 4  # points that are all as far apart as quarters or years
# How often a series may have a value that has more than one each time.
FINER = {"week": "", "month": "`every: week`", "quarter": "`every: month`", "year": "`every: quarter` or `every: month`"}


class History(NamedTuple):
    """What stands in the files of an entry’s measures, by their names: series of points, and days of events."""

    series: dict[str, tuple[Point, ...]]
    events: dict[str, tuple[date, ...]]
    findings: list[Finding]


def all_series(folder: Folder, front: FrontMatter, document: Document) -> History:
    """The series and the events that an entry’s measures name, each file read once."""
    found = History({}, {}, [])
    for number, measure in enumerate(front.measures):
        for field, name in (("series", measure.series), ("events", measure.events)):
            if name is None or name in (found.series if field == "series" else found.events):
                continue
            source = folder.texts.get(name)
            if source is not None:
                _read(found, field, name, source, measure)
            elif name not in folder.unread:
                found.findings.append(no_such_file(document.at("measures", number, field), name, folder, "CSV"))
    return found


def _read(found: History, field: str, name: str, source: Source, measure: Measure) -> None:
    if field == "series":
        found.series[name], wrong = read_series(source, measure)
    else:
        found.events[name], wrong = read_events(source)
    found.findings.extend(wrong)


def read_series(source: Source, measure: Measure) -> tuple[tuple[Point, ...], list[Finding]]:
    """A measure’s values from CSV: a header `date,value` or `date,value,of`, then a date, a number and of how many it is on each line."""
    points, findings = list[Point](), list[Finding]()
    first, _, _ = source.text.partition("\n")
    mark = ";" if ";" in first and "," not in first else ","
    rows = csv.reader(StringIO(source.text), delimiter=mark)
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        width = len(header)  # programs for tables fill all lines up to the longest
        while len(header) > 2 and not header[-1]:
            header.pop()
        if header not in HEADERS:
            return (), [Finding("series-header", Location(source.path))]
        layout = Layout(measure, kind_of(measure), len(header), width, mark == ";")
        for row in rows:
            if any(cell.strip() for cell in row):  # programs for tables leave empty rows behind
                place = Location(source.path, rows.line_num)
                findings += _add(points, row, row_of(row, layout), measure, place)
    except csv.Error:  # a cell beyond any measure; the rest of the file is part of it
        findings.append(Finding("series-row", Location(source.path, max(rows.line_num, 1)), {"row": ""}))
    if not points and not findings:
        findings.append(Finding("series-row", Location(source.path), {}, "none"))
    findings += _of_its_kind(points, measure, Location(source.path))
    return tuple(points[:MOST]), findings


def _add(points: list[Point], row: list[str], read: Point | Wrong | None, measure: Measure, place: Location) -> Iterator[Finding]:
    """Takes one row in, or says what is wrong with it."""
    if isinstance(read, Wrong):
        values = {"row": ",".join(row), "every": measure.every, "unit": measure.unit, "name": measure.name}
        yield Finding(read.code, place, values, read.wording)
    elif read and points and step_of(read.start, measure.every) <= step_of(points[-1].start, measure.every):
        this, before = (step_of(one.start, measure.every) for one in (read, points[-1]))
        values = {"this": step_words(this, measure.every), "before": step_words(before, measure.every), "every": measure.every, "finer": FINER[measure.every]}
        yield Finding("series-order", place, values, ("twice" if FINER[measure.every] else "twice-a-week") if this == before else "")
    elif read:
        points.append(read)


def _of_its_kind(points: list[Point], measure: Measure, place: Location) -> Iterator[Finding]:
    """What is wrong with a series as a whole: more points than can be drawn, or further apart than it says."""
    if len(points) > MOST:
        yield Finding("series-long", place, {"points": len(points), "most": MOST, "every": measure.every})
    apart = {later.month.months_since(earlier.month) for earlier, later in pairwise(points)}
    if measure.every == "month" and len(points) >= SURELY:
        for months, every in ((12, "year"), (3, "quarter")):
            if all(one % months == 0 for one in apart):
                yield Finding("series-apart", place, {"every": every, "name": measure.name}, severity=Severity.WARNING)
                return


def read_events(source: Source) -> tuple[tuple[date, ...], list[Finding]]:
    """The days of events from CSV: a header `date`, then a day on each line, earliest first however they stand."""
    lines = [(number, line.strip().strip('";,').strip()) for number, line in enumerate(source.text.split("\n"), 1)]
    if lines[0][1].lower() != "date":
        return (), [Finding("events-header", Location(source.path))]
    days, findings = list[date](), list[Finding]()
    for number, text in lines[1:]:
        day = day_of(text, "month") if DAY.match(text) else None
        if day:
            days.append(day)
        elif text:
            findings.append(Finding("events-row", Location(source.path, number), {"row": text}))
    return tuple(sorted(days)), findings


def no_such_file(place: Location, name: str, folder: Folder, kind: str = "") -> Finding:
    """What is said of a file that is named and is not there, or not of the kind that is needed, in the entry's folder."""
    if name in FOR_WRITERS:
        return Finding("missing-file", place, {"name": name}, "for-writers")
    if name in folder.files:
        return Finding("missing-file", place, {"name": name, "kind": kind}, "another-kind")
    near = nearest(name, folder.files - FOR_WRITERS)
    instead = near if place.end_line else ""
    return Finding("missing-file", place, {"name": name, "near": near}, instead=instead)
