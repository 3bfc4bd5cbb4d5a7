"""The order of names and titles, the one for pages, for searches and for letters of an index."""

import re
import unicodedata

from showcase.util.slugs import spelt


def collation_key(text: str) -> str:
    """What names and titles are sorted by: as readers look them up, so accents, capitals, signs and apostrophes make no difference."""
    letters = "".join(letter for letter in spelt(text) if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", re.sub(r"[\W_]+", " ", letters).strip()) or text
