"""Bringing entries in: what becomes of a table's rows, what is told about them, and that nothing is lost on the way."""

import csv
import io
import json
import re
import shutil
import string
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from showcase.authoring.importer.decode import decoded
from showcase.authoring.importer.drafts import Drafter
from showcase.authoring.importer.escape import from_plain
from showcase.authoring.importer.example import example as example_of
from showcase.authoring.importer.header import plain_name
from showcase.authoring.importer.html import fits, fitted, shown
from showcase.authoring.importer.mapping import planned, read_map
from showcase.authoring.importer.reading import read_file, read_folder
from showcase.authoring.importer.reconcile import Outcome, Standing, settled
from showcase.authoring.importer.suggest import suggested
from showcase.authoring.importer.table import Table
from showcase.authoring.importer.targets import all_places, place_of
from showcase.authoring.yaml_writer import fields
from showcase.checks.explanations.load import import_kinds
from showcase.checks.explanations.wording import chosen, texts_of, told
from showcase.cli.common import progress
from showcase.cli.import_files import files_of
from showcase.cli.main import main
from showcase.intake.sources import Source
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding
from showcase.parsing.records import parse_front_matter
from showcase.parsing.yaml.load import read_yaml
from showcase.util.invisible import HIDDEN
from support.awards import award_of
from support.casework import texts_in
from support.projects import AWARDS, EVERY_AWARD, ROOT
from support.strange_files import ROWS, STRANGE
from support.terminal import Terminal
from support.workbooks import xlsx

CASES = ROOT / "tests" / "cases" / "import"
KEYS = {"it", "table", "encoding", "bytes", "map", "whole", "finds", "gives", "notes", "entries"}
Case = dict[str, Any]


SMALL = award_of("small")


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader).get("cases", []):  # noqa: S506 – it makes nothing but text
            assert case.keys() <= KEYS, f"{path.name}: {case['it']}: {case.keys() - KEYS}"
            found.append(pytest.param(case, id=f"{path.stem}: {case['it']}"))
    return found


def brought_in(data: bytes, map_text: str, award: Award = SMALL, standing: Sequence[Standing] = ()) -> tuple[list[Finding], tuple[Outcome, ...]]:
    """A table's rows, as the command brings them in where nothing stands yet, or these entries do."""
    form, _, wrong = read_map(map_text, "map.yml")
    findings = [*wrong]
    if any(one.is_error for one in findings) or form is None:
        return findings, ()
    table, found = read_file(data, "table.csv", [*form.columns, *([form.id] if form.id else [])], form.sheet or "")
    if table is None:
        return [*findings, *found], ()
    more, outcomes = brought_by(table, map_text, award, standing)
    return [*found, *more], outcomes


def brought_by(table: Table, map_text: str, award: Award = SMALL, standing: Sequence[Standing] = ()) -> tuple[list[Finding], tuple[Outcome, ...]]:
    """The same of a table that is read already."""
    form, document, findings = read_map(map_text, "map.yml")
    findings = [*findings]
    assert form
    plan, more = planned(form, document, award, table)
    findings += more
    if plan is None:
        return findings, ()
    drafter = Drafter(table, plan, award)
    outcomes = settled([drafter.draft(row) for row in table.rows], standing, [], plan.id_column is not None)
    return [*findings, *(one for outcome in outcomes for one in outcome.findings)], outcomes


def data_of(case: Case) -> bytes:
    """The bytes of a case’s table."""
    return bytes.fromhex(case["bytes"]) if "bytes" in case else case["table"].encode(case.get("encoding", "utf-8"))


def map_for(case: Case, table: bytes) -> str:
    """The map of a case: the shared one with its changes, and with only the columns that the table has."""
    if "whole" in case:
        return str(case["whole"])
    text = (CASES / "map.yml").read_text(encoding="utf-8")
    for old, new in case.get("map", {}).items():
        assert old in text
        text = text.replace(old, new, 1)
    known = {plain_name(cell.strip('"')) for line in decoded(table, "")[0].split("\n")[:3] for cell in re.split(r"[,;|\t]", line)}
    lines = text.split("\n")
    last = next(number for number, line in enumerate(lines) if number and re.match(r"\w", line))
    unused = [number for number in range(1, last) if (name := re.match(r"  (\w+):", lines[number])) and plain_name(name[1]) not in known]
    return text if len(unused) == last - 1 else "\n".join("#" if number in unused else line for number, line in enumerate(lines))


def read_back(outcome: Outcome, award: Award = SMALL) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields and the answers that the project's own parser finds in an entry."""
    document, body, wrong = parse_front_matter(Source("index.md", dict(outcome.files)["index.md"]), FrontMatter)
    assert wrong == ()
    assert isinstance(document.values, dict)
    written = {section.title: body.data[section.text_start : section.text_end].strip(b"\n").decode() for section in body.sections if not section.is_empty}
    asked = award.asked_in(int(outcome.key[:4]))
    return document.values, {question.id: written[title] for _, question, title in asked if title in written}


@pytest.mark.parametrize("case", cases())
def test_a_table_becomes_entries(case: Case) -> None:
    data = data_of(case)
    findings, outcomes = brought_in(data, map_for(case, data))
    places = [f"{one.code} {'map ' if one.location.path == 'map.yml' else ''}{one.location.line}" for one in findings]
    expected = [re.match(r"(\S+ (?:map )?\d+) ?(.*)", one) for one in case.get("finds", [])]
    assert sorted(places) == sorted(one[1] for one in expected if one)
    said = [str(told(finding)) for finding in findings]
    for one in expected:
        assert one
        assert any(place == one[1] and one[2] in text for place, text in zip(places, said, strict=True)), said
    entries = {outcome.key: outcome for outcome in outcomes if outcome.files}
    assert set(entries) == set(case.get("entries") or case.get("gives") or case.get("notes") or ())
    for key, fields_ in case.get("gives", {}).items():
        values, answers = read_back(entries[key])
        held = values | {f"answers.{name}": text for name, text in answers.items()}
        assert {name: held.get(name) for name in fields_} == fields_
    for key, words in case.get("notes", {}).items():
        assert words in dict(entries[key].files)["import-notes.md"]


def test_every_kind_has_a_case() -> None:
    found = {one.split(" ")[0] for case in cases() for one in case.values[0].get("finds", [])}
    of_the_command = {"import-changed", "import-differs", "import-too-large"}  # shown below
    of_the_command |= {"import-sheet", "import-no-sheet", "import-program", "import-calculated", "import-files-left"}  # in test_import_kinds.py, and below
    assert import_kinds().keys() == {one for one in found if one.startswith("import-")} | of_the_command | SENT


def table_of(*rows: tuple[str, ...]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


MAP = """
columns:
  Title: title
  Summary: summary
  Quote: testimonials[1].quote
  Setting: settings
  Start: period.start
  Core: adapting.core
  Heard: answers.what-they-heard
fixed: {year: 2025}
"""
HEADER = ("Title", "Summary", "Quote", "Setting", "Start", "Core", "Heard", "Other")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
AWKWARD = st.sampled_from([*"#-*>|:'\"`~&!@%{}[]<_\\=+.1 \n\t", " #", ": ", "no", "1.10", "---", "\n\n", "é", "\u202e", "\u00a0", "日",
                           "<b>", "</p>", "&amp;", "https://a.example/_b_", "1. "])
CELL = st.one_of(WORDS, st.lists(AWKWARD, max_size=14).map("".join))


def bare(text: str) -> str:
    """The letters and digits of a text, by which lost words are found whatever became of signs and spaces."""
    return "".join(letter for letter in text if letter.isalnum())


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.tuples(*[CELL] * len(HEADER)))
def test_every_value_is_in_the_entry_or_in_its_notes(cells: tuple[str, ...]) -> None:
    cells = (f"T{cells[0]}", *cells[1:])
    _, outcomes = brought_in(table_of(HEADER, cells), MAP)
    (outcome,) = outcomes
    values, answers = read_back(outcome)
    notes = "".join(text for name, text in outcome.files if name != "index.md")
    held = bare(json.dumps(values, ensure_ascii=False) + shown(answers.get("what-they-heard", "")) + "".join(answers.values()))
    for cell in cells:
        for line in re.split(r"[\r\n]", cell):
            without_tags = re.sub(r"<[^<>]*>?|&\w+;", " ", line)
            lasting = bare(re.sub(r"^\s*\d{1,2}[.)]\s", " ", without_tags))
            assert lasting in held or bare(line) in bare(notes), (cell, values, answers, notes)


PLAIN_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Zl", "Zp", "Cn"], exclude_characters="<&"), max_size=200)
READABLE = PLAIN_TEXT.map(lambda text: HIDDEN.sub("", normalize("NFC", text)))


@settings(derandomize=True, max_examples=300, deadline=None)
@given(READABLE)
def test_a_text_reads_back_as_it_was(text: str) -> None:
    _, outcomes = brought_in(table_of(HEADER, (f"T {text}", text, text, "", "", "", "", "")), MAP)
    values, _ = read_back(outcomes[0])
    words = " ".join(text.split())
    assert values["title"] == " ".join(f"T {text}".split())
    assert (values.get("summary", ""), values.get("testimonials", [{}])[0].get("quote", "")) == (words, words)


def _fields_within(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.dictionaries(st.sampled_from(["a", "b-c", "no", "1"]), inner, min_size=1, max_size=3)
    return some | st.lists(some, min_size=1, max_size=3)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.recursive(CELL | st.lists(CELL, max_size=3), _fields_within, max_leaves=12))
def test_yaml_reads_back_as_the_same_values(value: object) -> None:
    cleaned = _without_hidden(value)
    document, wrong = read_yaml("\n".join(fields({"field": cleaned})), "x.yml")
    assert (wrong, document.values) == ((), {"field": cleaned})


def _without_hidden(value: object) -> object:
    if isinstance(value, str):
        return HIDDEN.sub("", "".join(letter for letter in value if letter.isprintable())) or "x"
    if isinstance(value, list):
        return [_without_hidden(one) for one in value] or ["x"]
    assert isinstance(value, dict)
    return {name: _without_hidden(one) for name, one in value.items()}


@settings(derandomize=True, max_examples=400, deadline=None)
@given(CELL)
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    text = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    markdown = from_plain(text)
    assert fits(markdown)
    assert bare(re.sub(r"(?m)^\s*(\d{1,2}[.)]|[-*•])\s+", "", text)) in bare(re.sub(r"(?m)^\d+\. ", "", markdown)) or bare(shown(markdown)) == bare(text)


TAGS = st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</li>", "</ul>", "<ol start=5>", "<h1>", "</h1>", "<table>", "<tr>",
                        "<td>", "</td>", "</table>",
                        "<br>", "<a href='x'>", "<a href='javascript:1'>", "<a href='https://a.example/(b'>", "</a>",
                        "<script>", "</script>", "<pre>", "<code>", "</code>", "<img src=x>", "<!--", "-->", "<![CDATA[",
                        "<?x", "<blockquote>", "&lt;b&gt;",
                        "&#35; ", "&nbsp;", "<div",
                        "'", "<iframe src='https://a.example'>"])


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.lists(st.one_of(TAGS, AWKWARD, st.sampled_from(["word ", "# ", "| "])), max_size=25).map("".join))
def test_any_html_becomes_markdown_that_an_answer_may_hold(text: str) -> None:
    assert fits(fitted(f"<p>{text}", "html").markdown)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    findings, outcomes = brought_in(data, MAP)
    assert findings or outcomes


@settings(derandomize=True, max_examples=150, deadline=None)
@given(CELL)
def test_any_map_is_read_or_told(text: str) -> None:
    findings, outcomes = brought_in(b"Title\nA quiet day", f"columns:\n  Title: title\n{text}\nfixed: {{year: 2025}}")
    assert findings or outcomes


def test_a_cell_of_100_kb_waits_in_the_notes() -> None:
    long = "vord " * 20_000
    findings, (outcome,) = brought_in(table_of(("Title", "Summary", "Heard", "Other"), ("Long", long, long, long)),
                                      "columns: {Title: title, Summary: summary, Heard: answers.what-they-heard}\nfixed: {year: 2025}")
    assert [one.code for one in findings] == ["import-no-place", "import-too-large", "import-too-large"]
    assert all(len(text.encode()) < 200_000 for _, text in outcome.files)
    assert sum(text.count("vord") for name, text in outcome.files if name != "index.md") == 60_000


def test_html_nested_beyond_measure_keeps_its_words() -> None:
    made = fitted("<blockquote>" * 3_000 + "deep" + "</blockquote>" * 3_000)
    assert "deep" in made.markdown
    assert fits(made.markdown)


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_every_place_can_be_found_by_its_name(name: str) -> None:
    award = award_of(name)
    assert [name for name in all_places(award) if place_of(name, award) is None] == []


def bring(root: Path, *more: str, table: str, map_text: str = MAP) -> int:
    (root / "t.csv").write_text(table, encoding="utf-8")
    (root / "m.yml").write_text(map_text, encoding="utf-8")
    return main(["import", str(root / "t.csv"), "--map", str(root / "m.yml"), "--root", str(root), *more])


def entries(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "entries").rglob("*")) if path.is_file()}


SENT = {"import-zip", "import-sent"}  # of zips, in cli/test_import_sent.py
TABLE = "Title,Summary,Quote,Setting,Start,Core,Heard,Other\nA quiet day,One,,Wards,2024-05,,Hush,kept\n"


def of_files(small: Path) -> list[Finding]:
    """What is told of files and folders, whatever is in them."""
    book = xlsx({"Answers": ROWS, "Lists": [["Wards"]]}, {"xl/vbaProject.bin": b"x"}, more='<row r="9"><c r="A9"><f>1</f><v>1</v></c></row>')
    files = [*((make(), "") for make, _, _ in STRANGE), (book, ""), (book, "Answer"), (TABLE.encode(), "Answers")]
    files.append((b"Title\tSummary\n" + b"\t\n" * 1_500 + b"A\tB", ""))
    same, _ = read_folder([("a.csv", TABLE.encode()), ("b.csv", TABLE.encode())], "f")
    assert same
    read = [one for data, sheet in files for one in read_file(data, "t", sheet=sheet)[1]]
    shares = read_file(xlsx({"A": [["Title", "Unit", "Value"], ["A quiet day", "% of people", "0.31"]]}), "t.xlsx")[0]
    assert shares
    as_mapped = "columns: {Title: title, Unit: 'measures[1].unit', Value: 'measures[1].before.value'}\nfixed: {year: 2025}"
    read += brought_by(shares, as_mapped)[0]
    return [*read, *read_folder([], "f")[1], *files_of(small / "entries/2025/quiet-mornings", small)[2], *brought_by(same, MAP)[0]]


def test_every_text_is_said_of_something(small: Path) -> None:
    wanted = [(data_of(case), map_for(case, data_of(case))) for case in (one.values[0] for one in cases())]
    long = "vord " * 20_000
    wanted.append((table_of(HEADER, ("Long", long, "", "", "", "\n".join(map(str, range(101))), long, "")), MAP))
    findings = [*of_files(small), *(one for data, map_text in wanted for one in brought_in(data, map_text)[0])]
    _, (outcome,) = brought_in(TABLE.encode(), MAP)
    text = dict(outcome.files)["index.md"]
    for table, stands in ((TABLE, text.replace("Hush", "Silence")), (TABLE.replace("Hush", "Louder"), text)):
        findings += brought_in(table.encode(), MAP, standing=[Standing(outcome.key, stands)])[0]
    said = {chosen(text, one.values) for one in findings for text in texts_of(one).values()}
    texts = {text for code, kind in import_kinds().items() if code not in SENT for text in texts_in(kind["says"])}
    assert sorted(texts - said) == []


def test_what_stops_the_next_build_is_told_first_and_the_same_of_many_rows_once(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"Day {number},moon {number % 7},a\n" for number in range(60))
    map_text = "columns: {Title: title, Setting: settings, Heard: answers.what-they-heard}\nfixed: {year: 2025}\n"
    bring(small, "--dry-run", table=f"Title,Setting,Heard\n{rows}Last day,Wards,ask ann.tinker@gmail.com\n", map_text=map_text)
    told_lines = capsys.readouterr().out.split("\n")
    first = told_lines.index("These would stop the next build. Look at them first:")
    assert "t.csv:62:1: error: ‘Heard’ brings ‘a••.••••••@•••••.•••’" in told_lines[first + 1]
    assert "‘Setting’ says ‘moon 0’" in told_lines[first + 3]
    assert told_lines[first + 4].startswith("  the same 59 more times, on line 3, 4, 5, 6, 7 and 54 more; there: ‘moon 1’, ‘moon 2’")
    assert len(told_lines) < first + 30
    assert "3 columns named on line 1 of t.csv; 61 rows." in told_lines


def test_running_it_twice_changes_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(small, table=TABLE)
    first = entries(small)
    assert {"entries/2025/a-quiet-day/index.md", "entries/2025/a-quiet-day/import-notes.md"} <= first.keys()
    capsys.readouterr()
    assert bring(small, table=TABLE) == 0
    assert entries(small) == first
    assert "1 already there, unchanged" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("Hush", "Hush, said the ward", "import-changed"), ("Hush", "Hush", "already there, unchanged"), ("\n", "\r\n", "already there, unchanged")],
)
def test_an_entry_that_exists_is_left_alone(old: str, new: str, says: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(small, table=TABLE)
    index = small / "entries/2025/a-quiet-day/index.md"
    index.write_bytes(index.read_bytes().replace(old.encode(), new.encode()))
    before = entries(small)
    bring(small, table=TABLE)
    assert entries(small) == before
    assert says in capsys.readouterr().out


def test_a_row_that_changed_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(small, table=TABLE)
    before = entries(small)
    bring(small, table=TABLE.replace("Hush", "Louder"))
    assert entries(small) == before
    assert "import-differs" in capsys.readouterr().out


def test_an_entry_is_known_again_in_another_folder(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(small, table=TABLE)
    (small / "entries/2025/a-quiet-day").rename(small / "entries/2025/hush")
    bring(small, table=TABLE)
    assert not (small / "entries/2025/a-quiet-day").exists()


def test_a_folder_of_somebody_else_is_never_touched(small: Path) -> None:
    before = entries(small)
    bring(small, table=TABLE.replace("A quiet day", "Quiet mornings"))
    after = entries(small)
    assert {name: after[name] for name in before} == before
    assert "entries/2025/quiet-mornings-2/index.md" in after


def test_what_was_broken_off_is_made_anew(small: Path) -> None:
    (small / "entries/2025/.a-quiet-day.importing").mkdir()
    (small / "entries/2025/.a-quiet-day.importing/index.md").write_text("half", encoding="utf-8")
    bring(small, table=TABLE)
    assert sorted(path.name for path in (small / "entries/2025").iterdir()) == ["a-quiet-day", "quiet-mornings"]


def test_a_dry_run_writes_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = entries(small)
    bring(small, "--dry-run", table=TABLE)
    assert entries(small) == before
    assert "this was a dry run" in capsys.readouterr().out


def test_the_drafts_are_judged_without_an_error(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(small, table=TABLE.replace("Wards", "Moon"))
    capsys.readouterr()
    assert main(["check", "--root", str(small)]) == 0
    assert "1 draft left unpublished" in capsys.readouterr().out


EXAMPLE = CASES / "example"


def example(root: Path, status: str) -> dict[str, bytes]:
    shutil.copyfile(AWARDS / "nights" / "criteria.yml", root / "criteria.yml")
    path = root / "map.yml"
    path.write_text((EXAMPLE / "map.yml").read_text(encoding="utf-8").replace("status: draft", f"status: {status}"), encoding="utf-8")
    main(["import", str(EXAMPLE / "entries.csv"), "--map", str(path), "--root", str(root)])
    return entries(root)


def test_the_example_shows_a_sound_row_and_one_with_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = example(tmp_path, "published")
    assert b"status: published" in made["entries/2025/the-tea-round/index.md"]
    assert b"status: draft" in made["entries/2025/letters-plain-please/index.md"]
    assert "entries/2025/the-tea-round/import-notes.md" not in made
    capsys.readouterr()
    assert main(["check", "--root", str(tmp_path)]) == 0


def test_entries_are_drafts_unless_the_map_says_otherwise(tmp_path: Path) -> None:
    assert all(b"status: draft" in text for name, text in example(tmp_path, "draft").items() if name.endswith("index.md"))


def test_nobody_s_telephone_number_comes_along(tmp_path: Path) -> None:
    assert not any(b"01632" in text for text in example(tmp_path, "draft").values())


def test_an_example_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "map.yml").write_text("mine", encoding="utf-8")
    shutil.copyfile(AWARDS / "small" / "criteria.yml", tmp_path / "criteria.yml")
    assert main(["import", "--example", str(tmp_path), "--root", str(tmp_path)]) == 2
    assert (tmp_path / "map.yml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_an_example_is_in_the_award_s_own_words_and_shows_a_sound_row_and_one_with_slips(name: str, tmp_path: Path) -> None:
    award = award_of(name)
    texts = example_of(award)
    findings, outcomes = brought_in(texts["entries.csv"].encode(), texts["map.yml"], award)
    assert [one for one in findings if one.location.path == "map.yml"] == []
    assert {one.location.line for one in findings if one.is_error} == {3}
    first, second = outcomes
    values, answers = read_back(first, award)
    assert values["period"]["start"].endswith("-05")
    assert len(answers) == len(award.asked_in(max(award.by_year)))
    assert all(value in award.vocabularies.settings for value in values.get("settings", ()))
    assert "something else" in dict(second.files)["import-notes.md"]


def test_a_map_is_drafted_from_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copyfile(AWARDS / "nights" / "criteria.yml", tmp_path / "criteria.yml")
    table = str(EXAMPLE / "entries.csv")
    assert main(["import", table, "--suggest", "--map", str(tmp_path / "new.yml"), "--root", str(tmp_path)]) == 0
    drafted = yaml.safe_load((tmp_path / "new.yml").read_text(encoding="utf-8"))
    columns = drafted["columns"]
    assert drafted["id"] == "Reference"
    assert columns["Project title"] == "title"
    assert columns["Q1. Who was involved"] == "answers.who-was-involved"
    assert columns["Phone of the person who filled this in"] == "leave-out"
    assert columns["Result"] == {"to": "recognition", "values": {"Shortlisted": None}}
    assert columns["Region"] == {"to": "organisations[1].region", "values": {"Nothr West": "north-west"}}
    assert main(["import", table, "--map", str(tmp_path / "new.yml"), "--dry-run", "--root", str(tmp_path)]) == 1
    assert "2 brought in" in capsys.readouterr().out


GERMAN = (
    "Title,Year,Organisation,Region,Setting,Themes,Was fehlte?,Wer aufschließt,Das Geld\n"
    '"Öl & Übermut",2023,Ölmühle,Hasenmoor,Bahnhöfe und Stellwerke,"Lesen und Vorlesen; Unterwegs sein",Öl.,Größere Schlüssel.,Wenig.\n'
)


def test_questions_and_labels_of_another_language_are_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copyfile(AWARDS / "klinke/criteria.yml", tmp_path / "criteria.yml")
    (tmp_path / "t.csv").write_text(GERMAN, encoding="utf-8")
    where = (str(tmp_path / "t.csv"), "--map", str(tmp_path / "m.yml"), "--root", str(tmp_path))
    assert main(["import", *where, "--suggest"]) == 0
    columns = yaml.safe_load((tmp_path / "m.yml").read_text(encoding="utf-8"))["columns"]
    assert columns["Was fehlte?"] == "answers.was-fehlte"
    assert columns["Wer aufschließt"] == "answers.wer-aufschliesst"
    assert main(["import", *where]) == 0, capsys.readouterr().out
    text = (tmp_path / "entries/2023/ol-and-ubermut/index.md").read_text(encoding="utf-8")
    answer = "### Wer aufschließt\n\nGrößere Schlüssel."
    for line in ("title: Öl & Übermut", "    region: hasenmoor", "settings: [bahnhof]", "themes: [lesen, unterwegs]", answer):
        assert f"\n{line}\n" in text


def test_a_drafted_map_is_a_map() -> None:
    text = "Title,\"What: a, 'quoted' # name\",Comments,Comments,,Start date\nA,b,c,d,e,17/05/2024\n"
    table, _ = read_file(text.encode(), "t.csv")
    assert table
    form, _, wrong = read_map(suggested(table, SMALL), "m.yml")
    assert list(wrong) == []
    assert form
    assert form.columns["Start date"].dates == "day-first"
    assert set(form.columns) == {"Title", "Start date"}


def test_a_drafted_map_overwrites_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "m.yml").write_text("mine", encoding="utf-8")
    (small / "t.csv").write_text(TABLE, encoding="utf-8")
    assert main(["import", str(small / "t.csv"), "--suggest", "--map", str(small / "m.yml"), "--root", str(small)]) == 2
    assert (small / "m.yml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Name the table"),
        (["t.csv"], "--suggest --map map.yml"),
        (["t.csv", "--suggest"], "There is no file ‘t.csv’"),
        (["criteria.yml", "--map", "m.yml"], "There is no file ‘m.yml’"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], says: str, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(small)
    assert main(["import", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_an_award_with_mistakes_is_told_first(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "criteria.yml").write_text("name: x\n", encoding="utf-8")
    assert bring(small, table=TABLE) == 1
    said = capsys.readouterr().out
    assert "criteria.yml · " in said
    assert said.endswith("Entries can be brought in once criteria.yml is right.\n")


@pytest.mark.parametrize(("stream", "shown"), [(io.StringIO(), False), (Terminal(), True)])
def test_progress_is_shown_on_a_terminal_alone(stream: io.StringIO, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    with progress("Reading rows", 1_000) as done:
        done(100)
        done(900)
    assert ("100/1000" in stream.getvalue(), stream.getvalue() != "") == (shown, shown)


def test_punctuation_alone_is_a_title(small: Path) -> None:
    bring(small, table=f"Title,Summary,Quote,Setting,Start,Core,Heard\n\"{string.punctuation.replace(chr(34), '')}\",,,,,,\n")
    assert (small / "entries/2025/entry/index.md").exists()
