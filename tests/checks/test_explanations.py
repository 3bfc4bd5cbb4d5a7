"""Every code is explained, and both of its examples do what they say."""

import re
import textwrap
from pathlib import Path

import pytest
from showcase.catalogue.pipeline import check
from showcase.checks.explanations.load import Explanation, explanations, import_kinds
from showcase.checks.explanations.own_words import explained_for
from showcase.cli.main import main
from showcase.model.finding import Diagnostic
from showcase.parsing.yaml.load import read_yaml
from support.awards import award_of
from support.casework import apply, place
from support.projects import AWARDS, ROOT, TODAY

CODES = ROOT / "hooks" / "showcase" / "checks" / "explanations"
MADE_ELSEWHERE = ("unexpected-failure",)  # no text can make it: see test_cli


def found(root: Path) -> tuple[Diagnostic, ...]:
    return check(root, TODAY).findings


def replaced(text: str, right: str, wrong: str) -> str:
    """The text with the wrong example in the place of the right one, at whatever indent that stands."""
    for width in (0, 2, 4, 6):
        old = textwrap.indent(right, " " * width)
        if f"\n{old}\n" in text or (width == 0 and old in text):
            return text.replace(old, textwrap.indent(wrong, " " * width), 1)
    pytest.fail(f"The right example is not in the file: {right}")


@pytest.mark.parametrize("path", sorted(CODES.glob("*.yml")), ids=lambda path: path.name)
def test_the_explanations_are_well_written(path: Path) -> None:
    spelt_out = re.sub(r"(?<=: )(?:&[\w-]+ ?|\*)", "", path.read_text(encoding="utf-8"))  # texts that several codes share are written once
    codes = {finding.code for finding in read_yaml(spelt_out, path.name)[1]}
    assert codes <= {"hidden-character"}  # which is the example of its own code


@pytest.mark.parametrize("one", explanations().values(), ids=lambda one: one.code)
def test_an_explanation_says_something(one: Explanation) -> None:
    assert one.title.endswith(".")
    assert one.why.endswith(".")
    assert one.wrong != one.right
    assert one.case.keys() <= {"given", "make", "finding_in", "also", "times"}


@pytest.mark.parametrize("one", [one for one in explanations().values() if one.code not in MADE_ELSEWHERE], ids=lambda one: one.code)
def test_both_examples_do_what_they_say(one: Explanation, small: Path) -> None:
    apply(dict(one.case.get("given", {})), small)
    assert one.code not in [finding.code for finding in found(small)]
    if "make" in one.case:
        apply(dict(one.case["make"]), small)
    else:
        path = place(small, one.file)
        path.write_text(replaced(path.read_text(encoding="utf-8"), one.right, one.wrong), encoding="utf-8")
    findings = tuple(finding for finding in found(small) if finding.code not in one.case.get("also", ()))
    assert [finding.code for finding in findings] == [one.code] * int(one.case.get("times", 1)), "\n".join(map(str, findings))
    named = one.case.get("finding_in", one.file)
    if named != one.file:
        assert place(small, named).relative_to(small).as_posix() == findings[0].location.path


def test_a_code_is_explained_on_the_terminal(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(small)
    assert main(["explain", "unknown-theme"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("unknown-theme\n\nA theme is on the award’s list.\n")
    assert "Wrong:\n\n    themes: [noice]\n\nRight:\n\n    themes: [noise]\n" in said


def test_all_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(explained_for(award_of("this"))) + len(import_kinds())


def test_what_is_looked_for_in_other_countries_is_not_listed_and_yet_explained(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(AWARDS / "klinke")
    assert main(["explain"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert {"nhs-number", "identity-number", "postcode"} & listed == {"identity-number"}
    assert main(["explain", "nhs-number"]) == 0


@pytest.mark.parametrize("code", import_kinds())
def test_a_code_of_tables_is_explained_too(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{code}\n\nIn a table or its map: ")
    assert said.count("\n\n") >= 2
    assert not set("{}") & set(said)


def test_a_code_that_is_not_known_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-themes"]) == 2
    assert "Did you mean ‘unknown-theme’?" in capsys.readouterr().err
