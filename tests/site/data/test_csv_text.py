"""Cells of CSV: read back as they were written, and taken for a formula by no spreadsheet."""

import csv
import io
import random
from datetime import date
from decimal import Decimal

import yaml
from showcase.site.data.csv_text import MARK, defused, head, joined, lines
from support.projects import ROOT
from support.tables import apart, formulas, undefused

CASES: list[tuple[str, str]] = [(a, b) for a, b in yaml.safe_load((ROOT / "tests/cases/data/cells.yml").read_text(encoding="utf-8"))]
SIGNS = "='+-@;|\\\t\r\n\",a ＝"


def hostile(count: int) -> list[str]:
    """As many texts of signs that mean something somewhere."""
    chance = random.Random(16)
    return ["".join(chance.choices(SIGNS, k=chance.randrange(1, 12))) for _ in range(count)]


def test_what_could_begin_a_formula_is_defused_and_nothing_else_is_touched() -> None:
    assert {text: defused(text) for text, _ in CASES} == dict(CASES)
    assert [undefused(cell) for _, cell in CASES] == [text for text, _ in CASES]


def test_any_text_is_read_back_as_it_was_written_and_never_run() -> None:
    texts = [*(text for text, _ in CASES), *hostile(2000)]
    written = lines([text, number] for number, text in enumerate(texts))
    read = [*csv.reader(io.StringIO(written, newline=""), strict=True)]
    assert [undefused(text) for text, _ in read] == texts
    assert [number for _, number in read] == [str(number) for number in range(len(texts))]
    assert [*formulas(head(["a", "b"]) + written)] == []


def test_several_values_in_a_cell_are_told_apart_again() -> None:
    chance = random.Random(16)
    texts = hostile(900)
    for some in (texts[start : start + chance.randrange(1, 4)] for start in range(0, len(texts), 3)):
        assert apart(undefused(defused(joined(some)))) == some
    assert apart("") == []


def test_values_are_written_as_everybody_reads_them() -> None:
    row = ["a", "", None, True, False, 0, -5, Decimal("-1.10"), Decimal("1E+2"), date(2025, 3, 1), ("a", "b|c"), ()]
    assert lines([row]) == "a,,,true,false,0,-5,-1.10,100,2025-03-01,a|b\\|c,\r\n"
    assert head(["a", "b"]) == f"{MARK}a,b\r\n"
