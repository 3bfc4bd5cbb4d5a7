"""Manners on a terminal: what is listed, what is understood, how lines fit, and that whoever is stopped leaves nothing half-written."""

import errno
import io
import json
import re
import socket
from pathlib import Path

import jsonschema
import pytest
from showcase.cli import commands
from showcase.cli.commands import COMMANDS, MEANT, unforeseen
from showcase.cli.common import WrongUse, write_new, write_whole
from showcase.cli.main import main
from showcase.cli.output.lines import fitted
from showcase.cli.serve import HOST, PORT, usable_port
from showcase.mkdocs_adapter.livereload import with_band
from support.projects import AWARDS, ROOT

SCHEMA = json.loads((ROOT / "tests/cases/formats/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
KLINKE = str(AWARDS / "klinke")
TO_COPY = re.compile(r"^ {4,}|https?://|/|`")  # whatever is copied stays on its line


def test_alone_it_lists_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr()
    assert (said.err, [one for one in COMMANDS if f"\n  {one} " not in said.out]) == ("", [])


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"showcase \d+\.\d+\.\d+ \(Python 3\.\d+\.\S+\)\n", capsys.readouterr().out)


def test_what_other_programs_call_a_command_is_answered_with_ours(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(MEANT.values()) <= set(COMMANDS)
    for typed, meant in {**MEANT, "chck": "check", "preveiw": "preview", "explian": "explain"}.items():
        assert main([typed]) == 2
        assert f"There is no command ‘{typed}’. Did you mean ‘{meant}’?" in capsys.readouterr().err
    assert main(["xyzzy"]) == 2
    assert all(one in capsys.readouterr().err for one in ("new, preview, check",))


@pytest.mark.parametrize("command", ["check", "fix", "coverage"])
def test_an_entry_is_named_in_every_way(command: str, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    entry = small / "entries/2025/quiet-mornings"
    ways = {small: ("2025/quiet-mornings", "entries/2025/quiet-mornings/", "2025/quiet-mornings/index.md", str(entry)), entry: (".", "2025/quiet-mornings")}
    for where, names in ways.items():
        monkeypatch.chdir(where)
        for name in names:
            assert main([command, name]) == 0, name
    capsys.readouterr()
    assert main([command, "2025/quiet-morning"]) == 2
    assert "Did you mean ‘2025/quiet-mornings’?" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["json", "sarif"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_what_programs_read_is_whole_in_any_encoding(form: str, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(taken, encoding=encoding))
    assert main(["check", "--root", KLINKE, "--format", form]) == 0
    data = json.loads(taken.getvalue().decode())
    assert "Ein gewöhnlicher Dienstag" in json.dumps(data, ensure_ascii=False)


def test_sarif_is_valid_by_its_own_schema(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    validator = jsonschema.Draft4Validator(SCHEMA)
    entry = small / "entries/2025/quiet-mornings/index.md"
    text = entry.read_text(encoding="utf-8").replace("themes: [noise]", "themes: [noice]", 1)
    entry.write_text(text.replace("source: Meter on the desk", "source: Audit", 1), encoding="utf-8")
    for root in (str(small), KLINKE):
        main(["check", "--root", root, "--format", "sarif"])
        log = json.loads(capsys.readouterr().out)
        validator.validate(log)
        assert log["runs"][0]["results"]


@pytest.mark.parametrize(
    "arguments",
    [["explain"], ["explain", "too-few-measures"], ["check", "--root", KLINKE], ["coverage", "--root", KLINKE, "2022/leihleitern-am-deich"],
     ["check", "nowhere", "--root", KLINKE], ["chekkk"], ["new", "--root", KLINKE]],
    ids=" ".join,
)
def test_lines_fit_a_narrow_terminal(arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    main(arguments)
    said = capsys.readouterr()
    assert [line for line in (said.out + said.err).splitlines() if len(line) > 60 and not TO_COPY.search(line)] == []


def test_a_cut_line_goes_on_where_it_began() -> None:
    assert fitted("Next:\n  1. one two three", 12) == "Next:\n  1. one two\n  three"


def test_a_file_that_cannot_be_ended_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):  # as good as a disk that is full: the file is open by then
        write_new(tmp_path / "a/b/index.md", "no text: \ud800")
    assert [*tmp_path.iterdir()] == []
    (tmp_path / "old").write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "old", "no text: \ud800")
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("old", "old")]


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "no room left on the disk"), (errno.EROFS, "cannot be read or written here"), (errno.EIO, "Try again")]
)
def test_what_the_machine_will_not_do_is_one_line_and_no_fault(number: int, says: str) -> None:
    said = unforeseen(OSError(number, "why", "a/b"))
    assert says in said
    assert ("fault" in said, "\n" in said) == (False, False)
    assert "it is not your fault" in unforeseen(OSError(errno.EBADF, "why"))


def test_whoever_breaks_off_before_it_has_begun_sees_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken_off(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "obeyed", broken_off)
    assert (main([]), capsys.readouterr().err) == (1, "\nshowcase: Stopped.\n")


def test_a_port_that_is_taken_is_told_or_another_found() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(WrongUse, match=f"Port {port} cannot be used"):
            usable_port(port)
    assert usable_port(None) in range(1, 65_536)
    assert usable_port(port) == port != PORT


def test_what_is_wrong_stands_at_the_top_of_a_page() -> None:
    assert with_band(b'<body class="a">\n<p>A page', "<aside>Wrong</aside>") == b'<body class="a"><aside>Wrong</aside>\n<p>A page'
    assert with_band(b"<body>", "") == b"<body>"
