"""The site in a real browser: at three widths, in light and dark, by keyboard, and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from support.browsing import KINDS, visit


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "entry", "question"])
def test_text_can_be_read_in_light_and_dark(kind: str, scheme: str, address: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    visit(page, address + KINDS[kind])
    ink, ground = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert contrast(ink, ground) >= 7
    context.close()


def contrast(ink: str, ground: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((light(ink), light(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class TestTheMenuOnAPhone:
    @pytest.fixture
    def phone(self, address: str, browser: Browser) -> Iterator[Page]:
        """A narrow page in a browser that runs no script."""
        context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}, reduced_motion="reduce")
        page = context.new_page()
        page.goto(address + KINDS["entry"])
        yield page
        context.close()

    def test_a_button_opens_it_at_the_foot_of_the_screen(self, phone: Page) -> None:
        ways = phone.get_by_role("navigation", name="Main").get_by_role("link")
        assert ways.count() == 0
        phone.get_by_role("button", name="Menu").click()
        assert ways.count() == 6
        box = ways.last.bounding_box()
        assert box
        assert box["y"] > 400
        assert box["height"] >= 44
        ways.nth(1).click()
        assert phone.url.endswith("/criteria/")

    def test_the_keyboard_opens_it_walks_through_it_and_closes_it(self, phone: Page) -> None:
        button, ways = phone.get_by_role("button", name="Menu"), phone.get_by_role("navigation", name="Main").get_by_role("link")
        button.focus()
        phone.keyboard.press("Enter")
        phone.keyboard.press("Tab")
        assert phone.locator("#the_menu a:focus").inner_text() == ways.first.inner_text()
        phone.keyboard.press("Escape")
        assert ways.count() == 0
        assert phone.locator("button:focus").inner_text() == "Menu"

    def test_the_contents_are_folded_and_a_thumb_away_from_every_answer(self, phone: Page) -> None:
        first = phone.get_by_role("navigation", name="On this page").get_by_role("link", name="Who was involved")
        assert not first.is_visible()
        phone.get_by_role("heading", name="What was hard, and what helped").scroll_into_view_if_needed()
        phone.get_by_role("link", name="Contents", exact=True).click()
        first.click()
        assert phone.url.endswith("#who-was-involved")


@pytest.mark.parametrize("width", [768, 1024, 1280])
def test_the_field_stands_in_the_head_where_there_is_room(width: int, address: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for kind in ("entry", "question", "organisations", "prose", "like-us"):
        page.goto(address + KINDS[kind])
        box = page.get_by_role("banner").locator("input").bounding_box()
        assert box
        assert box["width"] >= 150
        assert box["y"] < 100


def test_the_contents_stay_in_view_on_a_wide_screen(address: str, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}{KINDS['entry']}#hurdles")
    link = page.get_by_role("navigation", name="On this page").get_by_role("link", name="What changed for people", exact=True)
    assert link.is_visible()
    box = link.bounding_box()
    assert box
    assert 0 <= box["y"] <= 900


def test_an_earlier_address_arrives(address: str, page: Page) -> None:
    page.goto(f"{address}entries/2025/")
    page.wait_for_url("**/years/2025/")
    assert page.get_by_role("heading", level=1).inner_text() == "Honours of 2025"


def test_paper_shows_addresses_and_hides_the_ways_around(address: str, page: Page) -> None:
    page.goto(address + KINDS["entry"])
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="On this page").is_visible()
    assert page.get_by_text("Made-up example").first.is_visible()
