"""An entry in two minutes: its figures in a line each, how sure they are, who decided, where else it is done, and whether it still runs."""

from collections.abc import Iterator, Sequence

from showcase.checks.adoptions import counts
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.fields import FrontMatter
from showcase.site.views.adopters import began_words
from showcase.site.views.afterwards import LATER, STATES
from showcase.site.views.chart import ChartView
from showcase.site.views.differences import CHANCE, MORE, UNTESTED
from showcase.site.views.entry_sections import AdoptionPart, BriefPart, ElsewherePart, Evidence
from showcase.site.views.figures import Figure
from showcase.site.views.findings import periods_of
from showcase.site.views.practice import agreement_words
from showcase.util.text import counted, listed, lowered

NO_HARM = "Somebody looked for harm that the work itself brought, and found none."
NOT_LOOKED = "Nobody looked for harm that the work itself brought."
SHOWN = 4  # figures; what else was measured is named below them where it did not move, and told in full further down
NAMED = 4  # names in a line; the others are counted
RECORDS = 6  # adopters in a line each


def brief_part(entry: Entry, award: Award, figures: Sequence[Figure], charts: Sequence[ChartView], evidence: Evidence) -> BriefPart:
    """An entry in two minutes, from what its page tells in full."""
    front, shown = entry.front, tuple(figures[:SHOWN])
    by_others = [one for one in evidence.spread.adoptions if counts(one.front, front)]  # any other stands with its note in full
    records = sorted(by_others, key=lambda one: not award.vocabularies.adoption_stages[one.front.stage].needs_reason)  # who stopped comes first
    return BriefPart(
        figures=shown,
        more=len(figures) - len(shown),
        periods=periods_of(shown),
        heard=() if figures else front.heard[:SHOWN],
        sure=tuple(_sure(front, figures, charts, award)),
        decided=_decided(front, evidence, award),
        elsewhere=tuple(_elsewhere(one, award) for one in records[:RECORDS]),
        more_elsewhere=len(evidence.spread.adoptions) - len(records[:RECORDS]),
        running=_running(entry),
        running_at=LATER.format(entry.followups[-1].month) if entry.followups else "",
    )


def _sure(front: FrontMatter, figures: Sequence[Figure], charts: Sequence[ChartView], award: Award) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is to be weighed with the figures, each with its name: what is uncertain or did not go well comes before what nobody knows."""
    moved = [one for one in figures if not one.flat]
    kinds = (
        ("Got worse", [one for one in figures if one.worse]),
        ("No real change", [one for one in figures if one.flat]),
        *((name, [one for one in moved if one.chance == name and not one.doubt]) for name in (CHANCE, UNTESTED, MORE)),
    )
    for name, some in kinds:
        if some:
            yield name, (_names(some),)
    if doubted := tuple(f"{one.name.rstrip('.')}: {one.doubt}" for one in moved if one.doubt):
        yield "In doubt", doubted
    for chart in charts[:1]:
        yield chart.rhythm, (f"{chart.name}: {lowered(chart.brief)}",)
    if front.also_changed:
        yield "What else changed", tuple(f"{one.what} ({one.month.words})" for one in front.also_changed)
    if front.harms:
        yield "Watched for harm", (front.harms.found or (NO_HARM,)) if front.harms.looked else (NOT_LOOKED, *front.harms.found)
    if front.not_measured:
        yield "Not measured", ("; ".join(one.rstrip(".") for one in front.not_measured),)
    if (figures or front.heard) and (unsaid := listed(list(_unsaid(front, figures, award)), "and")):
        yield "Not said", (f"{unsaid[0].upper()}{unsaid[1:]}",)


def _names(figures: Sequence[Figure]) -> str:
    names = [one.name.rstrip(".") for one in figures[:NAMED]]
    left = len(figures) - len(names)
    return "; ".join((*names, f"and {counted(left, 'more measure')}") if left else names)


def _unsaid(front: FrontMatter, figures: Sequence[Figure], award: Award) -> Iterator[str]:
    """What a reader would ask of these figures and is not told."""
    if without := sum(not one.after_of for one in figures if one.needs_of):
        yield "out of how many" if without == len(figures) else f"out of how many ({counted(without, 'measure')} of {len(figures)})"
    if figures and not any(one.counted_by for one in figures):
        yield "who counted"
    if front.harms is None:
        yield "whether anybody looked for harm"
    if not front.not_measured and award.has("measures"):
        yield "what was not measured"


def _decided(front: FrontMatter, evidence: Evidence, award: Award) -> str:
    """Who took part, how deep that went, and whether both sides saw it alike."""
    people = front.involvement.people
    took_part = f"{people:,} {award.people.one if people == 1 else award.people.many} took part." if people else ""
    return " ".join(filter(None, (took_part, evidence.people.depth, agreement_words(evidence.people.stages))))


def _elsewhere(one: AdoptionPart, award: Award) -> ElsewherePart:
    figure = one.figures[0] if one.figures else None
    said = f"{figure.name.rstrip('.')}: {figure.said}" if figure else one.front.because or ""
    return ElsewherePart(one.id, one.stage, began_words(one.front, award), one.organisation.label, said.rstrip("."))


def _running(entry: Entry) -> str:
    """Whether the work goes on, so far as anybody has told: by the last record since, or by the entry itself."""
    if entry.followups:
        last = entry.followups[-1]
        return f"{last.month.words}: {STATES[last.front.state]}."
    period = entry.front.period
    if period.end:
        return f"The entry tells of it up to {period.end.words}; no follow-up record has been written since."
    return f"It was still running when it was entered for {entry.front.year}; no follow-up record has been written since."
