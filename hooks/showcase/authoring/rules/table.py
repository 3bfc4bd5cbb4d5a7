"""One table of everything that the form’s check goes by: the award, the fields of entries and records, patterns, and every sentence that is said.

`rule_table` is a function of the award alone, so the same award gives the same bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from showcase.authoring.rules.declared import declared
from showcase.authoring.rules.shared import shared
from showcase.checks.adoptions import IN_USE, stages_with_reason
from showcase.checks.chosen import OF_ORGANISATIONS, noun
from showcase.checks.chosen import in_words as number_in_words
from showcase.checks.evidence import FORMS, in_words
from showcase.checks.explanations.load import explanations
from showcase.checks.readability import is_english
from showcase.model.award import Award, AwardYear
from showcase.model.fields import FrontMatter, Withdrawal
from showcase.model.questions import Criterion, EvidenceRule, NumberWanted, Scoped
from showcase.model.records import AdoptionFields, FollowUpFields
from showcase.parsing.validation.award_fields import ADOPTION_FIELDS, CHOICES, ENTRY_FIELDS, FOLLOW_UP_FIELDS, AwardField, is_asked
from showcase.parsing.validation.fallbacks import CLOSING, FOLLOW_UP_STAND_INS, ITEMS, adoption_stand_ins, choices_for, entry_stand_ins
from showcase.parsing.validation.messages import WORDS
from showcase.parsing.validation.validate import of_award
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, Table, vocabulary_of
from showcase.util.data import texts_in
from showcase.util.text import plain_words

UNDECIDED = Path(__file__).with_name("undecided.yml")
# The model of each thing that an entry has, whose fields may hang on a list of the award.
HOLDERS = {
    "organisations": "Partner", "organisation": "Organisation", "involvement": "Involvement", "measures": "Measure", "sharing": "Sharing",
    "adapting": "Adapting",
}  # fmt: skip
FILES: Mapping[str, Sequence[AwardField]] = {"FrontMatter": ENTRY_FIELDS, "AdoptionFields": ADOPTION_FIELDS, "FollowUpFields": FOLLOW_UP_FIELDS}
NARROWS = ("kinds", "voices", "reach", "stages", "improved", "recognitions", "categories")


def rule_table(award: Award) -> str:
    """The table of an award as JSON, which is written beside the form’s page."""
    made = {
        "says": {code: dict(explanations()[code].says) for code in decided()},
        "models": _models(award),
        "choices": _choices(ENTRY_VALUES),
        "words": {name: texts_in(WORDS)[name] for name in ("one_of", "also_called", "of_form")} | {"examples": _examples(award)},
        "asked": choices_for(award),
        "items": {name: {field: value for field, value in item.items() if is_asked((name, "*", field), award)} for name, item in ITEMS.items()},
        "stand_ins": {name: value for name, value in entry_stand_ins(award, "").items() if name != CLOSING},
        "records": {
            "adoption": {"model": "AdoptionFields", "choices": _choices(ADOPTION_VALUES), "stand_ins": adoption_stand_ins(award)},
            "followup": {"model": "FollowUpFields", "choices": [], "stand_ins": FOLLOW_UP_STAND_INS},
        },
        "stages": {"in_use": _in_use(award), "with_reason": stages_with_reason(award)},
        "shared": shared(),
        **_award(award),
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def _choices(table: Table) -> list[Any]:
    return [[list(one.pattern), one.vocabulary, one.code] for one in table]


def _in_use(award: Award) -> list[str]:
    """The stages of adoption at which a practice is in use."""
    return [one for one, term in award.vocabularies.adoption_stages.items() if term.grade in award.ladder[IN_USE:]]


def _models(award: Award) -> dict[str, Any]:
    """The models; a field that the award needs is needed, and one that it does not ask for is gone."""
    models = {**declared(Withdrawal), **declared(AdoptionFields), **declared(FollowUpFields), **declared(FrontMatter)}
    for file, fields in FILES.items():
        for field in fields:
            holder, name = models[HOLDERS.get(field.steps[0], file) if len(field.steps) > 1 else file], field.steps[-1]
            if award.has(field.of) and field.needed:
                holder[name].setdefault("needed", 2)  # by the award alone
            elif not award.has(field.of) and field.steps not in CHOICES:
                holder[name]["gone"] = 1
    return models


def _examples(award: Award) -> dict[str, str]:
    """The examples of the own fields of an entry and of a record."""
    own = FrontMatter.model_fields.keys() | AdoptionFields.model_fields.keys()
    return {name: of_award(text, choices_for(award)) for name, text in texts_in(WORDS)["examples"].items() if name in own}


def decided() -> tuple[str, ...]:
    """The codes that the form’s check decides, in the order in which a writer meets them."""
    others = {code for codes in undecided().values() for code in codes}
    return tuple(code for code in explanations() if code not in others)


def undecided() -> Mapping[str, list[str]]:
    """The codes that it leaves to the check of the file, by the reason."""
    kept: Mapping[str, list[str]] = texts_in(UNDECIDED)
    return kept


def _award(award: Award) -> dict[str, Any]:
    names = dict.fromkeys(one.vocabulary for one in (*ENTRY_VALUES, *ADOPTION_VALUES))
    return {
        "english": is_english(award.told_in),
        "countries": award.countries,
        "of_organisations": OF_ORGANISATIONS,
        "eligibility": {"because": award.eligibility.text, "admitted": award.eligibility.organisation_types},
        "vocabularies": {name: {one: term.label for one, term in vocabulary_of(award, name).items()} for name in names},
        "years": {str(year): _year(award, round_) for year, round_ in sorted(award.by_year.items())},
    }


def years_asked(award: Award) -> dict[str, Any]:
    """What each year asks under which headings, which a form shows before its table is there."""
    return {str(year): _headings(_year(award, round_)) for year, round_ in sorted(award.by_year.items())}


def _headings(year: dict[str, Any]) -> dict[str, Any]:
    synopsis = year["synopsis"] and {"title": year["synopsis"]["title"], "limit": year["synopsis"]["limit"]}
    return {"synopsis": synopsis, "criteria": [_named(one) | {"questions": [_named(question) for question in one["questions"]]} for one in year["criteria"]]}


def _named(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: asked[name] for name in ("id", "title", "categories", "limit") if name in asked}


def _year(award: Award, round_: AwardYear) -> dict[str, Any]:
    year = round_.year
    limit = award.synopsis_limit(year)
    return {
        "closes": f"{round_.closes:%Y-%m}",
        "announced": f"{round_.announced:%Y-%m}",
        "months": round_.evidence_months,
        "synopsis": {"title": award.synopsis.title, "limit": limit} if award.synopsis and limit else None,
        "criteria": [_criterion(award, one, year) for one in award.criteria_in(year)],
        "evidence": [*_rules(award, award.evidence, year)],
        "choose": [_wanted(one, award) for one in award.choose if one.counts_in(year)],
    }


def _wanted(one: NumberWanted, award: Award) -> dict[str, Any]:
    least, most = one.bounds
    return {"of": one.of, "least": least, "most": most, "in_words": number_in_words(one, award), "nouns": [noun(one.of, 1, award), noun(one.of, 2, award)]}


def _criterion(award: Award, criterion: Criterion, year: int) -> dict[str, Any]:
    asked = [
        {
            "id": question.id, "title": title, "titles": sorted({question.title, *(one.title for one in question.earlier_titles)}),
            "asked": [plain_words(question.question), plain_words(question.id)], "evidence": [*_rules(award, question.evidence, year)],
            **_of_categories(question),
        }
        for owner, question, title in award.asked_in(year) if owner is criterion
    ]  # fmt: skip
    return {"id": criterion.id, "title": criterion.title, "limit": award.word_limit(criterion, year), "questions": asked, **_of_categories(criterion)}


def _of_categories(asked: Scoped) -> dict[str, Any]:
    """The categories of entries of which something is asked, where it is not asked of all."""
    return {"categories": asked.categories} if asked.categories else {}


def _rules(award: Award, rules: tuple[EvidenceRule, ...], year: int) -> Iterator[dict[str, Any]]:
    """The rules of evidence of a year, each in its one form, with what it asks for in words."""
    for rule in rules:
        form = next(one for one in FORMS if getattr(rule, one.name))
        if rule.counts_in(year):
            narrow = {name: value for name in NARROWS if (value := getattr(rule, name))}
            yield {"form": form.name, "code": form.code, "at": form.at, "wants": getattr(rule, form.name), "severity": rule.severity, **narrow,
                   "in_words": in_words(rule, award)}
