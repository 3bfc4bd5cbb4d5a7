"""How one value is written in YAML: plain where it reads back as itself, here and in other programs, and otherwise between quotation marks."""

import json
import re

PLAIN = re.compile(r"[^\W_][^\n]*\Z")
TYPED = re.compile(r"-?\d+(\.\d+)?\Z|\d{4}-\d{2}(-\d{2})?\Z|true\Z|false\Z")  # a number, a month, a day, a yes: plain where they are meant
# What YAML, in one of its versions, takes for something other than text.
GUESSED = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)\Z|[-+]?[\d.][\d_.,:eExXoO+-]*\Z|0[xXoO][\da-fA-F]+\Z|\d{4}-\d\d?-\d\d?.*\Z", re.IGNORECASE)


class Typed(str):
    """A number, a date or a truth value, which is written without quotes."""


def scalar(text: str, in_brackets: bool = False) -> str:
    """One value: plain where it stays itself, otherwise between double quotes."""
    if isinstance(text, Typed) and TYPED.match(text):
        return str(text)
    risky = ",[]{}" if in_brackets else ""
    if (
        PLAIN.match(text) and not GUESSED.match(text) and ": " not in text and " #" not in text and not text.endswith(":")
        and text == text.strip() and text.isprintable() and not any(sign in text for sign in risky) and not (in_brackets and ":" in text)
    ):
        return text
    return json.dumps(text, ensure_ascii=False)


def quoted(value: str) -> str:
    """What a writer typed between quotation marks, so that YAML takes it letter for letter; double ones where it holds none."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
