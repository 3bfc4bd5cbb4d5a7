"""Findings as Markdown for GitHub, in which nothing that a writer typed can become a link, a mention, or markup."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from showcase.cli.output.text import counts, shown
from showcase.model.finding import Diagnostic
from showcase.util.text import counted

MARKUP = re.compile(r"[!-/:-@\[-`{-~]")
CALLS = re.compile(r"\\([@#])")  # these would mention somebody, or refer to something; an empty element keeps the sign from its word
LARGEST = 900_000  # bytes; GitHub refuses a summary of a megabyte as a whole


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    return CALLS.sub(r"\1<span></span>", MARKUP.sub(_escape, " ".join(shown(text).split())))


def _escape(sign: re.Match[str]) -> str:
    return html.escape(sign[0], quote=False) if sign[0] in "<>&" else f"\\{sign[0]}"


def markdown(findings: Sequence[Diagnostic], conclusion: str = "") -> str:
    """All findings, grouped by file, with a conclusion before them; as many as fit, and how many did not."""
    text = f"## {escaped(counts(findings)) if findings else 'Nothing to mend'}\n\n" + (f"{escaped(conclusion)}\n\n" if conclusion else "")
    size, left = len(text.encode()), len(findings)
    for part, number in _parts(findings):
        size += len(part.encode())
        if size > LARGEST:
            return f"{text}\n{counted(left, 'finding')} more did not fit here. The command `showcase check` tells all of them.\n"
        text += part
        left -= number
    return text


def _parts(findings: Sequence[Diagnostic]) -> Iterator[tuple[str, int]]:
    """Pieces of the text, each with the number of findings in it."""
    for path, group in groupby(findings, key=lambda finding: finding.location.path):
        yield f"### <code>{escaped(path)}</code>\n\n", 0
        for finding in group:
            yield _item(finding), 1
        yield "\n", 0


def _item(finding: Diagnostic) -> str:
    place = f"**Line {finding.location.line}** · {finding.severity}: {escaped(finding.message)}"
    remedy = f" **What to do:** {escaped(finding.remedy)}" if finding.remedy else ""
    reason = f" {escaped(finding.reason)}" if finding.reason else ""
    ready = "".join(f"<br><code>{escaped(line)}</code>" for line in finding.paste.split("\n")) if finding.paste else ""
    return f"- {place}{reason}{remedy} <code>{escaped(finding.code)}</code>{ready}\n"
