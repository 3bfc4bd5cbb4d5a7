"""The colours of pages, and how well what lies on others has to be seen."""

from support.projects import ROOT

TOKENS = (ROOT / "overrides" / "assets" / "showcase" / "tokens.css").read_text(encoding="utf-8")
# Text is read on each of these, and what outlines a control or marks a place is seen on them.
LEAST = {"ink": 7, "ink-soft": 7, "link": 7, "edge": 4.5, "people": 4.5, "service": 4.5}
PAIRS = [(name, ground, least) for ground in ("ground", "wash") for name, least in LEAST.items()]
ON = [*PAIRS, ("ink", "straw", 7), ("on-weld", "weld", 7), ("on-field", "field", 7), ("on-field-soft", "field", 4.5)]
