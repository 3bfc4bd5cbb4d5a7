"""Every step of every form, empty, filled and in error: by axe, in any window, light or colours, and by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support.form_steps import ANSWERED, FORMS, filled_form, in_error, opened_form, steps_of
from support.looking import Look, unseen
from support.questions import Question, asked, axe, headings, repeated_ids, too_wide
from support.visits import answers

STEP = ".step:not([hidden])"  # what stands around it is asked of every kind of page
WIDE = (Look("light", 1280),)
NARROW = tuple(Look("light", width) for width in (640, 390))  # 640 pixels are a window of 1280 in which everything is twice as large
QUESTIONS = (
    Question("ids", repeated_ids, WIDE),
    Question("headings", headings, WIDE),
    Question("axe", lambda page: axe(page, within=STEP), WIDE),
    Question("axe for colours", lambda page: axe(page, colours_only=True, within=STEP), (Look("dark", 390),)),
    Question("window fits", too_wide, NARROW),
    Question("text fits", asked("cut", "overlaid", "smallTargets"), NARROW),
    Question("focus", lambda page: unseen(page, STEP), (Look("light", 390),)),
    Question("own colours", asked("vanished", "bare", "unmarked"), (Look("dark", 390, own_colours=True),)),
)
UNLABELLED = """() => [...document.querySelectorAll(".form :is(input:not([type=hidden]), select, textarea)")]
  .filter(one => one.placeholder || !one.labels?.length || ![...one.labels].some(label => label.textContent.trim())).map(one => one.outerHTML.slice(0, 120))"""
# The bar above an answer hands on its focus to its first sign, and has it itself but once.
BARS_ENTERED = "document.querySelectorAll('markdown-toolbar').forEach(one => one.focus())"
# What Tab has to meet in a step: of radio buttons, and of the signs of a bar, one of each set.
STOPS = """step => {
  const all = [...document.getElementById(step).querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea, markdown-toolbar > *")];
  const shown = all.filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0);
  const first = one => shown.find(other => other.type === "radio" && other.name === one.name);
  window.stops = shown.filter(one => one.type !== "radio" || (document.querySelector(`[name="${one.name}"]:checked`) ?? first(one)) === one);
  return window.stops.length;
}"""
GONE = "step => document.getElementById(step).hidden"
HERE = "window.stops.indexOf(document.activeElement)"
LINKS = """() => [...document.querySelectorAll(".errors:not([hidden]) li a")].map(one => one.getAttribute("href"))"""
LED = "href => document.activeElement.checkVisibility() && document.getElementById(href.slice(1)).contains(document.activeElement)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser of somebody’s own, which keeps what they write and nobody else’s."""
    context = browser.new_context(accept_downloads=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("state", ["empty", "in error", "filled"])
def test_no_step_has_a_fault(kind: str, state: str, page: Page, address: str) -> None:
    opened_form(page, address, kind)
    if state == "filled":
        filled_form(page, kind)
    found, wrong = page.evaluate(UNLABELLED), 0
    for step in steps_of(page):
        wrong += state == "in error" and in_error(page, step)
        page.keyboard.press("Tab")
        page.evaluate(BARS_ENTERED)
        found += [f"{step}: {fault}" for fault in answers(page, QUESTIONS)]
    assert found == []
    assert (wrong > 0) == (state == "in error"), wrong


@pytest.mark.parametrize("kind", FORMS)
def test_every_error_leads_to_its_field_by_keyboard(kind: str, page: Page, address: str) -> None:
    opened_form(page, address, kind)
    for step in steps_of(page):
        if not in_error(page, step):
            continue
        expect(page.locator(f"#{step} .errors h3")).to_be_focused()
        for at, href in enumerate(page.evaluate(LINKS)):
            link = page.locator(f"#{step} .errors li a").nth(at)
            link.focus()
            page.keyboard.press("Enter")
            page.wait_for_function(LED, arg=href, timeout=5000)
            page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")  # the step has been shown by then, too


@pytest.mark.parametrize("kind", FORMS)
def test_the_whole_form_is_walked_through_by_keyboard_alone(kind: str, page: Page, address: str) -> None:
    """From the first link of the list to the last step: Tab meets everything in its order, and Enter goes on."""
    opened_form(page, address, kind)
    page.locator(".tasks a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(GONE, arg="the_steps")
    walked = list[str]()
    while (step := page.locator(".step:visible").get_attribute("id")) != "send":
        assert step not in walked, walked
        walked.append(str(step))
        expect(page.locator(f"#{step}")).to_be_focused()
        page.evaluate(BARS_ENTERED)
        page.locator(f"#{step}").focus()
        met = list[int]()
        for _ in range(page.evaluate(STOPS, step)):
            page.keyboard.press("Tab")
            met.append(page.evaluate(HERE))
        assert met == list(range(len(met))), step
        page.locator(f"#{step} [data-onward]").focus()
        page.keyboard.press("Enter")
        page.wait_for_function(ANSWERED, arg=step)
        if page.locator(f"#{step} .errors:visible").count():
            for _ in range(page.locator(f"#{step} .errors a").count()):
                page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.textContent") == "Go on all the same"
            page.keyboard.press("Enter")
        page.wait_for_function(GONE, arg=step)
    assert walked == page.evaluate("[...document.querySelectorAll('form .step')].map(one => one.id)")
    expect(page.locator("#send")).to_be_focused()
