"""Where in front matter an id is chosen from a vocabulary of the award, and the one walk that finds what was chosen there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from showcase.model.award import Award
from showcase.model.vocabularies import Recognition, Term
from showcase.parsing.yaml.document import Document, value_at
from showcase.parsing.yaml.source_map import Step


class VocabularyField(NamedTuple):
    """Where ids stand, `*` for each item of a list or value of a field, `?` for each field's name; the vocabulary, and the code of what is not in it."""

    pattern: tuple[str, ...]
    vocabulary: str
    code: str

    @property
    def is_name(self) -> bool:
        """Whether the ids are names of fields."""
        return self.pattern[-1] == "?"

    @property
    def is_alone(self) -> bool:
        """Whether there is one id, which is all that the field holds."""
        return self.pattern[-1] not in ("?", "*")


# A code is published with its explanation, so it never changes.
ENTRY_VALUES = (
    VocabularyField(("recognition",), "recognitions", "unknown-recognition"),
    VocabularyField(("category",), "categories", "unknown-category"),
    VocabularyField(("settings", "*"), "settings", "unknown-setting"),
    VocabularyField(("themes", "*"), "themes", "unknown-theme"),
    VocabularyField(("organisations", "*", "type"), "organisation_types", "unknown-organisation-type"),
    VocabularyField(("organisations", "*", "region"), "regions", "unknown-region"),
    VocabularyField(("organisations", "*", "country"), "organisation_countries", "unknown-country"),
    VocabularyField(("organisations", "*", "size"), "organisation_sizes", "unknown-size"),
    VocabularyField(("involvement", "roles", "*"), "roles", "unknown-role"),
    VocabularyField(("involvement", "stages", "?"), "participation_stages", "unknown-stage"),
    VocabularyField(("involvement", "stages", "*", "?"), "sides", "unknown-side"),
    VocabularyField(("involvement", "stages", "*", "*"), "participation_levels", "unknown-participation-level"),
    VocabularyField(("measures", "*", "kind"), "measure_kinds", "unknown-measure-kind"),
    VocabularyField(("measures", "*", "counted_by"), "counters", "unknown-counter"),
    VocabularyField(("testimonials", "*", "voice"), "voices", "unknown-voice"),
    VocabularyField(("sharing", "*", "kind"), "sharing_kinds", "unknown-sharing-kind"),
    VocabularyField(("sharing", "*", "reach"), "sharing_reach", "unknown-reach"),
    VocabularyField(("adapting", "cost"), "cost_bands", "unknown-cost"),
    VocabularyField(("adapting", "time"), "time_bands", "unknown-time"),
    VocabularyField(("resources", "*", "licence"), "licences", "unknown-licence"),
    VocabularyField(("licence",), "licences", "unknown-licence"),
)
ADOPTION_VALUES = (
    VocabularyField(("organisation", "type"), "organisation_types", "unknown-organisation-type"),
    VocabularyField(("organisation", "region"), "regions", "unknown-region"),
    VocabularyField(("organisation", "country"), "organisation_countries", "unknown-country"),
    VocabularyField(("organisation", "size"), "organisation_sizes", "unknown-size"),
    VocabularyField(("stage",), "adoption_stages", "unknown-adoption-stage"),
    VocabularyField(("measures", "*", "kind"), "measure_kinds", "unknown-measure-kind"),
    VocabularyField(("measures", "*", "counted_by"), "counters", "unknown-counter"),
)

Table = Sequence[VocabularyField]


class ChosenId(NamedTuple):
    """An id that was chosen, with the steps that lead to it and the field that it was chosen for."""

    steps: tuple[Step, ...]
    id: str
    field: VocabularyField


def vocabulary_of(award: Award, name: str) -> Mapping[str, Term | Recognition]:
    """A list of values that entries choose from, by its name."""
    terms: Mapping[str, Term | Recognition] = award.recognitions if name == "recognitions" else getattr(award.vocabularies, name)
    return terms


def unknown_choices(values: object, table: Table, award: Award) -> Iterator[ChosenId]:
    """Each id in values that is not on the award's list for its field."""
    for field in table:
        known = vocabulary_of(award, field.vocabulary)
        for steps, chosen in _reached(values, field.pattern):
            if chosen not in known:
                yield ChosenId(steps, chosen, field)


def _reached(values: object, pattern: tuple[str, ...], steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each text that a pattern reaches, with the steps that lead to it."""
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
                yield from _reached(value, rest, (*steps, name))
        elif first in values:
            yield from _reached(values[first], rest, (*steps, first))
    elif isinstance(values, list) and first == "*":
        for index, value in enumerate(values):
            yield from _reached(value, rest, (*steps, index))


def with_known_capitals(document: Document, table: Table, award: Award) -> Document:
    """The document with the award's own capitals in ids that differ in nothing else, because nobody would call that a mistake."""
    for field in table:
        for steps, chosen, _ in unknown_choices(document.values, [field], award):
            meant = next((one for one in vocabulary_of(award, field.vocabulary) if one.casefold() == chosen.casefold()), None)
            if meant and field.is_name:
                document = document.with_field(steps, meant, value_at(document.values, steps))
            elif meant:
                document = document.with_value(steps, meant)
    return document
