"""Fields that choose from a vocabulary of the award: the id has to be one that the award knows."""

from collections.abc import Iterator, Mapping, Sequence

from ..findings import Finding, did_you_mean, listed, short
from ..model.award import Award
from ..parsing import ParsedEntry
from ..yaml_source import Step, Written
from .structure import front_of

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
    (("resources", "*", "licence"), "licences", "unknown-licence"),
    (("licence",), "licences", "unknown-licence"),
)
ADOPTION_VALUES = (
    (("organisation", "type"), "organisation_types", "unknown-organisation-type"),
    (("organisation", "region"), "regions", "unknown-region"),
    (("stage",), "adoption_stages", "unknown-adoption-stage"),
    (("measures", "*", "kind"), "measure_kinds", "unknown-measure-kind"),
)
# A guess at what judges gave would put words in their mouths.
NEVER_GUESSED = ("unknown-recognition",)

Table = Sequence[tuple[tuple[str, ...], str, str]]


def unknown_value(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A value chosen from a list has to be on the award's list."""
    yield from _unknown(parsed.written, ENTRY_VALUES, award)
    for adoption in parsed.adoptions:
        yield from _unknown(adoption.written, ADOPTION_VALUES, award)


def _unknown(written: Written, table: Table, award: Award) -> Iterator[Finding]:
    for pattern, vocabulary, code in table:
        known: Mapping[str, object] = award.recognitions if vocabulary == "recognitions" else getattr(award.vocabularies, vocabulary)
        for steps, value in _found(written.values, pattern):
            if value not in known:
                yield _finding(written, steps, pattern, value, known, vocabulary, code)


def _finding(
    written: Written, steps: tuple[Step, ...], pattern: tuple[str, ...], value: str, known: Mapping[str, object], vocabulary: str, code: str
) -> Finding:
    name = vocabulary.replace("_", " ")
    guess = "" if code in NEVER_GUESSED else did_you_mean(value, known)
    return Finding(
        code,
        written.at_key(*steps) if pattern[-1] == "?" else written.at(*steps),
        f"‘{short(value)}’ is not one of the award’s {name}.",
        f"The award’s {name} are {listed(list(known), 'and')}.",
        guess or "Choose one of them.",
    )


def _found(values: object, pattern: tuple[str, ...], steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
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
                yield from _found(value, rest, (*steps, name))
        elif first in values:
            yield from _found(values[first], rest, (*steps, first))
    elif isinstance(values, list) and first == "*":
        for index, value in enumerate(values):
            yield from _found(value, rest, (*steps, index))


def unknown_question(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A testimonial that belongs to an answer names a question that its year asks."""
    front = front_of(parsed)
    known = [question.id for _, question, _ in award.asked_in(front.year)]
    for number, one in enumerate(front.testimonials):
        if one.question and known and one.question not in known:
            yield Finding(
                "unknown-question",
                parsed.written.at("testimonials", number, "question"),
                f"‘{short(one.question)}’ is not a question of {front.year}.",
                f"The questions of {front.year} are {listed(known, 'and')}.",
                did_you_mean(one.question, known) or "Choose one of them, or take the field out: the quote is then shown with the others.",
            )


RULES = (unknown_value, unknown_question)
