"""A slide for somebody else’s meeting, and a card for wherever a link is shared: an entry at a glance, each with what fits."""

from collections.abc import Mapping
from typing import Any

from showcase.site.papers.drawings import cloth_svg
from showcase.site.papers.one_page import chosen, shortened
from showcase.site.papers.parts import Part, all_figures, figure_row, head
from showcase.site.papers.subject import PaperSubject
from showcase.util.text import beginning

FIGURES = 3  # that stand beside one another
SHORT_TERMS = 3  # of what it takes: the first ones, which are money and time
SLIDE_CLOTH, CARD_CLOTH = (220, 1080), (372, 630)  # pixels
# How large a title is set, in points, and how many letters a text has, until all of it fits.
SLIDE_STEPS = ((40, 300), (36, 260), (32, 220), (28, 160), (24, 120), (20, 90), (18, 60))
CARD_STEPS = ((66, 110), (58, 100), (50, 90), (44, 80), (38, 70), (32, 60), (26, 50), (22, 40))


def slide(subject: PaperSubject) -> Part:
    """What a slide shows: what was done, what changed, what it takes and who uses it."""
    page = subject.page
    return {
        **head(subject),
        "cloth": cloth_svg(subject, *SLIDE_CLOTH),
        "figures": chosen([_figure(one) for one in map(figure_row, all_figures(subject))], FIGURES),
        "heard": [one.said for one in page.brief.heard[:1]],
        "terms": [list(one) for one in page.reuse.terms[:SHORT_TERMS]],
        "spread": page.evidence.spread.mark.label,
        "used": page.evidence.spread.mark.said,
        "contact": page.reuse.contact.name,
    }


def slide_at(told: Mapping[str, Any], step: tuple[int, int]) -> Part:
    """What a slide shows at a step of `SLIDE_STEPS`."""
    size, letters = step
    return {
        **told,
        "size": size,
        "notices": [title for title, _ in told["notices"][:1]],
        "summary": shortened(beginning(told["summary"], letters), letters),
        "figures": [{**one, "name": _named(one, letters // 2)} for one in told["figures"]],
        "heard": [shortened(one, letters) for one in told["heard"]],
        "terms": [[name, shortened(text, letters // 2)] for name, text in told["terms"]],
        "leads": shortened(told["leads"], letters),
    }


def card(subject: PaperSubject) -> Part:
    """What a card shows: the title, the first figure, and whose it is."""
    figures = all_figures(subject)
    return {**head(subject), "cloth": cloth_svg(subject, *CARD_CLOTH), "figures": [_figure(one) for one in map(figure_row, figures[:1])]}


def card_at(told: Mapping[str, Any], step: tuple[int, int]) -> Part:
    """What a card shows at a step of `CARD_STEPS`."""
    size, letters = step
    shown = [[shortened(one["said"], letters), _named(one, letters)] for one in told["figures"]]
    kept = {name: one for name, one in told.items() if name != "figures"}
    return {**kept, "size": size, "figure": shown[0] if shown else [], "leads": shortened(told["leads"], letters)}


def _named(row: Mapping[str, Any], letters: int) -> str:
    """The name of a figure, as far as there is room, and always that it got worse where it did: a headline alone could be taken for a gain."""
    return f"{shortened(row['name'], letters)}{', so this got worse' if row['worse'] else ''}"


def _figure(row: Part) -> Part:
    return {name: row[name] for name in ("said", "name", "before", "after", "bars", "flat", "worse", "chance")}
