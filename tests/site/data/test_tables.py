"""The tables and the records of a collection: what is in them is what is published, by the names and types that were promised."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import showcase
import yaml
from showcase.model.values import Month
from showcase.site.data.as_asked import EntryTables
from showcase.site.data.award_words import published_award
from showcase.site.data.beside import gathered, tables_beside
from showcase.site.data.csv_text import MARK
from showcase.site.data.dictionary import dictionary
from showcase.site.data.manifest import PER_PAGE, HowMany, pages, tallies
from showcase.site.data.package import Sized, package
from showcase.site.data.records import PublishedEntry
from showcase.site.data.tables import TABLES, DataTable
from support.projects import ROOT, TODAY, root_of
from support.promised import PROMISED, promised
from support.tables import formulas, rows_of, values_of

AWARDS = pytest.mark.parametrize("award", ["small", "states", "klinke"])
HOSTILE = yaml.safe_load((ROOT / "tests/cases/formats/texts.yml").read_text(encoding="utf-8"))["hostile"]
HOSTILE += [text for text, _ in yaml.safe_load((ROOT / "tests/cases/data/cells.yml").read_text(encoding="utf-8")) if text]
NO_FILES = {f"{one.name}.csv": Sized("0" * 64, 1) for one in TABLES}


@cache
def opened(award: str) -> showcase.Collection:
    return showcase.open(root_of(award), TODAY, "https://showcase.example/")


def fields(table: DataTable, award: str) -> list[dict[str, Any]]:
    told = package(opened(award).award, NO_FILES, (), None, "")
    found: list[dict[str, Any]] = next(one for one in told["resources"] if one["name"] == table.name)["schema"]["fields"]
    return found


def in_words(value: object) -> object:
    """A value as it is to be read."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return [*value] if isinstance(value, tuple) else str(value) if isinstance(value, int | date | Month) else value


def round_trip(table: DataTable, entry: PublishedEntry, award: str) -> None:
    """The rows of an entry are read back as they are."""
    known = opened(award).award
    rows = [*table.rows(entry)]
    text = table.head() + table.lines(rows, known)
    meant = [{one.name: in_words(one.cell(known)(row)) for one in table.columns} for row in rows]
    read = [values_of(row, fields(table, award)) for row in rows_of(text)] if rows else []
    assert read == [{name: value for name, value in row.items() if value not in (None, [], "")} for row in meant]
    assert [*formulas(text)] == []


@AWARDS
def test_every_table_is_read_back_as_it_is_published(award: str) -> None:
    for entry in opened(award).entries:
        for table in TABLES:
            round_trip(table, entry, award)


def spoilt(entry: PublishedEntry, text: str) -> PublishedEntry:
    """An entry with a text in every place where a writer may type one."""
    measures = tuple(one.model_copy(update={"name": text, "unit": text, "source": text, "unknown_because": text}) for one in entry.measures)
    measures = tuple(one.model_copy(update={"series": one.series and one.series.model_copy(update={"unit": text})}) for one in measures)
    adoptions = tuple(one.model_copy(update={"organisation": one.organisation.model_copy(update={"name": text, "place": text}), "kept": (text, text)})
                      for one in entry.adoptions)
    organisations = tuple(one.model_copy(update={"name": text, "place": text}) for one in entry.organisations)
    return entry.model_copy(update={"title": text, "summary": text, "measures": measures, "adoptions": adoptions, "organisations": organisations})


def test_whatever_a_text_holds_it_is_read_back_and_no_spreadsheet_runs_it() -> None:
    (entry,) = opened("small").entries
    for text in (*HOSTILE, "a" * 1000):
        for table in TABLES:
            round_trip(table, spoilt(entry, text), "small")


@AWARDS
def test_what_stands_beside_entries_is_what_the_whole_is_made_of(award: str) -> None:
    for entry in opened(award).entries:
        tables = EntryTables(opened(award).award)
        part, texts = gathered(entry, tables), dict(tables_beside(entry, tables))
        assert [*part.measures, *part.series] == [*texts]
        assert len(rows_of(texts[part.measures[0]])) == len([*TABLES[1].rows(entry)]) if part.measures else not [*TABLES[1].rows(entry)]


@AWARDS
def test_every_id_has_its_words_in_the_award(award: str) -> None:
    award_words = published_award(opened(award).award)
    lists = {"recognitions": award_words.recognitions, **award_words.lists}
    for entry in opened(award).entries:
        assert entry.recognition in lists["recognitions"]
        assert set(entry.themes) <= lists["themes"].keys()
        assert {one.kind for one in entry.measures} <= lists["measure_kinds"].keys()
        assert {(one.criterion, one.question) for one in entry.answers} <= {(one.id, each.id) for one in award_words.criteria for each in one.questions}
        assert entry.spread.grade in lists["spread_grades"]


def test_real_ones_and_examples_are_counted_apart() -> None:
    (entry,) = opened("small").entries
    real = entry.model_copy(update={"example": False, "adoptions": tuple(one.model_copy(update={"example": True}) for one in entry.adoptions)})
    points = sum(len(one.series.points) for one in entry.measures if one.series)
    assert tallies(entry) == (HowMany(), HowMany(1, 2, points, 1))
    assert tallies(real) == (HowMany(1, 2, points, 0), HowMany(adoptions=1))
    assert [row["example"] for row in rows_of(TABLES[3].head() + TABLES[3].lines(TABLES[3].rows(real), opened("small").award))] == ["true"]


def test_a_large_collection_is_paged_by_year_and_a_large_year_in_parts() -> None:
    keys = [f"{year}/entry-{number}" for year, count in ((2025, PER_PAGE + 1), (2024, 2)) for number in range(count)]
    assert pages(keys[:PER_PAGE]) == {"entries.json": tuple(keys[:PER_PAGE])}
    found = pages(keys)
    assert [(name, len(some)) for name, some in found.items()] == [
        ("entries.json", 0), ("entries-2025.json", PER_PAGE), ("entries-2025-2.json", 1), ("entries-2024.json", 2),
    ]  # fmt: skip
    assert [key for some in found.values() for key in some] == keys


def test_every_field_that_was_promised_is_there_with_its_type() -> None:
    told = yaml.safe_load(PROMISED.read_text(encoding="utf-8"))
    now = promised()
    broken = [f"{place}: {kind}, now {now.get(place, 'gone')}" for place, kind in told.items() if now.get(place) != kind]
    assert broken == [], "programs of others read these: bring them back, or begin data/v2 beside data/v1"
    assert [*told] == [*now], f"fields were added; renew {PROMISED.name}: python -m support.promised, with PYTHONPATH=hooks:tests"


def test_a_promise_that_is_broken_is_noticed() -> None:
    assert promised()["entries.csv: entry"] == "string, always"
    assert promised()["Measure: change_percent"] == "number"
    assert promised()["Measure: better"] == "string, always"


def test_the_dictionary_explains_every_column_and_field_in_words_of_its_own() -> None:
    for part in dictionary():
        assert part.description.endswith("."), part.name
        assert [one.name for one in part.fields if not one.description] == [], part.name
        assert len({one.name for one in part.fields}) == len(part.fields), part.name
    names = {part.name for part in dictionary()}
    records = {one.type.removeprefix("list of ").removeprefix("map of ").removeprefix("map of ") for part in dictionary() for one in part.fields}
    assert {one for one in records if one[0].isupper()} <= names
    assert len({(part.file, part.name) for part in dictionary()}) == len(dictionary())


@AWARDS
def test_numbers_are_written_as_they_were_typed_and_worked_out_ones_no_finer_than_needed(award: str) -> None:
    for entry in opened(award).entries:
        for row in series_cells(entry, award):
            for name in ("mean", "lower", "upper"):
                assert len(row.get(name, "").partition(".")[2]) <= 6
        text = TABLES[1].head() + TABLES[1].lines(TABLES[1].rows(entry), opened(award).award)
        typed = [one.after.value for one in entry.measures]
        if typed:
            assert [row.get("after_value") for row in rows_of(text)][: len(typed)] == [None if one is None else f"{one:f}" for one in typed]


def series_cells(entry: PublishedEntry, award: str) -> Iterator[dict[str, str]]:
    text = TABLES[2].head() + TABLES[2].lines(TABLES[2].rows(entry), opened(award).award)
    yield from csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""))
