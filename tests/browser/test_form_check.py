"""The form’s check and Python’s: given the same documents, both say the same, in the same words, of the same places."""

import json
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from showcase.authoring.rules.table import decided
from support.casework import Case, apply, read
from support.form_check import Both, asked, both, copied, differences
from support.form_records import both_of_record, told_of
from support.projects import AWARDS, ROOT, root_of
from support.spoiling import spoilt, spoilt_body

CASES = ROOT / "tests" / "cases"
ENTRY = "2025/quiet-mornings"
FEWEST = 1_000  # documents that both are given
SPOILT = 300
WAYS = 12  # in which each record is spoilt
RECORDS = ("adoptions", "followups")
SEED = 20_261
EVERY = ("this", *sorted(path.name for path in AWARDS.iterdir() if (path / "criteria.yml").is_file()))
pytestmark = pytest.mark.slow


def cases() -> Iterator[tuple[str, Case]]:
    """Every case of the other tests that changes one entry."""
    for path in sorted((CASES / "rules").glob("*.yml")):
        yield from ((path.stem, case) for kind in ("fails", "passes") for case in read(path).get(kind, []))
    for path in sorted((CASES / "slips").glob("*.yml")):
        yield from ((kind, case) for kind, some in read(path).items() for case in some)
    for path in (*sorted((CASES / "broken").glob("*.yml")), CASES / "wordings.yml"):
        yield from ((path.stem, case) for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader))  # noqa: S506 – it makes nothing but text
    together: Any = read(CASES / "at_once.yml")
    yield "at once", {"change": together["wrong"]}
    yield from (("at once", {"it": case["it"], "change": {**case["change"], **together["wrong"]}}) for case in together["beside"])


def of_people() -> Iterator[tuple[str, Case]]:
    """Personal data, and what only looks like it, in an answer or in a field."""
    for name in ("positive", "near-misses"):
        for kind, lines in yaml.safe_load((CASES / "personal" / f"{name}.yml").read_text(encoding="utf-8")).items():
            pieces = (line.replace("«", "").replace("»", "") for line in lines)
            yield from ((kind, {"it": piece, "change": {"Nine patients and": f"Nine patients\n\n{piece}\n\nand"}}) for piece in pieces)
    shown = yaml.safe_load((CASES / "personal" / "shown.yml").read_text(encoding="utf-8"))
    for kind, texts in shown["texts"].items():
        yield from ((kind, {"it": text, "change": {"nine receptionists.": f"nine receptionists. {text}"}}) for text in texts)
    for kind, texts in shown["fields"].items():  # between quotation marks a browser sees the value and not how it is typed
        yield from ((kind, {"it": text, "change": {"gave: The loan of a meter": f"gave: {text}"}}) for text in texts if "''" not in text)


def shared(folder: Path) -> Iterator[Both]:
    """The cases, and every entry of every award, as far as they can be read as they stand."""
    for kind, case in (*cases(), *of_people()):
        root = copied(AWARDS / "small", folder)
        apply(case, root)
        yield from filter(None, [both(f"{kind}: {case.get('it')}", root, ENTRY)])
    for name in EVERY:
        for index in sorted((root_of(name) / "entries").glob("*/*/index.md")):
            yield from filter(None, [both(f"{name}: {index.parent.name}", root_of(name), f"{index.parts[-3]}/{index.parts[-2]}")])


def spoilt_documents(folder: Path) -> Iterator[Both]:
    """Entries of the awards with one to three things wrong in each, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 – no secret
    for number in range(SPOILT):
        award = chance.choice(EVERY)
        index = chance.choice(sorted((root_of(award) / "entries").glob("*/*/index.md")))
        text = spoilt_text(index, chance)
        if text:
            (folder / index.relative_to(root_of(award))).parent.mkdir(parents=True, exist_ok=True)
            (folder / "criteria.yml").write_bytes((root_of(award) / "criteria.yml").read_bytes())
            (folder / index.relative_to(root_of(award))).write_text(text, encoding="utf-8")
            yield from filter(None, [both(f"spoilt {number}: {index.parent.name}", folder, f"{index.parts[-3]}/{index.parts[-2]}")])


def spoilt_text(path: Path, chance: random.Random) -> str:
    """A file with one to three things wrong in it; nothing where no fields are left."""
    whole = path.read_text(encoding="utf-8")
    if "status: withdrawn" in whole:
        return ""
    _, front, body = whole.split("---\n", 2)
    values = yaml.load(front, yaml.CBaseLoader)  # noqa: S506 – it makes nothing but text
    for _ in range(chance.randint(1, 3)):
        values, body = spoilt(values, chance), spoilt_body(body, chance)
    return f"---\n{yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)}---\n{body}" if isinstance(values, dict) else ""


def of_records(folder: Path) -> Iterator[Both]:
    """The cases that are about records, every record of every award, and those with something wrong in them."""
    for kind, case in cases():
        if any(f"{name}/" in json.dumps(case) for name in RECORDS):
            root = copied(AWARDS / "small", folder / "small")
            apply(case, root)
            held = [path for name in RECORDS for path in sorted((root / "entries" / ENTRY / name).glob("*.md"))]
            about = told_of(with_sound_records(copied(root, folder / "sound")), ENTRY) if held else None
            yield from filter(None, (both_of_record(f"{kind}: {case.get('it')}", root, path, about) for path in held if about))
    yield from of_people_in_records(folder / "people")
    chance = random.Random(SEED)  # noqa: S311 – no secret
    for name in EVERY:
        for path in sorted(path for kind in RECORDS for path in (root_of(name) / "entries").glob(f"*/*/{kind}/*.md")):
            yield from of_record(path, root_of(name), copied(path.parent.parent, folder / name / path.parents[1].relative_to(root_of(name))), chance)


def with_sound_records(root: Path) -> Path:
    """A project whose entry has the records of the small award, and no others."""
    for name in RECORDS:
        shutil.rmtree(root / "entries" / ENTRY / name, ignore_errors=True)
    shutil.copytree(AWARDS / "small" / "entries" / ENTRY / "adoptions", root / "entries" / ENTRY / "adoptions")
    return root


def of_record(path: Path, root: Path, folder: Path, chance: random.Random) -> Iterator[Both]:
    """A record as it is, and in some other ways, in a copy of its entry’s folder."""
    about = told_of(root, f"{path.parts[-4]}/{path.parts[-3]}")
    copy = folder / path.parent.name / path.name
    project = folder.parents[2]
    (project / "criteria.yml").write_bytes((root / "criteria.yml").read_bytes())
    for number in range(WAYS + 1 if about else 0):
        copy.write_text(spoilt_text(path, chance) if number else path.read_text(encoding="utf-8"), encoding="utf-8")
        yield from filter(None, [both_of_record(f"{number} {path.parts[-3]}/{path.name}", project, copy, about)])


def of_people_in_records(folder: Path) -> Iterator[Both]:
    """Personal data in a record’s text and in one of its fields."""
    root = copied(AWARDS / "small", folder)
    path, about = root / "entries" / ENTRY / "adoptions" / "birch-clinic.md", told_of(root, ENTRY)
    text = path.read_text(encoding="utf-8")
    for name in ("positive", "near-misses"):
        for kind, lines in yaml.safe_load((CASES / "personal" / f"{name}.yml").read_text(encoding="utf-8")).items():
            for piece in (line.replace("«", "").replace("»", "") for line in lines):
                kept = yaml.safe_dump({"kept": [piece]}, allow_unicode=True, width=10_000)
                in_field = [text.replace("kept: [The month of listening]\n", kept)] if "\n" not in piece else []  # a browser sees no lines there
                for changed in (text.replace("first.", f"first.\n\n{piece}"), *in_field):
                    path.write_text(changed, encoding="utf-8")
                    yield from filter(None, [both_of_record(f"record, {kind}: {piece}", root, path, about)])


def test_both_say_the_same_of_every_document(page: Page, tmp_path: Path) -> None:
    documents = [*shared(tmp_path / "small"), *spoilt_documents(tmp_path / "spoilt"), *of_records(tmp_path / "records")]
    assert len(documents) >= FEWEST
    said = asked(page, documents)
    wrong = [f"{one.it}: {line}" for one, told in zip(documents, said, strict=True) for line in differences(one, told)]
    assert not wrong, "\n".join(wrong[:40])
    heard = Counter(words[0] for one in documents for words, _ in one.said)
    unheard = [code for code in decided() if not heard[code]]
    assert unheard == [], "decide them in overrides/assets/form/checks, or say in authoring/rules/undecided.yml why a browser does not"
