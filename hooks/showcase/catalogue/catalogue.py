"""All entries that may be shown, with their award: what pages, exports and search see, and the findings that they never see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from showcase.catalogue.checked import Checked
from showcase.catalogue.dates import updated_on
from showcase.catalogue.facets import Facets
from showcase.catalogue.organisations import Participant, participants
from showcase.catalogue.shortlist import as_called
from showcase.catalogue.verdict import Verdict
from showcase.model.award import Award
from showcase.model.entry import Adoption, Answer, Entry
from showcase.model.fields import Withdrawal
from showcase.util.collation import collation_key

Answered = Sequence[tuple[Entry, Answer]]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An entry that was taken back: its address and its notice."""

    key: str
    notice: Withdrawal


@dataclass(frozen=True)
class Catalogue:
    """Entries that may be shown, newest year first and the highest honours first in each.

    `aliases` leads from earlier addresses to present ones; `held` are keys of entries whose day has not come;
    `year` is the newest round that has opened, by the `day` as which it is today. `digests` are of entries as they are shown, by their keys, where they are
    known. What follows from these is computed once, when it is first asked for.
    """

    award: Award
    entries: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...]
    aliases: Mapping[str, str]
    held: tuple[str, ...]
    year: int
    day: date
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str | None:
        """What all that it holds is known by, but for the award; None where the digest of an entry is not known."""
        if any(entry.key not in self.digests for entry in self.entries):
            return None
        others = (self.withdrawn, sorted(self.aliases.items()), self.held, self.year, self.day)
        return sha256(f"{[(entry.key, self.digests[entry.key]) for entry in self.entries]} {others}".encode()).hexdigest()

    def around(self, entry: Entry) -> "Catalogue":
        """What whatever is made of one entry alone may see: it, its adopters’ own entries, and those whose adoptions say that it is the adopter’s own; and of
        days the newest that it tells of.

        It can be nothing that follows from anything else, so it need not be made again when other entries change, or a day passes.
        """
        keys = {entry.key, *(one.front.entry or "" for one in entry.adoptions), *(one.key for one, _ in self.adopters_of.get(entry.key, ()))}
        entries = sorted((self.by_key[key] for key in keys if key in self.by_key), key=lambda one: self.places[one.key])
        aliases, day = {alias: key for alias, key in self.aliases.items() if key == entry.key}, updated_on(entry, self.award, self.day)
        return replace(self, entries=tuple(entries), withdrawn=(), aliases=aliases, held=(), year=entry.front.year, day=day)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each entry stands among all."""
        return {entry.key: place for place, entry in enumerate(self.entries)}

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """Each entry under its year and slug."""
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def adopters_of(self) -> Mapping[str, Sequence[tuple[Entry, Adoption]]]:
        """For an entry, the entries whose adoption records say that it is the adopter’s own."""
        found: dict[str, list[tuple[Entry, Adoption]]] = {}
        for entry in self.entries:
            for adoption in entry.adoptions:
                if adoption.front.entry:
                    found.setdefault(adoption.front.entry, []).append((entry, adoption))
        return found

    @cached_property
    def answers(self) -> Mapping[tuple[str, str], Answered]:
        """Every answer under its criterion and question, in the order of the entries."""
        found: dict[tuple[str, str], list[tuple[Entry, Answer]]] = {}
        for entry in self.entries:
            for answer in entry.account.answers:
                found.setdefault((answer.criterion, answer.question), []).append((entry, answer))
        return found

    @cached_property
    def participants(self) -> tuple[Participant, ...]:
        """Every organisation that entered, took part or adopted a practice, by name."""
        return participants(self.entries)

    @cached_property
    def facets(self) -> Facets:
        """Every facet’s values with their entries, and which values are found together."""
        return Facets(self.entries, self.award)


def assemble(award: Award, entries: Sequence[Entry], verdict: Verdict, folders: Sequence[Checked], today: date) -> Catalogue:
    """The catalogue of entries whose links are resolved, as a verdict lets it be shown on a day."""
    notices = {folder.key: folder.withdrawal for folder in folders}
    withdrawn = tuple(Withdrawn(key, notice) for key in verdict.withdrawn if (notice := notices[key]))
    shown = {entry.key for entry in entries} | {gone.key for gone in withdrawn}
    entries = [as_called(entry, award, today) for entry in entries]
    as_read = {folder.key: folder for folder in folders}
    digests = {entry.key: digest for entry in entries if (digest := _digest(entry, as_read[entry.key]))}
    newest_first = tuple(sorted(entries, key=lambda entry: _newest_first(entry, award)))
    newest_year = max((year.year for year in award.years if year.opens <= today), default=min(award.by_year))
    aliases = {alias: key for alias, key in sorted(verdict.aliases.items()) if key in shown}
    return Catalogue(award, newest_first, withdrawn, aliases, verdict.held, newest_year, today, digests)


def _digest(entry: Entry, as_read: Checked) -> str:
    """What an entry is known by as it is shown: by what stands in its folder, and by itself where links or honours have made it another."""
    return as_read.digest if entry is as_read.entry or not as_read.digest else sha256(f"{as_read.digest} {entry!r}".encode()).hexdigest()


def _newest_first(entry: Entry, award: Award) -> tuple[int, int, str]:
    return -entry.front.year, award.recognition_rank[entry.front.recognition], collation_key(entry.front.title)
