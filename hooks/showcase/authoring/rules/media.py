"""What the form’s page goes by when it takes in pictures and tables: bounds, kinds of file, and what is said of what cannot be used."""

import json

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


def media_table() -> str:
    """The table as JSON, which is written beside the form’s page and asked for with the first picture or series."""
    made = {
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
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
