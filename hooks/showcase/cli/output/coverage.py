"""Coverage told: as a table for people, as Markdown for a pull request’s summary, as a record for programs."""

import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from showcase.checks.coverage import Coverage, Ease, EvidenceCoverage, PartCoverage, QuestionCoverage, State, eased
from showcase.cli.output.markdown import escaped
from showcase.cli.output.text import Paint, error, good, shown, strong, warning
from showcase.util.text import counted, listed

WIDTH = 80
SAID = {State.PRESENT: "present", State.MISSING: "missing", State.UNREADABLE: "unclear"}
WELCOME = "welcome"  # said of what is missing and not required
SIGNS = {"present": "✅", "missing": "❌", "unclear": "❔", WELCOME: "➕"}


def conclusion(coverage: Coverage) -> str:
    """How far the entry is, in a sentence or a few: what is written, what is asked for still, what would help."""
    questions, open_ = coverage.questions, coverage.unanswered
    said = [f"{len(questions) - len(open_)} of {counted(len(questions), 'question')} answered."]
    if open_:
        said.append(f"Still to answer: {listed([f'‘{one.title}’' for one in open_], 'and')}.")
    for label, required in (("Still asked for", True), ("Also welcome", False)):
        asked = [f"{one.asked}{f' (‘{title}’)' if title else ''}" for one, title in coverage.lacking if one.required == required]
        if asked:
            said.append(f"{label}: {'; '.join(asked)}.")
    said += [f"‘{part.title}’ has {counted(part.over, 'word')} too many." for part in coverage.parts if part.over]
    if coverage.unknown:
        said.append(f"The text under {listed([f'‘{_line(title)}’' for title in coverage.unknown], 'and')} counts for no question of {coverage.year}.")
    return " ".join(said)


def as_text(coverage: Coverage, width: int = WIDTH) -> str:
    """A table of questions, words and evidence in a width, in colours that `click.echo` leaves out where they are not wanted."""
    lines = [strong(one) for one in textwrap.wrap(_line(coverage.title), width)]
    lines += [f"{coverage.path}, {coverage.year}, {coverage.recognition}", *textwrap.wrap(" ".join(_ease(coverage.ease)), width), ""]
    for part in coverage.parts:
        lines += [*_row(width, part.title, _words(part), "", strong, error if part.over else str), *_questions(part, width), ""]
    if coverage.evidence:
        lines += [strong("Of the whole entry"), *(line for one in coverage.evidence for line in _asked(one, width)), ""]
    return "\n".join((*lines, *textwrap.wrap(conclusion(coverage), width), ""))


def _ease(ease: Ease | None) -> Iterator[str]:
    if ease:
        yield warning(eased(ease)) if ease.is_hard else eased(ease)


def _questions(part: PartCoverage, width: int) -> Iterator[str]:
    for question in part.questions:
        yield from _row(width, question.title, _answer(question), "  ", str, str if question.answered else error)
        for one in question.evidence:
            yield from _asked(one, width)


def _row(width: int, title: str, right: str, indent: str, left_paint: Paint, right_paint: Paint) -> Iterator[str]:
    """A title with something at the right edge, on as many lines as the title needs."""
    *before, last = textwrap.wrap(title, width - len(right) - 2, initial_indent=indent, subsequent_indent=f"{indent}  ")
    yield from map(left_paint, before)
    gap = " " * (width - len(last) - len(right))
    yield f"{left_paint(last)}{gap}{right_paint(right)}"


def _asked(one: EvidenceCoverage, width: int) -> Iterator[str]:
    first, *rest = textwrap.wrap(one.asked, width - 13)
    paint = good if one.state is State.PRESENT else error if one.required else strong
    yield f"    {paint(_said(one))}  {first}"
    yield from (" " * 13 + line for line in rest)


def _said(one: EvidenceCoverage) -> str:
    return WELCOME if one.state is State.MISSING and not one.required else SAID[one.state]


def _answer(question: QuestionCoverage) -> str:
    return counted(question.words, "word") if question.answered else "not answered"


def _words(part: PartCoverage) -> str:
    if part.limit is None:
        return counted(part.words, "word")
    return f"{part.words:,} of {counted(part.limit, 'word')}"


def as_markdown(coverage: Coverage) -> str:
    """A section with a table; nothing in it that a writer typed can end the table, call anybody or be markup."""
    rows = []
    for part in coverage.parts:
        rows.append(f"| **{escaped(part.title)}** | | {escaped(_words(part))}{' ⚠️' if part.over else ''} | |")
        rows += [
            f"| {escaped(one.title)} | {'yes' if one.answered else '**no**'} | {one.words or ''} | {'<br>'.join(map(_cell, one.evidence))} |"
            for one in part.questions
        ]
    if coverage.evidence:
        rows.append(f"| **Of the whole entry** | | | {'<br>'.join(map(_cell, coverage.evidence))} |")
    head = f"### {escaped(coverage.title)}\n\n<code>{escaped(coverage.path)}</code>, {coverage.year}, {escaped(coverage.recognition)}\n\n"
    table = "\n".join(("| Question | Answered | Words | Evidence asked for |", "|:--|:--|--:|:--|", *rows))
    said = " ".join(part for part in (conclusion(coverage), eased(coverage.ease)) if part)
    return f"{head}{escaped(said)}\n\n{table}\n"


def _cell(one: EvidenceCoverage) -> str:
    return f"{SIGNS[_said(one)]} {_said(one)}: {escaped(one.asked)}"


def _line(text: str) -> str:
    """A text on one line, in which nothing can steer a terminal."""
    return " ".join(shown(text).split())


def record(coverage: Coverage) -> dict[str, object]:
    """The coverage for a program, as `showcase coverage --format json` prints it."""
    found = asdict(coverage)
    found["answered"] = len(coverage.questions) - len(coverage.unanswered)
    found["asked"] = len(coverage.questions)
    found["conclusion"] = conclusion(coverage)
    return found
