"""Names of fields and ids of vocabularies that are misspelt, put right at their places."""

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from ..checks.values import NEVER_GUESSED
from ..choices import ADOPTION_VALUES, ENTRY_VALUES, vocabulary_of
from ..findings import Finding
from ..model.award import Award, Term
from ..model.front_matter import Measure, Partner
from ..spelling import surely_meant
from .edits import Edit, span

VOCABULARIES = {code: vocabulary for _, vocabulary, code in (*ENTRY_VALUES, *ADOPTION_VALUES) if code not in NEVER_GUESSED}
# Choices of the format itself. A status is not among them: to publish is a decision, as a recognition is.
CHOICES = (*get_args(Partner.model_fields["role"].annotation), *get_args(Measure.model_fields["better"].annotation))
# Findings whose own suggestion is the nearest word, which is a question to a writer and not yet a remedy.
GUESSES = {*VOCABULARIES, *NEVER_GUESSED, "unknown-field", "not-a-choice", "unknown-heading"}


def value_edits(text: str, findings: Iterable[Finding], award: Award) -> Iterator[Edit]:
    """An edit for each value of a text that is not on its list, and that can only be one thing."""
    for finding in findings:
        place = span(text, finding.location)
        if place is None:
            continue
        said = text[slice(*place)]
        bare = said.strip("\"'")
        meant = ""
        if finding.code in VOCABULARIES:
            meant = _meant_id(bare, vocabulary_of(award, VOCABULARIES[finding.code]))
        elif finding.code == "not-a-choice":
            meant = surely_meant(bare, CHOICES)
        if meant and meant != bare:
            yield Edit(*place, said.replace(bare, meant, 1))


def _meant_id(value: str, known: Mapping[str, Term]) -> str:
    """The id that a value stands for: misspelt, or its label instead."""
    labels = {term.label.casefold(): one for one, term in known.items()}
    return surely_meant(value, known) or labels.get(value.strip(" “”‘’").casefold(), "")


def name_edits(text: str, findings: Iterable[Finding]) -> Iterator[Edit]:
    """An edit for each field whose name is not known and is surely a misspelling of the one that its finding suggests."""
    for finding in findings:
        place = span(text, finding.location) if finding.code == "unknown-field" else None
        if place is None:
            continue
        said = text[slice(*place)]
        meant = surely_meant(said, [finding.instead])
        if meant and meant != said:
            yield Edit(*place, meant)


def ready_edits(text: str, findings: Iterable[Finding]) -> Iterator[Edit]:
    """An edit for each finding about YAML itself that says what to type: a whole line, or what goes in place of its span."""
    lines = text.split("\n")
    for finding in findings:
        row = finding.location.line
        if not finding.fixable or finding.code in GUESSES or row > len(lines):
            continue
        start = sum(len(line) + 1 for line in lines[: row - 1])
        place = span(text, finding.location)
        if finding.paste and "\n" not in finding.paste:
            line = lines[row - 1]
            indent = "" if finding.paste.startswith(" ") else line[: len(line) - len(line.lstrip())]
            yield Edit(start, start + len(line), indent + finding.paste)
        elif finding.instead and place and place[0] < place[1]:
            yield Edit(*place, finding.instead)
