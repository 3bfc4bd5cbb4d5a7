"""The rules about claims: what a summary, an answer, an adopter's text or a measure's name says is held against the measures beside it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from showcase.checks.claims.judging import Judged, judged
from showcase.checks.claims.names import denied_by_figures
from showcase.checks.claims.sentences import sentences
from showcase.checks.claims.subjects import Subjects, subjects_of
from showcase.checks.claims.within import contradicts_itself, self_contradictions
from showcase.checks.fields import front_of
from showcase.checks.measures import measures_of
from showcase.checks.privacy.redact import masked
from showcase.checks.readability import is_english
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.markdown.outline import Body, Section
from showcase.parsing.yaml.document import Document
from showcase.util.text import short

# Headings under which goals, history or other places are told of; and those under which nobody tells what changed.
ASIDE = re.compile(r"\b(?:goals?|aims?|wanted|hoped|story|background|history|where else|elsewhere|copied)\b", re.IGNORECASE)
NO_RESULTS = re.compile(r"\b(?:shared|advised|consulted|culture|hurdles|hard|involved|involvement|listened|heard)\b", re.IGNORECASE)
NO_DOUBT = ("vague-source", "measured-after-closing")  # findings of a measure that leave its figures as they are
QUOTED = 100  # letters of a sentence in a message


class Telling(NamedTuple):
    """A text to be judged: its measures, its place by bytes, how much a contradiction weighs, and whether hints are given."""

    text: bytes
    subjects: Subjects
    at: Callable[[int, int], Location]
    severity: Severity
    may_hint: bool


def claims(parsed: ParsedEntry, award: Award, told: Collection[Finding] = ()) -> Iterator[Finding]:
    """No sentence says more than the measures beside it; only English can be read so.

    One slip is one finding: of a measure of which something has been `told`, nothing more is said.
    """
    may_tell = is_english(award.told_in) and award.has("measures")  # where no figures are asked for, none are missing
    for passage in _passages(parsed, told) if may_tell else ():
        for sentence in sentences(passage.text):
            found = judged(sentence, passage.subjects, passage.may_hint)
            written = " ".join(passage.text[sentence.start : sentence.end].decode(errors="ignore").split()) if found else ""
            if found and not (found.is_contradicted and contradicts_itself(written)):
                yield _finding(found, written, passage.at(sentence.start, sentence.end), passage.severity)


def _passages(parsed: ParsedEntry, told: Collection[Finding]) -> Iterator[Telling]:
    """What is read: the summary and the answers of an entry, and the texts of its adopters, each beside its own measures."""
    front = front_of(parsed)
    own = subjects_of(front.measures, _doubted(parsed.document, len(front.measures), told))
    yield Telling(front.summary.encode(), own, lambda start, end: parsed.document.at("summary"), Severity.ERROR, True)
    yield from _in_body(parsed.body, own)
    for adoption in parsed.adoptions:
        measures = adoption.record.front.measures
        yield from _in_body(adoption.body, subjects_of(measures, _doubted(adoption.document, len(measures), told)))


def _doubted(document: Document, count: int, told: Collection[Finding]) -> frozenset[int]:
    """The places in their list of the measures whose figures are in question."""
    here = (one.location.line for one in told if one.code not in NO_DOUBT and one.location.path == document.path)
    lines = {line for line in here if document.source.field_at(line) == "measures"}
    starts = [document.at("measures", number).line for number in range(count)] if lines else []
    return frozenset(bisect_right(starts, line) - 1 for line in lines) if starts else frozenset()


def _in_body(body: Body, subjects: Subjects) -> Iterator[Telling]:
    for section in (body.first, *body.sections):
        if section.text_end > section.text_start and (hints := _hints(section.title)) is not None:
            yield _of_section(body, section, subjects, hints)


@lru_cache(256)
def _hints(title: str) -> bool | None:
    """Whether hints are given under a heading; None where nothing is judged."""
    return None if ASIDE.search(title) else not NO_RESULTS.search(title)


def _of_section(body: Body, section: Section, subjects: Subjects, may_hint: bool) -> Telling:
    first = section.text_start
    return Telling(body.data[first : section.text_end], subjects, lambda start, end: body.at(first + start, first + end), Severity.WARNING, may_hint)


def _finding(found: Judged, written: str, place: Location, severity: Severity) -> Finding:
    about = short(masked(written), QUOTED)
    if found.is_contradicted:
        return Finding("contradicted", place, {"claim": about, **_moved(found)}, severity=severity, about=about)
    assert found.overclaim
    values = {"claim": about, "name": found.subject.measure.name if found.subject else ""}
    return Finding("unsupported", place, values, found.overclaim.value, severity=Severity.HINT, about=about)


def _moved(found: Judged) -> dict[str, object]:
    """What a measure's figures say: both values, and what that is in points and in per cent."""
    assert found.figures
    figures, measure = found.figures, found.figures.subject.measure
    values: dict[str, object] = {"name": measure.name, "before": str(figures.before), "after": str(figures.after)}
    if not figures.moved:
        return values | {"same": str(figures.after)}
    values["way"] = "less" if figures.moved < 0 else "more"
    if figures.part is not None:
        values["percent"] = f"{abs(figures.part) * 100:.0f}"
    if figures.subject.is_share:
        values["points"] = f"{abs(figures.after - figures.before).normalize():f}"
    elif found.adds_up and figures.subject.days:
        lies = abs(figures.after - figures.before) * found.adds_up / figures.subject.days
        values["yearly"] = f"{lies.quantize(Decimal(1), ROUND_HALF_UP):,}"
    return values


def claim_against_figures(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A measure's name says what is counted, and claims no change that the numbers deny."""
    for measure, document, number in measures_of(parsed):
        if measure.before and denied_by_figures(measure):
            values = {"name": measure.name, "before": measure.before.value, "after": measure.after.value}
            yield Finding("claim-against-figures", document.at("measures", number, "name"), values)


def claim_in_text(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """‘Fell from 4 to 12’ and ‘rose from 12 to 4’ contradict themselves."""
    for body in parsed.bodies:
        for found in self_contradictions(body.data.decode()):
            before = len(found.before.encode())
            place = body.at(before, before + len(found.claim.encode()))
            yield Finding("claim-against-figures", place, {"claim": found.claim}, "text", severity=Severity.WARNING)


RULES = (claim_against_figures, claim_in_text)
