"""Fields that choose from a vocabulary of the award: the id has to be one that the award knows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from showcase.checks.fields import front_of
from showcase.checks.text import UNWRITTEN
from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, ChosenId, unknown_choices, vocabulary_of
from showcase.parsing.yaml.document import Document
from showcase.util.spelling import surely_meant_id
from showcase.util.text import nearest

# A guess at what judges gave would put words in their mouths.
SEVERAL = re.compile(r"[;|/&+]|\s+and\s+|\s+")
NEVER_GUESSED = ("unknown-recognition",)
SAME = re.compile(r"[\W_]+")  # what may differ in two ways to write the same terms


def unknown_value(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A value chosen from a list has to be on the award's list."""
    read = [(parsed.document, ENTRY_VALUES), *((adoption.document, ADOPTION_VALUES) for adoption in parsed.adoptions)]
    for document, table in read:
        for choice in (one for one in unknown_choices(document.values, table, award) if one.id != UNWRITTEN):  # which has been said
            known = vocabulary_of(award, choice.field.vocabulary)
            if known or choice.field.is_alone:  # of a list or of fields, the whole is what the award does not ask for
                yield _finding(document, choice, known)


def _finding(document: Document, choice: ChosenId, known: Mapping[str, Any]) -> Finding:
    steps, value, (_, vocabulary, code) = choice
    if not known:
        return Finding(code, document.at(*steps), {"list": vocabulary}, "no-list")
    if isinstance(steps[-1], int) and (several := _several(value, known)) and document.source.is_in_brackets(*steps[:-1]):
        together = ", ".join(several)
        return Finding(code, document.at(*steps), {"value": value, "list": vocabulary, "together": together}, "several", instead=together, fixable=True)
    guess = "" if code in NEVER_GUESSED else _same_terms(value, known) if code == "unknown-licence" else _meant(value, known)
    return Finding(
        code,
        document.at_key(*steps) if choice.field.is_name else document.at(*steps),
        {"value": value, "list": vocabulary, "known": list(known), "meant": guess},
        instead=guess,
        fixable=bool(guess) and surely_meant_id(value, {one: term.label for one, term in known.items()}) == guess,
    )


def _several(value: str, known: Mapping[str, Any]) -> list[str]:
    """The ids that stand in one value, when there are several and each is known by itself or by its label."""
    labels = {term.label.casefold(): one for one, term in known.items()} | {one.casefold(): one for one in known}
    parts = [labels.get(part.strip().casefold(), "") for part in SEVERAL.split(value)]
    return parts if len(parts) > 1 and all(parts) else []


def _meant(value: str, known: Mapping[str, Any]) -> str:
    """The id that a value stands for: one whose label it is, or the nearest."""
    labels = {term.label.casefold(): one for one, term in known.items()}
    return labels.get(value.casefold(), "") or nearest(re.sub(r"[\s_]+", "-", value), known)


def _same_terms(value: str, known: Mapping[str, Any]) -> str:
    """The licence that is written otherwise and is the same; what is only near, such as one without its version or its NC, is another."""
    written = {SAME.sub("", name).casefold(): one for one, term in known.items() for name in (one, term.label)}
    return written.get(SAME.sub("", value).casefold(), "")


def unknown_question(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A testimonial that belongs to an answer names a question that its year asks."""
    front = front_of(parsed)
    known = {question.id: title for _, question, title in award.asked_in(front.year, front.category)}
    for number, one in enumerate(front.testimonials):
        if one.question and known and one.question not in known:
            guess = nearest(one.question, known)
            values = {"value": one.question, "year": front.year, "known": list(known), "meant": guess}
            yield Finding("unknown-question", parsed.document.at("testimonials", number, "question"), values, instead=guess, fixable=bool(guess))


RULES = (unknown_value, unknown_question)
