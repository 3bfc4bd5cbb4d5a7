"""A feed as JSON Feed 1.1, by jsonfeed.org."""

import json
from collections.abc import Mapping, Sequence

from showcase.site.feeds.items import FeedItem

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_item(item: FeedItem) -> str:
    """One item, the same in every feed that has it."""
    label, link = item.licence
    return _written({
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published,
        "date_modified": item.updated,
        "authors": [{"name": one} for one in item.authors],
        "tags": item.tags,
        "_licence": {"name": label, **({"url": link} if link else {})},
    })


def json_feed(*, url: str, page: str, title: str, subtitle: str, author: str, language: str, items: Sequence[str]) -> str:
    """A whole feed; `items` are written already."""
    said = {
        "version": VERSION,
        "title": title,
        "home_page_url": page,
        "feed_url": url,
        "description": subtitle,
        "language": language,
        "authors": [{"name": author}],
    }
    listed = ",\n".join(items)
    return f'{_written(said)[:-1]},"items":[\n{listed}\n]}}\n'


def _written(said: Mapping[str, object]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
