"""What surrounds an entry’s answers: who took part, how far the practice has travelled, and what reusing it takes."""

from collections.abc import Sequence
from functools import partial

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.participation import depth_of
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.fields import CostOf
from showcase.site.urls import entry_address
from showcase.site.views.adopters import adoption_part
from showcase.site.views.cards import spread_mark
from showcase.site.views.differences import plain_number
from showcase.site.views.entry_sections import Material, PeoplePart, ReusePart, Rung, SpreadPart, StageRow
from showcase.site.views.images import Beside
from showcase.site.views.links import Link, in_a_sentence
from showcase.util.text import counted, listed, lowered, number_word


def people_part(entry: Entry, award: Award) -> PeoplePart:
    """Who took part in an entry’s work, and who advised."""
    ladder = tuple((term.label, term.group or "") for term in award.vocabularies.participation_levels.values())
    consulted = tuple((one.who, one.gave) for one in entry.front.consulted)
    return PeoplePart(_involvement(entry, award), _stages(entry, award), depth_words(entry, award), asked_words(entry), ladder, consulted)


def depth_words(entry: Entry, award: Award) -> str:
    """How deep participation went, lowest to highest, and at how many stages it was the top of the ladder."""
    depth, levels = depth_of(entry, award), award.vocabularies.participation_levels
    if depth is None:
        return ""
    top, low, high = list(levels.values())[-1].label, levels[depth.lowest].label, levels[depth.highest].label
    lower = partial(in_a_sentence, award=award)
    span = f"{low} at every stage told" if depth.lowest == depth.highest else f"From {lower(low)} to {lower(high)}"
    left = depth.stages - depth.told
    untold = f" {number_word(left).capitalize()} of {depth.stages} stages {'is' if left == 1 else 'are'} not told." if left else ""
    if depth.lowest == depth.highest == list(levels)[-1]:
        return f"{low} at {depth.told} of {counted(depth.stages, 'stage')}.{untold}"
    return f"{span}, {lower(top)} at {depth.at_top or 'none'} of {counted(depth.stages, 'stage')}.{untold}"


def agreement_words(rows: Sequence[StageRow]) -> str:
    """At how many stages both sides saw participation alike, and where they are furthest apart; nothing where they cannot be compared."""
    gaps = {one.stage: apart(one.places) for one in rows if sum(place is not None for place in one.places) > 1}
    if not gaps:
        return ""
    sides, most = "Both sides" if len(rows[0].places) == 2 else "All sides", max(gaps.values())
    if not most:
        return f"{sides} agree at {'every stage' if len(gaps) > 1 else 'the stage'} that they told of."
    furthest = listed([lowered(stage) for stage, gap in gaps.items() if gap == most], "and")
    alike = f"{sides} agree at {list(gaps.values()).count(0) or 'none'} of {counted(len(gaps), 'stage')}"
    return f"{alike} and differ most on {furthest} ({counted(most, 'rung')})."


def apart(places: Sequence[int | None]) -> int:
    """How many rungs lie between the sides that told of a stage."""
    told = [one for one in places if one is not None]
    return max(told) - min(told)


def asked_words(entry: Entry) -> str:
    """Who was asked for the marks of those whom the work is for; without it the team has given both sides’ marks."""
    told = entry.front.involvement
    if not told.stages:
        return ""
    if not (asked := told.stages_asked):
        return "As the team reports it: who was asked for each side’s marks is not told."
    people = "One person was" if asked.people == 1 else f"{number_word(asked.people).capitalize()} people were"
    return f"{people} asked {lowered(asked.how).rstrip('.')} in {asked.month.words}; theirs are the marks of those whom the work is for."


def _stages(entry: Entry, award: Award) -> tuple[StageRow, ...]:
    words, rows = award.vocabularies, []
    ladder = list(words.participation_levels)
    stages = entry.front.involvement.stages
    for stage in words.participation_stages:
        sides = stages.get(stage)
        if not sides:
            continue
        levels = tuple(
            Rung(term.label, words.participation_levels[sides[side]].label, ladder.index(sides[side])) if side in sides else Rung(term.label, "", None)
            for side, term in words.sides.items()
        )
        rungs = [one.place for one in levels if one.place is not None]
        rows.append(StageRow(words.participation_stages[stage].label, levels, tuple(one.place for one in levels), _gap(rungs)))
    return tuple(rows)


def _gap(rungs: Sequence[int]) -> str:
    if len(rungs) < 2:
        return "One side only"
    if gap := apart(rungs):
        return f"{counted(gap, 'rung')} apart"
    return "Both agree" if len(rungs) == 2 else "All agree"


def _involvement(entry: Entry, award: Award) -> tuple[tuple[str, str], ...]:
    told = entry.front.involvement
    roles = listed([award.vocabularies.roles[role].label for role in told.roles], "and")
    people = f"{told.people:,}" if told.people else ""
    rows = (("People", people), ("Roles", roles), ("How they joined", told.recruitment or ""), ("Reward and support", told.reward or ""))
    return tuple((name, value) for name, value in rows if value)


def spread_part(entry: Entry, catalogue: Catalogue, beside: Beside) -> SpreadPart:
    """How far an entry’s practice has travelled; its files are `beside` it."""
    award = catalogue.award
    words = award.vocabularies
    latest_first = sorted(entry.front.sharing, key=lambda one: one.date, reverse=True)
    return SpreadPart(
        mark=spread_mark(entry, award),
        grades=tuple(term.label for term in words.spread_grades.values()),
        told=tuple((one, words.sharing_kinds[one.kind].label, words.sharing_reach[one.reach].label if one.reach else "") for one in latest_first),
        core=bool(entry.front.adapting and entry.front.adapting.core),
        adoptions=tuple(adoption_part(one, catalogue, beside) for one in entry.adoptions),
        adopted_from=tuple(Link(one.front.title, entry_address(one.key)) for one, _ in catalogue.adopters_of.get(entry.key, ())),
    )


def reuse_part(entry: Entry, award: Award, beside: Beside) -> ReusePart:
    """What reusing an entry’s practice takes; its files are `beside` it."""
    adapting = entry.front.adapting
    lists = (("Keep", adapting.core), ("Change freely", adapting.adaptable), ("What went wrong", adapting.pitfalls)) if adapting else ()
    return ReusePart(_terms(entry, award), tuple((title, items) for title, items in lists if items), _materials(entry, award, beside), entry.front.contact)


def _terms(entry: Entry, award: Award) -> tuple[tuple[str, str], ...]:
    adapting = entry.front.adapting
    if adapting is None:
        return ()
    cost = award.vocabularies.cost_bands[adapting.cost].label if adapting.cost else ""
    rows: Sequence[tuple[str, str]] = (
        ("Money", cost),
        ("Time to start", award.vocabularies.time_bands[adapting.time].label if adapting.time else ""),
        ("Cost here", _cost_in_figures(adapting.cost_of, award.currency) if adapting.cost_of else ""),
        ("Staff time", adapting.staff_time or ""),
        ("First result", adapting.first_result or ""),
        ("You need", "; ".join(adapting.prerequisites)),
    )
    return tuple((name, value) for name, value in rows if value)


def _cost_in_figures(cost: CostOf, currency: str) -> str:
    """What it cost here: `£860 to begin and £2,400 a year, for 40 beds`."""
    said = [f"{currency}{plain_number(cost.start)} to begin"] if cost.start is not None else []
    said += [f"{currency}{plain_number(cost.yearly)} a year"] if cost.yearly is not None else []
    return f"{listed(said, 'and')}, for {cost.for_}" if said else ""


def _materials(entry: Entry, award: Award, beside: Beside) -> tuple[Material, ...]:
    licences = award.vocabularies.licences
    found = [
        Material(one.title, one.link or beside.address(one.file or ""), beside.kind(one.file or ""), licences[one.licence].label)
        for one in entry.front.resources
    ]
    if entry.front.easy_read:
        found.append(Material("Easy read version", beside.address(entry.front.easy_read), beside.kind(entry.front.easy_read), ""))
    return tuple(found)
