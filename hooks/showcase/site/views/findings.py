"""The findings of an entry in full: a row a measure, and what people said when they were asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.model.entry import Entry
from showcase.model.fields import Heard
from showcase.site.urls import Url, measures_csv
from showcase.site.views.figures import Figure

ROWS = 7  # more than anybody compares at a glance; the others are told in a line each


@dataclass(frozen=True, slots=True)
class FindingsPart:
    """The findings table, with further measures and findings in words (`heard`) below it; `periods` says over which months all rows were counted,
    where these are the same; `data` is where the numbers are to take along."""

    rows: tuple[Figure, ...]
    further: tuple[Figure, ...]
    periods: tuple[str, str] | None
    heard: tuple[Heard, ...]
    counted_by: bool
    tested: bool
    data: Url | None


def findings_part(entry: Entry, figures: Sequence[Figure]) -> FindingsPart | None:
    """An entry’s findings, with its measures as `figures`; None where it has none, in numbers or in words."""
    front, rows = entry.front, tuple(figures[:ROWS])
    if not (figures or front.heard):
        return None
    return FindingsPart(
        rows=rows,
        further=tuple(figures[ROWS:]),
        periods=periods_of(rows),
        heard=front.heard,
        counted_by=any(one.counted_by for one in rows),
        tested=any(one.chance for one in rows),
        data=measures_csv(entry.key) if figures else None,
    )


def periods_of(figures: Sequence[Figure]) -> tuple[str, str] | None:
    """The months before and after of all figures, where these are the same."""
    periods = {(one.before_period, one.after_period) for one in figures}
    return periods.pop() if len(periods) == 1 and all(one.before_period for one in figures) else None
