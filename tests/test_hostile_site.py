"""The whole site against whoever means harm, in a browser: addresses that somebody sends to readers, and texts that somebody gets published."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from conftest import ROOT
from playwright.sync_api import Browser, expect
from watching import NO_HARM, Watch, watching

pytestmark = pytest.mark.slow
ADDRESSES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/hostile/addresses.yml").read_text(encoding="utf-8"))["addresses"]
MISSING = "the server responded with a status of 404"  # what a browser says of a page that is not there


@pytest.fixture(scope="module")
def watch(browser: Browser, address: str) -> Iterator[Watch]:
    """One reader who follows all these addresses, one after the other."""
    with watching(browser, address) as opened:
        yield opened


@pytest.mark.parametrize("case", ADDRESSES, ids=[case["it"] for case in ADDRESSES])
def test_an_address_does_no_harm(case: dict[str, Any], watch: Watch) -> None:
    before, _, last = case["at"].rpartition("=")
    path = f"{before}={last * case['times']}" if "times" in case else case["at"]
    seen = watch.visit(path, press=True)
    assert seen.harm == NO_HARM
    assert [fault for fault in seen.faults if MISSING not in fault] == []
    assert seen.forbidden == []
    assert watch.page
    expect(watch.page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("case", [case for case in ADDRESSES if case["at"].startswith("entries/?")], ids=lambda case: case["it"])
def test_search_works_after_it(case: dict[str, Any], watch: Watch) -> None:
    before, _, last = case["at"].rpartition("=")
    watch.visit(f"{before}={last * case.get('times', 1)}")
    assert watch.page
    watch.page.goto(f"{watch.address}entries/?q=night")
    expect(watch.page.get_by_role("status")).to_contain_text("for ‘night’")
