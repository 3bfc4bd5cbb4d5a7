"""What is said of an entry by whoever cites it, in whatever format."""

from dataclasses import dataclass
from datetime import date

from showcase.catalogue.dates import published_on, updated_on
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.site.urls import entry_address
from showcase.util.text import on_one_line

MADE_UP = "Made-up example; please do not quote it as fact."


@dataclass(frozen=True, slots=True)
class Cited:
    """An entry as it is cited: every text on one line, `address` empty where the site’s own is not known, `updated` None where nothing came later.

    `key` names it among the sources of a paper, and never changes: `quiet-nights-2025`.
    """

    key: str
    authors: tuple[str, ...]
    title: str
    collection: str
    language: str
    published: date
    updated: date | None
    address: str
    licence: str
    made_up: bool

    @property
    def note(self) -> str:
        """What has no field of its own in any format: when it last changed, its licence, and that it is made up."""
        changed = f"Updated {self.updated.isoformat()}. " if self.updated else ""
        return f"{changed}Licence: {self.licence}.{f' {MADE_UP}' if self.made_up else ''}"


def cited(entry: Entry, award: Award, today: date, site_url: str) -> Cited:
    """What there is to say of an entry; its organisations wrote it together, those that lead first."""
    front, (year, _, slug) = entry.front, entry.key.partition("/")
    others = (one for one in front.organisations if one not in front.leads)
    published, updated = published_on(entry, award), updated_on(entry, award, today)
    return Cited(
        key=f"{slug}-{year}",
        authors=tuple(dict.fromkeys(on_one_line(one.name) for one in (*front.leads, *others))),
        title=on_one_line(front.title),
        collection=on_one_line(award.name),
        language=award.told_in,
        published=published,
        updated=updated if updated > published else None,
        address=f"{site_url}{entry_address(entry.key).path}" if site_url else "",
        licence=on_one_line(award.vocabularies.licences[front.licence].label),
        made_up=front.example,
    )
