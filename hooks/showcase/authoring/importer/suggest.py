"""A map drafted from a table: each column with the place that its name speaks of, and values that the award does not know."""

from collections import Counter
from collections.abc import Iterator, Mapping

from showcase.authoring.importer import values
from showcase.authoring.importer.html import lines_alone
from showcase.authoring.importer.matching import ColumnChoices, column_choices, pieces
from showcase.authoring.importer.suggest_names import is_id, is_personal, places_for
from showcase.authoring.importer.table import Table
from showcase.authoring.importer.targets import LEAVE_OUT, Place, all_places
from showcase.authoring.templates import text_of
from showcase.model.award import Award

MOST_VALUES = 30  # different values of a column that are listed
LONGEST_NAME = 200  # letters of a column’s name; a question with its guidance can be longer


def suggested(table: Table, award: Award) -> str:
    """The text of a map for this table, to be read through and corrected."""
    identity = _id_column(table)
    places = places_for({number: name for number, name in enumerate(table.columns) if number != identity}, award)
    given = {place.name for place in places.values()}
    return text_of(
        "map.yml.jinja", award=award, id=None if identity is None else table.columns[identity], dates=_order(table, places),
        columns=[_column(table, number, places.get(number), number == identity, award) for number in range(len(table.columns))],
        given=given, has_partner=any(name.startswith("organisations[2]") for name in given), places=all_places(award),
    )


def _id_column(table: Table) -> int | None:
    """The column whose values name each row: called like an id, never empty and never the same twice."""
    for number, name in enumerate(table.columns):
        cells = [row.cells[number].strip() for row in table.rows]
        if is_id(name) and all(cells) and len(set(cells)) == len(cells):
            return number
    return None


def _order(table: Table, places: Mapping[int, Place]) -> str:
    """What 3/4/2024 means, where the table’s own dates leave no doubt; nothing where it has none."""
    cells = [cell for number, place in places.items() if place.kind in ("month", "day", "period", "range") for cell in table.cells(number)]
    figures = [found for cell in cells if (found := values.FIGURES.match(" ".join(cell.split())))]
    if not figures:
        return ""
    first, second = (max(int(found[name]) for found in figures) for name in ("first", "second"))
    return "day-first" if first > 12 >= second else "month-first" if second > 12 >= first else "either"


def _column(table: Table, number: int, place: Place | None, is_identity: bool, award: Award) -> dict[str, object]:
    """A column’s name as a map has it, the place where it goes, and values that are to be explained."""
    name = table.columns[number]
    said = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"
    if place is None:
        return {"name": said, "place": LEAVE_OUT if is_identity or is_personal(name) else "", "unknown": ()}
    choices = column_choices(place, award)
    return {"name": said, "place": place.name, "choices": choices.choices, "unknown": list(_unknown(table, number, place, choices))}


def _unknown(table: Table, number: int, place: Place, choices: ColumnChoices) -> Iterator[tuple[str, str]]:
    """Values of a column that the award does not know, with the nearest that it does."""
    if not choices.choices:
        return
    found = Counter(value for cell in table.cells(number) for value in _values(cell, place, choices))
    for value, _ in found.most_common(MOST_VALUES):
        if not choices.find(value):
            yield value, choices.nearest_id(value)


def _values(cell: str, place: Place, choices: ColumnChoices) -> list[str]:
    text = lines_alone(cell)
    found = list(choices.several(text)) if place.kind == "texts" else pieces(text, "\n")[:1]
    return [" ".join(value.split()) for value in found]
