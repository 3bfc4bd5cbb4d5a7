# /// script
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0"]
# ///
"""Cuts the fonts in overrides/assets/showcase/fonts to what tokens.css takes from each, and takes the stroke out of the text face’s zero.

    .venv/bin/uv run scripts/dev/fonts.py

Letters that no `unicode-range` admits are never drawn, and every page would send them. The text face has a slashed zero alone, which
reads as code in years and sums, and beside the titles, whose zero is open. Its licence allows a version with other letters. What
this takes is fetched for this run only; run it again after a font was renewed. A second run changes nothing.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter, save_font  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates  # type: ignore[import-not-found]
from fontTools.ttLib.tables.ttProgram import Program  # type: ignore[import-not-found]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-not-found]

ASSETS = Path(__file__).parents[2] / "overrides" / "assets" / "showcase"
FACE = re.compile(r'url\("(fonts/[^"]+)"\)[^}]*?unicode-range: ([^;]+);')
FEATURES = ["ccmp", "locl", "kern", "liga", "calt", "lnum", "tnum", "pnum", "mark", "mkmk"]  # no fractions: nothing here sets any
SLASHED = 3  # outlines: the outer, and a hole on each side of the stroke
CHANGED = "; zero without a stroke"

Points = list[tuple[int, int]]


def admitted(ranges: str) -> set[int]:
    """The letters of a `unicode-range`."""
    ends = [one.strip().removeprefix("U+").partition("-") for one in ranges.split(",")]
    return {letter for first, _, last in ends for letter in range(int(first, 16), int(last or first, 16) + 1)}


def cut(path: Path, letters: set[int]) -> None:
    """Leaves a font these of its letters, and what puts them beside each other."""
    font, options = TTFont(path, recalcTimestamp=False), Options(flavor="woff2", layout_features=FEATURES, notdef_outline=True, name_IDs=["*"])
    if known := set(font.getBestCmap()) - letters:
        print(f"{path.name}: {len(known)} letters that are never drawn")
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted(set(font.getBestCmap()) & letters))
        subsetter.subset(font)
        save_font(font, path, options)


def opened(points: Points, ends: list[int]) -> Points:
    """The outer outline, and one hole of the same shape in the box that both holes filled, drawn the other way round."""
    outer, holes = points[: ends[0] + 1], points[ends[0] + 1 : ends[-1] + 1]
    across, up = (_scaled([point[axis] for point in outer], [point[axis] for point in holes]) for axis in (0, 1))
    first, *others = zip(across, up, strict=True)
    return [*outer, first, *reversed(others)]


def _scaled(values: list[int], box: list[int]) -> list[int]:
    """Values of one direction, set between the ends of a box."""
    low, scale = min(values), (max(box) - min(box)) / (max(values) - min(values))
    return [round(min(box) + (value - low) * scale) for value in values]


def mend(path: Path) -> None:
    """Draws the zero of a variable font anew, lightest and heaviest, and leaves its widths alone."""
    font, heaviest = TTFont(path, recalcTimestamp=False), instantiateVariableFont(TTFont(path), {"wght": 700})
    glyph, (change,) = font["glyf"]["zero"], font["gvar"].variations["zero"]
    if glyph.numberOfContours != SLASHED:
        return
    light, heavy = (opened(list(one["glyf"]["zero"].coordinates), glyph.endPtsOfContours) for one in (font, heaviest))
    flags = list(glyph.flags[: len(light) // 2])
    glyph.coordinates, glyph.endPtsOfContours, glyph.numberOfContours = GlyphCoordinates(light), [len(flags) - 1, len(light) - 1], 2
    glyph.flags = bytearray([*flags, flags[0], *reversed(flags[1:])])
    glyph.program = Program()
    # The last four are no points but the width and the height that the zero takes.
    change.coordinates = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(light, heavy, strict=True)] + change.coordinates[-4:]
    font["name"].setName(font["name"].getDebugName(5) + CHANGED, 5, 3, 1, 0x409)
    font.save(path)


def faces() -> Iterator[tuple[Path, set[int]]]:
    """Each font of which tokens.css takes a part, with the part."""
    for name, ranges in FACE.findall((ASSETS / "tokens.css").read_text(encoding="utf-8")):
        yield ASSETS / name, admitted(ranges)


if __name__ == "__main__":
    for face, part in faces():
        cut(face, part)
    for slanted in ("normal", "italic"):
        mend(ASSETS / "fonts" / f"atkinson-hyperlegible-next-latin-wght-{slanted}.woff2")
