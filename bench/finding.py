"""Finding in a browser among many entries: how much is sent until results are there, and how long a reader waits for them.

Every figure begins with an empty cache, on a host that compresses. As a program it measures a built site: finding.py FOLDER
"""

import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from support.browsing import opened_browser
from support.hosting import hosted

QUERIES = ("quiet nights", "patients in the chair", "complaint letters", "A&E", "co-production with families", "juniper surgery")
MOST_SENT, MOST_FIRST, MOST_LETTER = 500, 500, 100  # KB, and milliseconds: what nobody notices on a poor line or an old phone
SHOWN = """query => document.querySelector("#found")?.dataset.for === query && document.querySelector("#found .card") !== null"""
# Puts a text into the box as a key does, and tells how many milliseconds pass until its results are painted.
TYPE = """text => {
  const box = document.querySelector("#find"), found = document.querySelector("#found"), begun = performance.now();
  return new Promise((done, fail) => {
    setTimeout(fail, 20000, new Error(`no results for ${text}`));
    const watch = new MutationObserver(() => {
      if (found.dataset.for !== text) return;
      watch.disconnect();
      if (found.querySelector("[role=alert]")) fail(new Error(found.textContent));
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
    });
    watch.observe(found, {attributeFilter: ["data-for"]});
    box.value = text;
    box.dispatchEvent(new InputEvent("input", {bubbles: true}));
  });
}"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What readers wait for: KB sent until results are there, milliseconds to the first results, and to those of each further letter."""

    sent: tuple[float, ...]
    first: tuple[float, ...]
    letters: tuple[float, ...]


def waiting(site: Path) -> Waiting:
    """Each query on a site of its own visit: asked for by address, then typed."""
    with hosted(site) as address, opened_browser() as browser:
        sent = tuple(_sent(page, f"{address}entries/?q={quote(query)}", query) for query in QUERIES for page in _visits(browser))
        typed = [_typed(page, f"{address}entries/", place) for place in range(len(QUERIES)) for page in _visits(browser)]
    return Waiting(sent, tuple(first for first, _ in typed), tuple(one for _, letters in typed for one in letters))


def _visits(browser: Browser) -> Iterator[Page]:
    """One visit of somebody who has never been here."""
    with browser.new_context() as context:
        yield context.new_page()


def _sent(page: Page, address: str, query: str) -> float:
    """All that is sent for a page with results, in KB: the page, styles, fonts, scripts, data, and the pictures in view."""
    sizes = list[float]()
    session = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    page.goto(address)
    page.wait_for_function(SHOWN, arg=query)
    page.wait_for_load_state("networkidle")
    return sum(sizes) / 1000


def _typed(page: Page, address: str, place: int) -> tuple[float, list[float]]:
    """The wait for the first query of a visit, put in at once, and for each letter of the one after it."""
    page.goto(address, wait_until="networkidle")
    first, then = QUERIES[place], QUERIES[(place + 1) % len(QUERIES)]
    starts = [then[:end] for end in range(1, len(then) + 1) if then[end - 1] != " "]
    return page.evaluate(TYPE, first), [page.evaluate(TYPE, start) for start in starts]


def tell(found: Waiting) -> None:
    """Three lines for people: the median and the most, beside the limit."""
    for name, values, unit, limit in (
        ("sent until results", found.sent, "KB", MOST_SENT),
        ("wait for the first results", found.first, "ms", MOST_FIRST),
        ("wait after each letter", found.letters, "ms", MOST_LETTER),
    ):
        print(f"{name:<28} {statistics.median(values):7.0f} {unit} (at most {max(values):.0f})   limit {limit} {unit}", flush=True)


if __name__ == "__main__":
    tell(waiting(Path(sys.argv[1])))
