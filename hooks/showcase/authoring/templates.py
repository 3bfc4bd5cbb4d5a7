"""Files to begin with: an entry with every heading of its year and its guidance, and an adoption record."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from showcase.checks.evidence import in_words
from showcase.checks.fields import SUMMARY_WORDS, stages_with_reason
from showcase.model.award import Award, Criterion, EvidenceRule, Question
from showcase.model.vocabularies import Recognition, Term
from showcase.parsing.yaml.scalar import scalar
from showcase.util.text import listed

END = "Take this note out, from its first line to its last, once your answer stands below it."


def body(award: Award, year: int) -> str:
    """The headings and the guidance of an award year, as Markdown."""
    return "\n".join((*_lines(award, year), ""))


def _lines(award: Award, year: int) -> Iterator[str]:
    if award.synopsis and (limit := award.synopsis_limit(year)):
        yield from ("", f"## {award.synopsis.title}", "", *note(award.synopsis.text, f"At most {limit} words.", END))
    for criterion in award.criteria_in(year):
        limit = award.word_limit(criterion, year)
        words = f"At most {limit} words for all its answers together." if limit else ""
        yield from ("", f"## {criterion.title}", "", *note(criterion.text, words, "Take this note out as well."))
        for question in criterion.questions:
            if question.counts_in(year):
                yield from _question(question, criterion, award, year)


def _question(question: Question, criterion: Criterion, award: Award, year: int) -> Iterator[str]:
    judges = "\n".join(("Judges look for:", *(f"- {one}" for one in question.judges)))
    asked = tuple(asked_for(question.evidence, award, year))
    evidence = "\n".join(("Evidence to give at the top of this file:", *(f"- {one}" for one in asked))) if asked else ""
    yield from ("", f"### {question.title_in(year)}", "", *note(question.question, question.guidance, judges, evidence, END))


def note(*paragraphs: str) -> Iterator[str]:
    """A comment in Markdown, paragraph by paragraph; nothing in them can end it."""
    yield "<!--"
    for number, paragraph in enumerate(one for one in paragraphs if one):
        if number:
            yield ""
        for line in paragraph.replace("-->", "->").split("\n"):
            yield from textwrap.wrap(line, WIDTH, subsequent_indent="  " if line.startswith("- ") else "", break_on_hyphens=False)
    yield "-->"


NOTES = "Whatever stands behind a # is a note for you. The site never shows it, and you may take it out."
HOW = "To add one, take the first # and the space behind it from each line below; for another, repeat them."


@dataclass(frozen=True, slots=True)
class NewFile:
    """What is known when an entry or a record is begun: whose it is, and for an entry its year and title."""

    organisation: str
    type: str
    region: str
    year: int = 0
    title: str = ""


def entry_draft(begun: NewFile, award: Award) -> str:
    """An entry’s `index.md`: a draft that parses, in which everything that its year asks for has its place."""
    lines = ("---", *comment(NOTES), *_about(begun, award), *_work(begun.year, award), *_lists(begun.year, award), *_end(award), "---")
    return "\n".join(lines) + "\n" + body(award, begun.year)


def adoption_draft(begun: NewFile, award: Award) -> str:
    """An adoption record: what an organisation that uses a practice says of it."""
    words = award.vocabularies
    lines = (
        "---", *comment(NOTES), "organisation:", *_organisation(begun, "  "),
        "since:  # the month in which you began, such as 2025-02",
        *comment(f"One of {choices(words.adoption_stages)}."), "stage:",
        *comment(f"With {listed(stages_with_reason(award))}, add a line `because:` with one sentence: it is what others can learn from."),
        "kept:  # what you took over as it was, as a list: [One thing, Another]",
        "changed:", *comment(HOW, "  "), "  # - what:  # what you do differently", "  #   why:",
        *_measures(award, "Figures of your own, if you have any."), *_contact(), "---",
    )
    return "\n".join((*lines, "", *note("A few paragraphs: what happened, and what you would tell the next team.", "Take this note out."))) + "\n"


def _about(begun: NewFile, award: Award) -> Iterator[str]:
    words = award.vocabularies
    yield f"title: {on_one_line(begun.title)}"
    yield from comment(f"{SUMMARY_WORDS[0]} to {SUMMARY_WORDS[1]} words that stand alone on a card: who did what with whom, and what changed.")
    yield "summary:"
    yield f"year: {begun.year}"
    yield f"recognition: {list(award.recognitions)[-1]}  # the judges decide; leave it as it is"
    yield "status: draft  # a draft is never shown; write published when all is done"
    yield from ("organisations:", "  - role: lead  # exactly one leads; every other one is a partner", *_organisation(begun, "    "))
    yield from comment(f"Types: {choices(words.organisation_types)}.", "  ")
    yield from comment(f"Regions: {choices(words.regions)}.", "  ")
    yield from (*comment(HOW, "  "), "  # - role: partner", "  #   name:", "  #   type:", "  #   region:")
    for field in ("settings", "themes"):
        yield from (*comment(f"One or more, in square brackets: {choices(getattr(words, field))}."), f"{field}:")


def _organisation(begun: NewFile, indent: str) -> Iterator[str]:
    for field in ("name", "type", "region"):
        yield f"{indent}{field}: {on_one_line(begun.organisation if field == 'name' else getattr(begun, field))}"


def _work(year: int, award: Award) -> Iterator[str]:
    words = award.vocabularies
    yield from ("period:", "  start:  # the month when the work began, such as 2024-04", "  end:  # leave it empty while the work goes on")
    yield "involvement:"
    yield from _asked(award, year, "involvement")
    yield f"  people:  # how many took part: a number of {award.people.many}, without staff"
    yield from (*comment(f"In square brackets: {choices(words.roles)}.", "  "), "  roles:")
    yield from ("  recruitment:  # how they were found", "  reward:  # how they were rewarded and supported", "  stages:")
    yield from comment(f"For each stage the level that each side saw, lowest first: {', '.join(words.participation_levels)}.", "    ")
    yield from comment(HOW, "    ")
    sides = ", ".join(f"{side}: " for side in words.sides)
    yield from (f"    # {stage}: {{{sides}}}" for stage in words.participation_stages)
    yield from ("adapting:", *comment("What another team needs to know before it starts.", "  "), *_asked(award, year, "adapting"))
    yield from ("  core:  # what has to be kept, as a list: [One thing, Another]", "  adaptable:  # what may be changed, as a list")
    yield from ("  prerequisites:  # what has to be there first, as a list", f"  cost:  # {choices(words.cost_bands)}")
    if words.time_bands:
        yield f"  time:  # from the decision to the first day of use: {choices(words.time_bands)}"
    yield from ("  staff_time:  # such as half a day a week for six months", "  first_result:  # such as 4 months", "  pitfalls:  # what went wrong, as a list")


def _lists(year: int, award: Award) -> Iterator[str]:
    words = award.vocabularies
    yield from _measures(award, *_asked_words(award, year, "measures"))
    yield from _list(
        "testimonials", ("quote:  # their own words", f"speaker:  # their part, not their name: {award.speaks_first}", f"voice:  # {choices(words.voices)}",
                         "consent:  # true, once they have agreed"), *_asked_words(award, year, "testimonials"))
    yield from _list(
        "sharing", (f"kind:  # {choices(words.sharing_kinds)}", "with:  # with whom", f"reach:  # {choices(words.sharing_reach)}",
                    "date:  # the month, such as 2024-11"), *_asked_words(award, year, "sharing"))
    yield from _list("consulted", ("who:  # who was asked", "gave:  # what they gave"), *_asked_words(award, year, "consulted"))


def _measures(award: Award, *asked: str) -> Iterator[str]:
    yield from _list("measures", (
        "name:  # what was counted, without saying that it fell or rose", f"kind:  # {choices(award.vocabularies.measure_kinds)}",
        "unit:  # such as complaints a month", "better:  # lower or higher", "before: {value: , period: }  # such as {value: 12, period: 2022-10 to 2023-03}",
        "after: {value: , period: }", "source:  # the log, survey or system that it comes from",
    ), *asked)


def _list(field: str, lines: Sequence[str], *asked: str) -> Iterator[str]:
    yield f"{field}:"
    for one in asked:
        yield from comment(one, "  ")
    yield from comment(HOW, "  ")
    yield from (f"  # {'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def _asked_words(award: Award, year: int, form: str) -> tuple[str, ...]:
    """What the year asks for in a field, in one sentence, or nothing."""
    rules = [*(rule for criterion in award.criteria_in(year) for one in criterion.questions if one.counts_in(year) for rule in one.evidence), *award.evidence]
    asked = tuple(dict.fromkeys(asked_for([rule for rule in rules if getattr(rule, form)], award, year)))
    return (f"Asked for in {year}: {'; '.join(asked)}.",) if asked else ()


def _asked(award: Award, year: int, form: str) -> Iterator[str]:
    for one in _asked_words(award, year, form):
        yield from comment(one, "  ")


def _contact() -> tuple[str, ...]:
    return ("contact:", "  name:  # a team, not a person", "  email:  # a mailbox that the team shares")


def _end(award: Award) -> Iterator[str]:
    licences = choices(award.vocabularies.licences)
    yield from _list("resources", ("title:", "file:  # a file beside this one, such as plan.pdf; or link: with a web address", "licence:"))
    yield from _list("images", ("file:  # a picture beside this file", "alt:  # what it shows, for those who cannot see it", "credit:",
                                "consent:  # true, once everyone in it has agreed"))
    yield from (*_contact(), *comment(f"What others may do with your text, one of {licences}."), "licence:")


WIDTH = 100


def on_one_line(text: str) -> str:
    """A text as a YAML value on one line, inside brackets too, where more signs have a meaning."""
    return scalar(" ".join(text.split()), in_brackets=True)


def comment(text: str, indent: str = "") -> Iterator[str]:
    """A note in YAML, in lines of a readable length."""
    yield from textwrap.wrap(text, WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ", break_on_hyphens=False, break_long_words=False)


def choices(known: Mapping[str, Term | Recognition]) -> str:
    """The ids of a vocabulary, each with its label where the label says more."""
    return ", ".join(one if _says_the_same(one, term.label) else f"{one} ({term.label})" for one, term in known.items())


def _says_the_same(one: str, label: str) -> bool:
    return one.replace("-", " ").replace("_", " ").casefold() == label.replace("-", " ").casefold()


def asked_for(rules: Sequence[EvidenceRule], award: Award, year: int) -> Iterator[str]:
    """What rules of evidence ask for in a year, each as a phrase that says of whom, and whether it only helps."""
    for rule in rules:
        if rule.counts_in(year):
            whom = f", asked of {listed([award.recognitions[one].label for one in rule.recognitions])}" if rule.recognitions else ""
            yield f"{in_words(rule, award)}{whom}{'' if rule.severity == 'error' else ', if you can'}"
