"""The site in a real browser: at three widths, in light and dark, by keyboard, and without JavaScript."""

import pytest
from browsing import KINDS
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_and_asks_only_this_site(kind: str, address: str, page: Page) -> None:
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + KINDS[kind])
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{kind} is {over} pixels too wide at {width}"
    assert [url for url in asked if not url.startswith(address)] == []
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "entry", "question"])
def test_text_can_be_read_in_light_and_dark(kind: str, scheme: str, address: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address + KINDS[kind])
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


def test_the_first_stop_of_the_keyboard_leads_to_the_content(address: str, page: Page) -> None:
    page.goto(address + KINDS["entry"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#the_content') !== null")


def test_a_reader_without_javascript_reaches_an_answer_from_the_home_page(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="What was hard, and what helped").click()
    page.get_by_role("link", name="Quiet nights, planned by the people who sleep here").first.click()
    assert page.url.endswith("/entries/2025/quiet-nights/#hurdles")
    page.get_by_role("heading", name="What was hard, and what helped", level=3).wait_for()
    context.close()


def test_no_cookie_and_nothing_stored(address: str, page: Page) -> None:
    page.goto(address)
    page.goto(address + KINDS["entry"])
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_an_earlier_address_arrives(address: str, page: Page) -> None:
    page.goto(f"{address}entries/2025/")
    page.wait_for_url("**/years/2025/")
    assert page.get_by_role("heading", level=1).inner_text() == "Honours of 2025"


def test_paper_shows_addresses_and_hides_the_ways_around(address: str, page: Page) -> None:
    page.goto(address + KINDS["entry"])
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="On this page").is_visible()
    assert page.get_by_text("Made-up example").first.is_visible()
