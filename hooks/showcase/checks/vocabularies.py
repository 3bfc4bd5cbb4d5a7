"""Fields that choose from a vocabulary of the award: the id has to be one that the award knows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from showcase.checks.fields import front_of
from showcase.model.award import Award
from showcase.model.finding import Finding, spelt_out
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, Choice, unknown_choices, vocabulary_of
from showcase.parsing.yaml.document import Document
from showcase.util.spelling import surely_meant_id
from showcase.util.text import listed, nearest, short

# A guess at what judges gave would put words in their mouths.
NEVER_GUESSED = ("unknown-recognition",)


def unknown_value(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A value chosen from a list has to be on the award's list."""
    read = [(parsed.written, ENTRY_VALUES), *((adoption.written, ADOPTION_VALUES) for adoption in parsed.adoptions)]
    for document, table in read:
        for choice in unknown_choices(document.values, table, award):
            yield _finding(document, choice, vocabulary_of(award, choice.field.vocabulary))


def _finding(document: Document, choice: Choice, known: Mapping[str, Any]) -> Finding:
    steps, value, (_, vocabulary, code) = choice
    name = vocabulary.replace("_", " ")
    if not known:
        return spelt_out(code, document.at(*steps), f"The award has no list of {name}.", "Without one there is nothing to choose from.", "Take the field out.")
    guess = "" if code in NEVER_GUESSED else _meant(value, known)
    return spelt_out(
        code,
        document.at_key(*steps) if choice.field.is_name else document.at(*steps),
        f"‘{short(value)}’ is not one of the award’s {name}.",
        f"The award’s {name} are {listed(list(known), 'and')}.",
        f"Did you mean ‘{guess}’?" if guess else "Choose one of them.",
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
            yield spelt_out(
                "unknown-question",
                parsed.written.at("testimonials", number, "question"),
                f"‘{short(one.question)}’ is not a question of {front.year}.",
                f"The questions of {front.year} are {listed(list(known), 'and')}.",
                f"Did you mean ‘{guess}’?" if guess else "Choose one of them, or take the field out: the quote is then shown with the others.",
                instead=guess,
                fixable=bool(guess),
            )


RULES = (unknown_value, unknown_question)
