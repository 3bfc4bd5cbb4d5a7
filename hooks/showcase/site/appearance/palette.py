"""All colours of a site, made from four: for light and for dark pages, each as readable as the showcase's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from showcase.util.contrast import contrast, luminance, mixed, readable

BLACK, WHITE, INK = "#000000", "#ffffff", "#1e1523"
NIGHT = 0.012  # how light the ground of a dark page is at most


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the style sheets by their names, for light pages and for dark ones."""

    light: Mapping[str, str]
    dark: Mapping[str, str]

    @classmethod
    def of(cls, main: str, people: str, service: str, earned: str) -> Self:
        """Made from the four that an award may choose."""
        return cls(_light(main, people, service, earned), _dark(main, people, service, earned))


def _light(main: str, people: str, service: str, earned: str) -> dict[str, str]:
    wash = mixed(main, WHITE, 0.93)
    grounds = (WHITE, wash)
    straw = mixed(earned, WHITE, 0.72)
    return {
        "ground": WHITE, "wash": wash, "ink": _dark_enough(mixed(main, BLACK, 0.72)), "ink-soft": readable(mixed(main, "#5a5a5a", 0.6), grounds, 7.4),
        "rule": mixed(main, WHITE, 0.78), "edge": readable(mixed(main, "#808080", 0.65), grounds, 4.9), "together": main, "link": main,
        "people": people, "service": service, "weld": earned, "on-weld": INK, "straw": readable(straw, (INK,), 11), "field": main, "field-edge": main,
        "on-field": WHITE, "on-field-soft": readable(mixed(main, WHITE, 0.84), (main,), 5.5),
    }  # fmt: skip


def _dark(main: str, people: str, service: str, earned: str) -> dict[str, str]:
    ground = _night(main)
    wash = mixed(ground, WHITE, 0.06)
    grounds = (ground, wash)
    field = _field(main)
    bright = readable(mixed(main, WHITE, 0.55), grounds, 8)
    return {
        "ground": ground, "wash": wash, "ink": mixed(bright, WHITE, 0.85), "ink-soft": readable(mixed(bright, "#d0d0d0", 0.7), grounds, 8),
        "rule": mixed(ground, WHITE, 0.2), "edge": readable(mixed(ground, WHITE, 0.45), grounds, 5), "together": bright, "link": bright,
        "people": readable(mixed(people, WHITE, 0.35), grounds, 7), "service": readable(mixed(service, WHITE, 0.35), grounds, 7),
        "straw": mixed(earned, BLACK, 0.8), "field": field, "field-edge": readable(mixed(ground, WHITE, 0.45), grounds, 5),
        "on-field-soft": readable(mixed(field, WHITE, 0.8), (field,), 5.5),
    }  # fmt: skip


def _night(main: str) -> str:
    """A ground with a breath of the main colour."""
    return next(one for one in (mixed(main, BLACK, share / 50) for share in range(30, 51)) if luminance(one) <= NIGHT)


def _field(main: str) -> str:
    """The main colour for large areas of a dark page: dark enough for white words, and no darker than it has to be."""
    return next(one for one in (mixed(main, BLACK, share / 50) for share in range(12, 51)) if contrast(one, WHITE) >= 12)


def _dark_enough(colour: str) -> str:
    """What all texts are written in."""
    return readable(colour, (WHITE,), 15)
