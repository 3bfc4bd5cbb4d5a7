"""All valid entries with their award: what pages, exports and search see, and the findings that they never see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .checks import judged
from .checks.collection import Mention, judged_together, mentions_in
from .findings import Finding, Severity, in_order
from .model.award import Award
from .model.entry import Adoption, Entry, Withdrawal
from .parsing import parse_entry
from .sources import Folder, Workspace


@dataclass(frozen=True, slots=True)
class Judged:
    """One folder after parsing and checking, without the places, so that thousands fit in memory."""

    key: str
    status: str
    entry: Entry | None
    withdrawal: Withdrawal | None
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An entry that was taken back: its address and its notice."""

    key: str
    notice: Withdrawal


@dataclass(frozen=True)
class Catalogue:
    """Entries that may be shown, newest year first and the highest honours first in each, with everything reported.

    `aliases` leads from earlier addresses to present ones; `held` are entries whose day has not come, `drafts` those
    that are not finished.
    """

    award: Award
    entries: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...]
    aliases: Mapping[str, str]
    drafts: tuple[str, ...]
    held: tuple[str, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

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


def judge_folder(folder: Folder, award: Award) -> Judged:
    """One folder read, parsed and judged by the rules of its own year."""
    parsed = parse_entry(folder, award)
    findings = tuple(judged(parsed, award))
    if parsed.status == "draft":
        findings = tuple(finding.softened() for finding in findings)
    return Judged(folder.key, parsed.status, parsed.entry, parsed.withdrawal, findings, tuple(mentions_in(parsed)))


def assemble(award: Award, workspace: Workspace, judged_folders: Iterable[Judged], today: date) -> Catalogue:
    """The catalogue of what may be shown on a day, with the findings of reading, of each entry and of all together."""
    judged_all = tuple(judged_folders)
    mentions = {one.key: one.mentions for one in judged_all}
    together = judged_together((*workspace.folders, *workspace.neighbours), mentions)
    not_asked_for = {folder.path for folder in workspace.neighbours}
    findings = in_order((
        *workspace.findings,
        *(finding for one in judged_all for finding in one.findings),
        *(finding for finding in together if finding.location.path.removesuffix("/index.md") not in not_asked_for),
    ))
    wrong = {finding.location.path for finding in findings if finding.is_error}
    sound = [one for one in judged_all if not any(path.startswith(f"entries/{one.key}/") for path in wrong)] if wrong else judged_all
    published = [one.entry for one in sound if one.entry and one.status == "published"]
    open_now = [entry for entry in published if shown_from(entry, award) <= today]
    withdrawn = tuple(Withdrawn(one.key, one.withdrawal) for one in sound if one.withdrawal)
    aliases = {alias: entry.key for entry in open_now for alias in entry.front.aliases}
    aliases |= {alias: one.key for one in withdrawn for alias in one.notice.aliases}
    return Catalogue(
        award,
        tuple(sorted(open_now, key=lambda entry: _newest_first(entry, award))),
        withdrawn,
        dict(sorted(aliases.items())),
        tuple(one.key for one in judged_all if one.status == "draft"),
        tuple(entry.key for entry in published if shown_from(entry, award) > today),
        findings,
    )


def shown_from(entry: Entry, award: Award) -> date:
    """The day from which an entry may be shown: its own or its year’s announcement, whichever is later."""
    announced = award.by_year[entry.front.year].announced
    return max(announced, entry.front.published or announced)


def _newest_first(entry: Entry, award: Award) -> tuple[int, int, str]:
    return -entry.front.year, award.recognition_rank[entry.front.recognition], entry.front.title.casefold()
