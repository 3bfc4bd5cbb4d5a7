"""The benchmark's arithmetic and its table say what they should of figures; what it measures is told by `make bench`."""

from pathlib import Path

import figures
import pytest
import yaml
from figures import Told, all_told, change, compared, keep, last_run, ratio, sentence, share, table
from measuring import Run
from projects import size
from run import FOR_PROGRAMS, compared_runs
from support.projects import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "cases" / "benchmark.yml").read_text(encoding="utf-8"))


def test_ratios_and_shares_are_of_runs_made_in_turn() -> None:
    for case in CASES["ratios"]:
        assert ratio(case["some"], case["others"]) == case["ratio"], case
    for case in CASES["shares"]:
        assert share(case["whole"], case["without"]) == pytest.approx(case["share"]), case
    with pytest.raises(ValueError, match="shorter"):
        ratio([1, 2], [1])


def test_a_change_is_told_where_it_is_more_than_chance() -> None:
    for case in CASES["changes"]:
        assert change(case["now"], case["before"]) == case["change"], case


def test_a_row_has_the_figure_its_limit_and_the_last_run() -> None:
    for case in CASES["rows"]:
        now, before = ({} if case[which] is None else {"a": case[which]} for which in ("now", "before"))
        _, row = table([Told(**case["told"])], now, before)
        assert " ".join(row.split()) == case["row"]
        assert ("MISSED" in row) == Told(**case["told"]).misses(case["now"])


def test_the_end_counts_what_is_missed_and_what_was_not_measured() -> None:
    told = [Told("a", "A", most=2), Told("b", "B", most=2), Told("c", "C")]
    for case in CASES["sentences"]:
        assert sentence(told, case["now"]) == case["says"]


def test_figures_are_kept_until_they_are_measured_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "LAST", tmp_path / "last.json")
    assert last_run() == {}
    keep({"cold": 2, "large_cold": 20})
    keep({"cold": 3})
    assert last_run() == {"cold": 3, "large_cold": 20}


def test_pages_are_weighed_without_what_programs_take(tmp_path: Path) -> None:
    for number, case in enumerate(CASES["sizes"]):
        for name in case["files"]:
            path = tmp_path / str(number) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes(1000))
        site = tmp_path / str(number)
        assert [round(1000 * size(site, without)) for without in ((), FOR_PROGRAMS)] == [case["all"], case["pages"]], case


def test_two_commits_are_compared_in_a_line() -> None:
    assert compared("cold, s", [2, 3, 100], [4, 6, 200]).split() == ["cold,", "s", "3.00", "6.00", "0.50"]


def test_every_figure_that_is_made_of_runs_is_in_the_table_once() -> None:
    names = [one.figure for one in all_told()]
    ways = ("cold", "warm", "unindexed", "dataless", "unguarded", "stock", "hugo", "check, cold", "check, warm", "check of one")
    made = dict(compared_runs({way: [Run(2, 1, 0)] for way in ways}))
    assert len(names) == len(set(names))
    assert made.keys() <= set(names)
    assert made["cold_to_stock"] == made["cold_to_hugo"] == 1
    assert made["guards_share"] == 0
