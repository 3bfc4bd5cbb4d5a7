"""What became of an entry and what others than its team say of it: on its page, on its card and in search."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from showcase.model.entry import Entry, FollowUp
from showcase.model.fields import Note, Visit
from showcase.model.measures import Break
from showcase.model.records import FollowUpFields
from showcase.model.values import Month
from showcase.site.search.documents import passages
from showcase.site.views.afterwards import after_part, mark_of
from showcase.site.views.images import Beside
from support.awards import catalogue_of
from support.casework import read
from support.passages import passage
from support.projects import ROOT

SMALL = catalogue_of("small")
ENTRY = SMALL.by_key["2025/quiet-mornings"]
CASES: Any = read(ROOT / "tests" / "cases" / "followups.yml")
TEXT = passage("It went on.\n")


def told(*records: tuple[Month, Mapping[str, object]]) -> Entry:
    return replace(ENTRY, followups=tuple(FollowUp(month, FollowUpFields.model_validate(front), TEXT) for month, front in records))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_a_record_is_shown_as_what_it_tells(case: Mapping[str, Any]) -> None:
    entry = told((Month(2026, 3), case["front"]))
    if "noise" in case:  # the unit or another field of the first measure
        first, *others = ENTRY.front.measures
        breaks = tuple(Break.model_validate(one) for one in case["noise"].get("breaks", ()))
        changed = first.model_copy(update={"unit": case["noise"].get("unit", first.unit), "breaks": breaks})
        entry = replace(entry, front=ENTRY.front.model_copy(update={"measures": (changed, *others)}))
    shown = after_part(entry, Beside(entry))
    (later,) = shown.later
    assert (later.month, later.state) == ("March 2026", case.get("state", "still running"))
    assert [said for _, said in later.values] == case.get("values", [])
    assert list(later.notes) == case.get("notes", [])
    assert [[one.title, one.text] for one in shown.notices] == ([case["top"]] if "top" in case else [])
    assert mark_of(entry) == case.get("mark", "")


def test_the_last_record_tells_how_it_stands_and_the_latest_comes_first() -> None:
    entry = told((Month(2025, 9), {"state": "stopped", "because": "A flood."}), (Month(2026, 3), {"state": "running"}))
    shown = after_part(entry, Beside(entry))
    assert [one.month for one in shown.later] == ["March 2026", "September 2025"]
    assert shown.notices == ()
    assert mark_of(entry) == ""


def test_notes_and_visits_are_told_with_their_days_the_latest_first() -> None:
    notes = tuple(Note.model_validate({"date": day, "by": "The award team", "text": f"Of {day}."}) for day in ("2027-01-09", "2027-05-03"))
    visits = (Visit.model_validate({"by": "A reviewer", "date": "2026-03-02", "saw": "The lamp."}),)
    entry = replace(ENTRY, front=ENTRY.front.model_copy(update={"notes": notes, "visited": visits, "judges": "Well argued."}))
    shown = after_part(entry, Beside(entry))
    assert [one.title for one in shown.notices] == ["Note of 3 May 2027, by the award team", "Note of 9 January 2027, by the award team"]
    assert [day for day, _ in shown.visits] == ["2 March 2026"]
    assert mark_of(entry) == "Note of May 2027"
    found = {one.heading: one.text for one in passages(entry, SMALL.award)}
    assert found["Note of 3 May 2027, by the award team"] == "Of 2027-05-03."
    assert found["From outside the team"] == "Well argued.; A reviewer: The lamp."


def test_search_finds_what_was_told_later() -> None:
    front = {"state": "stopped", "because": "The desk was moved", "values": [{"measure": "People who say they could rest", "value": "20", "period": "2026-01"}]}
    (found,) = [one for one in passages(told((Month(2026, 3), front)), SMALL.award) if one.place == "#later-2026-03"]
    assert found.heading == "March 2026, stopped"
    assert found.text.startswith("The desk was moved People who say they could rest: 20% of people asked, January 2026;")
    assert found.text.endswith("It went on.")
