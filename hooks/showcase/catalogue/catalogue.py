"""All valid entries with their award: what pages, exports and search see, and the findings that they never see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from showcase.catalogue.links import linked
from showcase.checks.collection import Mention, judged_together, mentions_in
from showcase.checks.personal_data import NEVER_PUBLISHED
from showcase.checks.privacy.redact import in_order
from showcase.checks.rules import judged
from showcase.intake.sources import Folder, Workspace
from showcase.model.award import Award
from showcase.model.entry import Adoption, Entry
from showcase.model.fields import Withdrawal
from showcase.model.finding import Diagnostic, Finding
from showcase.parsing.entry import parse_entry


@dataclass(frozen=True, slots=True)
class Judged:
    """One folder after parsing and checking, without the places, so that thousands fit in memory.

    `shown_from` is the day from which a sound entry may be shown; `entry` is left out where only the verdict is wanted.
    """

    folder: Folder
    status: str
    shown_from: date | None
    entry: Entry | None
    withdrawal: Withdrawal | None
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]

    @property
    def key(self) -> str:
        """The entry’s year and slug."""
        return self.folder.key


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a collection was judged: all findings, and by their keys the entries that may be shown and those that may not.

    `held` are entries whose day has not come, `drafts` those that are not finished, `left_out` those that have errors; `judged`
    are findings that a person has said may stand.
    """

    findings: tuple[Diagnostic, ...]
    ready: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    judged: tuple[Diagnostic, ...] = ()

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """Everything that is passed on: what is to be looked at, and what was."""
        return (*self.findings, *self.judged)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.is_error)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An entry that was taken back: its address and its notice."""

    key: str
    notice: Withdrawal


@dataclass(frozen=True)
class Catalogue:
    """Entries that may be shown, newest year first and the highest honours first in each.

    `aliases` leads from earlier addresses to present ones; `held` are keys of entries whose day has not come;
    `year` is the newest round that has opened.
    """

    award: Award
    entries: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...]
    aliases: Mapping[str, str]
    held: tuple[str, ...]
    year: int

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


def judge_folder(folder: Folder, reading: Iterable[Finding], award: Award, keep: bool) -> Judged:
    """One folder parsed and judged by the rules of its own year; `keep` its entry for a catalogue."""
    parsed = parse_entry(folder, award)
    findings = (*reading, *judged(parsed, award))
    day = None
    if parsed.entry and parsed.entry.front.year in award.by_year:
        day = shown_from(parsed.entry, award)
    elif parsed.withdrawal and parsed.withdrawal.year in award.by_year:  # a notice before its day would tell of the entry
        day = award.by_year[parsed.withdrawal.year].announced
    return Judged(folder.without_texts(), parsed.status, day, parsed.entry if keep else None, parsed.withdrawal, findings, tuple(mentions_in(parsed)))


def decide(workspace: Workspace, judged_folders: Sequence[Judged], today: date) -> Verdict:
    """What may be shown on a day, with the findings of reading, of each entry and of all together."""
    mentions = {one.key: one.mentions for one in judged_folders}
    drafts = tuple(one.key for one in judged_folders if one.status == "draft")
    days = {one.key: None if one.status == "draft" else max(one.shown_from or today, today) for one in judged_folders}
    together = judged_together((*(one.folder for one in judged_folders), *workspace.neighbours), mentions, days)
    not_asked_for = {folder.key for folder in workspace.neighbours}
    all_said = (*workspace.findings, *(finding for one in judged_folders for finding in one.findings), *together)
    said = [_weighed(f, drafts) for f in all_said if _key_of(f) not in not_asked_for]
    wrong = {_key_of(finding) for finding in said if finding.is_error}
    sound = [one for one in judged_folders if one.key not in wrong]
    dated = [(one.key, one.shown_from) for one in sound if one.status == "published" and one.shown_from]
    return Verdict(
        in_order(f for f in said if not f.is_judged),
        ready=tuple(key for key, day in dated if day <= today),
        drafts=drafts,
        held=tuple(key for key, day in dated if day > today),
        withdrawn=tuple(one.key for one in sound if one.withdrawal and one.shown_from and one.shown_from <= today),
        left_out=tuple(one.key for one in judged_folders if one.key in wrong),
        judged=in_order(f for f in said if f.is_judged),
    )


def _weighed(finding: Finding, drafts: Sequence[str]) -> Finding:
    """A mistake in a draft is a hint, but a draft is read by everybody too: what tells who somebody is stays an error."""
    return finding.softened() if finding.code not in NEVER_PUBLISHED and _key_of(finding) in drafts else finding


def _key_of(finding: Finding) -> str:
    """The year and slug of the entry that a finding is about."""
    return "/".join(finding.location.path.split("/")[1:3])


def assemble(award: Award, verdict: Verdict, judged_folders: Iterable[Judged], today: date) -> Catalogue:
    """The catalogue of what a verdict lets be shown on a day."""
    by_key = {one.key: one for one in judged_folders}
    not_shown = by_key.keys() - {*verdict.ready, *verdict.withdrawn}
    entries = list(linked({key: entry for key in verdict.ready if (entry := by_key[key].entry)}, not_shown, award))
    withdrawn = tuple(Withdrawn(key, notice) for key in verdict.withdrawn if (notice := by_key[key].withdrawal))
    aliases = {alias: entry.key for entry in entries for alias in entry.front.aliases}
    aliases |= {alias: one.key for one in withdrawn for alias in one.notice.aliases}
    return Catalogue(award, tuple(sorted(entries, key=lambda entry: _newest_first(entry, award))), withdrawn, dict(sorted(aliases.items())), verdict.held,
                     max((one.year for one in award.years if one.opens <= today), default=min(award.by_year)))


def shown_from(entry: Entry, award: Award) -> date:
    """The day from which an entry may be shown: its own or its year’s announcement, whichever is later."""
    announced = award.by_year[entry.front.year].announced
    return max(announced, entry.front.published or announced)


def _newest_first(entry: Entry, award: Award) -> tuple[int, int, str]:
    return -entry.front.year, award.recognition_rank[entry.front.recognition], entry.front.title.casefold()
