"""One visit of a page: walked through by keyboard, seen as different readers have it, asked all questions, and under watch all the time."""

from collections.abc import Iterable

from playwright.sync_api import Browser, Page
from support.looking import pose, watch_focus
from support.questions import Question, by_look
from support.watching import NO_HARM, Watch, watching

SETTLED = "#found > *, .marks-bar"  # what a script has to find before a page with a query can be looked at
KEPT = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(one => one.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookie": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}
SKIPS = ("Skip to content", "Zum Inhalt")
HERE = "document.activeElement.textContent.trim()"
LEFT = "document.activeElement === document.body || document.activeElement.matches('.skip')"
IN_CONTENT = "document.activeElement.closest('#the_content') !== null || !document.querySelector('#the_content a[href]')"


def kept(watch: Watch) -> object:
    """Everything that a browser keeps for this site."""
    assert watch.page
    assert watch.context.cookies() == []
    return watch.page.evaluate(KEPT)


def arrived(watch: Watch, path: str, width: int) -> Page:
    """The page once it is there, with what its script finds, and had the time to do something by itself."""
    page = watch.open()
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(watch.address + path)
    if "?" in path:
        page.wait_for_selector(SETTLED)
    watch.settle()
    page.evaluate("document.fonts.ready.then(() => {})")
    page.emulate_media(reduced_motion="reduce")  # so that nothing is measured while it moves
    return page


def order_of_keys(page: Page) -> list[str]:
    """Tab meets every control in the order of reading, and leaves the page."""
    count = watch_focus(page)
    for _ in range(count):
        page.keyboard.press("Tab")
    met = page.evaluate("window.met")
    page.keyboard.press("Tab")
    return [f"order of keys: {met} of {count}"] * (met != list(range(count))) + ["order of keys: does not leave the page"] * (not page.evaluate(LEFT))


def first_stop(page: Page) -> list[str]:
    """The first stop, for whoever has left the page at its end, skips to the content."""
    if page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
    if page.evaluate(HERE) not in SKIPS:
        return [f"first stop: ‘{page.evaluate(HERE)}’"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    return [] if page.evaluate(IN_CONTENT) else ["first stop: does not lead to the content"]


def walked(page: Page, width: int) -> list[str]:
    """What is wrong on the way through a page by keyboard."""
    return [f"{fault}, at {width}" for step in (order_of_keys, first_stop) for fault in step(page)]


def answers(page: Page, questions: Iterable[Question]) -> list[str]:
    """What is wrong with how a page looks, each fault after the name of its question and how the page was looked at."""
    found = list[str]()
    for how, now in by_look(questions).items():
        pose(page, how)
        found += [f"{question.name}, {how}: {fault}" for question in now for fault in question.ask(page)]
    return found


def loud(watch: Watch, *, missing: bool = False) -> list[str]:
    """What the page asked of others, kept, failed in or did against its policy since it was opened; a page that is `missing` says once that it is."""
    seen, found = watch.told(), kept(watch)
    faults = [fault for fault in seen.faults if not (missing and "404" in fault)]
    wrong = {"harm": seen.harm != NO_HARM and seen.harm, "faults": faults, "forbidden": seen.forbidden, "kept": found != NOTHING and found}
    wrong["missing"] = missing and len(seen.faults) - len(faults) != 1
    return [f"quiet, {name}: {what}" for name, what in wrong.items() if what]


def visit(watch: Watch, path: str, questions: Iterable[Question], *, phone: bool = False, missing: bool = False) -> list[str]:
    """All faults of a page; `phone` says that other controls stand on a narrow one, or elsewhere, so that it is walked through too."""
    top = path.partition("#")[0]  # a place in a page is where the keyboard would begin
    page = arrived(watch, top, 1280)
    found = walked(page, 1280)
    if top != path:
        found += loud(watch)
        page = arrived(watch, path, 1280)
        page.keyboard.press("Tab")
    found += answers(page, questions) + loud(watch, missing=missing)
    return found + (walked(arrived(watch, top, 375), 375) + loud(watch) if phone else [])


def faults_of(browser: Browser, address: str, path: str, questions: Iterable[Question], *, phone: bool = False, missing: bool = False) -> list[str]:
    """All faults of a page, as a reader meets it who has never been here."""
    with watching(browser, address) as watch:
        return visit(watch, path, questions, phone=phone, missing=missing)
