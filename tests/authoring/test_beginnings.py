"""Another award is begun: what is written explains itself, is sound at once, and has nothing of this award in it."""

import re
from pathlib import Path

import pytest
from showcase.authoring.beginnings import Beginning
from showcase.authoring.templates import NewFile, entry_draft
from showcase.catalogue.pipeline import check
from showcase.cli.main import main
from showcase.intake.sources import Source
from showcase.model.award import Award
from showcase.model.vocabularies import Vocabularies
from showcase.parsing.entry import parse_award
from support.awards import award_in
from support.projects import ROOT, TODAY

HEALTH = re.compile(r"\b(?:patient\w*|NHS|nurs\w+|wards?|hospitals?|health\w*|clinic\w*|carers?|care)\b", re.I)
BEGUN = ["--name", "Green: a prize, and ‘more’", "--email", "prize@green.example", "--year", "2026"]


def test_it_is_sound_and_its_example_is_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "green"), *BEGUN]) == 0
    assert "It is sound as it is." in capsys.readouterr().out
    verdict = check(tmp_path / "green", TODAY)
    assert (verdict.findings, verdict.ready) == ((), ("2025/a-garden-that-the-street-looks-after",))
    assert all((tmp_path / "green" / part).exists() for part in ("mkdocs.yml", "overrides/home.html", "pages", "hooks/showcase_hooks.py"))


@pytest.mark.parametrize("year", [1999, 2026, 2080])
@pytest.mark.parametrize("written_in", ["", "no", "fr-CA"])
def test_it_is_sound_in_any_year_and_with_any_name(year: int, written_in: str, tmp_path: Path) -> None:
    begun = Beginning("Prize #1: \"yes\"", "no", "a@b.example", year, "x: y", "en-US", written_in, "America/New_York", "$")
    for path, text in begun.files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
        assert HEALTH.findall(text) == []
    assert check(tmp_path, TODAY).findings == ()


@pytest.mark.parametrize(
    ("said", "language", "written_in"),
    [((), "en-GB", None), (("--language", "en-US"), "en-US", None), (("--language", "de"), "en-GB", "de"),
     (("--written-in", "fr"), "en-GB", "fr"), (("--language", "en-IE", "--written-in", "ga"), "en-IE", "ga")],
)
def test_the_languages_of_the_site_and_of_its_entries_are_taken(said: tuple[str, ...], language: str, written_in: str | None, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "green"), *BEGUN, *said]) == 0
    award = award_in(tmp_path / "green")
    assert (award.language, award.written_in) == (language, written_in)


def test_a_language_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for said, says in ((("--language", "German"), "Such codes are en-GB"), (("--language", "de", "--written-in", "fr"), "in English so far: --language en-GB")):
        assert main(["init", str(tmp_path / "green"), *BEGUN, *said]) == 2
        assert says in " ".join(capsys.readouterr().err.split())


def test_what_an_award_may_want_is_there_and_is_sound_without_its_signs(tmp_path: Path) -> None:
    """Each line that only waits is taken into use by taking its sign away."""
    for path, text in Beginning("A", "B", "a@b.example", 2026).files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    written = (tmp_path / "criteria.yml").read_text(encoding="utf-8")
    lines = r"choose:|  - \{of: |- \{(?:images|resources): |categories:|organisation_(?:countries|sizes):|  [a-z0-9-]+: \{label: "
    waiting = re.compile(rf"^( *)# ({lines})", re.MULTILINE)
    assert len(waiting.findall(written)) == 12
    (tmp_path / "criteria.yml").write_text(waiting.sub(r"\1\2", written).replace("    # weight: 30\n", "    weight: 30\n"), encoding="utf-8")
    findings = check(tmp_path, TODAY).findings
    assert [one.code for one in findings if one.location.path == "criteria.yml"] == ["weights-not-whole"], "a weight alone is not the whole"
    (tmp_path / "criteria.yml").write_text(waiting.sub(r"\1\2", written), encoding="utf-8")
    asked = {one.code for one in check(tmp_path, TODAY).findings}
    assert asked == {"missing-choice"}, asked


def test_every_list_and_every_field_that_is_needed_has_its_note() -> None:
    text = Beginning("A", "B", "a@b.example", 2026).files()["criteria.yml"]
    assert [name for name, info in {**Award.model_fields, **Vocabularies.model_fields}.items() if info.is_required() and f"{name}:" not in text] == []
    assert text.count("#") > 30


def test_a_draft_has_the_recognition_of_before_judging_wherever_that_stands() -> None:
    text = Beginning("A", "B", "a@b.example", 2026).files()["criteria.yml"]
    text = text.replace(", before_judging: true}\n\n", "}\n\n")
    text = text.replace("  winner:", "  entered: {label: Entered, text: Not judged yet., before_judging: true}\n  winner:")
    award, _, wrong = parse_award(Source("criteria.yml", text))
    assert award
    assert (wrong, award.unjudged, [*award.recognitions][-1]) == ((), "entered", "entrant")
    assert "\nrecognition: entered  #" in entry_draft(NewFile("A", "school", "north", 2026, "T"), award)


def test_nothing_is_overwritten_and_what_cannot_be_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/a.txt").write_text("mine", encoding="utf-8")
    refused = {"there": "is not empty, and nothing is overwritten", "new": "please add --name and --email"}
    for folder, says in refused.items():
        assert main(["init", str(tmp_path / folder), *(BEGUN if folder == "there" else [])]) == 2
        assert says in capsys.readouterr().err
    assert main(["init", str(tmp_path / "new"), "--name", "A", "--email", "nobody"]) == 2
    assert "is not an e-mail address" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there"]


def test_readme_tells_of_it() -> None:
    assert "showcase init" in (ROOT / "README.md").read_text(encoding="utf-8")
