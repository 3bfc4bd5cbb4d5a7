"""Which fields an award asks for: a field that lives by a list of the award is none where there is no such list, and may be needed where there is one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.records import AdoptionFields, FollowUpFields
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES
from showcase.parsing.yaml.source_map import Step

NOT_ASKED = "not_asked"  # an error of our own, for a field that the award has no list for


class AwardField(NamedTuple):
    """A field by the steps that lead to it, `*` for each item of a list; what the award has where it asks for it (see `Award.has`); whether it is needed."""

    steps: tuple[str, ...]
    of: str
    needed: bool = False


ENTRY_FIELDS = (
    AwardField(("category",), "categories"),
    AwardField(("settings",), "settings", needed=True),
    AwardField(("themes",), "themes", needed=True),
    AwardField(("organisations", "*", "type"), "organisation_types", needed=True),
    AwardField(("organisations", "*", "region"), "regions"),
    AwardField(("organisations", "*", "country"), "organisation_countries"),
    AwardField(("organisations", "*", "size"), "organisation_sizes"),
    AwardField(("involvement",), "involvement", needed=True),
    AwardField(("involvement", "roles"), "roles"),
    AwardField(("involvement", "stages"), "participation_levels"),
    AwardField(("involvement", "stages_asked"), "participation_levels"),
    AwardField(("measures",), "measures"),
    AwardField(("measures", "*", "counted_by"), "counters"),
    AwardField(("also_changed",), "measures"),
    AwardField(("not_measured",), "measures"),
    AwardField(("testimonials",), "testimonials"),
    AwardField(("sharing",), "sharing"),
    AwardField(("sharing", "*", "reach"), "sharing_reach", needed=True),
    AwardField(("adapting", "cost"), "cost_bands"),
    AwardField(("adapting", "time"), "time_bands"),
)
ADOPTION_FIELDS = (
    AwardField(("organisation", "type"), "organisation_types", needed=True),
    AwardField(("organisation", "region"), "regions"),
    AwardField(("organisation", "country"), "organisation_countries"),
    AwardField(("organisation", "size"), "organisation_sizes"),
    AwardField(("measures",), "measures"),
    AwardField(("measures", "*", "counted_by"), "counters"),
)
CHOICES = {one.pattern for one in (*ENTRY_VALUES, *ADOPTION_VALUES)}  # each is one id, and is told as a choice that there is not
FOLLOW_UP_FIELDS = (AwardField(("values",), "measures"),)
FIELDS: Mapping[type[BaseModel], Sequence[AwardField]] = {FrontMatter: ENTRY_FIELDS, AdoptionFields: ADOPTION_FIELDS, FollowUpFields: FOLLOW_UP_FIELDS}


def award_errors(model: type[BaseModel], values: object, award: Award) -> list[ErrorDetails]:
    """What the model cannot know: a field that is needed and absent, or there although the award does not ask for it; nothing within one of those."""
    found = list[ErrorDetails]()
    for field in FIELDS.get(model, ()):
        has = award.has(field.of)
        for holder, steps in _holders(values, field.steps[:-1]):
            there, loc = field.steps[-1] in holder, (*steps, field.steps[-1])
            if has and field.needed and not there:
                found.append(ErrorDetails(type="missing", loc=loc, msg="", input=holder))
            elif there and not has and field.steps not in CHOICES and not any(one["loc"] == loc[: len(one["loc"])] for one in found):
                found.append(ErrorDetails(type=NOT_ASKED, loc=loc, msg="", input=holder[field.steps[-1]]))
    return found


def is_asked(steps: Sequence[str], award: Award) -> bool:
    """Whether an award asks for a field of an entry, by the steps that lead to it, `*` for each item of a list."""
    return all(award.has(field.of) for field in ENTRY_FIELDS if field.steps == tuple(steps[: len(field.steps)]))


def _holders(values: object, pattern: Sequence[str], steps: tuple[Step, ...] = ()) -> Iterator[tuple[Mapping[str, object], tuple[Step, ...]]]:
    """The fields that hold the one at the end of a pattern, with the steps that lead to them."""
    if not pattern:
        if isinstance(values, Mapping):
            yield values, steps
    elif pattern[0] == "*":
        for number, one in enumerate(values if isinstance(values, list) else ()):
            yield from _holders(one, pattern[1:], (*steps, number))
    elif isinstance(values, Mapping) and pattern[0] in values:
        yield from _holders(values[pattern[0]], pattern[1:], (*steps, pattern[0]))
