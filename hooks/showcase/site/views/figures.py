"""What a measure’s numbers mean in words; the change is always computed, never typed."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from showcase.model.fields import Measure

UNCHANGED = Decimal("0.05")  # a change of less than a twentieth is called none
CLOSE = Decimal("0.015")  # how near to a fraction counts as the fraction itself

# Shares of the value before, as people say them.
SHARES = (
    (Decimal("0.9"), "Nine tenths"),
    (Decimal("0.8"), "Four fifths"),
    (Decimal("0.75"), "Three quarters"),
    (Decimal(2) / 3, "Two thirds"),
    (Decimal("0.6"), "Six in ten"),
    (Decimal("0.5"), "Half"),
    (Decimal("0.4"), "Four in ten"),
    (Decimal(1) / 3, "A third"),
    (Decimal("0.25"), "A quarter"),
    (Decimal("0.2"), "A fifth"),
    (Decimal("0.1"), "A tenth"),
    (Decimal("0.05"), "A twentieth"),
)
TIMES = {2: "Twice", 3: "Three times", 4: "Four times", 5: "Five times", 6: "Six times", 7: "Seven times", 8: "Eight times", 9: "Nine times", 10: "Ten times"}
# Units of things that cannot be counted one by one: they are lower or higher, not fewer or more.
UNCOUNTED = (
    "%", "£", "minute", "hour", "day", "week", "month", "pound", "point", "score", "rate", "out of", "percent", "per ", "mean", "median", "average",
    "milli", "pence", "€", "euro", "cent", "kilo", "kg", "gram", "tonne", "litre", "mile", "metre", "decibel",
)


def in_words(measure: Measure) -> str:
    """The change as a person would say it: ‘Two thirds fewer’, ‘Nearly twice as many’, ‘No real change’."""
    before, after = measure.before.value, measure.after.value
    counted = not measure.unit.lower().startswith(UNCOUNTED)
    if before == after:
        return "No change"
    if before <= 0 or after < 0:
        return f"From {before} to {after}"
    share = (after - before) / before
    if abs(share) < UNCHANGED:
        return "No real change"
    if after == 0:
        return "Down to none"
    if after >= before * Decimal("1.85"):
        return _times(after / before, counted)
    return _share(share, counted)


def _times(ratio: Decimal, counted: bool) -> str:
    whole = int(ratio.quantize(Decimal(1), ROUND_HALF_UP))
    if whole > 10:
        return f"{whole} times as {'many' if counted else 'high'}"
    near = "Nearly " if ratio < whole - Decimal("0.03") else "More than " if ratio > whole + Decimal("0.03") else ""
    word = TIMES[whole]
    return f"{near}{word.lower() if near else word} as {'many' if counted else 'high'}"


def _share(share: Decimal, counted: bool) -> str:
    size = abs(share)
    exact, words = min(SHARES, key=lambda one: abs(one[0] - size))
    near = "Nearly " if size < exact - CLOSE else "More than " if size > exact + CLOSE else ""
    if share < 0 and words == "Half" and not near:
        return "Halved"
    direction = ("fewer" if counted else "lower") if share < 0 else ("more" if counted else "higher")
    said = f"{words} {direction}"
    return f"{near}{said[0].lower()}{said[1:]}" if near else said


def is_flat(measure: Measure) -> bool:
    """Whether the change is too small to be called one."""
    before, after = measure.before.value, measure.after.value
    return before == after or (before != 0 and abs((after - before) / before) < UNCHANGED)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure as it is shown: the change in words, then both values with their periods and their source.

    `before` and `after` have their unit, `span` says both in one phrase; `before_share` and `after_share` are the lengths of two bars on one scale, 0 to 100.
    """

    said: str
    name: str
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


def figure(measure: Measure) -> Figure:
    """A measure, ready to show."""
    before, after = measure.before.value, measure.after.value
    largest = max(abs(before), abs(after)) or Decimal(1)
    return Figure(
        said=in_words(measure),
        name=measure.name,
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
    before, points = measure.before.value, measure.after.value - measure.before.value
    if measure.unit.startswith("%"):
        return f"{'Up' if points > 0 else 'Down'} {plain_number(abs(points))} percentage {'point' if abs(points) == 1 else 'points'}" if points else ""
    return f"{int((points / abs(before) * 100).quantize(Decimal(1), ROUND_HALF_UP)):+d}%".replace("-", "−") if before else ""
