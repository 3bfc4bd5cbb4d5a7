"""Feeds as a page offers them to its readers."""

from collections.abc import Iterable

from showcase.site.feeds.feeds import FORMS, Feed
from showcase.site.views.links import Link

OfferedFeeds = tuple[tuple[str, tuple[Link, ...]], ...]  # what each is of, and its forms, whose text is their type


def offered(feeds: Iterable[Feed]) -> OfferedFeeds:
    """Some feeds, each with its forms."""
    return tuple((one.label, tuple(Link(name, one.address(ending), text=kind) for ending, kind, name in FORMS)) for one in feeds)
