"""What is still to be set is told by name, with what the site lacks meanwhile, and MAINTAINERS.md has the same list."""

import json
from pathlib import Path

import pytest
from showcase.authoring.readiness import TO_SET, leads_nowhere
from showcase.cli.main import main
from support.projects import ROOT

SET = {
    "mkdocs.yml": "site_url: https://prize.green.eu/\nrepo_url: https://github.com/green/prize\nextra: !ENV [A, b]\n",
    ".github/CODEOWNERS": "* @green/people\n",
    ".github/ISSUE_TEMPLATE/config.yml": "contact_links:\n  - url: https://prize.green.eu/about/\n",
    ".github/workflows/publish.yml": "on: push\n",
}


def told(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, object]]]:
    status = main(["doctor", "--root", str(root), "--format", "json"])
    return status, {one["name"]: one for one in json.loads(capsys.readouterr().out)}


def test_everything_that_is_a_placeholder_is_named(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, found = told(small, capsys)
    assert (status, {name for name, one in found.items() if one["is_set"]}) == (1, {"statements"})
    assert found["mailbox"]["found"] == "award@quiet.example"
    assert found["examples"]["found"] == "1"
    main(["doctor", "--root", str(small)])
    said = capsys.readouterr().out
    assert all(where in said and (lacks in said) != (name == "statements") for name, (where, lacks) in TO_SET.items())
    assert "7 things still to be set." in said


def test_and_what_is_set_is_not(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in SET.items():
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_text(text, encoding="utf-8")
    criteria = small / "criteria.yml"
    criteria.write_text(criteria.read_text(encoding="utf-8").replace("award@quiet.example", "award@quiet.org"), encoding="utf-8")
    entry = small / "entries/2025/quiet-mornings/index.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("example: true\n", "", 1), encoding="utf-8")
    status, found = told(small, capsys)
    assert (status, {name for name, one in found.items() if not one["is_set"]}) == (0, set())
    assert main(["doctor", "--root", str(small)]) == 0
    assert "Everything is set." in capsys.readouterr().out


def test_statements_of_another_country_are_named(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "pages").mkdir()
    (small / "pages/privacy.md").write_text("Complain to the Information Commissioner’s Office.\n", encoding="utf-8")
    assert told(small, capsys)[1]["statements"]["is_set"]
    criteria = small / "criteria.yml"
    criteria.write_text(criteria.read_text(encoding="utf-8") + "countries: [de]\n", encoding="utf-8")
    found = told(small, capsys)[1]["statements"]
    assert (found["is_set"], found["found"]) == (False, "pages/privacy.md")


def test_statements_that_take_their_laws_from_the_awards_country_need_one(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "pages").mkdir()
    (small / "pages/accessibility.md").write_text("The law is {{ access_law }}.\n", encoding="utf-8")
    found = told(small, capsys)[1]["statements"]
    assert (found["is_set"], found["found"]) == (False, "pages/accessibility.md")
    criteria = small / "criteria.yml"
    criteria.write_text(criteria.read_text(encoding="utf-8") + "countries: [de]\n", encoding="utf-8")
    assert told(small, capsys)[1]["statements"]["is_set"]


def test_maintainers_have_the_same_list() -> None:
    text = (ROOT / "MAINTAINERS.md").read_text(encoding="utf-8")
    assert [where for where, _ in TO_SET.values() if where.startswith("`") and where.split("`")[1] not in text] == []
    assert [name for name, (_, lacks) in TO_SET.items() if lacks[:30].lower() not in text.lower()] == []


@pytest.mark.parametrize(("address", "nowhere"), [("https://a.example/b/", True), ("a@b.example", True), ("https://example.org", True), ("a@green.eu", False)])
def test_addresses_that_are_kept_for_examples_lead_nowhere(address: str, nowhere: bool) -> None:
    assert leads_nowhere(address) is nowhere
