"""What is said in colours can be seen in both schemes: the tokens’ contrasts are what is promised of them."""

import re

import pytest
from showcase.util.contrast import contrast
from support.colours import ON, TOKENS

LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in TOKENS.split("prefers-color-scheme: dark"))


@pytest.mark.parametrize("scheme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "ground", "least"), ON)
def test_a_colour_is_seen_on_what_it_lies_on(name: str, ground: str, least: float, scheme: dict[str, str]) -> None:
    assert contrast(scheme[name], scheme[ground]) >= least
