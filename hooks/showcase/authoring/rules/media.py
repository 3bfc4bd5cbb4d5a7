"""What the form’s page goes by when it takes in pictures and tables: bounds, kinds of file, and what is said of what cannot be used."""

from typing import Any

from showcase.checks.explanations.load import explanations
from showcase.intake.images.decode import LONGEST_SIDE, MOST_POINTS
from showcase.intake.messages import OTHERS
from showcase.intake.workspace import LARGEST_FILE
from showcase.model.picture import WIDTHS
from showcase.model.series import MOST
from showcase.parsing.series_rows import MONEY, NOTHING

SAID_THERE = (
    "file-kind", "too-large", "picture-kind", "picture-moves", "picture-too-large", "picture-damaged", "picture-location",
    "series-header", "series-row", "series-value", "series-order", "series-long",
)  # fmt: skip


def media() -> dict[str, Any]:
    """The part of the table that pictures and series are taken in by."""
    return {
        "says": {code: dict(explanations()[code].says) for code in SAID_THERE},
        "kinds": {ending: kind for kind, endings in OTHERS.items() for ending in endings},
        "megapixels": MOST_POINTS // 1_000_000,
        "side": LONGEST_SIDE,
        "bytes": LARGEST_FILE,
        "width": WIDTHS[-1],
        "points": MOST,
        "nothing": sorted(NOTHING),
        "money": MONEY,
    }
