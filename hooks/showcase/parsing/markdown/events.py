"""The events of a Markdown text. Nothing else calls the Markdown library, so that all read the same dialect.

Entries are CommonMark with tables, strikethrough, footnotes, lists of tasks and alerts, as a pull request on GitHub shows them.
"""

from collections.abc import Iterator
from typing import Any

import pyromark

OPTIONS = (
    pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS | pyromark.Options.ENABLE_GFM  # the last for alerts, such as [!NOTE]
)


# One event of a Markdown text: its kind, its tag, its value, and where it begins and ends, in bytes. The kind is Start or End with a tag such as Paragraph, or
# what stands between them: Text, Code, SoftBreak … The value is the text itself, or what the library knows of a tag: where a link leads, the number that a
# list begins with, how the columns of a table are aligned. There are hundreds of thousands, so an event is a plain tuple.
MarkdownEvent = tuple[str, str, Any, int, int]


def events(markdown: str) -> Iterator[MarkdownEvent]:
    """The events of a Markdown text, in order; text that was written in several pieces is one event."""
    read: Iterator[tuple[Any, Any]] = pyromark.events_with_range(markdown, options=OPTIONS, merge_text=True)
    for event, place in read:
        kind, tag, value = event, "", None
        if isinstance(event, dict):
            (kind, value), = event.items()
            if kind in ("Start", "End"):
                (tag, value), = value.items() if isinstance(value, dict) else ((value, None),)
        yield kind, tag, value, place["start"], place["end"]
