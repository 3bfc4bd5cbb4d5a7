"""Remedies followed to the letter: what a finding says is to be typed, pasted or mended, and its words, done to an entry in memory."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from showcase.authoring.fix.edits import span
from showcase.authoring.fix.folder import fixed
from showcase.checks.rules import check_entry
from showcase.intake.safe_read import text_of
from showcase.intake.sources import Folder, Source
from showcase.model.award import Award
from showcase.model.finding import Diagnostic, Finding
from showcase.parsing.entry import parse_entry
from support.casework import Case, replaced

Read = tuple[Folder, list[Finding]]


def changed(folder: Folder, path: str, change: Callable[[str], str]) -> Read:
    """The folder with one of its texts changed and read anew, and what reading it finds."""
    old = next(source for source in folder.sources if source.path == path)
    source, found = text_of(change(old.text).encode(), path)
    after = folder.changed(lambda one: source or Source(path, "") if one is old else one)
    if source is None:
        name = path.rpartition("/")[2]
        after = replace(after, unread=after.unread | {name}, texts={key: text for key, text in after.texts.items() if key != name})
    return after, list(found)


def spoilt(folder: Folder, case: Case) -> Read:
    """The folder of a sound entry with the changes of a case to its texts."""
    found = list[Finding]()
    for name, pairs in ({case.get("file", "index.md"): case.get("change", {})} | case.get("changes", {})).items():
        folder, more = changed(folder, f"{folder.path}/{name}", lambda text, pairs=pairs: replaced(text, pairs))  # type: ignore[misc]
        found += more
    for name, written in case.get("write", {}).items():
        folder, more = changed(folder, f"{folder.path}/{name}", lambda _, written=written: str(written))  # type: ignore[misc]
        found += more
    return folder, found


def judged(read: Read, award: Award) -> list[Finding]:
    """All that is wrong with an entry in memory, in the order of its lines."""
    folder, found = read
    return sorted((*found, *check_entry(parse_entry(folder, award), award)), key=lambda one: (one.location, one.code))


def ways(
    finding: Finding | Diagnostic, folder: Folder, award: Award, words: Mapping[str, str] | None = None, mends: bool = True
) -> Iterator[tuple[str, Read]]:
    """Each way in which a remedy can be followed, by its name, with the folder afterwards; `words` are replacements that its words ask for.

    Mending takes longest, so it may be left out where there is another way.
    """
    path = finding.location.path
    if finding.instead:
        yield "instead", changed(folder, path, lambda text: typed(text, finding))
    if finding.paste:
        yield "paste", changed(folder, path, lambda text: pasted(text, finding))
    if finding.fixable and (mends or not (finding.instead or finding.paste or words)):
        yield "fix", (fixed(folder, award), [])
    if words:
        yield "words", changed(folder, path, lambda text: replaced(text, words))


def typed(text: str, finding: Finding | Diagnostic) -> str:
    place = span(text, finding.location)
    assert place, f"nobody can tell what ‘{finding.instead}’ stands instead of"
    return text[: place[0]] + finding.instead + text[place[1] :]


def pasted(text: str, finding: Finding | Diagnostic) -> str:
    """The text with a line that is ready to be pasted: in the place of the one that is wrong where it can be mended so, above all fields, or below it."""
    lines, row = text.split("\n"), finding.location.line - 1
    is_first = finding.code == "missing-field" and not finding.paste.startswith(" ")
    is_instead = finding.fixable or finding.code == "not-fields"  # as its words say
    lines[row : row + 1] = [finding.paste] if is_instead else [finding.paste, lines[row]] if is_first else [lines[row], finding.paste]
    return "\n".join(lines)
