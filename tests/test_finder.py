"""The search by name: what it finds, in which order, and what stands when it cannot work."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.slow

FINDER = {
    "entries": [
        ["entries/2026/lamps/", "Lamps low", "Winner 2026", "Alder Trust", "People sleep through the night.", "Sleep, North"],
        ["entries/2025/night/", "A friend for the night", "Finalist 2025", "Birch Trust", "Somebody sits by the bed.", "Peer support, South"],
        ["entries/2025/café/", "Café on the ward", "Entrant 2025", "Alder Trust", "Coffee at three.", "Food, North"],
    ],
    "pages": [["themes/sleep/", "Sleep", "Theme"], ["years/2025/", "2025", "Year"], ["organisations/alder/", "Alder Trust", "Organisation"]],
}


@pytest.fixture
def module(address: str, page: Page) -> Callable[[str], Any]:
    """Evaluates an expression with the parts of the script and the data above at hand."""
    page.goto(f"{address}about/")

    def evaluate(expression: str) -> Any:
        return page.evaluate(f"""async () => {{
            const finder = {json.dumps(FINDER)}, parts = await import("{address}assets/showcase/find.js"), {{wanted, find, pagesFor, countsAlone}} = parts;
            return {expression};
        }}""")

    return evaluate


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("night", ["A friend for the night", "Lamps low"], id="a title weighs more than a summary"),
        pytest.param("nights", ["A friend for the night", "Lamps low"], id="a plural finds its singular"),
        pytest.param("NIG", ["A friend for the night", "Lamps low"], id="the beginning of a word is enough, in any case"),
        pytest.param("ight", [], id="the middle of a word is not"),
        pytest.param("cafe", ["Café on the ward"], id="accents make no difference"),
        pytest.param("alder north", ["Lamps low", "Café on the ward"], id="all words, in whichever part; the newest wins a tie"),
        pytest.param("alder peer", [], id="words of different entries"),
        pytest.param("2025", ["A friend for the night", "Café on the ward"], id="a year"),
        pytest.param("<q>.*(", [], id="signs are no pattern and no markup"),
    ],
)
def test_what_is_found_and_in_which_order(query: str, titles: list[str], module: Callable[[str], Any]) -> None:
    assert module(f"find(finder, wanted({json.dumps(query)})).map(hit => hit.entry[1])") == titles


def test_other_pages_are_found_by_name(module: Callable[[str], Any]) -> None:
    assert module("pagesFor(finder, wanted('alder')).map(page => page[1])") == ["Alder Trust"]


def test_where_all_words_find_nothing_each_is_counted_alone(module: Callable[[str], Any]) -> None:
    assert module("countsAlone(finder, wanted('night zebra coffee'))") == [["night", 2], ["coffee", 1]]


def test_results_come_as_somebody_types_and_the_address_can_be_shared(address: str, page: Page) -> None:
    page.goto(f"{address}entries/")
    page.get_by_role("searchbox").press_sequentially("quiet nig")
    expect(page.get_by_role("status")).to_have_text("1 entry for ‘quiet nig’")
    expect(page.locator("#all")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("quiet nig")
    expect(page.locator("#all")).to_be_hidden()
    page.get_by_role("link", name="Quiet nights, planned by the people who sleep here").click()
    page.wait_for_url("**/entries/2025/quiet-nights/")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("1 entry for ‘quiet nig’")
    page.get_by_role("link", name="Show all").click()
    expect(page.locator("#all")).to_be_visible()


def test_the_first_page_leads_to_the_results(address: str, page: Page) -> None:
    page.goto(address)
    page.get_by_role("searchbox").fill("sleep")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/?q=sleep")
    expect(page.get_by_role("heading", name="Pages of that name")).to_be_visible()
    page.get_by_role("link", name="Sleep", exact=True).click()
    page.wait_for_url("**/themes/sleep/")


MANGLED = ("<img src=x onerror=alert(1)>", "%", "%E0%A4%A", "q&q=&&", "'); alert(1); ('", "x" * 5000, "%E2%80%AE%00", "[(*+?%5C")


@pytest.mark.parametrize("query", MANGLED, ids=range(len(MANGLED)))
def test_a_mangled_address_gives_the_page_and_runs_nothing(query: str, address: str, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(f"{address}entries/?q={query}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Entries")
    assert page.locator("#found img, #found script").count() == 0
    assert faults == []


@pytest.mark.parametrize("body", ["", "{", "[]", "null"])
def test_damaged_data_says_so_and_leaves_the_list(body: str, address: str, page: Page) -> None:
    page.route("**/find.json", lambda route: route.fulfill(body=body, content_type="application/json"))
    page.goto(f"{address}entries/?q=night")
    expect(page.get_by_role("status")).to_contain_text("Search does not work just now")
    expect(page.locator("#all .card").first).to_be_visible()


def test_without_javascript_a_search_arrives_at_every_entry_and_is_told_why(address: str, browser: Browser, built: Callable[[str], Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("searchbox").fill("night")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/?q=night")
    assert page.locator(".card").count() == len(list((built("this") / "entries").glob("*/*/index.md")))
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    context.close()
