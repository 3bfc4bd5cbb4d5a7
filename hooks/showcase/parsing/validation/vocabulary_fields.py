"""Where in front matter an id is chosen from a vocabulary of the award, and ids that differ from a known one in capitals alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from showcase.model.award import Award
from showcase.parsing.yaml.document import Step, Written

# Where ids stand in an entry (`*` for each item of a list, `?` for each field's name), the vocabulary that they come
# from, and the code of the finding. A code is published with its explanation, so it never changes.
ENTRY_VALUES = (
    (("recognition",), "recognitions", "unknown-recognition"),
    (("settings", "*"), "settings", "unknown-setting"),
    (("themes", "*"), "themes", "unknown-theme"),
    (("organisations", "*", "type"), "organisation_types", "unknown-organisation-type"),
    (("organisations", "*", "region"), "regions", "unknown-region"),
    (("involvement", "roles", "*"), "roles", "unknown-role"),
    (("involvement", "stages", "?"), "participation_stages", "unknown-stage"),
    (("involvement", "stages", "*", "?"), "sides", "unknown-side"),
    (("involvement", "stages", "*", "*"), "participation_levels", "unknown-participation-level"),
    (("measures", "*", "kind"), "measure_kinds", "unknown-measure-kind"),
    (("testimonials", "*", "voice"), "voices", "unknown-voice"),
    (("sharing", "*", "kind"), "sharing_kinds", "unknown-sharing-kind"),
    (("sharing", "*", "reach"), "sharing_reach", "unknown-reach"),
    (("adapting", "cost"), "cost_bands", "unknown-cost"),
    (("adapting", "time"), "time_bands", "unknown-time"),
    (("resources", "*", "licence"), "licences", "unknown-licence"),
    (("licence",), "licences", "unknown-licence"),
)
ADOPTION_VALUES = (
    (("organisation", "type"), "organisation_types", "unknown-organisation-type"),
    (("organisation", "region"), "regions", "unknown-region"),
    (("stage",), "adoption_stages", "unknown-adoption-stage"),
    (("measures", "*", "kind"), "measure_kinds", "unknown-measure-kind"),
)

Table = Sequence[tuple[tuple[str, ...], str, str]]


def vocabulary_of(award: Award, name: str) -> Mapping[str, Any]:
    """A list of values that entries choose from, by its name."""
    return award.recognitions if name == "recognitions" else getattr(award.vocabularies, name)


def found(values: object, pattern: tuple[str, ...], steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each value that a pattern reaches, with the steps that lead to it."""
    if not pattern:
        if isinstance(values, str):
            yield steps, values.strip()
        return
    first, rest = pattern[0], pattern[1:]
    if isinstance(values, Mapping):
        if first == "?":
            yield from (((*steps, name), name) for name in values)
        elif first == "*":
            for name, value in values.items():
                yield from found(value, rest, (*steps, name))
        elif first in values:
            yield from found(values[first], rest, (*steps, first))
    elif isinstance(values, list) and first == "*":
        for index, value in enumerate(values):
            yield from found(value, rest, (*steps, index))


def with_known_capitals(written: Written, table: Table, award: Award) -> None:
    """Puts the award's own capitals into ids that differ in nothing else, because nobody would call that a mistake."""
    written.is_known = True
    for pattern, name, _ in table:
        known = vocabulary_of(award, name)
        for steps, value in [one for one in found(written.values, pattern) if one[1] not in known]:
            meant = next((one for one in known if one.casefold() == value.casefold()), None)
            written.is_known &= meant is not None
            if meant:
                _put(written.values, steps, meant, is_name=pattern[-1] == "?")


def _put(values: Any, steps: tuple[Step, ...], value: str, is_name: bool) -> None:
    for step in steps[:-1]:
        values = values[step]
    if is_name:
        values[value] = values.pop(steps[-1])
    else:
        values[steps[-1]] = value
