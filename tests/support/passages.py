"""Passages from a line of Markdown, and as a page has them."""

from types import SimpleNamespace
from typing import Any, cast

from showcase.model.entry import Entry
from showcase.model.passage import Passage
from showcase.parsing.markdown.outline import outline
from showcase.site.markdown_html import to_html
from showcase.site.views.images import Beside


def passage(markdown: str) -> Passage:
    """All of a text."""
    return outline(markdown, "x.md").whole


def shown(markdown: str, base: str = "", prefix: str = "") -> str:
    """A text on the page of an entry that has no files."""
    entry: Any = SimpleNamespace(pictures={}, front=SimpleNamespace(images=()))
    return Beside(cast(Entry, entry), base).html(passage(markdown), prefix)


def plainly(told: Passage) -> str:
    """A passage with its links as they are written, and its pictures by their names."""
    return to_html(told, lambda target: target, lambda image: f"({image.target}: {image.words})").strip()
