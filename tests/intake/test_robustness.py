"""Whatever stands on the disk is judged: findings, each at a line that its file has, and never an exception."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from showcase.catalogue.pipeline import check
from showcase.model.finding import Diagnostic
from support.projects import TODAY

ENTRY = Path("entries/2025/quiet-mornings")
INDEX = ENTRY / "index.md"
RECORD = ENTRY / "adoptions" / "birch-clinic.md"
SERIES = ENTRY / "noise.csv"
TRANSLATION = ENTRY / "index.cy.md"
AWARD = Path("criteria.yml")
MANY = 90_000  # as many brackets as fit into a text


def front(fields: str) -> bytes:
    """A text whose front matter is this."""
    return f"---\n{fields}\n---\n\n## In short\n\nText.\n".encode()


# Texts that no file of a project may have, whichever it is.
STRANGE = {
    "nothing": b"",
    "empty lines": b"\n" * 50_000,
    "a byte-order mark": b"\xef\xbb\xbf",
    "NUL bytes": b"\x00" * 100,
    "a NUL byte far down": b"a: b\n" * 100 + b"\x00",
    "letters of an old encoding": b"title: Caf\xe9\n",
    "UTF-16": "---\ntitle: x\n---\n".encode("utf-16"),
    "half a letter": b"---\ntitle: \xf0\x9f\x99\n---\n",
    "old Mac line ends": b"---\rtitle: x\r---\r",
    "an opening line alone": b"---\n",
    "an opening line without an end": b"---",
    "no fields": b"---\n---\n",
    "a comment": front("# to be written"),
    "a list": front("- a\n- b"),
    "a plain text": front("just words"),
    "a null": front("~"),
    "an empty set": front("{}"),
    "brackets that open": front("title: " + "[" * MANY),
    "brackets that open and close": front("title: " + "[" * MANY + "]" * MANY),
    "curly brackets that open": front("title: " + "{a: " * (MANY // 2)),
    "brackets with text that closes them": front("title: " + '["]", ' * (MANY // 4)),
    "hyphens in a row": front("- " * MANY),
    "question marks in a row": front("? " * MANY),
    "steps to the right": front("\n".join(" " * depth + "a:" for depth in range(400))),
    "a name that refers to itself": front("title: &a [*a]"),
    "names that multiply": front("\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))])),
    "a reference to nothing": front("title: *nothing"),
    "the same field over and over": front("title: x\n" * 5_000),
    "fields that nobody knows": front("\n".join(f"field{n}: x" for n in range(2_000))),
    "a very long name": front("a" * 150_000 + ": b"),
    "a very long value": front("title: " + "a" * 150_000),
    "quotation marks": front("title: " + '"' * 999),
    "a quotation mark that never closes": front('title: "' + "x\n" * 5_000),
    "a second document": front("a: b\n...\n--- c"),
    "a directive": front("%YAML 9.9"),
    "a tag that makes objects": front("title: !!python/object/apply:os.system [ls]"),
    "a merge": front("<<: {title: x}\ntitle: y"),
    "a field whose name is a list": front("? [a, b]\n: c"),
    "a field whose name is empty": front("'': x\n: y"),
}
# Values that are odd in most fields.
ODD = {
    "nothing": "",
    "a null": "~",
    "an empty text": '""',
    "a list": "[a]",
    "a list of nulls": "[~, ]",
    "a list of lists": "[[a], [b]]",
    "fields": "{a: b}",
    "fields with a null": "{name: ~, value: ~}",
    "a number": "3",
    "a huge number": "9" * 400,
    "a number below nought": "-1",
    "an exponent": "1e400",
    "figures of another script": "٢٠٢٥",
    "superscript figures": "²",
    "an early day": "0000-00-00",
    "a late day": "9999-12-31",
    "a path upwards": "../../../etc/passwd",
    "a script": "javascript:alert(1)",
    "a letter that cannot be seen": '"\\u202e\\ue000"',
    "half a pair of letters": '"\\ud800"',
    "a line end": '"a\\nb"',
    "a long text": "a" * 10_000,
}


def judged(root: Path) -> tuple[Diagnostic, ...]:
    """All findings, each of which says something at a line that is there."""
    findings = check(root, TODAY).findings
    lines = {path: lines_of(root / path) for path in {finding.location.path for finding in findings}}
    for finding in findings:
        assert finding.message
        assert finding.remedy
        assert 1 <= finding.location.line <= lines[finding.location.path], str(finding)
    assert all(str(finding).isprintable() for finding in findings[:1_000])
    return findings


def lines_of(path: Path) -> int:
    """How many lines a file has; one for anything else."""
    if path.is_symlink() or not path.is_file():
        return 1
    return path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def with_translation(root: Path) -> None:
    """Makes the entry name a translation, which is its own text again."""
    text = (root / INDEX).read_text(encoding="utf-8")
    (root / TRANSLATION).write_text("---\ntitle: Boreau\nsummary: Tawel.\n---\n" + text.rpartition("---\n")[2], encoding="utf-8")
    (root / INDEX).write_text(text.replace("aliases:", "languages: [{code: cy, file: index.cy.md}]\naliases:"), encoding="utf-8")


def test_a_translation_is_sound(small: Path) -> None:
    with_translation(small)
    assert judged(small) == ()


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("path", [INDEX, RECORD, SERIES, TRANSLATION, AWARD], ids=str)
def test_a_strange_text_is_reported(path: Path, text: bytes, small: Path) -> None:
    with_translation(small)
    (small / path).write_bytes(text[:199_000])
    assert any(finding.is_error and finding.location.path == path.as_posix() for finding in judged(small))


@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
@pytest.mark.parametrize("path", [INDEX, RECORD, AWARD], ids=str)
def test_an_odd_value_in_any_field_is_judged(path: Path, value: str, small: Path) -> None:
    lines = (small / path).read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        name, colon, old = line.partition(": ")
        if colon and old:
            (small / path).write_text("\n".join([*lines[:number], f"{name}: {value}", *lines[number + 1 :]]), encoding="utf-8")
            judged(small)


@pytest.mark.parametrize("path", [INDEX, RECORD, SERIES, AWARD], ids=str)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda lines, n: [*lines[:n], *lines[n + 1 :]], id="taken out"),
        pytest.param(lambda lines, n: [*lines[: n + 1], *lines[n:]], id="written twice"),
        pytest.param(lambda lines, n: [*lines[:n], lines[n][: len(lines[n]) // 2]], id="broken off"),
        pytest.param(lambda lines, n: [*lines[:n], f" {lines[n]}", *lines[n + 1 :]], id="moved right"),
        pytest.param(lambda lines, n: [*lines[:n], lines[n].lstrip(), *lines[n + 1 :]], id="moved left"),
        pytest.param(lambda lines, n: [*lines[:n], lines[n].replace(": ", ":"), *lines[n + 1 :]], id="without a space"),
    ],
)
def test_any_line_may_be_spoilt(path: Path, change: Callable[[list[str], int], list[str]], small: Path) -> None:
    lines = (small / path).read_text(encoding="utf-8").split("\n")
    for number in range(len(lines)):
        (small / path).write_text("\n".join(change(lines, number)), encoding="utf-8")
        judged(small)


@pytest.mark.parametrize("seed", range(40))
def test_texts_of_chance_are_judged(seed: int, small: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 – the same texts every time
    words = [*"\n\n :-[]{},#\"'|>*&!%@`<)\t", "  ", ": ", "- ", "## ", "### ", "---\n", "![", "](", "<!--", "-->", "&rlm;", "../", "https://x.example"]
    words += ["title", "year", "2025", "measures", "Who listened", "Quiet", "é", "👩", "\u00a0"]
    for path in (INDEX, RECORD, SERIES, AWARD):
        whole = (small / path).read_bytes()
        text = whole.decode()
        for _ in range(5):
            at = chance.randrange(len(text))
            spoilt = text[:at] + "".join(chance.choices(words, k=chance.randrange(1, 30))) + text[at + chance.randrange(3) :]
            (small / path).write_text(spoilt, encoding="utf-8")
            judged(small)
        (small / path).write_bytes(whole)


@pytest.mark.parametrize(
    "text",
    [
        ">" * MANY + " a",
        "- " * MANY + "a",
        "[" * MANY,
        "![" * (MANY // 2),
        "*a **a " * (MANY // 7),
        "`" * MANY,
        "<" * MANY,
        "<!--" * (MANY // 4),
        "<div>\n" * (MANY // 6),
        "|a" * (MANY // 4) + "\n" + "|-" * (MANY // 4) + "\n" + "|\n" * (MANY // 4),
        "[^1]: " * (MANY // 6),
        "[a]: b\n" * (MANY // 7),
        "## a\n" * (MANY // 5),
        "#" * MANY,
        "a\n=\n" * (MANY // 4),
        "&#0;&#xD800;&#x10FFFF;&nonsense;",
        "[a](<b c>) [d](#) [e](?f) [g](..) [h](../) [i](../../2025/) [j](/) [k](\\) [l](%00) [m](:) [n](mailto:)",
        "[![a](b)](javascript:c) [](d) ![](e) [[f]](g)",
        "from 1 to " * (MANY // 10),
        "fell from " + "9" * 5_000 + " to " + "9" * 5_001,
    ],
    ids=lambda text: text[:12],
)
def test_a_strange_answer_is_judged(text: str, small: Path) -> None:
    for path, old in ((INDEX, "Nine patients and nine receptionists."), (RECORD, "We moved the printer first.")):
        whole = (small / path).read_text(encoding="utf-8")
        (small / path).write_text(whole.replace(old, text), encoding="utf-8")
        judged(small)


@pytest.mark.parametrize(
    "text",
    ["9" * 150_000, '"' + "x\n" * 10_000, "1," * 50_000, "2023-05-01,1e9\n", "٢٠٢٣-٠٥-٠١,٦٢\n2023-05-99,1\n"],
    ids=["a huge cell", "a cell that never closes", "commas", "an exponent", "figures of another script"],
)
def test_a_strange_series_is_reported(text: str, small: Path) -> None:
    (small / SERIES).write_text(f"date,value\n{text}", encoding="utf-8")
    assert {finding.location.path for finding in judged(small)} >= {SERIES.as_posix()}


def test_windows_line_ends_and_a_byte_order_mark_are_accepted(small: Path) -> None:
    for path in (INDEX, RECORD, SERIES, AWARD):
        (small / path).write_bytes(b"\xef\xbb\xbf" + (small / path).read_bytes().replace(b"\n", b"\r\n"))
    assert judged(small) == ()


def replaced(path: Path, make: Callable[[Path], object]) -> None:
    """Puts something else where a file or a folder was."""
    if path.is_dir():
        path.rename(path.parent.parent / f"{path.name}-was")
    else:
        path.unlink(missing_ok=True)
    make(path)


def a_loop(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path.name)


THINGS: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a queue": os.mkfifo,
    "a link to itself": a_loop,
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a link to a file": lambda path: path.symlink_to(os.devnull),
    "a link to a folder": lambda path: path.symlink_to("/"),
    "nothing at all": lambda path: None,
}


@pytest.mark.parametrize("make", THINGS.values(), ids=THINGS)
@pytest.mark.parametrize("path", [INDEX, RECORD, SERIES, ENTRY / "sheet.pdf", AWARD], ids=str)
def test_something_else_in_place_of_a_file_is_reported(path: Path, make: Callable[[Path], object], small: Path) -> None:
    replaced(small / path, make)
    assert any(finding.is_error for finding in judged(small))


@pytest.mark.parametrize("make", [*list(THINGS.values())[1:6], Path.touch], ids=[*list(THINGS)[1:6], "a file"])
@pytest.mark.parametrize("path", [ENTRY / "adoptions", ENTRY, ENTRY.parent], ids=str)
def test_something_else_in_place_of_a_folder_is_reported(path: Path, make: Callable[[Path], object], small: Path) -> None:
    replaced(small / path, make)
    assert any(finding.is_error for finding in judged(small))


@pytest.mark.parametrize("name", ["a\nb.pdf", "a\x1b[31m.pdf", "a\u202eb.pdf", b"a\xed\xa0\x80.pdf", b"caf\xe9.pdf", "::error::.pdf\r"])
@pytest.mark.parametrize("folder", ["entries", "entries/2025", ENTRY.as_posix(), f"{ENTRY.as_posix()}/adoptions"])
def test_a_name_that_cannot_be_shown_is_reported(folder: str, name: str | bytes, small: Path) -> None:
    try:
        (small / folder / os.fsdecode(name)).touch()
    except OSError:  # a system that refuses such names has nothing to report
        assert judged(small) == ()
        return
    (finding,) = judged(small)
    assert finding.code == "hidden-character"
    assert str(finding).isprintable()


def test_no_entries_at_all_are_accepted(small: Path) -> None:
    (small / "entries").rename(small / "was")
    assert judged(small) == ()
