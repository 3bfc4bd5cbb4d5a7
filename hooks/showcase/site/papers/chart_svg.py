"""A chart of an entry’s page as a drawing that stands alone: the same paths and words, with their colours written down and the key below."""

from html import escape

from showcase.site.papers.drawings import FACE, GROUND, INK, SAMPLES, parts_of
from showcase.site.views.chart import ChartView

SAMPLE, GAP, LINE, LETTER = 38, 28, 26, 8.7  # of the key: what a sample takes, between two names, from line to line, and a letter


def chart_svg(view: ChartView) -> tuple[str, int, int]:
    """A chart with its key, and its size."""
    drawing = view.drawings[0][1]
    key, lines = _key(view, drawing.width)
    height = drawing.height + 14 + lines * LINE
    letters = f'font-family="{FACE}" font-size="16"'
    inner = "".join((*parts_of(drawing), f'<g transform="translate(0 {drawing.height + 10})" {letters}>{key}</g>'))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {height}" width="{drawing.width}" height="{height}">'
    return f'{head}<rect width="100%" height="100%" fill="{GROUND}"/>{inner}</svg>', drawing.width, height


def _key(view: ChartView, width: int) -> tuple[str, int]:
    """The key, and how many lines it has."""
    x, line, drawn = 0.0, 0, list[str]()
    for kind, label in view.key:
        room = SAMPLE + len(label) * LETTER
        if x and x + room > width:
            x, line = 0.0, line + 1
        drawn.append(f'<g transform="translate({x:.1f} {line * LINE})">{SAMPLES[kind]}<text x="{SAMPLE - 2}" y="16" fill="{INK}">{escape(label)}</text></g>')
        x += room + GAP
    return "".join(drawn), line + 1
