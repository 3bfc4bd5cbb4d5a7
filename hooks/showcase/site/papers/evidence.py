"""The evidence of an entry as data for a document, a maker for each kind of piece; what stands where is decided by the page."""

from collections.abc import Callable, Mapping, Sequence

from showcase.site.papers.drawings import chart_alone, sample_svg
from showcase.site.papers.dyes import Dyes, in_dyes
from showcase.site.papers.parts import Part, figure_row, months
from showcase.site.papers.subject import PaperSubject
from showcase.site.papers.texts import PaperTexts
from showcase.site.views.chart import ChartView
from showcase.site.views.entry_sections import AdoptionPart, EvidencePart, Quote, StageRow
from showcase.site.views.evidence import ADVICE, CHARTS, FIGURES, LADDER, PEOPLE, SHARING, SPREAD, VOICES
from showcase.site.views.figures import Figure


def evidence_of(part: EvidencePart, subject: PaperSubject, texts: PaperTexts, level: int) -> Part:
    """A piece of evidence, whose heading is of a level."""
    if part.kind == CHARTS:
        return {"kind": part.kind, "level": level, "title": part.rhythm, "charts": [chart(one, subject.dyes) for one in part.charts]}
    made = _spread(subject, texts, level) if part.kind == SPREAD else MAKERS[part.kind](subject)
    return {"kind": part.kind, "level": level, **made}


def chart(one: ChartView, dyes: Dyes) -> Part:
    """A chart, with what it says in place of its drawing for those who cannot see it, and its numbers."""
    last = [name for name, there in (("When", one.split), ("what it shows", one.signals)) if there]
    heads = ["Month", one.unit, *([", and ".join(last)[:1].upper() + ", and ".join(last)[1:]] if last else [])]
    return {
        "title": one.title,
        "caption": one.caption,
        "unit": one.unit,
        "drawing": in_dyes(chart_alone(one.drawings[0][1]), dyes),
        "alt": f"A chart. {one.title} {one.caption}",
        "key": [[in_dyes(sample_svg(kind), dyes), label] for kind, label in one.key],
        "source": one.source,
        "heads": heads,
        "rows": [_numbers(row, one) for row in one.rows],
    }


def _numbers(row: tuple[str, str, str, str], one: ChartView) -> list[str]:
    month, value, when, signal = row
    shown = " ".join(filter(None, (f"{when}." if one.split and signal else when if one.split else "", signal)))
    return [month, value, *([shown] if one.split or one.signals else [])]


def quote(one: Quote) -> Part:
    """What somebody said."""
    return {"text": one.text, "speaker": one.speaker, "service": one.by_service}


def figure_line(one: Figure) -> Part:
    """A measure in a line: what changed, its name and values, and what a reader asks next."""
    periods = [f"{period}{f' ({of})' if of else ''}" for period, of in ((one.before_period, one.before_of), (one.after_period, one.after_of)) if period]
    chance = f"{one.chance}. " if one.chance else ""
    return {
        "said": one.said,
        "text": f"{one.name}: {one.span}.",
        "more": f"{', then '.join(periods)}. {chance}Source: {one.source}.",
    }


def _figures(subject: PaperSubject) -> Part:
    found = subject.page.evidence.findings
    if found is None:
        return {}
    return {
        "periods": months(found.periods),
        "rows": [figure_row(one) for one in found.rows],
        "tested": found.tested,
        "counted": found.counted_by,
        "further": [figure_line(one) for one in found.further],
        "heard": [[one.said, one.against or "", one.from_, one.by] for one in found.heard],
    }


def _people(subject: PaperSubject) -> Part:
    return {"rows": [list(one) for one in subject.page.evidence.people.rows]}


def _ladder(subject: PaperSubject) -> Part:
    people = subject.page.evidence.people
    return {"asked": people.asked, "rungs": [list(one) for one in people.ladder], "stages": [_stage(one) for one in people.stages]}


def _stage(one: StageRow) -> Part:
    return {"stage": one.stage, "levels": [[level.side, level.level, -1 if level.place is None else level.place] for level in one.levels], "gap": one.gap}


def _voices(subject: PaperSubject) -> Part:
    return {"quotes": [quote(one) for one in subject.page.evidence.quotes]}


def _advice(subject: PaperSubject) -> Part:
    return {"rows": [list(one) for one in subject.page.evidence.people.consulted]}


def _sharing(subject: PaperSubject) -> Part:
    told = subject.page.evidence.spread.told
    return {"acts": [[kind, one.date.words, one.with_, one.link or "", reach] for one, kind, reach in told]}


def _spread(subject: PaperSubject, texts: PaperTexts, level: int) -> Part:
    spread = subject.page.evidence.spread
    records = zip(spread.adoptions, subject.entry.adoptions, strict=True)
    return {
        "grades": list(spread.grades),
        "rung": spread.mark.rung,
        "from": [one.label for one in spread.adopted_from],
        "adoptions": [_adoption(one, texts.of(record.text, level + 2)) for one, record in records],
    }


def _adoption(one: AdoptionPart, text: Part) -> Part:
    front = one.front
    return {
        "organisation": one.organisation.label,
        "stage": one.stage,
        "time": one.time,
        "because": front.because or "",
        "kept": list(front.kept),
        "core": one.core,
        "changed": [[change.what, change.why] for change in front.changed],
        "figures": [figure_line(figure) for figure in one.figures],
        "text": text,
        "notes": list(one.notes),
        "contact": [front.contact.name, front.contact.email],
    }


Maker = Callable[[PaperSubject], Part]
MAKERS: Mapping[str, Maker] = {
    FIGURES: _figures,
    PEOPLE: _people,
    LADDER: _ladder,
    VOICES: _voices,
    ADVICE: _advice,
    SHARING: _sharing,
}


def evidence_in(parts: Sequence[EvidencePart], subject: PaperSubject, texts: PaperTexts, level: int) -> list[Part]:
    """Pieces of evidence that stand in one place."""
    return [evidence_of(one, subject, texts, level) for one in parts]
