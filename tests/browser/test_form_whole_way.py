"""The whole way: somebody fills in an empty form, field by field, sends what it makes, and the award takes it in and publishes it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect
from showcase.cli.main import main
from support.projects import AWARDS, build, project

MODEL = AWARDS / "small" / "entries" / "2025" / "quiet-mornings"
KNOWN = {"title": "Quiet evenings", "contact": {"name": "The evening team", "email": "evenings@alder-clinic.org"}}
NOT_TYPED = {"recognition", "status", "example", "year", "images", "languages", "aliases"}


@pytest.fixture
def form(browser: Browser, served: Callable[[str], str]) -> Iterator[Page]:
    page = browser.new_page(accept_downloads=True)
    page.goto(f"{served('small')}enter/form/")
    expect(page.locator("#open_copy")).to_be_attached()
    page.evaluate("document.querySelectorAll('details.more').forEach(one => { one.open = true; })")
    yield page
    page.close()


def gone_to(page: Page, control: Locator) -> Locator:
    """The control, in its step, which is shown."""
    step = control.first.evaluate("one => one.closest('.step').id")
    page.evaluate("id => { location.hash = id; }", step)
    return control


def type_in(page: Page, path: str, value: Any) -> None:
    """Fills in a value as somebody would, list by list and field by field."""
    if isinstance(value, dict):
        for name, one in value.items():
            type_in(page, f"{path}.{name}" if path else name, one)
        return
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for number, one in enumerate(value):
            if number:
                gone_to(page, page.locator(f"[data-list='{path}']")).get_by_role("button", name="Add another").last.click()
            type_in(page, f"{path}.{number}", one)
        return
    file = page.locator(f"[data-file='{path}']")
    if file.count():
        gone_to(page, file).set_input_files(MODEL / value)
        expect(file.locator("xpath=..").get_by_role("button", name="Take it out")).to_be_visible()
        return
    control = gone_to(page, page.locator(f"[name='{path}']"))
    kind = control.first.evaluate("one => one.type")
    if kind in ("checkbox", "radio"):
        for one in value if isinstance(value, list) else [value]:
            page.locator(f"[name='{path}'][value='{one}']").check()
    elif kind == "select-one":
        control.select_option(value)
    else:
        control.fill("\n".join(value) if isinstance(value, list) else value)


def test_an_entry_that_is_typed_into_an_empty_form_is_taken_in_and_published(form: Page, tmp_path: Path) -> None:
    head, _, text = (MODEL / "index.md").read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    front = yaml.load(head, yaml.BaseLoader)  # noqa: S506 – texts alone
    type_in(form, "", {**{name: value for name, value in front.items() if name not in NOT_TYPED}, **KNOWN})
    for answer in form.locator("[data-answer]").all():
        gone_to(form, answer).fill(f"This is what we would say of {answer.get_attribute('data-answer')}, in words of our own and no others.")
    assert text
    form.evaluate("location.hash = 'send'")
    expect(form.locator("[data-findings] .lead")).to_have_text("Nothing that this page can check has to be mended. The award’s own check reads the rest.")
    with form.expect_download() as saved:
        form.get_by_role("button", name="1. Save the file").click()
    zipped = tmp_path / "entry.zip"
    saved.value.save_as(zipped)

    root = project(tmp_path / "project", AWARDS / "small")
    assert main(["import", str(zipped), "--root", str(root)]) == 0
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    assert "Quiet evenings" in next(root.glob("site/entries/*/quiet-evenings/index.html")).read_text(encoding="utf-8")
