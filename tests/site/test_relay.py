"""An organiser’s own relay: without one no page may send anything, and with one that one host may be reached and no other."""

import pytest
from showcase.site.csp import policy
from showcase.site.relay import NoRelay, relay_of
from showcase.site.views.frame import origins_of, site_frame
from support.awards import award_of

RELAY = "https://relay.example/entries"


def test_without_one_the_policy_lets_pages_reach_their_own_site_alone() -> None:
    assert origins_of((), "") == ()
    assert "connect-src 'self';" in policy(origins_of((), ""))


def test_with_one_the_policy_names_its_host_and_forms_still_send_nothing_by_themselves() -> None:
    said = policy(origins_of((), relay_of(RELAY)))
    assert "connect-src 'self' https://relay.example;" in said
    assert "form-action 'self';" in said
    assert site_frame(award_of("small"), relay=RELAY).relay == RELAY


@pytest.mark.parametrize(
    "written",
    [
        "http://relay.example/", "relay.example", "https://", 5, ["https://relay.example/"], "https://a:b@relay.example/", "https://relay.example/ x",
        "https://relay.example; script-src *", "https://relay.example,evil.example", "javascript:alert(1)", "https://relay.example:x/", "https://[",
    ],
)  # fmt: skip
def test_what_is_no_address_of_one_host_is_refused_with_an_example(written: object) -> None:
    with pytest.raises(NoRelay, match=r"^mkdocs.yml: extra.submit_to: .*submit_to: https://relay.example/entries"):
        relay_of(written)
