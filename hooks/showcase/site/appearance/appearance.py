"""What `extra.look` in mkdocs.yml says of how a site looks: four colours, a sign, two faces and the yarns of its covers.

Everything may be left out, and looks then as it does without the block. From the four colours all others are made, for light and dark; each of the four
has to be readable on what it stands on, which is said with the nearest colour that is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from showcase.model.award import Award
from showcase.model.values import Part
from showcase.model.vocabularies import Cloth, Colour, Colourway
from showcase.site.appearance.palette import Palette
from showcase.util.contrast import TEXT, contrast, mixed, readable

PLACE = "mkdocs.yml: extra.look"
SYSTEM = ("serif", "sans")  # faces that every computer has
FONT, SIGN = r"assets/[A-Za-z0-9._/-]+\.woff2", r"^assets/[A-Za-z0-9._/-]+\.(svg|png)\z"  # what MkDocs copies as it is
FACE = rf"^({'|'.join(SYSTEM)}|{FONT})\z"
EXAMPLES = {
    "colours": 'colours: {main: "#17563b"}',
    "logo": "logo: assets/logo.svg",
    "titles": "titles: serif",
    "text": "text: sans",
    "cloth": 'cloth: {colourways: [{ground: "#17383f", warp: ["#1f5f70", "#2d7587"], weft: ["#f3ead9", "#dcd0b8"]}]}',
}
ACTIVE = re.compile(rb"<script|<foreignObject|\bon\w+\s*=|href\s*=\s*[\"'](?!#)", re.IGNORECASE)  # in a picture, what does something
Kind = Literal["main", "people", "service", "earned"]
WELL = 7.0  # what the colour of links and large areas needs, in which sentences are written


class Colours(Part):
    """The four colours; `main` is that of the head of pages, of links and of buttons."""

    main: Colour = "#43204f"
    people: Colour = "#a8323e"
    service: Colour = "#1f5f70"
    earned: Colour = "#f2c53d"


class _Written(Part):
    colours: Colours | None = Field(None)
    logo: str | None = Field(None, pattern=SIGN)
    titles: str | None = Field(None, pattern=FACE)
    text: str | None = Field(None, pattern=FACE)
    cloth: Cloth | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a site looks where that is its own. `logo` and the faces are addresses from the site’s root, or a word of `SYSTEM`; without `colours` they are
    the showcase’s own, and without `cloth` covers are woven from the colours, or as the award says."""

    colours: Colours | None = None
    logo: str = ""
    titles: str = ""
    text: str = ""
    cloth: Cloth | None = None

    @property
    def palette(self) -> Palette | None:
        """All colours of the pages, where they are the site’s own."""
        return Palette.of(**self.colours.model_dump()) if self.colours else None

    @property
    def yarns(self) -> Cloth | None:
        """What covers are woven from, where the look says it."""
        return self.cloth or (woven_of(self.colours) if self.colours else None)

    def __bool__(self) -> bool:
        return self != OURS


OURS = Appearance()


class NoAppearance(ValueError):
    """The look cannot be used; the message has a line for each thing to mend."""


def appearance_of(written: object, pages: Path) -> Appearance:
    """What is written as a look; `pages` is the folder in which its files lie. Raises NoAppearance with all that is wrong."""
    if written is None:
        return OURS
    if not isinstance(written, dict):
        raise NoAppearance(f"{PLACE}: this is to be a set of lines, such as {EXAMPLES['titles']}. MAINTAINERS.md shows a whole one.")
    try:
        said = _Written.model_validate(written)
    except ValidationError as error:
        raise NoAppearance("\n".join(dict.fromkeys(_misshapen(one["type"], one["loc"], one.get("input")) for one in error.errors()))) from None
    wrong = [*_unreadable(said.colours or Colours()), *_missing(said, pages)]
    if wrong:
        raise NoAppearance("\n".join(wrong))
    return Appearance(said.colours, said.logo or "", said.titles or "", said.text or "", said.cloth)


def _misshapen(kind: str, place: tuple[int | str, ...], given: Any) -> str:
    where = ".".join(map(str, (PLACE, *place)))
    name, last = str(place[0]), str(place[-1])
    if kind == "extra_forbidden":
        known = Colours.model_fields if name == "colours" and len(place) > 1 else Cloth.model_fields if len(place) > 1 else _Written.model_fields
        return f"{where}: ‘{last}’ is not known here. Known are {', '.join(known)}."
    if given is None:
        return f"{where}: nothing is written here. A colour begins with #, which begins a note unless it is in quotation marks: write it such as \"#17563b\"."
    if name == "colours" and len(place) > 1:
        return f"{where}: {given!r} is no colour. Write # and six digits or letters from a to f, small and in quotation marks, such as \"#17563b\"."
    return f"{where}: {str(given)[:60]!r} cannot be used. Write it such as {EXAMPLES[name]}."


def _unreadable(colours: Colours) -> Iterator[str]:
    palette = Palette.of(**colours.model_dump())
    grounds = (palette.light["ground"], palette.light["wash"])
    for name, least, words in (("main", WELL, "links and the large areas behind white words"), ("people", TEXT, "words"), ("service", TEXT, "words")):
        colour = getattr(colours, name)
        reached = min(contrast(colour, ground) for ground in grounds)
        if reached < least:
            # its own wash moves with the colour, so what is near is sought with a little to spare
            yield _faint(name, colour, reached, least, words, readable(colour, ("#ffffff", "#ededed"), least))
    ink = palette.light["on-weld"]
    if (reached := contrast(colours.earned, ink)) < WELL:
        yield _faint("earned", colours.earned, reached, WELL, "dark words that stand on it", readable(colours.earned, (ink,), WELL))


def _faint(name: str, colour: str, reached: float, least: float, words: str, near: str) -> str:
    return (
        f"{PLACE}.colours.{name}: {colour} reaches a contrast of {reached:.1f} to 1, and {words} need {least:g}, "
        f"so that everybody can read them. Near to it, {near} does."
    )


def _missing(said: _Written, pages: Path) -> Iterator[str]:
    for name in ("logo", "titles", "text"):
        file = getattr(said, name)
        if not file or file in SYSTEM:
            continue
        path = pages / file
        if ".." in file.split("/") or not path.is_file():
            yield f"{PLACE}.{name}: there is no file {file} in {pages.name}/. Put it there, or take the line out."
        elif name == "logo" and file.endswith(".svg") and ACTIVE.search(path.read_bytes()):
            yield f"{PLACE}.logo: {file} has a script or a link in it, which a picture has not. Save it as a plain SVG, or as a PNG."


def dressed(award: Award, look: Appearance) -> Award:
    """The award with the yarns of its site’s look, where that has any."""
    return award.model_copy(update={"cloth": look.yarns}) if look.yarns else award


def woven_of(colours: Colours) -> Cloth:
    """Yarns in the colours of a site: a dark ground and warp of each, under a weft that is light."""
    pale = partial(mixed, other="#ffffff", share=0.78)
    deep: Mapping[Kind, str] = {"main": colours.main, "people": colours.people, "service": colours.service}
    pairs: tuple[tuple[Kind, Kind], ...] = (
        ("main", "earned"), ("service", "people"), ("people", "service"), ("main", "service"), ("people", "earned"), ("service", "main"),
    )  # fmt: skip
    ways = tuple(
        Colourway(
            ground=mixed(deep[warp], "#000000", 0.45),
            warp=(mixed(deep[warp], "#000000", 0.1), mixed(deep[warp], "#000000", 0.28)),
            weft=(pale(getattr(colours, weft)), mixed(getattr(colours, weft), "#ffffff", 0.66)),
        )
        for warp, weft in pairs
    )
    return Cloth(gold=colours.earned, edge=mixed(colours.main, "#000000", 0.5), sample=(colours.main, pale(colours.earned)), colourways=ways)
