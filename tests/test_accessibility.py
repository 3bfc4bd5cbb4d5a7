"""What every reader is promised, measured in a real browser: by axe, by keyboard, in large text, and on a slow line."""

import gzip
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from browsing import KINDS, STATES, restyle, visit
from conftest import build
from corpus import generate
from hosting import hosted
from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.slow
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
RULES = {"runOnly": {"type": "tag", "values": [*WCAG, "best-practice"]}, "resultTypes": ["violations"]}
WIDTHS = (375, 1280)
PAGE_WEIGHT = 75_000  # bytes: about four seconds on a poor phone line, photographs apart

STOPS = """() => {
  window.stops = [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0);
  return window.stops.map(one => one.textContent.trim());
}"""
# What is wrong with the element in focus, its ring included; its first box stands for a link that runs over several lines.
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), faults = [];
  const box = one.getClientRects()[0], x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("outline " + style.outline);
  const ring = parseFloat(style.outlineWidth) + Math.max(0, parseFloat(style.outlineOffset));
  if (box.top < ring || box.left < ring || box.bottom > innerHeight - ring || box.right > innerWidth - ring) faults.push("outside the window");
  const above = document.elementFromPoint(x, y);
  if (!one.contains(above)) faults.push("under " + (above ? above.outerHTML.slice(0, 80) : "nothing"));
  return [window.stops.indexOf(one), faults];
}"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(one => one.checkVisibility()).map(one => +one.tagName[1])"""
LINKS = "nav a, .pager a, .pager strong, .choices a, .turn a, .foot li a, .chosen a, .button"
CONTROLS = ".narrowing li label, .narrow, .close, .seek, .menu, .marks-bar button, summary, select, input[type=search]"
LOW_TARGETS = f"""() => [...document.querySelectorAll("{LINKS}, {CONTROLS}")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24).map(one => one.outerHTML.slice(0, 120))"""
WATCH_SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(one => window.shifts.push(
  [one.value, one.sources.map(source => source.node?.parentElement?.outerHTML.slice(0, 80))]))).observe({type: "layout-shift", buffered: true})"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who wants no motion, so that nothing is measured while it moves."""
    opened = browser.new_context(reduced_motion="reduce")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is served whose lists take several pages."""
    root = tmp_path_factory.mktemp("crowded") / "crowded"
    generate(root, 120)
    result = build(root)
    assert result.returncode == 0, result.stderr
    with hosted(root / "site") as served:
        yield served


def broken(page: Page) -> list[str]:
    """What axe finds on the page that is open."""
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    return [f"{one['id']}: {node['html'][:160]} ({node['failureSummary']})" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, scheme: str, address: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        visit(page, address + KINDS[kind])
        assert broken(page) == [], f"{kind} at {width}"


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_where_there_is_almost_nothing_or_far_too_much(state: str, extremes: str, page: Page) -> None:
    for scheme, width in (("light", 375), ("dark", 1280)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(extremes + STATES[state])
        assert broken(page) == [], f"{state} at {width} in {scheme}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_what_opens(width: int, scheme: str, address: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + KINDS["question"])
    page.get_by_role("button", name="Narrow these answers").click()
    assert broken(page) == []
    page.goto(address + KINDS["entry"])
    if width < 700:
        page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").press_sequentially("sle")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert broken(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_a_list_of_several_pages(width: int, crowded: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{crowded}entries/page-2.html")
    assert page.get_by_role("navigation", name="Pages").is_visible()
    assert page.get_by_role("link", name="Search and narrow all 120 entries").is_visible()
    assert broken(page) == []
    assert page.evaluate(LOW_TARGETS) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["home", "entry", "question"])
def test_the_keyboard_meets_everything_in_order_and_shows_where_it_is(kind: str, width: int, address: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, address + KINDS[kind])
    names = page.evaluate(STOPS)
    met: list[int] = []
    for name in names:
        page.keyboard.press("Tab")
        place, faults = page.evaluate(FOCUSED)
        met.append(place)
        assert faults == [], name
    assert met == list(range(len(names)))


@pytest.mark.parametrize("kind", ["home", "entries", "entry"])
@pytest.mark.parametrize("width", WIDTHS)
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


@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_high_enough_for_a_finger(kind: str, address: str, page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        visit(page, address + KINDS[kind])
        assert page.evaluate(LOW_TARGETS) == []


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_twice_the_size_needs_no_scrolling_sideways(kind: str, address: str, page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    visit(page, address + KINDS[kind])
    restyle(page, "html { font-size: 200% !important }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("kind", KINDS)
def test_headings_never_skip_a_level(kind: str, address: str, page: Page) -> None:
    visit(page, address + KINDS[kind])
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(one, after) for one, after in pairwise(levels) if after > one + 1] == []


def test_an_entry_is_light(built: Callable[[str], Path], address: str, page: Page) -> None:
    sent: set[str] = set()
    page.on("request", lambda request: sent.add(request.url) if request.resource_type != "image" else None)
    page.goto(address + KINDS["entry"], wait_until="networkidle")
    site = built("this") / "site"
    paths = [site / url.removeprefix(address).replace(KINDS["entry"], f"{KINDS['entry']}index.html") for url in sorted(sent)]
    weights = {path.name: path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes())) for path in paths}
    assert sum(name.endswith(".woff2") for name in weights) == 2
    assert sum(weights.values()) <= PAGE_WEIGHT, weights
