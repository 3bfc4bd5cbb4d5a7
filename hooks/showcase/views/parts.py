"""Pieces that several pages show: links, honours, figures, cards, pages of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from showcase.addresses import cover_address, entry_address, page_address
from showcase.catalogue.facets import FacetValue
from showcase.catalogue.spread import grade, in_use
from showcase.figures import in_words, is_flat, percentage
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.fields import Measure

PER_PAGE = 48  # divides by 2, 3 and 4, so that rows of cards are full


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, with how many things are there where that helps."""

    label: str
    url: str
    count: int | None = None
    text: str = ""
    current: bool = False
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Honour:
    """A recognition as it is shown: its word, its threads, its year."""

    label: str
    threads: int
    year: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure as it is shown: the change in words, then both values with their periods and their source.

    `before` and `after` have their unit, `span` says both in one phrase; `before_share` and `after_share` are the lengths of two bars on one scale, 0 to 100.
    """

    said: str
    name: str
    kind: str
    before: str
    before_period: str
    before_share: float
    after: str
    after_period: str
    after_share: float
    span: str
    change: str
    flat: bool
    worse: bool
    better: str
    sample: int | None
    source: str


@dataclass(frozen=True, slots=True)
class SpreadMark:
    """How far a practice has travelled: the grade’s word, its rung from 0 to 5, and how many places use it."""

    label: str
    rung: int
    places: int


@dataclass(frozen=True, slots=True)
class Card:
    """An entry in a list: what helps to choose it."""

    key: str
    title: str
    url: str
    honour: Honour
    organisation: str
    partners: tuple[str, ...]
    summary: str
    figure: Figure | None
    spread: SpreadMark
    example: bool
    cover: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one page of a list stands among the others."""

    number: int
    pages: tuple[Link, ...]
    previous: Link | None
    next: Link | None


def honour(entry: Entry, award: Award) -> Honour:
    """An entry’s recognition, ready to show."""
    recognition = award.recognitions[entry.front.recognition]
    return Honour(recognition.label, recognition.threads, entry.front.year)


def plain_number(value: Decimal) -> str:
    """A number as it was written, with thousands set apart."""
    whole, dot, rest = str(value).partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdigit() and whole not in ("-0",) else str(value)


SIGNS = ("%", "£", "€", "$")


def quantity(value: Decimal, unit: str) -> str:
    """A number with its unit, as people write the two: `12 falls`, `31% of people asked`, `£40 a visit`."""
    sign, _, rest = unit.partition(" ")
    number = plain_number(value)
    if sign in SIGNS[1:]:
        return f"{sign}{number} {rest}".rstrip()
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}"


def figure(measure: Measure, award: Award) -> Figure:
    """A measure, ready to show."""
    before, after = measure.before.value, measure.after.value
    largest = max(abs(before), abs(after)) or Decimal(1)
    return Figure(
        said=in_words(measure),
        name=measure.name,
        kind=award.vocabularies.measure_kinds[measure.kind].label,
        before=quantity(before, measure.unit),
        before_period=measure.before.period.words,
        before_share=round(float(abs(before) / largest * 100), 1),
        after=quantity(after, measure.unit),
        after_period=measure.after.period.words,
        after_share=round(float(abs(after) / largest * 100), 1),
        span=span(measure),
        change=_change(measure),
        flat=is_flat(measure),
        worse=not is_flat(measure) and not measure.improved,
        better=measure.better,
        sample=measure.sample,
        source=measure.source,
    )


def span(measure: Measure) -> str:
    """Both values of a measure in one phrase: `from 12 to 4 complaints a month`."""
    sign = measure.unit[:1] if measure.unit.startswith(SIGNS) else ""
    return f"from {quantity(measure.before.value, sign).strip()} to {quantity(measure.after.value, measure.unit)}"


def _change(measure: Measure) -> str:
    """The change as a number: of the value before, `−67%`; between two shares in points, since a share of a share misleads."""
    if measure.unit.startswith("%"):
        points = measure.after.value - measure.before.value
        return f"{'Up' if points > 0 else 'Down'} {plain_number(abs(points))} percentage {'point' if abs(points) == 1 else 'points'}" if points else ""
    change = percentage(measure)
    return "" if change is None else f"{change:+d}%".replace("-", "−")


def spread_mark(entry: Entry, award: Award) -> SpreadMark:
    """An entry’s spread, ready to show."""
    shown, ladder = grade(entry, award), award.vocabularies.spread_grades
    return SpreadMark(ladder[shown].label, list(ladder).index(shown), len(in_use(entry, award)))


class Cards:
    """Every entry’s card, made when it is first asked for; an entry is listed on some twenty pages."""

    def __init__(self, award: Award) -> None:
        self.award = award
        self._made: dict[str, Card] = {}
        self._figures: dict[tuple[str, int], Figure] = {}

    def of(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """The cards of entries, in their order."""
        return tuple(self._made.get(entry.key) or self._make(entry) for entry in entries)

    def figure(self, entry: Entry, number: int) -> Figure:
        """A measure of an entry, counted from 0; several questions show the same one."""
        if (entry.key, number) not in self._figures:
            self._figures[entry.key, number] = figure(entry.front.measures[number], self.award)
        return self._figures[entry.key, number]

    def _make(self, entry: Entry) -> Card:
        front, award = entry.front, self.award
        made = self._made[entry.key] = Card(
            key=entry.key,
            title=front.title,
            url=entry_address(entry.key),
            honour=honour(entry, award),
            organisation=front.lead.name,
            partners=tuple(one.name for one in front.organisations if one is not front.lead),
            summary=front.summary,
            figure=self.figure(entry, 0) if front.measures else None,
            spread=spread_mark(entry, award),
            example=front.example,
            cover=cover_address(entry.key),
        )
        return made


def pager(first: str, number: int, total: int, per_page: int = PER_PAGE) -> Pager | None:
    """The pages of a list of `total` things; None when one page holds them all."""
    last = page_count(total, per_page)
    if last == 1:
        return None
    shown = sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
    pages = tuple(Link(str(one), page_address(first, one), current=one == number) for one in shown)
    earlier = Link("Previous", page_address(first, number - 1)) if number > 1 else None
    later = Link("Next", page_address(first, number + 1)) if number < last else None
    return Pager(number, pages, earlier, later)


def page_count(total: int, per_page: int = PER_PAGE) -> int:
    """How many pages a list fills; an empty list fills one."""
    return max(1, -(-total // per_page))


def slice_of(things: Sequence[Entry], number: int, per_page: int = PER_PAGE) -> Sequence[Entry]:
    """The things on one page of a list, counted from 1."""
    return things[(number - 1) * per_page : number * per_page]


def value_links(values: Sequence[FacetValue], addresses: Sequence[str], current: str = "") -> tuple[Link, ...]:
    """The values of a facet that have entries, as links with counts."""
    return tuple(
        Link(value.term.label, url, len(value.entries), value.term.text, value.id == current)
        for value, url in zip(values, addresses, strict=True)
        if value.entries or value.id == current
    )
