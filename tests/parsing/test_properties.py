"""What holds for any text whatever: it is judged without a fault, in places that it has, and at a cost that is bounded."""

import shutil
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from showcase.catalogue.pipeline import check
from showcase.checks.privacy.redact import masked
from showcase.cli.output.excerpt import excerpt
from showcase.cli.output.github import annotation
from showcase.cli.output.markdown import escaped
from showcase.cli.output.text import Teller
from showcase.intake.safe_read import LARGEST_TEXT
from showcase.intake.sources import Source
from showcase.intake.workspace import lines_to_show
from showcase.model.fields import FrontMatter
from showcase.model.finding import Diagnostic, Location
from showcase.parsing.front_matter import split_front_matter
from showcase.parsing.validation.schema_walk import names_of
from showcase.parsing.yaml import repair
from showcase.parsing.yaml.load import read_yaml
from showcase.parsing.yaml.parser import ParseFailure, compose, refused
from showcase.parsing.yaml.repair import MOST, PATIENCE
from support.projects import AWARDS, TODAY
from support.properties import MANY, STEADY

ENTRY = Path("entries/2025/quiet-mornings")
SOUND = (AWARDS / "small" / ENTRY / "index.md").read_text(encoding="utf-8")
FRONT = SOUND.split("---\n")[1]
NAMES = names_of(FrontMatter)

PIECES = st.sampled_from(
    [*"\n\t :-[]{},#\"'|>*&!%@`?<~\\", "  ", ": ", "- ", "\n- ", "\n  ", "---\n", "## ", "title: ", "measures:\n", "“", "”", "\u00a0", "é", "👩", "：", "...\n"]
)
SNIPPETS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map("".join)


@st.composite
def spoilt(draw: st.DrawFn, sound: str) -> str:
    """A sound text with a few pieces taken out and others put in."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(sound)))
        sound = sound[:at] + draw(SNIPPETS) + sound[at + draw(st.integers(0, 6)) :]
    return sound


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(AWARDS / "small", tmp_path_factory.mktemp("any") / "small"))


def judged(root: Path, data: bytes, name: str = "index.md") -> tuple[Diagnostic, ...]:
    """What is said of a project in which one file holds this; a fault of the checker is raised."""
    path = root / ENTRY / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    findings = check(root, TODAY).findings
    for finding in findings:
        lines = lines_to_show(finding.location.path, root)
        assert not lines or 1 <= finding.location.line <= len(lines)
    told = click.unstyle("\n".join(Teller(lambda path: lines_to_show(path, root)).tell(findings)))
    assert all(letter.isprintable() or letter == "\n" for letter in told)
    if before is not None:
        path.write_bytes(before)
    return findings


@STEADY
@given(text=spoilt(SOUND))
def test_an_entry_with_anything_in_it_is_judged(project: Path, text: str) -> None:
    judged(project, text.encode(errors="replace"))


@STEADY
@given(data=st.binary(max_size=400))
def test_any_bytes_are_judged(project: Path, data: bytes) -> None:
    assert judged(project, data)


@STEADY
@given(text=SNIPPETS)
def test_any_series_is_judged(project: Path, text: str) -> None:
    judged(project, f"date,value\n{text}".encode(errors="replace"), "noise.csv")


@MANY
@given(text=spoilt(FRONT))
def test_repairing_keeps_the_number_of_lines_and_is_bounded(text: str) -> None:
    document, wrong = read_yaml(text, "a.md", 0, NAMES)
    assert len([one for one in wrong if one.code == "yaml-syntax"]) <= MOST + 1
    lines = text.split("\n")
    assert all(1 <= one.location.line <= len(lines) for one in wrong)
    assert all(1 <= line <= len(lines) for line in document.guessed | document.left_out)


@MANY
@given(text=spoilt(FRONT))
def test_what_can_be_read_as_it_stands_is_not_repaired(text: str) -> None:
    repaired = repair.compose_with_repairs(text, "a.md", 0, NAMES)
    if "\u00a0" not in text and not refused(text) and not isinstance(compose(text), ParseFailure):
        assert (repaired.findings, repaired.text) == ((), text)


@MANY
@given(text=spoilt(FRONT))
def test_what_was_repaired_reads_without_a_word_the_next_time(text: str) -> None:
    repaired = repair.compose_with_repairs(text, "a.md", 0, NAMES)
    if repaired.is_read:
        again = repair.compose_with_repairs(repaired.text, "a.md", 0, NAMES)
        assert (again.findings, again.text) == ((), repaired.text)


@MANY
@given(text=spoilt(SOUND))
def test_nothing_of_a_text_is_lost_when_it_is_split(text: str) -> None:
    parts = split_front_matter(Source("a.md", text))
    lines = text.split("\n")
    assert parts.body == "" or text.endswith(parts.body)
    assert 0 <= parts.body_offset <= len(lines)
    if parts.fields:
        assert parts.fields.rstrip("\n") in text


@MANY
@given(text=st.text(max_size=200), column=st.integers(1, 250), length=st.integers(0, 40), width=st.integers(40, 100))
def test_an_excerpt_fits_and_its_marks_too(text: str, column: int, length: int, width: int) -> None:
    line = text.replace("\n", " ")
    cut = excerpt(line, Location("a", 1, column, 1, column + length), width)
    assert len(cut.text) <= width + sum(1 for letter in line if not letter.isascii()) + 2
    assert cut.marks.strip("^ ") == ""
    assert "^" in cut.marks


@MANY
@given(text=st.text(max_size=200))
def test_masking_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert masked(masked(text)) == masked(text)


@MANY
@given(text=st.text(max_size=200))
def test_no_text_leaves_its_place(text: str) -> None:
    finding = Diagnostic("a-code", Location(f"entries/{text}", 1, 1), text, text, text)
    assert len(annotation(finding).splitlines()) == 1
    assert len(escaped(text).splitlines()) <= 1


@pytest.mark.parametrize("letter", ["a", "\n", "[", "a: b\n", '"', "- ", "\t", "# ", "*", "a:\n"])
def test_a_megabyte_of_anything_is_refused_before_it_is_read(letter: str, project: Path) -> None:
    data = (letter * 1_000_000)[:1_000_000].encode()
    assert len(data) > LARGEST_TEXT
    assert "too-large" in [finding.code for finding in judged(project, data)]


@pytest.mark.parametrize(
    "line",
    ['a: "b\n', "a: [b\n", "a: b: c\n", "\ta: b\n", "a b\n", "- a\nb\n", "a: @b\n", "a: *b\n", "-a\n", "a: 'b' c\n", "a:b\n", "a: {b: c\n", " a\n", "a: |x\n"],
)
def test_looking_for_repairs_reads_a_bounded_number_of_letters(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def counting(text: str) -> object:
        nonlocal read
        read += len(text)
        return compose(text)

    text = ("---\n" + line * LARGEST_TEXT)[4:LARGEST_TEXT]
    monkeypatch.setattr(repair, "compose", counting)
    repair.compose_with_repairs(text, "a.md", 0, NAMES)
    assert read <= PATIENCE + (MOST + 2) * len(text)
