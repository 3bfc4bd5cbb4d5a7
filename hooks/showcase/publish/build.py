"""A site is made by a list of steps: each writes a part of it and says which files that were; then all of it is audited."""

import logging
import os
from collections.abc import Callable, Sequence, Set
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from showcase.intake.safe_read import read_file
from showcase.intake.workspace import LARGEST_FILE
from showcase.publish import images, render
from showcase.publish.audit import Expected, audited
from showcase.publish.entries import write_entries
from showcase.publish.leaks import Secrets, secrets_of
from showcase.publish.papers.kept import copied
from showcase.publish.plan import Made, paths_of
from showcase.publish.reuse import write_reuse
from showcase.publish.site import Site
from showcase.publish.sitemap import sitemap
from showcase.site.csp import headers_file
from showcase.site.feeds.addresses import Addresses
from showcase.site.feeds.feeds import Feeds
from showcase.site.opensearch import opensearch
from showcase.site.search.documents import record_address
from showcase.site.search.files import search_files
from showcase.site.urls import OPENSEARCH

log = logging.getLogger(__name__)
SITEMAP, HEADERS = "sitemap.xml", "_headers"
NOTHING = "Nothing was published, and the site that was there is untouched."
REPORT = "This is a fault of the showcase’s software and not of an entry: please report it with these lines."


class NotWhole(Exception):
    """The new site may not be published; the message says why, and `faults` what is wrong with which page."""

    def __init__(self, message: str, faults: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.faults = faults


def write_search(site: Site) -> Set[str]:
    """The search index. Entries’ records are written while they are read, because together they are too many to hold."""
    write = render.Writer(site.folder).write
    files = dict(search_files(site.catalogue, site.cards, write, site.cores))
    render.write_files([Made(url, make) for url, make in files.items()], site.folder, site.cores)
    return files.keys() | {record_address(number) for number in range(len(site.catalogue.entries))}


def write_pages(site: Site) -> Set[str]:
    """The showcase’s own pages but those that are written with data, and the drawings that they show."""
    pages = site.plan.of_others
    render.write_pages(pages, site.plan.drawings, site.look, site.folder, site.cores)
    return paths_of(pages) | {drawing.url for drawing in site.plan.drawings}


def write_headers(site: Site) -> Set[str]:
    """The file of headers that hosts read, with the policy."""
    (site.folder / HEADERS).write_text(headers_file(site.policy), encoding="utf-8", newline="\n")
    return {HEADERS}


def copy_files(site: Site) -> Set[str]:
    """Files beside entries, as they are; what took a checked file’s place meanwhile is refused."""
    for path in site.plan.copies:
        (site.folder / path).write_bytes(read_file(site.project / path, LARGEST_FILE))
    return set(site.plan.copies)


def write_images(site: Site) -> Set[str]:
    """Every version of every picture."""
    if faults := images.write_pictures(site.plan.pictures, site.project, site.folder, site.cores):
        raise NotWhole(f"{' '.join(faults)} {NOTHING} Build again.")
    return {f"{one.folder}{version.name}" for one in site.plan.pictures for version in one.picture.versions}


def copy_papers(site: Site) -> Set[str]:
    """The documents that were made of the entries as they are."""
    if gone := list(copied(site.papers, site.project, site.folder)):
        raise NotWhole(f"{gone[0]} is gone from .cache/papers, or damaged there. {NOTHING} Type ‘showcase papers’, then build again.")
    return site.papers.files.keys()


def write_sitemap(site: Site) -> Set[str]:
    """The list of pages for search engines, where the site’s address is known."""
    if not site.look.site_url:
        return set()
    listed = (*(page.url for page in site.plan.pages if page.listed), *site.prose)
    (site.folder / SITEMAP).write_text(sitemap(site.look.site_url + url for url in listed), encoding="utf-8", newline="\n")
    return {SITEMAP}


def write_feeds(site: Site) -> Set[str]:
    """What programs follow and search the collection by, where the site’s address is known: all of it leads back here."""
    at = Addresses(site.look.site_url, site.look.first_url or site.look.site_url)
    if not at.site:
        return set()
    files = dict(Feeds(site.catalogue, site.cards, at, site.cores).files())
    files[OPENSEARCH.path] = partial(opensearch, site.catalogue.award, at.site)
    render.write_files([Made(url, make) for url, make in files.items()], site.folder, site.cores)
    return files.keys()


Step = Callable[[Site], Set[str]]
STEPS: tuple[Step, ...] = (
    write_search, write_pages, write_headers, copy_files, copy_papers, write_images, write_sitemap, write_feeds, write_entries, write_reuse,
)  # fmt: skip


def make(site: Site, audited: bool = True) -> None:
    """Makes a site step by step, and looks at all of it unless a writer looks for themselves. Raises NotWhole when it may not be published."""
    written = site.others.union(*(_taken(step, site) for step in STEPS))
    if audited:
        audit(site, written)
        if site.kept:
            site.kept.keep()


def clear(site: Site) -> None:
    """Takes away what was made of a site, but for what somebody else wrote."""
    for folder, _, names in os.walk(site.folder, topdown=False):
        for path in (Path(folder, name) for name in names):
            if path.relative_to(site.folder).as_posix() not in site.others:
                path.unlink()
        if not os.listdir(folder):
            os.rmdir(folder)


def _taken(step: Step, site: Site) -> Set[str]:
    log.info("%s", step.__name__.replace("_", " ").capitalize())
    return step(site)


def audit(site: Site, files: frozenset[str]) -> None:
    """A site that is not as it should be is not published."""
    log.info("Look at every page")
    templates = (path.read_text(encoding="utf-8") for path in (site.project / "overrides").rglob("*.html"))
    prose = ((site.project / "criteria.yml").read_text(encoding="utf-8"), *site.prose.values(), *templates)
    notices = frozenset(f"entries/{gone.key}/index.html" for gone in site.catalogue.withdrawn)
    root = urlsplit(site.look.site_url).path or "/"
    # Alone, an entry is beside what is hidden from it.
    secrets = Secrets(shown=site.catalogue.entries) if site.trial else secrets_of(site.project, site.catalogue, prose)
    faults = audited(site.folder, Expected(files, root, secrets, notices, site.policy, site.as_they_are), site.cores)
    if faults:
        raise NotWhole("\n".join(("The new site is not as it should be:", *(f"  {fault}" for fault in faults), f"{NOTHING} {REPORT}")), faults)
