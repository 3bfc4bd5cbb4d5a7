"""An award may do without any list but its licences: what lives by it is then on no page, in no draft, form, schema or file, and nothing is asked for."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from showcase.authoring.importer.example import example
from showcase.authoring.importer.targets import all_places
from showcase.authoring.issue_form import issue_forms
from showcase.authoring.schemas import schemas
from showcase.authoring.snippets import snippets
from showcase.authoring.templates import NewFile, entry_draft
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import build_catalogue
from showcase.mkdocs_adapter import look_of
from showcase.publish.plan import plan
from showcase.publish.render import Look, made_page, prepare
from showcase.site.views.frame import site_frame
from support.collected import collected
from support.projects import ROOT, TODAY
from support.without import OF_ENTRIES, without

CASES: list[list[str]] = yaml.safe_load((ROOT / "tests/cases/without.yml").read_text(encoding="utf-8"))
# Words of a block, which no page says of an award that does not have it; what is said of the format to all is no matter of an award.
SAYS = {
    "measure_kinds": r"\bmeasures?\b|\bmeasured\b|\bfigures?\b",
    "adoption_stages": r"\badopt\w*|use this too|\bin use\b(?! as it was)",
    "voices": r"\btestimonials?\b",
    "participation_levels": r"\bparticipation\b",
    "themes": r"\bthemes?\b",
    "settings": r"\bsettings?\b",
    "regions": r"\bregions?\b",
}
TAGS = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]+>", re.S)


@cache
def look() -> Look:
    return look_of(ROOT)


@pytest.mark.parametrize("lists", CASES, ids=" ".join)
def test_an_award_may_do_without(lists: list[str], tmp_path: Path) -> None:
    root = without(tmp_path, "small", lists)
    catalogue, verdict = build_catalogue(root, TODAY)
    assert catalogue, verdict
    assert [str(one) for one in verdict.findings] == []
    assert catalogue.entries
    _is_made_for(catalogue, lists, tmp_path)
    _is_shown(catalogue, lists)


def _is_made_for(catalogue: Catalogue, lists: list[str], folder: Path) -> None:
    award = catalogue.award
    gone = {path.split(".")[-1] for name in lists for path in OF_ENTRIES.get(name, ())} - {"type", "region", "reach"}
    entry = json.loads(schemas(award)["schemas/entry.json"])["$defs"]["FrontMatter"]["properties"]
    assert gone & entry.keys() == set()
    assert ("schemas/adoption.json" in schemas(award)) == ("adoption_stages" not in lists)
    assert snippets(award)
    assert len(issue_forms(award)) == 2 - ("adoption_stages" in lists)
    assert example(award)
    draft = entry_draft(NewFile("Elm", "clinic", "north", 2025, "A title"), award)
    assert [name for name in gone if re.search(rf"^ *{name}:", draft, re.M)] == []
    assert [place for place in all_places(award) if re.split(r"[.\[]", place)[0] in gone] == []


def _is_shown(catalogue: Catalogue, lists: list[str]) -> None:
    environment = look().environment
    assert environment.cache is not None
    environment.cache.clear()  # a template keeps the frame that it was first asked for with
    prepare(environment, site_frame(catalogue.award))
    says = re.compile("|".join(SAYS[one] for one in lists if one in SAYS) or r"\Z(?!)", re.I)
    pages = [page for page in plan(catalogue).pages if not page.url.startswith(("enter/check", "checks"))]
    said: dict[str, Any] = {}
    for page in pages:
        html = made_page(page, look()).make()
        said |= {page.url: sorted({one.lower() for one in says.findall(_own(html))})}
        assert not re.search(r"<h[1-6][^>]*>\s*</h|<(?:ol|dl|fieldset)[^>]*>\s*</", html), page.url
    assert {url: words for url, words in said.items() if words} == {}


def _own(html: str) -> str:
    """The words of a page."""
    return TAGS.sub(" ", html)


@pytest.mark.parametrize("lists", [CASES[-1], CASES[-2]], ids=" ".join)
def test_its_data_are_made(lists: list[str], tmp_path: Path) -> None:
    collected(without(tmp_path, "small", lists), tmp_path / "site")
