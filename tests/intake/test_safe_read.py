"""The gate: which files it opens, what it makes of their bytes, and that what was looked at is what is read."""

import os
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from showcase.catalogue import pipeline
from showcase.catalogue.checked import Checked
from showcase.catalogue.pipeline import check
from showcase.cli.main import main
from showcase.intake.safe_read import LARGEST_TEXT, NotPlain, TooLarge, opened, read_file, text_of
from showcase.intake.sources import Folder
from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.util.invisible import first_hidden
from showcase.util.slugs import free_slug, is_plain_name
from support.casework import ENTRY
from support.projects import TODAY

Swap = Callable[[Path], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plain file of ten bytes."""
    path = tmp_path / "file.txt"
    path.write_bytes(b"ten bytes.")
    return path


def test_a_plain_file_is_read(file: Path) -> None:
    assert read_file(file, 10) == b"ten bytes."


def test_no_more_is_read_than_may_be(file: Path) -> None:
    with pytest.raises(TooLarge) as refused:
        read_file(file, 9)
    assert refused.value.size == 10


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end_or_not_at_all(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = file.with_name("small")
    small.write_bytes(b"abc")
    as_it_was = small.stat()
    monkeypatch.setattr(os, "fstat", lambda _: as_it_was)
    assert read_file(file, 10) == b"ten bytes."
    with pytest.raises(TooLarge):
        read_file(file, 9)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.symlink_to(__file__), id="a link"),
        pytest.param(lambda path: path.symlink_to(path.name), id="a link to itself"),
        pytest.param(os.mkfifo, id="a queue"),
        pytest.param(Path.mkdir, id="a folder"),
    ],
)
def test_what_is_no_plain_file_is_not_opened(make: Swap, tmp_path: Path) -> None:
    make(tmp_path / "file")
    with pytest.raises(NotPlain):
        read_file(tmp_path / "file", 1_000_000)


@pytest.mark.parametrize(
    "swap",
    [
        pytest.param(lambda path: path.symlink_to(__file__), id="a link to a file"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="a link to an endless device"),
        pytest.param(os.mkfifo, id="a queue that nobody writes to"),
        pytest.param(Path.mkdir, id="a folder"),
    ],
)
def test_what_takes_a_files_place_after_the_look_is_not_followed(swap: Swap, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = os.open

    def slow_open(path: Path, flags: int) -> int:
        path.unlink()
        swap(path)
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", slow_open)
    with pytest.raises(NotPlain):
        read_file(file, 1_000_000)


def test_a_file_that_is_refused_when_it_is_open_is_closed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = [*os.listdir("/dev/fd")]
    monkeypatch.setattr(os, "fstat", lambda _: file.parent.stat())
    with pytest.raises(NotPlain):
        opened(file, 10)
    assert len(os.listdir("/dev/fd")) == len(looked_at)


TEXTS: dict[str, tuple[bytes, str]] = {
    "plain": (b"a\nb\n", "a\nb\n"),
    "Windows line ends": (b"a\r\nb\r\n", "a\nb\n"),
    "old Mac line ends": (b"a\rb\r", "a\nb\n"),
    "a byte-order mark": (b"\xef\xbb\xbfa\n", "a\n"),
    "accents": ("Café Ŵy\n".encode(), "Café Ŵy\n"),
    "a tab": (b"a\tb\n", "a\tb\n"),
    "nothing": (b"", ""),
}


@pytest.mark.parametrize(("data", "text"), TEXTS.values(), ids=TEXTS)
def test_bytes_become_a_text(data: bytes, text: str) -> None:
    source, findings = text_of(data, "a.md")
    assert source is not None
    assert (source.text, source.path, findings) == (text, "a.md", ())


def test_a_text_with_accents_apart_is_read_composed_and_said_so_at_the_first() -> None:
    source, (finding,) = text_of("a\nthe cafe\u0301".encode(), "a.md")
    assert source is not None
    assert source.text == "a\nthe caf\u00e9"
    assert (finding.code, finding.location.line, finding.location.column, finding.fixable) == ("not-nfc", 2, 8, True)


REFUSED: dict[str, tuple[bytes, str, tuple[int, int]]] = {
    "a letter of an old encoding": (b"a\nCaf\xe9\n", "encoding", (2, 4)),
    "an overlong letter": (b"ab\xc0\xbc", "encoding", (1, 3)),
    "half a pair": (b"\xed\xa0\x80", "encoding", (1, 1)),
    "UTF-16": ("a".encode("utf-16"), "encoding", (1, 1)),
    "a null further down": (b"a" * 80 + b"\0", "hidden-character", (1, 81)),
    "a letter that turns text round": ("a\nb\u202ec".encode(), "hidden-character", (2, 2)),
    "a long line below a short one": (b"a\n" + b"b" * 5_001, "line-too-long", (2, 1)),
    "too many lines": (b"a\n" * 5_001, "too-many-lines", (5_001, 1)),
    "a section": (b"a\nb <![CDATA[", "raw-html", (2, 3)),
    "a run of signs": (b"a\n" + b"[" * 100, "run-of-signs", (2, 1)),
    "a run of signs with spaces between": (b"> " * 100, "run-of-signs", (1, 1)),
    "a pile of marks": ("ab\u0316\u0317\u0318\u0319\u031c\u031d".encode(), "run-of-signs", (1, 3)),
}


@pytest.mark.parametrize(("data", "code", "place"), REFUSED.values(), ids=REFUSED)
def test_bytes_that_are_no_text_are_refused_at_their_place(data: bytes, code: str, place: tuple[int, int]) -> None:
    source, (finding,) = text_of(data, "a.md")
    assert source is None
    assert (finding.code, (finding.location.line, finding.location.column)) == (code, place)


@pytest.mark.parametrize("text", ["b" * 5_000, "b" * 5_000 + "\n" + "c" * 5_000 + "\n", "a\n" * 5_000, "[" * 99, "é" * 5_000, "." * 4_000])
def test_what_is_just_within_reason_is_read(text: str) -> None:
    assert text_of(text.encode(), "a.md")[1] == ()


HIDDEN = [
    *("\0", "\x08", "\x1b", "\x7f", "\x85", "\xad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180e", "\u200b", "\u200e", "\u200f", "\u2028", "\u202e"),
    *("\u2060", "\u2063", "\u2069", "\u206f", "\u3164", "\ufdd0", "\ufe00", "\ufeff", "\uffa0", "\ufff9", "\ufffc", "\ufffe", "\ue000", "\uf8ff"),
    *("\U0001fffe", "\U000e0001", "\U000e0041", "\U000e0100", "\U000f0000", "\U0010ffff"),
]


@pytest.mark.parametrize("letter", HIDDEN, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_letter_that_cannot_be_seen_is_found(letter: str) -> None:
    found = first_hidden(f"ab{letter}c")
    assert found is not None
    assert (found.start(), found[0]) == (2, letter)
    assert "hidden-character" in [finding.code for finding in text_of(f"{'ab' * 40}{letter}c".encode(), "a.md")[1]]


@pytest.mark.parametrize("letter", ["\u200c", "\u200d", "\ufe0e", "\ufe0f"], ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_joiner_or_a_choice_of_looks_is_hidden_among_letters_that_have_none(letter: str) -> None:
    assert first_hidden(f"ab{letter}c")
    assert first_hidden(f"{letter}c")
    assert first_hidden(f"\U0001f469{letter}{letter}")


SEEN = {
    "a hard space": "62\u00a0decibels",
    "a person made of several signs": "\U0001f469\U0001f3fd\u200d\u2695\ufe0f",
    "a sign as a picture": "\u2764\ufe0f and 1\ufe0f\u20e3",
    "Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Hindi": "\u0915\u094d\u200d\u0937",
    "Vietnamese, whose letters have two marks": "Vi\u1ec7t",
    "Hebrew with its points": "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd",
    "a line end and a tab": "a\n\tb",
    "a sign that belongs to the Hebrew before it": "\u05e9\u05dc\u05d5\u05dd\u200f (C++)",
    "a sign that belongs to the Latin letters before it": "C++\u200e \u05e2\u05d1\u05e8\u05d9\u05ea",
    "a number among Arabic": "\u061c12% \u0645\u0646",
    "a mark at the beginning of a line": "\u0645\u0646\n\u200f2019",
    "a year in Persian, at the end": "\u0633\u0627\u0644 2019\u200f",
}


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN)
def test_what_people_write_is_not_hidden(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert first_hidden(text) is None
    assert text_of(text.encode(), "a.md")[1] == ()


@pytest.mark.parametrize("name", ["a", "index.cy.md", "Sheet_2-v1.1.pdf", "1.txt", "console.txt", "a" * 100, "com10.txt"])
def test_a_plain_name_is_accepted(name: str) -> None:
    assert is_plain_name(name)


@pytest.mark.parametrize("name", ["", ".a", "-a", "a.", "a b", "a/b", "a\\b", "é", "a\n", "NUL", "con.txt", "com1.tar.gz", "a" * 101, "_a", "a:b"])
def test_a_name_that_could_hurt_is_refused(name: str) -> None:
    assert not is_plain_name(name)


def test_no_name_is_proposed_that_a_machine_keeps_for_itself() -> None:
    assert free_slug("con", ()) == "con-2"


def test_accents_stored_apart_are_put_together_by_fix(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = small / ENTRY / "index.md"
    right = index.read_text(encoding="utf-8").replace("name: Soft Voices", "name: Caf\u00e9 \u0174y")
    index.write_text(unicodedata.normalize("NFD", right), encoding="utf-8")
    assert main(["fix", "--root", str(small), str(index)]) == 0
    assert index.read_text(encoding="utf-8") == right
    assert "Letters that were stored apart from their accents are put together." in capsys.readouterr().out


@pytest.mark.parametrize("fault", [RecursionError("deep"), MemoryError(), ValueError("Exceeds the limit (4300 digits)"), OSError("gone")], ids=repr)
def test_no_fault_in_one_entry_stops_another(fault: Exception, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(small / ENTRY, small / "entries/2025/another")
    index = small / "entries/2025/another/index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("aliases: [2025/quieter-mornings]\n", ""), encoding="utf-8")

    check_folder = pipeline.check_folder

    def fails(folder: Folder, reading: Sequence[Finding], award: Award, keep: bool) -> Checked:
        if folder.slug == "another":
            raise fault
        return check_folder(folder, reading, award, keep)

    monkeypatch.setattr(pipeline, "check_folder", fails)
    monkeypatch.delenv("SHOWCASE_DEBUG")
    verdict = check(small, TODAY)
    assert [(finding.code, finding.location.path) for finding in verdict.findings] == [("unexpected-failure", "entries/2025/another/index.md")]
    assert verdict.ready == ("2025/quiet-mornings",)


def test_a_project_may_itself_be_reached_by_a_link(small: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(small)
    assert check(tmp_path / "way", TODAY).findings == ()


def test_nothing_is_read_beyond_what_may_be(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (small / ENTRY / "notes.md").write_bytes(b"a" * (LARGEST_TEXT + 1))
    (small / ENTRY / "index.md").write_bytes(b"a" * 5_000_000)
    shutil.rmtree(small / ENTRY / "adoptions")
    really_open = os.open

    def no_text(path: Path, flags: int) -> int:
        return pytest.fail(f"{path} was opened") if path.suffix == ".md" else really_open(path, flags)

    monkeypatch.setattr(os, "open", no_text)
    codes = [finding.code for finding in check(small, TODAY).findings if finding.location.path.endswith(("notes.md", "index.md"))]
    assert codes == ["too-large", "too-large"]
