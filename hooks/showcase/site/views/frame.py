"""What every page shows around its own content: the award’s name, whom to ask, and what the ways through the site lead to."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from showcase.model.award import Award, Facet
from showcase.model.vocabularies import BLOCKS
from showcase.site.appearance.appearance import OURS, Appearance
from showcase.site.csp import policy
from showcase.site.federation import Showcase
from showcase.site.relay import origin_of
from showcase.site.urls import HOME, LIKE_US, LOOK_SHEET, OPENSEARCH, Url, facet_address
from showcase.site.views.links import Link

# The faces of the first words of a page, each with what it is for.
FONTS = {"text": "atkinson-hyperlegible-next-latin-wght-normal", "titles": "young-serif-latin-400-normal"}
BROWSED = 6  # ways that the foot names; the rest stand together on a page


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """The frame of every page. `like_us` leads to entries like the reader’s own place, where the award says what makes them alike; `facets` are all
    ways to browse and `browsed` those that the foot names; `showcases` lists
    those that are searched together with this one, as JSON, where there are any;
    `logo` and `look` are a picture and a style sheet of its own, where it has them, and `fonts` the files of ours that pages begin with;
    `has` are the blocks and lists that entries of this award have, `rungs` the steps of its ladder of spread;
    `relay` is where the form can send entries, where there is one;
    `policy` is what a browser may do here, `opensearch` what it needs to search from its own bar."""

    name: str
    home: Url
    like_us: Url | None
    language: str
    apart: str
    locale: str
    purpose: str
    contact_name: str
    contact_email: str
    facets: tuple[Link, ...]
    browsed: tuple[Link, ...]
    showcases: str
    has: frozenset[str]
    rungs: int
    policy: str
    opensearch: Url | None
    logo: Url | None
    look: Url | None
    fonts: tuple[str, ...]
    relay: str = ""


def site_frame(award: Award, showcases: Sequence[Showcase] = (), site_url: str = "", appearance: Appearance = OURS, relay: str = "") -> SiteFrame:
    """The frame for an award; the same on every page. The search can be described to a browser where `site_url` says where the site is."""
    return SiteFrame(
        name=award.name,
        home=HOME,
        like_us=LIKE_US if award.alike else None,
        language=award.language,
        apart=award.apart,
        locale=locale_of(award.language),
        purpose=award.purpose,
        contact_name=award.contact.name,
        contact_email=award.contact.email,
        facets=_links(award.facets),
        browsed=_links(_browsed(award)),
        showcases=json.dumps([asdict(one) for one in showcases], ensure_ascii=False) if showcases else "",
        has=frozenset(name for name in (*BLOCKS, *type(award.vocabularies).model_fields) if award.has(name)),
        rungs=max(len(award.ladder) - 1, 0),
        policy=policy(origins_of(showcases, relay)),
        opensearch=OPENSEARCH if site_url else None,
        logo=HOME / appearance.logo if appearance.logo else None,
        look=LOOK_SHEET if appearance else None,
        fonts=tuple(font for name, font in FONTS.items() if not getattr(appearance, name)),
        relay=relay,
    )


def origins_of(showcases: Sequence[Showcase], relay: str) -> tuple[str, ...]:
    """The hosts that pages may reach beside their own: other showcases, for the search, and the relay, for the form."""
    return (*(one.origin for one in showcases), *((origin_of(relay),) if relay else ()))


def locale_of(language: str) -> str:
    """A language with its country as Open Graph writes it, `en_GB`; nothing without one."""
    spoken, _, country = language.partition("-")
    return f"{spoken}_{country.upper()}" if len(country) == 2 else ""


def _links(facets: Iterable[Facet]) -> tuple[Link, ...]:
    return tuple(Link(facet.title, facet_address(facet)) for facet in facets)


def _browsed(award: Award) -> Sequence[Facet]:
    """What people browse by first: what makes another place like their own, where the award says what that is."""
    alike = {row.of for row in award.alike}
    return ([facet for facet in award.facets if facet.of in alike] or award.facets)[:BROWSED]
