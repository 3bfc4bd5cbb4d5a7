"""The collection as data: each entry as JSON, as Markdown and as tables beside its page, then the whole."""

from collections.abc import Sequence, Set

from showcase.model.entry import Entry
from showcase.publish.collection import write_collection
from showcase.publish.render import WORTH_SHARING, Writer
from showcase.publish.site import Site
from showcase.site.data.beside import Gathered, gathered, tables_beside
from showcase.site.data.entry_markdown import entry_markdown
from showcase.site.data.published import published
from showcase.site.urls import entry_json
from showcase.site.urls import entry_markdown as markdown_address
from showcase.site.views.practice import people_part
from showcase.util.parallel import in_parallel


def write_data(site: Site) -> Set[str]:
    """Every entry for programs, to read anywhere and to calculate with; then all of them together, unless only one is tried."""

    def write(some: Sequence[Entry]) -> list[tuple[Gathered, tuple[str, ...]]]:
        writer = Writer(site.folder)
        return [_written(entry, site, writer) for entry in some]

    entries = site.catalogue.entries
    written = in_parallel(write, entries, site.cores if len(entries) >= WORTH_SHARING else 1)
    beside = {path for _, paths in written for path in paths}
    return beside if site.trial else beside | write_collection(site, [one for one, _ in written])


def _written(entry: Entry, site: Site, writer: Writer) -> tuple[Gathered, tuple[str, ...]]:
    award = site.catalogue.award
    record = published(entry, site.catalogue, site.look.site_url)
    texts = {
        entry_json(entry.key).path: f"{record.json_text()}\n",
        markdown_address(entry.key).path: entry_markdown(record, people_part(entry, award).rows, award),
        **dict(tables_beside(record, award)),
    }
    for path, text in texts.items():
        writer.write(path, text)
    return gathered(record, award), tuple(texts)
