"""The tables of the collection: the columns of each, with what they are made from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from showcase.model.award import Award
from showcase.site.data.columns import Column, coded, column, computed, rounded, worded
from showcase.site.data.csv_text import Cell, head, lines, lines_of_cells, written
from showcase.site.data.records import EXAMPLE, PublishedEntry
from showcase.site.data.rows import (
    AdoptionRow,
    EntryRow,
    MeasureRow,
    PointRow,
    adoption_id,
    adoption_rows,
    entry_rows,
    is_example,
    measure_id,
    measure_rows,
    point_rows,
    stages,
    stages_told,
)

WHOSE = "the key of the entry that it belongs to"


class KeyOf(NamedTuple):
    """A column that holds the key of a row of another table."""

    column: str
    table: str
    key: str


class DataTable(NamedTuple):
    """A table of the collection. Its first column is its key, unless it has none; `rows` are those of an entry.

    Where most of a row is the same as in the row before it, `part` is what tells that it is, and `own` are the columns that differ all the same.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[PublishedEntry], Iterable[object]]
    keyed: bool = True
    references: tuple[KeyOf, ...] = ()
    part: Callable[[Any], object] | None = None
    own: tuple[str, ...] = ()

    def head(self) -> str:
        """How its file begins."""
        return head(tuple(one.name for one in self.columns))

    def lines(self, rows: Iterable[object], award: Award) -> str:
        """Rows as lines of its file."""
        cells = [one.cell(award) for one in self.columns]
        if self.part is None:
            return lines([cell(row) for cell in cells] for row in rows)
        return lines_of_cells(self._alike(rows, cells, self.part))

    def _alike(self, rows: Iterable[object], cells: Sequence[Callable[[Any], Cell]], part_of: Callable[[Any], object]) -> Iterator[list[str]]:
        """Rows of which most is written once for each part: with a series of years, two thirds of the time for it."""
        own = [(place, cells[place]) for place, one in enumerate(self.columns) if one.name in self.own]
        part, alike = None, list[str]()
        for row in rows:
            if part_of(row) is not part:
                part, alike = part_of(row), [written(cell(row)) for cell in cells]
            texts = alike.copy()
            for place, cell in own:
                texts[place] = written(cell(row))
            yield texts


def _organisation(record: type, way: str, prefix: str) -> tuple[Column, ...]:
    """The columns of an organisation."""
    return (
        column(record, f"{way}.name", prefix),
        *coded(record, f"{way}.type", lambda award: award.vocabularies.organisation_types, f"{prefix}_type"),
        *coded(record, f"{way}.region", lambda award: award.vocabularies.regions, f"{prefix}_region"),
        column(record, f"{way}.place", f"{prefix}_place"),
        *coded(record, f"{way}.country", lambda award: award.vocabularies.organisation_countries, f"{prefix}_country"),
        *coded(record, f"{way}.size", lambda award: award.vocabularies.organisation_sizes, f"{prefix}_size"),
        column(record, f"{way}.ods", f"{prefix}_ods"),
    )


def _reading(way: str) -> tuple[Column, ...]:
    """The columns of a value with its time."""
    exact = [column(MeasureRow, f"measure.{way}.{name}", f"{way}_{name}") for name in ("value", "under", "at_least")]
    return (*exact, *(column(MeasureRow, f"measure.{way}.{name}", f"{way}_{name}") for name in ("of", "first", "last")))


STAGES = computed("stages", "list", "how deep participation went: at a stage, as one side saw it, the level; ids with a colon between them", stages)

ENTRIES = DataTable(
    "entries",
    "Entries",
    "Every entry that is published, a row each. Its answers are in entries.json and beside its page.",
    (
        column(EntryRow, "entry.key", "entry"),
        column(EntryRow, "entry.example"),
        column(EntryRow, "entry.title"),
        column(EntryRow, "entry.summary"),
        column(EntryRow, "entry.url"),
        column(EntryRow, "entry.language"),
        column(EntryRow, "entry.year"),
        *coded(EntryRow, "entry.recognition", lambda award: award.recognitions),
        *coded(EntryRow, "entry.category", lambda award: award.vocabularies.categories),
        column(EntryRow, "entry.published"),
        column(EntryRow, "entry.updated"),
        *_organisation(EntryRow, "lead", "lead"),
        computed("organisations", "list", "every organisation in the project", lambda row: tuple(one.name for one in row.entry.organisations)),
        *coded(EntryRow, "entry.settings", lambda award: award.vocabularies.settings),
        *coded(EntryRow, "entry.themes", lambda award: award.vocabularies.themes),
        column(EntryRow, "entry.period.first", "work_first"),
        column(EntryRow, "entry.period.last", "work_last"),
        column(EntryRow, "entry.involvement.people", "people"),
        *coded(EntryRow, "entry.involvement.roles", lambda award: award.vocabularies.roles, "roles"),
        STAGES,
        worded(STAGES, stages_told),
        *coded(EntryRow, "entry.spread.grade", lambda award: award.vocabularies.spread_grades, "spread"),
        column(EntryRow, "entry.spread.tried", "spread_tried"),
        column(EntryRow, "entry.spread.in_use", "spread_in_use"),
        column(EntryRow, "entry.spread.stopped", "spread_stopped"),
        computed("adoptions", "integer", "how many adoption records it has, made-up ones too", lambda row: len(row.entry.adoptions)),
        computed("measures", "integer", "how many measures it has of its own", lambda row: len(row.entry.measures)),
        computed("answers", "integer", "how many questions it answers", lambda row: len(row.entry.answers)),
        computed("words", "integer", "how many words its answers have", lambda row: sum(one.words for one in row.entry.answers)),
        computed("testimonials", "integer", "how many people are quoted", lambda row: len(row.entry.testimonials)),
        column(EntryRow, "entry.harms.looked", "looked_for_harm"),
        *coded(EntryRow, "entry.adapting.cost", lambda award: award.vocabularies.cost_bands),
        *coded(EntryRow, "entry.adapting.time", lambda award: award.vocabularies.time_bands),
        column(EntryRow, "entry.adapting.staff_time"),
        column(EntryRow, "entry.contact.name", "contact"),
        column(EntryRow, "entry.contact.email", "contact_email"),
        *coded(EntryRow, "entry.licence", lambda award: award.vocabularies.licences),
        column(EntryRow, "entry.review_by"),
    ),
    entry_rows,
)

MEASURES = DataTable(
    "measures",
    "Measures",
    "Every measure of entries and of adopters, a row each, with its values, the difference between them, and what may be said of it.",
    (
        computed("measure", "string", "what the measure is known by", measure_id),
        column(MeasureRow, "entry.key", "entry", description=WHOSE),
        computed("adoption", "string", "the adoption record whose measure it is, where it is an adopter’s own", adoption_id, needed=False),
        computed("example", "boolean", EXAMPLE, is_example),
        column(MeasureRow, "measure.number"),
        column(MeasureRow, "measure.name"),
        *coded(MeasureRow, "measure.kind", lambda award: award.vocabularies.measure_kinds),
        column(MeasureRow, "measure.role"),
        column(MeasureRow, "measure.unit"),
        column(MeasureRow, "measure.number_kind"),
        column(MeasureRow, "measure.statistic"),
        column(MeasureRow, "measure.better"),
        *_reading("before"),
        column(MeasureRow, "measure.unknown_because"),
        *_reading("after"),
        column(MeasureRow, "measure.said"),
        column(MeasureRow, "measure.difference"),
        column(MeasureRow, "measure.change_percent"),
        column(MeasureRow, "measure.change_points"),
        column(MeasureRow, "measure.chance"),
        column(MeasureRow, "measure.doubt"),
        column(MeasureRow, "measure.outcome"),
        column(MeasureRow, "measure.goal.value", "goal_value"),
        column(MeasureRow, "measure.goal.by", "goal_by"),
        column(MeasureRow, "measure.source"),
        *coded(MeasureRow, "measure.counted_by", lambda award: award.vocabularies.counters),
        column(MeasureRow, "measure.change", "change_day"),
        column(MeasureRow, "measure.compared.name", "compared_with"),
        computed("sites", "integer", "how many sites it is told of one by one", lambda row: len(row.measure.sites)),
        column(MeasureRow, "measure.series.every", "series_every"),
        column(MeasureRow, "measure.series.unit", "series_unit"),
        column(MeasureRow, "measure.series.said", "series_said"),
    ),
    measure_rows,
    references=(KeyOf("entry", "entries", "entry"), KeyOf("adoption", "adoptions", "adoption")),
)

SERIES = DataTable(
    "series",
    "Series",
    "The history of entries’ measures, a row for each value, with the part of the chart that it lies in, its mean and limits, and why it stands out.",
    (
        computed("measure", "string", "what the measure is known by", measure_id, needed=True),
        column(PointRow, "entry.key", "entry", description=WHOSE),
        column(PointRow, "entry.example"),
        column(PointRow, "measure.name", "measure_name"),
        column(PointRow, "series.unit"),
        column(PointRow, "series.every"),
        column(PointRow, "point.start"),
        column(PointRow, "point.value"),
        column(PointRow, "point.of"),
        column(PointRow, "point.part"),
        column(PointRow, "part.when"),
        rounded(PointRow, "part.mean"),
        rounded(PointRow, "part.lower"),
        rounded(PointRow, "part.upper"),
        column(PointRow, "part.provisional"),
        column(PointRow, "point.signal"),
        column(PointRow, "point.better", "signal_better"),
    ),
    point_rows,
    keyed=False,
    part=lambda row: row.part,
    own=("start", "value", "of", "signal", "signal_better"),
    references=(KeyOf("measure", "measures", "measure"), KeyOf("entry", "entries", "entry")),
)

ADOPTIONS = DataTable(
    "adoptions",
    "Adoption records",
    "Every record of another organisation that uses the practice of an entry, a row each.",
    (
        computed("adoption", "string", "what the record is known by", adoption_id),
        column(AdoptionRow, "entry.key", "entry", description="the key of the entry whose practice it is about"),
        computed("example", "boolean", EXAMPLE, is_example),
        column(AdoptionRow, "adoption.url"),
        *_organisation(AdoptionRow, "adoption.organisation", "organisation"),
        column(AdoptionRow, "adoption.counts"),
        *coded(AdoptionRow, "adoption.grade", lambda award: award.vocabularies.spread_grades),
        *coded(AdoptionRow, "adoption.stage", lambda award: award.vocabularies.adoption_stages),
        column(AdoptionRow, "adoption.since"),
        column(AdoptionRow, "adoption.confirmed"),
        column(AdoptionRow, "adoption.in_use_for"),
        column(AdoptionRow, "adoption.because", "stopped_because"),
        column(AdoptionRow, "adoption.kept"),
        computed("changed", "list", "what was done differently, and why", lambda row: tuple(f"{one.what}: {one.why}" for one in row.adoption.changed)),
        computed("measures", "integer", "how many measures it has of its own", lambda row: len(row.adoption.measures)),
        column(AdoptionRow, "adoption.sent_by"),
        column(AdoptionRow, "adoption.contact.name", "contact"),
        column(AdoptionRow, "adoption.contact.email", "contact_email"),
        column(AdoptionRow, "adoption.entry", "adopter_entry"),
    ),
    adoption_rows,
    references=(KeyOf("entry", "entries", "entry"),),
)

TABLES = (ENTRIES, MEASURES, SERIES, ADOPTIONS)
