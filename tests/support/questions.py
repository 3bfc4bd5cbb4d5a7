"""What every kind of page is asked in one visit: each question, how readers have the page while it is asked, and what its answer may not be.

An answer is a list of faults, so that one visit tells all of them. What a reader does, and not only sees, is in `visits.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page
from support.looking import SCHEMES, STYLES, WIDTHS, Look, see, unseen
from support.pixels import unreadable

# Every rule that axe holds for certain, best practices too; that on the size of targets is off unless it is asked for.
FAULTS = """([within, options]) => axe.run(within, {resultTypes: ["violations"], ...options}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary})`)))"""
ALL_RULES = {"rules": {"target-size": {"enabled": True}}}
RULES_OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

REPEATED = """() => [...document.querySelectorAll("[id]")].map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at)"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(one => one.checkVisibility()).map(one => +one.tagName[1])"""
TOO_WIDE = """() => { const over = document.documentElement.scrollWidth - innerWidth; return over > 0 ? [`${over} pixels too wide`] : []; }"""
# Where everything stands, kept for each width by the first scheme in which it is asked for, and compared by the second.
MOVED = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); // a letter that is drawn asks for its font
  await document.fonts.ready;
  scrollTo(0, 0); // what stays in the window stands elsewhere on a page that was scrolled
  const all = [...document.querySelectorAll("body *")];
  // How high an element in a line is told to be depends on whether it ever had an outline.
  const high = (one, height) => getComputedStyle(one).display === "inline" ? "" : height;
  const place = (one, {x, y, width, height}) => [one.checkVisibility(), x, y + scrollY, width, high(one, height)].join();
  const places = all.map(one => place(one, one.getBoundingClientRect()));
  const before = (window.placesByWidth ??= {})[innerWidth] ??= places;
  const others = all.map((one, at) => [one, before[at], places[at]]).filter(([, then, now]) => then !== now);
  return others.slice(0, 5).map(([one, then, now]) => `at ${now}, not at ${then}, in another scheme: ${one.outerHTML.slice(0, 120)}`);
}"""


@cache
def _axe() -> str:
    return str(Axe().axe_script)


def axe(page: Page, *, colours_only: bool = False, within: str = "html") -> list[str]:
    """What axe finds on the page as it is, or in a part of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    return list(page.evaluate(FAULTS, [within, RULES_OF_COLOUR if colours_only else ALL_RULES]))


def axe_for_colours(page: Page) -> list[str]:
    """What axe finds in a scheme that differs from one that was judged in nothing but colours."""
    return axe(page, colours_only=True)


def repeated_ids(page: Page) -> list[str]:
    """Names of places that lead to the first of two."""
    return list(page.evaluate(REPEATED))


def headings(page: Page) -> list[str]:
    """A page has one heading of the first level, which comes first, and no level is skipped on the way down."""
    levels: list[int] = page.evaluate(HEADINGS)
    skips = [f"level {after} after {one}" for one, after in pairwise(levels) if after > one + 1]
    return skips if levels.count(1) == 1 == levels[0] else [*skips, f"levels {levels}"]


def too_wide(page: Page) -> list[str]:
    """Whether one has to scroll sideways."""
    return list(page.evaluate(TOO_WIDE))


def moved(page: Page) -> list[str]:
    """What stands elsewhere in the dark than in the light, or only there: schemes may differ in colours alone."""
    return list(page.evaluate(MOVED))


def focus(page: Page) -> list[str]:
    """What is wrong with the focus of any control."""
    return unseen(page)


def asked(*names: str) -> Callable[[Page], list[str]]:
    """Asks questions of `in_page/seeing.js`."""
    return lambda page: see(page, *names)


@dataclass(frozen=True)
class Question:
    """One question, and how readers have the page while it is asked."""

    name: str
    ask: Callable[[Page], list[str]]
    looks: tuple[Look, ...]


def looks(schemes: Iterable[str] = ("light",), widths: Iterable[int] = WIDTHS, styles: Iterable[str] = ("",), **how: bool) -> tuple[Look, ...]:
    """Each of the schemes at each of the widths in each of the styles."""
    return tuple(Look(scheme, width, style, **how) for scheme, style, width in product(schemes, styles, widths))


TEXT_FITS = Question("text fits", asked("cut", "overlaid"), looks(styles=STYLES, widths=(1280, 640, 320), unfolded=True))
STAND_ALONE = Question("targets that stand alone", asked("smallTargets"), looks(widths=(1280, 320), unfolded=True))
WINDOW_FITS = Question("window fits", too_wide, looks(widths=(1280, 768, 390, 320)))

ENDS = (WIDTHS[0], WIDTHS[-1])  # 320 pixels have the controls of 375 and less room: only sizes of letters and gaps part them
# All that is asked of every kind of page. The order of looks is that of the questions, and what unfolds comes last.
WHOLE = (
    Question("ids", repeated_ids, looks(widths=[1280])),
    Question("headings", headings, looks(widths=[1280])),
    Question("axe", axe, looks(widths=ENDS)),
    Question("axe for colours", axe_for_colours, looks(["dark"], ENDS)),
    Question("nothing but colours differs", moved, looks(SCHEMES)),
    Question("focus", focus, looks(SCHEMES)),
    WINDOW_FITS,
    Question("own colours", asked("vanished", "bare", "unmarked"), looks(SCHEMES, (1280, 375), own_colours=True)),
    Question("own colours in pixels", unreadable, (Look("light", 1280, own_colours=True), Look("dark", 375, own_colours=True))),
    TEXT_FITS,
    STAND_ALONE,
    Question("targets, links and motion", asked("lowTargets", "plainLinks", "moving"), looks(widths=(1280, 320), unfolded=True)),
)
# What is asked of pages of other awards, which are of the same kinds and differ in how much there is to show.
BRIEF = (
    Question("axe", axe, (Look("light", 320), Look("dark", 1280))),
    Question("focus", focus, looks()),
    WINDOW_FITS,
    TEXT_FITS,
    STAND_ALONE,
)


def by_look(questions: Iterable[Question]) -> dict[Look, list[Question]]:
    """What to ask at each look, so that each is taken up once."""
    found: dict[Look, list[Question]] = {}
    for question in questions:
        for how in question.looks:
            found.setdefault(how, []).append(question)
    return found
