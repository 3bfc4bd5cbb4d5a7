"""The colours of documents where a site has its own: what takes the place of each of the showcase’s own, light as paper is."""

import re
from collections.abc import Mapping

from showcase.site.appearance.appearance import Appearance

Dyes = Mapping[str, str]  # a colour of the showcase’s own as `#rrggbb`, and what it becomes; none for a site without colours of its own
NONE: Dyes = {}
# The colours of `look.typ`, of charts and of Word’s styles, by what they are for on pages.
OURS = {
    "#1e1523": "ink", "#51475a": "ink-soft", "#d3cad9": "rule", "#706579": "edge", "#7d7287": "edge", "#f5f1f7": "wash", "#43204f": "together",
    "#a8323e": "people", "#1f5f70": "service", "#f2c53d": "weld", "#fff1c2": "straw", "#5c2a70": "link",
}  # fmt: skip
COLOUR = re.compile("#[0-9a-f]{6}")
IN_WORD = re.compile('"[0-9A-F]{6}"')


def dyes_of(look: Appearance) -> Dyes:
    """What each colour of documents becomes on a site with such a look."""
    return {ours: look.palette.light[name] for ours, name in OURS.items()} if look.palette else NONE


def in_dyes(svg: str, dyes: Dyes) -> str:
    """A drawing of ours in other colours."""
    return COLOUR.sub(lambda found: dyes.get(found[0], found[0]), svg) if dyes else svg


def word_in_dyes(xml: str, dyes: Dyes) -> str:
    """A part of a Word document in other colours; Word writes them without a sign before."""
    return IN_WORD.sub(lambda found: f'"{dyes.get(f"#{found[0][1:-1].lower()}", found[0][1:-1]).lstrip("#").upper()}"', xml) if dyes else xml
