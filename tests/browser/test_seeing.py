"""Who sees little, sees otherwise, or reads on paper: large and wide-set text, small windows, own colours, no motion, print."""

from itertools import product

import pytest
from playwright.sync_api import Page
from support.browsing import KINDS, STATES, visit
from support.looking import SCHEMES, dress, see

pytestmark = pytest.mark.slow
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
LARGE = "html { font-size: 200% !important }"
# What WCAG 1.4.12 lets every reader set.
WIDE_SET = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
WIDTHS = (1280, 640, 320)


def fits(page: Page) -> None:
    """With everything unfolded, nothing is cut off or lies over something else, whatever the size of the letters and the window."""
    page.evaluate(UNFOLD)
    for style, width in product(("", LARGE, WIDE_SET), WIDTHS):
        page.set_viewport_size({"width": width, "height": 700})
        dress(page, style)
        assert see(page, "cut", "overlaid") == [], f"{style or 'as it is'} at {width}"


@pytest.mark.parametrize("kind", KINDS)
def test_large_and_wide_set_text_fits_in_any_window(kind: str, address: str, page: Page) -> None:
    visit(page, address + KINDS[kind])
    fits(page)


@pytest.mark.parametrize("state", STATES)
def test_almost_nothing_and_far_too_much_fit_too(state: str, extremes: str, page: Page) -> None:
    page.goto(extremes + STATES[state])
    fits(page)


@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_links_in_text_are_underlined_and_nothing_moves_for_who_wants_no_motion(kind: str, address: str, page: Page) -> None:
    visit(page, address + KINDS[kind])
    page.evaluate(UNFOLD)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert see(page, "lowTargets", "plainLinks", "moving") == [], f"{kind} at {width}"


@pytest.mark.parametrize("sheet", ["#the_menu", "#the_search", "#narrow"])
def test_a_sheet_holds_large_and_wide_set_text(sheet: str, address: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 500})
    page.goto(address + KINDS["entries" if sheet == "#narrow" else "prose"])
    page.locator(f"button[popovertarget={sheet[1:]}]").first.click()
    for style in (LARGE, WIDE_SET):
        dress(page, style)
        assert see(page, "lowTargets", "cut") == []
        box = page.locator(f"{sheet}:popover-open").bounding_box()
        assert box
        assert (box["x"], box["width"]) == (0, 320)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_readers_own_colours_leave_everything_in_sight(kind: str, scheme: str, address: str, page: Page) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark" if scheme == "dark" else "light")
    visit(page, address + KINDS[kind])
    page.keyboard.press("Tab")
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 700})
        assert see(page, "vanished", "bare", "unmarked") == [], f"{kind} at {width}"


def test_own_colours_keep_covers_and_what_is_chosen(address: str, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + KINDS["entries"])
    assert all(one.bounding_box() for one in page.locator("#all .card:first-child img").all())
    page.get_by_role("searchbox").fill("night")
    page.goto(address + KINDS["prose"])
    page.get_by_role("combobox").fill("sleep")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    grounds = page.get_by_role("option").evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert grounds[0] != grounds[1]


class TestPaper:
    @pytest.fixture(params=["entry", "like-us", "question", "criteria"])
    def paper(self, request: pytest.FixtureRequest, address: str, page: Page) -> Page:
        """A kind of page as it is printed by somebody whose screen is dark."""
        page.emulate_media(color_scheme="dark")
        page.goto(address + KINDS[request.param])
        page.emulate_media(color_scheme="dark", media="print")
        return page

    def test_opens_what_is_folded(self, paper: Page) -> None:
        tables = paper.locator("main details:not([open]) table")
        assert [one.inner_text() for one in tables.all() if not one.is_visible()] == []

    def test_is_white(self, paper: Page) -> None:
        assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

    def test_names_the_page_that_it_came_from(self, paper: Page) -> None:
        canonical = paper.locator("link[rel=canonical]").get_attribute("href")
        assert canonical
        assert paper.get_by_text(canonical, exact=True).is_visible()

    def test_has_nothing_that_only_a_screen_can_use(self, paper: Page) -> None:
        controls = paper.locator("button, input, select, nav").all()
        assert [one.inner_text() for one in controls if one.is_visible()] == []


def test_paper_shows_the_addresses_that_an_entry_leads_to(address: str, page: Page) -> None:
    page.goto(address + KINDS["entry"])
    page.emulate_media(media="print")
    links = page.locator("#the_content a[href^=http], .reuse .pair a")
    printed = links.evaluate_all("all => all.map(one => [getComputedStyle(one, '::after').content, `\" (${one.getAttribute('href')})\"`])")
    assert [one for one in printed if one[0] != one[1]] == []
    assert len(printed) > 2


def test_a_pdf_holds_the_months_that_are_folded_on_a_screen(address: str, page: Page) -> None:
    page.goto(address + KINDS["entry"])
    folded = len(page.pdf())
    page.evaluate(UNFOLD)
    assert abs(len(page.pdf()) - folded) < folded * 0.02
