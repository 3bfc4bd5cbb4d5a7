"""The head of a page, as far as it is for programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from showcase.site.urls import Url
from showcase.site.views.feeds import OfferedFeeds
from showcase.site.views.links import Link

# Between these signs a browser looks for markup, and at these two line ends some programs end a line of script. JSON may write any sign by its number.
BY_NUMBER = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class HeadLink:
    """Something that belongs to a page: in which way (`rel`), where, of which type, what it is called, and in which language it is."""

    rel: str
    url: Url | str
    type: str = ""
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself: the way to it; the feeds of what it lists; its name and what it is about for those who pass it on, where the page’s own
    words need a mark; whether it is an article, its language where that is not the site’s, and a picture, if there is one. `cited` are names and values
    by which reference managers know it, `data` is JSON-LD."""

    crumbs: tuple[Link, ...] = ()
    feeds: OfferedFeeds = ()
    title: str = ""
    description: str = ""
    kind: str = "website"
    language: str = ""
    picture: str = ""
    links: tuple[HeadLink, ...] = ()
    cited: tuple[tuple[str, str], ...] = ()
    data: Markup | str = ""


def data_block(things: Sequence[Mapping[str, object]]) -> Markup | str:
    """Things as JSON-LD that can stand in a page whatever their texts hold; nothing where there are none."""
    if not things:
        return ""
    said = {"@context": "https://schema.org", **things[0]} if len(things) == 1 else {"@context": "https://schema.org", "@graph": things}
    return Markup(json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(BY_NUMBER))  # noqa: S704 – no sign is left that begins markup
