"""A chart of an entry’s page as a drawing that stands alone: the same paths and words, with their colours written down and the key below."""

from collections.abc import Iterator
from html import escape

from showcase.site.charts.svg import Drawing
from showcase.site.views.chart import ChartView

INK, SOFT, EDGE, RULE, TOGETHER, PEOPLE, GROUND = "#1e1523", "#51475a", "#7d7287", "#dcd3e1", "#43204f", "#a8323e", "#ffffff"
LETTERS = 'font-family="Atkinson Hyperlegible Next" font-size="16" font-weight="500"'
# What paths look like, in the order in which they lie upon each other.
PATHS = {
    "grid": f'stroke="{RULE}" stroke-width="1"',
    "axis": f'stroke="{EDGE}" stroke-width="1"',
    "split": f'stroke="{PEOPLE}" stroke-width="2"',
    "breaks": f'stroke="{EDGE}" stroke-width="1.5"',
    "limits": f'stroke="{EDGE}" stroke-width="1.5"',
    "early": f'stroke="{EDGE}" stroke-width="1.5" stroke-dasharray="6 5"',
    "goal": f'stroke="{INK}" stroke-width="1.5" stroke-dasharray="14 4 2 4"',
    "also": f'fill="{SOFT}"',
    "means": f'stroke="{TOGETHER}" stroke-width="3"',
    "line": f'stroke="{SOFT}" stroke-width="1.5" stroke-linejoin="round"',
}
ROUND = 'stroke-linecap="round" stroke-linejoin="round"'
POINTS = {
    "before": f'stroke="{SOFT}" {ROUND}', "after": f'stroke="{TOGETHER}" {ROUND}', "ring": f'stroke="{TOGETHER}" {ROUND}', "hole": f'stroke="{GROUND}" {ROUND}',
    "before concern": f'fill="{GROUND}" stroke="{PEOPLE}" {ROUND}', "after concern": f'fill="{PEOPLE}" stroke="{PEOPLE}" {ROUND}',
}  # fmt: skip
# What the key shows beside each name: the kind of its paths, their data and the width of their stroke, where that is not the kind’s own.
SAMPLES = {
    "before": (("before", "M14 10h0", 11), ("hole", "M14 10h0", 7)), "after": (("after", "M14 10h0", 11),),
    "improvement": (("ring", "M14 10h0", 19), ("hole", "M14 10h0", 15), ("after", "M14 10h0", 11)),
    "concern": (("after concern", "M14 2.4l7.2 12.6h-14.4z", 2),), "mean": (("means", "M0 10H28", 0),), "limit": (("limits", "M0 10H28", 0),),
    "early": (("early", "M0 10H28", 0),), "goal": (("goal", "M0 10H28", 0),), "break": (("breaks", "M14 1V19", 0),), "also": (("also", "M14 5l-5 9h10z", 0),),
}  # fmt: skip
SAMPLE, GAP, LINE, LETTER = 38, 28, 26, 8.7  # of the key: what a sample takes, between two names, from line to line, and a letter


def chart_svg(view: ChartView) -> tuple[str, int, int]:
    """A chart with its key, and its size."""
    drawing = view.drawings[0][1]
    key, lines = _key(view, drawing.width)
    height = drawing.height + 14 + lines * LINE
    inner = "".join((*_drawn(drawing), f'<g transform="translate(0 {drawing.height + 10})" {LETTERS}>{key}</g>'))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {height}" width="{drawing.width}" height="{height}" fill="none">'
    return f'{head}<rect width="100%" height="100%" fill="{GROUND}"/>{inner}</svg>', drawing.width, height


def _drawn(one: Drawing) -> Iterator[str]:
    for kind, look in PATHS.items():
        if path := getattr(one, kind):
            yield f'<path d="{path}" {look}/>'
    for kind, path, wide in one.marks:
        yield f'<path d="{path}" {POINTS[kind]} stroke-width="{wide}"/>'
    yield f'<g {LETTERS} fill="{INK}">'
    for strong, text, x, y, anchor in one.labels:
        words = (f'<tspan font-weight="700">{escape(strong)}</tspan> ' if strong else "") + escape(text)
        # The words stand twice: a wide outline in the colour of the ground keeps lines out of them.
        for look in (f'stroke="{GROUND}" stroke-width="5" stroke-linejoin="round"', ""):
            yield f'<text x="{x}" y="{y}" text-anchor="{anchor}" {look}>{words}</text>'
    yield "</g>"


def _key(view: ChartView, width: int) -> tuple[str, int]:
    """The key, and how many lines it has."""
    x, line, drawn = 0.0, 0, list[str]()
    for kind, label in view.key:
        room = SAMPLE + len(label) * LETTER
        if x and x + room > width:
            x, line = 0.0, line + 1
        paths = "".join(f'<path d="{path}" {_look(name, wide)}/>' for name, path, wide in SAMPLES[kind])
        drawn.append(f'<g transform="translate({x:.1f} {line * LINE})">{paths}<text x="{SAMPLE - 2}" y="16" fill="{INK}">{escape(label)}</text></g>')
        x += room + GAP
    return "".join(drawn), line + 1


def _look(name: str, wide: float) -> str:
    return f'{POINTS[name]} stroke-width="{wide}"' if name in POINTS else PATHS[name]
