"""The documents that a site can offer: those that were made of its entries as they are now, and no others."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from showcase.catalogue.catalogue import Catalogue
from showcase.intake.shelf import Shelf
from showcase.model.entry import Entry
from showcase.publish.papers.documents import PAPERS
from showcase.publish.papers.paper import Paper
from showcase.publish.papers.wanted import SHELF, WantedPaper, recipe_of, wanted_of
from showcase.site.appearance.appearance import OURS, Appearance
from showcase.site.papers.dyes import dyes_of
from showcase.site.papers.links import PaperLink, PaperLinks
from showcase.site.papers.subject import subjects_of
from showcase.site.urls import paper_address
from showcase.util.parallel import in_parallel

log = logging.getLogger(__name__)
WORTH_SHARING = 100  # entries


@dataclass(frozen=True, slots=True)
class Papers:
    """Documents by entry, for pages; and the name on the shelf of each file, by its path on the site."""

    links: PaperLinks = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


NO_PAPERS = Papers()


def papers_now(
    project: Path, catalogue: Catalogue, site_url: str, cores: int, papers: Sequence[Paper] = PAPERS, appearance: Appearance = OURS
) -> Papers:
    """What the shelf has for the entries of a catalogue. Where nothing was ever made, nothing is looked at."""
    if not (sizes := Shelf(project, SHELF).sizes()):
        return NO_PAPERS
    recipe, subjects = recipe_of(project), subjects_of(catalogue, site_url, dyes_of(appearance))

    def found(entries: Sequence[Entry]) -> list[list[tuple[PaperLink, str]]]:
        return [list(_offered(entry.key, partial(wanted_of, entry, subjects, papers, recipe, project), sizes)) for entry in entries]

    some = in_parallel(found, catalogue.entries, cores if len(catalogue.entries) >= WORTH_SHARING else 1)
    by_key = {entry.key: offered for entry, offered in zip(catalogue.entries, some, strict=True) if offered}
    return Papers(
        {key: tuple(link for link, _ in offered) for key, offered in by_key.items()},
        {link.url.path: digest for offered in by_key.values() for link, digest in offered},
    )


def _offered(key: str, wanted: Callable[[], Iterator[WantedPaper]], sizes: Mapping[str, int]) -> Iterator[tuple[PaperLink, str]]:
    """The documents of an entry that there are. An entry of which nothing can be told has none: its page says why, and not this."""
    try:
        some = list(wanted())
    except Exception as error:
        log.info("Nothing is offered of the documents of %s (%s: %s)", key, type(error).__name__, error)
        return
    for one in some:
        if one.digest in sizes:
            link = PaperLink(one.file, one.paper.label, one.paper.kind, sizes[one.digest], paper_address(key, one.file), one.language)
            yield link, one.digest


def copied(papers: Papers, project: Path, site: Path) -> Iterator[str]:
    """Puts the documents into the folder of a site; what comes back are those that have gone meanwhile."""
    shelf = Shelf(project, SHELF)
    for path, digest in papers.files.items():
        if (data := shelf.get(digest)) is None:
            yield path
            continue
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
