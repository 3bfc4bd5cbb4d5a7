"""Fields as YAML that reads back as the same values: on one line where they are short, folded where they are long."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from showcase.parsing.yaml.scalar import UNSHOWN, Typed, scalar

WIDTH = 110
LONG = 90  # a text longer than this is folded over lines, as a person would write it
FOLDABLE = re.compile(r"[^\s]+(?: [^\s]+)*\Z")
SHORT_FIELDS = 100  # letters that a set of fields on one line may have


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
    if len(text) > LONG and FOLDABLE.match(text) and not UNSHOWN.search(text):
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
        elif isinstance(value, Mapping) and (inside := list(fields(value, depth + 1))):
            yield f"{before}- {inside[0].lstrip(' ')}"
            yield from inside[1:]
        elif value is not None:
            yield f"{before}- {_flow(value)}"


def _flow(value: object) -> str:
    """What no field of the format holds, such as a list in a list, on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(name, True)}: {_flow(one)}' for name, one in value.items() if one is not None)}}}"
    if isinstance(value, str):
        return scalar(value, in_brackets=True)
    return f"[{', '.join(_flow(one) for one in value if one is not None)}]" if isinstance(value, Sequence) else ""


def _one_line(values: Mapping[str, object]) -> str:
    """A set of short fields in braces; nothing when it does not fit into one line."""
    if not all(isinstance(value, str) for value in values.values()):
        return ""
    return f"{{{', '.join(f'{scalar(name, True)}: {scalar(str(value) if not isinstance(value, Typed) else value, True)}' for name, value in values.items())}}}"
