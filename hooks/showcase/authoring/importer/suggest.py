"""A map drafted from a table: each column with the place that its name speaks of, and values that the award does not know."""

from collections import Counter
from collections.abc import Iterator, Mapping

from showcase.authoring.importer import values
from showcase.authoring.importer.html import lines_alone
from showcase.authoring.importer.mapping import ColumnRule, Route
from showcase.authoring.importer.matching import ColumnChoices, column_choices, pieces
from showcase.authoring.importer.suggest_names import is_id, is_personal, places_for
from showcase.authoring.importer.table import Table
from showcase.authoring.importer.targets import LEAVE_OUT, Place, all_places
from showcase.model.award import Award
from showcase.parsing.yaml.scalar import scalar

MOST_VALUES = 30  # different values of a column that are listed
LONGEST_NAME = 200  # letters of a column’s name; a question with its guidance can be longer


def suggested(table: Table, award: Award) -> str:
    """The text of a map for this table, to be read through and corrected."""
    places = places_for({number: name for number, name in enumerate(table.columns) if number != _id_column(table)}, award)
    return "\n".join([
        "# Which column of the table goes to which place of an entry. Correct what is wrong, then try it with --dry-run.",
        "# A column without a place is kept in import-notes.md beside each entry; leave-out keeps it out of the entries’ folders altogether.",
        "# Under `values`: on the left what the table says, on the right what the award calls it.",
        "",
        *_id(table),
        *_order(table, places, award),
        "status: draft    # or published: then entries in which nothing is to mend are published at once",
        "columns:",
        *(line for number, name in enumerate(table.columns) for line in _column(table, number, name, places.get(number), award)),
        "",
        *_fixed(places, award),
        "",
        "# Every place that a column can go to. Write [2], [3] … for the second and third of a kind.",
        *(f"#   {name}" for name in all_places(award)),
        "",
    ])


def _id_column(table: Table) -> int | None:
    """The column whose values name each row: called like an id, never empty and never the same twice."""
    for number, name in enumerate(table.columns):
        cells = [row.cells[number].strip() for row in table.rows]
        if is_id(name) and all(cells) and len(set(cells)) == len(cells):
            return number
    return None


def _id(table: Table) -> Iterator[str]:
    number = _id_column(table)
    if number is not None:
        yield f"id: {scalar(table.columns[number])}    # names each row for good, so that it is known again when its title has changed"


def _order(table: Table, places: Mapping[int, Place], award: Award) -> Iterator[str]:
    """What 3/4/2024 means, where the table’s own dates leave no doubt."""
    cells = [cell for number, place in places.items() if place.kind in ("month", "day", "period", "range") for cell in table.cells(number)]
    figures = [found for cell in cells if (found := values.FIGURES.match(" ".join(cell.split())))]
    if not figures:
        return
    first, second = (max(int(found[name]) for found in figures) for name in ("first", "second"))
    if first > 12 >= second:
        yield "dates: day-first    # the table has dates such as 17/05/2024"
    elif second > 12 >= first:
        yield "dates: month-first    # the table has dates such as 05/17/2024"
    else:
        yield "# dates: day-first    # what 03/04/2024 means; or month-first. Without it, such dates are told and not read"


def _column(table: Table, number: int, name: str, place: Place | None, award: Award) -> Iterator[str]:
    said = scalar(name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…")
    if number == _id_column(table):
        yield f"  {said}: {LEAVE_OUT}"
    elif place is None:
        yield f"  {said}: {LEAVE_OUT if is_personal(name) else ''}".rstrip()
    else:
        unknown = list(_unknown(table, number, place, award))
        if not unknown:
            yield f"  {said}: {place.name}"
            return
        yield f"  {said}:"
        yield f"    to: {place.name}"
        yield f"    values:    # one of {', '.join(column_choices(place, award).choices)}"
        yield from (f"      {scalar(value)}: {meaning}".rstrip() for value, meaning in unknown)


def _unknown(table: Table, number: int, place: Place, award: Award) -> Iterator[tuple[str, str]]:
    """Values of a column that the award does not know, with the nearest that it does."""
    choices = column_choices(place, award)
    if not choices.choices:
        return
    route = Route(number, "", place, ColumnRule(to=place.name))
    found = Counter(value for cell in table.cells(number) for value in _values(cell, route, choices))
    for value, _ in found.most_common(MOST_VALUES):
        if not choices.find(value):
            yield value, choices.nearest_id(value)


def _values(cell: str, route: Route, choices: ColumnChoices) -> list[str]:
    text = lines_alone(cell)
    found = list(choices.several(text)) if route.place and route.place.kind == "texts" else pieces(text, "\n")[:1]
    return [" ".join(value.split()) for value in found]


def _fixed(places: Mapping[int, Place], award: Award) -> Iterator[str]:
    """Values that no column gives and every entry needs."""
    given = {place.name for place in places.values()}
    yield "fixed:    # the same for every entry"
    if "year" not in given:
        yield f"  year: {max(award.by_year)}"
    yield "  organisations[1].role: lead"
    if any(name.startswith("organisations[2]") for name in given):
        yield "  organisations[2].role: partner"
    if "licence" not in given:
        yield f"  licence: {next(iter(award.vocabularies.licences))}"
