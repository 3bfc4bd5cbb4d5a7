"""Languages by their codes: which one it is and in which direction it is written; and texts that keep their own among others."""

import re
from functools import cache

_LANGUAGES = """acm acq aeb aec afb ajp apc apd ar arc ars ary arz az-ir azb bal bft bgn bqi brh ckb dcc dv fa glk haz he iw ji khw ks ku-iq ku-ir lki lrc luz
mvy mzn nqo ota pa-pk pbt pbu pes phl pnb prs ps rhg sam sd sdh skr syc syr trw ug ur wne yi ydd"""
_SCRIPTS = "adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi"
RIGHT_TO_LEFT = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\U00010800-\\U00010fff\\U0001e800-\\U0001efff"
_LETTER = re.compile(f"[{RIGHT_TO_LEFT}]")


@cache  # every page asks
def direction_of(language: str) -> str:
    """`rtl` or `ltr`, by the script that a code such as pa-Arab names, or else by the usual one of its language."""
    first, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    known, names = (_SCRIPTS, {script}) if script else (_LANGUAGES, {first, f"{first}-{'-'.join(others)}"})
    to_left = not names.isdisjoint(known.split())
    return "rtl" if to_left else "ltr"


def base_of(language: str) -> str:
    """A language without its country and script: `en` of en-GB."""
    return language.partition("-")[0].lower()


def isolated(text: str) -> str:
    """A text with the marks that keep its letters from turning those around it, where it needs them and no markup can."""
    return f"\u2068{text}\u2069" if _LETTER.search(text) else text
