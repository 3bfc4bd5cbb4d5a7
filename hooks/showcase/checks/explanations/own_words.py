"""Explanations in an award’s own words: the values, headings and people of the small award of the examples give way to its own."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from showcase.checks.award import FORMS_OF
from showcase.checks.evidence import FORMS
from showcase.checks.explanations.load import HERE, Explanation, explanations
from showcase.checks.privacy.detect import of_other_countries
from showcase.model.award import Award
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, vocabulary_of
from showcase.util.data import texts_in
from showcase.util.text import nearest

HEADING = re.compile(r"^((?:> )?(?:#+ |\*\*))([^*\n]+?)((?:\*\*)?)$", re.MULTILINE)  # also one that is only in bold
# The files of explanations that are about what an award may do without.
LIVES_BY = {"measures": "measures", "series": "measures", "readings": "measures", "claims": "measures", "adoptions": "adoptions"}
Change = Callable[[str], str]


def explained_for(award: Award) -> Mapping[str, Explanation]:
    """Every explanation of what may be found in this award, with examples as its writers would meet them."""
    changes, never = [*_changes(award)], {*of_other_countries(award.countries), *_of_nothing(award)}

    def own(text: str) -> str:
        for change in changes:
            text = change(text)
        return text

    return {
        code: replace(one, wrong=own(one.wrong), right=own(one.right), file=own(one.file))
        for code, one in explanations().items() if code not in never
    }


def _of_nothing(award: Award) -> Iterator[str]:
    """The codes of what this award’s entries do not have."""
    for file, what in LIVES_BY.items():
        yield from texts_in(HERE / f"{file}.yml") if not award.has(what) else ()
    lists = (one for one in (*ENTRY_VALUES, *ADOPTION_VALUES) if not one.is_alone and not vocabulary_of(award, one.vocabulary))
    yield from (one.code for one in lists)
    yield from (form.code for form in FORMS if not award.has(FORMS_OF.get(form.name, "licences")))


def _changes(award: Award) -> Iterator[Change]:
    """What is done to a text, one after the other."""
    theirs, words = texts_in(HERE / "examples.yml"), award.vocabularies
    for field, known in theirs["fields"].items():
        name = theirs["vocabularies"].get(field, field)
        own = [*(award.recognitions if name == "recognitions" else getattr(words, name))]
        yield partial(_in_field, re.compile(rf"(?<![\w-])({field}: \[?)([\w.-]+)"), known, own)
    yield partial(_in_field, re.compile(r"(?<!- )(\bkind: )([\w.-]+)"), theirs["kinds"], [*words.measure_kinds])
    yield partial(_in_field, re.compile(r"(- kind: )([\w.-]+)"), theirs["ways"], [*words.sharing_kinds])
    yield partial(_stages, theirs, award)
    yield partial(_headings, dict(_titles(theirs, award)))
    many = award.people.many
    said = {**theirs["words"], "patients": many, "Patients": many[:1].upper() + many[1:], "patient": award.people.one, "Patient": _capital(award.people.one)}
    yield partial(_replaced, re.compile("|".join(rf"(?<![\w-]){re.escape(one)}(?![\w-])" for one in said)), said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_field(pattern: re.Pattern[str], known: Sequence[str], own: Sequence[str], text: str) -> str:
    """The text with the award’s value in the place of each of theirs; one that they misspelt is misspelt as well."""
    return pattern.sub(lambda found: found[1] + _value(found[2], known, own), text)


def _value(said: str, known: Sequence[str], own: Sequence[str]) -> str:
    meant = said if said in known else nearest(said, known)
    if not meant:
        return said
    own = own or [f"choice-{number}" for number, _ in enumerate(known, 1)]  # where the award has no such list
    value = own[min(known.index(meant), len(own) - 1)]
    if value == meant:
        return said
    if said == meant:
        return value
    return f"{value}s" if said == f"{meant}s" else said if value.startswith(said) else value[:-1]


def _stages(theirs: Mapping[str, Any], award: Award, text: str) -> str:
    """The participation of one stage, as in `start: {staff: shared, patients: asked}`."""
    words = award.vocabularies
    own = {"stages": [*words.participation_stages], "sides": [*words.sides], "levels": [*words.participation_levels]}

    def one(found: re.Match[str]) -> str:
        stage, inside = found[1], found[2]
        marks = [tuple(part.split(": ")) for part in inside.split(", ")]
        said = ", ".join(f"{_value(side, theirs['sides'], own['sides'])}: {_value(level, theirs['levels'], own['levels'])}" for side, level in marks)
        return f"{_value(stage, theirs['stages'], own['stages'])}: {{{said}}}"

    return re.sub(r"\b(starts?|ends?): \{((?:\w+: \w+(?:, )?)+)\}", one, text)


def _titles(theirs: Mapping[str, Any], award: Award) -> Iterator[tuple[str, str]]:
    """Their headings, each with the award’s own."""
    year = max(award.by_year)
    if award.synopsis:
        yield theirs["synopsis"], award.synopsis.title
    asked = [title for _, _, title in award.asked_in(year)]
    for known, own in ((theirs["criteria"], [one.title for one in award.criteria_in(year)]), (theirs["questions"], asked)):
        yield from zip(known, own, strict=False)


def _headings(titles: Mapping[str, str], text: str) -> str:
    return HEADING.sub(lambda found: f"{found[1]}{_value(found[2], [*titles], [*titles.values()])}{found[3]}", text)


def _replaced(pattern: re.Pattern[str], words: Mapping[str, str], text: str) -> str:
    return pattern.sub(lambda found: words[found[0]], text)
