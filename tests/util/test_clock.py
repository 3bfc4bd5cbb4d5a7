"""The moment of a run: the clock’s, or the one that SOURCE_DATE_EPOCH says; and the day that it is then."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from showcase.catalogue.pipeline import check
from showcase.cli.main import main
from showcase.util.clock import EPOCH, LAST, NoMoment, day_in, now


@pytest.mark.parametrize(
    ("said", "type_this"),
    [
        ("1767225600000", 1767225600), ("1767225600000000", 1767225600), ("2026-01-01", 1767225600), ("2026-01-01T00:00:00", 1767225600),
        (str(LAST), LAST // 1000), ("1960-01-01", 0),
    ],
    ids=["milliseconds", "microseconds", "a date", "a date with its time", "the year 9999", "a date before there were seconds"],
)  # fmt: skip
def test_what_is_no_number_of_seconds_is_refused_with_what_to_type(
    said: str, type_this: int, monkeypatch: pytest.MonkeyPatch, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(EPOCH, said)
    assert main(["check", "--root", str(small)]) == 2
    line = f"{EPOCH}={type_this}"
    assert capsys.readouterr().err == f"showcase: {EPOCH} is ‘{said}’, which is not a number of seconds since 1970. Type: {line}\n"
    monkeypatch.setenv(*line.split("="))
    assert main(["check", "--root", str(small)]) == 0


@pytest.mark.parametrize("said", ["-5", "tomorrow", "1e9", "0x5", "17672256.5", "١٢", "9" * 500, "99999-01-01"])
def test_what_is_no_moment_at_all_is_refused_with_that_of_now(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, said)
    with pytest.raises(NoMoment) as refused:
        now()
    monkeypatch.setenv(EPOCH, str(refused.value).rpartition("=")[2])
    assert now() <= datetime.now(UTC)


def test_an_empty_one_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, " ")
    assert (datetime.now(UTC) - now()).total_seconds() < 60


@pytest.mark.parametrize(("zone", "day"), [("UTC", 1), ("Europe/London", 2), ("Pacific/Auckland", 2), ("America/New_York", 1)])
def test_a_day_begins_where_the_award_is_at_home(zone: str, day: int) -> None:
    assert day_in(zone, datetime(2025, 6, 1, 23, 30, tzinfo=UTC)) == date(2025, 6, day)
    assert day_in(zone, date(2025, 6, 9)) == date(2025, 6, 9)


@pytest.mark.parametrize(("zone", "is_ready"), [("", False), ("Pacific/Auckland", True), ("America/New_York", False)])
def test_nothing_is_shown_before_the_day_begins_there(zone: str, is_ready: bool, small: Path) -> None:
    if zone:
        text = (small / "criteria.yml").read_text(encoding="utf-8")
        (small / "criteria.yml").write_text(f"{text}time_zone: {zone}\n", encoding="utf-8")
    assert bool(check(small, datetime(2025, 6, 1, 22, 30, tzinfo=UTC)).ready) is is_ready
    assert check(small, datetime(2025, 6, 2, 4, 30, tzinfo=UTC)).ready
