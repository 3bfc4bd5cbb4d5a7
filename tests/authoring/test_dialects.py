"""The drafted map for exports as platforms write them: nearly every column has its right place, and none a wrong one."""

import csv
import io
import json
from typing import Any

import pytest
import yaml
from showcase.authoring.importer.drafts import Drafter
from showcase.authoring.importer.mapping import planned, read_map
from showcase.authoring.importer.reading import read_file
from showcase.authoring.importer.suggest import guessed, id_column, suggested
from showcase.authoring.importer.table import Table
from showcase.model.award import Award
from support.awards import award_of
from support.projects import ROOT
from support.workbooks import xlsx

MENDING = award_of("mending")
NOWHERE, LEFT = "-", "leave-out"
DIALECTS = {path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader) for path in sorted((ROOT / "tests/cases/dialects").glob("*.yml"))}  # noqa: S506
ELSEWHERE = yaml.load((ROOT / "tests/cases/import-elsewhere.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
ENOUGH = 0.9


def names(column: list[Any]) -> list[str]:
    return column[0] if isinstance(column[0], list) else [column[0]]


def table_of(dialect: dict[str, Any]) -> Table:
    """The export, saved as the platform saves it, and read."""
    columns = dialect["columns"]
    rows = [[line] for line in dialect.get("above", [])]
    rows += [list(row) for row in zip(*(names(one) for one in columns), strict=True)]
    rows += [list(row) for row in zip(*(one[2:] for one in columns), strict=True)]
    if dialect.get("saved") == "xlsx":
        data = xlsx({"Sheet1": rows})
    else:
        written = io.StringIO()
        csv.writer(written).writerows(rows)
        data = written.getvalue().encode()
    table, findings = read_file(data, "t")
    assert table, findings
    return table


def outcomes(dialect: dict[str, Any], award: Award = MENDING) -> list[tuple[str, str, str]]:
    """Each column with where it should go and where the draft puts it."""
    table = table_of(dialect)
    guesses, identity = guessed(table, award), id_column(table)
    assert len(table.columns) == len(dialect["columns"])
    found = []
    for number, column in enumerate(dialect["columns"]):
        guess = guesses[number]
        place = guess.place.name if guess.place else LEFT if guess.leave_out or number == identity else NOWHERE
        found.append((" / ".join(names(column)), column[1], place))
    return found


def is_right(wanted: str, got: str) -> bool:
    """Whether a column is where it should be; what has no place may be left out as well."""
    return got == wanted or (wanted == NOWHERE and got == LEFT)


def test_nearly_every_column_is_right_and_none_is_wrong() -> None:
    found = [(name, *one) for name, dialect in DIALECTS.items() for one in outcomes(dialect)]
    assert len(DIALECTS) == 12
    assert [one for one in found if one[3] not in (one[2], NOWHERE, LEFT)] == []
    assert [one for one in found if one[3] == LEFT and one[2] not in (LEFT, NOWHERE)] == []
    missed = [one for one in found if not is_right(*one[2:])]
    assert len(missed) <= len(found) * (1 - ENOUGH), missed


@pytest.mark.parametrize("language", ELSEWHERE)
def test_the_usual_names_of_columns_are_known_in_the_awards_language(language: str) -> None:
    award = award_of("klinke").model_copy(update={"written_in": language})
    found = outcomes({"columns": ELSEWHERE[language]}, award)
    assert [one for one in found if one[1] != one[2]] == []
    abroad = outcomes({"columns": ELSEWHERE[language]}, award.model_copy(update={"written_in": "fi"}))
    assert [one for one in abroad if one[2] not in (one[1], NOWHERE, LEFT)] == []  # silent, and not wrong, where a language is not known
    assert sum(got == NOWHERE for _, _, got in abroad) > sum(got == NOWHERE for _, _, got in found)


@pytest.mark.parametrize("name", DIALECTS)
def test_a_drafted_map_fits_its_table_and_says_why(name: str) -> None:
    table = table_of(DIALECTS[name])
    text = suggested(table, MENDING)
    form, document, wrong = read_map(text, "map.yml")
    assert list(wrong) == []
    assert form
    plan, findings = planned(form, document, MENDING, table)
    assert plan, findings
    guesses = guessed(table, MENDING)
    assert [guess for guess in guesses.values() if guess.place and not guess.because] == []
    assert json.dumps(text).count("    # ") > len(table.columns) // 2


def test_no_licence_is_ever_in_a_drafted_map() -> None:
    data = b"Title,License,Theme\nA,CC BY-SA-NC 4.0,Bikes\nB,CC-BY-SA,Cloths\nC,CC0,Furniture and clothes\n"
    table, _ = read_file(data, "t.csv")
    assert table
    drafted = yaml.safe_load(suggested(table, MENDING))
    assert drafted["columns"]["License"] == {"to": "licence", "values": {"CC BY-SA-NC 4.0": None, "CC-BY-SA": None, "CC0": None}}
    assert drafted["columns"]["Theme"]["values"] == {"Bikes": None, "Cloths": "clothes", "Furniture and clothes": None}
    assert "licence" not in drafted["fixed"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("jotform", {"settings": ["library"], "themes": ["electronics", "furniture"], "period": {"start": "2020-04", "end": "2021-09"}}),
        ("surveymonkey", {"themes": ["electronics", "furniture"], "title": "The lamp evening", "period": {"start": "2020-04", "end": "2021-09"}}),
        ("typeform", {"themes": ["electronics", "furniture"], "period": {"start": "2020-04", "end": "2021-09"}}),
        ("google-forms", {"period": {"start": "2020-04", "end": "2021-09"}, "contact": {"email": "lamps@hallowtop.example"}, "settings": ["library"]}),
        ("excel-by-hand", {"period": {"start": "2020-04", "end": "2021-09"}, "recognition": "silver-needle"}),
        ("formstack", {"period": {"start": "2020-04", "end": "2021-09"}, "themes": ["electronics", "furniture"]}),
    ],
)
def test_what_the_columns_say_arrives(name: str, values: dict[str, Any]) -> None:
    table = table_of(DIALECTS[name])
    form, document, _ = read_map(suggested(table, MENDING), "map.yml")
    assert form
    plan, _ = planned(form, document, MENDING, table)
    assert plan
    front = yaml.load(Drafter(table, plan, MENDING).draft(table.rows[0]).text.split("---")[1], yaml.CBaseLoader)  # noqa: S506
    assert {field: front.get(field) for field in values} == values
    assert "Tinker" not in str(front)
