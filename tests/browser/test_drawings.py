"""What is drawn says what the words beside it say, at every width and on paper."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page
from support.browsing import KINDS

# For each stage: each side's shape and name, the rung it says, and where its mark stands.
LADDER = """() => [...document.querySelectorAll(".rungs > li")].map(row => {
  const box = one => { const {left, right, top, bottom} = one.getBoundingClientRect(); return {left, right, top, bottom}; };
  const words = one => { const range = new Range(); range.selectNodeContents(one.lastChild); return box(range); };
  const marks = [...row.querySelectorAll(":scope > svg > svg")].map(one => box(one.firstElementChild));
  return [...row.querySelectorAll("dl > div")].map((side, at) => {
    const [name, level] = side.children;
    return {shape: box(name.querySelector("svg")), name: words(name), rung: +level.textContent.match(/\\((\\d+)\\)/)[1], mark: marks[at]};
  });
})"""


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_ladder_cannot_be_misread(width: int, address: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + KINDS["entry"])
    stages = page.evaluate(LADDER)
    for sides in stages:
        assert all(one["shape"]["right"] <= one["name"]["left"] for one in sides), "the shape is beside its name"
        assert all(one["name"]["top"] <= one["shape"]["top"] < one["name"]["bottom"] for one in sides), "in its line"
        assert all(one["name"]["bottom"] <= other["name"]["top"] for one, other in pairwise(sides)), "no side stands left of another in words"
        first, second = (one["mark"] for one in sorted(sides, key=lambda one: one["rung"]))
        middles = [(one["left"] + one["right"]) / 2 for one in (first, second)]
        if len({one["rung"] for one in sides}) == 1:
            assert middles[0] == pytest.approx(middles[1], abs=0.5), "who agrees stands in one place"
            assert first["bottom"] <= second["top"] + 0.5, "and neither hides the other"
        else:
            assert first["right"] <= second["left"], "who has more say stands further right"
    assert {len({one["rung"] for one in sides}) for sides in stages} == {1, 2}


def test_a_short_pair_of_name_and_value_is_one_line_on_a_phone(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + KINDS["entry"])
    pairs = page.locator(".terms dt").evaluate_all(
        """all => all.map(one => [one.textContent.length + one.nextElementSibling.textContent.length,
          Math.abs(one.nextElementSibling.getClientRects()[0].bottom - one.getClientRects()[0].bottom)])"""
    )
    short = [apart for length, apart in pairs if length < 30]
    assert len(short) > 2
    assert max(short) < 2


def test_a_bar_of_a_share_ends_before_all_of_it_does_in_any_colours(address: str, page: Page) -> None:
    page.goto(address + KINDS["entry"])
    ends = page.locator(".bar-all").evaluate_all("all => all.map(one => one.nextElementSibling.getBBox().width / one.getBBox().width)")
    assert [round(end, 2) for end in ends][:2] == [0.31, 0.58]
    page.emulate_media(forced_colors="active")
    assert page.locator(".bar-all").evaluate_all("all => all.map(one => getComputedStyle(one).fill)") == ["none"] * len(ends)


def test_paper_has_the_months_in_two_blocks_and_no_sign_of_their_fold(address: str, page: Page) -> None:
    page.goto(address + KINDS["entry"])
    page.emulate_media(media="print")
    table = page.locator(".chart table").first
    starts = table.locator("tbody th").evaluate_all("all => all.map(one => Math.round(one.getBoundingClientRect().left))")
    assert [starts.count(one) for one in sorted(set(starts))] == [len(starts) // 2] * 2
    assert page.locator(".chart summary").first.evaluate("one => getComputedStyle(one, '::marker').content") == '""'


def test_each_sheet_says_what_it_is_of_and_where_that_stands(address: str, page: Page) -> None:
    page.goto(address + KINDS["entry"])
    page.emulate_media(media="print")
    title, canonical = page.locator("h1").inner_text().replace("\n", " "), page.locator("link[rel=canonical]").get_attribute("href")
    assert page.locator("html").get_attribute("data-paper") == f"{title}\n{canonical}"
    with_foot = len(page.pdf())
    page.evaluate("document.documentElement.removeAttribute('data-paper')")
    assert len(page.pdf()) < with_foot - 500, "a browser that knows how writes it on each"
