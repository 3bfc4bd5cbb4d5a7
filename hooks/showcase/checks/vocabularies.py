"""Fields that choose from a vocabulary of the award: the id has to be one that the award knows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from showcase.checks.fields import front_of
from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, Table, found, vocabulary_of
from showcase.parsing.yaml.document import Step, Written
from showcase.util.spelling import surely_meant_id
from showcase.util.text import nearest

# A guess at what judges gave would put words in their mouths.
NEVER_GUESSED = ("unknown-recognition",)


def unknown_value(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A value chosen from a list has to be on the award's list."""
    if not parsed.written.is_known:
        yield from _unknown(parsed.written, ENTRY_VALUES, award)
    for adoption in parsed.adoptions:
        if not adoption.written.is_known:
            yield from _unknown(adoption.written, ADOPTION_VALUES, award)


def _unknown(written: Written, table: Table, award: Award) -> Iterator[Finding]:
    for pattern, vocabulary, code in table:
        known = vocabulary_of(award, vocabulary)
        for steps, value in found(written.values, pattern):
            if value not in known:
                yield _finding(written, steps, pattern, value, known, vocabulary, code)


def _finding(
    written: Written, steps: tuple[Step, ...], pattern: tuple[str, ...], value: str, known: Mapping[str, Any], vocabulary: str, code: str
) -> Finding:
    if not known:
        return Finding(code, written.at(*steps), {"list": vocabulary}, "no-list")
    guess = "" if code in NEVER_GUESSED else _meant(value, known)
    return Finding(
        code,
        written.at_key(*steps) if pattern[-1] == "?" else written.at(*steps),
        {"value": value, "list": vocabulary, "known": list(known), "meant": guess},
        instead=guess,
        fixable=bool(guess) and surely_meant_id(value, {one: term.label for one, term in known.items()}) == guess,
    )


def _meant(value: str, known: Mapping[str, Any]) -> str:
    """The id that a value stands for: one whose label it is, or the nearest."""
    labels = {term.label.casefold(): one for one, term in known.items()}
    return labels.get(value.casefold(), "") or nearest(re.sub(r"[\s_]+", "-", value), known)


def unknown_question(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A testimonial that belongs to an answer names a question that its year asks."""
    front = front_of(parsed)
    known = {question.id: title for _, question, title in award.asked_in(front.year)}
    for number, one in enumerate(front.testimonials):
        if one.question and known and one.question not in known:
            guess = nearest(one.question, known)
            values = {"value": one.question, "year": front.year, "known": list(known), "meant": guess}
            yield Finding("unknown-question", parsed.written.at("testimonials", number, "question"), values, instead=guess, fixable=bool(guess))


RULES = (unknown_value, unknown_question)
