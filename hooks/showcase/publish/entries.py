"""Each entry’s pages and, from the same figures, its data: as JSON, as Markdown and as tables beside its page; then the whole."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from showcase.model.entry import Entry
from showcase.publish.collection import write_collection
from showcase.publish.plan import Page, paths_of
from showcase.publish.render import Writer, made_page
from showcase.publish.site import Site
from showcase.site.data.as_asked import EntryTables
from showcase.site.data.beside import Gathered, gathered, tables_beside
from showcase.site.data.entry_markdown import entry_markdown
from showcase.site.data.published import published
from showcase.site.data.records import PublishedEntry, not_in
from showcase.site.urls import entry_json
from showcase.site.urls import entry_markdown as markdown_address
from showcase.site.views.practice import people_part
from showcase.util.parallel import in_parallel

WORTH_SHARING = 60  # entries, each with its page and about four files; below this, a second process costs more than it saves


class WrittenEntry(NamedTuple):
    """What was written of an entry: the paths of its files, and what it gives to the data of the whole."""

    paths: tuple[str, ...]
    part: Gathered


def write_entries(site: Site) -> Set[str]:
    """Every entry to be read, for programs, and to calculate with; then the data of all of them together, unless only one is tried.

    A page and its data are made by one worker, one after the other, because both tell of the same figures.
    """
    pages, entries, tables = site.plan.of_entries, site.catalogue.entries, EntryTables(site.catalogue.award)

    def write(some: Sequence[Entry]) -> list[WrittenEntry]:
        writer = Writer(site.folder)
        return [_written(entry, pages.get(entry.key, ()), site, tables, writer) for entry in some]

    written = in_parallel(write, entries, site.cores if len(entries) >= WORTH_SHARING else 1)
    beside = {path for one in written for path in one.paths}
    return beside if site.trial else beside | write_collection(site, [one.part for one in written])


def _written(entry: Entry, pages: Iterable[Page], site: Site, tables: EntryTables, writer: Writer) -> WrittenEntry:
    for page in pages:
        made = made_page(page, site.look)
        writer.write(made.url, made.make())
    record = published(entry, site.catalogue, site.look.site_url)
    texts = dict(files_beside(entry, record, tables))
    for path, text in texts.items():
        writer.write(path, text)
    return WrittenEntry((*paths_of(pages), *texts), gathered(record, tables))


def files_beside(entry: Entry, record: PublishedEntry, tables: EntryTables) -> Iterator[tuple[str, str]]:
    """What stands beside the page of an entry, each by its path."""
    award = tables.award
    yield entry_json(entry.key).path, f"{record.json_text(not_in(award))}\n"
    yield markdown_address(entry.key).path, entry_markdown(record, people_part(entry, award).rows, award)
    yield from tables_beside(record, tables)
