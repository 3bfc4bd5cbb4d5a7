"""An entry as its documents tell it: what its page shows, in one language, with the way to it from anywhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from showcase.catalogue.catalogue import Catalogue
from showcase.model.entry import Account, Entry, Translation
from showcase.model.vocabularies import Colourway
from showcase.site.covers import dyed
from showcase.site.papers.dyes import NONE, Dyes
from showcase.site.tongues import Tongues
from showcase.site.urls import entry_address
from showcase.site.views.entry import entry_page
from showcase.site.views.entry_sections import EntryPage
from showcase.site.views.images import Beside


@dataclass(frozen=True, slots=True)
class PaperSubject:
    """What documents are made of. `site_url` is where the site stands, with its last stroke, and may be empty: then no document has an address.
    `dyes` are the colours that take the place of ours, `tongues` tell what is in another language than the site’s own words, where there is such."""

    entry: Entry
    catalogue: Catalogue
    page: EntryPage
    colours: Colourway
    site_url: str
    translation: Translation | None = None
    dyes: Dyes = field(default_factory=dict)
    tongues: Tongues | None = None

    @property
    def address(self) -> str:
        """Where the entry is read, in the language of the document; nothing where the site’s address is not known."""
        at = entry_address(self.entry.key)
        there = at / f"{self.translation.code}/" if self.translation else at
        return f"{self.site_url}{there.path}" if self.site_url else ""

    @property
    def account(self) -> Account:
        """What the entry tells, in the language of the document."""
        return self.translation.account if self.translation else self.entry.account

    @property
    def language(self) -> str:
        """The language of the document: that of the translation or of the site."""
        return self.translation.code if self.translation else self.catalogue.award.told_in

    def lead(self, target: str) -> str | None:
        """Where a link of the entry’s text leads from a document; None for nowhere."""
        if not self.site_url:
            there = Beside(self.entry).lead(target)
            return there if there and ":" in there else None
        return Beside(self.entry, f"{self.site_url}{entry_address(self.entry.key).path}").lead(target)


def subjects_of(catalogue: Catalogue, site_url: str, dyes: Dyes = NONE) -> Callable[[Entry], Iterator[PaperSubject]]:
    """What makes the subjects of an entry of a catalogue: the entry itself, and each of its translations."""
    colours = dyed([one.key for one in catalogue.entries], catalogue.award)
    tongues = Tongues(catalogue, ()) if catalogue.award.apart else None

    def subjects(entry: Entry) -> Iterator[PaperSubject]:
        for one in (None, *entry.translations):
            page = entry_page(entry, catalogue, tuple, site_url, one)
            yield PaperSubject(entry, catalogue, page, colours[entry.key], site_url, one, dyes, tongues)

    return subjects
