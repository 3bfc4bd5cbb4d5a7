"""Whether a measure bears a claim out: True, False, or None where its figures do not tell."""

import re
from decimal import Decimal

from showcase.checks.claims.figures import CLOSE, ROUGH, SAME, STRONG, WEAK, Figures
from showcase.checks.claims.quantities import Quantity
from showcase.checks.claims.reading import Claim

NEARLY_ALL = 0.75  # of a name
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def borne_out(claim: Claim, figures: Figures, share: float = 1) -> bool | None:
    """What the figures say to one claim in a sentence that has so much of the measure's name, from 0 to 1."""
    if claim.sort == "from-to":
        return _from_to(claim, figures, share)
    if claim.sort == "level":
        assert claim.after is not None
        return None if claim.after.sort == "N" and figures.subject.is_share else figures.is_at(figures.after, claim.after)
    if claim.sort == "same":
        return _is_same(figures)
    return _change(claim, figures)


def _is_same(figures: Figures) -> bool:
    part = figures.part
    return figures.moved == 0 if part is None else abs(part) <= SAME


def _from_to(claim: Claim, figures: Figures, share: float) -> bool | None:
    """A pair of values; where neither is the measure's and neither stands for the other, it may well be a pair of something else."""
    assert claim.before is not None
    assert claim.after is not None
    was = figures.is_at(figures.before, claim.before, claim.after)
    now = figures.is_at(figures.after, claim.after, claim.before)
    if was is None or now is None:
        return None
    if not was and not now and (share < NEARLY_ALL or _is_of_name(claim, figures)):
        return False if figures.is_at(figures.after, claim.before, claim.after) and figures.is_at(figures.before, claim.after, claim.before) else None
    return was and now


def _is_of_name(claim: Claim, figures: Figures) -> bool:
    """Whether a pair of values may be of something else: a scale that the name tells, or a part of what was measured."""
    numbers = set(NUMBER.findall(figures.subject.measure.name))
    return bool(numbers & {str(one.value) for one in (claim.before, claim.after) if one})


def _change(claim: Claim, figures: Figures) -> bool | None:
    way = _way(claim, figures)
    if claim.denied:
        return None if claim.size or not way else not (figures.moved == way and not _is_same(figures))
    if way and figures.moved != way:
        return False
    part = figures.part
    if part is None:
        return None if claim.size or claim.ratio else True
    if claim.ratio is not None:
        return _ratio(claim, part)
    if claim.size is not None:
        return _size(claim.size, figures, part)
    return not ((claim.degree > 0 and abs(part) < STRONG) or (claim.degree < 0 and abs(part) > WEAK))


def _way(claim: Claim, figures: Figures) -> int:
    """Which way the measure is said to have gone."""
    change = claim.change
    is_of_time = bool(figures.subject.unit_of_time)
    quality = change.quality or (change.degree if change.of_time else 0)
    if change.of_time and is_of_time:
        return change.direction
    if quality:
        return quality if figures.subject.measure.better == "higher" else -quality
    return change.direction


def _ratio(claim: Claim, part: Decimal) -> bool | None:
    """A multiple, compared as the smaller is a part of the larger, so that ‘three times’ is a third."""
    assert claim.ratio is not None
    now = 1 + part
    near = claim.size.near if claim.size else ""
    if now <= 0:
        return None
    given, found = (claim.ratio, now) if claim.ratio <= 1 else (1 / claim.ratio, 1 / now)
    apart = 100 * (found - given)
    if near == "over":  # more than twice: the part is smaller; more than half as many again: it is smaller too
        return apart <= CLOSE if claim.ratio > 1 else apart >= -CLOSE
    return abs(apart) <= (ROUGH if near else CLOSE)


def _size(size: Quantity, figures: Figures, part: Decimal) -> bool | None:
    if size.sort in "PFS":
        value = size.value * 100 if size.sort == "F" else size.value
        return _is_near(abs(part) * 100, value, size.near)
    if size.sort == "T":
        return _is_near(abs(figures.after - figures.before), value=size.value, near=size.near) if figures.subject.is_share else None
    if size.sort == "M":
        return None
    return _difference(size, figures)


def _is_near(found: Decimal, value: Decimal, near: str) -> bool:
    if near == "over":
        return found >= value - CLOSE
    if near == "under":
        return found <= value + CLOSE
    return abs(found - value) <= (ROUGH if near else CLOSE)


def _difference(size: Quantity, figures: Figures) -> bool | None:
    """What lies between the two values, in the measure's own time or multiplied up to that which is named."""
    if figures.subject.is_share and not size.unit:
        return None
    given = figures.in_unit(size)
    if given is None:
        return None
    lies = abs(figures.after - figures.before)
    slack = lies * Decimal("0.1") if size.near else lies * Decimal("0.03") if figures.is_of_other_time(size) else Decimal(0)
    if size.near == "over":
        return lies >= given
    if size.near == "under":
        return lies <= given
    return abs(lies - given) <= max(slack, Decimal("0.5") if lies != lies.to_integral_value() else Decimal(0))
