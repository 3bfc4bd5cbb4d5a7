"""What each code means: its rule in a sentence, why there is such a rule, and an example of wrong and of right."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code explained."""

    code: str
    title: str
    why: str
    wrong: str
    right: str


def explanations() -> Mapping[str, Explanation]:
    """Every code, explained."""
    return {}
