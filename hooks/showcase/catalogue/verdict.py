"""What may be shown on a day, and what stops the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from showcase.catalogue.checked import Checked
from showcase.checks.collection import check_collection
from showcase.checks.personal_data import NEVER_PUBLISHED
from showcase.checks.privacy.redact import in_order
from showcase.intake.sources import Workspace
from showcase.model.finding import Diagnostic, Finding


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a collection stands: all findings, and by their keys the entries that may be shown and those that may not.

    `held` are entries whose day has not come, `drafts` those that are not finished, `left_out` those that have errors; `waived`
    are findings that a person has said may stand.
    """

    findings: tuple[Diagnostic, ...]
    ready: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    waived: tuple[Diagnostic, ...] = ()

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """Everything that is passed on: what is to be looked at, and what was."""
        return (*self.findings, *self.waived)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.is_error)


def decide(workspace: Workspace, folders: Sequence[Checked], today: date) -> Verdict:
    """What may be shown on a day, with the findings of reading, of each entry and of all together."""
    drafts = tuple(folder.key for folder in folders if folder.status == "draft")
    findings = [_weighed(finding, drafts) for finding in _all_findings(workspace, folders, today)]
    wrong = {_key_of(finding) for finding in findings if finding.is_error}
    sound = [folder for folder in folders if folder.key not in wrong]
    dated = [(folder.key, folder.shown_from) for folder in sound if folder.status == "published" and folder.shown_from]
    return Verdict(
        in_order(finding for finding in findings if not finding.is_waived),
        ready=tuple(key for key, day in dated if day <= today),
        drafts=drafts,
        held=tuple(key for key, day in dated if day > today),
        withdrawn=tuple(folder.key for folder in sound if folder.withdrawal and folder.shown_from and folder.shown_from <= today),
        left_out=tuple(folder.key for folder in folders if folder.key in wrong),
        waived=in_order(finding for finding in findings if finding.is_waived),
    )


def _all_findings(workspace: Workspace, folders: Sequence[Checked], today: date) -> Iterator[Finding]:
    """What was found while reading, in each folder, and between them; nothing of those that were not asked for."""
    mentions = {folder.key: folder.mentions for folder in folders}
    days = {folder.key: None if folder.status == "draft" else max(folder.shown_from or today, today) for folder in folders}
    together = check_collection((*(folder.folder for folder in folders), *workspace.neighbours), mentions, days)
    not_asked_for = {neighbour.key for neighbour in workspace.neighbours}
    for finding in chain(workspace.findings, chain.from_iterable(folder.findings for folder in folders), together):
        if _key_of(finding) not in not_asked_for:
            yield finding


def _weighed(finding: Finding, drafts: Sequence[str]) -> Finding:
    """A mistake in a draft is a hint, but a draft is read by everybody too: what tells who somebody is stays an error."""
    return finding.softened() if finding.code not in NEVER_PUBLISHED and _key_of(finding) in drafts else finding


def _key_of(finding: Finding) -> str:
    """The year and slug of the entry that a finding is about."""
    return "/".join(finding.location.path.split("/")[1:3])
