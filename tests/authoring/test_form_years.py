"""A draft of an earlier year is told what its award asks otherwise now: in sentences, and nothing where nothing is."""

import json

import pytest
import yaml
from showcase.authoring.form.years import changes, form_years
from support.awards import award_of
from support.projects import EVERY_AWARD, ROOT

CASES = yaml.safe_load((ROOT / "tests/cases/form/years.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['award']} {case['before']} {case['now']}")
def test_what_has_changed_between_two_years(case: dict[str, object]) -> None:
    said = list(changes(award_of(str(case["award"])), int(str(case["before"])), int(str(case["now"]))))
    assert said == case["said"] if "said" in case else said[: len(CASES[-1]["begins"])] == case["begins"]


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_every_other_year_is_told_once_and_the_same_each_time(name: str) -> None:
    award = award_of(name)
    newest = max(award.by_year)
    text = form_years(award, newest)
    assert form_years(award, newest) == text
    assert list(json.loads(text)) == [str(year) for year in sorted(award.by_year) if year != newest]
    assert list(changes(award, newest, newest)) == []
