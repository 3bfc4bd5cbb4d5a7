"""What people do to a form: two tabs, a private window, tables and folders of any kind, and files that somebody made to break it."""

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support.projects import root_of

ENTRY = root_of("this") / "entries" / "2025" / "quiet-nights"
TITLE = "Half a tit"
PRIVATE = """for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, {get() { throw new DOMException("forbidden", "SecurityError"); }});
}"""
WITH_A_PICTURE = """() => {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File(["x"], "image.png", {type: "image/png"}));
  document.querySelector("[data-answer=who-was-involved]").dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""
MANY = "[...Array(5000)].reduce(inner => ({a: inner}), 1)"
HOSTILE = {
    "deep": f"({{id: 'a/b', kind: 'entry', year: '2026', front: {{title: 'x', more: {MANY}}}, answers: {{}}}})",
    "broken": "({id: 'a', kind: 'entry', year: '2026', source: 'no entry', front: {}, answers: {}})",
    "another year": "({id: 'a', kind: 'entry', year: '__proto__', front: {}, answers: {}})",
}


HOLES = (
    "({id: 'a/b', kind: 'entry', year: '2026', title: {}, slug: '../..', source: 7, front: {year: '../..', organisations: [null, 3]}, answers: {culture: 5}})"
)


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Pages of the form, each of somebody else; what breaks in one fails the test."""
    contexts, broken = [], list[str]()

    def at(script: str = "", beside: Page | None = None) -> Page:
        context = beside.context if beside else browser.new_context(accept_downloads=True, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(f"{address}enter/form/")
        expect(page.locator("#open_copy")).to_be_attached()
        return page

    yield at
    for context in contexts:
        context.close()
    assert broken == []


def at(page: Page, step: str) -> None:
    page.evaluate("id => { location.hash = id; }", step)


def titled(page: Page, title: str) -> None:
    at(page, "the-work")
    page.get_by_role("textbox", name="Title").fill(title)


def kept(page: Page, words: str) -> None:
    page.wait_for_function("words => Object.values(localStorage).some(one => one.includes(words))", arg=words)


def test_what_one_tab_deletes_another_does_not_keep_before_somebody_writes_there(opened: Callable[..., Page]) -> None:
    one = opened()
    titled(one, "In two tabs")
    kept(one, "In two tabs")
    other = opened(beside=one)
    other.get_by_role("button", name="Go on with it").click()
    at(one, "the_steps")
    one.get_by_role("button", name="Delete everything").click()
    expect(other.locator("[data-saved]")).to_contain_text("was deleted in another tab")
    other.evaluate("dispatchEvent(new Event('pagehide'))")
    assert other.evaluate("localStorage.length") == 0
    titled(other, "Written anew")
    kept(other, "Written anew")


def test_the_last_words_are_kept_before_another_draft_is_begun_or_opened(opened: Callable[..., Page]) -> None:
    page = opened()
    titled(page, "The first")
    kept(page, "The first")
    titled(page, "The first, and its last words")
    at(page, "the_steps")
    page.get_by_role("button", name="Begin another").click()
    kept(page, "its last words")
    titled(page, TITLE)
    page.go_back()
    page.locator("#open_copy").set_input_files(ENTRY / "index.md")
    expect(page.locator(".draft")).to_have_count(3)
    kept(page, TITLE)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_copy_is_refused_with_a_reason_and_changes_nothing(name: str, opened: Callable[..., Page], tmp_path: Path) -> None:
    page, file = opened(), tmp_path / "draft.json"
    titled(page, "What stood there")
    kept(page, "What stood there")
    at(page, "the_steps")
    file.write_text(str(page.evaluate(f"() => JSON.stringify({HOSTILE[name]})")), encoding="utf-8")
    page.locator("#open_copy").set_input_files(file)
    expect(page.locator("[data-saved]")).to_contain_text("could not be opened here")
    expect(page.get_by_label("Title", exact=True)).to_have_value("What stood there")
    at(page, "send")
    expect(page.locator("[data-findings] .lead")).to_be_visible()


def test_a_copy_with_holes_gets_a_place_of_its_own(opened: Callable[..., Page], tmp_path: Path) -> None:
    page, file = opened(), tmp_path / "draft.json"
    file.write_text(str(page.evaluate(f"() => JSON.stringify({HOLES})")), encoding="utf-8")
    page.locator("#open_copy").set_input_files(file)
    expect(page.locator(".draft")).to_have_count(1)
    assert page.evaluate("() => Object.keys(localStorage).every(key => /^showcase-draft [a-z0-9]+$/.test(key))")
    at(page, "send")
    with page.expect_download() as saved:
        page.get_by_role("button", name="1. Save the file").click()
    with zipfile.ZipFile(saved.value.path()) as archive:
        assert sorted(archive.namelist()) == ["2026/our-entry/index.md", "reference.txt"]


def test_a_private_window_says_so_and_sends_all_the_same(opened: Callable[..., Page]) -> None:
    page = opened(PRIVATE)
    expect(page.locator("[data-saved]")).to_contain_text("This browser keeps no drafts here.")
    titled(page, "Not kept")
    at(page, "send")
    with page.expect_download() as saved:
        page.get_by_role("button", name="1. Save the file").click()
    assert Path(saved.value.path()).stat().st_size > 0


def test_days_pictures_and_folders_land_where_they_belong(opened: Callable[..., Page]) -> None:
    page = opened()
    page.evaluate("document.querySelectorAll('details.more').forEach(one => { one.open = true; })")
    at(page, "figures")
    days, said = page.locator("#f_measures_0_events_table"), page.locator("#f_measures_0_events ~ [data-there]")
    for typed, told in (("Day\n01/02/2024", "Write the days such as 2024-05-31"), ("Day\n31 May 2024\n2024-02-01", "events-days.csv")):
        days.fill(typed)
        days.blur()
        expect(said).to_contain_text(told)
    expect(days).to_have_value("")
    at(page, "criterion-ambition")
    page.evaluate(WITH_A_PICTURE)
    expect(page.locator("#criterion-ambition")).to_contain_text("A picture cannot stand in an answer.")
    at(page, "the_steps")
    drag = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [str(ENTRY)], "dragOperationsMask": 1}
        drag.send("Input.dispatchDragEvent", {"type": kind, "x": 200, "y": 200, "data": data})
    expect(page.locator("[data-coverage]")).to_have_text("17 of 17 answered.")
    came = json.loads(page.evaluate("() => Object.values(localStorage).find(one => one.includes('quiet-nights'))"))
    assert sorted(came["came"]) == sorted(path.relative_to(ENTRY).as_posix() for path in ENTRY.rglob("*.*") if path.name != "index.md")
    assert came["slug"] == "quiet-nights"
