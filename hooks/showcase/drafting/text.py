"""Pieces that the files to begin with are made of: YAML values, comments, choices, what is asked for."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from showcase.checks.evidence import in_words
from showcase.model.award import Award, EvidenceRule
from showcase.model.vocabularies import Recognition, Term
from showcase.parsing.yaml.load import read_yaml
from showcase.util.text import listed

WIDTH = 100


def scalar(text: str) -> str:
    """A text as a YAML value on one line: as it is where YAML reads it so, else between double quotes."""
    line = " ".join(text.split())
    for context in ("{{a: {}}}", "a: {}"):  # inside brackets more signs have a meaning
        written = read_yaml(context.format(line), "")
        if written.findings or written.values != {"a": line}:
            return json.dumps(line, ensure_ascii=False)
    return line


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
