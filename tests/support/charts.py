"""What every drawing of a chart keeps to, whatever it shows."""

import re
from itertools import combinations

from showcase.site.views.chart import ChartView


def assert_sound(view: ChartView) -> None:
    """Every point is drawn, and no word leaves the drawing or covers another."""
    for width, one in view.drawings:
        drawn = [path for kind, path, _ in one.marks if kind not in ("ring", "hole")]
        assert sum(len(re.findall("M", path)) for path in drawn) == len(view.rows)
        boxes = []
        for strong, text, x, y, anchor in one.labels:
            size = 8.7 * len(f"{strong} {text}".strip())
            left = x - {"start": 0, "middle": size / 2, "end": size}[anchor]
            boxes.append((left, left + size, y - 13, y + 3))
            assert left > -3, (view.title, width, strong, text)
            assert left + size < one.width + 3, (view.title, width, strong, text)
        for a, b in combinations(boxes, 2):
            assert a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2], (view.title, width, a, b)
