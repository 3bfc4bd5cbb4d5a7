"""What is made from the award for editors and forms: it is current, it says yes wherever the checks do, and no to what they refuse."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel
from showcase.authoring.issue_form import issue_forms
from showcase.authoring.schemas import schemas
from showcase.authoring.snippets import snippets
from showcase.cli.main import main
from showcase.model import fields
from showcase.model.award import Award
from support.awards import award_in
from support.projects import AWARDS, ROOT

NIGHTS = AWARDS / "nights"
PROJECTS = (ROOT, *sorted(path.parent for path in AWARDS.glob("*/criteria.yml")))
Values = dict[str, Any]


@cache
def judge(kind: str, root: Path = NIGHTS) -> Draft7Validator:
    schema = json.loads(schemas(award_in(root))[f"schemas/{kind}.json"])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def seen(text: str) -> Values:
    """YAML as an editor sees it, with its guesses; days are text there."""
    values: Values = as_text(yaml.load(text, yaml.CSafeLoader))
    return values


def as_text(values: Any) -> Any:
    if isinstance(values, dict):
        return {str(name): as_text(value) for name, value in values.items()}
    if isinstance(values, list):
        return [as_text(value) for value in values]
    return values.isoformat() if isinstance(values, date) else values


def front(path: Path) -> Values:
    return seen(path.read_text(encoding="utf-8").split("---\n")[1])


def faults(kind: str, values: Values, root: Path = NIGHTS) -> list[str]:
    return [f"{'/'.join(str(step) for step in error.path)}: {error.message}" for error in judge(kind, root).iter_errors(values)]


def texts() -> Iterator[tuple[str, Path, Path]]:
    for root in PROJECTS:
        yield from (("entry", path, root) for path in sorted(root.glob("entries/*/*/index.md")))
        yield from (("adoption", path, root) for path in sorted(root.glob("entries/*/*/adoptions/*.md")))
        yield from (("translation", path, root) for path in sorted(root.glob("entries/*/*/index.*.md")))


@pytest.mark.parametrize(("kind", "path", "root"), [pytest.param(*one, id=str(one[1].relative_to(ROOT))) for one in texts()])
def test_an_editor_finds_no_fault_with_what_is_published(kind: str, path: Path, root: Path) -> None:
    if front(path).get("status") != "draft":  # a draft may be wrong
        assert faults(kind, front(path), root) == []


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: root.name)
def test_an_editor_finds_no_fault_with_an_award(root: Path) -> None:
    assert faults("criteria", seen((root / "criteria.yml").read_text(encoding="utf-8")), root) == []


def test_there_is_something_to_look_at() -> None:
    kinds = [kind for kind, _, root in texts() if root != ROOT]
    assert (kinds.count("entry"), kinds.count("adoption"), kinds.count("translation")) >= (35, 25, 5)


SOUND = front(NIGHTS / "entries/2025/quiet-nights/index.md")
AWARD = seen((NIGHTS / "criteria.yml").read_text(encoding="utf-8"))


def changed(**fields: object) -> Values:
    return SOUND | fields


@pytest.mark.parametrize(
    "values",
    [
        changed(title=2025),
        changed(title=False),
        changed(year="2025"),
        changed(example="true"),
        changed(aliases=None),
        changed(adapting=None),
        changed(measures=[changed()["measures"][0] | {"before": {"value": "1.10", "period": "2024-05"}}]),
        {"title": "Gone", "year": 2024, "status": "withdrawn", "withdrawn_because": "The team asked for it.", "themes": "what it was"},
    ],
    ids=["a number as a title", "no as a title", "a year in quotes", "true in quotes", "an empty list", "empty fields", "a number in quotes", "withdrawn"],
)
def test_an_editor_says_yes_where_the_checks_do(values: Values) -> None:
    assert faults("entry", values) == []


def without(name: str) -> Values:
    return {key: value for key, value in changed().items() if key != name}


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (changed(themes=["slepe"]), "themes/0: 'slepe'"),
        (changed(recognition="best"), "recognition: 'best'"),
        (changed(themse=["sleep"]), "'themse' was unexpected"),
        (without("summary"), "'summary' is a required"),
        (changed(title="x" * 101), "is too long"),
        (changed(title=None), "title: None"),
        (changed(title=["a"]), "title: ['a']"),
        (changed(year=2019), "year: 2019"),
        (changed(period={"start": "April 2023"}), "period/start"),
        (changed(published="6 October"), "published"),
        (changed(measures=[changed()["measures"][0] | {"sample": 0}]), "measures/0/sample"),
        (changed(testimonials=[changed()["testimonials"][0] | {"consent": "yes"}]), "testimonials/0/consent"),
        (changed(involvement={"stages": {"dessign": {"staff": "co-design"}}}), "'dessign' was unexpected"),
        (changed(involvement={"stages": {"design": {"staff": "co-desing"}}}), "involvement/stages/design/staff"),
        ({"title": "Gone", "year": 2024, "status": "withdrawn"}, "'withdrawn_because' is a required"),
    ],
)
def test_an_editor_underlines_a_mistake(values: Values, says: str) -> None:
    found = faults("entry", values)
    assert any(says in one for one in found), found


def criteria(**fields: object) -> Values:
    return AWARD | fields


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (criteria(yeers=[]), "'yeers' was unexpected"),
        (criteria(facets=[{"id": "x", "of": "moods", "title": "X", "one": "X", "text": "X"}]), "facets/0/of: 'moods'"),
        (criteria(recognitions={"Winner!": {"label": "W", "text": "W"}}), "recognitions: 'Winner!'"),
        (criteria(likeness={"moods": 2}), "likeness: 'moods'"),
        (criteria(likeness=[{"of": "moods", "weight": 2}]), "likeness/0/of: 'moods'"),
        (criteria(likeness=[{"of": "themes", "weight": 2, "match": "near"}]), "likeness/0/match: 'near'"),
        (criteria(synonyms=["A&E"]), "synonyms/0: 'A&E'"),
        (criteria(evidence=[{"adapting": ["costs"]}]), "evidence/0/adapting/0: 'costs'"),
        (criteria(years=[{"year": 2026, "opens": "March", "closes": "2026-06-30", "announced": "2026-10-05"}]), "years/0/opens"),
    ],
)
def test_an_editor_underlines_a_mistake_in_the_award(values: Values, says: str) -> None:
    found = faults("criteria", values)
    assert any(says in one for one in found), found


def test_an_editor_underlines_a_mistake_in_a_record() -> None:
    record = front(next(path for kind, path, _ in texts() if kind == "adoption"))
    assert any("stage: 'adoptd'" in one for one in faults("adoption", record | {"stage": "adoptd"}))


def test_an_id_that_yaml_takes_for_something_else_is_offered_in_both_forms(small: Path) -> None:
    path = small / "criteria.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^(\s+)noise: ", r"\g<1>no: ", text, count=1), encoding="utf-8")
    themes = json.loads(schemas(award_in(small))["schemas/entry.json"])["$defs"]["FrontMatter"]["properties"]["themes"]["items"]
    assert themes["enum"][:2] == ["no", False]
    assert len(themes["enum"]) == len(themes["enumDescriptions"])


def test_every_choice_is_explained() -> None:
    themes = json.loads(schemas(award_in(NIGHTS))["schemas/entry.json"])["$defs"]["FrontMatter"]["properties"]["themes"]["items"]
    term = award_in(NIGHTS).vocabularies.themes["sleep"]
    assert dict(zip(themes["enum"], themes["enumDescriptions"], strict=True))["sleep"] == f"{term.label}: {term.text}"


@pytest.mark.parametrize("model", [one for one in vars(fields).values() if isinstance(one, type) and issubclass(one, BaseModel)])
def test_every_field_says_what_it_is_for(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


@pytest.mark.parametrize("make", [schemas, snippets, issue_forms])
@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: root.name)
def test_the_same_award_gives_the_same_bytes(make: Callable[[Award], dict[str, str]], root: Path) -> None:
    assert make(award_in(root)) == make(award_in(root).model_copy(deep=True))


def test_what_is_kept_in_the_repository_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["schema", "--check", "--root", str(ROOT)])
    assert status == 0, capsys.readouterr().out


def test_what_is_out_of_date_is_named_and_then_made(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = {*schemas(award_in(ROOT)), *snippets(award_in(ROOT)), *issue_forms(award_in(ROOT))}
    assert main(["schema", "--check", "--root", str(small)]) == 1
    assert {*capsys.readouterr().out.splitlines()[:-1]} == made
    assert not (small / "schemas").exists()
    assert main(["schema", "--root", str(small)]) == 0
    assert main(["schema", "--check", "--root", str(small)]) == 0


def test_an_award_with_errors_makes_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "criteria.yml").write_text("name: x\n", encoding="utf-8")
    assert main(["schema", "--root", str(small)]) == 1
    assert "missing-field" in capsys.readouterr().out
    assert not (small / "schemas").exists()


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: root.name)
def test_a_form_asks_every_question_of_the_newest_year(root: Path) -> None:
    one = award_in(root)
    form = yaml.safe_load(next(iter(issue_forms(one).values())))
    ids = [part["id"] for part in form["body"] if "id" in part]
    labels = [part["attributes"]["label"] for part in form["body"] if "label" in part["attributes"]]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    headings = [line[4:] for part in form["body"] for line in part["attributes"].get("value", "").splitlines() if line.startswith("### ")]
    assert headings == [title for _, _, title in one.asked_in(max(one.by_year))]


def test_a_snippet_answers_nothing_for_the_writer() -> None:
    """What a snippet leaves behind untouched is found empty: no consent, no number and no choice is made by pressing a key."""
    for snippet in json.loads(next(iter(snippets(award_in(ROOT)).values()))).values():
        untouched = re.sub(r"\$\{\d+(?:\|([^,]*),[^|]*\|)?\}", lambda found: found[1] or "", "\n".join(snippet["body"]))
        assert "$" not in untouched
        assert list(leaves(yaml.safe_load(untouched))) == []


def leaves(values: Any) -> Iterator[object]:
    if isinstance(values, dict | list):
        for one in values.values() if isinstance(values, dict) else values:
            yield from leaves(one)
    elif values is not None:
        yield values


def test_a_copy_of_the_project_makes_the_same(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "criteria.yml", tmp_path / "criteria.yml")
    assert main(["schema", "--root", str(tmp_path)]) == 0
    for name in ("entry", "adoption", "translation", "criteria"):
        assert (tmp_path / f"schemas/{name}.json").read_bytes() == (ROOT / f"schemas/{name}.json").read_bytes()
