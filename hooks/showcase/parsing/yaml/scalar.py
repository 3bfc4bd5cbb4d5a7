"""How one value is written in YAML: plain where it reads back as itself, here and in other programs, and otherwise between quotation marks.

The page of the form writes the same bytes (`overrides/assets/form/document/scalar.js`), so what counts as a letter that shows is said here sign by
sign, and does not follow the version of Unicode that a machine happens to have.
"""

import json
import re

from showcase.util.patterns import when_used

PLAIN = re.compile(r"[^\W_][^\n]*\Z")
# A number, a month, a day, a yes: plain where they are meant.
TYPED = re.compile(r"-?\d+(\.\d+)?\Z|\d{4}-\d{2}(-\d{2})?\Z|true\Z|false\Z", re.ASCII)
# What YAML, in one of its versions, takes for something other than text.
GUESSED = when_used(
    r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)\Z|[-+]?[\d.][\d_.,:eExXoO+-]*\Z|0[xXoO][\da-fA-F]+\Z|\d{4}-\d\d?-\d\d?.*\Z",
    re.IGNORECASE | re.ASCII,
)
# Letters that do not show as themselves: controls, all spaces but the plain one, marks of direction and of format, halves of letters, letters of nobody’s.
UNSHOWN = when_used(
    "[\\x00-\\x1f\\x7f-\\xa0\\xad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ud800-\\uf8ff\\ufeff"
    "\\ufff0-\\ufffb\\ufffe\\uffff\\U000110bd\\U000110cd\\U00013430-\\U0001343f\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\U000f0000-\\U0010ffff]"
)
HALVES = re.compile("[\\ud800-\\udfff]")  # of letters, which no file can hold
UNREADABLE = re.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]")  # as they are, even between quotation marks


class Typed(str):
    """A number, a date or a truth value, which is written without quotes."""


def scalar(text: str, in_brackets: bool = False) -> str:
    """One value: plain where it stays itself, otherwise between double quotes."""
    if isinstance(text, Typed) and TYPED.match(text):
        return str(text)
    risky = ",[]{}" if in_brackets else ""
    if (
        PLAIN.match(text) and not GUESSED.match(text) and ": " not in text and " #" not in text and not text.endswith(":")
        and text == text.strip() and not UNSHOWN.search(text) and not any(sign in text for sign in risky) and not (in_brackets and ":" in text)
    ):
        return text
    return UNREADABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(HALVES.sub("\ufffd", text), ensure_ascii=False))


def quoted(value: str) -> str:
    """What a writer typed between quotation marks, so that YAML takes it letter for letter; double ones where it holds none."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
