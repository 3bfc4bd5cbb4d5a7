"""The lists that an entry chooses from, and the honours that it may be given: words of the award, each with its id.

With them stands what covers are woven from: weaving drafts and yarns, as the award may declare them.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from showcase.model.addresses import Web
from showcase.model.values import Flag, Part, Text, Whole


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


class Term(Part):
    """One value of a vocabulary: what readers see for it, and one line that explains it."""

    label: Text = Field(description="what readers see")
    text: Text = Field(description="one line that explains it")
    introduction: Text | None = Field(None, description="a paragraph that introduces the entries of this value")
    group: Text | None = Field(None, description="what this value is shown under")
    grade: Text | None = Field(None, description="the spread grade that a record with this value gives")
    link: Web | None = Field(None, description="where more can be read, such as a licence’s full text")
    weave: Weave | None = Field(None, description="for a theme, what its cloth is woven in; without one it borrows")
    inside: Flag = Field(False, description="what reaches no further than this stays in the own organisation; the first of the list, unless one says so")
    needs_reason: Flag = Field(False, description="a record with this value says why, in `because`")
    of_service: Flag = Field(False, description="who speaks with this voice speaks for the service, not for those it is for")


Vocabulary = dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\z", max_length=60)], Term]


class Recognition(Part):
    """An honour that the award gives, highest first in its list; `threads` is how many gold threads stand for it."""

    label: Text = Field(description="what readers see")
    text: Text = Field(description="one line that explains it")
    introduction: Text | None = Field(None, description="a paragraph that introduces the entries that have it")
    before_judging: Flag = Field(
        False, description="true for what an entry is called until the judges have decided; the last of the list, unless one says so"
    )
    on_shortlist: Flag = Field(
        False, description="true for what all of the shortlist are called, this and every higher one, from the day `shortlisted` until the announcement"
    )
    once_in: Literal["category", "year"] | None = Field(
        None, description="category when only one entry of each category of a year may have it, year when only one of each year may"
    )
    threads: Annotated[Whole, Field(ge=0, le=9)] = Field(0, description="how many gold threads stand for it on a cover, from 0 to 9")


# What an entry has where the award has one of these lists; a name that is not here is that of a list.
BLOCKS: Mapping[str, tuple[str, ...]] = {
    "involvement": ("roles", "participation_levels"),
    "measures": ("measure_kinds",),
    "testimonials": ("voices",),
    "sharing": ("sharing_kinds",),
    "adoptions": ("adoption_stages",),
}


class Vocabularies(Part):
    """Every list of values that entries choose from, by id. A list that is left out or empty takes its fields and its blocks away; licences stay."""

    categories: Vocabulary = Field({}, description="the categories of the award, of which each entry is in one; where the award has some")
    settings: Vocabulary = Field({}, description="where work is done")
    themes: Vocabulary = Field({}, description="what work is about")
    regions: Vocabulary = Field({}, description="where organisations are")
    organisation_types: Vocabulary = Field({}, description="what kinds of organisations there are")
    organisation_countries: Vocabulary = Field({}, description="the countries that organisations are in, where the award asks")
    organisation_sizes: Vocabulary = Field({}, description="how large organisations are, smallest first, where the award asks")
    participation_levels: Vocabulary = Field({}, description="how deeply people take part, lowest first")
    participation_stages: Vocabulary = Field({}, description="the stages of the work at which they may take part")
    sides: Vocabulary = Field({}, description="who says how deeply: those who run the work, and those whom it is for")
    roles: Vocabulary = Field({}, description="the parts that people play who take part")
    measure_kinds: Vocabulary = Field({}, description="what kinds of things are measured")
    counters: Vocabulary = Field({}, description="who counts: those whom the work is for, staff, a system, somebody from outside; where the award asks")
    voices: Vocabulary = Field({}, description="who speaks in a testimonial")
    sharing_kinds: Vocabulary = Field({}, description="how learning is passed on, each with its `grade` of spread")
    sharing_reach: Vocabulary = Field({}, description="how far sharing goes, nearest first")
    adoption_stages: Vocabulary = Field({}, description="how far another organisation is with a practice, each with its `grade` of spread")
    cost_bands: Vocabulary = Field({}, description="what it costs to start somewhere else, cheapest first")
    time_bands: Vocabulary = Field({}, description="how long it takes to start somewhere else, shortest first, where the award asks")
    licences: Vocabulary = Field(min_length=1, description="on which terms others may use texts and materials")
    spread_grades: Vocabulary = Field(
        {}, description="the rungs of spread, lowest first: not yet, told, shared, being tried, in use, in use with a result; without adoption the first three"
    )
