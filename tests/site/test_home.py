"""The first page: what came of the work is counted as cards show it, and the cloth has a strip for each entry."""

from dataclasses import replace
from typing import Any

import pytest
from showcase.mkdocs_adapter import look_of
from showcase.model.entry import Entry
from showcase.publish.plan import plan
from showcase.publish.render import prepare, render
from showcase.site.covers import STRIP
from showcase.site.views.cards import Cards
from showcase.site.views.frame import site_frame
from showcase.site.views.home import ON_THE_LOOM, home_page
from support.awards import catalogue_of
from support.projects import ROOT

HERE = catalogue_of("nights")
BETTER = next(one for one in HERE.entries if one.key == "2025/quiet-nights")


def with_main(**changed: Any) -> Entry:
    """An entry whose main measure got better, in which it is changed so; without any measure where nothing is said."""
    first, *others = BETTER.front.measures
    measures = (first.model_copy(update=changed), *others) if changed else ()
    return replace(BETTER, front=BETTER.front.model_copy(update={"measures": measures}))


def test_a_list_of_headlines_says_which_of_them_got_worse() -> None:
    better, worse = (card.figure for card in Cards(HERE.award).of((BETTER, replace(with_main(better="higher"), key="2025/worse"))))
    assert better
    assert worse
    assert worse.span == f"{better.span}, so this got worse"


@pytest.mark.parametrize(
    ("entry", "better", "worse"),
    [
        pytest.param(BETTER, 1, 0, id="better"),
        pytest.param(with_main(better="higher"), 0, 1, id="worse"),
        pytest.param(with_main(after=BETTER.front.measures[0].before), 0, 0, id="no change"),
        pytest.param(with_main(role="process"), 0, 0, id="what was done"),
        pytest.param(with_main(role="balancing"), 0, 0, id="what was watched"),
        pytest.param(with_main(before=None), 0, 0, id="not known before"),
        pytest.param(with_main(), 0, 0, id="nothing measured"),
    ],
)
def test_what_changed_is_counted_as_figures_show_it(entry: Entry, better: int, worse: int) -> None:
    shown = home_page(replace(HERE, entries=(entry,)), Cards(HERE.award))
    assert (shown.counted, shown.better, shown.worse) == (1, better, worse)


def said(entries: tuple[Entry, ...]) -> str:
    """The first page of these entries, in one line."""
    known, look = replace(HERE, entries=entries), look_of(ROOT)
    prepare(look.environment, site_frame(known.award))
    page = next(one for one in plan(known).pages if not one.url)
    return " ".join(render(page, look.environment.get_template(page.template), look.context, "").split())


def test_what_changed_is_the_first_figure_of_the_first_page() -> None:
    assert "<b>13 of 14 entries</b></a> show a better main measure; 1 shows none</li>" in said(HERE.entries)
    assert "<b>0 of 1 entry</b></a> shows a better main measure; 1 shows none</li>" in said((with_main(),))
    mixed = said((BETTER, replace(with_main(better="higher"), key="2025/worse"), replace(with_main(), key="2025/none")))
    assert "<b>1 of 3 entries</b></a> shows a better main measure; 1 shows none, 1 shows a worse one</li>" in mixed


def test_examples_are_left_out_of_it_where_some_are_real() -> None:
    real = replace(BETTER, front=BETTER.front.model_copy(update={"example": False}))
    shown = said((real, *(one for one in HERE.entries if one is not BETTER)))
    assert "<b>1 of 1 entry</b></a> shows a better main measure</li>" in shown
    assert "13 made-up examples are not counted here" in shown


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "A strip of cloth for the first entry."), (2, "One strip for each of 2 entries."), (61, "One strip for each of the newest 60 of 61 entries.")],
)
def test_the_cloth_says_how_many_strips_it_has(number: int, words: str) -> None:
    entries = tuple(replace(BETTER, key=f"2025/number-{place}") for place in range(number))
    shown = said(entries)
    assert words in shown
    assert f'alt="" width="{min(number, ON_THE_LOOM) * STRIP}" height="160"' in shown
