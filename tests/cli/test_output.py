"""How findings are told: the line with its marks on a terminal, annotations and Markdown for GitHub, SARIF for services."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from showcase.cli.main import main
from showcase.cli.output.excerpt import excerpt
from showcase.cli.output.github import annotation, annotations
from showcase.cli.output.markdown import LARGEST, escaped, markdown
from showcase.cli.output.sarif import sarif
from showcase.cli.output.text import Teller, counts, to_paste, total
from showcase.model.finding import Diagnostic, Location, Severity
from showcase.publish.preview.preview import standing
from support.projects import AWARDS

HOSTILE = "::error::%0A x\r\n##[set-env]<script>`@team` #12 [a](b) | **b** https://a.example ,:%"


def finding(message: str = "Wrong.", place: Location | None = None, **more: Any) -> Diagnostic:
    return Diagnostic("a-code", place or Location("entries/2025/a/index.md", 2, 8, 2, 13), message, "A reason.", "A remedy.", **more)


@pytest.mark.parametrize(
    ("line", "columns", "text", "marks"),
    [
        ("themes: [noice]", (10, 15), "themes: [noice]", "         ^^^^^"),
        ("\trole: lead", (1, 0), "→ role: lead", "^^"),
        ("\trole: lead", (8, 12), "→ role: lead", "        ^^^^"),
        ("医院: x", (5, 6), "医院: x", "      ^"),
        ("é: x", (1, 2), "é: x", "^"),
        ("e\u0301: x", (5, 6), "e\u0301: x", "   ^"),
        ("a\x1b[31mb", (7, 8), "a�[31mb", "      ^"),
        ("short", (20, 21), "short", "     ^"),
        ("", (1, 0), "", "^"),
    ],
)
def test_the_marks_stand_under_the_span(line: str, columns: tuple[int, int], text: str, marks: str) -> None:
    start, end = columns
    cut = excerpt(line, Location("a", 1, start, 1 if end else 0, end), 70)
    assert (cut.text, cut.marks) == (text, marks)


@pytest.mark.parametrize("column", [1, 30, 5_000, 149_990])
def test_a_very_long_line_is_cut_around_the_span(column: int) -> None:
    line = "".join(f"{number:010}" for number in range(15_000))
    cut = excerpt(line, Location("a", 1, column, 1, column + 5), 60)
    assert len(cut.text) <= 60
    start = len(cut.marks) - len(cut.marks.lstrip())
    assert cut.text[start : start + 5] == line[column - 1 : column + 4]
    assert cut.marks.count("^") == 5


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert excerpt("summary: one", Location("a", 1, 10, 3, 4), 60).marks == "         ^^^"


def test_a_line_to_paste_is_the_line_put_right() -> None:
    assert to_paste(finding(place=Location("a", 1, 10, 1, 15), instead="noise"), "themes: [noice]") == "themes: [noise]"
    assert to_paste(finding(paste="unit: falls"), "x") == "unit: falls"
    assert to_paste(finding(instead="noise"), None) == ""
    assert to_paste(finding(place=Location("a", 1, 1, 1, 2), instead="b"), "a jo@clinic.nhs.uk") == ""


def test_findings_are_grouped_by_file_and_wrapped() -> None:
    long = finding("Word " * 40)
    other = finding(place=Location("entries/2025/b/index.md", 1), severity=Severity.WARNING)
    told = [click.unstyle(line) for line in Teller(lambda _: ["", "title: Quiet mornings"], 50).tell([long, other])]
    assert told[0] == "entries/2025/a/index.md · 1 error"
    assert "entries/2025/b/index.md · 1 warning" in told
    assert max(len(line) for line in told) <= 52
    assert "  2 | title: Quiet mornings" in told


def test_nothing_in_a_file_can_be_an_order_to_the_terminal() -> None:
    evil = "\x1b]0;owned\x07 \x9b2J \u202e"
    told = click.unstyle("\n".join(Teller(lambda _: ["", evil], 80).tell([finding(evil, Location(f"entries/{evil}", 2, 1), paste=evil)])))
    assert all(letter.isprintable() or letter == "\n" for letter in told)


def test_every_line_ends_without_its_colours() -> None:
    for line in Teller(lambda _: ["", "title: noice"], 80).tell([finding(paste="title: noise")]):
        codes = re.findall(r"\x1b\[[0-9;]+m", line)
        assert not codes or codes[-1] == "\x1b[0m"


@pytest.mark.parametrize(
    ("is_terminal", "environment", "shown"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"NO_COLOR": ""}, True), (True, {"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_that_want_them(is_terminal: bool, environment: Mapping[str, str], shown: bool, small: Path,
                                                  monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in {"NO_COLOR": "", "TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    _, out = run(spoilt(small), capsys=capsys)
    assert ("\x1b[" in out) is shown


@pytest.mark.parametrize(
    ("fixable", "said"),
    [([False], "1 error in 1 file."), ([True, False], "2 errors in 1 file. 1 of them can be mended"), ([True, True], "2 errors in 1 file. All of them can")],
)
def test_the_end_counts_what_there_is_and_what_can_be_mended(fixable: list[bool], said: str) -> None:
    assert next(total([finding(fixable=one) for one in fixable])).startswith(said)


def test_an_annotation_is_one_line_that_no_text_can_leave() -> None:
    told = annotation(finding(HOSTILE, Location("entries/2025/a,b:c%d/index.md", 2, 8, 2, 13)))
    assert "\n" not in told
    assert "\r" not in told
    head, _, said = told.removeprefix("::").partition("::")
    assert head == "error file=entries/2025/a%2Cb%3Ac%25d/index.md,line=2,col=8,endLine=2,endColumn=13,title=a-code"
    assert said == "::error::%250A x  ##[set-env]<script>`@team` #12 [a](b) | **b** https://a.example ,:%25 A reason. A remedy."


def test_a_span_over_several_lines_has_no_columns() -> None:
    assert "endLine" not in annotation(finding(place=Location("a", 1, 2, 3, 4)))


def test_ten_errors_and_ten_warnings_are_annotated() -> None:
    many = [finding()] * 15 + [finding(severity=Severity.WARNING)] * 15
    told = [line[:8] for line in annotations(many)]
    assert (told.count("::error "), told.count("::warnin")) == (10, 10)


def test_hints_are_the_last_to_be_annotated() -> None:
    many = [finding(severity=Severity.HINT)] * 12 + [finding("Judged.", severity=Severity.INFO)] * 3 + [finding()]
    told = list(annotations(many))
    assert [line.partition(" ")[0] for line in told] == ["::error"] + ["::notice"] * 10
    assert ["Judged." in line for line in told] == [False, *[True] * 3, *[False] * 7]


def test_a_hint_is_counted_by_itself() -> None:
    weights = (Severity.HINT, Severity.ERROR, Severity.WARNING, Severity.INFO)
    assert counts([finding(severity=one) for one in weights]) == "1 error, 1 warning, 1 hint and 1 judged"
    assert standing("", [finding(severity=one) for one in weights]).endswith("1 error, 1 warning and 1 hint to look at.")
    assert [sarif([finding(severity=one)], {})["runs"][0]["results"][0]["level"] for one in weights] == ["note", "error", "warning", "note"]


def test_no_text_breaks_out_of_markdown() -> None:
    said = escaped(HOSTILE)
    assert "\n" not in said
    assert "<script" not in said
    assert not re.search(r"(?<!\\)[`*\[\]|_]", said)
    assert not re.search(r"@\w|#\d", said)
    assert "://" not in said


def test_a_summary_holds_every_finding() -> None:
    told = markdown([finding(f"Number {number}.") for number in range(30)], "30 errors to look at.")
    assert told.startswith("## 30 errors\n")
    assert told.count("**Line 2**") == 30


def test_a_summary_that_would_be_refused_is_cut() -> None:
    told = markdown([finding("Word " * 1_000) for _ in range(1_000)])
    assert len(told.encode()) < LARGEST + 1_000
    assert "findings more did not fit here" in told


TEXT = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"], "additionalProperties": False}
POSITIVE = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), POSITIVE),
    "required": ["startLine"],
    "additionalProperties": False,
}
ARTIFACT = {
    "type": "object",
    "properties": {"uri": {"type": "string", "format": "uri-reference"}, "uriBaseId": {"type": "string"}},
    "required": ["uri"],
    "additionalProperties": False,
}


def closed(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """A schema of an object with these properties and no others."""
    return {"type": "object", "properties": required | optional, "required": list(required), "additionalProperties": False}


def listing(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


RULE = closed({"id": {"type": "string"}}, shortDescription=TEXT, fullDescription=TEXT, help=TEXT)
PLACE = closed({"physicalLocation": closed({"artifactLocation": ARTIFACT, "region": REGION})})
REPLACEMENT = closed({"deletedRegion": REGION}, insertedContent=TEXT)
FIX = closed({"artifactChanges": listing(closed({"artifactLocation": ARTIFACT, "replacements": listing(REPLACEMENT)}))}, description=TEXT)
RESULT = closed(
    {"message": TEXT},
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    locations=listing(PLACE),
    fixes={**listing(FIX), "uniqueItems": True},
)
DRIVER = closed({"name": {"type": "string"}}, rules={**listing(RULE), "uniqueItems": True})
RUN = closed({"tool": closed({"driver": DRIVER})}, columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]}, results=listing(RESULT))
# The parts of SARIF 2.1.0 that are used here, as its specification has them.
SARIF = closed({"version": {"const": "2.1.0"}, "runs": listing(RUN)}, **{"$schema": {"type": "string", "format": "uri"}})


def spoilt(root: Path) -> Path:
    """A project with an error that has a fix, one over several lines, and a warning, in a folder whose name needs signs in an address."""
    entry = root / "entries/2025/quiet-mornings/index.md"
    text = entry.read_text(encoding="utf-8")
    for old, new in {"[noise]\np": "[noice]\np", "source: Meter on the desk": "source: Audit", "for a month, then": "for a month. " + "Then " * 60}.items():
        assert old in text
        text = text.replace(old, new, 1)
    entry.write_text(text, encoding="utf-8")
    return root


def run(root: Path, *options: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["check", "--root", str(root), *options])
    return status, capsys.readouterr().out


def test_sarif_is_valid(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(spoilt(small), "--format", "sarif", capsys=capsys)
    log = json.loads(out)
    jsonschema.Draft202012Validator(SARIF).validate(log)
    results, rules = log["runs"][0]["results"], log["runs"][0]["tool"]["driver"]["rules"]
    assert status == 1
    assert {(one["ruleId"], one["level"]) for one in results} == {("unknown-theme", "error"), ("summary-length", "error"), ("vague-source", "warning")}
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    assert all("help" in rule for rule in rules)
    (fixed,) = [one for one in results if "fixes" in one]
    assert fixed["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "noise"


@pytest.mark.parametrize("form", ["sarif", "github", "json", "text"])
def test_findings_on_a_text_in_another_language_keep_its_letters_in_every_form(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(AWARDS / "klinke", *(() if form == "text" else ("--format", form)), capsys=capsys)
    assert status == 0
    assert "Ein gewöhnlicher Dienstag" in (json.dumps(json.loads(out), ensure_ascii=False) if form in ("sarif", "json") else out)
    if form == "sarif":
        jsonschema.Draft202012Validator(SARIF).validate(json.loads(out))


def test_sarif_of_a_sound_project_has_no_results(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(small, "--format", "sarif", capsys=capsys)
    assert (status, json.loads(out)["runs"][0]["results"]) == (0, [])


def test_github_gets_annotations_and_a_summary(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("Before.\n", encoding="utf-8")
    status, out = run(spoilt(small), "--format", "github", capsys=capsys)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert status == 1
    assert [line.split(" ")[0] for line in out.splitlines()[:3]] == ["::error", "::error", "::warning"]
    assert summary.startswith("Before.\n## 2 errors and 1 warning\n")
    assert "unknown\\-theme" in summary


def test_warnings_fail_only_when_they_are_to(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = small / "entries/2025/quiet-mornings/index.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("Meter on the desk", "Audit"), encoding="utf-8")
    assert run(small, capsys=capsys)[0] == 0
    assert run(small, "--strict", capsys=capsys)[0] == 1


def test_strict_is_content_with_a_sound_project(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(small, "--strict", capsys=capsys)[0] == 0
