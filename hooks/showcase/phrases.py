"""Words as search compares them: without accents, capitals and stops."""

import unicodedata


def plain_words(text: str) -> str:
    """A text in small letters without accents, with one space for whatever is neither letter nor digit: `a e` for ‘A&E’."""
    bare = (one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one)[0] != "M")
    return " ".join("".join(one if one.isalnum() else " " for one in "".join(bare).lower()).split())
