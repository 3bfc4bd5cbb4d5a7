"""The preview that a pull request keeps, as somebody opens it who has unpacked it."""

import runpy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

SCRIPT = Path(__file__).parents[2] / "scripts" / "ci" / "offline.py"
offline = runpy.run_path(str(SCRIPT))["offline"]
LINKS = {
    "a folder": ('<a href="../../years/">', '<a href="../../years/index.html">'),
    "the folder itself": ('<a href="./">', '<a href="./index.html">'),
    "a place": ('<a class="b" href="cy/#hurdles">', '<a class="b" href="cy/index.html#hurdles">'),
    "a query": ('<a href="../?themes=access">', '<a href="../index.html?themes=access">'),
    "a form": ('<form action="../entries/" method="get">', '<form action="../entries/index.html" method="get">'),
    "another page in place of this": (
        '<meta http-equiv="refresh" content="0; url=../new/">', '<meta http-equiv="refresh" content="0; url=../new/index.html">',
    ),
    "a file": ('<a href="plan.pdf">', '<a href="plan.pdf">'),
    "a place on this page": ('<a href="#the_people">', '<a href="#the_people">'),
    "another site": ('<a href="https://example.org/a/">', '<a href="https://example.org/a/">'),
    "mail": ('<a href="mailto:ward@example.org">', '<a href="mailto:ward@example.org">'),
    "words that look like one": ('<p>href="years/"</p>', '<p>href="years/"</p>'),
}  # fmt: skip


@pytest.mark.parametrize(("published", "unpacked"), LINKS.values(), ids=LINKS)
def test_a_link_leads_to_a_file(published: str, unpacked: str) -> None:
    assert offline(published) == unpacked


@pytest.mark.slow
def test_an_unpacked_preview_can_be_read_page_by_page(built: Callable[[str], Path], page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    shutil.copytree(built("nights") / "site", site)
    monkeypatch.setattr("sys.argv", [str(SCRIPT), str(site)])
    runpy.run_path(str(SCRIPT), run_name="__main__")
    page.goto((site / "entries" / "2025" / "quiet-nights" / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Young Serif"')
    page.get_by_role("navigation").get_by_role("link", name="Organisations").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Organisations")
    page.locator("main a[href*='organisations/'], #the_content a[href*='organisations/'], a[href$='/index.html']").last.click()
    assert page.url.endswith("index.html")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
