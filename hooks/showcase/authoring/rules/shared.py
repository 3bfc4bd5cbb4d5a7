"""What Python’s rules know by heart, and the form’s check has to know, too: patterns, lists of words, bounds. Each is written in its rule alone."""

import re
from collections.abc import Mapping
from typing import Any, cast

from showcase.authoring.rules.patterns import for_browser
from showcase.checks import adoptions, consent, fields, headings, measures, moments, small_numbers, text, vocabularies, waivers
from showcase.checks.privacy import birth_dates, digits, emails, identifiers, normalise, phones, postcodes, redact
from showcase.intake import sources
from showcase.model import addresses, amounts, comparison, picture, values
from showcase.parsing.markdown import outline
from showcase.parsing.validation import fallbacks, messages, reshaped, validate
from showcase.parsing.yaml import scalar
from showcase.util import spelling
from showcase.util import text as words
from showcase.util.patterns import LaterPattern

# What is taken from each module, by its names there; the table has each under its module’s name and its own.
TAKEN: Mapping[Any, tuple[str, ...]] = {
    addresses: ("AN_EMAIL", "A_LINK", "A_FILE"),
    values: ("MONTH", "DAY", "SPAN", "NUMBER", "IN_THOUSANDS", "NAMES"),
    amounts: (
        "LONGEST", "PLAIN", "SIGNS", "IN_THOUSANDS", "COMMAS_IN_THOUSANDS", "STOPS_IN_THOUSANDS", "DECIMAL_COMMA", "EITHER", "UNDER", "OR_MORE", "BETWEEN"
    ),
    comparison: ("LEVELS", "BESIDE", "SHARES", "RATE", "LENGTH", "WORDS", "DAYS", "ADVERBS"),
    picture: ("ENDINGS",),
    sources: ("FOR_WRITERS",),
    reshaped: ("IDS", "PARTS", "SIGNS", "PAIR", "EMAIL", "LINK", "BARE_LINK", "FROM_TO", "ADDRESS", "NUMERIC_MONTH"),
    messages: ("OF_FIXED_FORM",),
    validate: ("JOINED", "NEVER_PASTED"),
    fallbacks: ("OF_HISTORY",),
    scalar: ("PLAIN", "TYPED", "GUESSED"),
    spelling: ("PARTS",),
    words: ("THOUSANDS", "UNSPACED", "NUMBERS"),
    fields: ("SUMMARY_WORDS",),
    vocabularies: ("SEVERAL", "NEVER_GUESSED", "SAME"),
    headings: ("NUMBER",),
    text: ("UNWRITTEN", "PLACEHOLDERS", "TO_ENTRY", "WITHIN", "ELSEWHERE", "START_TAG", "END_TAG"),
    adoptions: ("ENOUGH",),
    moments: ("LONG",),
    measures: ("VAGUE", "SHORTEST", "SHORTEST_NAME"),
    consent: ("QUOTE", "SPEAKER", "SIGNS", "LETTERS"),
    small_numbers: ("MOST", "INSTEAD", "UNIT", "OF_PEOPLE", "HARMED", "CLAIM", "HARM_CLAIM", "SUSPECT", "OF_HARM", "NO_COUNT"),
    birth_dates: ("AFTER", "BEFORE", "ANY_DATE", "ANY_WORD", "NOT_A_BIRTH", "THING", "TABLE"),
    digits: ("BETWEEN", "UNSEEN", "ANYTHING", "DIGITS", "MOST_BETWEEN", "MOST_SIGNS"),
    emails: ("NOBODY", "FILE", "NAME", "PLACE", "AT", "DOTTED", "SPELT_PLACE", "PARTS"),
    identifiers: ("ONE_BY_ONE", "LABEL", "GLUED", "ANOTHER", "INSURANCE", "NEVER_GIVEN", "SMALL", "GROUPINGS"),
    outline: ("HARD_SPACED", "ANY_SPACE"),
    phones: ("NOBODYS", "PEOPLES", "WEB", "CALLS", "ONE_BY_ONE", "SHORTENED", "NUMBERED", "LABEL"),
    postcodes: ("CAPITALS", "SMALL", "UNITS"),
    redact: ("DOT", "KEPT"),
    waivers: ("REVIEWABLE",),
}  # fmt: skip


def shared() -> dict[str, Any]:
    """Everything that is taken, by its module’s last name and its own: a pattern as its source and flags, all else as JSON has it."""
    taken = {f"{_called(module)}.{name}": _plain(getattr(module, name)) for module, names in TAKEN.items() for name in names}
    lists = {name: sorted(normalise.words(name)) for name in ("mailboxes", "not_names", postcodes.AREAS)}
    return {**taken, **lists}


def _called(module: Any) -> str:
    return str(module.__name__).removeprefix("showcase.").rpartition(".")[2] if module is not words else "words"


def _plain(value: Any) -> Any:
    if isinstance(value, (re.Pattern, LaterPattern)):
        return {"re": for_browser(cast("re.Pattern[str]", value))}
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value if isinstance(value, (str, int)) else float(value)
