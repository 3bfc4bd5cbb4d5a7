"""How deep participation went: in words and as the value to narrow by, from stages that are data in `cases/participation.yml`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from showcase.catalogue.participation import participation_level
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.fields import Involvement
from showcase.site.views.practice import asked_words, depth_words
from support.awards import catalogue_of
from support.casework import read
from support.projects import ROOT

SMALL = catalogue_of("small")
ENTRY = SMALL.by_key["2025/quiet-mornings"]
CASES: Any = read(ROOT / "tests" / "cases" / "participation.yml")


def entry_of(case: Mapping[str, Any]) -> Entry:
    involvement = Involvement.model_validate({"stages": case["stages"], "stages_asked": case.get("by")})
    return replace(ENTRY, front=ENTRY.front.model_copy(update={"involvement": involvement}))


def award_with(stages: int) -> Award:
    """The small award with more stages."""
    words = SMALL.award.vocabularies
    more = {f"stage-{number}": next(iter(words.participation_stages.values())) for number in range(stages - len(words.participation_stages))}
    return SMALL.award.model_copy(update={"vocabularies": words.model_copy(update={"participation_stages": {**words.participation_stages, **more}})})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_it_is_told_from_the_lowest_to_the_highest_and_flatters_nobody(case: Mapping[str, Any]) -> None:
    entry, award = entry_of(case), award_with(int(case.get("of", 2)))
    if "words" in case:
        assert depth_words(entry, award) == case["words"]
        assert (participation_level(entry, award) or "") == case["most"]
    if "asked" in case:
        assert asked_words(entry) == case["asked"]


def test_a_stage_more_never_raises_the_value() -> None:
    whole = {"start": {"staff": "asked", "patients": "shared"}, "end": {"staff": "shared", "patients": "shared"}}
    ladder = list(SMALL.award.vocabularies.participation_levels)
    for left, sides in whole.items():
        some = participation_level(entry_of({"stages": {left: sides}}), SMALL.award)
        assert ladder.index(participation_level(entry_of({"stages": whole}), SMALL.award) or "") <= ladder.index(some or "")
