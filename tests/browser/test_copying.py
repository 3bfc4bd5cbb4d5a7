"""What can be copied is copied by keyboard alone, and said to those who do not see it; where a browser copies nothing, that is said."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browsing import KINDS

CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A reader of an entry, whose browser lets pages copy."""
    context = browser.new_context(reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + KINDS["entry"])
    yield page
    context.close()


def test_texts_and_links_are_copied_by_keyboard_and_that_is_said(reader: Page, address: str) -> None:
    said = reader.locator("#copied")
    expect(said).to_be_empty()
    citation = reader.get_by_role("button", name="Copy citation")
    for _ in range(2):  # what is copied again is said again
        citation.focus()
        reader.keyboard.press("Enter")
        expect(said).to_have_text("Copied citation")
        assert reader.evaluate(CLIPBOARD) == reader.locator("#the_citation_text").text_content()
    expect(citation).to_be_focused()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Space")  # opens what it stands in
    reader.keyboard.press("Tab")
    reader.keyboard.press("Space")
    expect(said).to_have_text("Copied BibTeX")
    assert reader.evaluate(CLIPBOARD).startswith("@misc{quiet-nights-2025,\n  author = {{")
    link = reader.get_by_role("link", name="Copy link to: Safer care")
    link.focus()
    reader.keyboard.press("Enter")
    expect(said).to_have_text("Copied link to: Safer care")
    assert reader.evaluate(CLIPBOARD) == f"{address}{KINDS['entry']}#safer-care"
    assert reader.url.endswith("#safer-care")


def test_where_a_browser_copies_nothing_that_is_said(reader: Page) -> None:
    reader.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    reader.get_by_role("button", name="Copy citation").click()
    expect(reader.locator("#copied")).to_contain_text("Please select the text yourself.")
