"""Signs that are shown as they stand, although somebody meant something by them: bullets, indents and brackets in a text, marks of Markdown in a field."""

import re
from collections.abc import Iterator, Sequence

from showcase.model.award import Award
from showcase.model.finding import Finding, Severity
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.markdown.outline import Body
from showcase.parsing.yaml.document import texts_of, texts_within
from showcase.util.marks import SUSPECT as MARKS
from showcase.util.marks import WIKI, without_marks

BULLETS = "•●○◦·∙▪■‣⁃"
BULLET = re.compile(rf"(?P<indent>[ \t]*)[{BULLETS}][ \t]*(?=\S)")
# Dashes, and hyphens without a space, are meant as bullets where several lines begin with them.
DASHED = re.compile(r"(?P<indent>[ \t]*)(?:[–—][ \t]+(?=\S)|-(?=[^\W\d_])|\*(?=[^\W\d_][^*]*$))")
FENCE = re.compile(r" {0,3}(?:`{3}|~{3})")
SWAPPED = re.compile(r"\(([^()\n]{1,80})\)\[((?:https?://|www\.)[^\[\]\s]+|[\w-]+\.[a-z]{3,4})\](?![(:])")
APART = re.compile(r"\[([^\[\]\n]{1,80})\][ \t]+\((https?://[^()\s]+|[\w-]+\.[a-z]{3,4})\)")
BRACKETS = ((WIKI, r"\1", "wiki"), (SWAPPED, r"[\1](\2)", "swapped"), (APART, r"[\1](\2)", "apart"))


def signs_as_text(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A list is written as Markdown has it, a paragraph begins at the margin, and a link has its brackets in order and together."""
    for body in parsed.bodies:
        text = body.data.decode()
        lines = text.split("\n")
        listed = list(_lists(body, lines))
        yield from listed
        seen = {row for finding in listed for row in range(finding.location.line, finding.location.end_line + 1)}
        yield from (finding for finding in _indented(body, lines) if finding.location.line not in seen)
        for pattern, plain, wording in BRACKETS if "](" in text or "]]" in text or ")[" in text or "] " in text else ():
            for found in pattern.finditer(text):
                start = len(text[: found.start()].encode())
                place = body.at(start, start + len(found[0].encode()))
                meant = found.expand(plain)
                yield Finding("signs-as-text", place, {"found": found[0], "meant": meant}, wording, severity=Severity.WARNING, instead=meant, fixable=True)


def _lists(body: Body, lines: Sequence[str]) -> Iterator[Finding]:
    """Each run of lines that begin with a bullet, or with dashes, outside what is shown as it was typed."""
    if not any(sign in body.data for sign in (b"\xe2", b"\xc2", b"\n-", b"\n*", b"\n ")):
        return
    row, is_typed = 0, False
    while row < len(lines):
        is_typed ^= bool(FENCE.match(lines[row]))
        run = [] if is_typed else _run(lines, row)
        if run:
            sign = lines[run[0]].strip()[0]
            told = [_as_item(lines[one]) for one in range(run[0], run[-1] + 1)]
            yield _shown(body, lines, run[0], run[-1], "\n".join(told), "bullet", sign)
        row = run[-1] + 1 if run else row + 1


def _run(lines: Sequence[str], row: int) -> list[int]:
    """The rows of one list from here on, with at most one empty line between two items; none where nothing is plainly a list."""
    found = list[int]()
    for pattern, least in ((BULLET, 1), (DASHED, 2)):
        found, one = [], row
        while one < len(lines) and pattern.match(lines[one]):
            found.append(one)
            one += 2 if one + 2 < len(lines) and not lines[one + 1].strip() and pattern.match(lines[one + 2]) else 1
        if len(found) >= least:
            return found
    return []


def _as_item(line: str) -> str:
    found = BULLET.match(line) or DASHED.match(line)
    if not found:
        return line
    indent = found["indent"] if len(found["indent"].expandtabs(4)) < len("    ") else ""
    return f"{indent}- {line[found.end() :]}"


def _indented(body: Body, lines: Sequence[str]) -> Iterator[Finding]:
    """Each paragraph that is shown as it was typed, because it begins with four spaces or a tab."""
    for start, end in body.indented:
        first = body.at(start).line - 1 - body.line_offset
        last = max(first, body.at(max(start, end - 1)).line - 1 - body.line_offset)
        while last > first and not lines[last].strip():
            last -= 1
        if any(len(line.split()) > 1 for line in lines[first : last + 1]) and not lines[first].lstrip().startswith("#"):  # which is a heading
            yield _shown(body, lines, first, last, "\n".join(line.strip() for line in lines[first : last + 1]), "indented", "")


def _shown(body: Body, lines: Sequence[str], first: int, last: int, instead: str, wording: str, sign: str) -> Finding:
    """The finding for whole lines of a text."""
    before = sum(len(line.encode()) + 1 for line in lines[:first])
    place = body.at(before, before + sum(len(line.encode()) + 1 for line in lines[first : last + 1]) - 1)
    return Finding("signs-as-text", place, {"sign": sign, "more": last - first}, wording, severity=Severity.WARNING, instead=instead, fixable=True)


def marks_shown(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Fields are shown as they stand: bold, links and headings are for the text below them."""
    for document in parsed.documents:
        whole = "\n".join(texts_within(document.values))
        for steps, text in texts_of(document.values) if any(sign in whole for sign in MARKS) else ():
            if steps and steps[0] != "reviewed" and without_marks(text) != text:
                place, instead = document.source.difference(without_marks, *steps)
                values = {"field": str(next(step for step in reversed(steps) if isinstance(step, str))), "meant": without_marks(text)}
                yield Finding("marks-shown", place, values, severity=Severity.WARNING, instead=instead, fixable=bool(instead))


RULES = (signs_as_text, marks_shown)
