"""An award that was begun by guessing: what it lacks is said with all that it needs, once, and mending by the messages alone makes it sound."""

from pathlib import Path

import pytest
import yaml
from showcase.catalogue.pipeline import read_award
from showcase.intake.sources import Source, Workspace
from showcase.model.finding import Diagnostic
from support.mending import by_messages
from support.projects import ROOT

FIRST_TRIES = yaml.safe_load((ROOT / "tests/cases/first_awards.yml").read_text(encoding="utf-8"))
ROUNDS = 3


def judged(text: str) -> tuple[bool, tuple[Diagnostic, ...]]:
    award, findings = read_award(Workspace(Path(), Source("criteria.yml", text)))
    return award is not None, findings


@pytest.mark.parametrize("one", FIRST_TRIES, ids=lambda one: one["it"])
def test_a_first_try_is_sound_after_three_rounds_of_following_messages(one: dict[str, str]) -> None:
    text, counts = one["text"], list[int]()
    for _ in range(ROUNDS + 1):
        is_sound, findings = judged(text)
        counts.append(len(findings))
        if is_sound:
            break
        assert any("…" in finding.paste or finding.instead for finding in findings) or len(counts) > 1
        text = by_messages(text, findings)
    assert is_sound, [str(finding) for finding in findings]
    assert counts[0] <= int(one["most"])


def test_what_is_pasted_and_not_written_is_refused() -> None:
    text = FIRST_TRIES[0]["text"]
    _, findings = judged(text)
    pasted = by_messages(text, findings, write=False)
    is_sound, findings = judged(pasted)
    assert not is_sound
    assert {finding.code for finding in findings} >= {"not-a-day"}


def test_one_mistake_is_one_finding() -> None:
    """An emptied list does not also report its parent, and what one part lacks is said at once."""
    _, findings = judged(FIRST_TRIES[0]["text"])
    places = [(finding.location.line, finding.code) for finding in findings]
    assert len(places) == len(set(places))
    assert "empty-field" not in {finding.code for finding in findings}
    (eligibility,) = [finding for finding in findings if finding.location.line == 12]
    assert "`text` (who may enter, for readers)" in eligibility.message
