"""The site’s own drawings as documents take them: what the site’s styles say of a drawing is said in it, for nothing else knows those."""

import re
from collections.abc import Iterator
from functools import partial
from html import escape

from showcase.catalogue.spread import in_use
from showcase.site.charts.layout import Label
from showcase.site.charts.svg import Drawing
from showcase.site.covers import cover
from showcase.site.papers.subject import PaperSubject

INK, SOFT, RULE, EDGE, GROUND = "#1e1523", "#51475a", "#d3cad9", "#706579", "#ffffff"
TOGETHER, PEOPLE = "#43204f", "#a8323e"
FACE = "Atkinson Hyperlegible Next"
# Of each path of a chart, in the order in which they are drawn, as charts.css has it.
PATHS = {
    "grid": {"stroke": RULE},
    "axis": {"stroke": EDGE},
    "split": {"stroke": PEOPLE, "stroke-width": "2"},
    "breaks": {"stroke": EDGE, "stroke-width": "1.5"},
    "limits": {"stroke": EDGE, "stroke-width": "1.5"},
    "early": {"stroke": EDGE, "stroke-width": "1.5", "stroke-dasharray": "6 5"},
    "goal": {"stroke": INK, "stroke-width": "1.5", "stroke-dasharray": "14 4 2 4"},
    "also": {"fill": SOFT},
    "means": {"stroke": TOGETHER, "stroke-width": "3"},
    "line": {"stroke": SOFT, "stroke-width": "1.5", "stroke-linejoin": "round", "fill": "none"},
}
ROUND = {"fill": "none", "stroke-linecap": "round", "stroke-linejoin": "round"}
POINTS = {
    "ring": {**ROUND, "stroke": TOGETHER},
    "hole": {**ROUND, "stroke": GROUND},
    "before": {**ROUND, "stroke": SOFT},
    "after": {**ROUND, "stroke": TOGETHER},
    "before concern": {**ROUND, "stroke": PEOPLE, "fill": GROUND},
    "after concern": {**ROUND, "stroke": PEOPLE, "fill": PEOPLE},
}
BAND = re.compile(r'<svg (y|height)="(\d+)%?"( overflow="visible")?>(.*?)</svg>', re.DOTALL)
# What stands beside each word of a chart’s key: the same signs as on the page.
DOT = '<circle cx="14" cy="10" r="{1}" fill="{0}"/>'
SAMPLES = {
    "before": DOT.format(SOFT, 5.5) + DOT.format(GROUND, 3.5),
    "after": DOT.format(TOGETHER, 5.5),
    "improvement": DOT.format(TOGETHER, 9.5) + DOT.format(GROUND, 7.5) + DOT.format(TOGETHER, 5.5),
    "concern": f'<path d="M14 2.4l7.2 12.6h-14.4z" fill="{PEOPLE}"/>',
    "mean": f'<path d="M0 10H28" stroke="{TOGETHER}" stroke-width="3"/>',
    "limit": f'<path d="M0 10H28" stroke="{EDGE}" stroke-width="1.5"/>',
    "early": f'<path d="M0 10H28" stroke="{EDGE}" stroke-width="1.5" stroke-dasharray="6 5"/>',
    "goal": f'<path d="M0 10H28" stroke="{INK}" stroke-width="1.5" stroke-dasharray="14 4 2 4"/>',
    "break": f'<path d="M14 1V19" stroke="{EDGE}" stroke-width="1.5"/>',
    "also": f'<path d="M14 5l-5 9h10z" fill="{SOFT}"/>',
}


def chart_alone(one: Drawing) -> str:
    """A chart as SVG that needs no style sheet, without its key."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {one.width} {one.height}">{"".join(parts_of(one))}</svg>'


def sample_svg(kind: str) -> str:
    """A sign of a chart’s key."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 20">{SAMPLES[kind]}</svg>'


def cloth_svg(subject: PaperSubject, width: int, height: int) -> str:
    """The entry’s cover in a size, in pixels: more of it is more cloth, and never larger thread."""
    entry, award = subject.entry, subject.catalogue.award
    threads, adopters = award.recognitions[entry.front.recognition].threads, len(in_use(entry, award))
    drawn = cover(entry.key, entry.front.themes, subject.colours, award, threads, adopters).replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
    return BAND.sub(partial(_band, width=width, height=height), drawn)


def _band(found: re.Match[str], width: int, height: int) -> str:
    """A band of cloth in pixels, and no larger than it is seen: shares of what is around it are not known to all that draw SVG, and cutting takes long."""
    top, high = (round(height * int(found[2]) / 100), height) if found[1] == "y" else (0, int(found[2]))
    high = max(min(high, height - top), 0)
    yarn = found[4].replace("M0 0h4000v4000H0z", f"M0 0h{width}v{high}H0z").replace('width="100%" height="100%"', f'width="{width}" height="{high}"')
    return f'<g transform="translate(0 {top})">{yarn}</g>'


def parts_of(one: Drawing) -> Iterator[str]:
    """Each path and line of words of a chart, from the ground up."""
    for kind, looks in PATHS.items():
        if path := getattr(one, kind):
            yield _path(path, looks)
    for kind, path, width in one.marks:
        yield _path(path.replace("h0", "h.01"), {**POINTS[kind], "stroke-width": f"{width}"})  # a single dot of no length is no drawing to Typst
    yield from map(_words, one.labels)


def _path(path: str, looks: dict[str, str]) -> str:
    said = "".join(f' {name}="{value}"' for name, value in looks.items())
    return f'<path d="{path}"{said}/>'


def _words(one: Label) -> str:
    """A line of words, with the ground around its letters, so that no line crosses them."""
    strong = f'<tspan font-weight="700">{escape(one.strong)}</tspan> ' if one.strong else ""
    around = f'paint-order="stroke" stroke="{GROUND}" stroke-width="5" stroke-linejoin="round"'
    words = f"{strong}{escape(one.text)}"
    return f'<text x="{one.x}" y="{one.y}" text-anchor="{one.anchor}" font-family="{FACE}" font-size="16" fill="{INK}" {around}>{words}</text>'
