"""What a measure’s two values mean in words: never more than they show, and always computed, never typed."""

from decimal import ROUND_HALF_UP, Decimal

from showcase.model.amounts import Bound
from showcase.model.comparison import could_be_chance, from_what_is_left, in_shares, is_flat, kind_of, of_after
from showcase.model.measures import Measure

CLOSE = Decimal("0.015")  # how near to a fraction counts as the fraction itself
FEW = 10  # counts that are both below this are told as counts: a fraction of so few says more than they do
LEAST_SHARE = Decimal("0.25")  # below a quarter the per cent is plainer than a fraction
TWICE = Decimal("1.85")  # from here on an increase is told as a multiple

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
)
TIMES = {2: "Twice", 3: "Three times", 4: "Four times", 5: "Five times", 6: "Six times", 7: "Seven times", 8: "Eight times", 9: "Nine times", 10: "Ten times"}
SIGNS = ("%", "£", "€", "$")
CHANCE, MORE, UNTESTED = "May be chance", "More than chance", "Not tested"  # whether a difference could be chance
MAY_BE_CHANCE = "may be chance"  # what a headline has to say of two values that chance alone would bring


def in_words(measure: Measure, doubt: str = "") -> str:
    """The difference as a person would say it: ‘Two thirds fewer’, ‘27 more in every 100’, ‘From 22 to 11: may be chance’.

    `doubt` is what has to be said with the two values where something beside them, such as the months of a series, allows no more.
    """
    if measure.before is None:
        return f"{_alone(measure)} after; not known before"
    if measure.values is None:
        return _from_to(measure)
    shares = in_shares(measure)
    before, after = shares.values or measure.values
    if before == after:
        return "No change"
    chance = could_be_chance(measure)
    if is_flat(measure) and chance is not False:
        return "Nearly the same"
    doubt = MAY_BE_CHANCE if chance else doubt
    return f"{_from_to(measure)}: {doubt}" if doubt else _size(shares, before, after) if shares is measure or not _few(measure) else _from_to(measure)


def _alone(measure: Measure) -> str:
    """The value after, as a count of so many where that can be told."""
    value, of = measure.after.exact, of_after(measure)
    if value is not None and of and kind_of(measure) == "count" and value <= of:
        return f"{plain_number(value)} of {of:,}"
    if value is not None and of and kind_of(measure) == "share" and 0 <= value <= 100:
        return f"{int((value * of / 100).quantize(Decimal(1), ROUND_HALF_UP)):,} of {of:,}"
    said = amount(measure.after.value, _sign(measure))
    return f"{said[0].upper()}{said[1:]}"


def _from_to(measure: Measure) -> str:
    assert measure.before is not None
    sign, counted, parts = _sign(measure), kind_of(measure) == "count", in_shares(measure) is not measure
    readings = ((measure.before, measure.before.of), (measure.after, of_after(measure)))
    before, after = (f"{amount(one.value, sign) if one.value != 0 or not counted else 'none'}{f' of {of:,}' if parts else ''}" for one, of in readings)
    return f"From {before} to {after}"


def _few(measure: Measure) -> bool:
    return kind_of(measure) == "count" and measure.values is not None and max(measure.values) < FEW


def _size(measure: Measure, before: Decimal, after: Decimal) -> str:
    kind = kind_of(measure)
    if kind == "share" and min(before, after) >= 0 and max(before, after) <= 100:
        return _of_what_is_left(measure) or _in_every_hundred(before, after)
    if _few(measure) or before <= 0 or after <= 0:
        return _from_to(measure)
    counted = kind == "count"
    if after >= before * TWICE:
        return _times(after / before, counted)
    return _share((after - before) / before, counted)


def _of_what_is_left(measure: Measure) -> str:
    """Two shares above nine tenths, told by what is left of them: ‘From 4 in 100 missed to 1 in 1,000’."""
    left = from_what_is_left(measure)
    if left is None:
        return ""
    return f"From {_one_in(left[0])} {'missed' if measure.better == 'higher' else 'spared'} to {_one_in(left[1])}"


def _one_in(share: Decimal) -> str:
    if share == 0:
        return "none"
    number, scale = _scaled(share)
    return f"{number:,} in {scale:,}"


def _scaled(share: Decimal) -> tuple[int, int]:
    """A share as a whole number of a hundred, a thousand and so on, as coarse as it bears."""
    scale = 100
    while scale < 1_000_000 and share * scale / 100 != (share * scale / 100).to_integral_value():
        scale *= 10
    return int((share * scale / 100).quantize(Decimal(1), ROUND_HALF_UP)), scale


def _in_every_hundred(before: Decimal, after: Decimal) -> str:
    points = abs(after - before)
    number, scale = _scaled(points)
    about = scale > 1000 or (scale > 100 and points >= 10)
    if about:  # no finer than a reader can picture
        scale = 100 if points >= 10 else 1000 if points >= Decimal("0.1") else scale
        number = int((points * scale / 100).quantize(Decimal(1), ROUND_HALF_UP))
        about = number * 100 != points * scale
    return f"{'About ' if about else ''}{number:,} {'more' if after > before else 'fewer'} in every {scale:,}"


def _times(ratio: Decimal, counted: bool) -> str:
    whole, high = int(ratio.quantize(Decimal(1), ROUND_HALF_UP)), "many" if counted else "high"
    if whole > 10:
        return f"{'' if ratio == whole else 'About '}{whole:,} times as {high}"
    near = "Nearly " if ratio < whole - Decimal("0.03") else "More than " if ratio > whole + Decimal("0.03") else ""
    return f"{_joined(near, TIMES[whole])} as {high}"


def _share(share: Decimal, counted: bool) -> str:
    size, less = abs(share), share < 0
    direction = ("fewer" if counted else "lower") if less else ("more" if counted else "higher")
    if size < LEAST_SHARE:
        return f"{_percent(size)}% {direction}"
    exact, words = min(SHARES, key=lambda one: abs(one[0] - size))
    near = "Nearly " if size < exact - CLOSE else "More than " if size > exact + CLOSE else ""
    if words == "Half":
        words, direction = ("Halved", "") if less and not near else (words, direction) if less else ("Half", f"as {'many' if counted else 'high'} again")
    return _joined(near, f"{words} {direction}".strip())


def _percent(size: Decimal) -> str:
    """A share as a per cent, whole unless that would be nought."""
    percent = size * 100
    return str(percent.quantize(Decimal(1) if percent >= 1 else Decimal("0.1"), ROUND_HALF_UP))


def _joined(near: str, words: str) -> str:
    return f"{near}{words[0].lower()}{words[1:]}" if near else words


def difference(measure: Measure) -> str:
    """The difference in the measure’s own unit: ‘8 fewer complaints a month’, ‘27 points more’, ‘£380 a month lower’; nothing where it cannot be told."""
    measure = in_shares(measure)
    if measure.values is None:
        return ""
    before, after = measure.values
    by, kind, less = abs(after - before), kind_of(measure), after < before
    if not by:
        return "none"
    if kind == "share":
        return f"{plain_number(by)} {'point' if by == 1 else 'points'} {'down' if less else 'up'}"
    if kind == "count":
        return f"{plain_number(by)} {'fewer' if less else 'more'}"
    unit = measure.unit.split()[0].rstrip(",")
    size = quantity(by, unit.removesuffix("s") if by == 1 else unit) if kind == "level" else plain_number(by)
    return f"{size.strip()} {'lower' if less else 'higher'}"


def percent_change(measure: Measure) -> str:
    """The difference as a per cent of the value before, `−67%`; between two shares in points, and nothing of small counts, where both mislead."""
    measure = in_shares(measure)
    if measure.values is None:
        return ""
    before, after = measure.values
    if kind_of(measure) == "share":
        points = after - before
        return f"{'Up' if points > 0 else 'Down'} {plain_number(abs(points))} percentage {'point' if abs(points) == 1 else 'points'}" if points else ""
    if before <= 0 or after < 0 or _few(measure):
        return ""
    percent = (after - before) / before * 100
    return f"{signed(percent)}%"


def signed(percent: Decimal) -> str:
    """A per cent with its sign; what is not all is not told as all, and what is something not as nothing."""
    whole = percent.quantize(Decimal(1), ROUND_HALF_UP)
    if whole != percent and (abs(whole) == 100 or not whole):
        rest = percent if not whole else 100 - abs(percent)
        whole = percent.quantize(Decimal(1).scaleb(rest.adjusted()), ROUND_HALF_UP)
    return f"{whole:+,f}".replace("-", "−")


def chance_words(measure: Measure, in_series: bool | None = None) -> str:
    """Whether the difference could be chance, in a few words; nothing where there is no difference to weigh. `in_series` is what its series says."""
    shares = in_shares(measure).values
    if shares is None or shares[0] == shares[1]:
        return ""
    told = {could_be_chance(measure), in_series}
    return CHANCE if True in told else MORE if False in told else UNTESTED


def plain_number(value: Decimal) -> str:
    """A number as it was written, with thousands set apart."""
    whole, dot, rest = str(value).partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdigit() and whole not in ("-0",) else str(value)


def amount(value: Decimal | Bound, unit: str) -> str:
    """A value, exact or not, with its unit."""
    if isinstance(value, Decimal):
        return quantity(value, unit).strip()
    said = quantity(value.limit, unit).strip()
    number = quantity(value.limit, _sign_of(unit)).strip()
    return f"under {said}" if value.under else f"{number} or more{said.removeprefix(number)}"


def quantity(value: Decimal, unit: str) -> str:
    """A number with its unit, as people write the two: `12 falls`, `31% of people asked`, `£40 a visit`."""
    sign, _, rest = unit.partition(" ")
    number = plain_number(value)
    if sign in SIGNS[1:]:
        return f"{sign}{number} {rest}".rstrip()
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}"


def span(measure: Measure) -> str:
    """Both values of a measure in one phrase: `from 12 to 4 complaints a month`."""
    after = amount(measure.after.value, measure.unit)
    return f"from {amount(measure.before.value, _sign(measure))} to {after}" if measure.before else f"{after}; before is not known"


def _sign(measure: Measure) -> str:
    return _sign_of(measure.unit)


def _sign_of(unit: str) -> str:
    return unit[:1] if unit.startswith(SIGNS) else ""
