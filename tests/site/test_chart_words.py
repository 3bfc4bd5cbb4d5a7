"""What the words under a chart say and never say: the cases are the specification, and no sentence says more than the numbers."""

import re

import pytest
from support.charts import assert_sound
from support.series_cases import all_cases, series_case

CASES = dict(all_cases())


def listed(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_a_series_is_said_as_what_it_is(name: str) -> None:
    case = CASES[name]
    view = series_case(case).view
    caption = view.caption
    assert_sound(view)
    assert [words for words in listed(case["says"]) if words.lower() not in caption.lower()] == [], caption
    assert [words for words in listed(case["never"]) if words.lower() in caption.lower()] == [], caption
    assert not re.search(r"[{}]|None[^ ]|\bt\.|  ", caption), caption
