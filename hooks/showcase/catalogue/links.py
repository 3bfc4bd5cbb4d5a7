"""Links inside the showcase, as they are published: to entries that are shown, and to places that these have.

A link to an entry that is left out becomes plain words, so that what is left out takes nothing else with it. A link to a
place that another entry does not have leads to that entry.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from showcase.catalogue.checked import Checked
from showcase.catalogue.verdict import Verdict
from showcase.checks.text import TO_ENTRY
from showcase.model.award import Award
from showcase.model.entry import Account, Entry, Passage
from showcase.parsing.anchors import places
from showcase.parsing.markdown import events

Resolve = Callable[[str], str | None]


def link(verdict: Verdict, folders: Sequence[Checked], award: Award) -> tuple[Entry, ...]:
    """The entries that a verdict lets be shown, with every link between them leading somewhere."""
    by_key = {folder.key: folder for folder in folders}
    not_shown = by_key.keys() - {*verdict.ready, *verdict.withdrawn}
    entries = {key: entry for key in verdict.ready if (entry := by_key[key].entry)}
    return tuple(_linked(entry, _Resolver(entry, entries, not_shown, award)) for entry in entries.values())


def _linked(entry: Entry, resolve: Resolve) -> Entry:
    """An entry with its links resolved; most have none."""
    return _changed(entry, resolve) if any(b"](#" in one.data or b"../" in one.data for one in _passages(entry)) else entry


class _Resolver:
    """Where the links of one entry lead."""

    def __init__(self, entry: Entry, entries: Mapping[str, Entry], not_shown: Set[str], award: Award) -> None:
        self.entry, self.entries, self.not_shown, self.award = entry, entries, not_shown, award

    def __call__(self, target: str) -> str | None:
        """The address for a target; None when it leads nowhere."""
        path, _, place = target.partition("#")
        if not path:
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


def _passages(entry: Entry) -> Iterator[Passage]:
    for account in (entry.account, *(one.account for one in entry.translations)):
        yield from (account.synopsis,) if account.synopsis else ()
        yield from account.introductions.values()
        yield from (answer.text for answer in account.answers)
    yield from (one.text for one in entry.adoptions)


def _changed(entry: Entry, resolve: Resolve) -> Entry:
    def passage(old: Passage) -> Passage:
        return replace(old, data=with_links_resolved(old.data, resolve))

    def account(old: Account) -> Account:
        introductions = {name: passage(one) for name, one in old.introductions.items()}
        return Account(old.synopsis and passage(old.synopsis), introductions, tuple(replace(one, text=passage(one.text)) for one in old.answers))

    return replace(
        entry,
        account=account(entry.account),
        adoptions=tuple(replace(one, text=passage(one.text)) for one in entry.adoptions),
        translations=tuple(replace(one, account=account(one.account)) for one in entry.translations),
    )


def with_links_resolved(markdown: bytes, resolve: Resolve) -> bytes:
    """A piece of Markdown in which each link leads where `resolve` says, or is its words alone where it says nothing."""
    for target, start, words_end, end in reversed(list(_links(markdown))):
        there = resolve(target)
        if there != target:
            words = markdown[start + 1 : words_end]  # a link begins with one bracket
            markdown = markdown[:start] + (b"[%s](%s)" % (words, there.encode()) if there else words) + markdown[end:]
    return markdown


def _links(markdown: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Each link’s target, and in bytes where it begins, where its words end, and where it ends; links do not hold links."""
    target, start, words_end = "", 0, 0
    for kind, what, begin, end in events(markdown.decode()):
        if kind == "Start" and isinstance(what, Mapping) and "Link" in what:
            target, start, words_end = what["Link"]["dest_url"], begin, begin + 1
        elif kind == "End" and what == "Link":
            if markdown[start : start + 1] == b"[":
                yield target, start, words_end, end
        else:
            words_end = max(words_end, end)
