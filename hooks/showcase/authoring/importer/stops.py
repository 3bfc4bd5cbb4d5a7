"""What in a new draft would stop the next build although it is a draft: personal data in it or in its notes, and texts that are not read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from showcase.checks.explanations.wording import told
from showcase.checks.personal_data import held_in
from showcase.checks.privacy.redact import dotted, masked
from showcase.intake.limits import objection
from showcase.intake.sources import Folder, Source
from showcase.model.finding import Finding, Location

NOTES, ENTRY = "notes", "entry"
Cells = Sequence[tuple[str, str]]  # the names of columns with what stands in them


@dataclass(frozen=True, slots=True)
class _Held:
    """Personal data that somebody would find: its kind, how it is shown, and whether in the notes or in the entry."""

    kind: str
    shown: str
    where: str
    value: str


def stopping(text: str, notes: Sequence[tuple[str, str]], cells: Cells, at: Location, countries: tuple[str, ...]) -> Iterator[Finding]:
    """Findings about a row, each kind once for a column, as the award’s countries have it; nothing that is personal is in them."""
    refused = objection(text, text.encode(), "index.md")
    if refused:
        yield Finding("import-stops", at, {"said": masked(told(refused).message), "code": refused.code})
    seen = set[tuple[str, str, str]]()
    for one in _held(text, notes, countries):
        column = next((name for name, cell in cells if one.value in " ".join(cell.split())), "")
        if (column, one.kind, one.where) not in seen:
            seen.add((column, one.kind, one.where))
            yield Finding("import-personal", at, {"column": column, "shown": one.shown, "kind": one.kind.replace("-", " ")}, one.where)


def _held(text: str, notes: Sequence[tuple[str, str]], countries: tuple[str, ...]) -> Iterator[_Held]:
    folder = Folder("2000/draft", Source("index.md", text), leftovers=tuple(Source(name, note) for name, note in notes))
    for held in held_in(folder, countries):
        for piece, value in zip(held.pieces, held.values, strict=True):
            shown = " ".join(dotted(value, piece.kind).split())
            yield _Held(piece.kind, shown, ENTRY if held.source.path == "index.md" else NOTES, " ".join(value.split()))
