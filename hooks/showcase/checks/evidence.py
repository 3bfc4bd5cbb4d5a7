"""Evidence that the award’s questions ask for, as `criteria.yml` declares it; each form of evidence is one rule here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from showcase.checks.adoptions import is_own
from showcase.checks.explanations.load import HERE
from showcase.checks.fields import front_of, round_of
from showcase.model.award import Award
from showcase.model.comparison import could_be_chance, in_shares, is_flat, of_after
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Severity
from showcase.model.measures import Measure
from showcase.model.questions import Criterion, EvidenceRule, Question
from showcase.model.values import Month
from showcase.model.vocabularies import Term
from showcase.parsing.entry import ParsedEntry
from showcase.util.data import texts_in
from showcase.util.text import listed, lowered, number_word

WEAK = "improvement-may-be-chance"  # evidence that is there, and shows little
FIELDS: Mapping[str, str] = texts_in(HERE / "asked.yml")


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule of evidence with the question that asks; the award as a whole asks when there is none."""

    rule: EvidenceRule
    criterion: Criterion | None = None
    question: Question | None = None


def asked_of(award: Award, front: FrontMatter) -> Iterator[Asked]:
    """Every rule of evidence that binds an entry of its year, recognition and category, in the order of the questions."""
    about = (front.year, front.recognition, front.category)
    for criterion, question, _ in award.asked_in(front.year, front.category):
        yield from (Asked(rule, criterion, question) for rule in question.evidence if rule.binds(*about))
    yield from (Asked(rule) for rule in award.evidence if rule.binds(*about))


def in_words(rule: EvidenceRule, award: Award) -> str:
    """What a rule asks for, as a noun phrase: `at least one measure of complaints or harm that improved`."""
    words = award.vocabularies
    if rule.measures:
        better = " that improved" if rule.improved else ""
        return f"{_at_least(rule.measures, 'measure')}{' of ' if rule.kinds else ''}{_labels(rule.kinds, words.measure_kinds)}{better}"
    if rule.testimonials:
        return f"{_at_least(rule.testimonials, 'testimonial')}{_in_brackets(rule.voices, words.voices)}"
    if rule.sharing:
        return f"{_at_least(rule.sharing, 'act', 'acts')} of sharing{_in_brackets(rule.reach, words.sharing_reach)}"
    if rule.adoptions:
        return f"{_at_least(rule.adoptions, 'adoption record')}{_in_brackets(rule.stages, words.adoption_stages)}"
    return _plain_words(rule) or _fields_in_words(rule, award)


def _plain_words(rule: EvidenceRule) -> str:
    """What a rule asks for that has no kinds; nothing when it asks for something else."""
    if rule.consulted:
        return f"{_at_least(rule.consulted, 'adviser')} who {'was' if rule.consulted == 1 else 'were'} consulted"
    if rule.images:
        return f"{_at_least(rule.images, 'picture')} beside the entry"
    return f"{_at_least(rule.resources, 'material')} that others may use" if rule.resources else ""


def _fields_in_words(rule: EvidenceRule, award: Award) -> str:
    words = award.vocabularies
    whose = f", for every measure{' of ' if rule.kinds else ''}{_labels(rule.kinds, words.measure_kinds)}" if rule.each_measure else ""
    return f"{listed([FIELDS[name] for name in (*rule.involvement, *rule.adapting, *rule.fields, *rule.each_measure)], 'and')}{whose}"


def _at_least(count: int, one: str, many: str = "") -> str:
    return f"at least {number_word(count)} {one if count == 1 else many or one + 's'}"


def _labels(ids: tuple[str, ...], vocabulary: Mapping[str, Term]) -> str:
    return listed([lowered(vocabulary[one].label) for one in ids])


def _in_brackets(ids: tuple[str, ...], vocabulary: Mapping[str, Term]) -> str:
    """The choices beside what they narrow: labels are an award's own, and no preposition fits them all."""
    return f" ({_labels(ids, vocabulary)})" if ids else ""


def evidence(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Each rule of evidence that binds the entry is met."""
    front = front_of(parsed)
    if round_of(parsed, award) is None:
        return
    for asked in asked_of(award, front):
        yield from lacking(asked, parsed, award)


def lacking(asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """What an entry lacks of the evidence that one rule asks for; nothing when the rule is met."""
    form = next(form for form in FORMS if getattr(asked.rule, form.name))
    wanted = getattr(asked.rule, form.name)
    if form.name == "each_measure":
        yield from _measures_without(asked, parsed, award)
    elif isinstance(wanted, tuple):
        part = front_of(parsed) if form.name == "fields" else getattr(front_of(parsed), form.name)
        at = () if form.name == "fields" else (form.name,)
        absent = [name for name in wanted if not getattr(part, name, None) and not parsed.doubts(*at, name)]
        if absent:
            yield _finding(form.code, form.at, asked, parsed, award, absent=absent)
    elif (given := form.given(parsed, asked.rule, award)) < wanted:
        yield _finding(form.code, form.at, asked, parsed, award, given=given)
    elif asked.rule.improved:
        yield from _without_improvement(wanted, asked, parsed, award)


def _finding(code: str, field: str, asked: Asked, parsed: ParsedEntry, award: Award, **values: object) -> Finding:
    values |= {"question": asked.question.title_in(front_of(parsed).year) if asked.question else "", "asked": in_words(asked.rule, award)}
    return Finding(code, parsed.document.at_key(field), values, severity=Severity(asked.rule.severity), criterion=asked.criterion.id if asked.criterion else "")


def _without_improvement(wanted: int, asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    fitting = _measures(parsed, asked.rule, award)
    better = [one for one in fitting if in_shares(one).improved and not is_flat(one)]
    sure = [one for one in better if not could_be_chance(one)]
    if len(sure) >= wanted:
        return
    enough = len(better) >= wanted
    against = next(one for one in (better if enough else fitting) if one not in (sure if enough else better))
    code = WEAK if enough else "no-improvement-shown"
    wording = "flat" if in_shares(against).improved and not enough else ""
    values = {"name": against.name, "before": against.before.value if against.before else "", "after": against.after.value, "better": against.better}
    place = parsed.document.at("measures", front_of(parsed).measures.index(against), "after")
    found = replace(_finding(code, "measures", asked, parsed, award, **values), location=place, wording=wording)
    yield found.softened() if enough else found


def _measures_without(asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Each measure that lacks a field which every one has to have."""
    measures = front_of(parsed).measures
    for one in _measures(parsed, asked.rule, award):
        absent = [name for name in asked.rule.each_measure if not _has(one, name)]
        if absent:
            found = _finding("measure-incomplete", "measures", asked, parsed, award, name=one.name, absent=absent)
            yield replace(found, location=parsed.document.at("measures", measures.index(one), "name"))


def _has(measure: Measure, name: str) -> bool:
    """Whether a measure tells something; of how many, it tells for each value that it has, and events are a series of what is rare."""
    if name == "of":
        return bool(of_after(measure) and (measure.before is None or measure.before.of))
    return bool(getattr(measure, name) or (name == "series" and measure.events))


def _may_fit(value: str, wanted: tuple[str, ...], known: Mapping[str, Term]) -> bool:
    """Whether a value is one of those that a rule wants; a misspelt one may be, and is reported by itself."""
    return not wanted or value in wanted or value not in known


def _measures(parsed: ParsedEntry, rule: EvidenceRule, award: Award) -> list[Measure]:
    return [one for one in front_of(parsed).measures if _may_fit(one.kind, rule.kinds, award.vocabularies.measure_kinds)]


def _testimonials(parsed: ParsedEntry, rule: EvidenceRule, award: Award) -> int:
    return sum(_may_fit(one.voice, rule.voices, award.vocabularies.voices) for one in front_of(parsed).testimonials)


def _sharing(parsed: ParsedEntry, rule: EvidenceRule, award: Award) -> int:
    return sum(_may_fit(one.reach, rule.reach, award.vocabularies.sharing_reach) for one in front_of(parsed).sharing)


def _adoptions(parsed: ParsedEntry, rule: EvidenceRule, award: Award) -> int:
    theirs = [one.record.front for one in parsed.adoptions if not is_own(one.record.front, front_of(parsed))]
    fitting = sum(_may_fit(one.stage, rule.stages, award.vocabularies.adoption_stages) for one in theirs)
    unread = len(parsed.folder.adoptions) - len(parsed.adoptions) + sum(name.startswith("adoptions/") for name in parsed.folder.unread)
    return fitting + unread  # a record that cannot be read may be the one


@dataclass(frozen=True, slots=True)
class Form:
    """A form of evidence: its name in `criteria.yml`, the code when it is missing, how much of it an entry gives, and the field where that is said."""

    name: str
    code: str
    at: str
    given: Callable[[ParsedEntry, EvidenceRule, Award], int] = lambda parsed, rule, award: 0


FORMS = (
    Form("measures", "too-few-measures", "measures", lambda *about: len(_measures(*about))),
    Form("testimonials", "too-few-testimonials", "testimonials", _testimonials),
    Form("sharing", "too-little-sharing", "sharing", _sharing),
    Form("consulted", "too-few-consulted", "consulted", lambda parsed, rule, award: len(front_of(parsed).consulted)),
    Form("adoptions", "too-few-adoptions", "recognition", _adoptions),
    Form("images", "too-few-images", "images", lambda parsed, rule, award: len(front_of(parsed).images)),
    Form("resources", "too-few-resources", "resources", lambda parsed, rule, award: len(front_of(parsed).resources)),
    Form("involvement", "involvement-incomplete", "involvement"),
    Form("adapting", "adapting-incomplete", "adapting"),
    Form("fields", "entry-incomplete", "title"),
    Form("each_measure", "measure-incomplete", "measures"),
)


def evidence_too_old(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """In years that bound the age of evidence, the newest measure ends within that many months of closing."""
    front, round_ = front_of(parsed), round_of(parsed, award)
    if not round_ or not round_.evidence_months or not front.measures:
        return
    newest = max(measure.after.period.end for measure in front.measures)
    age = Month(round_.closes.year, round_.closes.month).months_since(newest)
    if age > round_.evidence_months:
        values = {"ends": newest, "age": age, "year": front.year, "most": round_.evidence_months}
        yield Finding("evidence-too-old", parsed.document.at_key("measures"), values)


def measured_after_closing(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """No figure is from a time after entries closed, because judges cannot have seen it."""
    front, round_ = front_of(parsed), round_of(parsed, award)
    if round_ is None:
        return
    closing = Month(round_.closes.year, round_.closes.month)
    for number, measure in enumerate(front.measures):
        if measure.after.period.end > closing:
            values = {"name": measure.name, "ends": measure.after.period.end, "year": front.year}
            yield Finding("measured-after-closing", parsed.document.at("measures", number, "after", "period"), values)


RULES = (evidence, evidence_too_old, measured_after_closing)
