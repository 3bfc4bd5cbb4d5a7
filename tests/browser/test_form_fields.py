"""The fields of the form take in every entry that there is, and give back the same values: nothing is lost and nothing invented."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from support.form_page import MODULES
from support.projects import root_of

FILL = """async values => {
  const {fill, prepare, read} = await import("/written/fields.js");
  const form = document.querySelector(".form form");
  prepare(form);
  return values.map(one => ({rest: fill(form, one), read: read(form)}));
}"""


def as_written(award: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The front matter of every entry as texts, as the form is given it."""
    for path in sorted((root_of(award) / "entries").glob("*/*/index.md")):
        yield f"{path.parent.name}", yaml.load(path.read_text(encoding="utf-8").split("\n---")[0].removeprefix("---"), yaml.BaseLoader)  # noqa: S506 – texts alone


@pytest.fixture
def form_of(browser: Browser, served: Callable[[str], str]) -> Iterator[Callable[[str], Page]]:
    pages = list[Page]()

    def opened(award: str) -> Page:
        pages.append(browser.new_page())
        pages[-1].route("**/written/*", lambda route: route.fulfill(path=MODULES / route.request.url.rpartition("/")[2]))
        pages[-1].goto(f"{served(award)}enter/form/")
        return pages[-1]

    yield opened
    for page in pages:
        page.close()


def joined(some: Any, more: Any) -> Any:
    """What stands in the fields with what had none; lists were put together already."""
    if isinstance(some, dict) and isinstance(more, dict):
        return {name: joined(some.get(name), more.get(name)) for name in {**some, **more}}
    return more if some is None else some


def without_nothing(value: Any) -> Any:
    """A value without what is empty in it, which the form does not write, and with blanks as a line has them."""
    if isinstance(value, dict):
        return {name: kept for name, one in value.items() if (kept := without_nothing(one)) is not None} or None
    if isinstance(value, list):
        return [kept for one in value if (kept := without_nothing(one)) is not None] or None
    return value.strip() or None


@pytest.mark.parametrize("award", ["this", "klinke", "states"])
def test_every_entry_comes_back_as_it_was(award: str, form_of: Callable[[str], Page]) -> None:
    entries = [(name, front) for name, front in as_written(award) if front.get("status") != "withdrawn"]
    page = form_of(award)
    for (name, front), back in zip(entries, page.evaluate(FILL, [front for _, front in entries]), strict=True):
        assert joined(back["read"], back["rest"]) == without_nothing(front), name
