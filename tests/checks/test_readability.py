"""Reading ease: the Automated Readability Index, the age that it stands for, and how writers are told."""

import json
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from showcase.checks.coverage import Coverage, Ease, coverage_of, ease_of, eased
from showcase.checks.readability import is_english, readability, reading_age
from showcase.cli.main import main
from showcase.cli.output.coverage import as_markdown, as_text
from showcase.cli.output.text import warning
from showcase.intake.workspace import read_folder
from showcase.mkdocs_adapter import look_of
from showcase.parsing.entry import parse_entry
from showcase.publish.preview.preview import Previewer
from support.awards import award_in, award_of
from support.projects import ROOT, root_of

NIGHTS = root_of("nights")
ENTRIES = sorted(path.parent for path in NIGHTS.glob("entries/*/*/index.md"))
ENTRY = "entries/2025/quiet-mornings"
SENTENCE = "The summary can be read from the age of 19."
# Counted by hand: letters with their marks, words, sentences.
COUNTED = [
    ("The cat sat. It was a good cat.", 24, 8, 2),
    ("We moved the bell", 14, 4, 1),
    ("It fell by 4.5 days. People slept better.", 34, 8, 2),
    ("It fell, e.g. on Sundays, by half.", 28, 7, 1),
    ("They asked: “Who is it for?” Nobody knew the answer.", 43, 10, 2),
    ("They asked — and listened.", 22, 4, 1),
]


def covered(root: Path, entry: str) -> Coverage:
    award = award_in(root)
    found = coverage_of(parse_entry(read_folder(root / entry, root)[0], award), award)
    assert found
    return found


def summary_of(folder: Path) -> str:
    entry = parse_entry(read_folder(folder, NIGHTS)[0], award_of("nights")).entry
    assert entry
    return entry.front.summary


@pytest.mark.parametrize(("text", "letters", "words", "sentences"), COUNTED, ids=[text for text, *_ in COUNTED])
def test_the_index_is_made_of_letters_words_and_sentences(text: str, letters: int, words: int, sentences: int) -> None:
    assert readability(text) == pytest.approx(4.71 * letters / words + 0.5 * words / sentences - 21.43)


@pytest.mark.parametrize("text", ["", " ", "—", "… … …"])
def test_a_text_without_words_asks_for_nothing(text: str) -> None:
    assert (readability(text), reading_age(text)) == (0.0, 5)


@pytest.mark.parametrize(("score", "age"), [(-3.0, 5), (1.0, 5), (1.1, 6), (9.9, 14), (10.0, 14), (10.1, 15), (14.0, 18), (18.0, 22), (40.0, 22)])
def test_an_age_is_a_year_of_school_counted_from_five(score: float, age: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("showcase.checks.readability.readability", lambda _: score)
    assert reading_age("") == age


@pytest.mark.parametrize("folder", ENTRIES, ids=lambda folder: folder.name)
def test_the_index_is_the_one_that_textstat_computes(folder: Path) -> None:
    textstat = import_module("textstat")  # here, because it takes half a second
    assert readability(summary_of(folder)) == pytest.approx(textstat.automated_readability_index(summary_of(folder)))


@pytest.mark.parametrize("folder", ENTRIES, ids=lambda folder: folder.name)
def test_every_summary_of_a_collection_that_was_edited_so_is_easy(folder: Path) -> None:
    ease = covered(NIGHTS, str(folder.relative_to(NIGHTS))).ease
    assert ease
    assert ease.aim == 14
    assert not ease.is_hard


@pytest.mark.parametrize(("language", "english"), [("en", True), ("en-GB", True), ("EN-ie", True), ("cy", False), ("ennui", False)])
def test_the_index_knows_english_alone(language: str, english: bool) -> None:
    assert is_english(language) is english


@pytest.mark.parametrize(
    ("ease", "said"),
    [
        (Ease(12, 14), "The summary can be read from the age of 12."),
        (Ease(14, 14), "The summary can be read from the age of 14."),
        (Ease(15, 14), "The summary can be read from the age of 15; aim for 14."),
        (None, ""),
    ],
)
def test_ease_is_said_in_a_sentence(ease: Ease | None, said: str) -> None:
    assert eased(ease) == said


def test_writers_see_it_in_every_form_of_coverage(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = covered(small, ENTRY)
    assert as_text(found).split("\n")[2] == SENTENCE
    assert SENTENCE in as_markdown(found).replace("\\", "")
    main(["coverage", str(small / ENTRY), "--root", str(small), "--format", "json"])
    assert json.loads(capsys.readouterr().out)[0]["ease"] == {"age": 19, "aim": 20}


def test_a_hard_summary_is_marked_in_colour_and_in_words(small: Path) -> None:
    easy = as_text(covered(small, ENTRY)).split("\n")[2]
    path = small / "criteria.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("reading_age: 20", "reading_age: 16"), encoding="utf-8")
    hard = as_text(covered(small, ENTRY)).split("\n")[2]
    assert (easy, hard) == (SENTENCE, warning(f"{SENTENCE[:-1]}; aim for 16."))


def test_nothing_is_said_where_nothing_can_be_told(small: Path) -> None:
    assert ease_of("… … …", award_in(small)) is None
    path = small / "criteria.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("reading_age: 20", "written_in: cy"), encoding="utf-8")
    assert "The summary can be read" not in as_text(covered(small, ENTRY)) + as_markdown(covered(small, ENTRY))


def test_the_preview_says_it_above_the_page() -> None:
    previewer = Previewer(NIGHTS, ENTRIES[0], lambda: look_of(ROOT))
    preview = previewer.make(date(2026, 11, 1))
    assert preview
    assert "The summary can be read from the age of 12." in preview.pages[preview.address]
