"""The built site: whole, sound, the same every time, and never half published."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.browsing import ANOTHER
from support.links import broken, from_elsewhere, repeated_ids
from support.projects import AWARDS, ROOT, build, files, project, root_of
from support.scripts import modules, stands_on

pytestmark = pytest.mark.slow
Built = Callable[[str], Path]
EVERY = pytest.mark.parametrize("award", ["this", "mending", "states", "klinke", "gardens"])


@EVERY
def test_no_link_or_anchor_leads_nowhere(award: str, built: Built) -> None:
    assert broken(built(award) / "site") == []


@EVERY
def test_nothing_is_loaded_from_elsewhere(award: str, built: Built) -> None:
    assert from_elsewhere(built(award) / "site") == []


@EVERY
def test_every_id_stands_once_on_a_page(award: str, built: Built) -> None:
    assert repeated_ids(built(award) / "site") == []


DATA = re.compile(r'<script type="application/ld\+json">[^<>]*</script>')  # which no browser runs
SCRIPT = re.compile(r'<script type="module" src="[./]*/assets/showcase/scripts/(\w+\.js)"></script>')
FORM = re.compile(r'<script type="module" src="[./]*/assets/form/ready/form\.js"></script>')
PRELOAD = re.compile(r'<link rel="modulepreload" href="[./]*/assets/showcase/scripts/([\w/]+\.js)">')
MODULES = modules()


@EVERY
def test_scripts_are_the_site_s_own_and_the_one_that_finds_is_where_there_is_something_to_find(award: str, built: Built) -> None:
    for path, data in files(built(award) / "site").items():
        if path.endswith(".html") and b'http-equiv="refresh"' not in data:
            html = DATA.sub("", data.decode())
            scripts = SCRIPT.findall(html)
            assert scripts == ["every_page.js", *(["like_us.js"] if "data-fits" in html else ["list.js"] if 'id="finder"' in html else [])], path
            forms = FORM.findall(html)
            assert len(forms) == html.count('<form novalidate'), path
            assert html.count("<script") == len(scripts) + len(forms), path
            assert sorted(PRELOAD.findall(html)) == sorted(set().union(*(stands_on(one, MODULES) for one in scripts))), path


def test_scripts_are_published_as_they_are_written(built: Built) -> None:
    assert modules(built("this") / "site/assets/showcase/scripts") == MODULES
    assert not [path for path in files(built("this") / "site") if path.endswith(".ts")]


@EVERY
def test_a_page_has_one_search_and_its_field_is_labelled(award: str, built: Built) -> None:
    for path, data in files(built(award) / "site").items():
        if path.endswith(".html") and b'http-equiv="refresh"' not in data:
            html = data.decode()
            assert [html.count(part) for part in ('role="search"', '<label for="find">', 'id="find"')] == [1, 1, 1], path


HERE = "Service User Engagement Award"
KINDS = (
    *(("nights", HERE, address) for address in (
        "",
        "entries/",
        "entries/like-us/",
        "entries/2025/quiet-nights/",
        "entries/2025/the-waiting-map/cy/",
        "criteria/",
        "criteria/involvement/hurdles/",
        "themes/",
        "themes/sleep/",
        "organisations/",
        "organisations/northbridge-mental-health-nhs-foundation-trust/",
        "years/",
        "years/2025/",
        "enter/",
        "enter/checks/",
        "enter/checks/unknown-theme/",
        "enter/coverage/",
        "about/",
        "accessibility/",
        "privacy/",
    )),
    *(("klinke", "Die Offene Klinke", address) for kind, address in ANOTHER.items() if "?" not in address and kind != "missing"),
)


@pytest.mark.parametrize(("award", "name", "address"), KINDS)
def test_every_kind_of_page_is_there(award: str, name: str, address: str, built: Built) -> None:
    html = (built(award) / "site" / address.partition("#")[0] / "index.html").read_text(encoding="utf-8")
    assert html.count("<h1") == 1
    assert name in html


def test_every_question_has_a_page_with_an_answer_of_every_entry(built: Built) -> None:
    site = built("nights") / "site"
    questions = sorted(path.parent.relative_to(site).as_posix() for path in site.glob("criteria/*/*/index.html"))
    assert len(questions) == 16
    entries = len(list((built("nights") / "entries").glob("*/*/index.md")))
    for question in questions:
        assert f'tabindex="-1">{entries} answers</p>' in (site / question / "index.html").read_text(encoding="utf-8")


def test_a_question_of_some_years_has_the_answers_of_their_entries(built: Built) -> None:
    pages = (built("klinke") / "site/criteria").glob("*/*/index.html")
    counts = {page.parent.name: re.findall(r'tabindex="-1">(\d+) answers?</p>', page.read_text(encoding="utf-8")) for page in pages}
    three_years, until_2022, from_2022, from_2023 = ["7"], ["4"], ["5"], ["3"]
    assert counts == {
        **dict.fromkeys(("was-fehlte", "wer-aufschliesst", "ein-dienstag", "was-nicht-ging", "gezaehlt", "gehoert", "nachgemacht"), three_years),
        "das-haus": until_2022,
        "das-geld": from_2022,
        "die-naechsten": from_2023,
    }


def test_a_missing_page_has_a_page_that_works_at_any_address(built: Built) -> None:
    html = (built("this") / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="/entries/"' in html
    assert "/assets/showcase/frame.css" in html


@pytest.mark.parametrize(
    ("award", "entry", "title"),
    [("mending", "2021/nuts-and-bolts", "five {} ten"), ("klinke", "2021/buecher-im-stellwerk", "„leihen {} lesen“")],
)
def test_titles_are_text_and_never_markup(award: str, entry: str, title: str, built: Built) -> None:
    html = (built(award) / "site/entries" / entry / "index.html").read_text(encoding="utf-8")
    assert title.format("&lt;") in html
    assert title.format("<") not in html


def answer(html: str, question: str) -> str:
    """What an entry’s page shows under a question."""
    return re.split(r'<div class="answer">|<section', html.split(f'<h4 id="{question}">')[1])[0]


def test_an_answer_leads_to_the_evidence_that_its_question_asks_for(built: Built) -> None:
    html = (built("nights") / "site/entries/2025/quiet-nights/index.html").read_text(encoding="utf-8")
    proof = answer(html, "safer-care").split('class="proof"')[1].split("</div>")[0]
    assert re.findall(r'href="(#[^"]+)">([^<]+)', proof) == [
        ("#measure_1", "Complaints about noise at night: two thirds fewer"),
        ("#measure_2", "Falls between ten at night and six in the morning: from 22 to 11: may be chance"),
    ]
    assert 'class="proof"' not in answer(html, "the-goal")


# What other sites may lead to: an address that was published stays.
PLACES = (
    "the_reuse", "the_figures", "measure_4", "the_synopsis", "the_months", "chart_1_title", "the_people", "ambition", "what-changed", "the_outside",
    "the_voices", "the_advice", "the_later", "the_spread", "the_sharing", "the_adopters", "adoption-eastvale", "the_citation", "the_near", "on_this_page",
)  # fmt: skip


def test_every_place_of_an_entry_has_the_address_that_it_always_had(built: Built) -> None:
    html = (built("nights") / "site/entries/2025/quiet-nights/index.html").read_text(encoding="utf-8")
    assert [place for place in PLACES if f'id="{place}"' not in html] == []


def test_a_quote_stands_with_the_answer_that_it_belongs_to(built: Built) -> None:
    html = (built("states") / "site/entries/2025/a-very-long-one/index.html").read_text(encoding="utf-8")
    assert answer(html, "what-changed").count("<blockquote") == 2
    assert re.split(r'<div class="answer">|<section', html.split('id="the_voices"')[1])[0].count("<blockquote") == 10
    question = (built("states") / "site/criteria/quiet/what-changed/index.html").read_text(encoding="utf-8")
    assert question.count("<blockquote") == 2


def test_of_very_many_measures_the_first_are_drawn_and_the_rest_told_in_a_line_each(built: Built) -> None:
    html = (built("states") / "site/entries/2025/a-very-long-one/index.html").read_text(encoding="utf-8")
    table = html.split('<table class="findings"')[1].split("</table>")[0]
    assert table.count("<tr id=") == 7
    assert html.split('class="headlines')[1].split("</ul>")[0].count("<li") == 4
    assert "23 more measures" in html
    assert [f'id="measure_{number}"' in html for number in (1, 5, 30)] == [True] * 3


@pytest.mark.parametrize(
    ("award", "draft", "held"),
    [("mending", b"wheels-for-bears", b"the-lending-barn"), ("klinke", b"leihleitern-am-deich", b"das-dichte-dach")],
)
def test_drafts_and_entries_before_their_day_leave_no_trace(award: str, draft: bytes, held: bytes, built: Built) -> None:
    for path, data in files(built(award) / "site").items():
        assert draft not in data, path
        assert held not in data, path


def test_an_embargo_ends_on_the_day_of_announcement(tmp_path: Path) -> None:
    root = project(tmp_path / "later", AWARDS / "mending")
    announced = re.search(r"year: 2031.*?announced: (\d{4}-\d{2}-\d{2})", (root / "criteria.yml").read_text(encoding="utf-8"), re.DOTALL)
    assert announced
    day = time.mktime(time.strptime(announced[1] + " UTC", "%Y-%m-%d %Z"))
    assert build(root, SOURCE_DATE_EPOCH=str(int(day) + 50_000)).returncode == 0
    assert (root / "site/entries/2031/the-lending-barn/index.html").is_file()


@pytest.mark.parametrize(
    ("award", "entry", "reason"),
    [("mending", "2020/lamp-market", "half of its lamps had been counted twice"), ("klinke", "2021/die-grosse-orgel", "wie sich zeigte, dem Nachbardorf")],
)
def test_a_withdrawn_entry_keeps_its_address_and_says_why(award: str, entry: str, reason: str, built: Built) -> None:
    site = built(award) / "site"
    html = (site / "entries" / entry / "index.html").read_text(encoding="utf-8")
    assert "taken back" in html
    assert reason in html
    assert entry.partition("/")[2] not in (site / "entries/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("award", "entry"),
    [("mending", "2021/nuts-and-bolts"), ("klinke", "2021/buecher-im-stellwerk"), ("klinke", "2022/der-letzte-halt"), ("klinke", "2021/die-grosse-orgel")],
)
def test_earlier_addresses_lead_to_the_present_one(award: str, entry: str, built: Built) -> None:
    root = built(award)
    front = (root / "entries" / entry / "index.md").read_text(encoding="utf-8")
    aliases = re.search(r"aliases: \[([^\]]+)", front)
    assert aliases
    for alias in aliases[1].split(", "):
        html = (root / f"site/entries/{alias}/index.html").read_text(encoding="utf-8")
        assert f'url=../../../entries/{entry}/"' in html


@pytest.mark.parametrize(
    ("award", "name", "cores", "environment"),
    [
        pytest.param("this", "somewhere else", 1, {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, id="one core, elsewhere, another clock"),
        pytest.param("klinke", "woanders", 1, {"PYTHONHASHSEED": "9", "LC_ALL": "C"}, id="the award in another language"),
        pytest.param("this", "here", 2, {"PYTHONHASHSEED": "8", "TZ": "Pacific/Pago_Pago"}, id="two cores"),
    ],
)
def test_the_same_sources_give_the_same_bytes(award: str, name: str, cores: int, environment: dict[str, str], built: Built, tmp_path: Path) -> None:
    again = project(tmp_path / name, root_of(award))
    for path in sorted(again.rglob("*"), reverse=True):  # what is read is what files say, and not when they were written
        os.utime(path, (cores, cores))
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:cores])
    try:
        assert build(again, **environment).returncode == 0
    finally:
        os.sched_setaffinity(0, allowed)
    assert files(again / "site") == files(built(award) / "site")


def test_properdocs_gives_the_same_pages_but_for_its_name(built: Built, tmp_path: Path) -> None:
    again = project(tmp_path / "properdocs", ROOT)
    result = build(again, "--strict", generator="properdocs")
    assert result.returncode == 0, result.stderr

    def unnamed(data: bytes) -> bytes:
        return re.sub(rb'<meta name="generator"[^>]*>', b"", data)

    ours, theirs = files(built("this") / "site"), files(again / "site")
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if unnamed(ours[path]) != unnamed(theirs[path])] == []


class TestWhatWasPublishedStays:
    @pytest.fixture
    def published(self, tmp_path: Path, built: Built) -> Path:
        return Path(shutil.copytree(built("small"), tmp_path / "published", symlinks=True))

    def test_when_an_entry_has_errors_and_all_are_listed(self, published: Path) -> None:
        before = files(published / "site")
        entry = published / "entries/2025/quiet-mornings/index.md"
        entry.write_text(entry.read_text(encoding="utf-8").replace("region: north", "region: nroth").replace("year: 2025", "year: 1999"), encoding="utf-8")
        result = build(published)
        assert result.returncode == 1
        assert result.stderr.count("[unknown-region]") == 2
        assert result.stderr.count("[unknown-year]") == 1
        assert "Traceback" not in result.stderr
        assert files(published / "site") == before

    def test_when_a_template_crashes(self, published: Path) -> None:
        before = files(published / "site")
        (published / "overrides" / "year.html").write_text("{{ nothing.at.all }}", encoding="utf-8")
        assert build(published).returncode != 0
        assert files(published / "site") == before
        assert sorted(path.name for path in published.iterdir() if path.name.startswith(".site")) == [".site-lock"]

    def test_when_prose_has_a_warning_under_strict(self, published: Path) -> None:
        before = files(published / "site")
        (published / "pages" / "about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")
        assert build(published, "--strict").returncode == 1
        assert files(published / "site") == before

    def test_when_a_build_is_killed_and_the_next_one_mends_it(self, published: Path) -> None:
        before = files(published / "site")
        slow = "{% for a in range(30000) %}{% for b in range(30000) %}{{ a }}{% endfor %}{% endfor %}"
        whole = (published / "overrides" / "year.html").read_text(encoding="utf-8")
        (published / "overrides" / "year.html").write_text(slow, encoding="utf-8")
        process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=published, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        deadline = time.monotonic() + 60
        while not (published / ".site-next" / "404.html").exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert files(published / "site") == before
        (published / "overrides" / "year.html").write_text(whole, encoding="utf-8")
        assert build(published).returncode == 0
        assert files(published / "site") == before
        assert not (published / ".site-next").exists()

    def test_when_a_build_was_cut_off_between_its_last_two_steps(self, published: Path) -> None:
        before = files(published / "site")
        shutil.move(published / "site", published / ".site-last")
        (published / "criteria.yml").write_text("name: [", encoding="utf-8")
        assert build(published).returncode == 1
        assert files(published / "site") == before


def test_a_mistake_in_the_criteria_is_told_before_any_entry_is_judged(tmp_path: Path) -> None:
    root = project(tmp_path / "criteria", AWARDS / "small")
    criteria = root / "criteria.yml"
    criteria.write_text(criteria.read_text(encoding="utf-8").replace("kinds: [noise]", "kinds: [nose]"), encoding="utf-8")
    entry = root / "entries/2025/quiet-mornings/index.md"
    entry.write_text("no front matter", encoding="utf-8")
    result = build(root)
    assert result.returncode == 1
    assert "criteria.yml:56:" in result.stderr
    assert "Did you mean ‘noise’?" in result.stderr
    assert "no-front-matter" not in result.stderr
