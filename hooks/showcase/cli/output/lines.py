"""Sentences for people in lines as wide as their terminal, and values for programs in letters that their stream can hold."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from typing import TextIO

import click

NARROWEST, WIDEST, USUAL = 40, 100, 80  # below the first nothing can be read, beyond the second lines are too long to follow


def room() -> int:
    """How wide a line may be on this terminal."""
    return min(max(shutil.get_terminal_size((USUAL, 24)).columns, NARROWEST), WIDEST)


def fitted(text: str, width: int, hanging: str = "") -> str:
    """A text with each line cut between words to a width; what goes on stands as far in as it began, and `hanging` further."""
    return "\n".join(one for line in text.split("\n") for one in _cut(line, width, hanging) or [""])


def _cut(line: str, width: int, hanging: str) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())] + hanging
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def width_of(stream: TextIO | None) -> int:
    """How wide lines may be: as a terminal, where somebody looks at one or says how wide it is; without end for whatever else reads them."""
    return room() if os.environ.get("COLUMNS") or (stream and stream.isatty()) else sys.maxsize


def say(*lines: str, err: bool = False) -> None:
    """Prints sentences, in lines as wide as they may be."""
    click.echo(fitted("\n".join(lines), width_of(sys.stderr if err else sys.stdout)), err=err)


def say_data(value: object) -> None:
    """Prints a value as JSON: in UTF-8, or with other letters as numbers where the stream has another encoding."""
    is_utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").replace("_", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not is_utf8, indent=1))


def table(rows: Iterable[tuple[str, str]], width: int) -> str:
    """Words with what each means beside them, or below where a terminal is narrow."""
    rows = list(rows)
    column = max(len(word) for word, _ in rows) + 2
    if width - column < NARROWEST - 10:
        return "\n".join(f"{word}\n{textwrap.fill(said, width, initial_indent='    ', subsequent_indent='    ')}" for word, said in rows)
    return "\n".join(textwrap.fill(f"{word:{column}}{said}", width, subsequent_indent=" " * column, break_on_hyphens=False) for word, said in rows)
