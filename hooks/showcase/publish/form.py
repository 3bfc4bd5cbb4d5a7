"""The page of the form: what it asks, with an answer to learn from for each question, and the ways to what its scripts go by."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from showcase.authoring.form.format import form_format
from showcase.authoring.form.page import FormPage, RecordKind, entry_form, record_form
from showcase.authoring.form.years import form_years
from showcase.authoring.rules.media import media_table
from showcase.authoring.rules.table import rule_table
from showcase.authoring.templates import follow_up_draft
from showcase.catalogue.catalogue import Catalogue
from showcase.site.urls import ADOPTION_RECORD, FOLLOW_UP_RECORD, FORM_FORMAT, FORM_MEDIA, FORM_RULES, FORM_YEARS, TEMPLATE, Url
from showcase.site.views.enter import Round, model_answers, rounds_of
from showcase.site.views.links import Link


@dataclass(frozen=True, slots=True)
class FormView:
    """A form as its page shows it: `rules` is the table of its check, `years` what others asked otherwise, `template` the same as a text to fill in."""

    form: FormPage
    rounds: tuple[Round, ...]
    rules: Url
    format: Url
    media: Url
    template: Url
    years: Url | None = None
    examples: Mapping[str, Link] = field(default_factory=dict)


def entry_view(catalogue: Catalogue) -> FormView:
    """The form for an entry of the newest year."""
    page, examples = entry_form(catalogue.award, catalogue.year), model_answers(catalogue)
    return FormView(page, rounds_of(catalogue), FORM_RULES, FORM_FORMAT, FORM_MEDIA, TEMPLATE, FORM_YEARS, examples)


def record_view(catalogue: Catalogue, kind: RecordKind) -> FormView:
    """The form for a record of an entry."""
    template = ADOPTION_RECORD if kind == "adoption" else FOLLOW_UP_RECORD
    return FormView(record_form(catalogue.award, kind, catalogue.year), (), FORM_RULES, FORM_FORMAT, FORM_MEDIA, template)


def form_files(catalogue: Catalogue) -> Iterator[tuple[Url, Callable[[], str]]]:
    """What the scripts of the form go by, and a follow-up record to begin with, for those who have none."""
    award = catalogue.award
    yield FOLLOW_UP_RECORD, partial(follow_up_draft, (), award)
    yield FORM_RULES, partial(rule_table, award)
    yield FORM_FORMAT, partial(form_format, award)
    yield FORM_MEDIA, media_table
    yield FORM_YEARS, partial(form_years, award, catalogue.year)
