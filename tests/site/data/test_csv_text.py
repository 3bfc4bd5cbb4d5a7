"""Cells of CSV: read back as they were written, and taken for a formula by no spreadsheet."""

import csv
import io
from datetime import date
from decimal import Decimal
from itertools import product

import yaml
from showcase.site.data.csv_text import MARK, defused, head, joined, lines
from support.projects import ROOT
from support.tables import apart, formulas, undefused

CASES: list[tuple[str, str]] = [(a, b) for a, b in yaml.safe_load((ROOT / "tests/cases/data/cells.yml").read_text(encoding="utf-8"))]
# Every text of up to five signs that mean something to a reader of CSV or to a spreadsheet.
HOSTILE = [f"{text}+" for length in range(6) for text in map("".join, product("=';\n\"", repeat=length))]
HOSTILE += ["".join(text) for text in product('|\\,"a', repeat=4)]


def test_what_could_begin_a_formula_is_defused_and_nothing_else_is_touched() -> None:
    assert {text: defused(text) for text, _ in CASES} == dict(CASES)
    assert [undefused(cell) for _, cell in CASES] == [text for text, _ in CASES]


def test_any_text_is_read_back_as_it_was_written_and_never_run() -> None:
    texts = [*(text for text, _ in CASES), *HOSTILE]
    text = lines([text, number] for number, text in enumerate(texts))
    read = [*csv.reader(io.StringIO(text, newline=""), strict=True)]
    assert [undefused(cell) for cell, _ in read] == texts
    assert [number for _, number in read] == [str(number) for number in range(len(texts))]
    assert [*formulas(head(("a", "b")) + text)] == []


def test_several_values_in_a_cell_are_told_apart_again() -> None:
    for some in (HOSTILE[start : start + 1 + start % 3] for start in range(len(HOSTILE) - 3)):
        assert apart(undefused(defused(joined(some)))) == some
    assert apart("") == []


def test_values_are_written_as_everybody_reads_them() -> None:
    row = ["a", "", None, True, False, 0, -5, Decimal("-1.10"), Decimal("1E+2"), date(2025, 3, 1), ("a", "b|c"), ()]
    assert lines([row]) == "a,,,true,false,0,-5,-1.10,100,2025-03-01,a|b\\|c,\r\n"
    assert head(("a", "b")) == f"{MARK}a,b\r\n"
