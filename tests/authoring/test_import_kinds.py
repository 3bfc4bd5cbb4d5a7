"""Tables of every kind of file: what is read from each, and what is told by name and never taken for a table."""

from collections.abc import Callable

import pytest
import yaml
from showcase.authoring.importer.reading import read_file, read_folder
from showcase.authoring.importer.table import Table
from showcase.checks.explanations.wording import told
from showcase.model.finding import Finding
from support.projects import ROOT
from support.strange_files import FORM, ROWS, STRANGE
from support.workbooks import docx, ods, xlsx

FILES = ROOT / "tests" / "cases" / "import" / "files"
HEADS = {one["it"]: one for one in yaml.safe_load((ROOT / "tests/cases/import-headers.yml").read_text(encoding="utf-8"))}
READ = (("Title", "Summary", "Start"), [("A quiet day", "All of it", "2024-05-17")])


def seen(table: Table | None) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    assert table
    return table.columns, [row.cells for row in table.rows]


def codes(findings: list[Finding]) -> list[str]:
    return [f"{one.code} {one.wording}".strip() for one in findings]


@pytest.mark.parametrize(
    "data",
    [xlsx({"Answers": ROWS}), (FILES / "old.xls").read_bytes(), ods({"Answers": [*ROWS[:1], ["A quiet day", "All of it", "2024-05-17"]]}),
     b"Title,Summary,Start\nA quiet day,All of it,2024-05-17", b'[{"Title": "A quiet day", "Summary": "All of it", "Start": "2024-05-17"}]'],
    ids=["xlsx", "xls", "ods", "csv", "json"],
)
def test_a_table_of_any_kind_is_the_same_table(data: bytes) -> None:
    table, findings = read_file(data, "whatever.it.is.called")
    assert findings == []
    assert seen(table) == READ


def test_the_first_sheet_with_rows_is_read_and_the_others_are_told() -> None:
    book = xlsx({"Notes": [], "Aside": [["x", "y"], ["1", "2"]], "Answers": ROWS, "Lists": [["Wards"]]}, hidden=["Aside"])
    table, findings = read_file(book, "t.xlsx")
    assert seen(table) == READ
    assert codes(findings) == ["import-sheet"]
    assert "‘Lists’ and ‘Aside’" in told(findings[0]).message
    table, findings = read_file(book, "t.xlsx", sheet="aside")
    assert (seen(table)[0], findings) == (("x", "y"), [])
    table, findings = read_file(book, "t.xlsx", sheet="Answer")
    assert (table, codes(findings)) == (None, ["import-no-sheet"])
    assert "‘Answers’" in told(findings[0]).remedy


@pytest.mark.parametrize(
    "body",
    [FORM, [("bold" if style == "Heading2" else style, text) for style, text in FORM[1:]],
     [("", "Please fill in"), ("row", "Title | A quiet day"), ("row", "Summary | All")]],
    ids=["headings", "bold", "table"],
)
def test_a_form_in_word_is_a_row(body: list[tuple[str, str]]) -> None:
    table, findings = read_file(docx(body), "form.docx")
    assert findings == []
    columns, (row,) = seen(table)
    cells = dict(zip(columns, row, strict=True))
    assert "A quiet day" in cells["Title"]
    assert "All" in cells["Summary"]


def test_a_folder_of_forms_is_a_table_and_what_is_none_is_told() -> None:
    longer = docx([*FORM, ("Heading2", "Region"), ("", "North")])
    files = [("f/a.docx", docx(FORM)), ("f/b.docx", longer), ("f/c.json", b'{"title": "Third"}'), ("f/d.pdf", b"%PDF-1.7")]
    table, findings = read_folder(files, "f")
    columns, rows = seen(table)
    assert columns == ("Entry", "Title", "Summary", "Region")
    assert [row.path for row in table.rows] == ["f/a.docx", "f/b.docx", "f/c.json"] if table else False
    assert rows[2][1] == "Third"
    assert codes(findings) == ["import-not-a-table other-kind"]
    assert codes(read_folder([], "f")[1]) == ["import-not-a-table no-files"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('{"records": [{"id": "rec1", "fields": {"Title": "A", "Themes": ["x", "y"], "Files": [{"url": "u"}]}}]}', [("rec1", "A", "x\ny", '[{"url": "u"}]')]),
        ('{"a": 1.10, "b": true, "c": null, "d": {"e": "f"}}', [("1.10", "true", "", "f")]),
        ('{"a": "1"}\n{"a": "2"}\n', [("1",), ("2",)]),
    ],
)
def test_json_is_read_as_it_is_written(text: str, rows: list[tuple[str, ...]]) -> None:
    assert seen(read_file(text.encode(), "t.json")[0])[1] == rows


@pytest.mark.parametrize(("make", "wording", "says"), STRANGE)
def test_what_is_no_table_is_told_by_name(make: Callable[[], bytes], wording: str, says: str) -> None:
    table, findings = read_file(make(), "entries.xlsx")
    assert table is None
    assert codes(findings) == [f"import-not-a-table {wording}"]
    assert says in told(findings[0]).message


def test_macros_formulas_and_a_million_empty_rows_are_told_and_do_nothing() -> None:
    rows = [ROWS[0], ["A quiet day", "=All of it", "day 45429"]]
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(1_030_000, 1_048_576))
    table, findings = read_file(xlsx({"A": rows}, {"xl/vbaProject.bin": b"x"}, more=empty), "t.xlsm")
    assert seen(table) == READ
    assert codes(findings) == ["import-program", "import-calculated", "import-passed-over empty"]


def test_empty_rows_of_a_text_are_told_by_their_number() -> None:
    table, findings = read_file(b"Title,Summary\n" + b",\n" * 1_500 + b"A,B\n", "t.csv")
    assert [row.line for row in table.rows] == [1502] if table else False
    assert [told(one).message for one in findings] == ["1,500 empty rows are passed over."]


@pytest.mark.parametrize("name", HEADS)
def test_the_header_is_found_and_what_is_no_row_is_told(name: str) -> None:
    case = HEADS[name]
    table, findings = read_file(case["table"].encode(), "t.csv")
    assert table
    assert list(table.columns) == case["columns"]
    assert [row.cells[0] for row in table.rows] == case["rows"]
    assert [f"{one.code} {one.location.line}" for one in findings] == case.get("finds", [])
