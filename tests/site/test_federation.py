"""Several showcases searched as one: what mkdocs.yml may say, what is found, and what stands when another one fails."""

import html
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from showcase.site.csp import headers_file, policy, policy_of
from showcase.site.federation import NoShowcases, Showcase, other_showcases
from support.hosting import WithHeaders, hosted
from support.once import Once
from support.projects import AWARDS, build, files, project, root_of

slow = pytest.mark.slow
NAME = "Quiet & <Small> Places"
OWN = "Quiet nights, planned by the people who sleep here"
THEIRS = "Quiet mornings"

QUIET = {"name": "Quiet Places", "address": "https://quiet.example/award/"}
WRONG = {
    "no list": ({"quiet": "https://quiet.example/"}, ["this is to be a list"]),
    "an address alone": (["https://quiet.example/"], ["item 1: a showcase has a name and an address"]),
    "no name": ([{"address": "https://quiet.example/"}], ["item 1: a showcase has a name and an address"]),
    "a field too many": ([QUIET | {"colour": "red"}], ["item 1: a showcase has a name and an address, and nothing else"]),
    "a number for a name": ([QUIET | {"name": 2025}], ["item 1: its name is shown with what is found there, so it is to be text"]),
    "a blank name": ([QUIET | {"name": " "}], ["item 1: its name is shown"]),
    "no stroke at the end": ([QUIET | {"address": "https://quiet.example"}], ["'https://quiet.example' is no address of a showcase, because it does not end"]),
    "a page": ([QUIET | {"address": "https://quiet.example/index.html"}], ["because it does not end with /"]),
    "a path of this site": ([QUIET | {"address": "/quiet/"}], ["because it does not begin with https:// or http://"]),
    "a script": ([QUIET | {"address": "javascript:alert(1)/"}], ["because it does not begin with https:// or http://"]),
    "no host": ([QUIET | {"address": "https:///quiet/"}], ["because it does not begin with https:// or http:// and the name of a host"]),
    "a query": ([QUIET | {"address": "https://quiet.example/?a=/"}], ["because it has more in it than a host and a path"]),
    "a password": ([QUIET | {"address": "https://me:secret@quiet.example/"}], ["because it has more in it than a host and a path"]),
    "a broken host": ([QUIET | {"address": "https://[quiet/"}], ["because it cannot be read"]),
    "a host that would end the browser’s list": ([QUIET | {"address": "https://quiet.example;script-src%20*/"}], ["because its host has other letters"]),
    "an international host": ([QUIET | {"address": "https://café.example/"}], ["a form with these, which begins with xn--"]),
    "the same one twice": ([QUIET, QUIET], ["item 2: https://quiet.example/award/ is in the list already"]),
    "several at once": ([QUIET, "x", QUIET | {"address": 7}], ["item 2: a showcase has", "item 3: 7 is no address of a showcase, because it is not text"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_list_that_cannot_be_used_is_told_item_by_item(case: str) -> None:
    written, told = WRONG[case]
    with pytest.raises(NoShowcases) as caught:
        other_showcases(written)
    lines = str(caught.value).split("\n")
    assert [part in line for part, line in zip(told, lines, strict=True)] == [True] * len(told), lines
    assert all(line.startswith("mkdocs.yml: extra.showcases: ") for line in lines)


def test_a_list_is_read_in_its_order_without_the_site_itself() -> None:
    written = [QUIET, {"name": " This one ", "address": "https://this.example/"}, {"name": "Plain", "address": "http://127.0.0.1:8000/"}]
    assert other_showcases(written, "https://this.example/") == (Showcase("Quiet Places", QUIET["address"]), Showcase("Plain", "http://127.0.0.1:8000/"))


def test_its_origin_is_what_a_browser_compares() -> None:
    assert Showcase("Quiet", "https://quiet.example:8080/award/").origin == "https://quiet.example:8080"


def test_no_list_is_no_showcase() -> None:
    assert other_showcases(None) == other_showcases([]) == ()


def listing(root: Path, address: str, name: str = NAME) -> Path:
    """A project whose mkdocs.yml names another showcase."""
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"extra:\n  showcases:\n    - {{name: '{name}', address: '{address}'}}\n")
    return root


@slow
def test_a_list_that_cannot_be_used_stops_the_build(tmp_path: Path) -> None:
    result = build(listing(project(tmp_path / "wrong", AWARDS / "small"), "https://quiet.example"))
    assert result.returncode != 0
    assert "mkdocs.yml: extra.showcases: item 1: 'https://quiet.example' is no address of a showcase" in result.stderr
    assert not (tmp_path / "wrong" / "site").exists()


class Sites(NamedTuple):
    """Where a site is served, which searches a second one too, where that one is, and the first one’s folder."""

    here: str
    there: str
    folder: Path


@pytest.fixture(scope="module")
def second(once: Once) -> Path:
    """The site of a small award which has one theme in common with this one: sleep."""
    return once("second", make_second) / "site"


def make_second(root: Path) -> None:
    project(root, AWARDS / "small")
    for name, old, new in (
        ("criteria.yml", "noise: {label: Noise, text: Sounds.}", "sleep: {label: Slumber, text: Rest.}"),
        ("entries/2025/quiet-mornings/index.md", "themes: [noise]", "themes: [sleep]"),
    ):
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module", params=["two hosts", "two folders of one host"])
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, second: Path) -> Iterator[Sites]:
    """Two showcases that are served, of which the first searches the second too."""
    folder = tmp_path_factory.mktemp("hosts")
    (folder / "one").mkdir()
    shutil.copytree(second, folder / "two")
    with ExitStack() as hosts:
        if request.param == "two hosts":
            here, there = hosts.enter_context(hosted(folder / "one")), hosts.enter_context(hosted(folder / "two", WithHeaders))
        else:
            both = hosts.enter_context(hosted(folder))
            here, there = f"{both}one/", f"{both}two/"
        root = listing(project(tmp_path_factory.mktemp("first") / "first", root_of("nights")), there)
        result = build(root, "--strict", "--site-dir", str(folder / "one"))
        assert result.returncode == 0, result.stderr
        yield Sites(here, there, folder / "one")


@slow
def test_a_page_names_the_other_showcases_where_there_are_any(sites: Sites, built: Callable[[str], Path]) -> None:
    page = (sites.folder / "entries/index.html").read_text(encoding="utf-8")
    found = re.findall(r'data-showcases="([^"]*)"', page)
    assert [json.loads(html.unescape(one)) for one in found] == [[{"name": NAME, "address": sites.there}]]
    assert not [path for path, data in files(built("nights") / "site").items() if b"data-showcases" in data and path.endswith(".html")]


@slow
def test_every_page_may_ask_the_other_showcases_and_nobody_else(sites: Sites) -> None:
    site, expected = files(sites.folder), policy([Showcase(NAME, sites.there).origin])
    assert {policy_of(text.decode()) for name, text in site.items() if name.endswith(".html")} == {expected}
    assert site["_headers"].decode() == headers_file(expected)


def searched(page: Page, address: str, query: str) -> Locator:
    """The cards of what a query finds."""
    page.goto(f"{address}entries/?q={query}")
    expect(page.locator("#found")).to_have_attribute("data-for", query)
    return page.locator("#found .card")


@slow
def test_what_the_second_one_has_is_found_named_and_led_to(sites: Sites, page: Page) -> None:
    cards = searched(page, sites.here, "decibels")
    card = cards.filter(has_text=THEIRS)
    expect(card).to_contain_text(NAME)
    card.get_by_role("link", name=THEIRS).first.click()
    page.wait_for_url(f"{sites.there}entries/2025/quiet-mornings/**")
    expect(page.get_by_role("heading", level=1)).to_have_text(THEIRS)


@slow
def test_what_the_first_one_has_bears_no_name_of_a_showcase(sites: Sites, page: Page) -> None:
    card = searched(page, sites.here, "quiet").filter(has_text=OWN)
    expect(card).to_have_count(1)
    expect(card).not_to_contain_text(NAME)


@slow
def test_both_are_found_by_one_query(sites: Sites, page: Page) -> None:
    cards = searched(page, sites.here, "quiet")
    expect(cards.filter(has_text=OWN)).to_have_count(1)
    expect(cards.filter(has_text=THEIRS)).to_have_count(1)


def with_theme(theme: str) -> int:
    """How many of the first site’s entries have a theme."""
    fronts = [path.read_text(encoding="utf-8").split("---\n")[1] for path in root_of("nights").glob("entries/*/*/index.md")]
    return sum(theme in re.search(r"^themes: \[(.*)\]$", front, re.MULTILINE)[1].split(", ") for front in fronts)  # type: ignore[index]


@slow
def test_a_value_that_both_have_is_one_with_the_counts_of_both(sites: Sites, page: Page) -> None:
    page.goto(f"{sites.here}entries/?themes=sleep")
    both = with_theme("sleep") + 1
    expect(page.locator("#count")).to_contain_text(f"{both} entries")
    choices = page.locator('fieldset[data-facet="themes"] li').filter(has=page.locator('input[value="sleep"]'))
    expect(choices).to_have_count(1)
    expect(choices.locator(".count")).to_contain_text(str(both))
    expect(choices).to_contain_text("Sleep")
    expect(page.locator("#found .card").filter(has_text=THEIRS)).to_have_count(1)


@slow
def test_a_value_that_only_the_second_one_has_joins_its_facet_and_narrows(sites: Sites, page: Page) -> None:
    page.goto(f"{sites.here}entries/?settings=waiting-room")
    expect(page.locator("#count")).to_contain_text("1 entry")
    choice = page.locator('fieldset[data-facet="settings"] li').filter(has=page.locator('input[value="waiting-room"]'))
    expect(choice.locator(".count")).to_contain_text("1")
    expect(page.locator("#found .card")).to_have_count(1)
    expect(page.locator("#found .card")).to_contain_text(THEIRS)


def refuse(route: Route) -> None:
    route.abort()


def answer(status: int = 200, body: str = "") -> Callable[[Route], None]:
    """What a host sends instead of what stands there."""
    return lambda route: route.fulfill(status=status, body=body, content_type="application/json", headers={"Access-Control-Allow-Origin": "*"})


FAULTS: dict[str, tuple[str, Callable[[Route], None]]] = {
    "nothing answers": ("index.json*", refuse),
    "there is no showcase": ("index.json*", answer(404, "Not found")),
    "its index is cut off": ("index.json*", answer(body='{"version": 1, "entries"')),
    "its index is empty": ("index.json*", answer()),
    "its index is nothing": ("index.json*", answer(body="null")),
    "its index is a list": ("index.json*", answer(body="[]")),
    "its index lacks its parts": ("index.json*", answer(body='{"version": 1}')),
    "it is of another version": ("index.json*", answer(body='{"version": 99, "entries": 1, "buckets": [""], "facets": []}')),
    "its words are missing": ("words/*.json*", answer(404)),
    "its words are damaged": ("words/*.json*", answer(body="{")),
    "its words are something else": ("words/*.json*", answer(body='{"groups": 7}')),
    "its facets are missing": ("facets.json*", answer(404)),
    "its facets are nothing": ("facets.json*", answer(body="null")),
}


@slow
@pytest.mark.parametrize("fault", FAULTS)
def test_where_the_second_one_fails_the_first_one_is_searched_and_says_so(fault: str, sites: Sites, page: Page) -> None:
    name, handler = FAULTS[fault]
    uncaught: list[str] = []
    page.on("pageerror", lambda error: uncaught.append(str(error)))
    page.route(f"{sites.there}assets/find/{name}", handler)
    cards = searched(page, sites.here, "quiet")
    expect(cards.filter(has_text=OWN)).to_have_count(1)
    expect(cards.filter(has_text=THEIRS)).to_have_count(0)
    expect(page.get_by_role("main").get_by_text(NAME).first).to_be_visible()
    assert uncaught == []


@slow
def test_a_search_asks_the_two_showcases_and_nobody_else(sites: Sites, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    searched(page, sites.here, "decibels")
    assert [url for url in asked if not url.startswith((sites.here, sites.there))] == []
    assert any(url.startswith(sites.there) for url in asked)
