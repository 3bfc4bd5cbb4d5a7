"""The whole site against whoever means harm, in a browser: addresses that somebody sends to readers, and texts that somebody gets published."""

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect
from showcase.catalogue.pipeline import check
from showcase.mkdocs_adapter import look_of
from showcase.publish.preview.preview import Preview, Previewer
from showcase.publish.preview.server import Live, server_of
from support.casework import apply
from support.hostile import Case, hostile_cases, lay_all
from support.hosting import hosted
from support.projects import AWARDS, ROOT, TODAY, build, files, project
from support.watching import NO_HARM, Seen, Watch, visit_together, watching

pytestmark = pytest.mark.slow
ADDRESSES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/hostile/addresses.yml").read_text(encoding="utf-8"))["addresses"]
READERS = 8  # at the same time
MISSING = "the server responded with a status of 404"  # what a browser says of a page that is not there


@pytest.fixture(scope="module")
def watch(browser: Browser, address: str) -> Iterator[Watch]:
    """One reader who follows all these addresses, one after the other."""
    with watching(browser, address) as opened:
        yield opened


@pytest.mark.parametrize("case", ADDRESSES, ids=[case["it"] for case in ADDRESSES])
def test_an_address_does_no_harm_and_search_works_after_it(case: dict[str, Any], watch: Watch) -> None:
    before, _, last = case["at"].rpartition("=")
    path = f"{before}={last * case['times']}" if "times" in case else case["at"]
    seen = watch.visit(path, press=True)
    assert seen.harm == NO_HARM
    assert [fault for fault in seen.faults if MISSING not in fault] == []
    assert seen.forbidden == []
    assert watch.page
    expect(watch.page.locator("h1")).to_be_visible()
    if path.startswith("entries/?"):
        watch.page.goto(f"{watch.address}entries/?q=night")
        expect(watch.page.get_by_role("status")).to_contain_text("for ‘night’")


# Those that move their folder elsewhere cannot stand beside one another, and have nothing to show.
ENTRIES = [case for case in hostile_cases() if case.is_one_entry and "elsewhere" not in str(case.made.get("make"))]
SHOWN = ("fields", "html", "links", "templates")  # families whose texts can still be read, so that a preview shows them
AWARD = [case for case in hostile_cases() if case.family == "award" and case.publishes]
# What readers do where the texts of many entries meet: words of hostile titles, all pages of results, likeness, narrowed answers, marks.
MEETINGS = (
    "entries/?q=script",
    "entries/?q=showcasecanary",
    "entries/?q=quiet",
    *(f"entries/?q=quiet&page={number}" for number in range(2, 7)),
    "entries/?sort=title",
    "entries/?themes=noise",
    "criteria/listening/who-listened/?themes=noise",
    "entries/like-us/?themes=noise",
    "entries/2025/quiet-mornings/?marks=quiet,script,img",
    "<script>showcaseCanary(1)</script>/",
)


def published(root: Path) -> Path:
    """The site of a project, as its maintainers build it."""
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages of a site."""
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))


def file_of(path: str) -> str:
    """The file of a page."""
    return path if path.endswith(".html") else f"{path}index.html"


def troubles(site: Path, paths: Sequence[str], browser: Browser) -> dict[str, Seen]:
    """The pages on which anything happened that should not, or failed."""
    seen = dict[str, Seen]()
    with ExitStack() as stack:
        address = stack.enter_context(hosted(site))
        readers = [stack.enter_context(watching(browser, address)) for _ in range(READERS)]
        for some in batched(paths):
            seen |= zip(some, visit_together(dict(zip(readers, some, strict=False)), press=True), strict=True)
    missing = {path: [fault for fault in one.faults if MISSING not in fault] if "<" in path else one.faults for path, one in seen.items()}
    return {path: one for path, one in seen.items() if (one.harm, missing[path], one.forbidden) != (NO_HARM, [], [])}


def batched(all_of_them: Sequence[str]) -> Iterator[Sequence[str]]:
    """One for each reader, again and again."""
    yield from (all_of_them[start : start + READERS] for start in range(0, len(all_of_them), READERS))


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Case]]:
    """One project with every hostile entry in it, and a sound one; and which case each entry is."""
    root = project(tmp_path_factory.mktemp("hostile") / "hostile", AWARDS / "small")
    return root, dict(zip(lay_all(ENTRIES, root), ENTRIES, strict=True))


@pytest.fixture(scope="module")
def hostile_site(laid: tuple[Path, dict[str, Case]]) -> Path:
    """The site that is built with what passes."""
    root, cases = laid
    ready = set(check(root, TODAY).ready)
    assert ready >= {"2025/quiet-mornings"} | {key for key, case in cases.items() if case.publishes}
    clean = project(root.with_name("clean"), AWARDS / "small")
    for key in ready - {"2025/quiet-mornings"}:
        shutil.copytree(root / "entries" / key, clean / "entries" / key, symlinks=True)  # a link may lead to a file without end
    return published(clean)


def test_no_page_of_a_site_with_hostile_entries_does_harm(hostile_site: Path, browser: Browser, built: Callable[[str], Path]) -> None:
    sound = files(built("small") / "site")
    touched = [path for path in pages_of(hostile_site) if sound.get(file_of(path)) != (hostile_site / file_of(path)).read_bytes()]
    assert len(touched) > len(ENTRIES) / 6
    assert troubles(hostile_site, touched, browser) == {}


def test_nor_does_what_readers_do_there(hostile_site: Path, browser: Browser) -> None:
    assert troubles(hostile_site, MEETINGS, browser) == {}


@pytest.mark.parametrize("typed", ["script", "quiet", "showcase", "img src"])
def test_nor_do_suggestions(typed: str, hostile_site: Path, browser: Browser) -> None:
    with hosted(hostile_site) as address, watching(browser, address) as watch:
        page = watch.visit("") and watch.page
        assert page
        page.get_by_role("combobox").press_sequentially(typed)
        expect(page.get_by_role("option").first).to_be_visible()
        seen = watch.told()
    assert (seen.harm, seen.faults, seen.forbidden) == (NO_HARM, [], [])


def test_no_page_of_a_hostile_award_does_harm(tmp_path: Path, browser: Browser) -> None:
    root = project(tmp_path / "award", AWARDS / "small")
    for case in AWARD:
        apply(dict(case.made), root)
    site = published(root)
    paths = [path for path in pages_of(site) if not path.startswith("enter/checks/")]  # which say the same of every award
    assert troubles(site, (*paths, "enter/checks/", *MEETINGS), browser) == {}


def test_a_preview_of_what_is_refused_does_no_harm(laid: tuple[Path, dict[str, Case]], browser: Browser) -> None:
    root, cases = laid
    look = look_of(root)
    refused = [key for key, case in cases.items() if case.family in SHOWN and not case.publishes]
    # A server counts what it has shown, and a page of another number would load itself again.
    made = dict[str, Preview]()
    for number, key in enumerate(refused, READERS):
        if preview := Previewer(root, root / "entries" / key, lambda: look).make(TODAY, number // READERS):
            made[key] = preview
    assert len(made) == len(refused) > 80
    found = dict[str, Seen]()
    with ExitStack() as stack:
        lives = [Live(made[refused[0]]) for _ in range(READERS)]
        servers = [stack.enter_context(server_of(live, 0)) for live in lives]
        readers = [stack.enter_context(watching(browser, f"http://127.0.0.1:{server.server_port}/")) for server in servers]
        for server in servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        for some in batched(refused):
            for live, reader, key in zip(lives, readers, some, strict=False):
                reader.leave()  # a page whose preview is replaced loads itself again
                live.show(made[key])
            told = visit_together({reader: made[key].address for reader, key in zip(readers, some, strict=False)}, press=True)
            for key, seen in zip(some, told, strict=True):
                faults = [fault for fault in seen.faults if MISSING not in fault]  # a picture that is not there is one thing that was refused
                if (seen.harm, faults, seen.forbidden) != (NO_HARM, [], []):
                    found[str(cases[key])] = seen
        for server in servers:
            server.shutdown()
    assert found == {}
