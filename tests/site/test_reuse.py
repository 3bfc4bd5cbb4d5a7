"""The page on reuse: it says what is there and nothing that is not, its programs run, and every field of the data has its meaning on it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import showcase
from showcase.publish.build import STEPS
from showcase.publish.entries import write_entries
from showcase.publish.reuse import write_reuse
from showcase.site.data.records import PublishedAdoption, PublishedEntry
from showcase.site.papers.links import PaperLink
from showcase.site.urls import paper_address
from showcase.site.views.python_examples import EXAMPLES, PythonExample
from showcase.site.views.reuse import WHAT, ReusePage, reuse_page
from showcase.util.text import size_words
from support.awards import catalogue_of
from support.projects import EVERY_AWARD

SITE = "https://showcase.example/"
Built = Callable[[str], Path]


SIZES = [(0, "1 kB"), (900, "1 kB"), (12_400, "12 kB"), (999_400, "999 kB"), (1_000_000, "1.0 MB"), (2_345_678_901, "2,345.7 MB")]


def view(name: str = "nights", site_url: str = SITE, sizes: Mapping[str, int] | None = None) -> ReusePage:
    return reuse_page(catalogue_of(name), {}, site_url, sizes or {})


@pytest.mark.parametrize(("size", "words"), SIZES)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_only_files_that_are_there_are_named_the_first_to_read_first() -> None:
    assert view().files == ()
    assert view().archive is None
    sizes = {"data/v1/entries.csv": 40_000, "data/v1/manifest.json": 4_000, "data/v1/entries-2025.json": 900_000, "data/collection.zip": 2_500_000}
    there = view(sizes=sizes)
    assert [(one.name, one.size) for one in there.files] == [("manifest.json", "4 kB"), ("entries-2025.json", "900 kB"), ("entries.csv", "40 kB")]
    assert there.archive
    assert there.archive.size == "2.5 MB"


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_terms_are_those_of_entries_with_how_many_have_each(name: str) -> None:
    entries = catalogue_of(name).entries
    assert sum(one.count or 0 for one in view(name).licences) == len(entries)
    assert {one.label for one in view(name).licences} == {catalogue_of(name).award.vocabularies.licences[one.front.licence].label for one in entries}


def test_feeds_are_named_where_the_site_will_be_is_known() -> None:
    assert view(site_url="").feeds == ()
    assert [(label, [one.label for one in forms]) for label, forms in view().feeds] == [
        ("All entries", ["Atom", "JSON Feed"]), ("All adoptions", ["Atom", "JSON Feed"]),
    ]  # fmt: skip


def test_documents_are_named_when_any_was_made() -> None:
    entry = catalogue_of("nights").entries[0]
    made = (PaperLink("one-page.pdf", "One page", "PDF", 48_000, paper_address(entry.key, "one-page.pdf")),)
    assert reuse_page(catalogue_of("nights"), {entry.key: made}, SITE).documents == ("One page",)


def test_every_field_of_an_entry_and_of_an_adoption_has_its_meaning() -> None:
    told = {part.name: {field.name: field.description for field in part.fields} for _, parts in view().dictionary for part in parts}
    for name, model in (("Entry", PublishedEntry), ("Adoption", PublishedAdoption)):
        assert set(told[name]) == set(model.model_fields)
        assert all(told[name].values())
    assert len(told) == sum(len(parts) for _, parts in view().dictionary) - 1  # a table and a kind of record are both called Series


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.title)
@pytest.mark.parametrize("name", ["nights", "klinke"])
def test_a_program_runs_as_it_stands_there(
    example: PythonExample, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = catalogue_of(name)
    monkeypatch.setattr(showcase, "open", {".": showcase.Collection(known.award, known.day, known, ())}.__getitem__, raising=False)
    monkeypatch.chdir(tmp_path)
    exec(example.code, {})  # noqa: S102
    table = tmp_path / "answers.csv"
    assert capsys.readouterr().out or table.read_text(encoding="utf-8-sig").startswith("entry,lead,")


@pytest.mark.slow
@pytest.mark.parametrize("award", ["this", "klinke"])
def test_the_page_of_a_site_names_every_file_of_its_data_with_its_size(award: str, built: Built) -> None:
    site = built(award) / "site"
    html = (site / "reuse/index.html").read_text(encoding="utf-8")
    there = {path.name: path.stat().st_size for path in (site / "data/v1").iterdir()}
    assert set(there) <= set(WHAT)
    assert [f'>{name}</a> <span class="soft">{size_words(size)}</span>' in html for name, size in there.items()] == [True] * len(there)
    assert f"ZIP, {size_words((site / 'data/collection.zip').stat().st_size)}" in html


@pytest.mark.slow
def test_every_chart_and_table_has_its_numbers_beside_it(built: Built) -> None:
    """The audit of the build has held that the files are there."""
    site = built("this") / "site"
    for page in (site / "entries").glob("*/*/index.html"):
        html = page.read_text(encoding="utf-8")
        assert html.count('<figure class="chart">') == len(re.findall(r'[/"]data/measure-\d+\.csv" download>', html)), page
        assert html.count('<table class="findings"') + 1 == len(re.findall(r'[/"]data/measures\.csv" download>', html)) or "the_figures" not in html, page


def test_the_step_is_the_last_of_those_that_write_what_it_tells_of() -> None:
    assert STEPS.index(write_reuse) > STEPS.index(write_entries)
