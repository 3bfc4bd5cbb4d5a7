"""The one page: what somebody has to know who decides in a meeting whether to do this, too.

What a page has no room for is left out by rule, a little more of it with each step of `STEPS`, and the first step that fits is taken: first long lists end
sooner, then texts. Whatever is left out is counted, and leads to the full entry.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from showcase.site.papers.drawings import cloth_svg
from showcase.site.papers.parts import Part, all_figures, figure_row, head, months
from showcase.site.papers.subject import PaperSubject
from showcase.site.views.differences import CHANCE, MORE, UNTESTED
from showcase.site.views.entry_sections import ElsewherePart
from showcase.site.views.findings import periods_of
from showcase.util.direction import isolated
from showcase.util.text import beginning, counted, ended, listed

IN_THE_TABLE = ("Got worse", "No real change", CHANCE, UNTESTED, MORE)  # lines that only say again what the figures’ own rows say
CLOTH = (1190, 40)  # pixels, across the top
NORMAL = 9  # points of a letter
DRAWN = ("cloth", "code", "address")
A_LINE_END, A_HEADING = 30, 90  # letters that these take the room of
IN_PIECES = ("terms", "lists", "sure", "elsewhere", "more_elsewhere", "spread", "used", "running", "decided")
ROOM = 6400  # what a page holds
FREELY = "Change freely"
NOT_HERE = "Not said"  # what nobody knows is on the page in full; here it would take the place of what is known


class Step(NamedTuple):
    """How much a page shows: the size of its letters in points, rows of figures, items of a list, adopters, lines of doubt, letters of a text, and whether
    it says who decided."""

    size: float
    rows: int
    items: int
    adopters: int
    doubts: int
    letters: int
    decided: bool = False


STEPS = (
    Step(11.5, 6, 5, 6, 6, 400, True),
    Step(10.5, 6, 5, 6, 5, 400, True),
    Step(10, 6, 5, 6, 4, 400),
    Step(9.5, 6, 5, 6, 4, 400),
    Step(9, 6, 5, 6, 4, 400),
    Step(9, 6, 4, 4, 3, 260),
    Step(9, 5, 3, 4, 3, 220),
    Step(9, 5, 3, 3, 2, 180),
    Step(9, 4, 3, 3, 2, 150),
    Step(9, 4, 2, 3, 2, 130),
    Step(9, 3, 2, 2, 1, 110),
    Step(8.5, 3, 1, 1, 1, 90),
    Step(8.5, 2, 1, 1, 0, 80),
    Step(8.5, 1, 1, 1, 0, 60),
)


def one_page(subject: PaperSubject) -> Part:
    """What the page shows where there is room for all of it."""
    page, brief, figures = subject.page, subject.page.brief, all_figures(subject)
    return {
        **head(subject),
        "cloth": cloth_svg(subject, *CLOTH),
        "facts": [[name, ", ".join(isolated(one.label) for one in values)] for name, values in page.facts],
        "figures": [figure_row(one) for one in figures],
        "periods": months(periods_of(figures)),
        "heard": [[one.said, one.against or ""] for one in brief.heard],
        "sure": [[name, list(lines)] for name, lines in brief.sure if name not in (*IN_THE_TABLE, NOT_HERE)],
        "terms": [list(one) for one in page.reuse.terms],
        "lists": [[title, list(items)] for title, items in page.reuse.lists],
        "spread": page.evidence.spread.mark.label,
        "used": page.evidence.spread.mark.said,
        "elsewhere": [[one.stage, _adopter(one)] for one in brief.elsewhere],
        "more_elsewhere": brief.more_elsewhere,
        "running": brief.running,
        "decided": brief.decided,
        "contact": [page.reuse.contact.name, page.reuse.contact.email],
        "licence": page.licence.label,
    }


def at_step(told: Mapping[str, Any], step: Step) -> Part:
    """What a page shows at a step; `more` says under each heading what was left out. Below the figures stand two `columns` of pieces."""
    figures = told["figures"]
    kept = {name: one for name, one in told.items() if name not in IN_PIECES}
    return {
        **kept,
        "size": step.size,
        "partners": _partners(told["partners"], step.items),
        "summary": shortened(told["summary"], max(step.letters * 2, 300)),
        "notices": [[title, shortened(text, step.letters)] for title, text in told["notices"][:2]],
        "figures": [_row(one, step, not told["periods"]) for one in chosen(figures, step.rows)],
        "more_figures": more(len(figures) - step.rows, "measure"),
        "heard": [[shortened(said, step.letters), shortened(against, step.letters)] for said, against in told["heard"][: step.items]],
        "more_heard": more(len(told["heard"]) - step.items, "finding"),
        "columns": in_columns(list(_pieces(told, step))),
    }


def in_columns(pieces: Sequence[Part]) -> list[Sequence[Part]]:
    """Pieces in two columns, in their order, parted where the longer one is shortest."""
    rooms = [A_HEADING + room_of(one) for one in pieces]
    at = min(range(1, len(pieces) + 1), key=lambda place: max(sum(rooms[:place]), sum(rooms[place:])))
    return [pieces[:at], pieces[at:]]


def _pieces(told: Mapping[str, Any], step: Step) -> Iterator[Part]:
    """What stands below the figures, under a title each."""
    if step.decided and told["decided"]:
        yield {"kind": "text", "title": "Who decided", "text": told["decided"]}
    if told["terms"]:
        yield {"kind": "terms", "title": "What it takes", "rows": [[name, shortened(text, step.letters)] for name, text in told["terms"]]}
    for title, items, left, beside in _lists(told["lists"], step):
        yield {"kind": "list", "title": title, "items": items, "more": left, "beside": beside}
    yield _uses(told, step)
    if doubts := told["sure"][: step.doubts]:
        lines = [[name, shortened(" ".join(map(ended, said)), step.letters)] for name, said in doubts]
        yield {"kind": "lines", "title": "How sure we are", "lines": lines}


def _uses(told: Mapping[str, Any], step: Step) -> Part:
    adopters = told["elsewhere"]
    left = len(adopters) + told["more_elsewhere"] - min(len(adopters), step.adopters)
    lines = [[stage, shortened(text, step.letters)] for stage, text in adopters[: step.adopters]]
    kept = {name: told[name] for name in ("spread", "used", "running")}
    return {"kind": "uses", "title": "Who uses it", **kept, "lines": lines, "more": more(left, "record")}


def chosen(figures: Sequence[Mapping[str, Any]], most: int) -> Sequence[Mapping[str, Any]]:
    """The figures that a page shows, in the entry’s order: what got worse is never what is left out while anything else stands there."""
    first = sorted(range(len(figures)), key=lambda place: not figures[place]["worse"])[:most]
    return [figures[place] for place in sorted(first)]


def room_of(told: Any) -> float:
    """About how much room a page takes, in letters of 9 points, each text with the end of its last line; what is told at a step is asked."""
    if isinstance(told, str):
        return len(told) + A_LINE_END
    if isinstance(told, Mapping):
        larger = float(told.get("size", NORMAL)) / NORMAL
        return sum(room_of(one) for name, one in told.items() if name not in DRAWN) * larger**2
    return sum(map(room_of, told)) if isinstance(told, list | tuple) else 0


def more(number: int, noun: str) -> str:
    """How many there are beyond those that are shown; nothing where that is none."""
    return f"and {counted(number, f'more {noun}')} in the full entry" if number > 0 else ""


def shortened(text: str, most: int) -> str:
    """As much of a text as there is room for: whole sentences where these fit, and else its first words."""
    if len(text) <= most:
        return text
    first = beginning(text, most)
    return f"{first} …" if len(first) <= most else f"{text[:most].rsplit(None, 1)[0].rstrip(',;:. ')} …"


def _partners(names: Sequence[str], most: int) -> str:
    """Partners by name, and how many others there are."""
    left = len(names) - most
    return listed([*names[:most], f"{left} others"] if left > 1 else list(names), "and")


def _row(one: Mapping[str, Any], step: Step, with_months: bool) -> Part:
    """A row of the table; where rows have months of their own, they stand in a line below its name."""
    (before, of_before, first), (after, of_after, last) = one["before"], one["after"]
    when = ", then ".join(filter(None, (first, last))) if with_months else ""
    kept = {name: one[name] for name in ("said", "bars", "difference", "chance", "flat", "worse")}
    return {**kept, "name": shortened(one["name"], max(step.letters // 2, 60)), "when": when, "before": [before, of_before], "after": [after, of_after]}


def _lists(lists: Sequence[tuple[str, Sequence[str]]], step: Step) -> Iterator[tuple[str, list[str], str, list[str]]]:
    """Lists of what to keep and what went wrong; what may be changed freely takes a line of its own below what comes before it."""
    shown = [(title, [shortened(one, step.letters) for one in items[: step.items]], more(len(items) - step.items, "thing")) for title, items in lists]
    beside = next(([title, f"{'; '.join(items)}{f'; {left}' if left else ''}."] for title, items, left in shown if title == FREELY), [])
    for place, one in enumerate(one for one in shown if one[0] != FREELY or len(shown) == 1):
        yield *one, [] if place or len(shown) == 1 else beside


def _adopter(one: ElsewherePart) -> str:
    return " ".join(_sentences(one))


def _sentences(one: ElsewherePart) -> Iterator[str]:
    yield f"{isolated(one.organisation)}, {one.since}."
    if one.said:
        yield isolated(ended(one.said))
