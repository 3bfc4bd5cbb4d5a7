# /// script
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0"]
# ///
"""Takes the stroke out of the zero of the text face, in overrides/assets/showcase/fonts.

    .venv/bin/uv run scripts/dev/zero.py

The face is drawn with a slashed zero alone, which reads as code in years and sums, and beside the titles, whose zero is open. Its
licence allows a version with other letters. What it takes is fetched for this run only; run it again after the font was renewed.
"""

from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates  # type: ignore[import-not-found]
from fontTools.ttLib.tables.ttProgram import Program  # type: ignore[import-not-found]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-not-found]

FONTS = Path(__file__).parents[2] / "overrides" / "assets" / "showcase" / "fonts"
FACES = ("normal", "italic")
SLASHED = 3  # outlines: the outer, and a hole on each side of the stroke
CHANGED = "; zero without a stroke"

Points = list[tuple[int, int]]


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


if __name__ == "__main__":
    for face in FACES:
        mend(FONTS / f"atkinson-hyperlegible-next-latin-wght-{face}.woff2")
