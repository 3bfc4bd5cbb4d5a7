"""What a page asks for and where it leads, read from its HTML."""

from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LOADED = {("link", "href"), ("img", "src"), ("script", "src"), ("source", "srcset"), ("iframe", "src")}
NAMED = {"canonical", "cite-as", "license", "type"}  # links of a head that say what something is; no browser asks for it


class Page(HTMLParser):
    """The ids, the links and the loaded files of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if named.get("id"):
            self.ids[str(named["id"])] += 1
        for name, value in attributes:
            if value and (tag, name) in LOADED and named.get("rel") not in NAMED:
                self.loads.append(value)
            elif value and (tag, name) == ("a", "href"):
                self.links.append(value)


@cache
def pages(site: Path) -> dict[str, Page]:
    """Every page of a site, which nobody changes, under its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = "/" + path.relative_to(site).as_posix()
        found[address.removesuffix("index.html") if address.endswith("/index.html") else address] = Page(path.read_text(encoding="utf-8"))
    return found


def broken(site: Path) -> list[str]:
    """Each internal link, loaded file or anchor that leads nowhere, with the page that it is on."""
    found, wrong = pages(site), []
    for address, page in found.items():
        for target in (*page.links, *page.loads):
            parts = urlsplit(urljoin(f"https://here.example{address}", target))
            if parts.scheme not in ("http", "https") or parts.netloc != "here.example":
                continue
            there = found.get(parts.path)
            if there is None and not (site / unquote(parts.path).lstrip("/")).is_file():
                wrong.append(f"{address} → {target}")
            elif there is not None and parts.fragment and parts.fragment not in there.ids:
                wrong.append(f"{address} → {target} (no such anchor)")
    return wrong


def from_elsewhere(site: Path) -> list[str]:
    """Each file that a page loads from another host."""
    return [f"{address} loads {target}" for address, page in pages(site).items() for target in page.loads if urlsplit(target).netloc]


def repeated_ids(site: Path) -> list[str]:
    """Each id that stands twice on a page."""
    return [f"{address}: {name}" for address, page in pages(site).items() for name, count in page.ids.items() if count > 1]
