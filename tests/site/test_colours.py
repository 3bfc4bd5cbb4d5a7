"""What is said in colours can be seen in both schemes: the tokens’ contrasts are what is promised of them."""

import re

import pytest
from support.projects import ROOT

TOKENS = (ROOT / "overrides" / "assets" / "showcase" / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in TOKENS.split("prefers-color-scheme: dark"))
# Text is read on each of these, and what outlines a control or marks a place is seen on them.
LEAST = {"ink": 7, "ink-soft": 7, "link": 7, "edge": 4.5, "people": 4.5, "service": 4.5}
PAIRS = [(name, ground, least) for ground in ("ground", "wash") for name, least in LEAST.items()]


@pytest.mark.parametrize("scheme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "ground", "least"), [*PAIRS, ("ink", "straw", 7), ("on-weld", "weld", 7), ("on-field", "field", 7)])
def test_a_colour_is_seen_on_what_it_lies_on(name: str, ground: str, least: float, scheme: dict[str, str]) -> None:
    lighter, darker = sorted((light(scheme[name]), light(scheme[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def light(colour: str) -> float:
    """How light a colour is, as WCAG 2 counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
