"""The forms of a site, each of their steps, and what fills them in."""

import json
from collections.abc import Iterator
from typing import Any

import yaml
from playwright.sync_api import Page, expect
from support.projects import root_of

ENTRY = root_of("nights") / "entries" / "2025" / "quiet-nights"
OF = "?of=2025/quiet-nights"
FORMS = {"entry": "enter/form/", "adoption": f"adopted/{OF}", "followup": f"enter/update/{OF}"}
# A step that was to be left is left, or says what is missing.
ANSWERED = "step => document.getElementById(step).hidden || document.querySelector(`#${step} .errors:not([hidden])`)"
RECORDS = {"adoption": "adoptions", "followup": "followups"}


def opened_form(page: Page, address: str, kind: str) -> None:
    """Opens a form, and comes back when its scripts have begun."""
    page.goto(address + FORMS[kind])
    expect(page.locator("#open_copy")).to_be_attached()
    if kind != "entry":
        expect(page.locator("[data-about]")).not_to_be_empty()


def draft_of(kind: str) -> dict[str, Any]:
    """A record of the collection as a draft of its form."""
    path = min((ENTRY / RECORDS[kind]).glob("*.md"))
    head, _, text = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    front = yaml.load(head, yaml.BaseLoader)  # noqa: S506 – texts alone
    return {"id": "kept", "kind": kind, "year": "2026", "title": "", "front": front, "answers": {"text": text.strip()}}


def filled_form(page: Page, kind: str) -> None:
    """Fills a form from an example, as somebody opens a copy in it."""
    chosen: Any = sorted(path for path in ENTRY.iterdir() if path.is_file())
    if kind != "entry":
        chosen = {"name": "a.draft.json", "mimeType": "application/json", "buffer": json.dumps(draft_of(kind)).encode()}
    page.locator("#open_copy").set_input_files(chosen)
    expect(page.locator("[data-saved]")).to_contain_text("Kept in this browser")


def steps_of(page: Page) -> Iterator[str]:
    """Each step, once it is shown."""
    for step in page.evaluate("[...document.querySelectorAll('.step')].map(one => one.id)"):
        page.evaluate("id => { location.hash = id; }", step)
        expect(page.locator(f"#{step}")).to_be_visible()
        yield str(step)


def in_error(page: Page, step: str) -> bool:
    """Goes on from a step, and whether it said that something is missing; whoever goes on from one in which nothing is comes back to it."""
    onward = page.locator(f"#{step} [data-onward]")
    if not onward.count():
        return False
    onward.click()
    page.wait_for_function(ANSWERED, arg=step)
    said = bool(page.locator(f"#{step} .errors:visible").count())
    if not said:
        page.evaluate("id => { location.hash = id; }", step)
        expect(page.locator(f"#{step}")).to_be_visible()
    return said
