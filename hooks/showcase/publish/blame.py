"""Whose text it was, when a site cannot be made or is not as it has to be: entries are tried alone, one by one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from showcase.catalogue.faults import as_finding
from showcase.catalogue.links import without_other_entries
from showcase.model.entry import Entry
from showcase.model.finding import Finding
from showcase.publish.build import NotWhole, make
from showcase.publish.papers.kept import NO_PAPERS
from showcase.publish.plan import plan
from showcase.publish.site import Site
from showcase.site.views.cards import Cards
from showcase.util.parallel import in_parallel


def blamed(site: Site, error: Exception) -> list[Finding]:
    """What is said of each entry that cannot be published even alone; nothing when the fault is in no entry: then a site without any fails, or with each.

    Those whose pages are named in the error, or in its notes, are tried first; if one of the others passes, it is these.
    """
    if _trial(site, None):
        return []
    said = "\n".join((str(error), *getattr(error, "__notes__", ())))
    named, others = list[Entry](), list[Entry]()
    for entry in site.catalogue.entries:
        (named if f"entries/{entry.key}/" in said else others).append(entry)
    found = _tried(site, named)
    if not found or _tried(site, others[:1]):
        found += _tried(site, others)
    return [] if len(found) == len(site.catalogue.entries) > 1 else found


def _tried(site: Site, entries: Sequence[Entry]) -> list[Finding]:
    def each(some: Sequence[Entry]) -> list[Finding | None]:
        return [_trial(site, entry) for entry in some]

    return [finding for finding in in_parallel(each, entries, site.cores) if finding is not None]


def _trial(site: Site, entry: Entry | None) -> Finding | None:
    """What is wrong with a site of one entry, or of none."""
    with TemporaryDirectory() as folder:
        try:
            make(_alone(site, entry, Path(folder)))
        except Exception as error:
            told = NotWhole(" ".join(error.faults)) if isinstance(error, NotWhole) and error.faults else error
            return as_finding(f"entries/{entry.key}/index.md" if entry else "", told, "pages")
    return None


def _alone(site: Site, entry: Entry | None, folder: Path) -> Site:
    """The site with one entry or none, in another folder; what others make for it stands where it stood."""
    entries = (without_other_entries(entry),) if entry else ()
    catalogue = replace(site.catalogue, entries=entries, withdrawn=(), aliases={alias: one.key for one in entries for alias in one.front.aliases})
    cards = Cards(catalogue.award)
    made = plan(catalogue, site.look.site_url, cards)
    return replace(site, folder=folder, catalogue=catalogue, cards=cards, plan=made, others=frozenset(), as_they_are=site.others, trial=True, cores=1,
                   papers=NO_PAPERS, kept=None)
