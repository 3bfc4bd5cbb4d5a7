"""The lists that an entry chooses from, and the honours that it may be given: words of the award, each with its id."""

from typing import Annotated

from pydantic import Field

from showcase.model.cloth import Weave
from showcase.model.values import Flag, Part, Text, Web, Whole


class Term(Part):
    """One value of a vocabulary: what readers see for it, and one line that explains it."""

    label: Text = Field(description="what readers see")
    text: Text = Field(description="one line that explains it")
    introduction: Text | None = Field(None, description="a paragraph that introduces the entries of this value")
    group: Text | None = Field(None, description="what this value is shown under")
    grade: Text | None = Field(None, description="the spread grade that a record with this value gives")
    link: Web | None = Field(None, description="where more can be read, such as a licence’s full text")
    weave: Weave | None = Field(None, description="for a theme, what its cloth is woven in; without one it borrows")
    needs_reason: Flag = Field(False, description="a record with this value says why, in `because`")
    of_service: Flag = Field(False, description="who speaks with this voice speaks for the service, not for those it is for")


Vocabulary = dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\z")], Term]


class Recognition(Part):
    """An honour that the award gives, highest first in its list; `threads` is how many gold threads stand for it."""

    label: Text = Field(description="what readers see")
    text: Text = Field(description="one line that explains it")
    introduction: Text | None = Field(None, description="a paragraph that introduces the entries that have it")
    threads: Annotated[Whole, Field(ge=0, le=9)] = Field(0, description="how many gold threads stand for it on a cover, from 0 to 9")


class Vocabularies(Part):
    """Every list of values that entries choose from, by id."""

    settings: Vocabulary = Field(min_length=1)
    themes: Vocabulary = Field(min_length=1)
    regions: Vocabulary = Field(min_length=1)
    organisation_types: Vocabulary = Field(min_length=1)
    participation_levels: Vocabulary = Field(min_length=1)
    participation_stages: Vocabulary = Field(min_length=1)
    sides: Vocabulary = Field(min_length=1)
    roles: Vocabulary = Field(min_length=1)
    measure_kinds: Vocabulary = Field(min_length=1)
    voices: Vocabulary = Field(min_length=1)
    sharing_kinds: Vocabulary = Field(min_length=1)
    sharing_reach: Vocabulary = Field(min_length=1)
    adoption_stages: Vocabulary = Field(min_length=1)
    cost_bands: Vocabulary = Field(min_length=1)
    time_bands: Vocabulary = Field({}, description="how long it takes to start somewhere else, shortest first, where the award asks")
    licences: Vocabulary = Field(min_length=1)
    spread_grades: Vocabulary = Field(min_length=1)
