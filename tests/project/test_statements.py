"""The statements on accessibility and privacy: they have the parts that they must have, and say what a test holds."""

import re

import pytest
from showcase.authoring.statements import STATEMENTS, NoStatement, countries_told, statement
from showcase.checks.privacy.countries import KNOWN
from support.awards import award_of
from support.projects import ROOT
from support.references import missing

TEXTS = {name: (ROOT / "pages" / name).read_text(encoding="utf-8") for name in STATEMENTS}
HERE = award_of("this")
PRIVACY, ACCESSIBILITY = (statement(TEXTS[name], HERE) for name in STATEMENTS)
COUNTRIES = {
    "gb": ("Information Commissioner’s Office", "Equality Advisory and Support Service"),
    "ie": ("Data Protection Commission", "National Disability Authority"),
    "us": ("attorney general of your state", "Civil Rights Division"),
    "de": ("BfDI", "Schlichtungsstelle BGG"),
    "fr": ("CNIL", "Défenseur des droits"),
    "es": ("AEPD", "Real Decreto 1112/2018"),
    "br": ("ANPD", "Lei Brasileira de Inclusão"),
    "ca": ("Office of the Privacy Commissioner", "Accessibility Commissioner"),
}
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
    (PRIVACY, "keeps nothing in your browser but what you choose", "browser/test_quiet.py::test_only_a_choice_is_kept"),
    (PRIVACY, "“Delete everything from this browser”", "browser/test_form.py::test_everything_goes_from_this_browser_at_one_press"),
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


def said_in(*countries: str) -> tuple[str, str]:
    """Both statements for an award of these countries."""
    award = award_of("klinke").model_copy(update={"countries": countries})
    privacy, accessibility = (statement(TEXTS[name], award) for name in STATEMENTS)
    return privacy, accessibility


def test_each_country_has_its_laws_and_offices_with_a_source() -> None:
    assert (set(countries_told()), set(COUNTRIES)) == (set(KNOWN), set(KNOWN))
    assert all(part["source"].startswith("https://") for one in countries_told().values() for part in (one["privacy"], one["accessibility"]))


@pytest.mark.parametrize("country", KNOWN)
def test_the_statements_name_the_laws_and_offices_of_the_awards_country_and_of_no_other(country: str) -> None:
    for place, text in enumerate(said_in(country)):
        assert [one for one, named in COUNTRIES.items() if named[place] in text] == [country]
        assert ("British postcodes" in text, "Equality Commission" in text) == (country == "gb" and not place, country == "gb" and bool(place))
        assert not re.search(r"[{}]|  |^\n\n", text)


def test_an_award_of_several_countries_names_those_of_each() -> None:
    privacy, accessibility = said_in("de", "fr")
    assert "; in Germany that is the authority" in privacy
    assert "; in France that is the [Commission" in privacy
    assert accessibility.index("In Germany, websites") < accessibility.index("In France, article 47")


def test_a_country_that_nothing_is_known_of_gets_words_that_fit_anywhere() -> None:
    privacy, accessibility = said_in("xx")
    assert "the authority for data protection of your country.\n" in privacy
    assert "ask an office for equality" in accessibility
    assert not re.search(r"United Kingdom|Regulations 20|Commissioner", privacy + accessibility)
    assert len(re.findall(r"(?m)^#{1,3} .+$", accessibility)) == len(PARTS)


def test_they_name_whom_to_write_to() -> None:
    for text in said_in("de"):
        assert "Das Preisbüro, [buero@offene-klinke.example](mailto:buero@offene-klinke.example)" in text


@pytest.mark.parametrize("said", ["Whoever hosts it may keep the usual record", "cannot act", "cannot tell that a story", "cannot call it back"])
def test_it_says_what_cannot_be_promised(said: str) -> None:
    assert said in PRIVACY.partition("## What we cannot promise")[2]


def test_a_text_of_the_organisers_own_stays_as_it_is_and_a_place_that_is_none_is_told() -> None:
    assert statement("# Datenschutz\n\n50 % { }\n", HERE) == "# Datenschutz\n\n50 % { }\n"
    with pytest.raises(NoStatement, match="nobody"):
        statement("{{ nobody }}", HERE)
