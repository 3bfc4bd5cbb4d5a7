"""Texts for people in the archive: what is in it, and on which terms each part may be used."""

from collections.abc import Iterator, Mapping
from textwrap import fill

from showcase.site.data import about
from showcase.site.data.crate import Archived
from showcase.site.views.images import Beside

WIDE = 100  # letters a line, for those who read it in the plainest of programs


def read_me(held: Archived, inside: Mapping[str, str]) -> Iterator[str]:
    """What the archive is; `inside` tells what stands in each place of it."""
    yield f"{about.title(held.award)}\n\nUp to {held.day.isoformat()}.{f' From {held.site_url}' if held.site_url else ''}\n\n"
    for paragraph in about.paragraphs(held.award):
        yield f"{fill(paragraph, WIDE, break_long_words=False, break_on_hyphens=False)}\n\n"
    yield "What is where\n\n"
    yield from (f"{place}\n    {what}\n" for place, what in inside.items())


def licences_text(held: Archived) -> Iterator[str]:
    """Which entries and materials are on which terms."""
    award = held.award
    yield f"{fill(about.terms(held.award), WIDE)}\n"
    for id_, term in award.vocabularies.licences.items():
        entries = [one for one in held.catalogue.entries if one.front.licence == id_]
        materials = [(one, each) for one in held.catalogue.entries for each in one.front.resources if each.licence == id_ and each.file]
        if entries or materials:
            yield f"\n\n{term.label} ({id_})\n{term.text}{f' {term.link}' if term.link else ''}\n\n"
            yield from (f"    entries/{one.key}/: {one.front.title}\n" for one in entries)
            yield from (f"    entries/{one.key}/{Beside(one).address(each.file or '')}: {each.title}\n" for one, each in materials)
