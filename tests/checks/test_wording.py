"""What findings say: every text is said of something, and has all the values that it names."""

import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
import yaml
from showcase.catalogue.pipeline import check
from showcase.checks.explanations.load import explanations, import_kinds, says_of
from showcase.checks.explanations.wording import chosen, names_in, texts_of, told
from showcase.checks.privacy import redact
from showcase.model.finding import Diagnostic, Finding, Location, few_of_each
from support.casework import Case, apply, read, texts_in
from support.hostile import hostile_cases, lay
from support.projects import AWARDS, ROOT, TODAY

CASES = ROOT / "tests" / "cases"
# No text of a writer’s brings these about: a fault of ours, a disk that refuses, a file replaced while a site is built.
MADE_ELSEWHERE = (
    Finding("unexpected-failure", Location("a.md"), {"kind": "KeyError", "error": "a", "debug": "DEBUG"}),
    Finding("unexpected-failure", Location("a.md"), {"kind": "KeyError", "error": "a", "debug": "DEBUG"}, "pages"),
    Finding("unreadable", Location("a.md"), {"why": "Input/output error"}),
    Finding("picture-damaged", Location("desk.jpg"), {"name": "desk.jpg"}, "replaced"),
    *tuple(few_of_each(Finding("postcode", Location("a.md", line)) for line in range(1, 104)))[-1:],  # several rules that say the same, each within reason
)


def all_cases() -> Iterator[Case]:
    """Everything that the other tests break, as data."""
    for path in sorted((CASES / "rules").glob("*.yml")):
        yield from read(path)["fails"]
    for path in sorted((CASES / "slips").glob("*.yml")):
        yield from (case for cases in read(path).values() for case in cases)
    for path in (*sorted((CASES / "broken").glob("*.yml")), CASES / "wordings.yml"):
        yield from yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 – it makes nothing but text


@pytest.mark.slow
def test_every_text_is_said_of_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = set[str]()

    def heard(finding: Finding) -> Diagnostic:
        said.update(chosen(text, finding.values) for text in texts_of(finding).values())
        return told(finding)

    monkeypatch.setattr(redact, "told", heard)
    for make in (*(partial(apply, case) for case in all_cases()), *(partial(lay, case) for case in hostile_cases())):
        root = shutil.copytree(AWARDS / "small", tmp_path / "small")
        make(root)
        check(root, TODAY)
        shutil.rmtree(root)
    redact.in_order(MADE_ELSEWHERE)
    texts = {text for one in explanations().values() for text in texts_in(one.says)}
    assert sorted(texts - said - {""}) == [], "\n".join(sorted(texts - said))


@pytest.mark.parametrize("code", [*explanations(), *import_kinds()])
def test_every_wording_has_its_fact_and_can_be_read(code: str) -> None:
    shared = says_of(code)
    wordings = [says for says in shared.values() if isinstance(says, Mapping)] or [shared]
    assert all("message" in {**shared, **says} for says in wordings)
    assert all(part in ("message", "reason", "remedy") for says in wordings for part in says if isinstance(says[part], str))
    assert all(name.isidentifier() for text in texts_in(shared) for name in names_in(text))


def test_the_first_text_counts_all_of_whose_values_there_are() -> None:
    texts = ["In {year} it is called ‘{same}’.", "Did you mean ‘{meant}’?", "Choose one."]
    assert chosen(texts, {"year": 2025, "same": "", "meant": "noise"}) == texts[1]
    assert chosen(texts, {"year": 2025, "same": "", "meant": ""}) == texts[2]


def test_what_a_writer_typed_is_no_text_of_ours() -> None:
    finding = Finding("vague-source", Location("a.md"), {"source": "{source} {0} {code}"})
    assert told(finding).message == "‘{source} {0} {code}’ does not tell where the figure comes from."


def test_dots_may_stand_for_a_number() -> None:
    finding = Finding("measured-after-closing", Location("a.md"), {"name": "Calls", "ends": "•••", "year": "••••"})
    assert told(finding).message == "‘Calls’ ends in •••, after entries for •••• closed."
