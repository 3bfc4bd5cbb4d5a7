"""The frame of every page: which ways its foot names."""

import pytest
from showcase.site.views.frame import BROWSED, site_frame
from support.awards import award_of
from support.projects import EVERY_AWARD


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_the_foot_names_what_makes_places_alike_and_a_page_all_the_rest(name: str) -> None:
    award, frame = award_of(name), site_frame(award_of(name))
    alike = {row.of for row in award.likeness}
    named = [facet.title for facet in award.facets if not alike or facet.of in alike]
    assert [link.label for link in frame.browsed] == (named or [facet.title for facet in award.facets])[:BROWSED]
    assert {link.url for link in frame.browsed} <= {link.url for link in frame.facets}
    assert len(frame.facets) == len(award.facets)
