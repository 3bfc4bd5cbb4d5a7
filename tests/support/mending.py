"""Somebody who mends a file by its messages alone: pastes what is ready to paste, writes what is to be written, chooses from what is listed."""

import re
from collections.abc import Sequence

from showcase.model.finding import Diagnostic

CHOICES = re.compile(r"^The (?:choices|grades) are ([a-z0-9-]+)")
SUCH_AS = re.compile(r"such as (\S+)\.$")
TO_WRITE = re.compile(r"…(?P<end>[\]},]?)(?P<note>.*)")


def by_messages(text: str, findings: Sequence[Diagnostic], write: bool = True) -> str:
    """A text after one round: the remedies of all its findings, from the last to the first."""
    lines = text.split("\n")
    for one in sorted((one for one in findings if one.instead), key=lambda one: one.location, reverse=True):
        at = one.location
        line = lines[at.line - 1]
        lines[at.line - 1] = line[: at.column - 1] + one.instead + line[at.end_column - 1 :]
    for one in sorted((one for one in findings if one.paste and not one.instead), key=lambda one: one.location, reverse=True):
        _paste(lines, one)
    for one in findings:
        at = one.location
        known = CHOICES.search(one.reason) or SUCH_AS.search(one.remedy)
        if known and at.end_line == at.line and not one.paste and not one.instead:
            line = lines[at.line - 1]
            lines[at.line - 1] = line[: at.column - 1] + known[1] + line[at.end_column - 1 :]
    return _written("\n".join(lines)) if write else "\n".join(lines)


def _paste(lines: list[str], finding: Diagnostic) -> None:
    paste = finding.paste.split("\n")
    if finding.fixable:  # the line itself, put right
        lines[finding.location.line - 1 : finding.location.line] = paste
        return
    if finding.code == "missing-field":
        start = finding.location.line - 1
        end = len(lines) if finding.location.column == 1 else _end(lines, start, finding.location.column - 1)
        lines[end:end] = paste
        return
    name = paste[0].split(":")[0]
    start = next(row for row in range(finding.location.line - 1, -1, -1) if lines[row].split(":")[0].replace("- ", "  ") == name.replace("- ", "  "))
    lines[start : _end(lines, start + 1, len(name) - len(name.lstrip()) + 1)] = paste


def _end(lines: list[str], start: int, indent: int) -> int:
    """Where a block ends whose lines stand at least so far in."""
    row = start + 1 if start < len(lines) and lines[start].lstrip().startswith("- ") else start
    while row < len(lines) and (not lines[row].strip() or len(lines[row]) - len(lines[row].lstrip()) >= indent):
        row += 1
    return row


def _written(text: str) -> str:
    """What was to be written, written: as the note behind it says, or in words of one’s own."""
    number = 0

    def word(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        such = re.search(r"such as (\S+)", found["note"])
        said = (such[1] if re.match(r"\d|.+@", such[1]) else f"{such[1]}-{number}") if such else f"Words {number}"
        return f"{said}{found['end']}{found['note']}"

    while "…" in text:
        text = TO_WRITE.sub(word, text)
    return text
