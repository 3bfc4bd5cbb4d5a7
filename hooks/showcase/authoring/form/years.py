"""What has changed in what an award asks since an earlier year, in sentences for somebody who opens a draft of that year."""

import json
from collections.abc import Iterator, Mapping

from showcase.authoring.templates import asked_for
from showcase.checks.chosen import in_words
from showcase.model.award import Award
from showcase.model.questions import Criterion, EvidenceRule
from showcase.util.text import counted, listed

Titles = Mapping[str, str]
HELPS = ", if you can"  # as evidence is told that helps, and is not needed


def form_years(award: Award, year: int) -> str:
    """For each other year what is otherwise in this one, as JSON; the same award gives the same text."""
    made = {str(other): list(changes(award, other, year)) for other in sorted(award.by_year) if other != year}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def changes(award: Award, before: int, now: int) -> Iterator[str]:
    """What is asked in one year and was not in the other, or otherwise."""
    old, new = ({question.id: title for _, question, title in award.asked_in(year)} for year in (before, now))
    yield from _questions(old, new)
    yield from _synopsis(award.synopsis_limit(before), award.synopsis_limit(now))
    yield from _limits(award, before, now)
    yield from _evidence(award, before, now, new)
    months = award.by_year[now].evidence_months
    if months and months != award.by_year[before].evidence_months:
        yield f"The newest figures may end at most {counted(months, 'month')} before entries close."
    chosen = [{in_words(one, award) for one in award.choose if one.counts_in(year)} for year in (before, now)]
    if more := sorted(chosen[1] - chosen[0]):
        yield f"To be chosen: {listed(more, 'and')}."


def _questions(old: Titles, new: Titles) -> Iterator[str]:
    if more := [title for one, title in new.items() if one not in old]:
        yield f"Asked in addition: {_quoted(more)}."
    if gone := [title for one, title in old.items() if one not in new]:
        yield f"No longer asked: {_quoted(gone)}."
    for one, title in new.items():
        if old.get(one, title) != title:
            yield f"‘{old[one]}’ is called ‘{title}’ now."


def _synopsis(old: int | None, new: int | None) -> Iterator[str]:
    if new != old:
        yield f"A synopsis of up to {counted(new, 'word')} is asked for{f', and no longer of {old}' if old else ''}." if new else "No synopsis is asked for."


def _limits(award: Award, before: int, now: int) -> Iterator[str]:
    """The limits that changed, those that changed alike together."""
    both = [one for one in award.criteria_in(now) if one in award.criteria_in(before)]
    alike = dict[tuple[int | None, int | None], list[Criterion]]()
    for one in both:
        alike.setdefault((award.word_limit(one, before), award.word_limit(one, now)), []).append(one)
    for (old, new), some in alike.items():
        where = "each heading" if len(some) == len(both) > 1 else listed([f"‘{one.title}’" for one in some], "and")
        if old != new:
            most = f"up to {counted(new, 'word')}" if new else "any number of words"
            yield f"Answers under {where} may have {most} together{f', and no longer {old:,}' if old else ''}."


def _evidence(award: Award, before: int, now: int, titles: Titles) -> Iterator[str]:
    for question in (question for _, question, _ in award.asked_in(now)):
        yield from _asked(f"‘{titles[question.id]}’", question.evidence, award, before, now)
    yield from _asked("The award", award.evidence, award, before, now)


def _asked(who: str, rules: tuple[EvidenceRule, ...], award: Award, before: int, now: int) -> Iterator[str]:
    old, new = (asked_for(rules, award, year, "") for year in (before, now))
    if more := [one for one in new if one not in old]:
        yield f"{who} asks now for {'; '.join(more)}."
    kept = {one.removesuffix(HELPS) for one in new}
    if gone := [one for one in old if one.removesuffix(HELPS) not in kept]:
        yield f"{who} no longer asks for {'; '.join(gone)}."


def _quoted(titles: list[str]) -> str:
    return listed([f"‘{title}’" for title in titles], "and")
