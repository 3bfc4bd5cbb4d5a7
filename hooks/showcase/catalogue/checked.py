"""One folder after parsing and checking: what is kept of it until all have been checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from showcase.checks.collection import Given, Mention, given_in, mentions_in
from showcase.checks.copies import Authored, authored
from showcase.checks.moments import Moment, moments_in
from showcase.intake.sources import Folder
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.fields import Withdrawal
from showcase.model.finding import Finding
from showcase.parsing.entry import ParsedEntry


@dataclass(frozen=True, slots=True)
class Checked:
    """One folder after parsing and checking, without the places, so that thousands fit in memory.

    `shown_from` is the day from which a sound entry may be shown; `entry` is left out where only the verdict is wanted. `digest` is of all that stood in the
    folder while it was read, where that is known.
    """

    folder: Folder
    status: str
    shown_from: date | None
    entry: Entry | None
    withdrawal: Withdrawal | None
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]
    moments: tuple[Moment, ...] = ()
    given: Given | None = None
    authored: Authored | None = None
    digest: str = ""

    @property
    def key(self) -> str:
        """The entry’s year and slug."""
        return self.folder.key


def kept(folder: Folder, parsed: ParsedEntry, findings: Iterable[Finding], award: Award, with_entry: bool) -> Checked:
    """What is kept of a folder that was parsed and checked; its entry only where a catalogue is wanted."""
    day = _day_of(parsed, award)
    entry = parsed.entry if with_entry else None
    moments = tuple(moments_in(parsed, award))
    mentions, given = tuple(mentions_in(parsed)), given_in(parsed, award)
    return Checked(folder.without_texts(), parsed.status, day, entry, parsed.withdrawal, tuple(findings), mentions, moments, given, authored(parsed))


def _day_of(parsed: ParsedEntry, award: Award) -> date | None:
    if parsed.entry and parsed.entry.front.year in award.by_year:
        return shown_from(parsed.entry, award)
    if parsed.withdrawal and parsed.withdrawal.year in award.by_year:  # a notice before its day would tell of the entry
        return award.by_year[parsed.withdrawal.year].announced
    return None


def shown_from(entry: Entry, award: Award) -> date:
    """The day from which an entry may be shown: its own, or its year’s announcement or shortlist, whichever is later."""
    day = award.shown_from(entry.front.year, entry.front.recognition)
    return max(day, entry.front.published or day)
