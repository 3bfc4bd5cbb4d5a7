"""An entry as one Markdown text: to read anywhere, to quote from, and to keep; it begins with a few facts for programs."""

import json
from collections.abc import Iterator, Sequence

from showcase.model.amounts import Bound
from showcase.model.award import Award
from showcase.model.fields import Heard
from showcase.model.values import Period
from showcase.site.data.markdown import escaped, escaped_within
from showcase.site.data.measured import PublishedMeasure, PublishedReading
from showcase.site.data.records import PublishedAdoption, PublishedEntry, PublishedFollowUp, PublishedTestimonial
from showcase.site.views.afterwards import STATES
from showcase.site.views.brief import NO_HARM, NOT_LOOKED
from showcase.site.views.differences import amount
from showcase.site.views.made_up import MARK, NOT_TO_QUOTE
from showcase.util.text import listed, lowered, on_one_line

MADE_UP = f"> **{MARK}** {NOT_TO_QUOTE}"


def entry_markdown(entry: PublishedEntry, people: Sequence[tuple[str, str]], award: Award) -> str:
    """The text of an entry: its answers under their headings, its figures in a table, others’ records, and its terms. `people` are rows of who took part."""
    words = award.vocabularies
    team = listed([escaped(one.name) for one in entry.organisations], "and")
    honour = f"{award.name} {entry.year}, {lowered(award.honour(entry.recognition, entry.category))}"
    parts = [
        _facts(entry, award),
        _heading(1, entry.title),
        *([MADE_UP] if entry.example else []),
        escaped(entry.summary),
        f"{team}. {escaped(honour)}.",
        *(["## The figures", _table(entry.measures), *_series(entry.measures)] if entry.measures else []),
        *_sure(entry),
        *_answers(entry, award),
        *(["## Who took part", _rows(people)] if people else []),
        *_voices(entry),
        *_sharing(entry, award),
        *_adapting(entry, award),
        *(part for one in entry.adoptions for part in _adoption(one, award)),
        *(part for one in entry.follow_ups for part in _follow_up(one)),
        "## Terms",
        f"{words.licences[entry.licence].label}. From <{entry.url}>. Ask {escaped(entry.contact.name)}, <{entry.contact.email}>.",
    ]
    return "\n\n".join(parts) + "\n"


def _facts(entry: PublishedEntry, award: Award) -> str:
    """Front matter, in which each value is JSON and so YAML, too."""
    facts: dict[str, object] = {
        "title": entry.title,
        "url": entry.url,
        "key": entry.key,
        "award": award.name,
        "year": entry.year,
        "recognition": entry.recognition,
        **({"category": entry.category} if entry.category else {}),
        "organisations": [one.name for one in entry.organisations],
        "licence": entry.licence,
        "example": entry.example,
        "updated": entry.updated.isoformat(),
    }
    return "\n".join(("---", *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()), "---"))


def _table(measures: Sequence[PublishedMeasure]) -> str:
    rows: list[tuple[str, ...]] = [("Measure", "Before", "After", "Difference", "Chance?", "Source"), ("---",) * 6]
    for one in measures:
        before = _reading(one.before, one.unit) if one.before else "Not known"
        said = f"{one.said}{f' ({one.difference})' if one.difference else ''}"
        rows.append(tuple(map(_cell, (one.name, before, _reading(one.after, one.unit), said, one.chance or "–", one.source))))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _reading(one: PublishedReading, unit: str) -> str:
    limit = one.under if one.under is not None else one.at_least
    value = one.value if one.value is not None else Bound(limit, one.under is not None) if limit is not None else None
    of = f" (of {one.of:,})" if one.of else ""
    return f"{amount(value, unit) if value is not None else ''}{of}, {Period(one.first, one.last).words}"


def _series(measures: Sequence[PublishedMeasure]) -> Iterator[str]:
    for one in measures:
        if one.series:
            yield f"**{escaped(one.name)}, each {one.series.every}.** {escaped(one.series.said)}"


def _sure(entry: PublishedEntry) -> Iterator[str]:
    """What else is known that bears on the figures."""
    harms = entry.harms.found or (NO_HARM if entry.harms.looked else NOT_LOOKED,) if entry.harms else ()
    lists = (("What else changed", [f"{one.month.words}: {one.what}" for one in entry.also_changed]), ("Watched for harm", harms),
             ("Not measured", entry.not_measured), ("What people said when they were asked", [*map(_heard, entry.heard)]))
    for title, items in lists:
        if items:
            yield from (f"### {title}", _list(items))


def _heard(one: Heard) -> str:
    against = f" Against it: {one.against}" if one.against else ""
    return f"{one.said}{against} (From {one.from_}, heard by {one.by}.)"


def _voices(entry: PublishedEntry) -> Iterator[str]:
    """What people said that belongs to no answer."""
    answered = {one.question for one in entry.answers}
    left = [one for one in entry.testimonials if one.question not in answered]
    if left:
        yield from ("## What people say", *map(_quote, left))
    if entry.judges:
        yield from ("## From outside the team", f"The judges: {escaped(on_one_line(entry.judges))}")


def _quote(one: PublishedTestimonial) -> str:
    return f"> {escaped(on_one_line(one.quote))}\n>\n> {escaped(on_one_line(one.speaker))}"


def _sharing(entry: PublishedEntry, award: Award) -> Iterator[str]:
    if entry.sharing:
        kinds = award.vocabularies.sharing_kinds
        yield from ("## How it was shared", _list([f"{one.date.words}: {kinds[one.kind].label}, {one.with_}" for one in entry.sharing]))
    if entry.consulted:
        yield from ("## Who advised", _list([f"{one.who}: {one.gave}" for one in entry.consulted]))


def _rows(rows: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"- **{escaped(name)}:** {escaped(on_one_line(value))}" for name, value in rows if value)


def _answers(entry: PublishedEntry, award: Award) -> Iterator[str]:
    if entry.synopsis and award.synopsis:
        yield from (_heading(2, award.synopsis.title), entry.synopsis.markdown)
    for criterion in award.criteria_in(entry.year, entry.category):
        told = [one for one in entry.answers if one.criterion == criterion.id]
        introduction = entry.introductions.get(criterion.id)
        if told or introduction:
            yield _heading(2, criterion.title)
        if introduction:
            yield introduction.markdown
        for one in told:
            yield from (_heading(3, one.title), one.markdown)
            yield from (_quote(said) for said in entry.testimonials if said.question == one.question)


def _adapting(entry: PublishedEntry, award: Award) -> Iterator[str]:
    told = entry.adapting
    if told is None and not entry.materials:
        return
    yield "## Do this where you are"
    if told:
        words = award.vocabularies
        facts = (
            ("Money", words.cost_bands[told.cost].label if told.cost else ""),
            ("Time to start", words.time_bands[told.time].label if told.time else ""),
            ("Staff time", told.staff_time or ""),
            ("First result", told.first_result or ""),
        )
        if any(value for _, value in facts):
            yield _rows(facts)
        lists = (("Keep", told.core), ("Change freely", told.adaptable), ("You need", told.prerequisites), ("What went wrong", told.pitfalls))
        for title, items in lists:
            if items:
                yield from (f"### {title}", _list(items))
    if entry.materials:
        yield "### Materials"
        yield "\n".join(f"- {escaped(on_one_line(one.title))}: <{one.url}>{f', {one.licence}' if one.licence else ''}" for one in entry.materials)


def _adoption(one: PublishedAdoption, award: Award) -> Iterator[str]:
    stage = award.vocabularies.adoption_stages[one.stage].label
    yield _heading(2, f"{one.organisation.name}: {stage}, since {one.since.words}")
    if one.example:
        yield MADE_UP
    if not one.counts:
        yield "Not counted as spread: it is the organisation’s own work, or was sent by somebody who may not speak for it."
    if one.because:
        yield f"Because: {escaped(one.because)}"
    if one.kept:
        yield from ("Kept:", _list(one.kept))
    if one.changed:
        yield from ("Changed:", _list([f"{change.what} ({change.why})" for change in one.changed]))
    if one.measures:
        yield _table(one.measures)
    if one.markdown:
        yield one.markdown


def _follow_up(one: PublishedFollowUp) -> Iterator[str]:
    yield _heading(2, f"{one.month.words}: {STATES[one.state]}")
    if one.example:
        yield MADE_UP
    yield from (escaped(said) for said in (one.what, one.because) if said)
    if one.values:
        yield "\n".join(f"- {escaped(on_one_line(value.measure))}: {escaped(value.said)}" for value in one.values)
    if one.markdown:
        yield one.markdown


def _heading(level: int, words: str) -> str:
    text = escaped(on_one_line(words))
    return f"{'#' * level} {text[:-1]}{chr(92)}#" if text.endswith("#") else f"{'#' * level} {text}"


def _list(items: Sequence[str]) -> str:
    return "\n".join(f"- {escaped(on_one_line(one))}" for one in items)


def _cell(text: str) -> str:
    return escaped_within(on_one_line(text)).replace("|", "\\|")
