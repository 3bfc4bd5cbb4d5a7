"""What a column’s cells show: whether they can be of the place that its name speaks of."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median

from showcase.authoring.importer import values
from showcase.authoring.importer.attachments import attached
from showcase.authoring.importer.html import lines_alone, words_alone
from showcase.authoring.importer.matching import ColumnChoices, column_choices
from showcase.authoring.importer.targets import Place
from showcase.checks.privacy.detect import is_a_teams, personal
from showcase.model.award import Award

MOST = 200  # cells that are looked at
HALF = 0.5
CLOCK = re.compile(r"\d{1,2}:\d{2}")
MIDNIGHT = re.compile(r"[T ]0{1,2}:00(?::00)?(?:\.0+)?Z?$|12:00(?::00)? ?AM$")
MAIL = re.compile(r"\S+@\S+\.\S+$")
NAMES, LONGEST_NAME = ("organisations[1].name", "organisations[2].name", "contact.name"), 160
LONGEST_SUMMARY, LONGEST_NUMBER = 900, 40
SALUTATIONS = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev"))
LONGEST_CHOICE = 120  # letters of a cell that can be a choice from a list
WHOLE = re.compile(r"[\d\s.,:/+%£€$()-]+$")
TICKS = frozenset(("x", "1", "yes", "true", "✓", "✔", "☑", "checked", "selected", "y"))


def fits(cells: Sequence[str], place: Place, award: Award, unsure: bool) -> bool:
    """Whether cells can be of a place; where its name was unsure they have to be, and without any they are not."""
    some = [words_alone(cell) for cell in cells[:MOST]]
    if not some:
        return not unsure
    if place.vocabulary or place.choices:
        return _chosen(cells[:MOST], place, award, unsure)
    if place.kind in ("number", "amount", "count"):
        return _numbers(some, unsure)
    looks: Mapping[str, Callable[[], bool]] = {
        **dict.fromkeys(("month", "day", "period", "range"), lambda: _dated(some, unsure)),
        "flag": lambda: _share(values.as_flag(text) is not None for text in some) > HALF,
        "attachments": lambda: _share(bool(attached(cell, "x")) for cell in cells[:MOST]) > HALF,
        "year": lambda: all(text in map(str, award.by_year) for text in some),
        "contact.email": lambda: _share(MAIL.match(text) is not None for text in some) > HALF and all(is_a_teams(text) or not personal(text) for text in some),
        "title": lambda: not unsure and _are_words(some) and not all(text.casefold().rstrip(".") in SALUTATIONS for text in some),
        **dict.fromkeys(NAMES, lambda: not unsure and _are_words(some) and median(map(len, some)) < LONGEST_NAME),
        "summary": lambda: not unsure and _are_words(some) and median(map(len, some)) < LONGEST_SUMMARY,
    }
    look = looks.get(place.name) or looks.get(place.kind)
    return look() if look else not unsure and _are_words(some)


def _numbers(some: Sequence[str], unsure: bool) -> bool:
    """Whether cells are numbers, or short texts with some in them."""
    if unsure:
        return all(values.as_number(text) for text in some)
    return any(letter.isdigit() for text in some for letter in text) and median(map(len, some)) < LONGEST_NUMBER


def _share(hits: Iterator[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found)


def _dated(some: Sequence[str], unsure: bool) -> bool:
    """Whether cells are dates of a project: not the moments at which a form was opened and sent."""
    moments = _share(CLOCK.search(text) is not None and not MIDNIGHT.search(text) for text in some)
    dates = _share(any(values.as_period(text, order) for order in values.ORDERS) for text in some)
    return moments == 0 and dates > (0.8 if unsure else 0.0)


def _chosen(cells: Sequence[str], place: Place, award: Award, unsure: bool) -> bool:
    choices = column_choices(place, award)
    found = [value for cell in cells for value in choices.several(lines_alone(cell))]
    if not found or median(map(len, found)) > LONGEST_CHOICE:
        return False
    return not unsure or _share(choices.find(value) is not None for value in found) >= HALF


def _are_words(some: Sequence[str]) -> bool:
    """Whether cells are words, and no addresses, numbers, moments or notes of a program."""
    return _share(bool(MAIL.match(text) or text.startswith(("http://", "https://", "[{", '{"')) or WHOLE.fullmatch(text)) for text in some) < HALF


def are_own(cells: Sequence[str]) -> bool:
    """Whether most cells are nothing but what tells who somebody is: an address, a number."""
    some = [words_alone(cell) for cell in cells[:MOST]]
    return bool(some) and _share(_is_own(text) for text in some) > HALF


def _is_own(text: str) -> bool:
    found = personal(text)
    return bool(found) and sum(one.end - one.start for one in found) > len(text) * 0.6 and not is_a_teams(text)


def is_ticked(cells: Sequence[str]) -> bool:
    """Whether cells say no more than that something was ticked."""
    return bool(cells) and all(cell.strip().casefold() in TICKS for cell in cells[:MOST])


def says_itself(cells: Sequence[str], option: str, choices: ColumnChoices) -> bool:
    """Whether cells that hold something hold the option that their column is about."""
    wanted = choices.find(option)
    return bool(wanted) and all(choices.find(words_alone(cell)) == wanted for cell in cells[:MOST])
