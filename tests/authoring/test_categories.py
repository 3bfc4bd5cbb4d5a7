"""An award with categories: what is asked in one is asked in no other, wherever entries are begun, checked, fixed, imported and shown."""

import json
import re
from pathlib import Path

import pytest
from showcase.authoring.fix.folder import in_order
from showcase.authoring.importer.suggest_names import known_names, names_of
from showcase.authoring.importer.targets import all_places, place_of
from showcase.authoring.importer.written import entry_text
from showcase.authoring.issue_form import issue_forms
from showcase.authoring.schemas import schemas
from showcase.authoring.templates import NewFile, entry_draft
from showcase.catalogue.facets import facet_values
from showcase.catalogue.pipeline import check_folder
from showcase.catalogue.related import Likeness
from showcase.checks.coverage import coverage_of
from showcase.cli.main import main
from showcase.intake.sources import Folder, Source
from showcase.parsing.entry import parse_entry
from showcase.site.data.published import published
from showcase.site.views.criteria import criteria_page
from showcase.site.views.enter import enter_page
from showcase.site.views.entry import entry_page
from showcase.site.views.organisation import organisation_index
from support.awards import award_of, catalogue_of
from support.projects import AWARDS

AWARD, SMALL = award_of("campus"), award_of("small")
ASKED = {
    "energy": ["The idea", "What we did", "Where the power comes from", "What changed", "What is less"],
    "travel": ["The idea", "What we did", "How people travel", "What changed", "What is less"],
}
WALKS = (AWARDS / "campus/entries/2026/night-walks/index.md").read_text(encoding="utf-8")


def folder(text: str, key: str = "2026/night-walks") -> Folder:
    return Folder(key, Source(f"entries/{key}/index.md", text), files=frozenset({"picture.jpg", "map.txt"}))


def codes(text: str) -> list[str]:
    return [one.code for one in check_folder(folder(text), (), AWARD, with_entry=False).findings]


@pytest.mark.parametrize("category", ASKED)
def test_each_category_is_asked_its_own_questions(category: str) -> None:
    assert [title for _, title in AWARD.headings_in(2026, category)] == ASKED[category]
    draft = entry_draft(NewFile("A College", "college", "coast", 2026, "A title", category, {"country": "merrow", "size": "small"}), AWARD)
    assert re.findall(r"^#{2,3} (.*)$", draft, re.MULTILINE) == ASKED[category]
    assert f"category: {category}" in draft
    assert "    country: merrow\n    size: small\n" in draft
    assert "# Exactly 1 theme, in square brackets" in draft
    assert ("at least one material that others may use" in draft) == (category == "travel")
    text = entry_text({"title": "A", "category": category}, {"how-people-travel": "On foot."}, AWARD, 2026)
    assert re.findall(r"^#{2,3} (.*)$", text, re.MULTILINE) == ASKED[category]


def test_editors_offer_the_choices_and_ask_for_them() -> None:
    for award, wants in ((AWARD, True), (SMALL, False)):
        known = json.loads(schemas(award)["schemas/entry.json"])["$defs"]
        assert ("category" in known["FrontMatter"]["required"]) == wants
        assert ({"country", "size"} <= {*known["Partner"]["required"]}) == wants
        assert ("country" in known["Partner"]["properties"]) == wants


def test_an_entry_is_judged_by_its_category() -> None:
    assert codes(WALKS) == []
    assert codes(re.sub("(?s)resources:.*?images:", "images:", WALKS)) == ["too-few-resources"]
    assert codes(WALKS.replace("category: travel\n", "")) == ["missing-choice"], "nothing else can be told until the category is"
    assert codes(WALKS.replace("category: travel", "category: travels")) == ["unknown-category"]
    assert codes(WALKS.replace("category: travel", "category: energy")) == ["unknown-heading", "too-few-measures"]
    assert codes(WALKS.replace("themes: [sharing]", "themes: [sharing, saving]")) == ["number-chosen"]


def test_what_is_covered_is_what_the_category_asks() -> None:
    covered = coverage_of(parse_entry(folder(WALKS), AWARD), AWARD)
    assert covered
    assert [one.title for one in covered.questions] == ["What we did", "How people travel", "What is less"]
    assert (covered.unknown, covered.lacking) == ((), ())
    bare = coverage_of(parse_entry(folder(re.sub("(?s)resources:.*?contact:", "contact:", WALKS)), AWARD), AWARD)
    assert bare
    assert [(one.asked, title) for one, title in bare.lacking] == [
        ("at least one picture beside the entry", "What we did"), ("at least one material that others may use", "How people travel"),
    ]


def test_headings_are_sorted_by_the_order_of_the_category() -> None:
    text = WALKS
    lines = text.replace("### What we did", "### X").replace("### How people travel", "### What we did").replace("### X", "### How people travel")
    body = parse_entry(folder(lines), AWARD).body
    assert re.findall(r"^### (.*)$", in_order(body, AWARD, 2026, "travel").decode(), re.MULTILINE) == ["What we did", "How people travel", "What is less"]


def test_columns_lead_to_what_the_award_has() -> None:
    assert {"category", "organisations[1].country", "organisations[1].size"} <= {*all_places(AWARD)}
    assert not {"category", "organisations[1].country"} & {*all_places(SMALL)}
    for name, place in (("Category", "category"), ("Country", "organisations[1].country"), ("Size of organisation", "organisations[1].size")):
        assert names_of(name, known_names(AWARD))[0].place == place
        assert place_of(place, AWARD)
        assert all(one.place != place for one in names_of(name, known_names(SMALL)))


def test_new_asks_for_what_the_award_asks(campus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["new", "--year", "2026", "--title", "Lamps that wait", "--organisation", "A College", "--type", "college", "--region", "coast"]
    assert main(said) == 2
    assert "--category, --country and --size" in capsys.readouterr().err
    more = ["--category", "Getting about", "--country", "merrow", "--size", "small"]
    assert main([*said, *more]) == 0
    assert "category: travel" in (campus / "entries/2026/lamps-that-wait/index.md").read_text(encoding="utf-8")


@pytest.fixture
def campus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "campus"
    root.mkdir()
    (root / "criteria.yml").write_text((AWARDS / "campus/criteria.yml").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_new_refuses_what_the_award_has_no_list_of(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(small)
    said = ["new", "--year", "2025", "--title", "A title", "--organisation", "A", "--type", "clinic", "--region", "north", "--country", "merrow"]
    assert main(said) == 2
    assert "The award has no list for --country. Leave it out." in capsys.readouterr().err


def test_the_form_says_which_question_is_of_which_category() -> None:
    form = issue_forms(AWARD)[".github/ISSUE_TEMPLATE/propose-an-entry.yml"]
    assert "Where does the power come from now? (Power and heat only)" in " ".join(form.split())
    assert "id: category" in form
    assert "its full name, what kind it is, its region, its country, and how large it is" in " ".join(form.split())
    assert "id: category" not in issue_forms(SMALL)[".github/ISSUE_TEMPLATE/propose-an-entry.yml"]


def test_pages_say_what_is_asked_of_whom_and_what_weighs_how_much() -> None:
    known = catalogue_of("campus")
    page = criteria_page(known)
    assert [(one.title, one.weight) for one in page.criteria] == [("The idea", 40), ("What changed", 60)]
    assert [(one.title, one.only) for one in page.criteria[0].questions] == [
        ("What we did", ""), ("Where the power comes from", "Power and heat"), ("How people travel", "Getting about"),
    ]
    assert page.whole == ("Exactly 1 theme", "At most 2 places on campus")
    assert "At least one measure of power (asked of: Power and heat)" in page.criteria[1].questions[0].evidence
    assert [title for title, _ in enter_page(known).asked] == ["The idea (40%)", "What changed (60%)"]


def test_an_entry_shows_its_category_its_country_and_its_size() -> None:
    known = catalogue_of("campus")
    entry = known.by_key["2025/borrowed-bikes"]
    page = entry_page(entry, known, tuple, "")
    assert page.honour.label == "Laureate, Getting about"
    facts = {title: [link.label for link in links] for title, links in page.facts}
    assert (facts["Category"], facts["Country"], facts["Size"]) == (["Getting about"], ["Merrow"], ["Up to 2000 students"])
    assert [one.title for one in page.criteria[0].answers] == ["What we did", "How people travel"]
    told = published(entry, known)
    assert (told.category, told.lead.country, told.lead.size) == ("travel", "merrow", "small")
    where = [link.text for group in organisation_index(known).groups for link in group.links]
    assert "College, The coast, Merrow, Up to 2000 students" in where


def test_entries_are_found_by_their_category_and_are_alike_by_it() -> None:
    known = catalogue_of("campus")
    facets = {one.id: one for one in AWARD.facets}
    by_category = {one.id: len(one.entries) for one in facet_values(facets["categories"], known.entries, AWARD)}
    assert by_category == {"energy": 3, "travel": 2}
    near = Likeness(known).near(known.by_key["2026/night-walks"], 1)
    assert near[0][0].front.category == "travel"
    assert "same category (Getting about)" in near[0][1]
