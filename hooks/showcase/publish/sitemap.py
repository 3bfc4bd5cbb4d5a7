"""The list of pages for search engines, in the form of sitemaps.org."""

from collections.abc import Iterable
from html import escape


def sitemap(addresses: Iterable[str]) -> str:
    """The sitemap of absolute addresses, sorted; it carries no dates, so that the same site gives the same bytes."""
    lines = "".join(f"<url><loc>{escape(address, quote=False)}</loc></url>\n" for address in sorted(addresses))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
