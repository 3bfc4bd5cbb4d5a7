"""The copy for those who must approve: all that was written, called as the form calls it, and nothing of the form; as few sheets as an entry needs."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader
from support.form_steps import FORMS, RECORDS, filled_form, opened_form
from support.projects import root_of
from support.questions import axe, headings, repeated_ids

FULL = root_of("nights") / "entries" / "2025" / "quiet-nights"
TYPICAL = root_of("nights") / "entries" / "2025" / "two-bags-home"
ELSEWHERE = root_of("klinke") / "entries" / "2021" / "buecher-im-stellwerk"
FEWEST, MOST = 2, 4  # sheets
HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'
STUBBED = "window.print = () => { window.prints = (window.prints ?? 0) + 1; }"
LABELS = """() => [...document.querySelectorAll(".form select[name] option, .form input[name]:is([type=radio], [type=checkbox])")]
  .map(one => [one.value, (one.labels?.[0]?.firstChild ?? one).textContent.trim()])"""
SAID_BY_THE_FORM = """() => [...document.querySelectorAll(".form .step :is(.hint, .question-asked, .lead, summary, button, .optional)")]
  .filter(one => !one.closest("#send")).map(one => one.textContent.trim()).filter(text => text.length > 12)"""
TYPED = """text => [...document.querySelectorAll(".form form :is(input[type=text][name], textarea[name], [data-answer])")].map(one => {
  one.value = text;
  one.dispatchEvent(new Event("input", {bubbles: true}));
}).length"""
WITHOUT_SIGNS = "one => { const copy = one.cloneNode(true); copy.querySelectorAll('sup').forEach(sign => sign.remove()); return copy.textContent; }"
MANY = 50  # fields
WORDS = re.compile(r"[^\W_]+")
BESIDE = re.compile(r"!?\[([^\]]*)\]\((?!https?:|mailto:)[^)]*\)")  # what leads to a file is its words, as in the preview
NO_WORDS = re.compile(r"^(?:\s*\d+[.)]\s|\s*\|?[-:| ]+\|?\s*$)|\[\^[^\]]+\]:?|^\[!\w+\]", re.M)  # numbers of a list, rules of a table, signs of notes


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(STUBBED)
    yield context.new_page()
    context.close()


def approved(page: Page, named: str = "Print for approval") -> Locator:
    """The document, once it is made."""
    page.evaluate("location.hash = 'send'")
    page.get_by_role("button", name=named, exact=True).click()
    article = page.locator(".approval article")
    expect(article).to_be_attached()
    return article


def read(path: Path) -> tuple[dict[str, Any], str]:
    head, _, text = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    return yaml.load(head, yaml.BaseLoader), text  # noqa: S506 – texts alone


def opened(page: Page, address: str, folder: Path) -> None:
    page.goto(f"{address}enter/form/")
    expect(page.locator("#open_copy")).to_be_attached()
    page.locator("#open_copy").set_input_files(sorted(path for path in folder.iterdir() if path.is_file()))
    expect(page.locator("[data-saved]")).to_contain_text("Kept in this browser")


def values(front: Any) -> Iterator[str]:
    if isinstance(front, dict | list):
        for one in front.values() if isinstance(front, dict) else front:
            yield from values(one)
    elif front.strip():
        yield front.strip()


def words(text: str) -> str:
    return " ".join(WORDS.findall(text))


def unsaid(page: Page, article: Locator, path: Path) -> list[str]:
    """What a file says and the document does not: values as they are or as the form calls them, answers word by word."""
    front, text = read(path)
    said = words(article.evaluate(WITHOUT_SIGNS).replace("\u2060", ""))
    called: dict[str, list[str]] = {}
    for value, label in page.evaluate(LABELS):
        called.setdefault(value, []).append("Yes" if value == "true" else label)
    lost = [one for one in values(front) if not any(words(each) in said for each in (one, *called.get(one, ())))]
    paragraphs = re.split(r"\n\s*\n|\n(?=\s*[-*>#])|\|", NO_WORDS.sub("", BESIDE.sub(r"\1", text)))
    return lost + [one for one in paragraphs if words(one) not in said]


def sheets(page: Page) -> int:
    return len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)


@pytest.mark.parametrize(("award", "folder"), [("nights", TYPICAL), ("nights", FULL), ("klinke", ELSEWHERE)], ids=["typical", "full", "elsewhere"])
def test_all_that_an_entry_says_is_in_it_on_few_sheets(award: str, folder: Path, served: Callable[[str], str], page: Page) -> None:
    opened(page, served(award), folder)
    article = approved(page)
    assert page.evaluate("window.prints") == 1
    expect(article).to_be_hidden()
    assert unsaid(page, article, folder / "index.md") == []
    text = article.text_content() or ""
    assert "Draft for approval – not published" in text
    assert [one for one in page.evaluate(SAID_BY_THE_FORM) if one in text] == []
    assert article.locator("input, select, textarea, button, label, [hidden], [id]").count() == 0
    assert FEWEST <= sheets(page) <= MOST
    expect(article).not_to_be_attached()  # printing is over
    assert "Draft for approval" not in page.title()


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_is_printed_with_what_it_has(kind: str, address: str, page: Page) -> None:
    opened_form(page, address, kind)
    filled_form(page, kind)
    article = approved(page)
    assert unsaid(page, article, min((FULL / RECORDS[kind]).glob("*.md"))) == []
    expect(article).to_contain_text("Quiet nights, planned by the people who sleep here")
    assert sheets(page) == 1


@pytest.mark.parametrize("kind", FORMS)
def test_it_can_be_seen_first_with_a_way_back(kind: str, address: str, page: Page) -> None:
    opened_form(page, address, kind)
    filled_form(page, kind)
    article = approved(page, "See it first")
    expect(article.locator("h1")).to_be_focused()
    assert [*axe(page), *headings(page), *repeated_ids(page)] == []
    assert page.locator(".form").is_hidden()
    page.emulate_media(media="print")
    assert article.is_visible()
    assert page.locator(".ways-on").is_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Back to the form").click()
    expect(page.get_by_role("button", name="See it first")).to_be_focused()
    expect(article).not_to_be_attached()


def test_an_empty_form_says_that_there_is_no_answer_yet_and_what_is_missing(address: str, page: Page) -> None:
    opened_form(page, address, "entry")
    article = approved(page)
    asked = page.locator("[data-answer]").count()
    assert article.get_by_text("No answer yet", exact=True).count() == asked > 0
    finds = article.get_by_role("heading", name="What the check still finds", include_hidden=True)
    assert (finds.text_content() or "").endswith(f"({page.locator('[data-findings] li').count()})")


def test_where_the_network_is_away_it_is_said_and_can_be_tried_again(address: str, page: Page) -> None:
    page.route("**/ready/send.js*", lambda route: route.abort())
    page.route("**/ready/preview.js*", lambda route: route.abort())
    opened_form(page, address, "entry")
    page.evaluate("location.hash = 'send'")
    expect(page.locator("[data-findings]")).to_contain_text("Your network is away")
    page.unroute("**/ready/send.js*")
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("button", name="Print for approval").click()
    expect(page.locator(".way", has_text="Keep it")).to_contain_text("Your network is away")
    page.unroute_all()
    approved(page)


def test_what_is_said_of_what_is_public_is_what_the_page_on_entering_says(address: str, page: Page) -> None:
    page.goto(f"{address}enter/")
    public = page.locator("h2:text-is('What will be public') + p").text_content() or ""
    opened_form(page, address, "entry")
    said = approved(page).locator("h2:text-is('What will be public') + p").text_content() or ""
    assert said
    assert public.replace("your entry", "this entry").startswith(said)


def test_hostile_texts_are_only_texts(address: str, page: Page) -> None:
    opened_form(page, address, "entry")
    filled_form(page, "entry")
    written = page.evaluate(TYPED, HOSTILE)
    article = approved(page)
    assert article.locator("img, script").count() == 0
    assert (article.text_content() or "").count("document.title=") >= written > MANY
    assert page.title() != "owned"
