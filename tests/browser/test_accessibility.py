"""What every reader is promised, measured in a real browser: what axe finds in what is opened and met on a page, and how light and still it is."""

import gzip
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from corpus import generate
from playwright.sync_api import Page, Route, expect
from support.browsing import KINDS, visit
from support.hosting import hosted
from support.looking import WIDTHS, look
from support.once import Once
from support.projects import build
from support.questions import axe, axe_for_colours, moved

PHONES = (375, 320)
PAGE_WEIGHT = 75_000  # bytes: about four seconds on a poor phone line, photographs apart

WATCH_SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(one => window.shifts.push(
  [one.value, one.sources.map(source => source.node?.parentElement?.outerHTML.slice(0, 80))]))).observe({type: "layout-shift", buffered: true})"""


def crowd(root: Path) -> None:
    generate(root, 120)
    result = build(root)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def crowded(once: Once) -> Iterator[str]:
    """Where a site is served whose lists take several pages."""
    with hosted(once("crowded", crowd) / "site") as served:
        yield served


def faults(page: Page, widths: Iterable[int], shown: str = "body") -> list[str]:
    """What axe finds on a page on which this is in sight, in light and, where only colours may differ, in dark."""
    found = list[str]()
    for width in widths:
        look(page, "light", width)
        expect(page.locator(shown).first).to_be_visible()
        found += [f"light at {width}: {fault}" for fault in (*axe(page), *moved(page))]
        look(page, "dark", width)
        found += [f"dark at {width}: {fault}" for fault in (*axe_for_colours(page), *moved(page))]
    return found


@pytest.mark.parametrize(("kind", "shown"), [("results", "#found .card"), ("nothing-found", "#found .nothing"), ("narrowed", ".chosen a"), ("marked", "mark")])
def test_a_kind_of_page_shows_what_it_is_there_for(kind: str, shown: str, address: str, page: Page) -> None:
    visit(page, address + KINDS[kind])
    assert page.locator(shown).count()


def press(name: str) -> Callable[[Page], None]:
    """Presses the button of this name that is in sight."""
    return lambda page: page.get_by_role("button", name=name).click()


def suggestions(page: Page) -> None:
    if not page.get_by_role("combobox").is_visible():
        press("Search")(page)
    page.get_by_role("combobox").fill("sle")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def without_index(page: Page) -> None:
    page.route("**/assets/find/index.json", lambda route: route.abort())
    page.reload()


# What a reader opens or meets on a page: the kind, how, what is then in sight, and the widths at which it can be met.
OPENED: dict[str, tuple[str, Callable[[Page], None], str, tuple[int, ...]]] = {
    "the menu": ("home", press("Menu"), "#the_menu", PHONES),
    "the search field on a phone": ("prose", press("Search"), "#the_search", PHONES),
    "suggestions on a phone": ("entry", suggestions, "[aria-selected=true]", PHONES),
    "suggestions beside the head": ("prose", suggestions, "[aria-selected=true]", (1280,)),  # no row of links lies half beneath their end
    "suggestions on a dyed ground": ("home", suggestions, "[aria-selected=true]", (1280, 375)),
    "the facets of entries": ("results", press("Narrow"), ".sheet-foot", PHONES),
    "the facets of answers": ("question", press("Narrow these answers"), ".sheet-foot", WIDTHS),
    "all that is folded in an entry": ("entry", unfolded, ".chart details table", WIDTHS),
    "all that is folded beside a list": ("entries", unfolded, "#narrow fieldset:last-of-type li", (1280,)),
    "all teams that answered": ("question", unfolded, ".teams li", (1280, 320)),
    "how likeness is worked out": ("like-us", unfolded, ".weights table", (1280, 320)),
    "a search whose data cannot be read": ("results", without_index, "[role=alert]", WIDTHS),
}


@pytest.mark.parametrize("what", OPENED)
def test_axe_finds_nothing_in_what_a_reader_opens_or_meets(what: str, address: str, page: Page) -> None:
    kind, open_it, shown, widths = OPENED[what]
    look(page, "light", widths[0])
    visit(page, address + KINDS[kind])
    open_it(page)
    assert faults(page, widths, shown) == []


def test_axe_finds_nothing_in_a_list_of_several_pages(crowded: str, page: Page) -> None:
    page.goto(f"{crowded}entries/page-2.html")
    assert page.get_by_role("navigation", name="Pages").is_visible()
    assert page.get_by_role("link", name="Search and narrow all 120 entries").is_visible()
    assert faults(page, (1280, 320)) == []


@pytest.mark.parametrize("kind", ["home", "entries", "entry"])
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_jumps_when_the_fonts_arrive(kind: str, width: int, address: str, page: Page) -> None:
    def late(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/*.woff2", late)
    page.add_init_script(WATCH_SHIFTS)
    visit(page, address + KINDS[kind])
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    assert page.evaluate("[...document.fonts].some(one => one.status === 'loaded')")
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) <= 0.02, shifts


def test_an_entry_is_light(built: Callable[[str], Path], address: str, page: Page) -> None:
    sent: set[str] = set()
    page.on("request", lambda request: sent.add(request.url) if request.resource_type != "image" else None)
    page.goto(address + KINDS["entry"], wait_until="networkidle")
    site = built("nights") / "site"
    paths = [site / url.removeprefix(address).replace(KINDS["entry"], f"{KINDS['entry']}index.html") for url in sorted(sent)]
    weights = {path.name: path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes())) for path in paths}
    assert sum(name.endswith(".woff2") for name in weights) == 2
    assert sum(weights.values()) <= PAGE_WEIGHT, weights
