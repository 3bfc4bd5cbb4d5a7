# /// script
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0"]
# ///
"""Makes the fonts of the documents, in overrides/papers/fonts, from those of the site: Typst wants plain files, one a weight.

    .venv/bin/uv run scripts/dev/paper_fonts.py [ARABIC_FOLDER]

A site’s font comes in parts and in all weights at once; here its parts are joined and its weights are cut out. ARABIC_FOLDER is the unpacked npm package
@fontsource/noto-sans-arabic, which the site does not use, and is needed only when its font is to be renewed. Times are left as they were, so a second run
changes nothing.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-not-found]
from fontTools.subset import Options, Subsetter  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-not-found]

ROOT = Path(__file__).parents[2]
FROM = ROOT / "overrides" / "assets" / "showcase" / "fonts"
INTO = ROOT / "overrides" / "papers" / "fonts"
MADE = 3_786_912_000  # the first day of 2024, in the seconds of fonts: of a merged one the time would be that of the merging
TEXT = "Atkinson Hyperlegible Next"
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
FEATURES = ["ccmp", "locl", "kern", "liga", "calt", "lnum", "tnum", "pnum", "mark", "mkmk", "init", "medi", "fina", "isol", "rlig"]


def plain(path: Path, weight: int | None = None) -> TTFont:
    """A part of a font, at one weight where it has several, without the hints for coarse screens."""
    font = TTFont(path, recalcTimestamp=False)
    if weight is not None and "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=["*"], glyph_names=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    return font


def joined(parts: list[TTFont]) -> TTFont:
    """The parts of a font as one, with the first one’s word where both have one."""
    if len(parts) == 1:
        return parts[0]
    files = [BytesIO() for _ in parts]
    for part, file in zip(parts, files, strict=True):
        for table in ("STAT", "avar", "fvar", "gvar", "HVAR", "MVAR", "DSIG", "meta"):
            if table in part:
                del part[table]
        part.save(file)
        file.seek(0)
    return Merger().merge(files)


def save(font: TTFont, name: str, family: str, weight: int, slanted: bool = False) -> None:
    """Writes a font under the name by which templates ask for it."""
    style = f"{'' if slanted and weight == 400 else STYLES[weight]}{' Italic' if slanted else ''}".strip()
    basic = weight in (400, 700)
    for record in list(font["name"].names):
        if record.nameID in (1, 2, 3, 4, 6, 16, 17, 25) or record.nameID > 25:
            font["name"].removeNames(record.nameID, record.platformID)
    for number, said in (
        (1, family if basic else f"{family} {STYLES[weight]}"), (2, style if basic else "Italic" if slanted else "Regular"), (3, f"{family} {style} paper"),
        (4, f"{family} {style}"), (6, f"{family}-{style}".replace(" ", "")), (16, family), (17, style),
    ):  # fmt: skip
        font["name"].setName(said, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    marks = (0x01 if slanted else 0) | (0x20 if weight == 700 else 0) | (0x40 if not slanted and weight == 400 else 0)  # italic, bold, regular
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | marks
    font["head"].macStyle = (0x01 if weight == 700 else 0) | (0x02 if slanted else 0)
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False
    font.save(INTO / name)
    print(f"{name}: {len(font.getBestCmap())} letters, {(INTO / name).stat().st_size:,} bytes")


def main(arabic: Path | None) -> None:
    """All fonts of the documents, with their licences."""
    INTO.mkdir(parents=True, exist_ok=True)
    for weight, style in STYLES.items():
        parts = [plain(FROM / f"atkinson-hyperlegible-next-{part}-wght-normal.woff2", weight) for part in ("latin", "latin-ext")]
        save(joined(parts), f"atkinson-hyperlegible-next-{style.lower()}.ttf", TEXT, weight)
    for weight, style in ((400, "italic"), (700, "bold-italic")):
        slanted = plain(FROM / "atkinson-hyperlegible-next-latin-wght-italic.woff2", weight)
        save(slanted, f"atkinson-hyperlegible-next-{style}.ttf", TEXT, weight, slanted=True)
    save(joined([plain(FROM / f"young-serif-{part}-400-normal.woff2") for part in ("latin", "latin-ext")]), "young-serif-regular.ttf", "Young Serif", 400)
    for path in FROM.glob("LICENCE-*.txt"):
        shutil.copyfile(path, INTO / path.name)
    if arabic:
        for weight, style in ((400, "regular"), (700, "bold")):
            font = plain(arabic / "files" / f"noto-sans-arabic-arabic-{weight}-normal.woff2")
            save(font, f"noto-sans-arabic-{style}.ttf", "Noto Sans Arabic", weight)
        shutil.copyfile(arabic / "LICENSE", INTO / "LICENCE-noto-sans-arabic.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
