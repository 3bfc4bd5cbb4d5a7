"""An archive: the same bytes every time, every checksum right, names that fit anywhere, and nothing held whole."""

import hashlib
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from showcase.publish.archive import SUMS, Member, is_sound, write_archive

DAY = date(2026, 10, 30)


def members(folder: Path) -> Iterator[Member]:
    folder.mkdir(exist_ok=True)
    (folder / "table.csv").write_text("a,b\r\n" * 1000, encoding="utf-8")
    (folder / "picture.webp").write_bytes(bytes(3000))
    yield Member("README.txt", DAY, ["What this is: ", "“données” שלום 😀\n"])
    yield Member("data/table.csv", date(2025, 3, 1), folder / "table.csv")
    yield Member("entries/2025/a/picture.webp", date(1066, 10, 14), folder / "picture.webp")
    yield Member("empty.txt", DAY, [])


def test_it_holds_what_it_was_given_and_says_so(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.zip", members(tmp_path / "from"), DAY)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["README.txt", "data/table.csv", "entries/2025/a/picture.webp", "empty.txt", SUMS]
        told = dict(line.split("  ")[::-1] for line in archive.read(SUMS).decode().splitlines())
        assert told == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()[:-1]}
        assert archive.read("README.txt").decode() == "What this is: “données” שלום 😀\n"
        assert [one.date_time[:3] for one in archive.infolist()] == [(2026, 10, 30), (2025, 3, 1), (1980, 10, 14), (2026, 10, 30), (2026, 10, 30)]
        assert {one.date_time[3:] for one in archive.infolist()} == {(0, 0, 0)}
        assert [one.compress_type for one in archive.infolist()][1:3] == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]
        assert {one.external_attr >> 16 for one in archive.infolist()} == {0o100644}


def test_the_same_sources_give_the_same_bytes_whatever_the_machine_says_of_the_files(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.zip", members(tmp_path / "from"), DAY)
    (tmp_path / "from/table.csv").chmod(0o600)
    write_archive(tmp_path / "b.zip", members(tmp_path / "elsewhere"), DAY)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("a.csv", True), ("entries/2025/quiet-nights/poster_2.PDF", True), ("", False), ("/a.csv", False), ("../a.csv", False), ("a/../b.csv", False),
        ("a//b.csv", False), ("a\\b.csv", False), ("C:/a.csv", False), ("a/./b.csv", False), ("a/con.txt", False), ("a/b.", False), (".a", False),
        ("a\x00b", False), ("a/b\n.csv", False), ("a/" + "b" * 101, False),
    ],
)  # fmt: skip
def test_a_name_leads_down_and_fits_any_disk(name: str, sound: bool, tmp_path: Path) -> None:
    assert is_sound(name) == sound
    if not sound:
        with pytest.raises(AssertionError, match="no name for a file"):
            write_archive(tmp_path / "a.zip", [Member(name, DAY, ["a"])], DAY)


def test_a_large_file_is_not_held_and_many_files_leave_little_behind(tmp_path: Path) -> None:
    large, size = tmp_path / "large.webp", 1 << 24
    with large.open("wb") as file:
        file.truncate(size)  # a hole, which takes no room
    write_archive(tmp_path / "warm.zip", [Member("a.txt", DAY, ["a"])], DAY)
    tracemalloc.start()
    write_archive(tmp_path / "a.zip", (Member(f"entries/2025/entry-{number}/index.md", DAY, ["# A\n"] * 9) for number in range(2000)), DAY)
    many = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    write_archive(tmp_path / "b.zip", [Member("large.webp", DAY, large)], DAY)
    one = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert one < size / 16
    assert many < 2000 * 2000


def test_what_is_larger_than_a_short_form_can_tell_has_the_long_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 2000)
    write_archive(tmp_path / "a.zip", members(tmp_path / "from"), DAY)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.getinfo("entries/2025/a/picture.webp").file_size == 3000
