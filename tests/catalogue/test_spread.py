"""How far a practice has travelled: its grade and its counts, from records that are data in `cases/spread.yml`."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from showcase.catalogue.organisations import participants
from showcase.catalogue.spread import grade, in_use, uses
from showcase.checks.award import GRADES
from showcase.model.entry import Adoption, Entry
from showcase.model.fields import Sharing
from showcase.model.records import AdoptionFields
from showcase.site.views.cards import Cards, spread_mark
from showcase.site.views.organisation import organisation_page
from support.awards import catalogue_of
from support.casework import read
from support.projects import ROOT

SMALL = catalogue_of("small")
ENTRY = SMALL.by_key["2025/quiet-mornings"]
RECORD = ENTRY.adoptions[0]
CASES: Any = read(ROOT / "tests" / "cases" / "spread.yml")


def measure(said: Mapping[str, str]) -> dict[str, object]:
    before = "unknown" if said.get("before") else {"value": "60", "period": "2024-10 to 2024-12"}
    after = {"value": said["value"], "period": said["after"]}
    names = {"name": "Noise", "kind": "noise", "better": "lower", "source": "Meter", "because": "Nobody counted"}
    return {**names, "unit": said.get("unit", "decibels"), "before": before, "after": after}


def record(number: int, said: Mapping[str, str]) -> Adoption:
    whose = {"name": said.get("of", f"Birch Clinic {number}"), "type": "clinic", "region": "south"}
    front: dict[str, object] = {"organisation": whose, "since": said.get("since", "2025-02"), "stage": said["stage"], "confirmed": said.get("confirmed")}
    front |= {"contact": {"name": "Desk", "email": "desk@birch.example"}, "measures": [measure(said)] if "after" in said else []}
    front |= {"sent_by": {"role": "Manager", "may_speak": said["may_speak"]}} if "may_speak" in said else {}
    return Adoption(f"record-{number}", AdoptionFields.model_validate(front), RECORD.text)


def entry_of(case: Mapping[str, Any]) -> Entry:
    kinds = [one.split() for one in case.get("shared", ())]
    shared = tuple(Sharing.model_validate({"kind": kind, "with": "Others", "reach": reach, "date": "2024-11"}) for kind, reach in kinds)
    return replace(
        ENTRY,
        front=ENTRY.front.model_copy(update={"sharing": shared}),
        adoptions=tuple(record(number, one) for number, one in enumerate(case.get("records", ()))),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_a_grade_and_its_counts_are_what_the_records_show(case: Mapping[str, Any]) -> None:
    entry = entry_of(case)
    found = uses(entry, SMALL.award)
    assert grade(entry, SMALL.award) == case["grade"]
    assert f"{found.tried} {found.used} {found.stopped}" == case.get("counts", "0 0 0")
    assert " ".join(f"{name} {number}" for name, number in found.results) == case.get("results", "")


def test_the_grade_never_rises_when_a_record_is_taken_out_and_the_counts_add_up() -> None:
    everything = [one for case in CASES for one in case.get("records", ())]
    for some in (*combinations(everything, 2), *zip(everything, everything[3:], everything[7:], everything[11:], strict=False)):
        entry = entry_of({"records": some, "shared": ["visit inside"]})
        whole = GRADES.index(grade(entry, SMALL.award))
        for left in range(len(some)):
            less = replace(entry, adoptions=tuple(one for place, one in enumerate(entry.adoptions) if place != left))
            assert GRADES.index(grade(less, SMALL.award)) <= whole
        found = uses(entry, SMALL.award)
        assert found.used == len(in_use(entry, SMALL.award)) >= sum(number for _, number in found.results)
        assert found.used + found.stopped <= found.tried <= len(some)


def test_a_card_says_how_many_tried_it_and_what_became_of_it() -> None:
    said = {case["it"]: spread_mark(entry_of(case), SMALL.award).said for case in CASES}
    assert said["nothing at all"] == said["the lead uses its own work"] == ""
    assert said["one in use and four stopped"] == "Tried by 5, in use at 1, stopped by 4."
    assert said["a result that got worse"] == "Tried by 1, in use at 1. Measured: worse at 1."
    assert said["results both ways at two places"] == "Tried by 2, in use at 2. Measured: better at 1, worse at 1."


def test_an_organisation_takes_up_nothing_from_itself() -> None:
    (own,) = [case for case in CASES if case["it"] == "the lead uses its own work"]
    (lead,) = [one for one in participants([entry_of(own)]) if one.leads]
    assert lead.adopted == ()
    assert organisation_page(lead, SMALL.award, Cards(SMALL.award)).adopters == ()
