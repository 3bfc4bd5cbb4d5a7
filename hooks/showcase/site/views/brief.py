"""An entry in two minutes: its figures in a line each, how sure they are, who decided, where else it is done, and whether it still runs."""

from collections.abc import Iterator, Sequence

from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.fields import FrontMatter
from showcase.site.views.afterwards import LATER, STATES
from showcase.site.views.chart import ChartView
from showcase.site.views.entry_sections import AdoptionPart, BriefPart, ElsewherePart, SpreadPart
from showcase.site.views.figures import Figure
from showcase.site.views.findings import periods_of
from showcase.site.views.practice import agreement_words, depth_words
from showcase.util.text import counted, listed, lowered

NO_HARM = "Somebody looked for harm that the work itself brought, and found none."
NOT_LOOKED = "Nobody looked for harm that the work itself brought."
SHOWN = 4  # figures; what else was measured is named below them where it did not move, and told in full further down
NAMED = 4  # names in a line; the others are counted
RECORDS = 6  # adopters in a line each


def brief_part(entry: Entry, award: Award, figures: Sequence[Figure], charts: Sequence[ChartView], spread: SpreadPart) -> BriefPart:
    """An entry in two minutes, from what its page tells in full."""
    front, shown = entry.front, tuple(figures[:SHOWN])
    records = sorted(spread.adoptions, key=lambda one: not award.vocabularies.adoption_stages[one.front.stage].needs_reason)  # who stopped comes first
    return BriefPart(
        figures=shown,
        more=len(figures) - len(shown),
        periods=periods_of(shown),
        heard=() if figures else front.heard[:SHOWN],
        sure=tuple(_sure(front, figures, charts)) if figures or front.heard else (),
        decided=_decided(entry, award),
        elsewhere=tuple(_elsewhere(one) for one in records[:RECORDS]),
        more_elsewhere=max(0, len(records) - RECORDS),
        running=_running(entry),
        running_at=LATER.format(entry.followups[-1].month) if entry.followups else "",
    )


def _sure(front: FrontMatter, figures: Sequence[Figure], charts: Sequence[ChartView]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is to be weighed with the figures, each with its name: what is uncertain or did not go well comes before what nobody knows."""
    kinds = (
        ("Got worse", [one for one in figures if one.worse]),
        ("No real change", [one for one in figures if one.flat]),
        ("May be chance", [one for one in figures if one.chance == "May be chance" and not one.flat]),
        ("More than chance", [one for one in figures if one.chance == "More than chance" and not one.flat]),
    )
    for name, some in kinds:
        if some:
            yield name, (_names(some),)
    for chart in charts[:1]:
        yield chart.rhythm, (f"{chart.name}: {lowered(chart.brief)}",)
    if front.also_changed:
        yield "What else changed", tuple(f"{one.what} ({one.month.words})" for one in front.also_changed)
    if front.harms:
        yield "Watched for harm", (front.harms.found or (NO_HARM,)) if front.harms.looked else (NOT_LOOKED, *front.harms.found)
    if front.not_measured:
        yield "Not measured", ("; ".join(one.rstrip(".") for one in front.not_measured),)
    if unsaid := listed(list(_unsaid(front, figures)), "and"):
        yield "Not said", (f"{unsaid[0].upper()}{unsaid[1:]}",)


def _names(figures: Sequence[Figure]) -> str:
    names = [one.name.rstrip(".") for one in figures[:NAMED]]
    left = len(figures) - len(names)
    return "; ".join((*names, f"and {counted(left, 'more measure')}") if left else names)


def _unsaid(front: FrontMatter, figures: Sequence[Figure]) -> Iterator[str]:
    """What a reader would ask of these figures and is not told."""
    if without := sum(not one.after_of for one in figures if one.needs_of):
        yield "out of how many" if without == len(figures) else f"out of how many ({counted(without, 'measure')} of {len(figures)})"
    if figures and not any(one.counted_by for one in figures):
        yield "who counted"
    if front.harms is None:
        yield "whether anybody looked for harm"
    if not front.not_measured:
        yield "what was not measured"


def _decided(entry: Entry, award: Award) -> str:
    """Who took part, how deep that went, and whether both sides saw it alike."""
    people = entry.front.involvement.people
    took_part = f"{people:,} {award.people.one if people == 1 else award.people.many} took part." if people else ""
    return " ".join(filter(None, (took_part, depth_words(entry, award), agreement_words(entry, award))))


def _elsewhere(one: AdoptionPart) -> ElsewherePart:
    figure = one.figures[0] if one.figures else None
    said = f"{figure.name.rstrip('.')}: {figure.said}" if figure else one.front.because or ""
    return ElsewherePart(one.id, one.stage, one.time.partition(";")[0], one.organisation.label, said.rstrip("."))


def _running(entry: Entry) -> str:
    """Whether the work goes on, so far as anybody has told: by the last record since, or by the entry itself."""
    if entry.followups:
        last = entry.followups[-1]
        return f"{last.month.words}: {STATES[last.front.state]}."
    period = entry.front.period
    if period.end:
        return f"The entry tells of it up to {period.end.words}; nothing has been written about it since."
    return f"It was still running when it was entered for {entry.front.year}; nothing has been written about it since."
