"""Search, facets and likeness as readers use them, in a real browser."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from support.hosting import hosted

pytestmark = pytest.mark.slow

FIRST = "Quiet nights, planned by the people who sleep here"


def titles(page: Page) -> list[str]:
    return page.locator("#found h3").all_inner_texts()


def count(page: Page) -> str:
    return page.locator("#count").inner_text()


def box(page: Page, facet: str, value: str) -> None:
    """Chooses a value as a reader does: opens its facet where it is folded, then ticks it."""
    fieldset = page.locator(f"#narrow [data-facet={facet}]")
    if not fieldset.locator("details").evaluate("one => one.open"):
        fieldset.locator("summary").click()
    fieldset.locator(f"input[value='{value}']").check()


@pytest.fixture
def entries(address: str, page: Page) -> Page:
    """The page of all entries, wide enough for everything to be in sight."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{address}entries/")
    return page


def test_results_come_as_somebody_types_and_are_announced(entries: Page) -> None:
    entries.get_by_role("searchbox").press_sequentially("noise at night")
    expect(entries.get_by_role("status")).to_contain_text("for ‘noise at night’")
    assert titles(entries)[0] == FIRST
    expect(entries.locator("#all")).to_be_hidden()


def test_an_unfinished_word_finds_what_begins_with_it(entries: Page) -> None:
    entries.get_by_role("searchbox").press_sequentially("dialys")
    expect(entries.get_by_role("status")).to_contain_text("for ‘dialys’")
    assert titles(entries)[0] == "The waiting map"


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("the who", "Such words are not looked for, so this is everything."),
        ("sleep xylophones quartz", "No entry has all of these words. These have some of them."),
    ],
)
def test_what_became_of_the_words_is_said(query: str, note: str, address: str, page: Page) -> None:
    page.goto(f"{address}entries/?q={query}")
    expect(page.locator("#found .note", has_text=note)).to_be_visible()
    assert titles(page)


def test_values_of_a_facet_are_alternatives_and_facets_combine(entries: Page) -> None:
    def chosen() -> int:
        return int(count(entries).split()[0])

    box(entries, "themes", "sleep")
    expect(entries.locator("#found .card").first).to_be_visible()
    sleep = chosen()
    box(entries, "themes", "food")
    expect(entries.locator(".chosen li")).to_have_count(3)
    both = chosen()
    box(entries, "years", "2025")
    expect(entries.locator(".chosen li")).to_have_count(4)
    assert sleep < both
    assert chosen() < both


def test_counts_follow_what_is_chosen_and_tell_what_each_value_would_leave(entries: Page) -> None:
    before = entries.locator("[data-facet=settings] .count").all_inner_texts()
    box(entries, "years", "2023")
    expect(entries.locator("#found .card").first).to_be_visible()
    after = entries.locator("[data-facet=settings] .count").all_inner_texts()
    assert sum(int(one.split()[0]) for one in after) < sum(int(one.split()[0]) for one in before)
    for item in entries.locator("[data-facet=settings] li").all()[:3]:
        told = int(item.locator(".count").inner_text().split()[0])
        item.locator("input").check()
        expect(entries.get_by_role("status")).to_contain_text(f"{told} entr")
        item.locator("input").uncheck()
        expect(entries.locator(".chosen li")).to_have_count(1)


def test_a_value_without_entries_stays_reachable_and_the_empty_result_offers_ways_out(entries: Page) -> None:
    entries.goto(f"{entries.url}?q=dialysis")
    expect(entries.get_by_role("status")).to_contain_text("dialysis")
    entries.locator("[data-facet=themes] summary").click()
    entries.locator("[data-facet=themes] li.none input").first.check()
    expect(entries.get_by_role("status")).to_contain_text("0 entries")
    way = entries.locator(".nothing a").filter(has_text="Without themes")
    told = way.locator("xpath=..").inner_text()
    way.click()
    expect(entries.get_by_role("status")).to_contain_text(told.split("(")[1].split(")")[0].split()[0])
    assert "themes" not in entries.url


def test_an_empty_result_names_the_nearest_questions(entries: Page) -> None:
    entries.get_by_role("searchbox").press_sequentially("zebra hurdles")
    entries.keyboard.press("Enter")
    expect(entries.get_by_role("status")).to_be_in_viewport()
    entries.goto(f"{entries.url.split('?')[0]}?q=hurdles+xylophone&themes=falls&costs=over-50k")
    expect(entries.locator(".nothing")).to_be_visible()
    expect(entries.locator(".nothing a[href*='criteria/']").first).to_be_visible()


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("title", lambda card: card["title"].casefold()),
        ("newest", lambda card: -card["year"]),
        ("spread", lambda card: -card["knots"]),
    ],
)
def test_sorting(sort: str, key: Callable[[dict[str, object]], object], address: str, page: Page) -> None:
    page.goto(f"{address}entries/?q=people&sort={sort}")
    expect(page.locator("#found .card").first).to_be_visible()
    shown = page.evaluate("""() => [...document.querySelectorAll("#found .card")].map(one => ({
        title: one.querySelector("h3").textContent, year: Number(one.querySelector(".year").textContent), knots: one.querySelectorAll(".tied").length}))""")
    keys = [key(one) for one in shown]
    assert len(keys) > 5
    assert keys == sorted(keys)  # type: ignore[type-var]


def test_a_card_looks_the_same_whether_the_build_or_the_browser_has_made_it(address: str, page: Page) -> None:
    page.goto(f"{address}entries/?sort=title")
    expect(page.locator("#found .card").first).to_be_visible()
    built, made = page.evaluate("""() => ["#all", "#found"].map(place => Object.fromEntries([...document.querySelectorAll(place + " .card")].map(card => [
        card.querySelector("h3").textContent,
        [card, ...card.querySelectorAll(":not(bdi:empty)")].map(one =>
            [one.localName, one.className.baseVal ?? one.className, one.href ?? one.src ?? one.getAttribute("viewBox"), one.getAttribute("width")])
            .concat([card.textContent.split(/\\s+/).join(" ").trim()]),
    ])))""")
    assert len(made) == 12
    assert made == {title: built[title] for title in made}


def test_chips_say_what_is_chosen_and_each_can_be_removed(entries: Page) -> None:
    entries.goto(f"{entries.url}?q=night&themes=sleep&themes=dignity&years=2025")
    chips = entries.locator(".chosen a")
    expect(chips).to_have_text(["Remove: ‘night’", "Remove: 2025", "Remove: Sleep", "Remove: Dignity", "Clear all"])
    chips.filter(has_text="Dignity").click()
    expect(chips).to_have_count(4)
    assert parse_qs(urlsplit(entries.url).query)["themes"] == ["sleep"]
    chips.filter(has_text="Clear all").click()
    expect(entries.locator("#all")).to_be_visible()
    expect(entries.locator(".chosen")).to_be_hidden()
    assert urlsplit(entries.url).query == ""


def test_a_word_that_stands_in_the_field_is_no_chip_unless_something_else_is_chosen(entries: Page) -> None:
    entries.goto(f"{entries.url}?q=night")
    expect(entries.locator("#found .card").first).to_be_visible()
    expect(entries.locator(".chosen")).to_be_hidden()
    expect(entries.locator(".results-head .like-us")).to_be_hidden()  # it stands behind what was found
    expect(entries.locator("#found ~ .like-us")).to_be_visible()
    box(entries, "settings", "inpatient")
    expect(entries.locator(".chosen a")).to_have_text(["Remove: ‘night’", "Remove: Inpatient wards", "Clear all"])


def test_every_state_is_in_the_address_so_back_forward_and_reload_work(entries: Page) -> None:
    box(entries, "themes", "sleep")
    expect(entries.locator("#found .card").first).to_be_visible()
    entries.get_by_role("searchbox").press_sequentially("night")
    expect(entries.get_by_role("status")).to_contain_text("‘night’")
    told = count(entries)
    entries.reload()
    expect(entries.get_by_role("status")).to_have_text(told)
    expect(entries.get_by_role("searchbox")).to_have_value("night")
    entries.go_back()
    expect(entries.locator(".chosen li")).to_have_count(1)
    expect(entries.get_by_role("searchbox")).to_have_value("")
    entries.go_back()
    expect(entries.locator("#all")).to_be_visible()
    expect(entries.locator("input[value=sleep]")).not_to_be_checked()
    entries.go_forward()
    expect(entries.locator("input[value=sleep]")).to_be_checked()


def test_matched_words_stand_in_their_context_and_lead_to_the_very_answer_where_they_are_marked(entries: Page) -> None:
    entries.get_by_role("searchbox").press_sequentially("slippers")
    expect(entries.get_by_role("status")).to_contain_text("‘slippers’")
    match = entries.locator("#found .matches li").first
    assert "slipper" in match.locator("mark").first.inner_text().casefold()
    match.get_by_role("link").click()
    entries.wait_for_url("**/entries/20*/**")
    anchor = urlsplit(entries.url).fragment
    expect(entries.locator(f"[id='{anchor}']")).to_be_in_viewport()
    expect(entries.locator("#the_content mark").first).to_be_attached()
    bar = entries.get_by_role("complementary", name="Marked words")
    bar.get_by_role("button", name="Next").click()
    expect(entries.locator("mark.here")).to_be_in_viewport()
    bar.get_by_role("button", name="Remove").click()
    expect(entries.locator("#the_content mark")).to_have_count(0)
    assert "marks" not in entries.url


def test_marks_of_a_whole_page_begin_with_the_first(address: str, page: Page) -> None:
    page.goto(f"{address}entries/2025/quiet-nights/?marks=night,nights")
    following = page.get_by_role("complementary", name="Marked words").get_by_role("button", name="Next")
    following.click()
    expect(page.locator("#the_content mark").first).to_have_class("here")
    following.click()
    expect(page.locator("#the_content mark").nth(1)).to_have_class("here")


def test_all_of_it_by_keyboard(entries: Page) -> None:
    entries.keyboard.press("/")
    entries.keyboard.type("night")
    expect(entries.get_by_role("status")).to_contain_text("‘night’")
    for _ in range(4):
        entries.keyboard.press("Tab")
        if entries.evaluate("document.activeElement.type === 'checkbox'"):
            break
    entries.locator("[data-facet=settings] input").first.focus()
    entries.keyboard.press("Space")
    expect(entries.locator(".chosen li")).to_have_count(3)
    entries.locator(".chosen a").last.focus()
    entries.keyboard.press("Enter")
    expect(entries.locator("#all")).to_be_visible()
    assert entries.evaluate("document.activeElement.id === 'count'")


def test_on_a_phone_the_facets_are_a_sheet(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}entries/")
    opener = page.get_by_role("button", name="Narrow")
    expect(page.locator("#narrow")).to_be_hidden()
    opener.click()
    page.locator("[data-facet=settings] input").first.check()
    expect(page.locator("#narrow .how-many")).to_contain_text("of")
    page.locator("#narrow").get_by_role("button", name="Show").click()
    expect(page.locator("#narrow")).to_be_hidden()
    expect(opener).to_contain_text("1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


# The field at the head of every page.


def test_a_key_leads_to_the_field_and_suggestions_lead_on(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}about/")
    page.keyboard.press("/")
    page.keyboard.type("sleep")
    suggestions = page.get_by_role("listbox", name="Suggestions")
    expect(suggestions.get_by_role("option").first).to_be_visible()
    for kind in ("Entries", "Theme"):
        expect(suggestions.get_by_role("group", name=kind)).to_be_visible()
    page.keyboard.press("ArrowDown")
    active = page.locator("[role=option][aria-selected=true]")
    expect(active).to_have_count(1)
    assert page.get_by_role("combobox").get_attribute("aria-activedescendant") == active.get_attribute("id")
    page.keyboard.press("Escape")
    expect(suggestions).to_be_hidden()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/?q=sleep")


def test_what_is_called_so_is_suggested_first_and_an_entry_with_what_it_has_shown(address: str, page: Page) -> None:
    page.goto(f"{address}about/")
    page.get_by_role("combobox").fill("falls")
    groups = page.get_by_role("listbox", name="Suggestions").get_by_role("group")
    expect(groups.first).to_have_attribute("aria-label", "Theme")
    expect(groups.nth(1)).to_contain_text("See me standingMore than a third lower: Falls among people on the class register")
    page.get_by_role("combobox").fill("fall")
    expect(groups.first).to_have_attribute("aria-label", "Entries")


def test_a_suggestion_can_be_taken_by_keyboard(address: str, page: Page) -> None:
    page.goto(f"{address}about/")
    page.keyboard.press("/")
    page.keyboard.type("northbridge")
    expect(page.get_by_role("group", name="Organisation")).to_be_visible()
    active = page.locator("[aria-selected=true]")
    while not active.count() or "organisations/" not in str(active.get_attribute("href")):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisations/northbridge*/")


def test_the_key_can_be_turned_off_and_stays_off(address: str, page: Page) -> None:
    page.goto(f"{address}about/")
    page.get_by_role("combobox").press_sequentially("sleep")
    page.get_by_role("button", name="Turn this key off").click()
    page.reload()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")


def test_nothing_is_stored_before_a_choice(entries: Page) -> None:
    entries.get_by_role("searchbox").press_sequentially("night")
    expect(entries.get_by_role("status")).to_contain_text("‘night’")
    assert entries.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


# What is like you.


def test_entries_like_us_come_in_order_with_their_reasons(address: str, page: Page) -> None:
    page.goto(f"{address}entries/like-us/?settings=inpatient&cost_bands=under-1k")
    expect(page.locator("#found .why").first).to_be_visible()
    assert len(titles(page)) > 3
    assert "setting" in page.locator("#found .why").first.inner_text().casefold()


def test_entries_like_us_stand_beside_what_is_said_at_once(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}entries/like-us/")
    assert len(page.locator("#all .card").all()) == 3
    last = page.locator("#finder select").last
    last.evaluate("one => one.scrollIntoView({block: 'nearest'})")
    last.select_option(label="London")
    expect(page.locator("#found .why").first).to_be_visible()
    expect(page.locator("#all")).to_be_hidden()
    expect(page.get_by_role("status")).to_be_in_viewport()


def test_on_a_phone_a_place_is_described_in_a_sheet_whose_foot_says_what_it_finds(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}entries/like-us/")
    expect(page.locator("#all .card h3").first).to_be_in_viewport()
    page.get_by_role("button", name="Say what your place is like").click()
    page.get_by_role("checkbox", name="Inpatient wards").check()
    page.get_by_role("button", name="Show: 8 entries like yours").click()
    expect(page.get_by_role("status")).to_be_in_viewport()
    expect(page.locator("#found .card").first).to_be_in_viewport()


def test_the_browser_reckons_likeness_as_the_build_does(address: str, page: Page, built: Callable[[str], Path]) -> None:
    """The entries near to each, as its page shows them, are the first that the browser finds for that entry’s own values."""
    page.goto(f"{address}entries/")
    near = page.evaluate("""async root => {
        const scripts = root + "assets/showcase/scripts/search/";
        const {open} = await import(scripts + "index.js"), {likeness} = await import(scripts + "facets.js");
        const collection = await open(root), all = await collection.dimensions(), rows = collection.index.likeness;
        const numbers = Array.from({length: collection.size}, (_, at) => at), out = [];
        for (const mine of numbers) {
            const of = row => all.get(row.of === "adopter_types" ? "organisation_types" : row.of);
            const has = row => of(row).sets[of(row).codes[mine]].map(at => row.values[at].id);
            const own = new Map(rows.map(row => [row.of, has(row)]));
            const best = numbers.filter(one => one !== mine).map(number => ({number, ...likeness(rows, all, own, number)}))
                .sort((a, b) => b.score - a.score || a.number - b.number);
            out.push([(await collection.entry(mine)).url, await Promise.all(best.slice(0, 3).map(async one => (await collection.entry(one.number)).title))]);
        }
        return out;
    }""", address)
    for url, expected in near:
        shown = (built("nights") / "site" / url / "index.html").read_text(encoding="utf-8").partition('id="the_near"')[2]
        assert [unescape(title) for title in re.findall(r"<h3[^>]*><a [^>]*>(.*?)</a></h3>", shown)] == expected, url


# Questions.


def test_answers_to_a_question_are_narrowed_by_the_same_facets(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{address}criteria/involvement/hurdles/")
    all_of_them = page.locator("#all .reply").count()
    page.get_by_role("button", name="Narrow these answers").click()
    box(page, "years", "2025")
    expect(page.locator("#found .reply").first).to_be_visible()
    assert 0 < page.locator("#found .reply").count() < all_of_them
    expect(page.get_by_role("status")).to_contain_text("answers")
    page.reload()
    expect(page.locator("#found .reply").first).to_be_visible()


# What is bad.

MANGLED = (
    *("q=<img src=x onerror=alert(1)>", "q=%", "q=%E0%A4%A", "q&q=&&", "q='); alert(1); ('", "q=" + "x" * 5000, "q=%E2%80%AE%00", "q=[(*+?%5C", "q=the+of+and"),
    *("themes=../../x", "themes=%3Cscript%3E&sort=%3Cb%3E&page=-1", "page=9e99&sort=title", "themes[]=sleep&__proto__=1&constructor=2", "&&&=&="),
    "years=2025&years=2025&years=" + "9" * 200,
)
WHERE = ("entries/", "criteria/involvement/hurdles/", "entries/like-us/", "entries/2025/quiet-nights/")


@pytest.mark.parametrize("query", MANGLED, ids=range(len(MANGLED)))
def test_a_mangled_address_gives_the_page_and_runs_nothing(query: str, address: str, browser: Browser) -> None:
    faults: list[str] = []
    with browser.new_context(reduced_motion="reduce") as reader:
        reader.on("weberror", lambda fault: faults.append(f"{fault.page and fault.page.url[:200]}: {fault.error}"))
        reader.on("dialog", lambda dialog: faults.append(dialog.message))
        pages = {where: reader.new_page() for where in WHERE}
        for where, page in pages.items():
            page.goto(f"{address}{where}?{query}&marks={query}")
        for where, page in pages.items():  # at the same time, because waiting is most of it
            page.wait_for_load_state("networkidle")
            expect(page.get_by_role("heading", level=1), where).to_be_visible()
            assert page.locator("#found [src=x], #found script, main script").count() == 0, where
    assert faults == []


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"version": 99}'])
@pytest.mark.parametrize("file", ["index.json", "facets.json*", "words/*.json*"])
def test_damaged_data_say_so_and_leave_the_list(file: str, body: str, address: str, page: Page) -> None:
    page.route(f"**/assets/find/{file}", lambda route: route.fulfill(body=body, content_type="application/json"))
    page.goto(f"{address}entries/?q=night")
    expect(page.get_by_role("alert")).to_contain_text("Search does not work just now")
    expect(page.locator("#all .card").first).to_be_visible()


def test_missing_data_say_so_and_search_works_when_they_are_back(address: str, page: Page) -> None:
    page.route("**/assets/find/index.json", lambda route: route.abort())
    page.goto(f"{address}entries/?q=night")
    expect(page.get_by_role("alert")).to_contain_text("Search does not work just now")
    page.unroute("**/assets/find/index.json")
    page.get_by_role("searchbox").fill("nights")
    expect(page.get_by_role("status")).to_contain_text("‘nights’")


def test_a_choice_that_the_award_no_longer_has_can_be_cleared(address: str, page: Page) -> None:
    page.goto(f"{address}entries/?themes=gone-for-good&years=2025")
    expect(page.locator("#found .card").first).to_be_visible()
    chip = page.locator(".chosen a").filter(has_text="Unknown choice: gone-for-good")
    chip.click()
    expect(chip).to_have_count(0)
    assert "gone-for-good" not in page.url


# Where scripts do not run, and where the site may stand.


def test_without_javascript_facet_pages_and_paging_reach_every_entry(address: str, browser: Browser, built: Callable[[str], Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("searchbox").fill("night")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/?q=night")
    assert page.locator(".card").count() == len(list((built("nights") / "entries").glob("*/*/index.md")))
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    expect(page.locator("#narrow input").first).to_be_hidden()
    page.locator("[data-facet=themes] summary").click()
    page.get_by_role("link", name="Sleep", exact=True).first.click()
    page.wait_for_url("**/themes/sleep/")
    assert page.locator(".card").count() > 0
    context.close()


def test_it_works_from_any_folder_of_a_host(built: Callable[[str], Path], tmp_path: Path, page: Page) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "award").symlink_to(built("nights") / "site")
    with hosted(tmp_path) as host:
        page.goto(f"{host}deep/award/criteria/")
        page.keyboard.press("/")
        page.keyboard.type("quiet nights")
        page.get_by_role("option", name=FIRST).click()
        page.wait_for_url("**/deep/award/entries/2025/quiet-nights/")
        page.goto(f"{host}deep/award/entries/?q=quiet+nights&years=2025")
        page.locator("#found").get_by_role("link", name=FIRST).click()
        page.wait_for_url("**/deep/award/entries/2025/quiet-nights/")


def test_nothing_but_the_sites_own_files_is_asked_for(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}entries/?q=night&themes=sleep")
    expect(page.locator("#found .card").first).to_be_visible()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
