"""Values as YAML that reads back as the same values: quoted where YAML, or another program, would take them for something else."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

WIDTH = 110
LONG = 90  # a text longer than this is folded over lines, as a person would write it
PLAIN = re.compile(r"[^\W_][^\n]*\Z")
TYPED = re.compile(r"-?\d+(\.\d+)?\Z|\d{4}-\d{2}(-\d{2})?\Z|true\Z|false\Z")  # a number, a month, a day, a yes: plain where they are meant
# What YAML, in one of its versions, takes for something other than text.
GUESSED = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)\Z|[-+]?[\d.][\d_.,:eExXoO+-]*\Z|0[xXoO][\da-fA-F]+\Z|\d{4}-\d\d?-\d\d?.*\Z", re.IGNORECASE)
FOLDABLE = re.compile(r"[^\s]+(?: [^\s]+)*\Z")
SHORT_FIELDS = 100  # letters that a set of fields on one line may have


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


def fields(values: Mapping[str, object], depth: int = 0) -> Iterator[str]:
    """The lines of a set of fields."""
    before = "  " * depth
    for name, value in values.items():
        said = scalar(name)
        if isinstance(value, str):
            yield from _text(f"{before}{said}:", value, depth + 1)
        elif isinstance(value, Mapping):
            line = _one_line(value)
            if line and len(line) < SHORT_FIELDS:
                yield f"{before}{said}: {line}"
            else:
                yield f"{before}{said}:"
                yield from fields(value, depth + 1)
        elif isinstance(value, Sequence):
            yield from _list(f"{before}{said}:", value, depth + 1)


def _text(start: str, text: str, depth: int) -> Iterator[str]:
    if len(text) > LONG and FOLDABLE.match(text) and text.replace(" ", "").isprintable():
        yield f"{start} >-"
        indent = "  " * depth
        yield from textwrap.wrap(text, WIDTH - len(indent), initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    else:
        yield f"{start} {scalar(text)}"


def _list(start: str, values: Sequence[object], depth: int) -> Iterator[str]:
    texts = [value for value in values if isinstance(value, str)]
    line = f"[{', '.join(scalar(text, in_brackets=True) for text in texts)}]"
    if len(texts) == len(values) and len(line) < SHORT_FIELDS:
        yield f"{start} {line}"
        return
    yield start
    before = "  " * depth
    for value in values:
        if isinstance(value, str):
            yield from _text(f"{before}-", value, depth + 1)
        elif isinstance(value, Mapping):
            first, *rest = fields(value, depth + 1)
            yield f"{before}- {first.lstrip(' ')}"
            yield from rest


def _one_line(values: Mapping[str, object]) -> str:
    """A set of short fields in braces; nothing when it does not fit into one line."""
    if not all(isinstance(value, str) for value in values.values()):
        return ""
    return f"{{{', '.join(f'{scalar(name, True)}: {scalar(str(value) if not isinstance(value, Typed) else value, True)}' for name, value in values.items())}}}"
