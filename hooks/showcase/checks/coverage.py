"""What an entry covers of what its year asks for: each question with its answer, its words and its evidence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from showcase.checks.evidence import FORMS, WEAK, Asked, asked_of, in_words, lacking
from showcase.checks.explanations.wording import told
from showcase.checks.headings import words_by_heading
from showcase.checks.readability import is_english, reading_age
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.questions import Question
from showcase.parsing.entry import ParsedEntry


class State(StrEnum):
    """How it stands with a piece of evidence; `unreadable` when its field holds a mistake, so that nobody can tell."""

    PRESENT = "present"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class EvidenceCoverage:
    """Evidence that is asked for, in words, and whether it is there; `required` when an entry is refused without it."""

    asked: str
    state: State
    required: bool
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class QuestionCoverage:
    """A question with the words of its answer (0 when there is none) and the evidence that it asks for."""

    id: str
    title: str
    words: int
    evidence: tuple[EvidenceCoverage, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether anything is written."""
        return self.words > 0


@dataclass(frozen=True, slots=True)
class PartCoverage:
    """A criterion, or the synopsis, with all its words against their limit (None without one) and its questions."""

    id: str
    title: str
    words: int
    limit: int | None
    questions: tuple[QuestionCoverage, ...] = ()

    @property
    def over(self) -> int:
        """How many words are too many."""
        return max(0, self.words - (self.limit or self.words))


@dataclass(frozen=True, slots=True)
class Ease:
    """From which age on a summary can be read, and from which it should be, in years."""

    age: int
    aim: int

    @property
    def is_hard(self) -> bool:
        """Whether it asks for more years than the award wants it to."""
        return self.age > self.aim


@dataclass(frozen=True, slots=True)
class Coverage:
    """An entry beside what its year asks for; `unknown` are headings whose text answers no question of that year.

    `ease` is None in languages whose ease cannot be computed.
    """

    path: str
    title: str
    year: int
    recognition: str
    parts: tuple[PartCoverage, ...]
    evidence: tuple[EvidenceCoverage, ...]
    unknown: tuple[str, ...]
    ease: Ease | None

    @property
    def questions(self) -> tuple[QuestionCoverage, ...]:
        """Every question, in order."""
        return tuple(question for part in self.parts for question in part.questions)

    @property
    def unanswered(self) -> tuple[QuestionCoverage, ...]:
        """The questions without an answer, in order."""
        return tuple(question for question in self.questions if not question.answered)

    @property
    def lacking(self) -> tuple[tuple[EvidenceCoverage, str], ...]:
        """What is asked for and missing, with the title of the question that asks; no title when the award asks itself."""
        asked = [(one, question.title) for question in self.questions for one in question.evidence]
        asked += [(one, "") for one in self.evidence]
        return tuple((one, title) for one, title in asked if one.state is State.MISSING)


def coverage_of(parsed: ParsedEntry, award: Award) -> Coverage | None:
    """What an entry covers; None when it has no text that could be read, was withdrawn, or is of no year of the award."""
    entry = parsed.entry
    if entry is None or entry.front.year not in award.by_year:
        return None
    year, front = entry.front.year, entry.front
    evidence = [(one.question, _evidence(one, parsed, award)) for one in asked_of(award, front)]
    known = {title for _, title in award.headings_in(year, front.category)}
    return Coverage(
        path=parsed.folder.path,
        title=front.title,
        year=year,
        recognition=award.recognitions[front.recognition].label if front.recognition in award.recognitions else front.recognition,
        parts=tuple(_parts(parsed, entry, award, evidence)),
        evidence=tuple(one for question, one in evidence if question is None),
        unknown=tuple(section.title for section in parsed.body.sections if section.title not in known),
        ease=ease_of(front.summary, award),
    )


def ease_of(summary: str, award: Award) -> Ease | None:
    """How easy a summary is to read; None without one, and in languages whose ease cannot be computed."""
    written = any(letter.isalnum() for letter in summary)  # what stands in for a missing one has no letters
    return Ease(reading_age(summary), award.reading_age) if written and is_english(award.told_in) else None


def _parts(parsed: ParsedEntry, entry: Entry, award: Award, evidence: Sequence[tuple[Question | None, EvidenceCoverage]]) -> Iterator[PartCoverage]:
    year, category, account = entry.front.year, entry.front.category, entry.account
    if award.synopsis and (limit := award.synopsis_limit(year)):
        yield PartCoverage("synopsis", award.synopsis.title, account.synopsis.words if account.synopsis else 0, limit)
    words = Counter[str]()
    for section, count in words_by_heading(parsed.body):
        words[section.title] += count
    answered = {(answer.criterion, answer.question): answer.text.words for answer in account.answers}
    for criterion in award.criteria_in(year, category):
        questions = tuple(
            QuestionCoverage(question.id, title, answered.get((criterion.id, question.id), 0), tuple(one for whose, one in evidence if whose is question))
            for owner, question, title in award.asked_in(year, category)
            if owner is criterion
        )
        yield PartCoverage(criterion.id, criterion.title, words[criterion.title], award.word_limit(criterion, year), questions)


def _evidence(asked: Asked, parsed: ParsedEntry, award: Award) -> EvidenceCoverage:
    """One rule of evidence, judged as the check judges it."""
    found = tuple(one for one in lacking(asked, parsed, award) if one.code != WEAK)
    form = next(form for form in FORMS if getattr(asked.rule, form.name))
    wanted = getattr(asked.rule, form.name)
    is_sure = not isinstance(wanted, int) or isinstance(wanted, bool) or form.given(parsed, asked.rule, award) - parsed.doubts(form.at) >= wanted
    state = State.PRESENT if is_sure else State.UNREADABLE
    if found:
        state = State.UNREADABLE if any(parsed.is_about_a_stand_in(one) for one in found) else State.MISSING
    return EvidenceCoverage(in_words(asked.rule, award), state, asked.rule.severity == "error", told(found[0]).remedy if found else "")


def eased(ease: Ease | None) -> str:
    """From which age on the summary can be read, in a sentence; nothing when that cannot be told."""
    if ease is None:
        return ""
    return f"The summary can be read from the age of {ease.age}{f'; aim for {ease.aim}' if ease.is_hard else ''}."
