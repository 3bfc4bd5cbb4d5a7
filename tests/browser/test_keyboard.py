"""Every control is reached and worked by keyboard alone, and whoever does so always sees where they are."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from support.browsing import KINDS, visit
from support.looking import SCHEMES, look, unseen, watch_focus

HERE = "document.activeElement.textContent.trim()"


# What opens over a page: the kind, the button, what opens, and how wide the window is.
SHEETS = {
    "the menu": ("prose", "Menu", "#the_menu", 375),
    "the search field": ("prose", "Search", "#the_search", 375),
    "the facets of entries": ("entries", "Narrow", "#narrow", 375),
    "the facets of answers": ("question", "Narrow these answers", "#narrow", 375),
    "the facets of answers beside a wide page": ("question", "Narrow these answers", "#narrow", 1280),
}


@pytest.mark.parametrize("what", SHEETS)
def test_a_sheet_is_worked_by_keyboard_alone(what: str, address: str, page: Page) -> None:
    """It comes next in the order of the keyboard, shows focus, can be left the way one came, and gives focus back or on."""
    kind, name, sheet, width = SHEETS[what]
    look(page, "light", width)
    page.goto(address + KINDS[kind])
    button, opened = page.locator(f"button[popovertarget={sheet[1:]}]", has_text=name).first, page.locator(f"{sheet}:popover-open")
    within = f"document.querySelector('{sheet}').contains(document.activeElement)"

    def enter() -> None:
        button.focus()
        if not opened.count():
            page.keyboard.press("Enter")
        expect(page.locator(sheet)).to_be_visible()

    enter()
    page.keyboard.press("Tab")
    assert page.evaluate(within), "it does not come next"
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(button).to_be_focused()
    enter()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
    enter()
    page.keyboard.press("Tab")
    for scheme in SCHEMES:
        look(page, scheme, width)
        assert unseen(page, sheet) == [], scheme
    page.keyboard.press("Escape")
    enter()
    for _ in range(watch_focus(page, sheet)):
        page.keyboard.press("Tab")
    assert page.evaluate(within), "something in it takes no focus"
    page.keyboard.press("Tab")
    expect(opened).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body"), "nothing has focus beneath it"


@pytest.mark.parametrize(("kind", "name", "sheet"), [("prose", "Menu", "#the_menu"), ("prose", "Search", "#the_search"), ("entries", "Narrow", "#narrow")])
def test_a_sheet_closes_when_a_turned_device_has_room_for_what_it_holds(kind: str, name: str, sheet: str, address: str, page: Page) -> None:
    look(page, "light", 600)
    page.goto(address + KINDS[kind])
    page.get_by_role("button", name=name).click()
    page.set_viewport_size({"width": 640, "height": 500})
    expect(page.locator(f"{sheet}:popover-open")).to_have_count(1)
    page.set_viewport_size({"width": 1100, "height": 600})
    expect(page.locator(f"{sheet}:popover-open")).to_have_count(0)
    expect(page.locator(sheet)).to_be_visible()


@pytest.mark.parametrize(("kind", "width"), [("home", 375), ("entries", 375), ("missing", 1280)])
def test_search_in_the_head_leads_to_the_field_of_the_page(kind: str, width: int, address: str, page: Page) -> None:
    look(page, "light", width)
    page.goto(address + KINDS[kind])
    page.get_by_role("banner").get_by_role("link", name="Search").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first).to_be_focused()


def test_the_menu_leads_on(address: str, page: Page) -> None:
    look(page, "light", 375)
    page.goto(address + KINDS["prose"])
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#the_menu").get_by_role("link", name="Entries")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/")


class TestTheField:
    @pytest.fixture
    def field(self, address: str, page: Page) -> Page:
        """A page whose field has suggestions under it for ‘sleep’."""
        look(page, "light", 1280)
        page.goto(address + KINDS["prose"])
        page.get_by_role("combobox").focus()
        page.keyboard.type("sleep")
        expect(page.get_by_role("option").first).to_be_visible()
        return page

    def test_the_arrows_go_through_all_suggestions_and_back_to_the_words(self, field: Page) -> None:
        count = field.get_by_role("option").count()
        chosen = field.locator("[role=option][aria-selected=true]")
        for at in range(count):
            field.keyboard.press("ArrowDown")
            assert chosen.get_attribute("id") == field.get_by_role("option").nth(at).get_attribute("id")
        field.keyboard.press("ArrowDown")
        expect(chosen).to_have_count(0)
        field.keyboard.press("ArrowUp")
        assert chosen.get_attribute("id") == field.get_by_role("option").last.get_attribute("id")
        expect(field.get_by_role("combobox")).to_be_focused()

    def test_enter_follows_the_one_that_is_chosen(self, field: Page) -> None:
        field.keyboard.press("ArrowDown")
        leads_to = field.locator("[role=option][aria-selected=true]").get_attribute("href")
        field.keyboard.press("Enter")
        field.wait_for_url(f"**{leads_to.removeprefix('..')}" if leads_to else "")

    def test_enter_searches_where_none_is_chosen(self, field: Page) -> None:
        field.keyboard.press("Enter")
        field.wait_for_url("**/entries/?q=sleep")

    def test_escape_closes_them_and_leaves_focus_and_words(self, field: Page) -> None:
        field.keyboard.press("Escape")
        expect(field.get_by_role("listbox")).to_be_hidden()
        expect(field.get_by_role("combobox")).to_be_focused()
        expect(field.get_by_role("combobox")).to_have_value("sleep")

    def test_they_close_when_focus_leaves(self, field: Page) -> None:
        for _ in range(3):
            field.keyboard.press("Tab")
        expect(field.get_by_role("listbox")).to_be_hidden()

    def test_the_key_that_leads_here_can_be_turned_off_and_on_by_keyboard(self, field: Page) -> None:
        field.keyboard.press("Tab")
        field.keyboard.press("Tab")
        assert field.evaluate(HERE) == "Turn this key off"
        field.keyboard.press("Enter")
        assert field.evaluate(HERE) == "Turn this key on"
        field.reload()
        field.keyboard.press("/")
        assert field.evaluate("document.activeElement === document.body")
        field.get_by_role("combobox").focus()
        field.keyboard.type("sleep")
        expect(field.get_by_role("option").first).to_be_visible()
        field.keyboard.press("Tab")
        field.keyboard.press("Tab")
        field.keyboard.press("Enter")
        field.reload()
        field.keyboard.press("/")
        expect(field.get_by_role("combobox")).to_be_focused()

    def test_the_key_is_a_letter_like_any_other_in_the_field(self, field: Page) -> None:
        field.keyboard.type("/wake")
        expect(field.get_by_role("combobox")).to_have_value("sleep/wake")

    def test_on_a_phone_escape_closes_the_suggestions_then_the_field(self, address: str, page: Page) -> None:
        look(page, "light", 375)
        page.goto(address + KINDS["prose"])
        page.get_by_role("button", name="Search").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("sleep")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(page.get_by_role("combobox")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("combobox")).to_be_hidden()
        expect(page.get_by_role("button", name="Search")).to_be_focused()


def reach(page: Page, selector: str) -> None:
    """Tabs to a control; a page has no more than a few hundred."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    pytest.fail(f"{selector} is not reached")


class TestAList:
    @pytest.fixture
    def entries(self, address: str, page: Page) -> Page:
        """What was found for a word, wide enough for everything to be in sight."""
        look(page, "light", 1280)
        visit(page, f"{address}entries/?q=night")
        return page

    def test_a_facet_opens_and_a_value_is_chosen(self, entries: Page) -> None:
        reach(entries, "fieldset:has(details:not([open])) summary")
        entries.keyboard.press("Enter")
        entries.keyboard.press("Tab")
        entries.keyboard.press("Space")
        expect(entries.get_by_role("list", name="Narrowed to").get_by_role("link")).to_have_count(3)
        assert entries.evaluate("document.activeElement.checked")

    def test_a_choice_is_taken_back_and_focus_goes_to_the_count(self, address: str, entries: Page) -> None:
        visit(entries, f"{address}entries/?settings=inpatient")
        reach(entries, ".chosen a")
        entries.keyboard.press("Enter")
        expect(entries.locator("#found")).to_be_hidden()
        expect(entries.get_by_role("status")).to_be_focused()

    def test_the_order_is_changed(self, entries: Page) -> None:
        reach(entries, "select[name=sort]")
        entries.keyboard.press("End")
        entries.wait_for_url("**sort=title")
        expect(entries.get_by_role("combobox", name="Sort")).to_be_focused()

    def test_the_next_page_is_reached_and_focus_goes_to_its_count(self, address: str, entries: Page) -> None:
        visit(entries, address + MANY)
        reach(entries, ".pager a")
        entries.keyboard.press("Enter")
        expect(entries.get_by_role("status")).to_contain_text("page 2")
        expect(entries.get_by_role("status")).to_be_focused()

    def test_a_match_leads_to_its_place_where_the_marks_are_walked_through_and_removed(self, entries: Page) -> None:
        reach(entries, ".matches a")
        entries.keyboard.press("Enter")
        bar = entries.get_by_role("complementary", name="Marked words")
        expect(bar).to_be_visible()
        bar.get_by_role("button", name="Next").focus()
        entries.keyboard.press("Enter")
        expect(entries.locator("mark.here")).to_have_count(1)
        entries.keyboard.press("Tab")
        entries.keyboard.press("Enter")
        expect(entries.locator("mark")).to_have_count(0)
        assert entries.evaluate("document.activeElement.id") == "the_content"


@pytest.mark.parametrize(("kind", "width"), [("entry", 375), ("entry", 1280), ("like-us", 1280), ("question", 375)])
def test_what_is_folded_opens_and_closes(kind: str, width: int, address: str, page: Page) -> None:
    look(page, "light", width)
    page.goto(address + KINDS[kind])
    folded = page.locator("main details:not([open]) > summary").filter(visible=True).element_handles()
    assert folded
    for one in folded:
        one.focus()
        page.keyboard.press("Enter")
        assert one.evaluate("one => one.parentElement.open")
        page.keyboard.press("Space")
        assert not one.evaluate("one => one.parentElement.open")


def test_beside_a_wide_page_the_teams_lie_open_and_nothing_is_there_to_fold(address: str, page: Page) -> None:
    look(page, "light", 1280)
    page.goto(address + KINDS["question"])
    expect(page.locator(".teams li").last).to_be_visible()
    expect(page.locator(".teams summary")).to_be_hidden()
    page.get_by_role("link", name="Inpatient wards", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("8 answers of 14")
    expect(page.get_by_role("status")).to_be_in_viewport()


HEARD = """() => {
  window.heard = [];
  const count = document.querySelector("[role=status]"), results = "#found > :is(.cards, .replies, .nothing)";
  new MutationObserver(() => window.heard.push([count.textContent, document.querySelectorAll(results).length]))
    .observe(count, {childList: true, characterData: true, subtree: true});
}"""
Change = Callable[[Page], object]
MANY = "entries/?q=people"  # what stands on two pages
CHANGES: dict[str, tuple[str, Change, str]] = {
    "words": ("entries", lambda page: page.get_by_role("searchbox").fill("night"), "for ‘night’"),
    "words that nothing has": ("entries", lambda page: page.get_by_role("searchbox").fill("zzzzzz"), "0 entries of 14 for ‘zzzzzz’"),
    "a value": ("entries", lambda page: page.locator("input[name=settings]").first.check(), " of 14"),
    "another order": ("entries", lambda page: page.get_by_label("Sort").select_option("title"), "14 entries of 14"),
    "the next page": (MANY, lambda page: page.get_by_role("link", name="Page 2").click(), "page 2 of"),
    "a value of a place": ("like-us", lambda page: page.locator("select[name=organisation_types]").select_option(index=1), "like yours"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_count_is_announced_once_when_the_results_are_there(what: str, address: str, page: Page) -> None:
    kind, change, said = CHANGES[what]
    look(page, "light", 1280)
    visit(page, address + KINDS.get(kind, kind))
    page.evaluate(HEARD)
    change(page)
    expect(page.get_by_role("status")).to_contain_text(said)
    page.wait_for_load_state("networkidle")
    assert [(said in text, results) for text, results in page.evaluate("window.heard")] == [(True, 1)]
