"""Asks the site’s search what visitors would ask, and prints how soon it finds what they should find.

What they ask is in tests/cases/search: a few words in queries.yml, whole sentences in sentences.yml, each with the entries any
of which should come first. The measure is the mean reciprocal rank: 1 where the right entry comes first, a half where it comes second, 0 where it is not found.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pictures import ROOT, build
from playwright.sync_api import Page
from support.browsing import opened_browser
from support.hosting import hosted

CASES = ROOT / "tests" / "cases" / "search"
KINDS = ("queries", "sentences")
SHOWN = 3  # how many of the entries that came instead are worth reading
# Runs on a page of the site: the engine is the one that readers have, asked without its page.
ASK = """async ([root, queries]) => {
  const scripts = `${root}assets/showcase/scripts/`;
  const {open} = await import(`${scripts}search/index.js`), {search} = await import(`${scripts}search/search.js`);
  const read = async name => (await fetch(`${root}assets/find/${name}.json`)).json();
  const {entries} = await read("index");
  const addresses = await Promise.all(Array.from({length: entries}, async (_, number) => (await read(`entries/${number}`)).url));
  const showcase = await open(root), orders = [];
  for (const query of queries) orders.push((await search(showcase, query)).order.map(number => addresses[number]));
  return orders;
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the entries any of which should come first, and what came, best first; entries are `year/slug`."""

    query: str
    first: Sequence[str]
    order: Sequence[str]

    @property
    def rank(self) -> int | None:
        """The place of the first right entry, counted from 1; None where none was found."""
        return next((place for place, entry in enumerate(self.order, 1) if entry in self.first), None)


def queries(kind: str) -> list[Mapping[str, Any]]:
    """The queries of a kind as written, each with its `q` and its `first`."""
    written: list[Mapping[str, Any]] = yaml.safe_load((CASES / f"{kind}.yml").read_text(encoding="utf-8"))
    return written


def ask(page: Page, address: str, cases: Sequence[Mapping[str, Any]]) -> list[Asked]:
    """Puts each query to the search of the site at an address."""
    page.goto(f"{address}about/")
    orders: list[list[str]] = page.evaluate(ASK, [address, [case["q"] for case in cases]])
    named = [[entry.removeprefix("entries/").rstrip("/") for entry in order] for order in orders]
    return [Asked(case["q"], case["first"], order) for case, order in zip(cases, named, strict=True)]


def mean_reciprocal_rank(asked: Sequence[Asked]) -> float:
    """How soon the right entries came, from 0 to 1."""
    return sum(1 / one.rank if one.rank else 0 for one in asked) / len(asked)


def told(asked: Sequence[Asked]) -> Iterator[str]:
    """The mean, and a line for each query whose right entry is not the first, the worst last."""
    late = sorted((one for one in asked if one.rank != 1), key=lambda one: one.rank or len(one.order) + 1000)
    for one in late:
        place = f"{one.rank:>3}" if one.rank else "not"
        yield f"{place}  ‘{one.query}’: {' or '.join(one.first)}; found {', '.join(one.order[:SHOWN]) or 'nothing'}"
    yield f"{len(asked) - len(late)} of {len(asked)} queries find the right entry first. Mean reciprocal rank: {mean_reciprocal_rank(asked):.3f}"


def main() -> None:
    """Builds the site, serves it, asks, and says what came."""
    with tempfile.TemporaryDirectory() as folder, opened_browser() as browser:
        site = Path(folder) / "site"
        build(ROOT, site)
        with hosted(site) as address:
            asked = [ask(browser.new_page(), address, queries(kind)) for kind in KINDS]
    print("\n\n".join("\n".join(told(one)) for one in asked))


if __name__ == "__main__":
    main()
