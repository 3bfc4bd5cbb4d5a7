"""Three walls against script: what writes a page’s HTML, what cleans it, and what browsers let it do. Each holds alone; without all, the harm is seen.

Every site here is made of an entry whose hostile text has been let past the refusal of raw HTML.
"""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import showcase.catalogue.pipeline
import showcase.parsing.markdown.outline
import showcase.site.markdown_html
import showcase.site.views.frame
import yaml
from playwright.sync_api import Browser, expect
from showcase.catalogue.pipeline import build_catalogue, check
from showcase.mkdocs_adapter import look_of
from showcase.parsing.markdown.blocks import BlockWriter
from showcase.parsing.markdown.events import MarkdownEvent
from showcase.publish.build import write_pages, write_search
from showcase.publish.entries import write_entries
from showcase.publish.plan import plan
from showcase.publish.render import prepare
from showcase.publish.site import Site
from showcase.site.csp import headers_file, policy
from showcase.site.markdown_html import cleaned
from showcase.site.views.cards import Cards
from showcase.site.views.frame import site_frame
from showcase.site.views.images import Beside
from support.hosting import Quiet, WithHeaders, hosted
from support.projects import AWARDS, ROOT, TODAY, files, project
from support.watching import NO_HARM, Seen, watching

pytestmark = pytest.mark.slow
PAYLOADS: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "tests/cases/walls.yml").read_text(encoding="utf-8"))
ENTRY = "entries/2025/quiet-mornings/"
PAGES = ("", "entries/", "entries/?q=quiet", ENTRY, f"{ENTRY}?marks=quiet", "criteria/listening/who-listened/", "organisations/")
ANSWER = "Nine patients and nine receptionists."
FIELDS = {"title": "Quiet mornings", "name": "Alder Clinic", "quote": "I could hear my own book."}


class TrustingWriter(BlockWriter):
    """Writes raw HTML as it was written."""

    def take(self, event: MarkdownEvent) -> None:
        kind, _, value, *_ = event
        if kind in ("InlineHtml", "Html"):
            self.out.append(value)
        else:
            super().take(event)


def hostile(root: Path, groups: tuple[str, ...]) -> Path:
    """The small project with these payloads in its entry."""
    index = project(root, AWARDS / "small") / ENTRY / "index.md"
    text = index.read_text(encoding="utf-8")
    head, summary, rest = text.partition("summary: >-\n")
    if "fields" in groups:
        fields = PAYLOADS["fields"]
        for name, value in FIELDS.items():
            head, rest = (part.replace(f"{name}: {value}", f"{name}: {yaml.safe_dump(fields[name], width=1000).strip()}", 1) for part in (head, rest))
        summary += f"  {fields['summary']}\n"
    texts = [payload for group in groups if group != "fields" for payload in PAYLOADS[group].values()]
    rest = rest.replace(ANSWER, "\n\n".join((ANSWER, *texts)))
    index.write_text(head + summary + rest, encoding="utf-8")
    return root


def made(root: Path, *, escaping: bool) -> Path:
    """The showcase’s own pages of a project, made in this process, so that a test can take parts of it away."""
    catalogue, _ = build_catalogue(root, TODAY)
    assert catalogue
    assert [entry.key for entry in catalogue.entries] == ["2025/quiet-mornings"]
    look, site, cards = look_of(root), root / "site", Cards(catalogue.award)
    prepare(look.environment, site_frame(catalogue.award))
    look.environment.autoescape = escaping
    site.mkdir()
    whole = Site(root, site, catalogue, cards, plan(catalogue, "", cards), look, "", {}, frozenset(), 1, trial=True)  # nothing of the whole
    for step in (write_search, write_pages, write_entries):
        step(whole)
    (site / "assets" / "showcase").symlink_to(root / "overrides" / "assets" / "showcase")
    return site


@pytest.fixture
def visits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser) -> Callable[..., dict[str, Seen]]:
    """What happens on each page of a site that holds these payloads, without these parts of its walls."""

    def visited(groups: tuple[str, ...], *, without: set[str]) -> dict[str, Seen]:
        assert without <= {"writing", "cleaning", "escaping", "policy"}
        monkeypatch.setattr(showcase.catalogue.pipeline, "check_entry", lambda *_: ())
        if "cleaning" in without:
            monkeypatch.setattr(showcase.site.markdown_html, "cleaned", lambda html: html)
        if "writing" in without:
            monkeypatch.setattr(showcase.parsing.markdown.outline, "BlockWriter", TrustingWriter)
            monkeypatch.setattr(Beside, "lead", lambda _, target: target)
        if "policy" in without:
            monkeypatch.setattr(showcase.site.views.frame, "policy", lambda *_: "")
        site = made(hostile(tmp_path / "hostile", groups), escaping="escaping" not in without)
        with hosted(site) as address, watching(browser, address) as watch:
            return {path: watch.visit(path, press=True) for path in PAGES}

    return visited


def all_seen(visits: dict[str, Seen]) -> tuple[set[str], set[str], set[str]]:
    """All that ran, was asked for and was gone to, by the names of the payloads."""
    ran, asked, went = (set[str]().union(*(getattr(seen, kind) for seen in visits.values())) for kind in ("ran", "asked", "went"))
    return ran, {name_in(url) for url in asked}, {name_in(url) for url in went}


def name_in(url: str) -> str:
    """The name of a payload in the address that it asks for."""
    return urlsplit(url).path.split("/")[1]


def harm(visits: dict[str, Seen]) -> dict[str, tuple[set[str], set[str], set[str], int]]:
    """The pages on which a hostile text achieved something."""
    return {path: seen.harm for path, seen in visits.items() if seen.harm != NO_HARM}


class TestHtmlInAText:
    """Let past the refusal, it meets what writes the page, then the cleaner, and then the policy."""

    GROUPS = ("text", "asked")

    def test_the_writer_alone_holds_it(self, visits: Callable[..., dict[str, Seen]]) -> None:
        assert harm(visits(self.GROUPS, without={"cleaning", "policy"})) == {}

    def test_the_cleaner_alone_holds_it(self, visits: Callable[..., dict[str, Seen]]) -> None:
        assert harm(visits(self.GROUPS, without={"writing", "policy"})) == {}

    def test_the_policy_alone_holds_it(self, visits: Callable[..., dict[str, Seen]]) -> None:
        found = visits(self.GROUPS, without={"writing", "cleaning"})
        assert harm(found) == {}
        stopped = {one.split()[0] for one in found[ENTRY].forbidden}
        assert {"script-src-elem", "script-src-attr", "style-src-elem", "img-src", "frame-src", "media-src", "object-src", "form-action", "base-uri"} <= stopped

    def test_without_all_everything_happens(self, visits: Callable[..., dict[str, Seen]]) -> None:
        ran, asked, _ = all_seen(visits(self.GROUPS, without={"writing", "cleaning", "policy"}))
        assert ran == set(PAYLOADS["text"])
        assert asked == set(PAYLOADS["asked"])


class TestHtmlInAField:
    """Titles and names meet the templates, which escape, and then the policy."""

    def test_escaping_alone_holds_it(self, visits: Callable[..., dict[str, Seen]]) -> None:
        assert harm(visits(("fields",), without={"policy"})) == {}

    def test_the_policy_alone_holds_it(self, visits: Callable[..., dict[str, Seen]]) -> None:
        found = visits(("fields",), without={"escaping"})
        assert harm(found) == {}
        assert found[ENTRY].forbidden

    def test_without_both_everything_happens(self, visits: Callable[..., dict[str, Seen]]) -> None:
        ran, _, _ = all_seen(visits(("fields",), without={"escaping", "policy"}))
        assert ran == set(PAYLOADS["fields"])


class TestWhatNoPolicyStops:
    """Pages that send their reader away by themselves, and connections that are only opened: three parts of the first wall hold them."""

    @pytest.mark.parametrize("name", PAYLOADS["away"])
    def test_the_refusal_finds_it(self, name: str, tmp_path: Path) -> None:
        root = hostile(tmp_path / "hostile", ())
        index = root / ENTRY / "index.md"
        index.write_text(index.read_text(encoding="utf-8").replace(ANSWER, f"{ANSWER}\n\n{PAYLOADS['away'][name]}"), encoding="utf-8")
        verdict = check(root, TODAY)
        assert [finding.code for finding in verdict.errors] == ["raw-html"]
        assert verdict.ready == ()

    @pytest.mark.parametrize("name", PAYLOADS["away"])
    def test_the_cleaner_takes_it_away(self, name: str) -> None:
        assert cleaned(PAYLOADS["away"][name]).strip() == ""

    @pytest.mark.parametrize("gone", ["writing", "cleaning"])
    def test_nothing_happens_when_two_of_them_are_gone(self, gone: str, visits: Callable[..., dict[str, Seen]]) -> None:
        assert harm(visits(("away",), without={gone})) == {}

    def test_without_all_the_reader_is_sent_away(self, visits: Callable[..., dict[str, Seen]]) -> None:
        _, _, went = all_seen(visits(("away",), without={"writing", "cleaning"}))
        assert went == {"refresh"}


class TestWhatOnlyAHeaderStops:
    """A page elsewhere that shows this site in a frame, to lay it under buttons of its own."""

    @pytest.mark.parametrize(("host", "shown"), [(Quiet, True), (WithHeaders, False)], ids=["without the headers", "with them"])
    def test_a_page_elsewhere_shows_it_in_a_frame(self, host: type[Quiet], shown: bool, tmp_path: Path, browser: Browser) -> None:
        site = made(hostile(tmp_path / "hostile", ()), escaping=True)
        (site / "_headers").write_text(headers_file(policy()), encoding="utf-8")
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        with hosted(site, host) as address, hosted(elsewhere) as other, browser.new_context() as context:
            (elsewhere / "index.html").write_text(f'<!doctype html><title>x</title><iframe src="{address}"></iframe>', encoding="utf-8")
            page = context.new_page()
            page.goto(other)
            assert (page.frame_locator("iframe").locator("#the_content").count() == 1) is shown

    def test_a_page_works_under_the_headers_too(self, tmp_path: Path, browser: Browser) -> None:
        site = made(hostile(tmp_path / "hostile", ()), escaping=True)
        (site / "_headers").write_text(headers_file(policy()), encoding="utf-8")
        with hosted(site, WithHeaders) as address, watching(browser, address) as watch:
            seen = watch.visit("entries/?q=quiet")
            assert (seen.harm, seen.faults, seen.forbidden) == (NO_HARM, [], [])
            assert watch.page
            expect(watch.page.get_by_role("status")).to_contain_text("1 entry of 1")


KEYS = {
    "template": "404.html",
    "icon": "material/alert",
    "subtitle": "showcaseCanary",
    "description": "showcaseCanary",
    "hide": "[navigation]",
    "search": "{exclude: true}",
    "robots": "noindex",
    "canonical_url": "https://canary.invalid/",
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The pages of an entry with no key that does not belong there."""
    return files(made(hostile(tmp_path_factory.mktemp("plain") / "plain", ()), escaping=True))


@pytest.mark.parametrize("name", KEYS)
def test_no_key_of_an_entry_reaches_a_template(name: str, plain: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showcase.catalogue.pipeline, "check_entry", lambda *_: ())
    root = hostile(tmp_path / "keyed", ())
    index = root / ENTRY / "index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("---\n", f"---\n{name}: {KEYS[name]}\n", 1), encoding="utf-8")
    assert files(made(root, escaping=True)) == plain


def test_what_templates_take_for_markup_is_html_that_was_cleaned() -> None:
    templates = [path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")]
    taken = {found for text in templates for found in re.findall(r"([\w.\[\]]+) *\| *safe|\bautoescape\b", text)}
    told = {found for text in templates for found in re.findall(r"macros\.told\(site, ([\w.]+)\)", text)}  # which marks its language, and takes it as `html`
    assert taken - {"html"} | told == {"view.synopsis", "criterion.html", "answer.html", "one.html", "picture", "reply.html", "samples[kind]"}  # its own
