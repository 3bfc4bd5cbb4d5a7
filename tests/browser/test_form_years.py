"""A draft of an earlier year opens, says what has changed, and can be made one of the open year and back without losing a letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from showcase.intake.zips import unpacked
from support.awards import award_of
from support.projects import root_of
from support.questions import axe

pytestmark = pytest.mark.slow
OLD = next(path.parent for path in sorted((root_of("nights") / "entries/2023").glob("*/index.md")) if "withdrawn" not in path.read_text(encoding="utf-8"))


@pytest.fixture
def form(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}enter/form/")
    page.locator("#open_copy").set_input_files([str(one) for one in sorted(OLD.iterdir()) if one.is_file()])
    expect(page.locator("[data-older] h3")).to_have_text("This is an entry of 2023")
    yield page
    context.close()


def saved(page: Page) -> dict[str, bytes]:
    """The files of the zip that leaves the form."""
    page.goto(f"{page.url.partition('#')[0]}#send")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the file", exact=True).last.click()
    files, objections = unpacked(Path(download.value.path()).read_bytes(), "entry.zip")
    assert not objections
    page.goto(f"{page.url.partition('#')[0]}#the_steps")
    return dict(files)


def index_of(files: dict[str, bytes]) -> str:
    return next(data.decode() for name, data in files.items() if name.endswith("index.md"))


def test_it_says_what_has_changed_and_keeps_its_year_and_its_letters(form: Page) -> None:
    expect(form.locator("[data-older] li").first).to_have_text("‘Safety’ is called ‘Safer care’ now.")
    assert axe(form) == []
    assert form.locator("[name=year] option:checked").text_content() == "2023"
    form.goto(f"{form.url.partition('#')[0]}#criterion-outcome")
    expect(form.locator("#criterion-outcome .count b")).to_have_text("Up to 200 words")
    assert index_of(saved(form)) == (OLD / "index.md").read_text(encoding="utf-8")


def test_made_one_of_the_open_year_it_has_that_years_headings_and_every_answer_and_goes_back_whole(form: Page) -> None:
    form.get_by_role("button", name="Make it an entry of 2026").click()
    expect(form.locator("[data-older] h3")).to_have_text("This is an entry of 2026 now; it was begun for 2023")
    text = index_of(saved(form))
    assert "\nyear: 2026\n" in text
    titles = {question.id: title for _, question, title in award_of("nights").asked_in(2023)}
    headings = [f"### {title}" for _, question, title in award_of("nights").asked_in(2026) if question.id in titles]
    assert [heading for heading in headings if f"{heading}\n" not in text] == []
    assert "### Safety\n" not in text
    said = [line for line in (OLD / "index.md").read_text(encoding="utf-8").partition("\n---\n")[2].splitlines() if line and not line.startswith("#")]
    assert [line for line in said if line not in text] == []
    form.get_by_role("button", name="Make it an entry of 2023 again").click()
    expect(form.locator("[data-older] h3")).to_have_text("This is an entry of 2023")
    assert index_of(saved(form)) == (OLD / "index.md").read_text(encoding="utf-8")
