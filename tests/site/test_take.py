"""What readers take with them of an entry, as it stands on its page: the very texts, whatever a title holds, and ways to say that they use it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from showcase.authoring.issue_form import issue_forms
from showcase.catalogue.catalogue import Catalogue
from showcase.mkdocs_adapter import look_of
from showcase.model.records import AdoptionFields
from showcase.publish.plan import plan
from showcase.publish.render import Look, prepare, render
from showcase.site.citation.cited import MADE_UP, cited
from showcase.site.papers.links import PaperLink, PaperLinks
from showcase.site.urls import Url, paper_address
from showcase.site.views.frame import site_frame
from showcase.site.views.take import ASKED, FORM, TakePart, take_part
from support.awards import award_in, catalogue_of
from support.citing import HOSTILE as TEXTS
from support.projects import AWARDS, EVERY_AWARD, ROOT, WITH_ADOPTIONS

HOSTILE = [" ".join(text.split()) for text in TEXTS]  # as a line has them
SITE = "https://showcase.example/"
REPOSITORY = "https://code.example/award"
SIGN_TAGS = {"badge": ["a", "img"], "card": ["blockquote", "p", "b", "a", "p", "p"]}


def titled(title: str, name: str = "small") -> Catalogue:
    """A catalogue whose first entry has another title."""
    known = catalogue_of(name)
    first, *others = known.entries
    return replace(known, entries=(replace(first, front=first.front.model_copy(update={"title": title})), *others))


def taken(known: Catalogue, site_url: str = SITE) -> TakePart:
    """What is taken of the first entry of a catalogue."""
    entry = known.entries[0]
    return take_part(entry, known.award, cited(entry, known.award, known.day, site_url), site_url)


class Page(HTMLParser):
    """What a browser has of a piece of a page: its tags, its addresses, its alternative texts, and the text of each place that has an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.targets, self.alts = list[str](), list[str](), list[str]()
        self.texts, self._open = dict[str, str](), list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        self.tags.append(tag)
        self.targets += [named[name] for name in ("href", "src", "cite") if name in named]
        self.alts += [named["alt"]] if "alt" in named else []
        if tag in ("pre", "p"):
            self._open.append(named.get("id", "no id"))

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]] = self.texts.get(self._open[-1], "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("pre", "p") and self._open:
            self._open.pop()


@cache
def look(name: str) -> Look:
    found = look_of(ROOT)
    prepare(found.environment, site_frame(catalogue_of(name).award))
    return found


def entry_page(known: Catalogue, name: str = "small", repository: str = "", site_url: str = SITE, papers: PaperLinks | None = None) -> str:
    """The page of the first entry of a catalogue, where the project has this repository."""
    page = next(one for one in plan(known, site_url, papers=papers or {}).pages if one.url == f"entries/{known.entries[0].key}/")
    context: dict[str, Any] = {**look(name).context, "config": SimpleNamespace(repo_url=repository)}
    return render(page, look(name).environment.get_template(page.template), context, site_url)


def test_what_is_copied_is_what_was_made_whatever_a_title_holds() -> None:
    for title in HOSTILE:
        known = titled(title)
        part, found = taken(known), Page(entry_page(known))
        for one in (part.citation, *part.formats, *part.signs):
            assert found.texts[f"the_{one.id}_text"] == one.text, title


def test_signs_for_other_sites_are_markup_alone_and_say_what_the_entry_says() -> None:
    for title in HOSTILE:
        part = taken(titled(title))
        for sign in part.signs:
            found = Page(sign.text)
            assert found.tags == SIGN_TAGS[sign.id], title
            assert all(one.startswith(f"{SITE}entries/2025/") or one == f"{SITE}assets/showcase/badge.svg" for one in found.targets)
        badge, card = (Page(one.text) for one in part.signs)
        assert title in badge.alts[0]
        assert title in card.texts["no id"]


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_a_sign_claims_use_and_no_more_and_made_up_entries_say_so(name: str) -> None:
    known = catalogue_of(name)
    for entry in known.entries:
        signs = take_part(entry, known.award, cited(entry, known.award, known.day, SITE), SITE).signs
        assert [MADE_UP in one.text for one in signs] == [entry.front.example] * 2
        assert Page(signs[0].text).alts[0].startswith("We use this: ")


def test_where_the_site_will_be_is_not_known_nothing_that_needs_its_address_is_offered() -> None:
    known = catalogue_of("small")
    assert taken(known, "").signs == ()
    assert "for your own site" not in entry_page(known, site_url="")


def forms_of(name: str) -> dict[str, Any]:
    award = award_in(ROOT if name == "this" else AWARDS / name)
    return {path.rpartition("/")[2]: yaml.safe_load(text) for path, text in issue_forms(award).items()}


@pytest.mark.parametrize("name", WITH_ADOPTIONS)
def test_the_form_of_an_adoption_asks_for_every_field_of_its_record(name: str) -> None:
    body = forms_of(name)[FORM]["body"]
    ids = [part["id"] for part in body if "id" in part]
    made_by_the_organiser = {"confirmed", "reviewed", "example", "sent_by"}  # `sent_by` is asked for as `role`, and agreed to
    asked = set(AdoptionFields.model_fields) - made_by_the_organiser
    assert asked | {"type", "region", "place", "role", "account", "agreed"} == set(ids)
    for part in body:
        options = part["attributes"].get("options", ["one"])
        assert len(options) == len({str(one) for one in options}) > 0
    assert [one["required"] for part in body if part["type"] == "checkboxes" for one in part["attributes"]["options"]] == [True] * 3


def test_the_form_is_opened_with_the_entry_filled_in() -> None:
    fillable = {part["id"] for part in forms_of("small")[FORM]["body"] if part["type"] in ("input", "textarea")}
    for title in HOSTILE:
        known = titled(title)
        address = next(one for one in Page(entry_page(known, repository=REPOSITORY)).targets if "/issues/new" in one)
        assert address.startswith(f"{REPOSITORY}/issues/new?")
        asked = parse_qs(urlsplit(address).query, keep_blank_values=True)
        assert asked.keys() - {"template", "title"} <= fillable
        assert asked == {"template": [FORM], "title": [f"We use this too: {title}"], "entry": [f"{title} ({SITE}entries/{known.entries[0].key}/)"]}


def letters(known: Catalogue) -> Iterator[str]:
    yield from (one for one in Page(entry_page(known)).targets if one.startswith("mailto:") and "?" in one)


def test_without_a_repository_a_letter_is_begun_that_holds_nothing_but_what_is_meant() -> None:
    for title in HOSTILE:
        known = titled(title)
        (letter,) = letters(known)
        to, _, said = letter.removeprefix("mailto:").partition("?")
        assert to == known.award.contact.email
        headers = parse_qs(said, strict_parsing=True)
        assert headers.keys() == {"subject", "body"}
        assert headers["subject"] == [f"We use this too: {title}"]
        lines = headers["body"][0].split("\r\n")
        assert lines == [f"We use {title} ({SITE}entries/{known.entries[0].key}/).", "", *(f"{asked}:" for asked in ASKED)]


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_every_answer_has_a_link_to_copy_and_every_page_one_place_that_says_so(name: str) -> None:
    known = catalogue_of(name)
    html = entry_page(known, name)
    answers = [one.question for one in known.entries[0].account.answers]
    assert [f'<a href="#{one}" data-copy>' in html for one in answers] == [True] * len(answers)
    assert html.count('id="copied" role="status"') == 1


def test_documents_are_named_with_kind_and_size_where_they_were_made_and_else_nothing_is_said_of_them() -> None:
    known = catalogue_of("small")
    key = known.entries[0].key
    names = (("one-page.pdf", "One page", "PDF", 53_049, None), ("whole.cy.pdf", "The whole entry", "PDF", 1_207_357, "cy"))
    made = {key: tuple(PaperLink(name, label, kind, size, paper_address(key, name), language) for name, label, kind, size, language in names)}
    html = entry_page(known, papers=made)
    for name, said in (("one-page.pdf", "PDF, 53 kB"), ("whole.cy.pdf", "PDF, 1.2 MB, cy")):
        assert re.search(rf'papers/{re.escape(name)}" download( hreflang="cy")?>[^<]+</a> <span class="soft">{said}</span>', html)
    assert "Documents" not in entry_page(known)


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_text_and_data_stand_beside_each_entry_and_figures_where_it_has_any(name: str) -> None:
    for entry in catalogue_of(name).entries:
        known = replace(catalogue_of(name), entries=(entry,))
        there = [one.url.path.rpartition("/")[2] for one in taken(known).files if isinstance(one.url, Url)]
        assert there == ["index.md", *(["measures.csv"] if entry.front.measures else []), "index.json"]


def test_an_entry_says_at_its_top_where_to_say_that_one_uses_it() -> None:
    top = entry_page(catalogue_of("small")).split("<h1")[0]
    assert '<a href="#the_use">We use this too</a>' in top


def test_there_is_a_record_to_fill_in_for_those_without_tools() -> None:
    made = {one.url: one.make for one in plan(catalogue_of("small")).drawings}
    assert "kept:" in made[taken(catalogue_of("small")).record.path]()
