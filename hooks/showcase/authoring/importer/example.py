"""A small table to try an import with, in the award’s own words: two rows that say they are examples, the second with the slips that tables have."""

import csv
import io
from collections.abc import Iterator

from showcase.authoring.importer.matching import column_choices
from showcase.authoring.importer.reading import read_file
from showcase.authoring.importer.suggest import suggested
from showcase.authoring.importer.targets import place_of
from showcase.model.award import Award

NAMES = ("entries.csv", "map.yml")
Column = tuple[str, str, str, str]  # its name, the place that it is for, and the cells of the two rows
EXAMPLE = "An example: here stands what the team says."
SLIP = "something else"


def example(award: Award) -> dict[str, str]:
    """The texts of the table and of its map, by their names."""
    columns = [one for one in _columns(award) if not one[1] or place_of(one[1], award)]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(zip(*((name, first, second) for name, _, first, second in columns), strict=True))
    table, _ = read_file(written.getvalue().encode(), NAMES[0])
    assert table  # what is written here can be read
    return dict(zip(NAMES, (written.getvalue(), suggested(table, award)), strict=True))


def _columns(award: Award) -> Iterator[Column]:
    year = max(award.by_year)
    yield "Reference", "", "EX-1", "EX-2"
    yield "Project title", "title", "An example", "Another example"
    yield "Short summary", "summary", EXAMPLE, EXAMPLE
    yield "Award year", "year", str(year), str(year)
    yield "Lead organisation", "organisations[1].name", "Example Organisation", "Another Organisation"
    yield "Type of organisation", "organisations[1].type", _label("organisations[1].type", award), SLIP
    yield "Region", "organisations[1].region", _label("organisations[1].region", award), _label("organisations[1].region", award, last=True)
    yield "Partner organisations", "organisations[2].name", "First Partner; Second Partner", ""
    for name, place in (("Category", "category"), ("Country", "organisations[1].country"), ("Size of organisation", "organisations[1].size")):
        if said := _label(place, award):
            yield name, place, said, _label(place, award, last=True)
    titles = {facet.of: facet.title for facet in award.facets}
    for place in ("settings", "themes"):
        yield titles.get(place, place.capitalize()), place, _label(place, award), f"{_label(place, award, last=True)}; {SLIP}"
    yield "Project start date", "period.start", f"13/05/{year - 2}", f"03/04/{year - 2}"
    yield "Project end date", "period.end", f"Apr-{(year - 1) % 100:02}", "in spring"
    yield "How many people took part", "involvement.people", "14", "about a dozen"
    for _, question, title in award.asked_in(year):
        yield title, f"answers.{question.id}", EXAMPLE, f"<p>{EXAMPLE}</p><ul><li>one</li><li>two</li></ul>"
    yield "Team name", "contact.name", "The example team", "The other team"
    yield "Team email", "contact.email", "team@example.org", "team@example.org"
    yield "Your name", "", "A. Person", "B. Person"


def _label(place: str, award: Award, last: bool = False) -> str:
    """The first or the last value that the award has for a place, as people read it."""
    found = place_of(place, award)
    choices = column_choices(found, award).choices if found else {}
    if not choices:
        return ""
    name = list(choices)[-1 if last else 0]
    return choices[name] or name
