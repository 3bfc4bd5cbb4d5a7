"""The award in another language keeps what it is there for: nothing of this one is in it, nor in what is made for it or said to its writers."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from showcase.authoring.issue_form import issue_forms
from showcase.authoring.schemas import schemas
from showcase.authoring.snippets import snippets
from showcase.authoring.templates import NewFile, adoption_draft, entry_draft
from showcase.catalogue.pipeline import check
from showcase.checks.award import GRADES
from showcase.model.award import Award
from showcase.model.finding import Diagnostic
from support.awards import award_of
from support.browsing import ANOTHER, KINDS
from support.projects import AWARDS, TODAY
from support.words_of_health import HEALTH

OTHERS = ("nights", "small", "mending", "states")
KLINKE = AWARDS / "klinke"
GESUNDHEIT = re.compile(r"gesundheit|krank|patient|pflege|klinik|\b(?:arzt|ärzt)", re.I)
BEGUN = NewFile("Erle", "verein", "hasenmoor", 2023, "Ein Titel")
ENTRY = "entries/2021/buecher-im-stellwerk"


def ids_of(award: Award) -> set[str]:
    """Every id that an award gives to something, but for the grades of spread, which are the same for all."""
    lists = [ids for name in type(award.vocabularies).model_fields for ids in getattr(award.vocabularies, name)]
    questions = [question.id for one in award.criteria for question in one.questions]
    return {*lists, *award.recognitions, *(one.id for one in award.criteria), *questions, *(one.id for one in award.facets)} - {*GRADES}


def test_no_id_is_an_id_of_the_other_awards() -> None:
    own = ids_of(award_of("klinke"))
    assert len(own) > 80
    assert {name: own & ids_of(award_of(name)) for name in OTHERS} == {name: set() for name in OTHERS}


def test_it_is_in_german_and_nothing_in_it_is_about_health() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(KLINKE.rglob("*")) if path.suffix in (".md", ".yml", ".txt")}
    german = re.compile(r"\b(?:und|die|der|das|ist|nicht|ein|eine|noch|sie)\b", re.I)
    assert [path.name for path, text in texts.items() if path.name == "index.md" and len(german.findall(text)) < 2] == []
    assert [(path.name, found[0]) for path, text in texts.items() if (found := GESUNDHEIT.search(text) or (path.suffix == ".md" and HEALTH.search(text)))] == []


def test_everything_in_it_says_that_it_is_an_example() -> None:
    texts = [*KLINKE.glob("entries/*/*/index.md"), *KLINKE.glob("entries/*/*/adoptions/*.md")]
    assert len(texts) >= 15
    assert [path for path in texts if "\nexample: true\n" not in path.read_text(encoding="utf-8")] == []


def test_it_has_every_kind_of_page() -> None:
    assert KINDS.keys() <= ANOTHER.keys()


def made_for(award: Award) -> dict[str, str]:
    drafts = {"a draft": entry_draft(BEGUN, award), "a record": adoption_draft(BEGUN, award)}
    return {**schemas(award), **snippets(award), **issue_forms(award), **drafts}


@pytest.mark.parametrize("name", ["mending", "klinke"])
def test_what_is_made_for_an_award_speaks_of_no_other(name: str) -> None:
    for path, text in made_for(award_of(name)).items():
        assert [found[0] for found in HEALTH.finditer(text)] == [], path


def parts(values: Any) -> Iterator[dict[str, Any]]:
    if isinstance(values, dict):
        yield values
    for one in values.values() if isinstance(values, dict) else values if isinstance(values, list) else ():
        yield from parts(one)


def test_an_editor_offers_no_example_that_is_not_a_choice() -> None:
    for path, text in schemas(award_of("klinke")).items():
        closed = [part for part in parts(json.loads(text)) if "enum" in part or any("enum" in one for one in part.get("anyOf", ()))]
        assert [part["examples"] for part in closed if "examples" in part] == [], path


# A field that is taken out, each with the file that it is in.
TAKEN_OUT = {
    "its places": ("index.md", "settings: [bahnhof, buecherei]\n"),
    "its themes": ("index.md", "themes: [lesen, unterwegs]\n"),
    "its licence": ("index.md", "licence: CC-BY-NC-4.0\nreview_by"),
    "the licence of a material": ("index.md", "    licence: DL-DE-BY-2.0\n"),
    "the type of an organisation": ("index.md", "    type: leihbuecherei\n"),
    "the stage of a record": ("adoptions/niederaubach.md", "stage: umgebaut\n"),
    "who uses it": ("adoptions/niederaubach.md", "organisation: {name: Bücherverein Niederaubach, type: verein, region: aubachtal}\n"),
}


def without(root: Path, file: str, piece: str) -> tuple[Path, Diagnostic]:
    """The entry without a piece, and what is said of it."""
    path = root / ENTRY / file
    text = path.read_text(encoding="utf-8")
    assert piece in text
    path.write_text(text.replace(piece, "review_by" if piece.endswith("review_by") else "", 1), encoding="utf-8")
    (found,) = (finding for finding in check(root, TODAY).findings if finding.code == "missing-field")
    return path, found


@pytest.mark.parametrize("what", TAKEN_OUT)
def test_a_line_to_paste_fits_the_award_and_leaves_the_choice_to_whoever_writes(what: str, tmp_path: Path) -> None:
    root = Path(shutil.copytree(KLINKE, tmp_path / "klinke"))
    path, found = without(root, *TAKEN_OUT[what])
    assert not HEALTH.search(str(found))
    lines = path.read_text(encoding="utf-8").split("\n")
    row = lines.index("---", 1) if not found.paste.startswith(" ") else found.location.line
    for piece, left in ((found.paste, {"placeholder-text"}), (TAKEN_OUT[what][1].removesuffix("review_by").rstrip("\n"), set[str]())):
        path.write_text("\n".join([*lines[:row], piece, *lines[row:]]), encoding="utf-8")
        assert {one.code for one in check(root, TODAY).findings if "leihleitern-am-deich" not in one.location.path} - {"too-few-adoptions"} == left


def test_whole_organisations_to_paste_name_the_awards_own_choices(tmp_path: Path) -> None:
    root = Path(shutil.copytree(KLINKE, tmp_path / "klinke"))
    text = (root / ENTRY / "index.md").read_text(encoding="utf-8")
    _, found = without(root, "index.md", text[text.index("organisations:") : text.index("settings:")])
    assert [(one["role"], one["type"], one["region"]) for one in yaml.safe_load(found.paste)["organisations"]] == [("lead", "…", "…")]
    assert "genossenschaft" in found.paste.split("\n")[0]
    assert "aubachtal" in found.paste.split("\n")[0]
