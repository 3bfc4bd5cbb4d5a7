"""Who sees little, sees otherwise, or reads on paper: large and wide-set text, small windows, own colours, no motion, print."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page
from support.browsing import KINDS, restyle
from support.looking import SCHEMES, STYLES, UNFOLD, Look, dress, pose, see
from support.pixels import unreadable


@pytest.mark.parametrize("sheet", ["#the_menu", "#the_search", "#narrow"])
def test_a_sheet_holds_large_and_wide_set_text(sheet: str, address: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 500})
    page.goto(address + KINDS["entries" if sheet == "#narrow" else "prose"])
    page.locator(f"button[popovertarget={sheet[1:]}]").first.click()
    for style in ("large letters", "wide-set letters"):
        dress(page, STYLES[style])
        assert see(page, "lowTargets", "cut") == []
        box = page.locator(f"{sheet}:popover-open").bounding_box()
        assert box
        assert (box["x"], box["width"]) == (0, 320)


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


@pytest.mark.parametrize("scheme", SCHEMES)
def test_own_colours_show_in_which_section_a_page_is(scheme: str, address: str, page: Page) -> None:
    pose(page, Look(scheme, own_colours=True))
    page.goto(address + KINDS["entry"])
    lines = {one.inner_text(): edge(one) for one in page.locator("#the_menu a").all()}
    assert len(lines) == 6
    assert [name for name in lines if lines[name] != lines["About"]] == ["Entries"]


def edge(element: Locator) -> tuple[int, ...]:
    """The colour in the middle of the line below an element."""
    drawn = Image.open(BytesIO(element.screenshot())).convert("RGB")
    return tuple(drawn.crop((drawn.width // 2, drawn.height - 2, drawn.width // 2 + 1, drawn.height - 1)).tobytes())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_own_colours_show_what_leads_past_the_head_of_a_page(scheme: str, address: str, page: Page) -> None:
    pose(page, Look(scheme, own_colours=True))
    page.goto(address + KINDS["prose"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert unreadable(page) == []
    restyle(page, "@media (forced-colors: active) { .skip { color: Canvas; background: CanvasText } }")
    assert "cannot be read: Skip to content" in unreadable(page)  # and perhaps what its plate lies on


@pytest.mark.parametrize("kind", ["entry", "like-us", "question", "criteria"])
def test_paper_has_all_that_is_folded_and_nothing_that_only_a_screen_can_use(kind: str, address: str, page: Page) -> None:
    """As it is printed by somebody whose screen is dark."""
    page.emulate_media(color_scheme="dark")
    page.goto(address + KINDS[kind])
    page.emulate_media(color_scheme="dark", media="print")
    tables, controls = page.locator("main details:not([open]) table"), page.locator("button, input, select, nav")
    assert [one.inner_text() for one in tables.all() if not one.is_visible()] == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical
    assert page.get_by_text(canonical, exact=True).is_visible(), "the page that it came from"
    assert [one.inner_text() for one in controls.all() if one.is_visible()] == []


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


# The middle of a zero is where a stroke would cross it.
MIDDLE_OF_ZERO = """async font => {
  await document.fonts.load(font);
  const canvas = new OffscreenCanvas(300, 300), drawing = canvas.getContext("2d", {willReadFrequently: true});
  drawing.font = font;
  const {width, actualBoundingBoxAscent: high} = drawing.measureText("0");
  drawing.fillText("0", 50, 250);
  return [document.fonts.check(font), drawing.getImageData(Math.round(50 + width / 2), Math.round(250 - high / 2), 1, 1).data[3]];
}"""


def test_a_zero_is_the_same_open_round_in_every_face(address: str, page: Page) -> None:
    page.goto(address + KINDS["prose"])
    faces = ["400 200px Hyperlegible", "700 200px Hyperlegible", "italic 400 200px Hyperlegible", "italic 700 200px Hyperlegible", "200px Young Serif"]
    assert [face for face in faces if page.evaluate(MIDDLE_OF_ZERO, face) != [True, 0]] == []
