"""The ways out of the form lead where they say, and take the whole text along or say how."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Route, expect
from support.form_page import asked
from support.projects import ROOT

CASES = yaml.safe_load((ROOT / "tests/cases/form/ways_out.yml").read_text(encoding="utf-8"))
REPOSITORY = "https://github.com/our-organisation/award"
MOST = 7500  # bytes of an address
ASK = f"""async ({{files, branches}}) => {{
  const {{newFile, ownUpload}} = await import("/send.js");
  return {{
    files: files.map(one => newFile("{REPOSITORY}", one)),
    uploads: branches.map(one => ownUpload(one, "{REPOSITORY}", "entries/2026/our-ward")),
  }};
}}"""


def test_what_goes_to_github_leads_to_its_file_or_its_branch(browser: Browser) -> None:
    files = [{**one, "text": one["text"] * one["times"]} for one in CASES["new_file"]]
    answer = asked(browser, ASK, {"files": files, "branches": [one["branch"] for one in CASES["upload"]]})
    for file, made in zip(files, answer["files"], strict=True):
        parts = urlsplit(made["address"])
        named = {"filename": [f"{file['folder']}/{file['name']}"]}
        assert (parts.path, parse_qs(parts.query)) == ("/our-organisation/award/new/main", named | ({"value": [file["text"]]} if file["whole"] else {}))
        assert made["whole"] == file["whole"]
        assert len(made["address"].encode()) <= MOST
    assert answer["uploads"] == [one["address"] for one in CASES["upload"]]


def with_repository(route: Route) -> None:
    """The page as it is where mkdocs.yml names a repository."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(" data-mail=", f' data-repository="{REPOSITORY}" data-mail='))


@pytest.mark.slow
def test_where_no_page_opens_a_link_leads_there_and_the_file_is_saved_all_the_same(browser: Browser, address: str) -> None:
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.route("**/enter/form/", with_repository)
    page.add_init_script("window.open = () => null")
    page.goto(f"{address}enter/form/#send")
    page.get_by_role("button", name="Open the page on GitHub").click()
    expect(page.get_by_role("link", name="open it here")).to_have_attribute("href", re.compile(f"^{REPOSITORY}/new/main\\?filename=entries%2F"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the file and open the page").click()
    assert saved.value.suggested_filename.endswith(".zip")
    expect(page.get_by_role("link", name="open it here").last).to_have_attribute("href", re.compile(f"^{REPOSITORY}/issues/new\\?template=send-an-entry.yml&"))
    context.close()
