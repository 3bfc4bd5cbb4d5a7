"""What the form asks, as its page shows it: steps with fields, which the award’s lists and the model’s declaration fill."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from showcase.authoring.form.asked import FormEvidence, askers, evidence_of, with_askers
from showcase.authoring.form.fields import STEPS, FormField, FormFields
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.questions import Question
from showcase.model.records import AdoptionFields, FollowUpFields
from showcase.model.values import Part
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, Table

RecordKind = Literal["adoption", "followup"]
RECORDS: Mapping[RecordKind, tuple[type[Part], Table]] = {"adoption": (AdoptionFields, ADOPTION_VALUES), "followup": (FollowUpFields, ())}


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question with all that helps to answer it: what judges look for, an answer to learn from, the evidence that it asks for,
    and the categories of entries that are asked, where it is not all."""

    id: str
    title: str
    question: str
    guidance: str
    judges: tuple[str, ...]
    evidence: tuple[FormEvidence, ...]
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormStep:
    """A page of the form: facts, or a criterion with its questions and the words that they may have together."""

    id: str
    title: str
    text: str
    fields: tuple[FormField, ...] = ()
    questions: tuple[FormQuestion, ...] = ()
    limit: int = 0
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form: for an `entry` of a year, or for an `adoption` or a `followup` record of an entry; and its steps."""

    kind: str
    year: int
    steps: tuple[FormStep, ...]


def entry_form(award: Award, year: int) -> FormPage:
    """The form for an entry of a year."""
    steps = list[FormStep]()
    for step in STEPS["entry"]:
        steps += _questions(award, year) if step == "questions" else _facts(step, FormFields(award, FrontMatter, ENTRY_VALUES, year))
    known = askers(award, year)
    return FormPage("entry", year, tuple(replace(step, fields=with_askers(step.fields, known)) for step in steps))


def record_form(award: Award, kind: RecordKind, year: int) -> FormPage:
    """The form for an adoption or a follow-up record, which ends in a text of its own."""
    fields = FormFields(award, *RECORDS[kind], year)
    text = STEPS["texts"][kind]
    own = FormQuestion("text", text["title"], text["question"], "", (), ())
    steps = [made for step in STEPS[kind] for made in _facts(step, fields)]
    return FormPage(kind, year, tuple(replace(one, questions=(own,)) if one.id == text["step"] else one for one in steps))


def _facts(step: Mapping[str, Any], fields: FormFields) -> list[FormStep]:
    made = tuple(one for name in step["fields"] if (one := fields.top(name)))
    return [FormStep(step["id"], step["title"], step["text"], made)] if made else []


def _questions(award: Award, year: int) -> list[FormStep]:
    steps = []
    if award.synopsis and (limit := award.synopsis_limit(year)):
        synopsis = FormQuestion("synopsis", award.synopsis.title, award.synopsis.text, "", (), ())
        steps.append(FormStep("synopsis", award.synopsis.title, "", questions=(synopsis,), limit=limit))
    for criterion in award.criteria_in(year):
        asked = tuple(_question(question, title, award, year) for owner, question, title in award.asked_in(year) if owner is criterion)
        limit = award.word_limit(criterion, year) or 0
        steps.append(FormStep(f"criterion-{criterion.id}", criterion.title, criterion.text, (), asked, limit, criterion.categories))
    return steps


def _question(question: Question, title: str, award: Award, year: int) -> FormQuestion:
    evidence = evidence_of(question.evidence, award, year)
    return FormQuestion(question.id, title, question.question, question.guidance, question.judges, evidence, question.categories)
