"""The collection as data: each entry as JSON and as Markdown beside its page."""

from collections.abc import Sequence, Set

from showcase.model.entry import Entry
from showcase.publish.render import WORTH_SHARING, Writer
from showcase.publish.site import Site
from showcase.site.data.entry_markdown import entry_markdown
from showcase.site.data.published import published
from showcase.site.urls import entry_json
from showcase.site.urls import entry_markdown as markdown_address
from showcase.site.views.practice import people_part
from showcase.util.parallel import in_parallel


def write_entries(site: Site) -> Set[str]:
    """Every entry, once for programs and once to read anywhere."""

    def write(some: Sequence[Entry]) -> list[tuple[str, ...]]:
        writer = Writer(site.folder)
        return [_written(entry, site, writer) for entry in some]

    entries = site.catalogue.entries
    written = in_parallel(write, entries, site.cores if len(entries) >= WORTH_SHARING else 1)
    return {path for paths in written for path in paths}


def _written(entry: Entry, site: Site, writer: Writer) -> tuple[str, ...]:
    award = site.catalogue.award
    record = published(entry, site.catalogue, site.look.site_url)
    texts = {
        entry_json(entry.key).path: f"{record.json_text()}\n",
        markdown_address(entry.key).path: entry_markdown(record, people_part(entry, award).rows, award),
    }
    for path, text in texts.items():
        writer.write(path, text)
    return tuple(texts)
