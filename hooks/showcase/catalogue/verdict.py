"""What may be shown on a day, and what stops the rest."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from showcase.catalogue.checked import Checked
from showcase.checks.collection import check_collection, settle_addresses
from showcase.checks.copies import check_copies
from showcase.checks.moments import check_moments
from showcase.checks.personal_data import NEVER_PUBLISHED
from showcase.checks.privacy.redact import in_order
from showcase.intake.sources import Workspace
from showcase.model.finding import Diagnostic, Finding, few_of_each


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a collection stands: all findings, and by their keys the entries that may be shown and those that may not.

    `held` are entries whose day has not come, `drafts` those that are not finished, `left_out` those that have errors; `waived`
    are findings that a person has said may stand. `aliases` lead from earlier addresses to the entries that own them.
    """

    findings: tuple[Diagnostic, ...]
    ready: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    waived: tuple[Diagnostic, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)

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
    mentions = {folder.key: folder.mentions for folder in folders}
    every, others = (*(folder.folder for folder in folders), *workspace.neighbours), {neighbour.key for neighbour in workspace.neighbours}
    days = {folder.key: None if folder.status == "draft" else max(folder.shown_from or today, today) for folder in folders}
    moments = chain.from_iterable(check_moments(folder.moments, max(folder.shown_from or today, today)) for folder in folders)
    given = [folder.given for folder in folders if folder.given]
    copies = check_copies([folder.authored for folder in folders if folder.authored])
    of_all = few_of_each(chain(check_collection(every, mentions, days, given), copies, moments))
    found = chain(workspace.findings, *(folder.findings for folder in folders), of_all)
    findings = [_weighed(finding, drafts) for finding in found if _key_of(finding) not in others]
    wrong = {_key_of(finding) for finding in findings if finding.is_error}
    # Who owns an address is decided when it is known who is wrong; an entry that has lost an earlier address is shown without it.
    aliases, taken = settle_addresses(every, mentions, {folder.key: _standing(folder, wrong, today) for folder in folders})
    taken = [_weighed(finding, drafts) for finding in taken if _key_of(finding) not in others]
    wrong |= {_key_of(finding) for finding in taken if finding.is_error and not finding.wording}
    findings += taken
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
        aliases=aliases,
    )


def _standing(folder: Checked, wrong: Set[str], today: date) -> str:
    """What settles who owns an address: a mistake, then a day that is still to come, then its status."""
    return "wrong" if folder.key in wrong else "held" if (folder.shown_from or today) > today else folder.status


def _weighed(finding: Finding, drafts: Sequence[str]) -> Finding:
    """A mistake in a draft is a hint, but a draft is read by everybody too: what tells who somebody is stays an error."""
    return finding.softened() if finding.code not in NEVER_PUBLISHED and _key_of(finding) in drafts else finding


def _key_of(finding: Finding) -> str:
    """The year and slug of the entry that a finding is about."""
    return "/".join(finding.location.path.split("/")[1:3])
