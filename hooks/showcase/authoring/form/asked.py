"""Which fields of the form hold the evidence that an award asks for: what a question leads to, and what a field says of who asks for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from showcase.authoring.form.fields import FormField
from showcase.authoring.templates import asked_for
from showcase.checks.evidence import FORMS
from showcase.model.award import Award
from showcase.model.questions import EvidenceRule


@dataclass(frozen=True, slots=True)
class FormEvidence:
    """Evidence that a question asks for, as a phrase; `place` is the id of where it is given, and empty for what only others can give."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for a field: a question by its id and title, or the award itself, which has none; whether every entry has to have it."""

    question: str
    title: str
    of_all: bool


def evidence_of(rules: Sequence[EvidenceRule], award: Award, year: int) -> tuple[FormEvidence, ...]:
    """What rules of evidence ask for in a year, each with the place of its first field."""
    counted = [rule for rule in rules if rule.counts_for(year, None)]
    places = (next((f"f_{path.replace('.', '_')}" for path in paths_of(rule)), "") for rule in counted)
    return tuple(FormEvidence(text, place) for rule, place in zip(counted, places, strict=True) for text in asked_for([rule], award, year, ""))


def paths_of(rule: EvidenceRule) -> Iterator[str]:
    """The fields in which what a rule asks for is given: `measures`, `involvement.people`."""
    form = next(form for form in FORMS if getattr(rule, form.name)).name
    if form in ("involvement", "adapting"):
        yield from (f"{form}.{name}" for name in getattr(rule, form))
    elif form == "fields":
        yield from rule.fields
    elif form != "adoptions":  # which others record
        yield "measures" if form == "each_measure" else form


def askers(award: Award, year: int) -> Mapping[str, tuple[Asker, ...]]:
    """Who asks for each field, by its path."""
    found = dict[str, dict[str, Asker]]()
    asked = [(question.id, title, rule) for _, question, title in award.asked_in(year) for rule in question.evidence]
    for question, title, rule in (*asked, *(("", "", rule) for rule in award.evidence)):
        if not rule.counts_for(year, None):
            continue
        of_all = rule.severity == "error" and not rule.recognitions and not rule.categories
        for path in paths_of(rule):
            before = found.setdefault(path, {}).get(question)
            found[path][question] = Asker(question, title, of_all or bool(before and before.of_all))
    return {path: tuple(some.values()) for path, some in found.items()}


def with_askers(fields: Sequence[FormField], known: Mapping[str, tuple[Asker, ...]]) -> tuple[FormField, ...]:
    """Fields, and those inside them, that say who asks for them; what every entry has to have is not optional."""
    return tuple(
        replace(
            one,
            askers=tuple((by.question, by.title) for by in known.get(one.path, ()) if by.question),
            asked=any(by.of_all for by in known.get(one.path, ())),
            fields=with_askers(one.fields, known),
            more=with_askers(one.more, known),
        )
        for one in fields
    )
