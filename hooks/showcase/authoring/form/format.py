"""What the scripts of the form go by beside the page: the fields of each file in their order, and how titles become addresses."""

import json

from showcase.authoring.layout import shapes
from showcase.model.award import Award
from showcase.util.slugs import SPELT


def form_format(award: Award) -> str:
    """It as JSON; the same award gives the same text."""
    spelt = {chr(letter): said for letter, said in SPELT.items()}
    made = {"shapes": shapes(), "spelt": spelt, "unjudged": award.unjudged}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
