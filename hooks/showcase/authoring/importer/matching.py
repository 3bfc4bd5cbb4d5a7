"""What somebody typed or ticked, found among the ids and labels of a vocabulary."""

import re
from collections.abc import Iterator, Mapping

from showcase.authoring.importer.targets import Place, choices_of
from showcase.model.award import Award
from showcase.util.text import nearest

LINES = re.compile(r"[\n;|]")
BULLET = re.compile(r"^(?:[-*•·▪‣◦●]|\d{1,2}[.)])\s+")


def key_of(text: str) -> str:
    """A value as it is compared: capitals, spacing and the kind of dash or quotation mark make no difference."""
    plain = re.sub(r"[\s_\u2010-\u2015-]+", " ", text.replace("’", "'").replace("‘", "'").replace("&", " and "))
    return " ".join(plain.split()).casefold().rstrip(".")


class ColumnChoices:
    """The ids of a vocabulary, found by what people write for them; `guesses` says whether one may be offered that they do not write."""

    def __init__(self, choices: Mapping[str, str], guesses: bool = True) -> None:
        self.choices, self.guesses = choices, guesses
        self.by_key = {key_of(label): name for name, label in choices.items() if label} | {key_of(name): name for name in choices}
        self.longest = 1 + max((label.count(",") for label in choices.values()), default=0)

    def find(self, text: str) -> str | None:
        """The id that a text means for certain."""
        return self.by_key.get(key_of(text))

    def nearest_id(self, text: str) -> str:
        """The id that a text may mean, or nothing when none is near."""
        return self.by_key.get(nearest(key_of(text), self.by_key), "") if self.guesses else ""

    def several(self, text: str) -> Iterator[str]:
        """The values in a cell that holds several, kept apart by lines, semicolons, upright lines or commas.

        A label may hold a comma of its own, so the longest stretch that means something counts.
        """
        if self.find(text):
            yield text
            return
        for piece in pieces(text):
            parts = [part.strip() for part in piece.split(",")]
            if not any(self.find(part) for part in parts):
                yield piece
                continue
            yield from self._stretches(parts)

    def _stretches(self, parts: list[str]) -> Iterator[str]:
        start = 0
        while start < len(parts):
            ends = (end for end in range(min(len(parts), start + self.longest), start + 1, -1) if self.find(", ".join(parts[start:end])))
            end = next(ends, start + 1)
            if parts[start]:
                yield ", ".join(parts[start:end])
            start = end


def column_choices(place: Place, award: Award) -> ColumnChoices:
    """What may stand at a place. A guess at what judges gave would put words in their mouths, and one at a licence would give away what is not ours."""
    choices = choices_of(place.vocabulary, award) if place.vocabulary else dict.fromkeys(place.choices, "")
    return ColumnChoices(choices, place.vocabulary not in ("recognitions", "licences"))


def pieces(text: str, separator: str | None = None) -> list[str]:
    """The parts of a cell that holds several, without their bullets and without empty ones."""
    found = text.split(separator) if separator else LINES.split(text)
    return [part for one in found if (part := BULLET.sub("", one.strip()).strip())]
