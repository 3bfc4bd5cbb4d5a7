"""A site that is quiet: no request to another origin, nothing kept in the browser before a choice, no fault, and nothing that its policy forbids."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browsing import KINDS
from support.visits import NOTHING, kept
from support.watching import NO_HARM, Seen, Watch, watching


@pytest.fixture
def watch(browser: Browser, address: str) -> Iterator[Watch]:
    with watching(browser, address) as opened:
        yield opened


def is_quiet(seen: Seen) -> bool:
    return (seen.harm, seen.faults, seen.forbidden) == (NO_HARM, [], [])


def searching(page: Page) -> None:
    page.get_by_role("searchbox").press_sequentially("noise at night")
    expect(page.get_by_role("status")).to_contain_text("for ‘noise at night’")


def narrowing(page: Page) -> None:
    fieldset = page.locator("#narrow [data-facet=themes]")
    if not fieldset.locator("details").evaluate("one => one.open"):
        fieldset.locator("summary").click()
    fieldset.locator("input[value=sleep]").check()
    expect(page.locator(".chosen li")).to_have_count(1)


def narrowing_answers(page: Page) -> None:
    page.get_by_role("button", name="Narrow these answers").click()
    narrowing(page)


def ordering(page: Page) -> None:
    page.locator("select[name=sort]").select_option("title")
    expect(page.locator("#found .card").first).to_be_visible()


def suggesting(page: Page) -> None:
    page.get_by_role("combobox", name="Search").press_sequentially("nigh")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Escape")


def a_key(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()


def likeness(page: Page) -> None:
    page.locator("#finder input[type=checkbox]").first.check()
    expect(page.locator("#found .card").first).to_be_visible()


def marks(page: Page) -> None:
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Remove marks").click()
    expect(page.locator("mark")).to_have_count(0)


USES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "searching": ("entries", searching),
    "narrowing": ("entries", narrowing),
    "ordering": ("entries", ordering),
    "suggestions": ("home", suggesting),
    "the key that leads to search": ("entry", a_key),
    "entries like us": ("like-us", likeness),
    "narrowing answers": ("question", narrowing_answers),
    "marked words": ("marked", marks),
}


@pytest.mark.parametrize("use", USES)
def test_everything_works_under_the_policy_and_is_quiet(use: str, watch: Watch) -> None:
    kind, does = USES[use]
    watch.visit(KINDS[kind])
    assert watch.page
    watch.page.set_viewport_size({"width": 1280, "height": 1000})
    does(watch.page)
    watch.told()
    assert is_quiet(watch.seen), watch.seen
    assert kept(watch) == NOTHING


def test_only_a_choice_is_kept(watch: Watch) -> None:
    watch.visit(KINDS["home"])
    assert watch.page
    suggesting(watch.page)
    watch.page.get_by_role("combobox", name="Search").press_sequentially("t")
    watch.page.get_by_role("button", name="Turn this key off").click()
    assert kept(watch) == NOTHING | {"local": ["showcase-slash"]}


def test_nobody_is_told_which_page_a_reader_came_from(browser: Browser, address: str) -> None:
    with watching(browser, address) as watch:
        watch.visit(KINDS["entry"])
        assert watch.page
        with watch.page.expect_request("https://**") as leaving:
            watch.page.locator(".take a[rel=license]").click()
        assert "referer" not in leaving.value.all_headers()


def test_what_would_break_the_quiet_is_seen(watch: Watch) -> None:
    watch.visit(KINDS["home"])
    assert watch.page
    watch.page.evaluate("""() => {
      const one = document.createElement("img");
      one.src = "https://canary.invalid/one";
      document.body.append(one);
      document.cookie = "one=1";
    }""")
    expect(watch.page.locator("img[src*=canary]")).to_be_attached()
    watch.page.wait_for_function("window.showcaseForbidden.length > 0")
    assert watch.told().forbidden == ["img-src https://canary.invalid/one"]
    assert not is_quiet(watch.seen)
    assert [one["name"] for one in watch.context.cookies()] == ["one"]
