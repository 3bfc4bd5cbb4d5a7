"""What `showcase import` says at its end: what became of the rows, and what to do next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from showcase.authoring.importer.reconcile import Outcome, RowState
from showcase.authoring.importer.table import Table
from showcase.checks.explanations.load import import_kinds
from showcase.checks.explanations.wording import told
from showcase.checks.privacy.redact import masked
from showcase.model.finding import Finding
from showcase.util.text import counted, short

STOPS = ("import-personal", "import-stops")
SHOWN = 5  # lines, and values, that are told of what is the same on many
FEW = 12  # kinds of missing things that are listed; the rest is counted
SAID = {
    RowState.NEW: "brought in",
    RowState.THERE: "already there, unchanged",
    RowState.CHANGED: "already there and changed by hand, left alone",
    RowState.DIFFERS: "already there, and now different in the table or the map, left alone",
    RowState.TWICE: "passed over, because they stand there twice",
}


def read_so(table: Table) -> str:
    """How a table was understood: where its columns are named, and how many rows it has."""
    sheet = f", sheet ‘{table.sheet}’" if table.sheet else ""
    named = f"named on line {table.header} of " if table.header else "of "
    return f"{counted(len(table.columns), 'column')} {named}{table.path}{sheet}; {counted(len(table.rows), 'row')}."


def told_once(findings: Iterable[Finding]) -> Iterator[str]:
    """Findings a line each, the same of many rows once with their number: first those for which the next build would stop."""
    groups = dict[tuple[object, ...], list[Finding]]()
    for one in findings:
        about = one.values.get("column") or ("" if one.code == "import-no-place" else one.values.get("name", ""))
        groups.setdefault((one.code not in STOPS, one.code, one.wording, one.location.path, about), []).append(one)
    stops = [line for key, group in groups.items() if not key[0] for line in _of_many(group)]
    others = [line for key, group in groups.items() if key[0] for line in _of_many(group)]
    if stops:
        yield from ("These would stop the next build. Look at them first:", *stops, "")
    yield from others


def _of_many(group: Sequence[Finding]) -> Iterator[str]:
    """What is found on several rows: told as on the first, with the lines of the others and what else is said there."""
    yield str(told(group[0].with_values(masked)))
    if len(group) == 1:
        return
    first, *others = (one.values.get("said") or one.values.get("name") for one in group)
    lines = [f"{one.location.line:,}" for one in group[1:]]
    said = [f"‘{short(masked(str(one)), 40)}’" for one in others if one not in (None, first)]
    yield f"  the same {counted(len(lines), 'more time')}, on line {_some(lines)}{f'; there: {_some(said)}' if said else ''}"


def _some(words: Iterable[str]) -> str:
    """The first few different words, and how many more there are."""
    known = list(dict.fromkeys(words))
    return ", ".join(known[:SHOWN]) + (f" and {len(known) - SHOWN:,} more" if len(known) > SHOWN else "")


def summary(outcomes: Sequence[Outcome], findings: Iterable[Finding], dry_run: bool) -> str:
    """What became of the rows, what was found by kind, what the drafts still need, and what to do next."""
    return "\n".join(["", *_rows(outcomes, dry_run), *_kinds(findings), *_asked(outcomes), *_next(outcomes, dry_run)])


def _rows(outcomes: Sequence[Outcome], dry_run: bool) -> Iterator[str]:
    yield f"{counted(len(outcomes), 'row')}{' (nothing was written, this was a dry run)' if dry_run else ''}:"
    counts = Counter(outcome.state for outcome in outcomes)
    yield from (f"{counts[state]:>7,} {said}" for state, said in SAID.items() if counts[state])
    statuses = Counter(one.draft.status for one in outcomes if one.state is RowState.NEW)
    if statuses:
        yield f"        ({', '.join(counted(number, status, status) for status, number in sorted(statuses.items()))})"


def _kinds(findings: Iterable[Finding]) -> Iterator[str]:
    counts = Counter(one.code for one in findings)
    if counts:
        yield from ("", "Found in the table and the map, told above:")
        yield from (f"{counts[code]:>7,} {kind['many']} [{code}]" for code, kind in import_kinds().items() if counts[code])
        other = sum(number for code, number in counts.items() if code not in import_kinds())
        if other:
            yield f"{other:>7,} others"


def _asked(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """What the checks ask of the new entries, the most frequent first."""
    asked = [one for outcome in outcomes if outcome.state is RowState.NEW for one in outcome.draft.asked]
    if not asked:
        return
    yield from ("", "What the new entries need before they can be published:")
    codes = Counter(code for code, _ in asked)
    for code, number in codes.most_common(FEW):
        message, _ = Counter(message for one, message in asked if one == code).most_common(1)[0]
        yield f"{number:>7,} {code}, such as: {message}"
    if len(codes) > FEW:
        yield f"        and {counted(len(codes) - FEW, 'other kind')}"


def _next(outcomes: Sequence[Outcome], dry_run: bool) -> Iterator[str]:
    new = [one for one in outcomes if one.state is RowState.NEW]
    yield ""
    if not new:
        yield "Next: nothing new came in. `showcase check` tells what the entries still need."
    elif dry_run:
        yield "Next: correct the map where it helps many rows at once, then run this without --dry-run."
    else:
        notes = sum(len(one.files) > 1 for one in new)
        if notes:
            yield f"{counted(notes, 'entry has', 'entries have')} an import-notes.md. Look through it for anything personal before you share the folders."
        yield f"Next: `showcase check entries/{new[0].key}` tells what the first one needs; set its `status: published` when it is done."
