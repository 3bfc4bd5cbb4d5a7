"""The command: what it says, to people and to programs, and how it ends."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from showcase.catalogue import pipeline
from showcase.catalogue.checked import Checked
from showcase.cli.commands import COMMANDS
from showcase.cli.main import main
from showcase.intake.sources import Folder
from showcase.model.award import Award
from showcase.model.finding import Finding
from support.projects import AWARDS, ROOT
from support.terminal import Terminal


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["check", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def spoil(root: Path) -> Path:
    entry = root / "entries/2025/quiet-mornings/index.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("themes: [noise]", "themes: [noice]"), encoding="utf-8")
    return entry


def test_all_is_well(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--root", str(small), capsys=capsys) == (0, "1 entry ready to publish. Nothing to mend.\n", "")


def test_an_error_is_told_with_place_fact_reason_and_remedy(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(small)
    status, out, _ = run("--root", str(small), capsys=capsys)
    assert status == 1
    assert out == """\
entries/2025/quiet-mornings/index.md · 1 error

entries/2025/quiet-mornings/index.md:19:10: error [unknown-theme]
  19 | themes: [noice]
     |          ^^^^^
  ‘noice’ is not one of the award’s themes.
  Why: The award’s themes are noise and light.
  What to do: Did you mean ‘noise’?
  Ready to paste:
      themes: [noise]

1 error in 1 file. It can be mended for you: type `showcase fix` and the name of the file.
More on it, with examples: `showcase explain unknown-theme`.
0 entries ready to publish. 1 error to look at.
"""


def test_a_program_gets_a_list_of_the_same(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(small)
    status, out, _ = run("--root", str(small), "--format", "json", capsys=capsys)
    assert status == 1
    (finding,) = json.loads(out)
    assert {key: finding[key] for key in ("path", "line", "column", "end_line", "end_column", "severity", "code")} == {
        "path": "entries/2025/quiet-mornings/index.md",
        "line": 19,
        "column": 10,
        "end_line": 19,
        "end_column": 15,
        "severity": "error",
        "code": "unknown-theme",
    }
    assert finding.keys() >= {"message", "reason", "remedy", "criterion"}


def test_a_warning_does_not_fail(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = small / "entries/2025/quiet-mornings/index.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("from 62 to 48", "from 48 to 62"), encoding="utf-8")
    status, out, _ = run("--root", str(small), capsys=capsys)
    assert status == 0
    assert "1 warning to look at" in out


@pytest.mark.parametrize("named", ["entries/2025/quiet-mornings", "entries/2025/quiet-mornings/index.md", "entries/2025"])
def test_a_path_narrows_what_is_judged(named: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = small / "entries/2025/another"
    other.mkdir()
    (other / "index.md").write_text("nothing sound", encoding="utf-8")
    status, out, _ = run(str(small / named), "--root", str(small), capsys=capsys)
    assert (status, "no-front-matter" in out) == ((1, True) if named == "entries/2025" else (0, False))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["--root", "nowhere"], "There is no criteria.yml"), (["nowhere", "--root", str(AWARDS / "small")], "There is no file or folder ‘nowhere’")],
)
def test_wrong_use_is_told_and_ends_with_2(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(*arguments, capsys=capsys)
    assert (status, out) == (2, "")
    assert says in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "There is no command ‘chek’. Did you mean ‘check’? Type `showcase --help`"),
        (["check", "--formatt", "json"], "`showcase check` has no option ‘--formatt’. Did you mean ‘--format’? Type `showcase check --help`"),
        (["check", "--format", "xml"], "--format takes text, json, github or sarif. Type `showcase check --help`"),
        (["check", "--root"], "--root is followed by nothing where it needs something"),
        (["check", "--strict=yes"], "--strict is followed by nothing where it needs something, or by something where it needs nothing."),
        (["new", "--year", "next"], "--year takes a whole number. Type `showcase new --help`"),
        (["fix"], "`showcase fix` needs ENTRY...: an entry, such as 2025/quiet-nights, its folder, or a file in it."),
        (["withdraw", "2025/a"], "`showcase withdraw` needs --because REASON: what readers will find at its address"),
        (["preview", "2025/a", "2025/b"], "`showcase preview` does not know what to do with all that was typed."),
    ],
)
def test_a_slip_is_answered_with_what_to_type(arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(AWARDS / "small")
    status = main(arguments)
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert says in said.err


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_that_is_listed_tells_what_it_takes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: showcase {name} ")


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir], ids=["a queue", "a folder"])
@pytest.mark.parametrize("arguments", [["preview"], ["withdraw", "--because", "They asked."], ["new", "--adoption"]], ids=lambda one: one[0])
def test_what_stands_in_place_of_a_text_is_told_at_once(
    arguments: list[str], make: Callable[[Path], None], small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = small / "entries/2025/quiet-mornings/index.md"
    index.unlink()
    make(index)
    assert main([arguments[0], "--root", str(small), *arguments[1:], "2025/quiet-mornings"]) == 2
    assert capsys.readouterr().err == "showcase: The index.md of ‘2025/quiet-mornings’ is not a plain file. Put a plain file in its place.\n"


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_a_check_moves_on_a_terminal_alone_and_leaves_no_trace(stream: io.StringIO, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    main(["check", "--root", str(small)])
    shown = stream.getvalue().split("\r")
    assert [line.strip() for line in shown if line.strip()] == (["Checking 2025/quiet-mornings …"] if stream.isatty() else [])
    assert shown[-1] == ""
    assert len({len(line) for line in shown if line}) <= 1, "each line covers the one before"


def test_whoever_breaks_off_is_not_shown_a_fault(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "decide", broken_off)
    assert run("--root", str(small), capsys=capsys) == (1, "", "\nshowcase: Stopped.\n")


def test_a_reader_who_has_had_enough_is_no_fault() -> None:
    """As of `showcase explain | head -1`."""
    ours, theirs = os.pipe()
    os.close(ours)
    command = [sys.executable, "-m", "showcase", "explain"]
    result = subprocess.run(command, env={"PYTHONPATH": str(ROOT / "hooks")}, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    os.close(theirs)
    assert (result.returncode, result.stderr) == (1, "")


def test_the_root_is_found_from_a_folder_inside(small: Path) -> None:
    folder = small / "entries/2025/quiet-mornings"
    command = [sys.executable, "-m", "showcase", "check"]
    result = subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "1 entry ready to publish. Nothing to mend.\n")


def test_the_entries_of_this_project_pass(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("--root", str(ROOT), capsys=capsys)
    assert status == 0, out


def test_all_of_a_large_collection_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--root", str(AWARDS / "nights"), capsys=capsys)[:2] == (0, "14 entries ready to publish. Nothing to mend.\n")


def test_in_another_language_all_is_well_but_for_the_draft(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("--root", str(AWARDS / "klinke"), "--format", "json", capsys=capsys)
    assert status == 0
    found = json.loads(out)
    assert {one["path"] for one in found} == {"entries/2022/leihleitern-am-deich/index.md"}
    assert {one["code"] for one in found} >= {"unknown-theme", "unknown-region", "unknown-organisation-type", "unknown-heading", "raw-html", "no-consent"}
    assert all(one["message"] and one["remedy"] for one in found)


@pytest.fixture
def failing(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two entries; the checker fails at one of them."""
    shutil.copytree(small / "entries/2025/quiet-mornings", small / "entries/2025/another")

    check_folder = pipeline.check_folder

    def fails(folder: Folder, reading: Sequence[Finding], award: Award, keep: bool) -> Checked:
        if folder.slug == "another":
            raise RuntimeError("a fault of ours")
        return check_folder(folder, reading, award, keep)

    monkeypatch.setattr(pipeline, "check_folder", fails)
    monkeypatch.delenv("SHOWCASE_DEBUG")
    spoil(small)
    return small


def test_a_fault_of_the_checker_names_the_file_and_judges_the_others(failing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run("--root", str(failing), "--format", "json", capsys=capsys)
    found = {finding["code"]: finding for finding in json.loads(out)}
    assert (status, err, set(found)) == (1, "", {"unexpected-failure", "unknown-theme"})
    assert found["unexpected-failure"]["path"] == "entries/2025/another/index.md"
    assert "not yours" in found["unexpected-failure"]["reason"]
    assert "a fault of ours" in found["unexpected-failure"]["remedy"]


def test_a_fault_of_the_checker_can_be_looked_into(failing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOWCASE_DEBUG", "1")
    with pytest.raises(RuntimeError, match="a fault of ours"):
        main(["check", "--root", str(failing)])


def test_a_fault_of_a_command_is_told_without_a_traceback(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(pipeline, "decide", lambda *_: 1 / 0)
    monkeypatch.delenv("SHOWCASE_DEBUG")
    status, out, err = run("--root", str(small), capsys=capsys)
    assert (status, out) == (1, "")
    assert "it is not your fault" in err
