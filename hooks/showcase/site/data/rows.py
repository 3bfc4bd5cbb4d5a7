"""What a row of each table is of, and how the rows of an entry follow from its record."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from showcase.model.award import Award
from showcase.model.fields import Partner
from showcase.site.data.measured import PublishedMeasure, PublishedPart, PublishedPoint, PublishedSeries
from showcase.site.data.records import PublishedAdoption, PublishedEntry


class EntryRow(NamedTuple):
    """An entry with the organisation that leads, or the first of those that lead together."""

    entry: PublishedEntry
    lead: Partner


class AdoptionRow(NamedTuple):
    """An adoption record with the entry whose practice it is about."""

    entry: PublishedEntry
    adoption: PublishedAdoption


class MeasureRow(NamedTuple):
    """A measure with the entry that it stands in, and with the adoption record, where it is an adopter’s own."""

    entry: PublishedEntry
    adoption: PublishedAdoption | None
    measure: PublishedMeasure


class PointRow(NamedTuple):
    """A point of the series of an entry’s measure, with all that it is part of."""

    entry: PublishedEntry
    measure: PublishedMeasure
    series: PublishedSeries
    part: PublishedPart
    point: PublishedPoint


def entry_rows(entry: PublishedEntry) -> Iterator[EntryRow]:
    """The one row of an entry."""
    yield EntryRow(entry, entry.lead)


def adoption_rows(entry: PublishedEntry) -> Iterator[AdoptionRow]:
    """A row for each adoption record of an entry."""
    return (AdoptionRow(entry, one) for one in entry.adoptions)


def measure_rows(entry: PublishedEntry) -> Iterator[MeasureRow]:
    """A row for each measure of an entry, and then for each of its adopters’ own."""
    yield from (MeasureRow(entry, None, one) for one in entry.measures)
    yield from (MeasureRow(entry, adoption, one) for adoption in entry.adoptions for one in adoption.measures)


def point_rows(entry: PublishedEntry, measures: Iterable[PublishedMeasure] | None = None) -> Iterator[PointRow]:
    """A row for each point of the series of an entry’s measures, or of some of them."""
    for measure in entry.measures if measures is None else measures:
        if series := measure.series:
            yield from (PointRow(entry, measure, series, series.parts[point.part - 1], point) for point in series.points)


def is_example(row: AdoptionRow | MeasureRow) -> bool:
    """Whether what a row tells of is made up: itself, or the entry that it stands in."""
    return row.entry.example or bool(row.adoption and row.adoption.example)


def adoption_id(row: AdoptionRow | MeasureRow) -> str | None:
    """What an adoption record is known by."""
    return f"{row.entry.key}/adoptions/{row.adoption.id}" if row.adoption else None


def measure_id(row: MeasureRow | PointRow) -> str:
    """What a measure is known by."""
    owner = adoption_id(row) if isinstance(row, MeasureRow) else None
    return f"{owner or row.entry.key}/measures/{row.measure.number}"


def stages(row: EntryRow) -> tuple[str, ...]:
    """How deep participation went, each a stage, a side and the level that this side saw, as ids."""
    return tuple(f"{stage}:{side}:{level}" for stage, sides in row.entry.involvement.stages.items() for side, level in sides.items())


def stages_told(award: Award, told: tuple[str, ...]) -> tuple[str, ...]:
    """The same in the award’s words."""
    lists = award.vocabularies
    known = (lists.participation_stages, lists.sides, lists.participation_levels)
    return tuple(": ".join(words[id_].label for words, id_ in zip(known, one.split(":"), strict=True)) for one in told)
