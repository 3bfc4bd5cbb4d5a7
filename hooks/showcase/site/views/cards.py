"""An entry as it stands in a list: its honour, its first figure, how far it has travelled; and the entries that are near to one."""

from collections.abc import Iterable
from dataclasses import dataclass

from showcase.catalogue.related import Likeness
from showcase.catalogue.spread import Uses, grade, uses
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.site.urls import Url, cover_address, entry_address
from showcase.site.views.afterwards import mark_of
from showcase.site.views.figures import Figure, figure
from showcase.util.text import beginning, listed


@dataclass(frozen=True, slots=True)
class Honour:
    """A recognition as it is shown: its word, its threads, its year."""

    label: str
    threads: int
    year: int


@dataclass(frozen=True, slots=True)
class SpreadMark:
    """How far a practice has travelled: the grade’s word, its rung from 0 to 5, and how many use it; `said` is how many tried it, use it and
    stopped, in words."""

    label: str
    rung: int
    places: int
    said: str


SAID = 120  # letters of a summary that stand in a list: what was done, where the figure beside it tells what came of it


@dataclass(frozen=True, slots=True)
class Card:
    """An entry in a list: what helps to choose it. `beginning` is as much of its summary as a list shows."""

    key: str
    title: str
    url: Url
    honour: Honour
    organisation: str
    partners: tuple[str, ...]
    summary: str
    beginning: str
    figure: Figure | None
    spread: SpreadMark
    mark: str
    example: bool
    cover: Url


NO_MARK = SpreadMark("", 0, 0, "")  # where the award has no ladder of spread


def honour(entry: Entry, award: Award) -> Honour:
    """An entry’s recognition, ready to show."""
    recognition = award.recognitions[entry.front.recognition]
    return Honour(award.honour(entry.front.recognition, entry.front.category), recognition.threads, entry.front.year)


def spread_mark(entry: Entry, award: Award) -> SpreadMark:
    """An entry’s spread, ready to show."""
    shown, ladder = grade(entry, award), award.vocabularies.spread_grades
    if not ladder:
        return NO_MARK
    found = uses(entry, award)
    return SpreadMark(ladder[shown].label, list(ladder).index(shown), found.used, in_numbers(found))


MEASURED = {"better": "better", "mixed": "better and worse", "unclear": "no clear difference", "worse": "worse", "alone": "nothing from before"}


def in_numbers(found: Uses) -> str:
    """How many tried a practice, how many use it and how many stopped, and which way it went where they measured it; nothing where nobody tried it."""
    if not found.tried:
        return ""
    parts = [f"Tried by {found.tried}"]
    parts += [f"in use at {found.used}"] if found.used else []
    parts += [f"stopped by {found.stopped}"] if found.stopped else []
    results = ", ".join(f"{MEASURED[name]} at {number}" for name, number in found.results)
    return f"{', '.join(parts)}.{f' Measured: {results}.' if results else ''}"


class Cards:
    """Every entry’s card, made when it is first asked for; an entry is listed on some twenty pages."""

    def __init__(self, award: Award) -> None:
        self.award = award
        self._made: dict[str, Card] = {}
        self._figures: dict[tuple[str, int], Figure] = {}

    def of(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """The cards of entries, in their order."""
        return tuple(self._made.get(entry.key) or self._make(entry) for entry in entries)

    def know(self, made: Iterable[Card]) -> None:
        """Cards that somebody else has made."""
        self._made |= {card.key: card for card in made}

    def figure(self, entry: Entry, number: int) -> Figure:
        """A measure of an entry, counted from 0; several questions show the same one."""
        if (entry.key, number) not in self._figures:
            measure = entry.front.measures[number]
            self._figures[entry.key, number] = figure(measure, self.award.vocabularies.counters, entry.points_of(measure))
        return self._figures[entry.key, number]

    def _make(self, entry: Entry) -> Card:
        front, award = entry.front, self.award
        made = self._made[entry.key] = Card(
            key=entry.key,
            title=front.title,
            url=entry_address(entry.key),
            honour=honour(entry, award),
            organisation=listed([one.name for one in front.leads], "and"),
            partners=tuple(one.name for one in front.organisations if one not in front.leads),
            summary=front.summary,
            beginning=beginning(front.summary, SAID),
            figure=self.figure(entry, 0) if front.measures else None,
            spread=spread_mark(entry, award),
            mark=mark_of(entry),
            example=front.example,
            cover=cover_address(entry.key),
        )
        return made


SHOWN = 3


def near_cards(entry: Entry, likeness: Likeness, cards: Cards) -> tuple[tuple[Card, str], ...]:
    """The entries nearest to one, ready to show, each with why it is near."""
    near = likeness.near(entry, SHOWN)
    return tuple((cards.of((one,))[0], why) for one, why in near)
