"""What covers are woven from: weaving drafts and yarns, as the award may declare them."""

from typing import Annotated

from pydantic import Field

from showcase.model.values import Part


class Weave(Part):
    """A weaving draft: three short rows, repeated as long as the cloth is. Shafts and treadles are digits from 1."""

    threading: Annotated[str, Field(pattern=r"^[1-9]{1,40}\z")]
    treadling: Annotated[str, Field(pattern=r"^[1-9]{1,40}\z")]
    tie_up: tuple[Annotated[str, Field(pattern=r"^[1-9]{0,9}\z")], ...] = Field(
        min_length=1, max_length=9, description="for each treadle, the shafts that it lifts"
    )


Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}\z")]


class Colourway(Part):
    """The yarns of a cloth: its ground, two for the warp and two for the weft."""

    ground: Colour
    warp: Annotated[tuple[Colour, ...], Field(min_length=2, max_length=2)]
    weft: Annotated[tuple[Colour, ...], Field(min_length=2, max_length=2)]


class Cloth(Part):
    """What covers are woven from; an award that says nothing has these yarns."""

    gold: Colour = "#f2c53d"
    edge: Colour = "#2a1233"
    sample: Annotated[tuple[Colour, ...], Field(min_length=2, max_length=2)] = ("#43204f", "#f3ead9")
    colourways: tuple[Colourway, ...] = Field(
        (
            Colourway(ground="#2a1233", warp=("#56296a", "#43204f"), weft=("#e6a79b", "#d98778")),
            Colourway(ground="#0f3a45", warp=("#1f5f70", "#2d7587"), weft=("#f3ead9", "#dcd0b8")),
            Colourway(ground="#5e1722", warp=("#a8323e", "#8f2634"), weft=("#f6ddd3", "#eec3b5")),
        ),
        min_length=1,
    )
