"""Links inside the showcase, as they are published: to entries that are shown, and to places that these have.

A link to an entry that is left out becomes plain words, so that what is left out takes nothing else with it. A link to a
place that another entry does not have leads to that entry.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace

from showcase.catalogue.checked import Checked
from showcase.catalogue.verdict import Verdict
from showcase.checks.text import TO_ENTRY, WITHIN
from showcase.model.award import Award
from showcase.model.entry import Account, Entry
from showcase.parsing.anchors import places

Resolve = Callable[[str], str | None]


def link(verdict: Verdict, folders: Sequence[Checked], award: Award) -> tuple[Entry, ...]:
    """The entries that a verdict lets be shown, with every link between them leading somewhere."""
    by_key = {folder.key: folder for folder in folders}
    not_shown = by_key.keys() - {*verdict.ready, *verdict.withdrawn}
    entries = {key: entry for key in verdict.ready if (entry := by_key[key].entry)}
    return tuple(_linked(entry, _Resolver(entry, entries, not_shown, award)) for entry in entries.values())


def _linked(entry: Entry, resolve: Resolve) -> Entry:
    """An entry with its links resolved; most have none inside the showcase."""
    inside = any(resolve(target) != target for passage in entry.passages for target in passage.targets)
    return _changed(entry, resolve) if inside else entry


def without_other_entries(entry: Entry) -> Entry:
    """An entry whose links to other entries are their words alone."""
    return _linked(entry, lambda target: None if TO_ENTRY.match(target) else target)


class _Resolver:
    """Where the links of one entry lead."""

    def __init__(self, entry: Entry, entries: Mapping[str, Entry], not_shown: Set[str], award: Award) -> None:
        self.entry, self.entries, self.not_shown, self.award = entry, entries, not_shown, award

    def __call__(self, target: str) -> str | None:
        """The address for a target; None when it leads nowhere."""
        path, _, place = target.partition("#")
        if WITHIN.match(target):
            known = places(self.entry, self.award).get(place)
            return f"./#{known}" if known else None  # with the dot it leads to the entry from other pages too
        found = TO_ENTRY.match(target)
        if not found:
            return target
        key = f"{found['year'] or self.entry.key.partition('/')[0]}/{found['slug']}"
        if key in self.not_shown:
            return None
        known = places(self.entries[key], self.award).get(place) if place and key in self.entries else None
        return f"{path}#{known}" if known else path


def _changed(entry: Entry, resolve: Resolve) -> Entry:
    def account(old: Account) -> Account:
        return Account(
            old.synopsis and old.synopsis.with_targets(resolve),
            {name: one.with_targets(resolve) for name, one in old.introductions.items()},
            tuple(one._replace(text=one.text.with_targets(resolve)) for one in old.answers),
        )

    return replace(
        entry,
        account=account(entry.account),
        adoptions=tuple(replace(one, text=one.text.with_targets(resolve)) for one in entry.adoptions),
        followups=tuple(replace(one, text=one.text.with_targets(resolve)) for one in entry.followups),
        translations=tuple(replace(one, account=account(one.account)) for one in entry.translations),
    )
