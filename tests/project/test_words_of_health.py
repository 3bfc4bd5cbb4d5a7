"""Nothing about health is on a site, in a document or in a text to begin with of an award that is about something else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from showcase.cli.main import main
from showcase.publish.papers.kit import kit_of
from support.awards import award_of
from support.paper_documents import OF
from support.projects import build, files
from support.word_documents import parts, subjects
from support.words_of_health import told

OTHERS = ("klinke", "mending", "gardens", "campus")


@pytest.mark.slow
@pytest.mark.parametrize("award", OTHERS)
def test_no_file_of_the_site_of_another_award_speaks_of_it(award: str, built: Callable[[str], Path]) -> None:
    site = files(built(award) / "site")
    assert told(site) == []
    assert (b"NHS number" in site["enter/checks/index.html"]) == ("gb" in award_of(award).countries)  # nor does what is looked for in one country alone


@pytest.mark.parametrize("award", OTHERS)
def test_no_document_of_another_award_speaks_of_it(award: str) -> None:
    for subject in subjects(award):
        made = {f"{name}.json": json.dumps(one.told(subject), ensure_ascii=False, default=str) for name, one in OF.items()}
        made |= {f"{name}.txt": text for name, text in parts(subject).items()} | {"kit.txt": str(kit_of(subject))}
        assert told({name: text.encode() for name, text in made.items()}) == [], subject.entry.key


@pytest.mark.slow
def test_nothing_that_an_award_begins_with_speaks_of_it(tmp_path: Path) -> None:
    root = tmp_path / "begun"
    assert main(["init", str(root), "--name", "Town Prize", "--email", "prize@town.example", "--year", "2026"]) == 0
    assert told({name: data for name, data in files(root).items() if name.startswith(("criteria", "entries/", "pages/"))}) == []
    assert build(root).returncode == 0
    assert told(files(root / "site")) == []


@pytest.mark.parametrize("path", ["a.html", "data/v1/a.json", "feeds/a.xml", "a.csv", "a.md", "template.txt", "find.js", "badge.svg"])
def test_a_word_is_found_wherever_it_stands(path: str) -> None:
    assert told({path: b"<p>Nine Patients of Ward 4</p>"}) == [f"{path}: …<p>Nine Patients of Ward 4</p>…", f"{path}: …<p>Nine Patients of Ward 4</p>…"]
    assert told({path: b"An NHS number, [nhs-number]; the careful nursery; Spital"}) == []
