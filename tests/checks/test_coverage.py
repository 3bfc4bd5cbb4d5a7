"""Coverage: which questions are answered, with how many words, and which evidence is there."""

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from showcase.checks.award import ASKED_OF_ENTRY, ASKED_OF_MEASURE
from showcase.checks.coverage import Coverage, State, coverage_of
from showcase.checks.evidence import FIELDS
from showcase.cli.main import main
from showcase.cli.output.coverage import WIDTH, as_markdown, as_text, conclusion
from showcase.intake.workspace import read_folder
from showcase.model.fields import Adapting, FrontMatter, Involvement
from showcase.model.measures import Measure
from showcase.parsing.entry import parse_entry
from support.awards import award_in
from support.projects import AWARDS, ROOT

ENTRY = "entries/2025/quiet-mornings"


def covered(root: Path, entry: str = ENTRY) -> Coverage:
    found = coverage_in(root, entry)
    assert found
    return found


def coverage_in(root: Path, entry: str = ENTRY) -> Coverage | None:
    award = award_in(root)
    return coverage_of(parse_entry(read_folder(root / entry, root)[0], award), award)


def change(root: Path, *changes: tuple[str, str], name: str = "index.md") -> None:
    path = root / ENTRY / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def states(coverage: Coverage, question: str) -> list[State]:
    return [one.state for each in coverage.questions if each.id == question for one in each.evidence]


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["coverage", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_every_question_of_the_year_is_listed_in_order_with_its_words() -> None:
    found = covered(AWARDS / "small")
    assert [(part.title, part.words, part.limit) for part in found.parts] == [("In short", 8, 30), ("Listening", 14, 80), ("Quiet", 18, 80)]
    assert [(one.title, one.words) for one in found.questions] == [("Who listened", 5), ("What they heard", 9), ("What changed", 12), ("Who copied it", 6)]
    assert conclusion(found) == "4 of 4 questions answered."


@pytest.mark.parametrize(
    "text",
    ["", "<!-- Name the groups. -->", "<!--\nName the groups.\n\nAnd the roles.\n-->"],
    ids=["nothing", "a comment", "a comment with an empty line"],
)
def test_what_readers_would_not_see_is_no_answer(text: str, small: Path) -> None:
    change(small, ("Nine patients and nine receptionists.", text))
    found = covered(small)
    assert [one.title for one in found.unanswered] == ["Who listened"]
    assert conclusion(found) == "3 of 4 questions answered. Still to answer: ‘Who listened’."


@pytest.mark.parametrize(
    ("change_", "question", "asked"),
    [
        (("  people: 18\n", ""), "who-listened", "how many people took part and how they were found (‘Who listened’)"),
        (("consulted:\n  - who: A sound engineer\n    gave: The loan of a meter\n", ""), "who-listened",
         "at least one adviser who was consulted (‘Who listened’)"),
        (("voice: patient", "voice: staff"), "what-they-heard", "at least one testimonial (patient) (‘What they heard’)"),
        (("after: {value: 48", "after: {value: 68"), "what-changed", "at least one measure of noise that improved (‘What changed’)"),
        (("reach: beyond", "reach: inside"), "who-copied", "at least one act of sharing (beyond) (‘Who copied it’)"),
    ],
)
def test_evidence_that_is_missing_is_asked_for(change_: tuple[str, str], question: str, asked: str, small: Path) -> None:
    change(small, change_)
    found = covered(small)
    assert states(found, question).count(State.MISSING) == 1
    assert conclusion(found) == f"4 of 4 questions answered. Still asked for: {asked}."


def test_evidence_is_judged_as_the_check_judges_it(small: Path) -> None:
    change(small, ("cost: free", ""))
    found = covered(small)
    assert [(one.state, one.remedy) for one in found.evidence] == [(State.MISSING, "Add `cost` under `adapting`.")]


def test_evidence_that_an_entry_is_not_refused_for_is_welcome(small: Path) -> None:
    text = (small / ENTRY / "index.md").read_text(encoding="utf-8")
    second = text[text.index("  - name: People who say") : text.index("testimonials:")]
    change(small, (second, ""))
    found = covered(small)
    assert conclusion(found) == "4 of 4 questions answered. Also welcome: at least two measures (‘What changed’)."
    assert "    welcome  at least two measures\n" in click.unstyle(as_text(found))


def test_evidence_in_a_field_with_a_mistake_is_neither_present_nor_missing(small: Path) -> None:
    change(small, ("consent: true", "consent: perhaps"))
    found = covered(small)
    assert states(found, "what-they-heard") == [State.UNREADABLE]
    assert "    unclear  at least one testimonial (patient)\n" in click.unstyle(as_text(found))


def test_the_recognition_decides_what_is_asked_for(small: Path) -> None:
    assert len(states(covered(small), "who-copied")) == 2
    change(small, ("recognition: winner", "recognition: entrant"))
    assert len(states(covered(small), "who-copied")) == 1


def test_too_many_words_are_counted(small: Path) -> None:
    change(small, ("Nine patients and nine receptionists.", "word " * 90))
    assert "‘Listening’ has 19 words too many." in conclusion(covered(small))


def test_text_under_a_heading_of_no_question_is_named(small: Path) -> None:
    change(small, ("### Who listened", "### Who lisened"))
    found = covered(small)
    assert [one.title for one in found.unanswered] == ["Who listened"]
    assert "The text under ‘Who lisened’ counts for no question of 2025." in conclusion(found)


PUBLISHED = [
    pytest.param(root, entry, id=entry.rpartition("/")[2])
    for root in (ROOT, AWARDS / "klinke")
    for path in sorted(root.glob("entries/*/*/index.md"))
    if not re.search("^status: (draft|withdrawn)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    for entry in [str(path.parent.relative_to(root))]
]


@pytest.mark.parametrize(("root", "entry"), PUBLISHED)
def test_a_table_fits_eighty_columns_and_a_published_entry_lacks_nothing(root: Path, entry: str) -> None:
    found = covered(root, entry)
    assert max(map(len, click.unstyle(as_text(found)).split("\n"))) <= WIDTH
    assert "Still" not in conclusion(found)


def test_colour_adds_nothing_but_colour(capsys: pytest.CaptureFixture[str]) -> None:
    coloured = as_text(covered(AWARDS / "small"))
    main(["coverage", str(AWARDS / "small" / ENTRY), "--root", str(AWARDS / "small")])
    assert capsys.readouterr().out == re.sub(r"\x1b\[[0-9;]*m", "", coloured) != coloured


@pytest.mark.parametrize("title", ["a | b", "x\\", "<b>loud</b>", "@team #1", "![p](https://x.example/p.png)", "`a` | \\| b", "\\| c"])
def test_no_text_of_an_entry_breaks_out_of_the_table(title: str, small: Path) -> None:
    change(small, ("title: Quiet mornings", f"title: '{title}'"), ("### Who listened", f"### {title}"))
    told = as_markdown(covered(small))
    rows = [line for line in told.split("\n") if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
    assert not re.search(r"(?<!\\)[@#]\w|<b>|(?<!\\)[`!\[]", told.replace("### ", ""))


@pytest.mark.parametrize("named", [ENTRY, f"{ENTRY}/index.md", "entries/2025"])
def test_an_entry_is_named_by_its_folder_or_a_file_in_it(named: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(str(small / named), "--root", str(small), capsys=capsys)
    assert (status, err) == (0, "")
    assert out.startswith(f"Quiet mornings\n{ENTRY}, 2025, Winner\n")
    assert out.endswith("4 of 4 questions answered.\n")


def test_a_program_gets_a_record(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(str(small / ENTRY), "--root", str(small), "--format", "json", capsys=capsys)
    found: list[dict[str, Any]] = json.loads(out)
    assert [(one["path"], one["answered"], one["asked"]) for one in found] == [(ENTRY, 4, 4)]
    assert found[0]["parts"][1]["questions"][0] == {
        "id": "who-listened",
        "title": "Who listened",
        "words": 5,
        "evidence": [
            {"asked": "how many people took part and how they were found", "state": "present", "required": True, "remedy": ""},
            {"asked": "at least one adviser who was consulted", "state": "present", "required": True, "remedy": ""},
        ],
    }


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (("year: 2025", "year: 2031"), "its year is 2031, and the award’s years are 2024 and 2025"),
        (("recognition: winner", "status: withdrawn\nwithdrawn_because: It stopped."), "it was withdrawn"),
    ],
)
def test_what_cannot_be_listed_is_said(changes: tuple[str, str], says: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(small, changes)
    status, out, err = run(str(small / ENTRY), "--root", str(small), capsys=capsys)
    assert (status, out) == (1, "")
    assert says in err


def test_a_text_that_cannot_be_read_is_said(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / ENTRY / "index.md").write_bytes("---\ntitle: x\n---\n".encode("utf-16"))
    status, out, err = run(str(small / ENTRY), "--root", str(small), capsys=capsys)
    assert (status, out) == (1, "")
    assert f"{ENTRY} cannot be listed: its text could not be read; `showcase check` tells why." in err


def test_a_mistake_in_the_award_comes_first(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "criteria.yml").write_text("name: x\n", encoding="utf-8")
    status, out, _ = run(str(small / ENTRY), "--root", str(small), capsys=capsys)
    assert status == 1
    assert "criteria.yml" in out


def test_every_field_that_a_rule_of_evidence_may_name_has_words_for_it() -> None:
    named = {*Involvement.model_fields, *Adapting.model_fields, *ASKED_OF_ENTRY, *ASKED_OF_MEASURE}
    assert named == FIELDS.keys()
    assert set(ASKED_OF_ENTRY) <= FrontMatter.model_fields.keys()
    assert set(ASKED_OF_MEASURE) - {"of"} <= Measure.model_fields.keys()
