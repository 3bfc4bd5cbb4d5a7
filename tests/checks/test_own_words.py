"""Explanations are made of the values, headings and people of the award that is asked, and of no other."""

import re

import pytest
from showcase.authoring.beginnings import Beginning
from showcase.checks.explanations.own_words import explained_for
from showcase.intake.sources import Source
from showcase.model.award import Award
from showcase.parsing.entry import parse_award
from support.awards import award_of

HEALTH = re.compile(r"\b(?:patient\w*|NHS|nhs\.\w+|nurs\w+|wards?|hospitals?|health\w*|clinic\w*|carers?|reception\w*)\b")
OF_A_COUNTRY = {"nhs-number"}  # what it is called in Britain, whatever an award there is for


def begun() -> Award:
    award, _, _ = parse_award(Source("criteria.yml", Beginning("A prize", "B", "a@b.example", 2026).files()["criteria.yml"]))
    assert award
    return award


@pytest.mark.parametrize("which", ["begun", "klinke"])
def test_nothing_of_another_award_is_in_an_example(which: str) -> None:
    award = begun() if which == "begun" else award_of(which)
    texts = {code: f"{one.title} {one.why} {one.wrong} {one.right} {one.file}" for code, one in explained_for(award).items()}
    assert (which == "begun") == bool(OF_A_COUNTRY & texts.keys())
    texts = {code: text for code, text in texts.items() if code not in OF_A_COUNTRY}
    assert {code: found[0] for code, text in texts.items() if (found := HEALTH.search(text))} == {}


def test_values_headings_and_misspellings_are_its_own() -> None:
    told = {code: (one.wrong, one.right) for code, one in explained_for(begun()).items()}
    assert told["unknown-theme"] == ("themes: [learnin]", "themes: [learning]")
    assert told["unknown-voice"] == ("voice: participants", "voice: participant")
    assert told["unknown-side"][1] == "planning: {organisers: deciding, participants: consulted}" or "participants" in told["unknown-side"][1]
    assert "What is different now" in told["unknown-heading"][1]
    assert "What is different no" in told["unknown-heading"][0]


def test_each_pair_still_differs() -> None:
    for award in (begun(), award_of("klinke"), award_of("this"), award_of("small")):
        assert [code for code, one in explained_for(award).items() if one.wrong == one.right] == []
