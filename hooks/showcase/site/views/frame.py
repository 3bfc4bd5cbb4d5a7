"""What every page shows around its own content: the award’s name, the ways through the site, the foot."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from showcase.model.award import Award
from showcase.site.csp import policy
from showcase.site.federation import Showcase
from showcase.site.urls import CHECKS, CRITERIA, ENTER, ENTRIES, HOME, LIKE_US, ORGANISATIONS, YEARS, Url, facet_address
from showcase.site.views.links import Link
from showcase.site.views.lists import LinkGroup


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """The frame of every page. `like_us` leads to entries like the reader’s own place, where the award says what makes them alike; `showcases` lists
    those that are searched together with this one, as JSON, where there are any;
    `policy` is what a browser may do here."""

    name: str
    home: Url
    root: Url
    like_us: Url | None
    language: str
    purpose: str
    contact_name: str
    contact_email: str
    navigation: tuple[Link, ...]
    foot: tuple[LinkGroup, ...]
    showcases: str
    policy: str


def site_frame(award: Award, showcases: Sequence[Showcase] = ()) -> SiteFrame:
    """The frame for an award; the same on every page."""
    facets = tuple(Link(facet.title, facet_address(facet)) for facet in award.facets)
    like_us = LIKE_US if award.likeness else None
    ways = [Link("All entries", ENTRIES), *([Link("Entries like us", like_us)] if like_us else []), Link("Years", YEARS), Link("Organisations", ORGANISATIONS)]
    return SiteFrame(
        name=award.name,
        home=HOME,
        root=HOME,
        like_us=like_us,
        language=award.language,
        purpose=award.purpose,
        contact_name=award.contact.name,
        contact_email=award.contact.email,
        navigation=(
            Link("Entries", ENTRIES),
            Link("Questions", CRITERIA),
            Link("Years", YEARS),
            Link("Organisations", ORGANISATIONS),
            Link("Enter", ENTER),
            Link("About", HOME / "about/"),
        ),
        foot=(
            LinkGroup("The collection", tuple(ways)),
            LinkGroup("Narrow by", facets),
            LinkGroup("The award", (Link("What judges look for", CRITERIA), Link("How to enter", ENTER), Link("What the check says", CHECKS))),
            LinkGroup("This site", (Link("About", HOME / "about/"), Link("Accessibility", HOME / "accessibility/"), Link("Privacy", HOME / "privacy/"))),
        ),
        showcases=json.dumps([asdict(one) for one in showcases], ensure_ascii=False) if showcases else "",
        policy=policy(one.origin for one in showcases),
    )
