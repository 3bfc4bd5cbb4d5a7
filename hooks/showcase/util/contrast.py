"""Colours as WCAG measures them: how light one is, how well two can be told apart, and what lies between two."""

from collections.abc import Sequence
from functools import cache

TEXT = 4.5  # what text needs against what is behind it: WCAG 2.2, 1.4.3
SIGN = 3.0  # what a sign or the edge of a control needs: WCAG 2.2, 1.4.11
DARKEST = 0.03928  # of a channel, below which it grows evenly


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@cache
def luminance(colour: str) -> float:
    """How light a colour is, from 0 for black to 1 for white."""
    red, green, blue = (_even(one / 255) for one in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _even(channel: float) -> float:
    return channel / 12.92 if channel <= DARKEST else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 for not at all to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with a share of another, from 0 to 1."""
    return "#" + "".join(f"{round(mine + (theirs - mine) * share):02x}" for mine, theirs in zip(channels(one), channels(other), strict=True))


def readable(colour: str, grounds: Sequence[str], least: float) -> str:
    """The nearest to a colour, towards black or white, that can be told from all grounds; the colour itself where it can already."""
    ways = [(mixed(colour, end, step / 50), step) for step in range(51) for end in ("#000000", "#ffffff")]
    fit = [(step, one) for one, step in ways if all(contrast(one, ground) >= least for ground in grounds)]
    return min(fit)[1] if fit else colour
