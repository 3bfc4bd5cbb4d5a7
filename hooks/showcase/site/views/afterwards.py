"""What others than the team say of an entry, and what became of it: the organisers’ notes, the judges’ words, visits, and follow-up records."""

from collections.abc import Iterator
from dataclasses import dataclass

from showcase.checks.followups import measure_named
from showcase.model.award import Contact
from showcase.model.comparison import days_of, kind_of
from showcase.model.entry import Entry, FollowUp
from showcase.model.fields import Note, Visit
from showcase.model.measures import Measure, Reading
from showcase.model.records import LaterValue
from showcase.model.values import day_words
from showcase.site.views.differences import amount, in_words
from showcase.site.views.images import Beside
from showcase.util.text import ended, lowered

LATER = "later-{}"  # the id of a follow-up record on its entry's page, by its month
STATES = {"running": "still running", "changed": "running, and changed", "stopped": "stopped"}


@dataclass(frozen=True, slots=True)
class LaterPart:
    """What became of an entry’s work by a month: each of `values` is a measure with what it was then; `notes` are for a reader to know."""

    id: str
    month: str
    state: str
    what: str | None
    because: str | None
    values: tuple[tuple[str, str], ...]
    html: str
    notes: tuple[str, ...]
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class NoticePart:
    """What a reader knows first: a note of the organisers, or that the work has stopped or changed; with the place that tells more, if there is one."""

    title: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class AfterPart:
    """What stands at the top, what judges and visitors said, and what became of it, the latest first."""

    notices: tuple[NoticePart, ...]
    judges: str | None
    visits: tuple[tuple[str, Visit], ...]
    later: tuple[LaterPart, ...]


def after_part(entry: Entry, beside: Beside) -> AfterPart:
    """All that others than the team say of an entry, and what became of it."""
    visits = sorted(entry.front.visited, key=lambda one: one.date, reverse=True)
    return AfterPart(
        notices=notices(entry),
        judges=entry.front.judges,
        visits=tuple((day_words(one.date), one) for one in visits),
        later=tuple(_later(one, entry, beside) for one in reversed(entry.followups)),
    )


def notices(entry: Entry) -> tuple[NoticePart, ...]:
    """What a reader knows before anything else that an entry tells."""
    return (*_notes(entry), *_standing(entry))


def _notes(entry: Entry) -> Iterator[NoticePart]:
    for one in sorted(entry.front.notes, key=lambda one: one.date, reverse=True):
        yield NoticePart(note_title(one), one.text, "")


def note_title(one: Note) -> str:
    """What stands over a note of the organisers: its day, and who writes it."""
    return f"Note of {day_words(one.date)}, by {lowered(one.by)}"


def _standing(entry: Entry) -> Iterator[NoticePart]:
    """That the work is no longer what the entry tells, where the last record says so."""
    for one in entry.followups[-1:]:
        if one.front.state != "running":
            told = (one.front.what or "", f"Because: {one.front.because}" if one.front.because else "")
            yield NoticePart(f"{one.front.state.capitalize()}, {one.month.words}", " ".join(ended(text) for text in told if text), LATER.format(one.month))


def _later(one: FollowUp, entry: Entry, beside: Beside) -> LaterPart:
    front, anchor = one.front, LATER.format(one.month)
    return LaterPart(
        id=anchor,
        month=one.month.words,
        state=STATES[front.state],
        what=front.what,
        because=front.because,
        values=tuple((value.measure, value_words(value, measure)) for value in front.values if (measure := measure_named(entry.front, value.measure))),
        html=beside.html(one.text, f"{anchor}-"),
        notes=(f"Sent by {front.sent_by.role}, who may{'' if front.sent_by.may_speak else ' not'} speak for the team.",) if front.sent_by else (),
        contact=front.contact,
    )


def value_words(value: LaterValue, measure: Measure) -> str:
    """What a measure has become: its later value, how many it is of, when; what it was when the work was entered, and whether that differs."""
    now, then = _reading(value, measure), _reading(measure.after, measure)
    other_length = kind_of(measure) == "count" and days_of(value.period) != days_of(measure.after.period)
    if other_length or measure.breaks:  # what was counted for longer, or in another way, is not compared
        return f"{now}; {then} in the entry"
    since = measure.model_copy(update={"before": measure.after, "after": Reading(value=value.value, of=value.of, period=value.period), "sample": None})
    return f"{now}; {then} in the entry ({lowered(in_words(since))})"


def _reading(one: Reading, measure: Measure) -> str:
    of = f" of {one.of:,}" if one.of else ""
    return f"{amount(one.value, measure.unit)}{f' ({of.strip()})' if of else ''}, {one.period.words}"


def mark_of(entry: Entry) -> str:
    """What a reader of a list knows first of an entry: that it carries a note, or that it has stopped or changed."""
    notes = [one.date for one in entry.front.notes]
    marks = [f"Note of {day_words(max(notes)).partition(' ')[2]}"] if notes else []
    marks += [f"{one.front.state.capitalize()}, {one.month.words}" for one in entry.followups[-1:] if one.front.state != "running"]
    return ". ".join(marks)
