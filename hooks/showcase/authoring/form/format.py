"""What the scripts of the form go by beside the page: the fields of each file in their order, how titles become addresses,
what each year asks, and how words are counted; all of it is there before the table of the check comes."""

import json

from showcase.authoring.layout import shapes
from showcase.authoring.rules.shared import shared
from showcase.authoring.rules.table import years_asked
from showcase.model.award import Award
from showcase.util.slugs import SPELT

COUNTED = ("outline.HARD_SPACED", "outline.ANY_SPACE", "words.UNSPACED")  # the patterns that words are counted by


def form_format(award: Award) -> str:
    """It as JSON; the same award gives the same text."""
    spelt = {chr(letter): said for letter, said in SPELT.items()}
    made = {"shapes": shapes(), "spelt": spelt, "unjudged": award.unjudged, "years": years_asked(award), "shared": {name: shared()[name] for name in COUNTED}}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
