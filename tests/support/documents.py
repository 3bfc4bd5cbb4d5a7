"""Entries and records as texts, for the page of the form and for Python’s reader and writer: those that exist, those of all cases, and some at random."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from showcase.authoring.layout import FILES
from showcase.intake.sources import Source
from showcase.parsing.front_matter import split_front_matter
from showcase.parsing.validation.schema_walk import names_of
from showcase.parsing.yaml.load import read_yaml
from support.casework import read
from support.projects import AWARDS, ROOT

CASES = ROOT / "tests" / "cases"
SMALL = AWARDS / "small" / "entries" / "2025" / "quiet-mornings" / "index.md"


@dataclass(frozen=True)
class Text:
    """A file, by a name for messages and by its kind."""

    it: str
    kind: str
    text: str

    @property
    def model(self) -> type[BaseModel]:
        """The fields that it may have."""
        return FILES[self.kind]


def texts() -> Iterator[Text]:
    """Every entry and record of this project and of its tests, and those of the cases that change one."""
    for root in (ROOT, *sorted(path for path in AWARDS.iterdir() if (path / "entries").is_dir())):
        for path in sorted((root / "entries").rglob("*.md")):
            if path.name != "import-notes.md":
                kind = {"adoptions": "adoption", "followups": "followup"}.get(path.parent.name, "entry" if path.name == "index.md" else "translation")
                yield Text(path.relative_to(ROOT).as_posix(), kind, path.read_bytes().decode("utf-8", "replace"))
    small = SMALL.read_text(encoding="utf-8")
    for path in sorted(path for folder in ("rules", "broken", "slips") for path in (CASES / folder).glob("*.yml")):
        cases: Any = read(path)
        every = cases if isinstance(cases, list) else [one for group in cases.values() for one in group]
        changed = ((one["it"], _changed(small, one)) for one in every if isinstance(one, dict) and "it" in one)
        yield from (Text(f"{path.stem}: {it}", "entry", text) for it, text in changed if text)


def _changed(text: str, case: Mapping[str, Any]) -> str:
    """The small award’s entry as a case has it; nothing where the case does something else."""
    written = case.get("write", {}).get("index.md") if isinstance(case.get("write"), Mapping) else None
    changes = case.get("change")
    if isinstance(written, str):
        return written
    if not isinstance(changes, Mapping) or not all(isinstance(new, str) and old in text for old, new in changes.items()):
        return ""
    for old, new in changes.items():
        text = text.replace(old, new, 1)
    return text


@dataclass(frozen=True)
class Told:
    """What Python’s reader says of a file; no values where it had to guess."""

    values: Mapping[str, Any] | None
    body: str
    codes: frozenset[str]


def told(one: Text) -> Told:
    """A file as Python reads it, its letters left as they are."""
    text = one.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    parts = split_front_matter(Source("index.md", text))
    codes = {finding.code for finding in parts.findings}
    if parts.fields is None:
        return Told(None, text, frozenset(codes))
    document, found = read_yaml(parts.fields, "index.md", parts.offset, names_of(one.model))
    codes |= {finding.code for finding in found if finding.code not in ("lost-after-hash", "hidden-character")}
    return Told(document.values if isinstance(document.values, dict) else None, parts.body, frozenset(codes))


WORDS: list[str] = json.loads((CASES / "form" / "values.json").read_text(encoding="utf-8"))
NAMES = ("title", "year", "period", "start", "people", "value", "name", "with", "Grüße", "a b", "no", "x: y", "", "consent", "licence", "{", "unknown")
FIRST = ("title", "summary", "settings", "measures", "extra", "contact")
HALF = "a half \ud83d of a letter"  # as a browser may hold it, and no file can


def random_values(count: int) -> list[dict[str, Any]]:
    """Fields of any shape with values of any kind, the same each time."""
    dice = random.Random(18)  # noqa: S311 – nothing is to be kept secret
    return [{dice.choice(FIRST): _value(dice, 0), **_fields(dice, 0)} for _ in range(count)]


def _value(dice: random.Random, depth: int) -> Any:
    kind = dice.random()
    if depth < 3 and kind < 0.18:
        return [_value(dice, depth + 1) for _ in range(dice.randrange(5))]
    if depth < 3 and kind < 0.36:
        return _fields(dice, depth + 1)
    if kind < 0.4:
        return None
    return " ".join(dice.choice(WORDS) for _ in range(dice.choice((1, 1, 1, 2, 3, 12, 40))))


def _fields(dice: random.Random, depth: int) -> dict[str, Any]:
    return {dice.choice(NAMES): _value(dice, depth) for _ in range(dice.randrange(6))}
