"""The statements on accessibility and privacy: they have the parts that they must have, and say what a test holds."""

import re

import pytest
from support.projects import ROOT
from support.references import missing

ACCESSIBILITY = (ROOT / "pages/accessibility.md").read_text(encoding="utf-8")
PRIVACY = (ROOT / "pages/privacy.md").read_text(encoding="utf-8")
# The parts of the statement that public bodies of the United Kingdom have to publish, in their order.
PARTS = [
    "# Accessibility statement",
    "## How accessible this website is",
    "## Feedback and contact",
    "## Enforcement procedure",
    "## Technical information about this website’s accessibility",
    "### Compliance status",
    "## Non-accessible content",
    "### Non-compliance with the accessibility regulations",
    "### Disproportionate burden",
    "### Content that is not within the scope of the accessibility regulations",
    "## What was tested, and what was not",
    "## What we are doing to improve accessibility",
    "## Preparation of this accessibility statement",
]
# What is said, and the test that holds it.
SAID = [
    (ACCESSIBILITY, "axe looks for broken rules, best practices included, in light and dark", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (ACCESSIBILITY, "at widths of 1280, 375 and 320 pixels", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (ACCESSIBILITY, "with menus open, with results and without", "browser/test_accessibility.py::test_axe_finds_nothing_in_what_a_reader_opens_or_meets"),
    (
        ACCESSIBILITY,
        "every control is reached and worked",
        "browser/test_every_kind.py::test_a_visit_finds_no_fault",
    ),
    (ACCESSIBILITY, "focus is seen and nothing lies over it", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (ACCESSIBILITY, "Escape closes what was opened", "browser/test_keyboard.py::test_a_sheet_is_worked_by_keyboard_alone"),
    (ACCESSIBILITY, "the first stop skips to the content", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (ACCESSIBILITY, "turn off the key /", "browser/test_keyboard.py::TestTheField::test_the_key_that_leads_here_can_be_turned_off_and_on_by_keyboard"),
    (ACCESSIBILITY, "how many entries were found is announced", "browser/test_keyboard.py::test_the_count_is_announced_once_when_the_results_are_there"),
    (ACCESSIBILITY, "so is what was copied", "browser/test_copying.py::test_texts_and_links_are_copied_by_keyboard_and_that_is_said"),
    (ACCESSIBILITY, "Headings never skip a level", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (ACCESSIBILITY, "warns writers when theirs asks for more years of school", "checks/test_rules.py::test_a_mistake_gives_one_finding_at_its_place"),
    (ACCESSIBILITY, "make the text twice as large", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (ACCESSIBILITY, "set more space between letters, words and lines", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (
        ACCESSIBILITY,
        "Links in text are underlined, and what one presses is at least 24 pixels high",
        "browser/test_every_kind.py::test_a_visit_finds_no_fault",
    ),
    (
        ACCESSIBILITY,
        "Nothing moves for who wants less motion",
        "browser/test_every_kind.py::test_a_visit_finds_no_fault",
    ),
    (ACCESSIBILITY, "your own strong colours", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (
        ACCESSIBILITY,
        "print an entry with what was folded open",
        "browser/test_seeing.py::test_paper_has_all_that_is_folded_and_nothing_that_only_a_screen_can_use",
    ),
    (ACCESSIBILITY, "the addresses that its links lead to", "browser/test_seeing.py::test_paper_shows_the_addresses_that_an_entry_leads_to"),
    (ACCESSIBILITY, "those pages reach every entry", "browser/test_without_script.py::test_links_alone_lead_to_every_page_but_those_of_entries_taken_back"),
    (PRIVACY, "It sets no cookies", "browser/test_every_kind.py::test_a_visit_finds_no_fault"),
    (PRIVACY, "with one exception that is your own choice", "browser/test_quiet.py::test_only_a_choice_is_kept"),
    (PRIVACY, "each page forbids your browser to ask anybody else", "site/test_csp.py::test_every_page_carries_the_policy_and_keeps_to_it"),
    (PRIVACY, "It loads nothing from other sites", "publish/test_built_site.py::test_nothing_is_loaded_from_elsewhere"),
    (PRIVACY, "without saying which page you came from", "browser/test_quiet.py::test_nobody_is_told_which_page_a_reader_came_from"),
    (PRIVACY, "your browser fetches their search data from them", "site/test_federation.py::test_a_search_asks_the_two_showcases_and_nobody_else"),
    (PRIVACY, "Whatever a camera noted in a picture", "intake/test_images.py::test_nothing_comes_along_with_a_picture"),
    (PRIVACY, "A check looks for numbers by which the countries of this award know people",
     "checks/test_personal_data.py::test_personal_data_is_found_where_it_stands"),
    (PRIVACY, "its address stays, and says that it was withdrawn and why", "publish/test_built_site.py::test_a_withdrawn_entry_keeps_its_address_and_says_why"),
]


def test_the_statement_on_accessibility_has_the_parts_that_public_bodies_publish() -> None:
    assert re.findall(r"(?m)^#{1,3} .+$", ACCESSIBILITY) == PARTS


@pytest.mark.parametrize(
    "said",
    ["partially compliant", "version 2.2", "Accessibility Regulations 2018", "Equality and Human Rights Commission", "Equality Advisory and Support Service",
     "Equality Commission for Northern Ireland", "within two working days"],
)
def test_it_names_the_law_and_who_enforces_it(said: str) -> None:
    assert said in ACCESSIBILITY


@pytest.mark.parametrize("untested", ["screen readers", "people with disabilities", "screen magnifiers", "speech recognition", "other browsers"])
def test_it_names_what_is_not_tested(untested: str) -> None:
    assert untested in ACCESSIBILITY.partition("These have not been tested yet")[2].partition("##")[0]


@pytest.mark.parametrize("text", [ACCESSIBILITY, PRIVACY], ids=["accessibility", "privacy"])
def test_a_statement_has_its_day(text: str) -> None:
    assert re.search(r"(prepared|written) on \d{1,2} [A-Z][a-z]+ 20\d\d\.", text)


@pytest.mark.parametrize(("text", "said", "test"), SAID, ids=[said for _, said, _ in SAID])
def test_what_is_said_is_held_by_a_test(text: str, said: str, test: str) -> None:
    assert said in text
    assert missing(test) == ""


@pytest.mark.parametrize("said", ["no cookies", "no trackers", "taken out", "within one working day", "have it corrected", "history"])
def test_readers_learn_what_is_kept_and_what_they_may_ask(said: str) -> None:
    assert said in PRIVACY
