"""A feed as Atom, by RFC 4287, with each item’s licence as RFC 4946 has it."""

import re
from collections.abc import Sequence
from html import escape

from showcase.site.feeds.items import FeedItem

TYPE = "application/atom+xml"
# What XML 1.0 refuses, however it is written: most controls, halves of pairs, and two that are no letters.
REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
UNKNOWN = "\ufffd"


def xml_text(text: str) -> str:
    """A text as it stands in XML, also between quotation marks."""
    return escape(text if text.isprintable() else REFUSED.sub(UNKNOWN, text))


def atom_item(item: FeedItem) -> str:
    """One item, the same in every feed that has it."""
    told = xml_text
    authors = "".join(f"<author><name>{told(one)}</name></author>" for one in item.authors)
    tags = "".join(f'<category term="{told(one)}"/>' for one in item.tags)
    label, link = item.licence
    licence = f'<link rel="license" href="{told(link)}"/>' if link else ""
    return (
        f'<entry><id>{told(item.id)}</id><title>{told(item.title)}</title><link rel="alternate" type="text/html" href="{told(item.url)}"/>'
        f"<published>{item.published}</published><updated>{item.updated}</updated>{authors}{tags}<rights>{told(label)}</rights>{licence}"
        f'<content type="html">{told(item.html)}</content></entry>\n'  # in which the summary is
    )


def atom_feed(*, id_: str, url: str, page: str, title: str, subtitle: str, author: str, language: str, said_in: str, updated: str, items: Sequence[str]) -> str:
    """A whole feed; `items` are written already. `said_in` is the language of the subtitle, where it is another than that of all else."""
    told = xml_text
    tongue = f' xml:lang="{told(said_in)}"' if said_in else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{told(language)}">\n'
        f"<id>{told(id_)}</id><title>{told(title)}</title><subtitle{tongue}>{told(subtitle)}</subtitle><updated>{updated}</updated>"
        f'<author><name>{told(author)}</name></author><link rel="self" type="{TYPE}" href="{told(url)}"/>'
        f'<link rel="alternate" type="text/html" href="{told(page)}"/>\n{"".join(items)}</feed>\n'
    )
