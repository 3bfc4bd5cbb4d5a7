"""What stands beside an imported entry: the findings of its row, and every value that had no place, word for word."""

from collections.abc import Iterator, Sequence

from showcase.checks.explanations.wording import told
from showcase.model.finding import Finding
from showcase.util.invisible import HIDDEN

NAME = "import-notes"
LARGEST = 180_000  # bytes of one file of notes, with room below what the checker reads
LONGEST = 4_000  # letters of one line; a longer one is cut, because the checker reads no line of 5,000


def notes(source: str, line: int, findings: Sequence[Finding], kept: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The files of notes by name, as many as the texts need; none when there is nothing to say."""
    if not findings and not kept:
        return ()
    files = list[list[str]]([[]])
    size = 0
    for one in _lines(source, line, findings, kept):
        length = len(one.encode()) + 1
        if size + length > LARGEST:
            files.append([])
            size = 0
        files[-1].append(one)
        size += length
    return tuple((f"{NAME}{f'-{number}' if number > 1 else ''}.md", "\n".join(lines) + "\n") for number, lines in enumerate(files, 1))


def _lines(source: str, line: int, findings: Sequence[Finding], kept: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield from ("# Notes of the import", "", f"This entry came from line {line} of `{source}`. These notes are not published; remove them when all is done.")
    if findings:
        yield from ("", "## To look at", "")
        yield from (f"- {' '.join(part for part in (_shown(one.message), one.reason, _shown(one.remedy)) if part)} `{one.code}`" for one in map(told, findings))
    if kept:
        yield from ("", "## What had no place", "", "Look for anything personal here before you share this folder.")
        for name, text in kept:
            yield from ("", f"### {_shown(' '.join(name.split()))}", "")
            yield from (f"    {piece}" for row in _shown(text).split("\n") for piece in _cut(row))


def _cut(line: str) -> Iterator[str]:
    yield from (line[start : start + LONGEST] for start in range(0, max(len(line), 1), LONGEST))


def _shown(text: str) -> str:
    """A text with its invisible characters spelt out, because no file of an entry may hold them."""
    return HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text.replace("\r\n", "\n").replace("\r", "\n"))
