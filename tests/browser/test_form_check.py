"""The form’s check and Python’s: given the same documents, both say the same, in the same words, of the same places."""

import random
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
from support.projects import AWARDS, ROOT, root_of

CASES = ROOT / "tests" / "cases"
ENTRY = "2025/quiet-mornings"
FEWEST = 1_000  # documents that both are given
SPOILT = 300
SEED = 20_261
EVERY = ("this", *sorted(path.name for path in AWARDS.iterdir() if (path / "criteria.yml").is_file()))
DEEPER = 0.7  # as often as not something further in is spoilt
WORDS = (
    "TBC", "under 5", "1,234", "2024-Q1 to 2023-Q4", "2024-13", "3 patients", "about 20", "lower", "true", "unknown", "winner", "https://a.example",
    "x@y.example", "Data",
)  # fmt: skip
HOLDS: tuple[Any, ...] = (None, "", [], {}, [None], "…", {"a": "b"}, ["x", "y"], *WORDS)
PIECES = (
    "", "TODO: ask", "Three patients fell.", "## Extra", "### Extra", "<b>bold</b>", "> I said so.\n> — A nurse", "[here](www.example.org)", "![](a.png)",
    "[a file](nothing.pdf)", "    four spaces", "1. one\n2. two", "| a | b |\n|---|---|\n| c | d |", "<!-- a note -->", "```\n## code\n```",
)  # fmt: skip
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


def spoilt(values: Any, chance: random.Random) -> Any:
    """Values with one of them, somewhere, taken out, emptied, doubled, renamed or put in place of another."""
    deeper = chance.random() < DEEPER
    if isinstance(values, dict) and values:
        name = chance.choice(list(values))
        if deeper:
            return {**values, name: spoilt(values[name], chance)}
        others = {one: value for one, value in values.items() if one != name}
        called = chance.choice((f"{name}s", name[:-1], name.upper(), "zz"))
        return chance.choice((others, {**others, called: values[name]}, {**values, name: chance.choice(HOLDS)}))
    if isinstance(values, list) and values:
        place = chance.randrange(len(values))
        inner = spoilt(values[place], chance) if deeper else values[place]
        whole = [*values[:place], inner, *values[place + 1 :]]
        return whole if deeper else chance.choice((values[:place] + values[place + 1 :], [*values, inner], inner))
    return _spoilt_text(str(values), chance)


def _spoilt_text(text: str, chance: random.Random) -> Any:
    place, word = chance.randrange(len(text) + 1), chance.choice(WORDS)
    other = text[:place] + chance.choice("e1,-% \u00a0é") + text[place:]
    return chance.choice((text[:place] + text[place + 1 :], other, word, text * 30, [text], None, f"{text} {word}"))


def spoilt_body(body: str, chance: random.Random) -> str:
    """A text of which a line is taken out, doubled, moved or written over, or something is put in."""
    lines = body.split("\n")
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    ways = (
        [*lines[:place], *lines[place + 1 :]], [*lines[:place], lines[place], *lines[place:]], [*lines[:place], lines[other], *lines[place + 1 :]],
        [*lines[:place], chance.choice(PIECES), *lines[place:]], [*lines[:place], chance.choice("#>-* ") + lines[place], *lines[place + 1 :]],
    )  # fmt: skip
    return "\n".join(chance.choice(ways))


def spoilt_documents(folder: Path) -> Iterator[Both]:
    """Entries of the awards with one to three things wrong in each, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 – no secret
    for number in range(SPOILT):
        award = chance.choice(EVERY)
        index = chance.choice(sorted((root_of(award) / "entries").glob("*/*/index.md")))
        whole = index.read_text(encoding="utf-8")
        if "status: withdrawn" in whole:
            continue
        _, front, body = whole.split("---\n", 2)
        values = yaml.load(front, yaml.CBaseLoader)  # noqa: S506 – it makes nothing but text
        for _ in range(chance.randint(1, 3)):
            values, body = spoilt(values, chance), spoilt_body(body, chance)
        if isinstance(values, dict):
            (folder / index.relative_to(root_of(award))).parent.mkdir(parents=True, exist_ok=True)
            (folder / "criteria.yml").write_bytes((root_of(award) / "criteria.yml").read_bytes())
            text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)
            (folder / index.relative_to(root_of(award))).write_text(f"---\n{text}---\n{body}", encoding="utf-8")
            yield from filter(None, [both(f"spoilt {number}: {index.parent.name}", folder, f"{index.parts[-3]}/{index.parts[-2]}")])


def test_both_say_the_same_of_every_document(page: Page, tmp_path: Path) -> None:
    documents = [*shared(tmp_path / "small"), *spoilt_documents(tmp_path / "spoilt")]
    assert len(documents) >= FEWEST
    said = asked(page, documents)
    wrong = [f"{one.it}: {line}" for one, told in zip(documents, said, strict=True) for line in differences(one, told)]
    assert not wrong, "\n".join(wrong[:40])
    heard = Counter(words[0] for one in documents for words, _ in one.said)
    unheard = [code for code in decided() if not heard[code]]
    assert unheard == [], "decide them in overrides/assets/form/checks, or say in authoring/rules/undecided.yml why a browser does not"
