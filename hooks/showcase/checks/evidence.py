"""Evidence that the award’s questions ask for, as `criteria.yml` declares it; each form of evidence is one rule here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from showcase.checks.fields import front_of, round_of
from showcase.model.award import Award, Criterion, EvidenceRule, Question
from showcase.model.finding import Finding, Severity
from showcase.model.values import Month
from showcase.model.vocabularies import Term
from showcase.parsing.entry import ParsedEntry
from showcase.util.text import listed, number_word

# Fields of an entry as the criteria page names them.
FIELDS = {
    "people": "how many people took part",
    "roles": "their roles",
    "recruitment": "how they were found",
    "reward": "how they were rewarded and supported",
    "stages": "the participation level at each stage",
    "core": "what has to be kept",
    "adaptable": "what may be changed",
    "prerequisites": "what has to be there first",
    "cost": "what it costs",
    "time": "how long it takes to start",
    "staff_time": "how much time it takes",
    "first_result": "when the first result came",
    "pitfalls": "what went wrong",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule of evidence with the question that asks; the award as a whole asks when there is none."""

    rule: EvidenceRule
    criterion: Criterion | None = None
    question: Question | None = None

    def title(self, year: int) -> str:
        """Who asks, for a message."""
        return f"‘{self.question.title_in(year)}’" if self.question else "The award"


def asked_of(award: Award, year: int, recognition: str) -> Iterator[Asked]:
    """Every rule of evidence that binds an entry of this year and recognition, in the order of the questions."""
    for criterion in award.criteria_in(year):
        for question in criterion.questions:
            if question.counts_in(year):
                yield from (Asked(rule, criterion, question) for rule in question.evidence if rule.binds(year, recognition))
    yield from (Asked(rule) for rule in award.evidence if rule.binds(year, recognition))


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
    if rule.consulted:
        return f"{_at_least(rule.consulted, 'adviser')} who {'was' if rule.consulted == 1 else 'were'} consulted"
    if rule.adoptions:
        return f"{_at_least(rule.adoptions, 'adoption record')}{_in_brackets(rule.stages, words.adoption_stages)}"
    return listed([FIELDS[name] for name in (*rule.involvement, *rule.adapting)], "and")


def _at_least(count: int, one: str, many: str = "") -> str:
    return f"at least {number_word(count)} {one if count == 1 else many or one + 's'}"


def _labels(ids: tuple[str, ...], vocabulary: Mapping[str, Term]) -> str:
    return listed([_uncapped(vocabulary[one].label) for one in ids])


def _in_brackets(ids: tuple[str, ...], vocabulary: Mapping[str, Term]) -> str:
    """The choices beside what they narrow: labels are an award's own, and no preposition fits them all."""
    return f" ({_labels(ids, vocabulary)})" if ids else ""


def _uncapped(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def evidence(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Each rule of evidence that binds the entry is met."""
    front = front_of(parsed)
    if round_of(parsed, award) is None:
        return
    for asked in asked_of(award, front.year, front.recognition):
        yield from lacking(asked, parsed, award)


def lacking(asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """What an entry lacks of the evidence that one rule asks for; nothing when the rule is met."""
    form = next(form for form in FORMS if getattr(asked.rule, form.name))
    yield from form.judge(form, asked, parsed, award)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of evidence: its name in `criteria.yml` and in an entry, the code when it is missing, and how it is judged."""

    name: str
    code: str
    judge: Callable[["Form", Asked, ParsedEntry, Award], Iterator[Finding]]


def _finding(form: Form, asked: Asked, parsed: ParsedEntry, award: Award, fact: str, remedy: str, code: str = "", field: str = "") -> Finding:
    front = front_of(parsed)
    return Finding(
        code or form.code,
        parsed.written.at_key(field or form.name),
        fact,
        f"{asked.title(front.year)} asks for {in_words(asked.rule, award)}.",
        remedy,
        Severity(asked.rule.severity),
        asked.criterion.id if asked.criterion else "",
    )


def _may_fit(value: str, wanted: tuple[str, ...], known: Mapping[str, Term]) -> bool:
    """Whether a value is one of those that a rule wants; a misspelt one may be, and is reported by itself."""
    return not wanted or value in wanted or value not in known


def _measures(form: Form, asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    rule = asked.rule
    fitting = [one for one in front_of(parsed).measures if _may_fit(one.kind, rule.kinds, award.vocabularies.measure_kinds)]
    improved = [one for one in fitting if one.improved]
    if len(fitting) < (rule.measures or 0):
        yield _finding(form, asked, parsed, award, f"{_have(len(fitting), 'measure')} of this kind.",
                       "Add one under `measures`, with its value before and after.")
    elif rule.improved and len(improved) < (rule.measures or 0):
        against = next(one for one in fitting if not one.improved)
        number = front_of(parsed).measures.index(against)
        finding = _finding(form, asked, parsed, award,
                           f"‘{against.name}’ did not improve: it went from {against.before.value} to {against.after.value}, and {against.better} is better.",
                           "Add a measure that improved. If none did, the figures are right as they are and the recognition has to be talked over.",
                           code="no-improvement-shown")
        yield Finding(finding.code, parsed.written.at("measures", number, "after"), finding.message, finding.reason, finding.remedy,
                      finding.severity, finding.criterion)


def _testimonials(form: Form, asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    rule = asked.rule
    fitting = [one for one in front_of(parsed).testimonials if _may_fit(one.voice, rule.voices, award.vocabularies.voices)]
    if len(fitting) < (rule.testimonials or 0):
        yield _finding(form, asked, parsed, award, f"{_have(len(fitting), 'testimonial')} of this kind.",
                       "Add a quote under `testimonials`, with the speaker’s role and consent.")


def _sharing(form: Form, asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    rule = asked.rule
    fitting = [one for one in front_of(parsed).sharing if _may_fit(one.reach, rule.reach, award.vocabularies.sharing_reach)]
    if len(fitting) < (rule.sharing or 0):
        yield _finding(form, asked, parsed, award, f"{_have(len(fitting), 'act of sharing')} of this reach.",
                       "Add one under `sharing`: its kind, with whom, how far and when.")


def _consulted(form: Form, asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    count = len(front_of(parsed).consulted)
    if count < (asked.rule.consulted or 0):
        yield _finding(form, asked, parsed, award, f"{_have(count, 'adviser')} here.", "Add one under `consulted`: who it was and what they gave.")


def _adoptions(form: Form, asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    rule = asked.rule
    fitting = [one for one in parsed.adoptions if _may_fit(one.record.front.stage, rule.stages, award.vocabularies.adoption_stages)]
    unread = len(parsed.folder.adoptions) - len(parsed.adoptions) + sum(name.startswith("adoptions/") for name in parsed.folder.unread)
    if len(fitting) + unread < (rule.adoptions or 0):  # a record that cannot be read may be the one
        yield _finding(form, asked, parsed, award, f"{_have(len(fitting), 'adoption record')} of this stage.",
                       "Ask those who use the practice to file a record in the folder `adoptions`.", field="recognition")


def _fields(form: Form, asked: Asked, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    part = getattr(front_of(parsed), form.name)
    absent = [name for name in getattr(asked.rule, form.name) if not getattr(part, name, None)]
    if absent:
        names = listed([f"`{name}`" for name in absent], "and")
        yield _finding(form, asked, parsed, award, f"{names} {'is' if len(absent) == 1 else 'are'} not filled in.", f"Add {names} under `{form.name}`.")


def _have(count: int, thing: str) -> str:
    plural = thing if count == 1 else thing.replace("act of", "acts of") if thing.startswith("act ") else f"{thing}s"
    return f"There {'is' if count == 1 else 'are'} {'only ' if count else ''}{number_word(count)} {plural}"


FORMS = (
    Form("measures", "too-few-measures", _measures),
    Form("testimonials", "too-few-testimonials", _testimonials),
    Form("sharing", "too-little-sharing", _sharing),
    Form("consulted", "too-few-consulted", _consulted),
    Form("adoptions", "too-few-adoptions", _adoptions),
    Form("involvement", "involvement-incomplete", _fields),
    Form("adapting", "adapting-incomplete", _fields),
)


def evidence_too_old(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """In years that bound the age of evidence, the newest measure ends within that many months of closing."""
    front, round_ = front_of(parsed), round_of(parsed, award)
    if not round_ or not round_.evidence_months or not front.measures:
        return
    newest = max(measure.after.period.end for measure in front.measures)
    age = Month(round_.closes.year, round_.closes.month).months_since(newest)
    if age > round_.evidence_months:
        yield Finding("evidence-too-old", parsed.written.at_key("measures"), f"The newest measure ends in {newest.words}, {age} months before entries closed.",
                      f"In {front.year} figures may be at most {round_.evidence_months} months old.", "Add a later figure.")


def measured_after_closing(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """No figure is from a time after entries closed, because judges cannot have seen it."""
    front, round_ = front_of(parsed), round_of(parsed, award)
    if round_ is None:
        return
    closing = Month(round_.closes.year, round_.closes.month)
    for number, measure in enumerate(front.measures):
        if measure.after.period.end > closing:
            yield Finding("measured-after-closing", parsed.written.at("measures", number, "after", "period"),
                          f"‘{measure.name}’ ends in {measure.after.period.end.words}, after entries for {front.year} closed.",
                          "Judges cannot have seen it.", "Correct the period.")


RULES = (evidence, evidence_too_old, measured_after_closing)
