"""From the day of a shortlist until its year is announced, nothing that is made tells a winner from anybody else on it."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from showcase.catalogue import catalogue as catalogue_module
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import build_catalogue
from showcase.mkdocs_adapter import look_of
from showcase.publish.build import STEPS
from showcase.publish.leaks import honours_of, secrets_of
from showcase.publish.papers.documents import PAPERS
from showcase.publish.papers.wanted import wanted_of
from showcase.publish.plan import plan
from showcase.publish.render import prepare
from showcase.publish.site import Site
from showcase.site.papers.subject import subjects_of
from showcase.site.urls import entry_json, entry_markdown
from showcase.site.views.cards import Cards
from showcase.site.views.frame import site_frame
from support.projects import AWARDS, ROOT, TODAY, files

CAMPUS, URL = AWARDS / "campus", "https://campus.example/"
SHORTLISTED, ANNOUNCED = date(2026, 10, 15), date(2026, 12, 3)
WINNER, COMMENDED, LISTED, HELD = "2026/wind-on-the-library", "2026/cold-kitchens", "2026/night-walks", "2026/paper-cups"


def catalogue_on(day: date, root: Path = CAMPUS) -> Catalogue:
    catalogue, verdict = build_catalogue(root, day)
    assert verdict.findings == ()
    assert catalogue
    return catalogue


def made(root: Path, day: date, folder: Path) -> Mapping[str, bytes]:
    """All that a build makes of an award on a day, but for what MkDocs writes itself."""
    catalogue = catalogue_on(day, root)
    look = replace(look_of(ROOT), site_url=URL)
    prepare(look.environment, site_frame(catalogue.award))
    cards = Cards(catalogue.award)
    planned = plan(catalogue, URL, cards)
    planned = replace(planned, pages=tuple(one for one in planned.pages if one.template != "check.html"))  # which tell of the check, and are most of the pages
    site = Site(root, folder, catalogue, cards, planned, look, "", {}, frozenset(), 1)
    for entry in catalogue.entries:
        (folder / "entries" / entry.key).mkdir(parents=True)
    for step in STEPS:
        step(site)
    return files(folder)


@pytest.fixture(scope="module")
def exchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same award, where the judges have decided otherwise, with other words: who was first is on the shortlist only, and the other way round."""
    root = Path(shutil.copytree(CAMPUS, tmp_path_factory.mktemp("exchanged") / "campus"))
    for key, now in ((WINNER, "shortlisted"), (COMMENDED, "winner"), (LISTED, "winner")):
        path = root / "entries" / key / "index.md"
        text = re.sub(r"^judges: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        praise = "\njudges: It was the best of all that we have read." if now == "winner" else ""
        path.write_text(re.sub(r"(?m)^recognition: .*", f"recognition: {now}{praise}", text), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return made(CAMPUS, TODAY, tmp_path_factory.mktemp("shown") / "site")


DAYS = {
    "the day before the shortlist": (SHORTLISTED - timedelta(1), {}),
    "the day of the shortlist": (SHORTLISTED, dict.fromkeys((WINNER, COMMENDED, LISTED), "shortlisted")),
    "the last day before the honours": (ANNOUNCED - timedelta(1), dict.fromkeys((WINNER, COMMENDED, LISTED), "shortlisted")),
    "the day of the honours": (ANNOUNCED, {WINNER: "winner", COMMENDED: "commended", LISTED: "shortlisted", HELD: "entrant"}),
}


@pytest.mark.parametrize(("day", "called"), DAYS.values(), ids=DAYS)
def test_each_entry_is_called_what_all_may_know(day: date, called: Mapping[str, str]) -> None:
    of_year = [one for one in catalogue_on(day).entries if one.front.year == 2026]
    assert {one.key: one.front.recognition for one in of_year} == called
    assert any(one.front.judges for one in of_year) == (day >= ANNOUNCED)


def test_the_judges_could_have_decided_otherwise_and_every_byte_would_be_the_same(
    shown: Mapping[str, bytes], exchanged: Path, tmp_path: Path
) -> None:
    otherwise = made(exchanged, TODAY, tmp_path / "site")
    assert shown.keys() == otherwise.keys()
    assert [path for path in shown if shown[path] != otherwise[path]] == []
    kinds = {path.rpartition(".")[2] for path in shown}
    assert {"html", "json", "csv", "md", "xml", "svg", "zip"} <= kinds, "pages, data, tables, texts, feeds, covers and the archive are among what is compared"


def test_an_entry_that_is_not_on_the_shortlist_leaves_no_trace(shown: Mapping[str, bytes]) -> None:
    assert [path for path, data in shown.items() if b"paper-cups" in data or "paper-cups" in path] == []


def test_no_document_that_was_made_of_another_honour_is_offered() -> None:
    """A document's name on the shelf says what it is made of, so one that was made of the winner is not found under the name of one of the shortlist."""
    before, after = catalogue_on(TODAY), catalogue_on(ANNOUNCED)
    for key in (WINNER, COMMENDED):
        digests = [
            {one.paper.name: one.digest for one in wanted_of(known.by_key[key], subjects_of(known, URL), PAPERS, "", CAMPUS)} for known in (before, after)
        ]
        assert digests[0].keys() == digests[1].keys()
        assert all(digests[0][name] != digests[1][name] for name in digests[0])


def test_the_documents_are_the_same_whatever_the_judges_decided(exchanged: Path) -> None:
    one, other = (catalogue_on(TODAY, root) for root in (CAMPUS, exchanged))
    for entry in one.entries:
        told = [[paper.told for paper in wanted_of(known.by_key[entry.key], subjects_of(known, URL), PAPERS, "", CAMPUS)] for known in (one, other)]
        assert told[0] == told[1]


LEAKS = {
    "a card": '<span>Laureate, Power and heat <span class="year">2026</span>',
    "a record of the search": '"honour":["Laureate, Power and heat",2026,3]',
    "the data of an entry": '"year":2026,"recognition":"winner"',
    "a table": "x,2026,winner,Laureate",
    "a text": 'year: 2026\nrecognition: "winner"',
    "a feed": "<p>Laureate, Power and heat 2026. Not yet.</p>",
    "what search engines read": '"award":"Commended, Getting about, Green Campus Award 2026"',
    "a text’s first lines": "Green Campus Award 2026, laureate, Power and heat.",
    "judges’ words": "<p>Nothing on this list was built with more care than this mill.</p>",
}


@pytest.mark.parametrize("said", LEAKS.values(), ids=LEAKS)
def test_the_audit_knows_an_honour_that_is_not_announced(said: str) -> None:
    secrets = secrets_of(CAMPUS, catalogue_on(TODAY), ())
    assert secrets.secret(one.decode() for one in secrets.heard_in(f"<p>Before. {said} After.".encode()))


def test_the_audit_hears_nothing_in_what_is_made(shown: Mapping[str, bytes]) -> None:
    secrets = secrets_of(CAMPUS, catalogue_on(TODAY), ())
    assert {path for path, data in shown.items() if secrets.heard_in(data) and secrets.secret(one.decode() for one in secrets.heard_in(data))} == set()


def test_once_they_are_announced_there_is_no_secret_left() -> None:
    after = catalogue_on(ANNOUNCED)
    assert [one for year in after.award.by_year for one in honours_of(year, after.award, after.day)] == []
    assert secrets_of(CAMPUS, after, ()).honours == frozenset()


def test_where_the_decision_is_not_carried_out_the_audit_hears_it_in_every_kind_of_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = secrets_of(CAMPUS, catalogue_on(TODAY), ())
    monkeypatch.setattr(catalogue_module, "as_called", lambda entry, award, day: entry)
    heard = {path for path, data in made(CAMPUS, TODAY, tmp_path / "site").items() if secrets.heard_in(data)}
    own = (f"entries/{WINNER}/index.html", entry_json(WINNER).path, entry_markdown(WINNER).path)
    assert {*own, "entries/index.html", "index.html", "years/2026/index.html", "data/v1/entries.csv"} <= heard
    assert any(path.startswith("assets/find/entries/") for path in heard), "the search"
    assert any(path.endswith(".xml") for path in heard), "a feed"


def test_pages_and_feeds_say_what_is_of_which_category(shown: Mapping[str, bytes]) -> None:
    [question] = [data.decode() for path, data in shown.items() if path.endswith("where-power-comes-from/index.html") and path.startswith("criteria/")]
    assert "Asked in Power and heat only." in question
    feed = json.loads(shown["feeds/entries.json"])
    assert {one["title"]: one["tags"] for one in feed["items"]}["Made-up example: Walking home together"] == ["Getting about", "Sharing"]
    records = [data for path, data in shown.items() if path.startswith("assets/find/entries/")]
    assert any(b'"honour":["Shortlisted, Getting about",2026,1]' in one for one in records), "the search"


def test_the_pages_say_what_is_shown_and_when_more_is(shown: Mapping[str, bytes]) -> None:
    year = " ".join(shown["years/2026/index.html"].decode().split())
    assert "<h1>Shortlist of 2026</h1>" in year
    assert "On the shortlist since 15 October 2026; honours are announced on 3 December 2026." in year
    home = " ".join(shown["index.html"].decode().split())
    assert '<h2 id="others">Shortlist of 2026</h2>' in home
    assert 'id="first"' not in home, "none of them stands before the others"
    enter = " ".join(shown["enter/index.html"].decode().split())
    assert "The shortlist is shown from 15 October 2026. Honours will be announced on 3 December 2026." in enter
