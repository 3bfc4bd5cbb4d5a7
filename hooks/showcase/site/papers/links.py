"""The documents that readers can take of an entry."""

from collections.abc import Mapping
from typing import NamedTuple

from showcase.site.urls import Url


class PaperLink(NamedTuple):
    """A document that was made: the name of its file (`one-page.pdf`), what it is called, its kind (`PDF`), its size in bytes, where it is, and the
    language of a translation."""

    name: str
    label: str
    kind: str
    size: int
    url: Url
    language: str | None = None


PaperLinks = Mapping[str, tuple[PaperLink, ...]]  # by the key of an entry; one of which nothing was made has none
