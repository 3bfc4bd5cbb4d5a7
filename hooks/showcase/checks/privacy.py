"""Personal data, which is never published: wherever it stands in an entry’s folder, even where the rest cannot be read."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..findings import Finding, Location
from ..masking import dotted, masked
from ..parsing import ParsedEntry
from ..personal import Personal, is_a_teams, personal
from ..sources import Folder, Source

# What is said of each kind: what it is, why it is not published, and what to do instead.
SAID = {
    "nhs-number": ("an NHS number", "It tells exactly who somebody is.", "Take it out, wherever else it stands too."),
    "national-insurance-number": ("a National Insurance number", "It tells exactly who somebody is.", "Take it out."),
    "date-of-birth": ("a date of birth", "With it, somebody can be found.", "Say how old they were, such as ‘in her seventies’."),
    "phone-number": ("somebody’s telephone number", "Strangers could call it for years.", "Take it out; a team’s mailbox stands under `contact`."),
    "personal-email": ("somebody’s e-mail address", "Strangers could write to it for years.", "Take it out, or give a team’s mailbox under `contact`."),
    "postcode": ("a full postcode", "About fifteen homes share one, so it can tell where somebody lives.", "Name the town, or the first half alone."),
}
UNLESS = "If it is something else, see ‘What a person has judged’ in CONTRIBUTING.md."
# A draft can be read by everybody too, so these stay errors there.
NEVER_PUBLISHED = frozenset(SAID)
REACHED_AT = ("personal-email", "phone-number")
CONTACT = re.compile(r"^contact:.*(?:\n(?:[ \t].*)?)*", re.MULTILINE)


def personal_data(parsed: ParsedEntry) -> Iterator[Finding]:
    """No text, file or name in the folder tells who somebody is; whom to ask is told by `contact` alone."""
    folder = parsed.folder
    yield from _in_names(folder)
    index = () if folder.index is None else (folder.index,)
    for source in (*index, *folder.adoptions, *(text for _, text in sorted(folder.texts.items()))):
        found = personal(source.text)
        if found:
            yield from _in_text(source, found)


def _in_names(folder: Folder) -> Iterator[Finding]:
    """Findings in the names of the folder and of what stands in it."""
    records = (f"adoptions/{source.path.rpartition('/')[2]}" for source in folder.adoptions)
    for name in (folder.slug, *records, *sorted(folder.files | folder.unread)):
        for one in personal(name):
            path = f"{folder.path}/{name}" if name != folder.slug else f"{folder.path}/index.md"
            yield _finding(one, name[one.start : one.end], Location(path), f"The name ‘{masked(name)}’ holds")


def _in_text(source: Source, found: tuple[Personal, ...]) -> Iterator[Finding]:
    text = source.text
    front = text.find("\n---", 3) if text.startswith("---") else -1
    contact = CONTACT.search(text, 0, max(front, 0))
    start, end = contact.span() if contact else (0, 0)
    known = {text[one.start : one.end].casefold() for one in found if start <= one.start < end}
    lines = [0, *(place.end() for place in re.finditer("\n", text))]
    for one in found:
        value = text[one.start : one.end]
        if one.kind in REACHED_AT and (start <= one.start < end or value.casefold() in known):
            continue
        if one.kind == "personal-email" and is_a_teams(value):
            continue
        place = Location(source.path, *_line_column(lines, one.start), *_line_column(lines, one.end))
        yield _finding(one, value, place)


def _line_column(lines: list[int], position: int) -> tuple[int, int]:
    row = bisect_right(lines, position)
    return row, position - lines[row - 1] + 1


def _finding(one: Personal, value: str, place: Location, begun: str = "") -> Finding:
    what, reason, remedy = SAID[one.kind]
    shown = " ".join(dotted(value, one.kind).split())
    return Finding(one.kind, place, f"{begun} {what}." if begun else f"‘{shown}’ is {what}.", reason, f"{remedy} {UNLESS}", about=shown)
