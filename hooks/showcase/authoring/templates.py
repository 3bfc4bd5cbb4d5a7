"""Files to begin with: an entry with every heading of its year and its guidance, and an adoption record. What stands in them is in `texts/`."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from showcase.checks.adoptions import stages_with_reason
from showcase.checks.chosen import in_words as in_words_of
from showcase.checks.evidence import in_words
from showcase.checks.fields import SUMMARY_WORDS
from showcase.model.award import Award
from showcase.model.questions import EvidenceRule, Scoped
from showcase.model.vocabularies import Recognition, Term
from showcase.parsing.yaml.scalar import scalar
from showcase.util.text import listed

WIDTH = 100
NOTE = re.compile(r"^( *)#: ?(.*)\n", re.MULTILINE)
HOW = "To add one, take the first # and the space behind it from each line below; for another, repeat them."
ASKED = ("involvement", "adapting", "measures", "testimonials", "sharing", "consulted", "images", "resources", "fields", "each_measure")


@dataclass(frozen=True, slots=True)
class NewFile:
    """What is known when an entry or a record is begun: whose it is, and for an entry its year, title and category; `more` are fields of the organisation
    that this award has."""

    organisation: str
    type: str
    region: str
    year: int = 0
    title: str = ""
    category: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordOf:
    """The entry that an adoption record is of: its title, year and slug, its address where that is known, and what its team calls core."""

    title: str
    key: str
    address: str
    core: tuple[str, ...]


def entry_draft(begun: NewFile, award: Award) -> str:
    """An entry’s `index.md`: a draft that parses, in which everything that its year asks for has its place."""
    year = begun.year
    rules = [*(rule for _, question, _ in award.asked_in(year, begun.category) for rule in question.evidence), *award.evidence]
    asked = {form: "; ".join(dict.fromkeys(asked_for([rule for rule in rules if getattr(rule, form)], award, year, begun.category))) for form in ASKED}
    asked = {form: f"Asked for in {year}: {said}." if said else "" for form, said in asked.items()}
    return text_of("entry.md.jinja", begun=begun, award=award, year=year, asked=asked, how=HOW, summary_words=SUMMARY_WORDS,
                   evidence_of=lambda question: asked_for(question.evidence, award, year, begun.category),
                   number_of=lambda name: number_wanted(name, award, year), only_in=lambda one: "" if begun.category else _only_in(one, award),
                   more=[(name, known) for name, known in asked_of_organisations(award).items() if known])


def adoption_draft(begun: NewFile, award: Award, of: RecordOf | None = None) -> str:
    """An adoption record: what an organisation that uses a practice says of it. One that stands alone says `of` which entry it is."""
    if of:
        of = RecordOf(" ".join(of.title.split()), of.key, of.address, tuple(map(on_one_line, of.core)))
    asked = {"measures": "Figures of your own, if you have any.", "each_measure": ""}
    return text_of("adoption.md.jinja", begun=begun, award=award, asked=asked, how=HOW, of=of, with_reason=listed(stages_with_reason(award)))


def follow_up_draft(measures: Sequence[str], award: Award) -> str:
    """A follow-up record: what has become of an entry’s own work, with the names of its measures to choose from."""
    return text_of("followup.md.jinja", award=award, measures=measures, how=HOW)


def text_of(name: str, /, **values: object) -> str:
    """One of the texts, with these values."""
    return _texts().get_template(name).render(values)


@lru_cache(maxsize=1)
def _texts() -> Environment:
    folder = FileSystemLoader(Path(__file__).with_name("texts"))
    texts = Environment(loader=folder, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)  # noqa: S701 – no HTML
    texts.filters |= {"notes_wrapped": notes_wrapped, "comment": comment, "choices": choices, "on_one_line": on_one_line, "scalar": scalar}
    return texts


def comment(text: str) -> str:
    """Lines as a comment in Markdown; nothing in them can end it."""
    wrapped = (line for one in text.replace("-->", "->").strip().split("\n") for line in _wrapped(one, "", "  " if one.startswith("- ") else ""))
    return "\n".join(("<!--", *wrapped, "-->\n"))


def notes_wrapped(text: str) -> str:
    """YAML in which each line that begins with `#:` has become a note; none where nothing stands behind it."""
    return NOTE.sub(lambda note: "".join(f"{line}\n" for line in _wrapped(note[2], f"{note[1]}# ", f"{note[1]}# ")) if note[2] else "", text)


def _wrapped(line: str, first: str, others: str) -> list[str]:
    """A line as lines of a readable length."""
    return textwrap.wrap(line, WIDTH, initial_indent=first, subsequent_indent=others, break_on_hyphens=False, break_long_words=False) or [""]


def on_one_line(text: str) -> str:
    """A text as a YAML value on one line, inside brackets too, where more signs have a meaning."""
    return scalar(" ".join(text.split()), in_brackets=True)


def choices(known: Mapping[str, Term | Recognition]) -> str:
    """The ids of a vocabulary, each with its label where the label says more."""
    return ", ".join(one if _says_the_same(one, term.label) else f"{one} ({' '.join(term.label.split())})" for one, term in known.items())


def _says_the_same(one: str, label: str) -> bool:
    return one.replace("-", " ").replace("_", " ").casefold() == label.replace("-", " ").casefold()


def asked_of_organisations(award: Award) -> Mapping[str, Mapping[str, Term]]:
    """What an award may ask of organisations beside their type and region, by the field, each with its choices; empty where it does not ask."""
    return {"country": award.vocabularies.organisation_countries, "size": award.vocabularies.organisation_sizes}


def _only_in(asked: Scoped, award: Award) -> str:
    """What to do with the heading of what is asked in some categories alone, where it is not known yet which one is entered."""
    named = listed([award.vocabularies.categories[one].label for one in asked.categories], "and")
    return f"Asked in {named} only: in another category, take this heading and its note out." if named else ""


def number_wanted(of: str, award: Award, year: int) -> str:
    """How many values of a list an entry of a year chooses, as the beginning of a note."""
    wanted = next((in_words_of(one, award) for one in award.choose if one.of == of and one.counts_in(year)), "one or more")
    return f"{wanted[0].upper()}{wanted[1:]}"


def asked_for(rules: Sequence[EvidenceRule], award: Award, year: int, category: str) -> list[str]:
    """What rules of evidence ask for in a year, each as a phrase that says of whom, and whether it only helps."""
    found = list[str]()
    for rule in rules:
        if rule.counts_for(year, category or None):
            whom = f", asked of {listed([award.recognitions[one].label for one in rule.recognitions])}" if rule.recognitions else ""
            found.append(f"{in_words(rule, award)}{whom}{'' if rule.severity == 'error' else ', if you can'}")
    return found
