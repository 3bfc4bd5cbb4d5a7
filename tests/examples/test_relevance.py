"""What visitors type finds first what it should. What they type is data in `cases/search/`."""

from collections import Counter

import pytest
from playwright.sync_api import Page
from relevance import KINDS, Asked, ask, mean_reciprocal_rank, queries, told
from support.projects import ROOT

BARS = {"queries": 0.97, "sentences": 0.85}


@pytest.mark.parametrize("kind", KINDS)
def test_each_query_is_asked_once_and_names_entries_that_exist(kind: str) -> None:
    cases = queries(kind)
    assert [query for query, times in Counter(case["q"].lower() for case in cases).items() if times > 1] == []
    assert all(case.keys() == {"q", "first"} and 1 <= len(case["first"]) <= 3 for case in cases)
    assert [name for case in cases for name in case["first"] if not (ROOT / "entries" / name / "index.md").is_file()] == []


@pytest.mark.parametrize(
    ("order", "rank", "mean"),
    [
        pytest.param(["a", "b"], 1, 1.0, id="first"),
        pytest.param(["c", "b", "a"], 2, 0.5, id="the sooner of two right ones counts"),
        pytest.param(["c"], None, 0.0, id="not found"),
    ],
)
def test_the_mean_tells_how_soon_a_right_entry_comes(order: list[str], rank: int | None, mean: float) -> None:
    asked = Asked("lamp", ["a", "b"], order)
    assert asked.rank == rank
    assert mean_reciprocal_rank([asked]) == mean


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_search_finds_first_what_people_look_for(kind: str, address: str, page: Page) -> None:
    asked = ask(page, address, queries(kind))
    assert mean_reciprocal_rank(asked) > BARS[kind], "\n".join(told(asked))
