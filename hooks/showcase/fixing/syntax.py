"""Front matter that YAML cannot read, put right where only one thing can have been meant: tabs, colons, curly quotes.

Each remedy is tried on the line of the fault, or the one before it, and kept when YAML then reads further than before.
"""

import json
import re
from collections.abc import Iterator

from ..parting import parted
from ..sources import Source
from ..yaml_source import read_yaml

MOST = 200  # faults of one file that are looked at
INDENT = re.compile(r"[ \t\u00a0]*")
# A field or an item of a list, and its value on the same line.
VALUE = re.compile(r"(?P<before>[ ]*(?:- +)*(?:[\w-]+:[ \u00a0]+|(?<=- )))(?P<value>\S.*?)[ \t\u00a0]*\Z")
NOT_PLAIN = ("[", "{", "|", ">", '"', "'", "#", "- ")
CURLY = "“”„‟‘’‚‛«»"
QUOTES = f"\"'{CURLY}"


def readable(text: str) -> str:
    """A file’s text with front matter that YAML can read, as far as that is sure; the same text when nothing is."""
    parts = parted(Source("", text))
    if parts.fields is None:
        return text
    lines = text.split("\n")
    end = parts.offset + parts.fields.count("\n")
    return "\n".join((*lines[: parts.offset], *_readable("\n".join(lines[parts.offset : end])).split("\n"), *lines[end:]))


def _readable(front: str) -> str:
    for _ in range(MOST):
        faults = _faults(front)
        better = next((one for one in _tries(front, faults[0]) if _is_better(_faults(one), faults)), None) if faults else None
        if better is None:
            return front
        front = better
    return front


def _faults(front: str) -> list[int]:
    """The lines, counted from 0, at which YAML cannot read the text."""
    return sorted(one.location.line - 1 for one in read_yaml(front, "").findings if one.code in ("yaml-syntax", "yaml-alias", "yaml-tag"))


def _is_better(after: list[int], before: list[int]) -> bool:
    """Whether a remedy helped: nothing is left, or what is left lies further on."""
    return not after or (after[0] > before[0] and len(after) <= len(before))


def _tries(front: str, row: int) -> Iterator[str]:
    lines = front.split("\n")
    for number in (row, row - 1):
        for line in _remedies(lines[number]) if 0 <= number < len(lines) else ():
            if line != lines[number]:
                yield "\n".join((*lines[:number], line, *lines[number + 1 :]))


def _remedies(line: str) -> Iterator[str]:
    """What a line may have been meant to be, the surest first."""
    indent = INDENT.match(line)
    before, after = (line[: indent.end()], line[indent.end() :]) if indent else ("", line)
    yield before.replace("\u00a0", " ") + re.sub(r"^((?:- +)*[\w-]+:)\u00a0+", r"\1 ", after)
    for step in ("  ", "    "):
        yield before.replace("\t", step) + after
    yield before.replace("\t", "  ") + re.sub(r"^(-|[\w-]+:)\t+", r"\1 ", after)
    found = VALUE.match(line)
    if not found:
        return
    value = found["value"]
    if len(value) > 1 and value[0] in QUOTES and value[-1] in QUOTES and (value[0] in CURLY or value[-1] in CURLY):
        yield found["before"].replace("\u00a0", " ") + quoted(value[1:-1])
    if not value.startswith(NOT_PLAIN) and " #" not in value:
        yield found["before"].replace("\u00a0", " ") + quoted(value)


def quoted(value: str) -> str:
    """A value between double quotes, in which nothing has a meaning of its own any more."""
    return json.dumps(value, ensure_ascii=False)
