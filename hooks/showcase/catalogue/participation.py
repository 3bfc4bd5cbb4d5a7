"""How deep participation went in an entry’s work: from the lowest level to the highest over its stages, each as all sides saw it."""

from dataclasses import dataclass

from showcase.model.award import Award
from showcase.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Depth:
    """Levels, each the highest that all who were asked saw at a stage: the lowest and the highest of them, and at how many stages it is the top of the
    ladder; `told` are the stages of which the entry tells, and `stages` all that the award asks about."""

    lowest: str
    highest: str
    at_top: int
    told: int
    stages: int


def depth_of(entry: Entry, award: Award) -> Depth | None:
    """How deep participation went; None where no stage is told."""
    ladder = list(award.vocabularies.participation_levels)
    stages = entry.front.involvement.stages
    agreed = [min(ladder.index(level) for level in sides.values()) for sides in stages.values() if sides]
    if not agreed:
        return None
    return Depth(ladder[min(agreed)], ladder[max(agreed)], agreed.count(len(ladder) - 1), len(agreed), len(award.vocabularies.participation_stages))


def participation_level(entry: Entry, award: Award) -> str | None:
    """The level that an entry reached at every stage of which it tells, which flatters nobody; None where it tells of fewer than half of them."""
    depth = depth_of(entry, award)
    return depth.lowest if depth and depth.told * 2 >= depth.stages else None
