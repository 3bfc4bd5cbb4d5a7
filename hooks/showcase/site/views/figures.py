"""A measure as it is shown: what changed in words, both values on one scale, and what a reader asks next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from showcase.model.award import Award
from showcase.model.comparison import could_be_chance, in_shares, is_flat, kind_of, of_after
from showcase.model.entry import Entry
from showcase.model.measures import Measure, Reading
from showcase.model.series import Point
from showcase.model.vocabularies import Term
from showcase.site.views.differences import MAY_BE_CHANCE, amount, chance_words, difference, in_words, percent_change, span
from showcase.site.views.doubts import doubts_of

ROLES = {"process": "A measure of what was done", "balancing": "Watched in case it got worse"}  # all others are what the work is for
SLIGHT = 10  # of a hundred: below it two bars are slivers that nobody can compare, and the numbers stand alone


class Bars(NamedTuple):
    """The lengths of two bars on one scale, from 0 to 100; `of_all` when that is the whole of which both are shares."""

    before: float
    after: float
    of_all: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure as it is shown.

    `before` and `after` have their unit, `span` says both in one phrase, with all the time since the change where that is more, and that it got worse
    where it did; `before_of` and `after_of` say of how many they are; `bars` are left out where they would say less than the numbers. `since` is what
    all the time since the change shows, `chance` says whether the difference could be chance, `doubt` what else its series says against it. `gained` is
    whether what the work is for got better, with nothing said against it.
    `notes` are further things to know, each a name and a text.
    """

    said: str
    name: str
    before: str
    before_of: str
    before_period: str
    after: str
    after_of: str
    after_period: str
    bars: Bars | None
    span: str
    difference: str
    change: str
    since: str
    chance: str
    doubt: str
    flat: bool
    worse: bool
    gained: bool
    better: str
    counted_by: str
    needs_of: bool
    source: str
    notes: tuple[tuple[str, str], ...]


def figure(measure: Measure, counters: Mapping[str, Term] | None = None, points: Sequence[Point] = ()) -> Figure:
    """A measure, ready to show; `counters` are the award’s words for who counted, `points` those of its series."""
    return _figure(measure, counters[measure.counted_by].label if counters and measure.counted_by else "", tuple(points))


@lru_cache(maxsize=256)  # an entry’s page and its data, which are made one after the other, ask of the same measures
def _figure(measure: Measure, counted_by: str, points: tuple[Point, ...]) -> Figure:
    before, after, told = measure.before, measure.after, in_shares(measure)
    doubts = doubts_of(measure, points)
    by_series = True if doubts.words == MAY_BE_CHANCE else False if doubts.more_than_chance else None
    flat, chance = is_flat(measure), could_be_chance(measure) or by_series
    worse = not flat and not chance and told.moved != 0 and not told.improved
    return Figure(
        said=in_words(measure, doubts.words),
        name=measure.name,
        before=amount(before.value, measure.unit) if before else "Not known",
        before_of=_of(before.of if before else None),
        before_period=before.period.words if before else "",
        after=amount(after.value, measure.unit),
        after_of=_of(of_after(measure)),
        after_period=after.period.words,
        bars=bars_of(told),
        span=_span(measure, doubts.since, worse),
        difference=difference(measure),
        change=percent_change(measure),
        since=doubts.since,
        chance=chance_words(measure, by_series),
        doubt="" if doubts.words == MAY_BE_CHANCE else doubts.words,
        flat=flat or told.moved == 0,
        worse=worse,
        gained=told.improved and measure.role not in ROLES and not (flat or chance or doubts.words),
        better=measure.better,
        counted_by=counted_by,
        needs_of=kind_of(measure) == "share",
        source=measure.source,
        notes=tuple(_notes(measure)),
    )


def _span(measure: Measure, since: str, worse: bool) -> str:
    """Both values, all the time since the change where that is more, and whether this is for the worse, which a list of headlines has to say, too."""
    more = f" ({since[0].lower()}{since[1:]})" if since else ""
    return f"{span(measure)}{more}{', so this got worse' if worse else ''}"


def figures_of(entry: Entry, award: Award) -> tuple[Figure, ...]:
    """All measures of an entry, ready to show."""
    return tuple(figure(one, award.vocabularies.counters, entry.points_of(one)) for one in entry.front.measures)


def bars_of(told: Measure) -> Bars | None:
    """How long the bars of a measure are. A value that is not told exactly has none, because any would be a guess."""
    values = told.values
    if not values or min(values) < 0:
        return None
    of_all = kind_of(told) == "share" and max(values) <= 100  # 58 in every 100 is not everybody
    if of_all and max(values) < SLIGHT:
        return None
    scale = Decimal(100) if of_all else max(values) or Decimal(1)
    before, after = (round(float(value / scale * 100), 1) for value in values)
    return Bars(before, after, of_all)


def _of(number: int | None) -> str:
    return f"of {number:,}" if number else ""


def _notes(measure: Measure) -> list[tuple[str, str]]:
    """What else is known of a measure, each with its name."""
    found = [(ROLES[measure.role], "")] if measure.role in ROLES else []
    if measure.before is None and measure.because:
        found.append(("Not known before", measure.because))
    if measure.middle:
        found.append(("Middle half", f"{amount(measure.middle[0], '')} to {amount(measure.middle[1], measure.unit)}"))
    if measure.goal:
        found.append(("Goal", f"{amount(measure.goal.value, measure.unit)} by {measure.goal.by.words}"))
    if measure.compared:
        found.append(("Compared with", f"{measure.compared.where}: {_pair(measure, measure.compared.before, measure.compared.after)}"))
    found += [(one.name, _pair(measure, one.before, one.after)) for one in measure.sites]
    return found


def _pair(measure: Measure, before: Reading | None, after: Reading) -> str:
    """Two values of another place, with their periods where these are not the measure’s own."""
    then = f"{amount(before.value, measure.unit)}{_in_brackets(before, measure.before)}" if before else "not known"
    return f"{then}, then {amount(after.value, measure.unit)}{_in_brackets(after, measure.after)}"


def _in_brackets(reading: Reading, own: Reading | None) -> str:
    known = own is not None and own.period == reading.period
    said = [one for one in (_of(reading.of), "" if known else reading.period.words) if one]
    return f" ({', '.join(said)})" if said else ""
