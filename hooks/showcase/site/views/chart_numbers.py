"""Numbers as a chart’s words have them: no finer than they deserve, and never rounded to what they are not."""

from decimal import Decimal

from showcase.site.charts.svg import mark_words
from showcase.util.text import number_word

BEYOND_TEN = {11: "eleven", 12: "twelve"}


def number_of(number: int) -> str:
    """A number as these sentences have it: a word up to twelve."""
    return BEYOND_TEN.get(number) or number_word(number)


def mean_words(mean: Decimal, places: int, share: bool = False) -> str:
    """A mean, to as many places as its values have, or to more where it is small or a share lacks little of 100; 0 and 100 are said of nothing else."""
    size = min(abs(mean), abs(100 - mean)) if share else abs(mean)
    finer = max(places, 0 if size >= 10 else 1 if size >= 1 else 2)
    while finer < 8 and (rounded := _rounded(mean, finer)) != mean and rounded in (0, 100 if share else 0):
        finer += 1
    return mark_words(_rounded(mean, finer))


def both_means(one: Decimal, other: Decimal, places: int, share: bool, apart: bool) -> tuple[str, str]:
    """Two means as they are written; where they are `apart`, so finely that it shows."""
    for finer in range(places, places + 8 if apart else places + 1):
        words = (mean_words(one, finer, share), mean_words(other, finer, share))
        if words[0] != words[1]:
            break
    return words


def _rounded(mean: Decimal, places: int) -> Decimal:
    return mean.quantize(Decimal(1).scaleb(-places))


def with_unit(number: str, unit: str) -> str:
    """A mean with as much of its unit as a sentence bears."""
    first, _, rest = unit.partition(",")[0].partition(" ")
    if first in ("£", "€", "$"):
        return f"{first}{number}"
    if first.startswith("%"):
        return f"{number}%"
    return f"{number} {rest}" if rest.startswith("a ") else number if rest else f"{number} {first}"


def times(number: int, noun: str) -> str:
    """`twelve months`, `one week`."""
    return f"{number_of(number)} {noun}{'' if number == 1 else 's'}"


def the_times(number: int, noun: str) -> str:
    """`the 24 months`, `the month`."""
    return f"the {noun}" if number == 1 else f"the {times(number, noun)}"
