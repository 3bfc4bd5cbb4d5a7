"""A reader in whose browser no script runs reaches everything, is told what needs one, and meets nothing dead."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from support.awards import catalogue_in
from support.browsing import KINDS

DEAD = """input:not([name=q]), select, button:not([type=submit], [popovertarget]), #finder button[popovertarget],
[role=combobox], .marks-bar, .suggestions, .scripted"""
BEYOND = ("404.html",)  # what a host shows for an address that is none


class Links(HTMLParser):
    """Where a page leads without a script: its links, but those that are shown only where one runs."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.moved = False
        self._scripted: list[str] = []  # the elements that are open, from the one that needs a script on
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        self.moved |= named.get("http-equiv") == "refresh"
        if tag in ("input", "img", "br", "meta", "link", "hr", "source"):
            return
        if self._scripted or tag == "template" or "scripted" in (named.get("class") or "").split():
            self._scripted.append(tag)
        elif tag == "a" and named.get("href"):
            self.found.append(str(named["href"]))

    def handle_endtag(self, tag: str) -> None:
        if self._scripted and tag in self._scripted:
            while self._scripted.pop() != tag:  # an element whose end is implied by that of what it is in
                pass


def walk(site: Path) -> tuple[set[str], set[str]]:
    """Every page that a site has, and those that are reached from its home page by links alone."""
    pages = {path.relative_to(site).as_posix().removesuffix("index.html"): Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    met, ahead = set[str](), [""]
    while ahead:
        here = ahead.pop()
        if here in pages and here not in met:
            met.add(here)
            ahead += [urlsplit(urljoin(f"https://here.example/{here}", link)).path.lstrip("/") for link in pages[here].found if "://" not in link]
    return {address for address, links in pages.items() if not links.moved} - set(BEYOND), met


@pytest.mark.parametrize("award", ["this", "nights", "states"])
def test_links_alone_lead_to_every_page_but_those_of_entries_taken_back(award: str, built: Callable[[str], Path]) -> None:
    all_pages, met = walk(built(award) / "site")
    known = catalogue_in(built(award))
    assert sorted(all_pages - met) == sorted(f"entries/{one.key}/" for one in known.withdrawn)
    assert {f"entries/{one.key}/" for one in known.entries} <= met
    assert {f"{one.id}/" for one in known.award.facets} <= met


def test_a_link_that_is_shown_only_with_a_script_is_not_counted() -> None:
    page = '<p class="scripted soft"><a href="one">1</a></p><ul><li><a href="two">2</a><template><a href="three">3</a></template><p><a href="four">4</a></ul>'
    assert Links(page).found == ["two", "four"]


# These say at their top that they work with a script alone; without one all their questions can be read and printed (`test_form.py`).
FORMS = {"form", "form-step", "adopted"}


@pytest.fixture(scope="module")
def still(browser: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - FORMS))
def test_nothing_is_shown_that_only_a_script_brings_to_life(kind: str, address: str, still: Page) -> None:
    still.goto(address + KINDS[kind])
    for width in (1280, 375):
        still.set_viewport_size({"width": width, "height": 800})
        assert still.locator(DEAD).filter(visible=True).all_inner_texts() == [], f"{kind} at {width}"
        assert still.locator("h1").first.is_visible()


@pytest.mark.parametrize("kind", ["home", "entries", "entry", "missing"])
def test_the_field_leads_to_a_page_that_says_what_to_do(kind: str, address: str, still: Page, built: Callable[[str], Path]) -> None:
    still.set_viewport_size({"width": 1280, "height": 800})
    still.goto(address + KINDS[kind])
    still.get_by_role("searchbox").fill("night")
    still.keyboard.press("Enter")
    still.wait_for_url(re.compile(r"/entries/\?q=night"))
    assert still.get_by_text("Search needs JavaScript, which does not run here.").is_visible()
    assert still.locator("#all .card").count() == len(list((built("nights") / "entries").glob("*/*/index.md")))
    assert still.locator("#narrow").get_by_role("link", name="Inpatient wards", exact=True).is_visible()


def test_an_answer_is_three_steps_from_the_home_page(address: str, still: Page) -> None:
    still.set_viewport_size({"width": 390, "height": 800})
    still.goto(address)
    still.get_by_role("link", name="How did others get over the hurdles?").click()
    still.get_by_role("link", name="Quiet nights, planned by the people who sleep here").first.click()
    assert still.url.endswith("/entries/2025/quiet-nights/#hurdles")
    still.get_by_role("heading", name="What was hard, and what helped", level=4).wait_for()


class TestOnAPhone:
    @pytest.fixture
    def phone(self, still: Page) -> Page:
        """The same browser, narrow."""
        still.set_viewport_size({"width": 390, "height": 800})
        return still

    def test_a_glass_opens_the_search_at_the_top_of_the_screen(self, address: str, phone: Page) -> None:
        phone.goto(address + KINDS["entry"])
        field = phone.get_by_role("searchbox")
        assert not field.is_visible()
        phone.get_by_role("button", name="Search").click()
        box = field.bounding_box()
        assert box
        assert box["y"] < 200
        field.fill("night")
        field.press("Enter")
        phone.wait_for_url("**/entries/?q=night")

    def test_the_facets_are_a_sheet_of_ways_to_the_values(self, address: str, phone: Page) -> None:
        phone.goto(address + KINDS["entries"])
        value = phone.get_by_role("link", name="Inpatient wards", exact=True)
        assert not value.is_visible()
        phone.get_by_role("button", name="Narrow").click()
        assert phone.get_by_role("button", name="Show 14 entries").is_visible()
        value.click()
        assert phone.url.endswith("/settings/inpatient/")

    def test_the_foot_of_the_sheet_closes_it(self, address: str, phone: Page) -> None:
        phone.goto(address + KINDS["entries"])
        phone.get_by_role("button", name="Narrow").click()
        phone.get_by_role("button", name="Show 14 entries").click()
        assert not phone.get_by_role("link", name="Inpatient wards", exact=True).is_visible()
        assert phone.get_by_role("button", name="Narrow").is_visible()

    def test_the_page_of_likeness_says_what_it_needs_and_which_ways_need_nothing(self, address: str, phone: Page) -> None:
        phone.goto(address + KINDS["like-us"])
        phone.get_by_text("This page needs JavaScript").get_by_role("link", name="settings").click()
        assert phone.url.endswith("/settings/")
