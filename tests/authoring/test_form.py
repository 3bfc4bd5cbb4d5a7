"""The form asks for everything that an entry may say and nothing that the award does not have, in words and not in names of fields."""

import re
from collections.abc import Iterator

import pytest
from showcase.authoring.form.fields import STEPS, FormField, all_fields
from showcase.authoring.form.page import FormPage, entry_form, record_form
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.records import AdoptionFields, FollowUpFields
from support.awards import award_of
from support.projects import EVERY_AWARD

# What the organisers write, or what the form knows by itself.
NOT_ASKED = {"recognition", "status", "example", "published", "aliases", "languages", "easy_read", "reviewed", "notes", "judges", "visited"}
NOT_ASKED_OF_RECORDS = {"confirmed", "entry", "example", "reviewed"}


def fields_of(page: FormPage) -> Iterator[FormField]:
    for step in page.steps:
        yield from all_fields(step.fields)


def forms(award: Award) -> list[FormPage]:
    return [entry_form(award, max(award.by_year)), record_form(award, "adoption", max(award.by_year)), record_form(award, "followup", max(award.by_year))]


def test_every_field_of_the_format_is_asked_for_or_is_not_the_teams_to_write() -> None:
    award = award_of("this")
    asked = [{one.path for step in page.steps for one in step.fields} for page in forms(award)]
    assert FrontMatter.model_fields.keys() - asked[0] - NOT_ASKED == {"category"} & FrontMatter.model_fields.keys()  # this award has no categories
    assert AdoptionFields.model_fields.keys() - asked[1] == NOT_ASKED_OF_RECORDS
    assert FollowUpFields.model_fields.keys() - asked[2] == {"example", "reviewed"}


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_every_control_has_a_label_and_an_id_of_its_own(name: str) -> None:
    for page in forms(award_of(name)):
        ids = [one.id for one in fields_of(page)]
        assert len(ids) == len(set(ids))
        assert [one.path for one in fields_of(page) if not one.label or "_" in one.label] == []


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_no_hint_speaks_of_the_file(name: str) -> None:
    said = [one.hint for page in forms(award_of(name)) for one in fields_of(page)]
    assert [hint for hint in said if re.search(r"`|\btrue when\b|from the award’s list", hint, re.I)] == []


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_every_question_of_the_year_stands_under_its_criterion_with_what_helps(name: str) -> None:
    award = award_of(name)
    year = max(award.by_year)
    page = entry_form(award, year)
    asked = [question.id for step in page.steps for question in step.questions if question.id != "synopsis"]
    assert asked == [question.id for _, question, _ in award.asked_in(year)]
    assert [question.id for step in page.steps for question in step.questions if step.id.startswith("criterion-") and not question.judges] == []


def test_choices_are_the_awards_own() -> None:
    fields = {one.path: one for one in fields_of(entry_form(award_of("klinke"), 2023))}
    assert [one.value for one in fields["themes"].choices] == list(award_of("klinke").vocabularies.themes)
    assert [one.label for one in fields["organisations.0.type"].choices] == [one.label for one in award_of("klinke").vocabularies.organisation_types.values()]


def test_labels_are_of_fields_that_there_are() -> None:
    known = {name for model in ("Partner", "Organisation") for name in STEPS["labels"][model]}
    assert known >= {"name", "type"}
    made = {one.path.rpartition(".")[2] for page in forms(award_of("this")) for one in fields_of(page)}
    assert {name for model, labels in STEPS["labels"].items() for name in labels} - made <= {"category", "country", "size"}


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_what_a_question_asks_for_leads_to_its_field_and_back(name: str) -> None:
    award = award_of(name)
    page = entry_form(award, max(award.by_year))
    fields = {one.id: one for one in fields_of(page)}
    questions = [question for step in page.steps for question in step.questions]
    led = {(question.id, one.place) for question in questions for one in question.evidence if one.place}
    assert [place for _, place in led if place not in fields] == []
    assert led <= {(question, one.id) for one in fields.values() for question, _ in one.askers}
    assert {question for one in fields.values() for question, _ in one.askers} <= {question.id for question in questions}


def test_what_every_entry_has_to_have_is_not_called_optional() -> None:
    fields = {one.path: one for one in fields_of(entry_form(award_of("this"), 2026))}
    assert {path for path, one in fields.items() if one.asked} >= {"involvement.people", "involvement.roles", "involvement.stages", "measures", "testimonials"}
    assert not fields["involvement.reward"].asked  # which only helps
    assert fields["involvement.reward"].askers == (("who-was-involved", "Who was involved"),)
    earlier = {one.path: one for one in fields_of(entry_form(award_of("this"), 2023))}
    assert not earlier["involvement.stages"].asked


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_no_hint_says_its_label_again(name: str) -> None:
    said = [(one.label, one.hint) for page in forms(award_of(name)) for one in fields_of(page)]
    plain = [(re.sub(r"\W+", " ", label).casefold().strip(), re.sub(r"\W+", " ", hint).casefold().strip(), hint) for label, hint in said]
    assert [hint for label, hint_words, hint in plain if hint_words.startswith(label) and hint] == []
