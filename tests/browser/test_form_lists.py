"""Lists of the form that grow and shrink, and the signs above an answer: what can be pressed is seen, named, and does what it says."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support.questions import axe, repeated_ids

NAMES = """[...document.querySelectorAll('#f_organisations [name$=".name"]')].map(one => [one.name, one.id, one.value]).filter(([, , value]) => value)"""


@pytest.fixture
def form(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}enter/form/")
    expect(page.locator("#open_copy")).to_be_attached()
    yield page
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_second_of_three_goes_and_what_was_filled_in_after_it_moves_up(width: int, form: Page) -> None:
    form.set_viewport_size({"width": width, "height": 900})
    step = form.locator("#f_organisations").evaluate("one => one.closest('.step').id")
    form.evaluate("id => { location.hash = id; }", step)
    organisations = form.locator("#f_organisations > .item")
    for number, name in enumerate(("First", "Second", "Third")):
        if number:
            form.get_by_role("button", name="Add another organisation").click()
        organisations.nth(number).get_by_label("Full name").fill(name)
    expect(form.get_by_role("button", name="Remove this organisation")).to_have_count(3)
    organisations.nth(1).get_by_role("button", name="Remove this organisation").click()
    expect(organisations).to_have_count(2)
    assert form.evaluate(NAMES) == [["organisations.0.name", "f_organisations_0_name", "First"], ["organisations.1.name", "f_organisations_1_name", "Third"]]
    expect(organisations.nth(1).locator("legend").first).to_have_text("Organisation 2")
    expect(form.get_by_role("button", name="Add another organisation")).to_be_focused()
    assert [*axe(form), *repeated_ids(form)] == []


def test_signs_above_an_answer_are_buttons_that_keys_reach_and_press(form: Page) -> None:
    form.get_by_role("link", name="Ambition", exact=True).click()
    bar = form.get_by_role("toolbar").locator("visible=true").first
    assert bar.get_by_role("button").all_text_contents() == ["Bold", "Italic", "List", "Numbered list", "Link", "Quote"]
    answer = form.get_by_role("textbox", name="Who was involved")
    answer.fill("Eight people")
    answer.select_text()
    bar.focus()
    expect(bar.get_by_role("button", name="Bold")).to_be_focused()
    form.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Italic")).to_be_focused()
    form.keyboard.press("Enter")
    expect(answer).to_have_value("_Eight people_")
    expect(answer).to_be_focused()
