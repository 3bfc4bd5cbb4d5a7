"""The award judged before any entry: what `criteria.yml` refers to exists, and nothing in it contradicts itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from showcase.checks import award_search, award_wants
from showcase.checks.privacy.countries import KNOWN
from showcase.checks.readability import is_english
from showcase.checks.text import UNWRITTEN
from showcase.model.addresses import LANGUAGE
from showcase.model.award import Award, AwardYear, Facet
from showcase.model.fields import Adapting, Involvement
from showcase.model.finding import Finding
from showcase.model.likeness import Like
from showcase.model.questions import Criterion, Dated, EvidenceRule, Question, Scoped
from showcase.model.values import Part
from showcase.parsing.validation.award_fields import is_asked
from showcase.parsing.yaml.document import Document, texts_of
from showcase.parsing.yaml.source_map import Step
from showcase.util.text import nearest

GRADES = ("not-yet", "told", "shared", "adopting", "adopted", "adopted-with-result")  # the usual names of the rungs
OF_SHARING = 3  # rungs that are reached without anybody’s adoption
LISTS_OF_PARTICIPATION = ("participation_levels", "participation_stages", "sides")
COUNTED = ("measures", "testimonials", "sharing", "consulted", "adoptions", "images", "resources", "involvement", "adapting", "fields", "each_measure")
ASKED_OF_ENTRY = ("also_changed", "not_measured", "harms", "heard", "resources", "images", "easy_read", "languages", "review_by", "judges", "visited")
ASKED_OF_MEASURE = ("of", "counted_by", "role", "source", "statistic", "goal", "series", "compared", "sites")
# What narrows a form of evidence, each with the forms that it goes with.
DETAILS: Mapping[str, Sequence[str]] = {
    "kinds": ("measures", "each_measure"), "improved": ("measures",), "voices": ("testimonials",), "reach": ("sharing",), "stages": ("adoptions",),
}
# What an award must have for a form of evidence to be asked for.
FORMS_OF: Mapping[str, str] = {
    "measures": "measures", "each_measure": "measures", "testimonials": "testimonials", "sharing": "sharing", "adoptions": "adoptions",
    "involvement": "involvement",
}
Place = tuple[Step, ...]
T = TypeVar("T")


def parts_of(whole: Part, kind: type[T], place: Place = ()) -> Iterator[tuple[T, Place]]:
    """Every part of a kind, however deep it stands, with the steps that lead to it."""
    if isinstance(whole, kind):
        yield whole, place
    for name in type(whole).model_fields:
        value = getattr(whole, name)
        listed = [(one, (*place, name, number)) for number, one in enumerate(value)] if isinstance(value, tuple) else [(value, (*place, name))]
        for part, there in listed:
            if isinstance(part, Part):
                yield from parts_of(part, kind, there)


def evidence_form(award: Award, document: Document) -> Iterator[Finding]:
    """A rule of evidence has one form, and the details that go with it."""
    for rule, place in parts_of(award, EvidenceRule):
        forms = [name for name in COUNTED if getattr(rule, name)]
        if len(forms) != 1:
            yield Finding("evidence-form", document.at(*place), {"forms": forms, "known": COUNTED})
            continue
        for detail, fit in DETAILS.items():
            if getattr(rule, detail) and forms[0] not in fit:
                yield Finding("evidence-form", document.at_key(*place, detail), {"detail": detail, "form": fit[0], "given": forms[0]}, "detail")


def evidence_refers(award: Award, document: Document) -> Iterator[Finding]:
    """What a rule of evidence names exists in the award, or in the format of entries."""
    words = award.vocabularies
    known: dict[str, Sequence[str] | Mapping[str, object]] = {
        "kinds": words.measure_kinds,
        "voices": words.voices,
        "reach": words.sharing_reach,
        "stages": words.adoption_stages,
        "recognitions": award.recognitions,
        "involvement": _asked(award, Involvement.model_fields, "involvement"),
        "adapting": _asked(award, Adapting.model_fields, "adapting"),
        "fields": _asked(award, ASKED_OF_ENTRY),
        "each_measure": _asked(award, ASKED_OF_MEASURE, "measures", "*"),
    }
    for rule, place in parts_of(award, EvidenceRule):
        absent = [name for name, block in FORMS_OF.items() if getattr(rule, name) and not award.has(block)]
        yield from (Finding("award-refers-to-nothing", document.at_key(*place, name), {"name": FORMS_OF[name]}, "no-list") for name in absent)
        for field, choices in known.items() if not absent else ():
            yield from _unknown(getattr(rule, field), choices, document, (*place, field))
    for part, place in parts_of(award, Scoped):
        yield from _unknown(part.categories, words.categories, document, (*place, "categories"))
    yield from _unknown(award.countries, KNOWN, document, ("countries",))
    yield from _unknown(award.eligibility.organisation_types, words.organisation_types, document, ("eligibility", "organisation_types"))


def _asked(award: Award, fields: Iterable[str], *steps: str) -> list[str]:
    return [one for one in fields if is_asked((*steps, one), award)]


def _unknown(ids: Sequence[str], choices: Sequence[str] | Mapping[str, object], document: Document, place: Place) -> Iterator[Finding]:
    if ids and not choices:
        yield Finding("award-refers-to-nothing", document.at_key(*place), {"name": place[-1]}, "no-list")
        return
    for number, one in enumerate(ids):
        if one not in choices:
            yield Finding("award-refers-to-nothing", document.at(*place, number), {"name": one, "known": list(choices), "meant": nearest(one, choices)})


def grades(award: Award, document: Document) -> Iterator[Finding]:
    """The ladder of spread has a rung for all that an entry can show, and every record that gives a grade names one of them."""
    ladder, place = award.ladder, document.at_key("vocabularies", "spread_grades")
    wanted = len(GRADES) if award.has("adoptions") else OF_SHARING if award.has("sharing") else 0
    if len(ladder) != wanted:
        wording = "no-spread" if not wanted else "no-adoption" if wanted == OF_SHARING else ""
        yield Finding("spread-ladder", place, {"rungs": wanted, "now": len(ladder), "usual": GRADES[:wanted]}, wording)
        return
    for name in ("sharing_kinds", "adoption_stages"):
        for term_id, term in getattr(award.vocabularies, name).items():
            if term.grade not in ladder:
                yield Finding("spread-ladder", document.at("vocabularies", name, term_id, "grade"), {"name": term_id, "grades": ladder}, "no-grade")


def participation_lists(award: Award, document: Document) -> Iterator[Finding]:
    """How deep participation went is told by levels, stages and sides together, or not at all."""
    there = [one for one in LISTS_OF_PARTICIPATION if getattr(award.vocabularies, one)]
    if there and len(there) < len(LISTS_OF_PARTICIPATION):
        absent = [one for one in LISTS_OF_PARTICIPATION if one not in there]
        yield Finding("participation-in-part", document.at_key("vocabularies", there[0]), {"there": there, "absent": absent})


def unique_ids(award: Award, document: Document) -> Iterator[Finding]:
    """Ids of criteria and questions, of values of a vocabulary, years, the addresses of facets and what makes entries alike are unique."""
    criteria: list[tuple[str, Place]] = [(one.id, (*place, "id")) for one, place in parts_of(award, Criterion)]
    questions: list[tuple[str, Place]] = [(one.id, (*place, "id")) for one, place in parts_of(award, Question)]
    years: list[tuple[str, Place]] = [(str(one.year), (*place, "year")) for one, place in parts_of(award, AwardYear)]
    facets: list[tuple[str, Place]] = [(one.id, (*place, "id")) for one, place in parts_of(award, Facet)]
    likenesses: list[tuple[str, Place]] = [(one.of, (*place, "of")) for one, place in parts_of(award, Like)]
    lists = award.vocabularies
    values: list[list[tuple[str, Place]]] = [  # addresses are in small letters, so capitals do not tell two values apart
        [(one.lower(), ("vocabularies", name, one)) for one in getattr(lists, name)] for name in type(lists).model_fields
    ]
    for group in (criteria + questions, years, facets, likenesses, *values):
        seen = set[str]()
        for name, place in group:
            if name in seen:
                yield Finding("repeated-id", document.at(*place), {"name": name})
            seen.add(name)


def unique_titles(award: Award, document: Document) -> Iterator[Finding]:
    """In one year no two headings of a category are the same, because an entry’s answers are found by their headings."""
    told = set[str]()
    for year, category in award.ways_to_enter:
        seen = set[str]()
        for title, place in _headings(award, year, category):
            if title in seen and title not in told:
                told.add(title)  # once is enough, whatever the number of years
                yield Finding("repeated-title", document.at(*place), {"title": title, "year": year})
            seen.add(title)


def _headings(award: Award, year: int, category: str | None) -> Iterator[tuple[str, Place]]:
    if award.synopsis and award.synopsis_limit(year):
        yield award.synopsis.title, ("synopsis", "title")
    for c, criterion in enumerate(award.criteria):
        if criterion.counts_for(year, category):
            yield criterion.title, ("criteria", c, "title")
            for q, question in enumerate(criterion.questions):
                if question.counts_for(year, category):
                    earlier: Iterator[Place] = (("earlier_titles", n, "title") for n, old in enumerate(question.earlier_titles) if old.counts_in(year))
                    yield question.title_in(year), ("criteria", c, "questions", q, *next(earlier, ("title",)))


def years_in_order(award: Award, document: Document) -> Iterator[Finding]:
    """A year opens, closes and is announced in that order."""
    for number, one in enumerate(award.years):
        if not one.opens <= one.closes <= one.announced:
            yield Finding("year-order", document.at("years", number), {"year": one.year})


def dated_in_order(award: Award, document: Document) -> Iterator[Finding]:
    """What has `from` and `until` begins before it ends."""
    for one, place in parts_of(award, Dated):
        if one.since and one.until and one.until < one.since:
            yield Finding("dates-crossed", document.at(*place), {"since": one.since, "until": one.until})


def weaves(award: Award, document: Document) -> Iterator[Finding]:
    """A theme's weaving draft presses only treadles that it has tied up."""
    for theme, term in award.vocabularies.themes.items():
        if term.weave and int(max(term.weave.treadling)) > len(term.weave.tie_up):
            values = {"theme": theme, "treadle": max(term.weave.treadling), "tied": len(term.weave.tie_up)}
            yield Finding("weave-draft", document.at("vocabularies", "themes", theme, "weave", "treadling"), values)


def placeholders(award: Award, document: Document) -> Iterator[Finding]:
    """Nothing is left as it was pasted, to be written."""
    for steps, text in texts_of(document.values):
        if text.strip() == UNWRITTEN:
            yield Finding("placeholder-text", document.at(*steps), {"placeholder": UNWRITTEN})


def site_language(award: Award, document: Document) -> Iterator[Finding]:
    """The site’s own words are there in the language that it names: in English alone. Entries may be in any."""
    if not is_english(award.language):
        told = {"name": award.language, "code": award.language} if re.fullmatch(LANGUAGE, award.language) else {"name": award.language}
        yield Finding("unknown-language", document.at("language"), told)


RULES = (
    placeholders, site_language, *award_search.RULES, *award_wants.RULES, weaves, evidence_form, evidence_refers, grades,
    participation_lists, unique_ids, unique_titles, years_in_order, dated_in_order,
)  # fmt: skip


def check_award(award: Award, document: Document) -> Iterator[Finding]:
    """Everything that is wrong with an award whose shape is right."""
    for rule in RULES:
        yield from rule(award, document)
