"""Each entry’s pages and, from the same figures, its data: as JSON, as Markdown and as tables beside its page; then the whole."""

from collections.abc import Iterable, Iterator, Sequence, Set
from hashlib import sha256

from showcase.catalogue.catalogue import Catalogue
from showcase.model.entry import Entry
from showcase.publish.collection import write_collection
from showcase.publish.kept import WrittenEntry, key_of
from showcase.publish.plan import Page
from showcase.publish.render import Writer, made_page
from showcase.publish.site import Site
from showcase.site.data.as_asked import EntryTables
from showcase.site.data.beside import gathered, tables_beside
from showcase.site.data.entry_markdown import entry_markdown
from showcase.site.data.published import published
from showcase.site.data.records import PublishedEntry, not_in
from showcase.site.urls import entry_json
from showcase.site.urls import entry_markdown as markdown_address
from showcase.site.views.cards import SHOWN as NEAR
from showcase.site.views.practice import people_part
from showcase.util.parallel import in_parallel

WORTH_SHARING = 60  # entries, each with its page and about four files; below this, a second process costs more than it saves


def write_entries(site: Site) -> Set[str]:
    """Every entry to be read, for programs, and to calculate with; then the data of all of them together, unless only one is tried.

    A page and its data are made by one worker, one after the other, because both tell of the same figures.
    """
    pages, entries, tables = site.plan.of_entries, site.catalogue.entries, EntryTables(site.catalogue.award)

    def write(some: Sequence[Entry]) -> list[WrittenEntry]:
        writer = Writer(site.folder)
        return [_written(entry, pages.get(entry.key, ()), site, tables, writer) for entry in some]

    written = in_parallel(write, entries, site.cores if len(entries) >= WORTH_SHARING else 1)
    if site.kept:
        site.kept.note(written)
    beside = {path for one in written for path in one.files}
    return beside if site.trial else beside | write_collection(site, [one.part for one in written])


def _written(entry: Entry, pages: Iterable[Page], site: Site, tables: EntryTables, writer: Writer) -> WrittenEntry:
    """What is written of an entry: as it was before, where it would be made of the same."""
    around, key = site.catalogue.around(entry), None
    if site.kept:
        near = site.plan.likeness.near(entry, NEAR)
        key = key_of(around, site.catalogue, near, site.papers.links.get(entry.key, ()))
        if key and (before := site.kept.written(key, writer)):
            return before
    return _made(around, entry, pages, site, tables, writer, key)


def _made(
    around: Catalogue, entry: Entry, pages: Iterable[Page], site: Site, tables: EntryTables, writer: Writer, key: str | None
) -> WrittenEntry:
    texts = {f"{page.url}index.html": made_page(page, site.look).make() for page in pages}
    record = published(entry, around, site.look.site_url)
    texts |= files_beside(entry, record, tables)
    files = dict[str, str]()
    for path, text in texts.items():
        data = text.encode()
        writer.put(path, data)
        files[path] = sha256(data).hexdigest() if site.kept else ""
        if site.kept:
            site.kept.take(site.folder / path, files[path])
    return WrittenEntry(files, gathered(record, tables), key)


def files_beside(entry: Entry, record: PublishedEntry, tables: EntryTables) -> Iterator[tuple[str, str]]:
    """What stands beside the page of an entry, each by its path."""
    award = tables.award
    yield entry_json(entry.key).path, f"{record.json_text(not_in(award))}\n"
    yield markdown_address(entry.key).path, entry_markdown(record, people_part(entry, award).rows, award)
    yield from tables_beside(record, tables)
