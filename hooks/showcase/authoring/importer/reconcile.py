"""Drafts meet what stands in the folders already: new ones get a name of their own, the others are left as they are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from showcase.authoring.importer.drafts import Draft
from showcase.authoring.importer.identity import STAMP, digest_of, stamp_in, stamped
from showcase.model.finding import Finding, Location, Severity
from showcase.util.slugs import free_slug


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    THERE = "there"  # its entry stands there unchanged
    CHANGED = "changed"  # its entry was changed by hand since
    DIFFERS = "differs"  # the row or the map was
    TWICE = "twice"  # a row above is the same in every cell


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry’s folder that exists: its year and slug, and its text."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one row: its draft, the year and slug of its entry, and the files to write when it is new."""

    draft: Draft
    state: RowState
    key: str
    files: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Known:
    """What is known while rows are settled, in their order."""

    by_key: dict[str, tuple[Standing, bool]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)  # by year
    twins: dict[str, tuple[str, int]] = field(default_factory=dict)
    keys: Counter[str] = field(default_factory=Counter)


def settled(drafts: Iterable[Draft], standing: Iterable[Standing], names: Iterable[str], with_ids: bool) -> tuple[Outcome, ...]:
    """What becomes of every row; `names` are the year and name of everything that stands under `entries`."""
    known = _Known()
    for name in names:
        known.names.setdefault(name.partition("/")[0], set()).add(name.partition("/")[2])
    for one in standing:
        stamp = stamp_in(one.text)
        if stamp:
            known.by_key.setdefault(stamp[0], (one, stamp[1]))
    return tuple(_settle(draft, known, with_ids) for draft in drafts)


def _settle(draft: Draft, known: _Known, with_ids: bool) -> Outcome:
    at = Location(draft.path, draft.line)
    first = known.twins.setdefault(draft.twin, (draft.path, draft.line))
    if first != (draft.path, draft.line):
        values = {"line": first[1], "file": "" if first[0] == draft.path else first[0]}
        return Outcome(draft, RowState.TWICE, "", findings=(Finding("import-same-row", at, values, severity=Severity.WARNING),))
    known.keys[draft.key] += 1
    again, found = known.keys[draft.key], list(draft.findings)
    key = draft.key if again == 1 else digest_of(draft.key, str(again))
    if again > 1 and with_ids:
        found.append(Finding("import-same-id", at))
    if key in known.by_key:
        return _left_alone(draft, *known.by_key[key], at)
    return _new(draft, key, known, at, found)


def _left_alone(draft: Draft, standing: Standing, untouched: bool, at: Location) -> Outcome:
    """A row whose entry stands there: what was found in the row has been told when it was brought in."""
    if untouched and STAMP.sub("", standing.text) == draft.text:
        return Outcome(draft, RowState.THERE, standing.key)
    state = RowState.DIFFERS if untouched else RowState.CHANGED
    return Outcome(draft, state, standing.key, findings=(Finding(f"import-{state}", at, {"key": standing.key}, severity=Severity.WARNING),))


def _new(draft: Draft, key: str, known: _Known, at: Location, found: list[Finding]) -> Outcome:
    taken = known.names.setdefault(draft.year, set())
    slug = free_slug(draft.slug, taken)
    taken.add(slug)
    if slug != draft.slug and draft.title:
        values = {"wanted": f"{draft.year}/{draft.slug}", "free": f"{draft.year}/{slug}"}
        found.append(Finding("import-address-taken", at, values, severity=Severity.WARNING))
    files = (*draft.notes, ("index.md", stamped(draft.text, key, draft.identity)))
    return Outcome(draft, RowState.NEW, f"{draft.year}/{slug}", files, tuple(found))
