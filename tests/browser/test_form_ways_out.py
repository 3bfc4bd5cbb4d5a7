"""The ways out of the form lead where they say, and take the whole text along or say how."""

from urllib.parse import parse_qs, urlsplit

import yaml
from playwright.sync_api import Browser
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
