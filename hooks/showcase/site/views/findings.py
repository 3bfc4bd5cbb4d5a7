"""The findings of an entry at its top: a row a measure, then what it was compared with, what else changed, and what nobody knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from showcase.model.entry import Entry
from showcase.model.fields import FrontMatter, Heard
from showcase.site.views.figures import Figure
from showcase.util.text import counted, listed

NO_HARM = "Somebody looked for harm that the work itself brought, and found none."
NOT_LOOKED = "Nobody looked for harm that the work itself brought."
ROWS = 7  # more than anybody compares at a glance; the others are told in a line each


@dataclass(frozen=True, slots=True)
class FindingsPart:
    """The findings table and what stands below it.

    `periods` says over which months all rows were counted, where these are the same; `beside` are lines under a name, `heard` findings in
    words; `unsaid` names what a reader would ask and the entry does not say.
    """

    rows: tuple[Figure, ...]
    further: tuple[Figure, ...]
    periods: tuple[str, str] | None
    beside: tuple[tuple[str, tuple[str, ...]], ...]
    heard: tuple[Heard, ...]
    unsaid: str
    counted_by: bool
    tested: bool


def findings_part(entry: Entry, figures: Sequence[Figure]) -> FindingsPart | None:
    """An entry’s findings, with its measures as `figures`; None where it has none, in numbers or in words."""
    front, rows = entry.front, tuple(figures[:ROWS])
    if not (figures or front.heard):
        return None
    periods = {(one.before_period, one.after_period) for one in rows}
    return FindingsPart(
        rows=rows,
        further=tuple(figures[ROWS:]),
        periods=periods.pop() if len(periods) == 1 and all(one.before_period for one in rows) else None,
        beside=tuple(_beside(front)),
        heard=front.heard,
        unsaid=listed(list(_unsaid(front, figures)), "and"),
        counted_by=any(one.counted_by for one in rows),
        tested=any(one.chance for one in rows),
    )


def _beside(front: FrontMatter) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is to be weighed with the figures, each with its name."""
    if front.also_changed:
        yield "What else changed", tuple(f"{one.what} ({one.month.words})" for one in front.also_changed)
    if front.harms:
        yield "Watched for harm", (front.harms.found or (NO_HARM,)) if front.harms.looked else (NOT_LOOKED, *front.harms.found)
    if front.not_measured:
        yield "Not measured", front.not_measured


def _unsaid(front: FrontMatter, figures: Sequence[Figure]) -> Iterator[str]:
    """What a reader would ask of these figures and is not told."""
    if without := sum(not one.after_of for one in figures if one.needs_of):
        yield "out of how many" if without == len(figures) else f"out of how many ({counted(without, 'measure')} of {len(figures)})"
    if figures and not any(one.counted_by for one in figures):
        yield "who counted"
    if front.harms is None:
        yield "whether anybody looked for harm"
    if not front.not_measured:
        yield "what was not measured"
