"""What is shown as a picture is one. Whether a picture’s file is sound is said where it is read."""

from collections.abc import Iterator

from showcase.checks.fields import front_of
from showcase.checks.text import ELSEWHERE
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity, spelt_out
from showcase.model.picture import is_picture
from showcase.parsing.entry import ParsedEntry
from showcase.util.text import short


def not_a_picture(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Where a picture is to be shown, a picture is named."""
    for name, place in _shown(parsed):
        if not is_picture(name):
            yield spelt_out("picture-kind", place, f"‘{short(name)}’ is not a picture that can be shown.", "Here stands what readers see on the page.",
                          "Name a JPEG, PNG or WebP beside the entry; another file belongs in `resources:` or in a link without the exclamation mark.")


def _shown(parsed: ParsedEntry) -> Iterator[tuple[str, Location]]:
    """What is named as a picture and is there, with its place."""
    for number, one in enumerate(front_of(parsed).images):
        if parsed.folder.holds(one.file):
            yield one.file, parsed.written.at("images", number, "file")
    for body in parsed.bodies:
        for link in body.links:
            if link.image and not ELSEWHERE.match(link.target) and (parsed.folder.holds(link.file) or link.file.startswith("../")):
                yield link.file, body.at(link.start, link.end)


def picture_location(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A picture does not say where it was taken. The site leaves that out, but the file that was sent can be read by everybody too."""
    for picture in parsed.folder.pictures.values():
        if picture.located:
            yield spelt_out("picture-location", Location(f"{parsed.folder.path}/{picture.file}"), f"‘{picture.file}’ says where it was taken.",
                          "That may be somebody’s home. The site does not show it, but whoever has the file can read it.",
                          "Send it again without its location: when you share it from your phone, or in its properties on a computer.", Severity.WARNING)


RULES = (not_a_picture, picture_location)
