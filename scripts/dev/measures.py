"""Measures how much of a reader’s time and paper the site takes, against the limits in tests/cases/measures.yml, and prints the table.

    python scripts/dev/measures.py [entries/2025/quiet-nights/]

The entry is a full one unless another is named. Ends with 1 where a limit is missed.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pictures import COMPLETE, ROOT, build
from playwright.sync_api import Browser, Page
from support.browsing import KINDS, opened_browser, visit
from support.hosting import hosted

LIMITS = ROOT / "tests" / "cases" / "measures.yml"
PAGES = {"entry": KINDS["entry"], "list": KINDS["entries"], "results": KINDS["results"]}
HEIGHTS = {390: 844, 1280: 800}  # of a window, by its width
FIRST, SECOND = ".brief", "#the_full_entry"  # an entry’s layers: in two minutes, and in full

NOT_THERE = -1
IN_PAGE = {
    "title": "document.querySelector('h1').getBoundingClientRect().top + scrollY",
    "reuse": "Math.floor((document.querySelector('#the_reuse').getBoundingClientRect().top + scrollY) / innerHeight) + 1",
    "words": f"document.querySelector('{FIRST}')?.innerText.match(/\\S+/g).length ?? {NOT_THERE}",
    "height": "document.documentElement.scrollHeight",
    "cards": "[...document.querySelectorAll('.card')].filter(one => one.checkVisibility() && one.getBoundingClientRect().bottom <= innerHeight).length",
    "result": "Math.max(...[...document.querySelectorAll('#found .card')].map(one => one.getBoundingClientRect().height))",
    "foot": "document.querySelector('.foot').getBoundingClientRect().height",
    # Photographs apart: how many there are is the entry’s own choice.
    "bytes": """performance.getEntries().filter(({encodedBodySize, initiatorType}) => encodedBodySize && initiatorType !== "img")
      .reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)""",
}
CUT = f"""() => {{
  const second = document.querySelector("{SECOND}"), rest = new Range();
  let start = second;
  while (start?.parentElement.firstElementChild === start) start = start.parentElement; // what it opens would begin a sheet with nothing on it
  if (start) {{ rest.setStartBefore(start); rest.setEndAfter(document.body.lastChild); rest.deleteContents(); }}
  return Boolean(second);
}}"""


@dataclass(frozen=True, slots=True)
class Limit:
    """What is asked of a page in a window, and how much or how little it may be."""

    page: str
    width: int
    ask: str
    name: str
    unit: str
    most: float | None = None
    least: float | None = None
    sought: bool = False

    def holds(self, value: float, room: float = 1) -> bool:
        """Whether a value is within the limit, or as near to it as the room says."""
        return value != NOT_THERE and value <= (self.most or value) * room and value * room >= (self.least or 0)

    def told(self, value: float) -> str:
        """A value of this kind in words."""
        return "not there" if value == NOT_THERE else f"{value:,.0f} {self.unit}".rstrip()


def limits() -> list[Limit]:
    """Every limit, as written."""
    return [Limit(**one) for one in yaml.safe_load(LIMITS.read_text(encoding="utf-8"))]


def by_visit(all_limits: Sequence[Limit]) -> Mapping[tuple[str, int], list[Limit]]:
    """What can be asked in one visit: of a page in a window. What takes a page apart comes last."""
    found: dict[tuple[str, int], list[Limit]] = {}
    for one in sorted(all_limits, key=lambda limit: limit.ask == "first_pages"):
        found.setdefault((one.page, one.width), []).append(one)
    return found


def printed(page: Page) -> int:
    """How many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def first_printed(page: Page) -> int:
    """How many sheets an entry’s first layer takes; the second is taken out of the page for it."""
    return printed(page) if page.evaluate(CUT) else NOT_THERE


ON_PAPER: Mapping[str, Callable[[Page], int]] = {"pages": printed, "first_pages": first_printed}


@contextmanager
def opened(browser: Browser, address: str, width: int) -> Iterator[Page]:
    """A page at rest, in a window of its own that has kept nothing."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHTS[width]}, reduced_motion="reduce")
    visit(page, address)
    page.evaluate(COMPLETE)
    yield page
    page.close()


def measured(page: Page, asked: Sequence[Limit]) -> Iterator[tuple[Limit, float]]:
    """What a page answers to each question."""
    for one in asked:
        yield one, ON_PAPER[one.ask](page) if one.ask in ON_PAPER else page.evaluate(IN_PAGE[one.ask])


def measure(browser: Browser, address: str, paths: Mapping[str, str], all_limits: Sequence[Limit]) -> dict[Limit, float]:
    """What every page answers, each visited once in each window."""
    found: dict[Limit, float] = {}
    for (kind, width), asked in by_visit(all_limits).items():
        with opened(browser, address + paths[kind], width) as page:
            found.update(measured(page, asked))
    return found


def table(all_limits: Sequence[Limit], found: Mapping[Limit, Any]) -> Iterator[str]:
    """A line for each limit: what, measured, limit, and whether it is missed."""
    yield f"{'':54}{'measured':>14}{'limit':>24}"
    for one in all_limits:
        bound = f"at most {one.told(one.most)}" if one.most is not None else f"at least {one.told(one.least or 0)}"
        yield f"{f'{one.page} at {one.width}: {one.name}':54}{one.told(found[one]):>14}{bound:>24}{'' if one.holds(found[one]) else '   missed'}"


def main() -> None:
    """Builds the site, measures, prints, and ends with 1 where a limit is missed."""
    paths = {**PAGES, "entry": sys.argv[1].strip("/") + "/" if len(sys.argv) > 1 else PAGES["entry"]}
    with tempfile.TemporaryDirectory() as folder, opened_browser() as browser:
        site = Path(folder) / "site"
        build(ROOT, site)
        if not (site / paths["entry"] / "index.html").is_file():
            raise SystemExit(f"The site has no page {paths['entry']}. An entry is named as in its address: {PAGES['entry']}")
        with hosted(site) as address:
            found = measure(browser, address, paths, limits())
    print("\n".join(table(limits(), found)))
    raise SystemExit(not all(one.holds(value) for one, value in found.items()))


if __name__ == "__main__":
    main()
