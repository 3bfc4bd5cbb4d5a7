"""What the shape of a text must be before a parser sees it: judged in time that grows as the text does, and no faster."""

import re
from collections.abc import Callable
from functools import lru_cache

from showcase.model.finding import Finding, Location
from showcase.util.lines import line_and_column
from showcase.util.patterns import when_used

LONGEST_LINE = 5_000  # letters; an answer typed as one line has about half of that
MOST_LINES = 5_000  # the longest entries have about 300
SECTION = "<!["
# Signs that mean something to Markdown or YAML, each perhaps with a space behind it: parsers keep a heap of those that wait for their partner.
SIGNS = "[](){}<>!*_`~|&^\\\"'$@?:%"
MOST_SIGNS = 100
RUN = re.compile(rf"(?:[{re.escape(SIGNS)}] *){{{MOST_SIGNS}}}")
# Every sign becomes the same one, and every other byte none, so that a run is found as fast as a text can be copied.
ALIKE = bytes(33 if chr(byte) in SIGNS else 10 for byte in range(256))
# Marks that are set on the letter before them; the languages that use most of them set three.
PILE = when_used(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]{6}")
# The bytes with which letters begin in UTF-8 that may be heaped on others, or not be seen though Python would print them; few texts have any.
UNUSUAL = (b"\xcc", b"\xcd", b"\xd2", b"\xe1", b"\xe2\x83", b"\xe2\xa0\x80", b"\xe3", b"\xef", b"\xf3")
SEPARATES = re.compile("\"?sep=(.)", re.IGNORECASE)  # a first line with which a table says what separates its cells


def has_unusual_letters(data: bytes) -> bool:
    """Whether a text in UTF-8 is worth a closer look at its letters, which takes as long as all else together."""
    return not data.isascii() and any(begins in data for begins in UNUSUAL)


def long_line(text: str, data: bytes, name: str) -> Finding | None:
    """A line of more letters than any paragraph has."""
    start = 0
    while start + LONGEST_LINE < len(text):
        end = text.rfind("\n", start, start + LONGEST_LINE + 1)
        if end < 0:
            length = len(text[start:].partition("\n")[0])
            return Finding("line-too-long", Location(name, *line_and_column(text, start)), {"letters": length, "most": LONGEST_LINE})
        start = end + 1
    return None


def many_lines(text: str, data: bytes, name: str) -> Finding | None:
    """More lines than any entry has."""
    lines = text.count("\n")
    if lines <= MOST_LINES:
        return None
    return Finding("too-many-lines", Location(name, MOST_LINES + 1), {"lines": lines, "most": MOST_LINES})


def section(text: str, data: bytes, name: str) -> Finding | None:
    """The beginning of a section that only programs read, at which parsers disagree or fall over."""
    place = text.find(SECTION)
    if place < 0:
        return None
    return Finding("raw-html", Location(name, *line_and_column(text, place)), {"sign": SECTION}, "section")


def run_of_signs(text: str, data: bytes, name: str) -> Finding | None:
    """Sign upon sign, which no sentence has."""
    found = RUN.search(text) if b"!" * MOST_SIGNS in data.translate(ALIKE, b" ") else None
    if not found:
        return None
    return Finding("run-of-signs", Location(name, *line_and_column(text, found.start())), {"signs": found[0]})


def pile_of_marks(text: str, data: bytes, name: str) -> Finding | None:
    """Accents heaped on one letter until they cover the lines around it."""
    found = PILE.search(text) if has_unusual_letters(data) else None
    if not found:
        return None
    return Finding("run-of-signs", Location(name, *line_and_column(text, found.start())), wording="marks")


def formula(text: str, data: bytes, name: str) -> Finding | None:
    """A cell of a table that a program would calculate, and so might run."""
    if not name.lower().endswith(".csv"):
        return None
    said = SEPARATES.match(text)
    found = _formulas(said[1] if said else "").search(text)
    if not found:
        return None
    return Finding("formula-in-table", Location(name, *line_and_column(text, found.start(1))), {"sign": found[1]})


@lru_cache
def _formulas(separator: str) -> re.Pattern[str]:
    """Cells that begin as a formula does, in wide signs too; a number with a sign in front is none, nor is a lone hyphen, which stands for nothing."""
    parts = f"[,;\t{re.escape(separator)}]"
    return re.compile(f"(?:^|{parts})[ \"']*([=@|＝＠]|[+＋－-](?![\\d.,]*%?[ \"']*(?:{parts}|$)))", re.MULTILINE)


OBJECTIONS: tuple[Callable[[str, bytes, str], Finding | None], ...] = (many_lines, long_line, section, run_of_signs, pile_of_marks, formula)


def objection(text: str, data: bytes, name: str) -> Finding | None:
    """The first thing in a text’s shape for which it is not read; `name` is its path from the project’s root, and `data` the text in UTF-8."""
    return next((finding for one in OBJECTIONS if (finding := one(text, data, name))), None)

