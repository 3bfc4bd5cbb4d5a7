"""The example entries are as `scripts/dev/collection.py` promises them, and it tells when one is not. Entries of real teams are not judged."""

import re
import shutil
from pathlib import Path

import pytest
from collection import faults
from support.projects import ROOT, TODAY

ENTRY = "entries/2025/quiet-nights"


def test_every_example_is_as_promised() -> None:
    assert faults(ROOT, TODAY) == []


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """The criteria and the entries, to be changed."""
    shutil.copytree(ROOT / "entries", tmp_path / "entries")
    shutil.copyfile(ROOT / "criteria.yml", tmp_path / "criteria.yml")
    return tmp_path


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_an_entry_that_is_copied_is_told(collection: Path) -> None:
    shutil.copytree(collection / ENTRY, collection / "entries/2025/quieter-nights")
    path = collection / "entries/2025/quieter-nights/index.md"
    change(path, ("title: Quiet", "title: Quieter"))
    assert "word for word, as in entries/2025/quiet-nights/index.md" in "\n".join(faults(collection, TODAY))
    fields, heading, text = path.read_text(encoding="utf-8").partition("\n## ")
    path.write_text(fields + heading + re.sub(r"\.\n(?=\n#|\Z)", ", so.\n", text), encoding="utf-8")  # so that no answer is quite the same
    told = "\n".join(faults(collection, TODAY))
    for fault in ("have one sentence: ‘", "2 answers to hurdles begin with ‘", "['2025/quiet-nights', '2025/quieter-nights'] have the same shape"):
        assert fault in told


SOLD = """Holistic — colorful: <https://elsewhere.org/x>.
I slept through for the first time in a month."""


def test_what_an_editor_would_mark_is_told(collection: Path) -> None:
    path = collection / ENTRY / "index.md"
    change(path, ("### Who was involved\n", f"### Who was involved\n\n{SOLD}\n"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("### Safer care\n")[0] + "### Safer care\n\nIt is.\n\n###" + text.partition("### Safer care\n")[2].partition("###")[2])
    told = "\n".join(faults(collection, TODAY))
    for fault in (
        "‘colorful’ is American or sells",
        "‘holistic’ is American or sells",
        "it has a long dash",
        "it leads to a host under .org",
        "safer-care is answered in 2 words",
        "what is quoted stands in an answer too: ‘i slept through for the first time in a month’",
    ):
        assert f"2025/quiet-nights: {fault}" in told


def test_a_collection_without_its_failure_and_its_welsh_is_told(collection: Path) -> None:
    shutil.rmtree(collection / "entries/2025/the-bell-we-took-down")
    path = collection / "entries/2025/the-waiting-map/index.cy.md"
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n\nRhagor: 77.\n", encoding="utf-8")
    told = "\n".join(faults(collection, TODAY))
    assert "no longer tells of a project that failed" in told
    assert "2025/the-waiting-map: its translation (cy) has other paragraphs or figures" in told


def test_an_entry_that_is_hard_to_read_is_told(collection: Path) -> None:
    path = collection / ENTRY / "index.md"
    hard = "Notwithstanding organisational interdependencies, multidisciplinary conceptualisation proceeded incrementally throughout. " * 3
    for criterion in ("Ambition", "Outcome"):
        head, _, after = path.read_text(encoding="utf-8").partition(f"\n## {criterion}\n")
        text, _, rest = after.partition("\n## ")
        path.write_text(f"{head}\n## {criterion}\n{re.sub(r'(?m)^(?!#).+$', hard, text)}\n## {rest}", encoding="utf-8")
    told = "\n".join(faults(collection, TODAY))
    assert "2025/quiet-nights: it asks for " in told
