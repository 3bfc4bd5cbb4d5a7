"""All entries that may be shown, with their award: what pages, exports and search see, and the findings that they never see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from showcase.catalogue.checked import Checked
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
    `year` is the newest round that has opened, by the `day` as which it is today. What follows from these is computed once, when it is first asked for.
    """

    award: Award
    entries: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...]
    aliases: Mapping[str, str]
    held: tuple[str, ...]
    year: int
    day: date

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
    newest_first = tuple(sorted(entries, key=lambda entry: _newest_first(entry, award)))
    newest_year = max((year.year for year in award.years if year.opens <= today), default=min(award.by_year))
    aliases = {alias: key for alias, key in sorted(verdict.aliases.items()) if key in shown}
    return Catalogue(award, newest_first, withdrawn, aliases, verdict.held, newest_year, today)


def _newest_first(entry: Entry, award: Award) -> tuple[int, int, str]:
    return -entry.front.year, award.recognition_rank[entry.front.recognition], collation_key(entry.front.title)
