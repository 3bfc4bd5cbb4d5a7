"""What stands as tables beside an entry, and what the entry gives to the tables of the whole collection."""

from collections.abc import Iterator
from typing import NamedTuple

from showcase.site.data.as_asked import EntryTables
from showcase.site.data.manifest import HowMany, tallies
from showcase.site.data.records import PublishedEntry
from showcase.site.data.rows import point_rows
from showcase.site.data.tables import ADOPTIONS, ENTRIES, MEASURES, SERIES
from showcase.site.urls import measures_csv, series_csv


class Gathered(NamedTuple):
    """What an entry gives to the whole: its key, its lines in two tables, where the files stand that have those of the others, and how much it counts."""

    key: str
    entry: str
    adoptions: str
    measures: tuple[str, ...]
    series: tuple[str, ...]
    counts: tuple[HowMany, HowMany]


def tables_beside(entry: PublishedEntry, tables: EntryTables) -> Iterator[tuple[str, str]]:
    """The tables beside an entry, each with its address: one of its measures and those of its adopters, and one for each series."""
    rows, award = [*MEASURES.rows(entry)], tables.award
    if rows:
        yield measures_csv(entry.key).path, tables.measures.head() + tables.measures.lines(rows, award)
    for measure in entry.measures:
        if measure.series:
            yield series_csv(entry.key, measure.number).path, SERIES.head() + SERIES.lines(point_rows(entry, (measure,)), award)


def gathered(entry: PublishedEntry, tables: EntryTables) -> Gathered:
    """What an entry gives to the whole."""
    has_measures = bool(entry.measures) or any(one.measures for one in entry.adoptions)
    return Gathered(
        entry.key,
        tables.entries.lines(ENTRIES.rows(entry), tables.award),
        tables.adoptions.lines(ADOPTIONS.rows(entry), tables.award) if entry.adoptions else "",
        (measures_csv(entry.key).path,) if has_measures else (),
        tuple(series_csv(entry.key, one.number).path for one in entry.measures if one.series),
        tallies(entry),
    )
