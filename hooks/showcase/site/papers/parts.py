"""Pieces that several documents show, as plain data; their words are the page’s own."""

from collections.abc import Iterator, Sequence

from showcase.catalogue.dates import updated_on
from showcase.model.values import day_words
from showcase.site.papers.subject import PaperSubject
from showcase.site.views.chart import ChartView
from showcase.site.views.entry_sections import EvidencePart
from showcase.site.views.figures import Figure
from showcase.site.views.made_up import MADE_UP
from showcase.util.direction import isolated
from showcase.util.text import listed

Part = dict[str, object]


def head(subject: PaperSubject) -> Part:
    """What every document says of its entry, and of itself."""
    page, award = subject.page, subject.catalogue.award
    updated = updated_on(subject.entry, award, subject.catalogue.day)
    return {
        "title": page.title,
        "summary": page.summary,
        "language": subject.language,
        "site_language": award.language,
        **({"apart": award.apart} if award.apart else {}),
        "award": award.name,
        "honour": page.honour.label,
        "threads": page.honour.threads,
        "year": str(page.honour.year),
        "example": MADE_UP if page.example else "",
        "leads": listed([isolated(one.label) for one in page.leads], "and"),
        "partners": [isolated(one.label) for one in page.partners],
        "date": [updated.year, updated.month, updated.day],
        "updated": day_words(updated),
        "address": subject.address,
        "notices": [[one.title, one.text] for one in page.after.notices],
        **({"dyes": subject.dyes} if subject.dyes else {}),
    }


def figure_row(one: Figure) -> Part:
    """A measure in a table of findings."""
    change = f" ({one.change})" if one.change and not one.needs_of else ""
    worse = ", so this got worse" if one.worse else ""
    return {
        "said": one.said,
        "name": one.name,
        "before": [one.before, one.before_of, one.before_period],
        "after": [one.after, one.after_of, one.after_period],
        "bars": [one.bars.before, one.bars.after, one.bars.of_all] if one.bars else [],
        "difference": f"{one.difference or 'Not told'}{change}{worse}",
        "since": one.since,
        "chance": one.chance,
        "counted_by": one.counted_by,
        "flat": one.flat,
        "worse": one.worse,
        "notes": [list(note) for note in one.notes],
        "source": one.source,
    }


def months(periods: tuple[str, str] | None) -> str:
    """Over which months figures were counted, where that is the same for all."""
    return f"Before: {periods[0]}. After: {periods[1]}." if periods else ""


def all_figures(subject: PaperSubject) -> tuple[Figure, ...]:
    """All measures of an entry, in its own order."""
    findings = subject.page.evidence.findings
    return (*findings.rows, *findings.further) if findings else ()


def evidence_parts(subject: PaperSubject) -> Iterator[EvidencePart]:
    """All evidence of a page, in its order."""
    page = subject.page
    yield from page.evidence.first
    yield from (part for one in page.criteria for answer in one.answers for part in answer.evidence)
    yield from page.evidence.last


def charts_of(subject: PaperSubject) -> Sequence[ChartView]:
    """All charts of a page, in its order."""
    return [chart for part in evidence_parts(subject) for chart in part.charts]
