"""What is shown as a picture is one. Whether a picture’s file is sound is said where it is read."""

from collections.abc import Iterator

from showcase.checks.fields import front_of
from showcase.checks.text import ELSEWHERE
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.model.picture import is_picture
from showcase.parsing.entry import ParsedEntry


def not_a_picture(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Where a picture is to be shown, a picture is named."""
    for name, place in _shown(parsed):
        if not is_picture(name):
            yield Finding("picture-kind", place, {"name": name})


def _shown(parsed: ParsedEntry) -> Iterator[tuple[str, Location]]:
    """What is named as a picture and is there, with its place."""
    for number, one in enumerate(front_of(parsed).images):
        if parsed.folder.holds(one.file) and one.file not in parsed.folder.unread:
            yield one.file, parsed.document.at("images", number, "file")
    for body in parsed.bodies:
        for link in body.links:
            if link.image and not ELSEWHERE.match(link.target) and (parsed.folder.holds(link.file) or link.file.startswith("../")):
                yield link.file, body.at(link.start, link.end)


def picture_location(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A picture does not say where it was taken. The site leaves that out, but the file that was sent can be read by everybody too."""
    for picture in parsed.folder.pictures.values():
        if picture.located:
            yield Finding("picture-location", Location(f"{parsed.folder.path}/{picture.file}"), {"name": picture.file}, severity=Severity.WARNING)


RULES = (not_a_picture, picture_location)
