"""What the browser shows of one entry that it found: what a card has, and every passage that may hold the words."""

import json
from collections.abc import Sequence

from showcase.addresses import FIND, ROOT
from showcase.search.passages import Passage
from showcase.views.parts import Card


def record_address(number: int) -> str:
    """Where the record of an entry stands, from the site’s root; entries are counted from 0, newest first."""
    return f"{FIND.removeprefix(ROOT)}entries/{number}.json"


def record(card: Card, told: Sequence[Passage]) -> str:
    """The record of an entry, as JSON."""
    figure = card.figure
    return as_json({
        "url": card.url.removeprefix(ROOT),
        "title": card.title,
        "summary": card.summary,
        "honour": [card.honour.label, card.honour.year, card.honour.threads],
        "example": card.example,
        "organisation": card.organisation,
        "partners": card.partners,
        "figure": [figure.said, figure.name, figure.span] if figure else None,
        "spread": [card.spread.label, card.spread.rung, card.spread.places],
        "parts": [one[:3] for one in told],
    })


def as_json(data: object) -> str:
    """Data for the browser, without a space too many."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
