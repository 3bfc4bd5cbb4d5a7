"""Safe remedies: what is put right, what is left alone, and that nothing else in a file changes."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from showcase.authoring.fix.folder import fixed, texts_of
from showcase.catalogue.pipeline import check
from showcase.checks.rules import check_entry
from showcase.cli.common import WrongUse, replace_file
from showcase.cli.fix import with_line_ends
from showcase.cli.main import main
from showcase.intake.sources import Folder, Source
from showcase.intake.workspace import entry_folders, read_folder
from showcase.model.award import Award
from showcase.parsing.entry import parse_entry
from showcase.util.spelling import surely_meant
from support.awards import award_in, award_of
from support.casework import Case, apply
from support.projects import AWARDS, ROOT, TODAY

ENTRY = "entries/2025/quiet-mornings"
INDEX = f"{ENTRY}/index.md"
RECORD = f"{ENTRY}/adoptions/birch-clinic.md"


AWARD = award_of("small")
FOLDER = read_folder(AWARDS / "small" / ENTRY, AWARDS / "small")[0]
SOUND = {source.path: source.text for source in texts_of(FOLDER)}


def spoilt(*changes: tuple[str, str], path: str = INDEX) -> Folder:
    """The small entry with one of its texts changed."""
    text = SOUND[path]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return with_text(path, text)


def with_text(path: str, text: str) -> Folder:
    if path == INDEX:
        return Folder(FOLDER.key, Source(path, text), FOLDER.adoptions, FOLDER.texts, FOLDER.files)
    return Folder(FOLDER.key, FOLDER.index, (Source(path, text),), FOLDER.texts, FOLDER.files)


def mended(folder: Folder, path: str = INDEX, award: Award = AWARD) -> str:
    return next(source.text for source in texts_of(fixed(folder, award)) if source.path == path)


def run(root: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["fix", "--root", str(root), *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


# What a writer might type, and what is made of it; where nothing is given, it is what the sound entry says.
SLIPS: dict[str, tuple[str, str] | tuple[str, str, str]] = {
    "a field misspelt": ("title:", "titel:"),
    "a field in another English": ("organisations:", "organizations:"),
    "a field with a hyphen": ("recognition:", "recogntion:"),
    "a field of an item": ("    region: north\n  - name", "    regoin: north\n  - name"),
    "a field in brackets": ("period: {start:", "period: {strat:"),
    "a field of fields": ("  recruitment:", "  recuitment:"),
    "two slips in one": ("themes: [noise]", "thems: [nosie]"),
    "an id misspelt": ("themes: [noise]", "themes: [niose]"),
    "an id between quotation marks": ("    region: north\n  - name", "    region: \"nroth\"\n  - name", "    region: \"north\"\n  - name"),
    "an id with a space": ("settings: [waiting-room]", "settings: [Waiting room]"),
    "a label instead of an id": ("settings: [waiting-room]", "settings: [Waiting rooms]"),
    "an id that is a name": ("    end: {staff", "    ned: {staff", "    ned: {staff"),
    "a stage of participation": ("patients: asked}", "patients: aksed}"),
    "a choice of the format": ("better: lower", "better: lowr"),
    "a colon in a title": ("title: Quiet mornings", "title: Quiet mornings: a story", 'title: "Quiet mornings: a story"'),
    "a colon in an item": ("  - who: A sound engineer", "  - who: A sound engineer: Jo’s aunt", '  - who: "A sound engineer: Jo’s aunt"'),
    "a sign at the beginning": ('unit: "% of people asked"', "unit: % of people asked"),
    "curly quotation marks around a colon": ("title: Quiet mornings", "title: “Quiet: mornings”", 'title: "Quiet: mornings"'),
    "a tab for an indent": ("  people: 18", "\tpeople: 18"),
    "tabs in a whole block": ("    role: lead\n    type: clinic\n", "\t\trole: lead\n\t\ttype: clinic\n"),
    "a hard space": ("year: 2025", "year:\u00a02025"),
    "a heading misspelt": ("### Who listened", "### Who lisened"),
    "a heading in capitals": ("### What they heard", "### WHAT THEY HEARD"),
    "a heading with a full stop": ("### What changed", "### What changed."),
    "the heading of another year": ("### Who listened", "### Who heard"),
    "a heading of another level": ("### What they heard", "## What they heard"),
    "a criterion of another level": ("## Quiet\n", "### Quiet\n"),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_what_can_only_be_meant_in_one_way_is_put_right(slip: tuple[str, ...]) -> None:
    right, wrong, *told = slip
    assert mended(spoilt((right, wrong))) == SOUND[INDEX].replace(right, (*told, right)[0], 1)


def test_questions_and_criteria_are_put_in_order_each_with_all_its_text() -> None:
    text = SOUND[INDEX]
    listening, quiet = text.index("## Listening"), text.index("## Quiet")
    swapped = text[:listening] + text[quiet:] + "\n" + text[listening:quiet].rstrip("\n") + "\n"
    assert mended(with_text(INDEX, swapped)) == text
    first, second = text.index("### What changed"), text.index("### Who copied it")
    assert mended(with_text(INDEX, text[:first] + text[second:] + "\n" + text[first:second].rstrip("\n") + "\n")) == text


def test_an_adoption_record_is_put_right_as_well() -> None:
    assert mended(spoilt(("stage: using", "stgae: usign"), path=RECORD), RECORD) == SOUND[RECORD]


# Mends that need more than one line, or that could bring other mistakes along, so that they are shown and not made.
BY_HAND = (
    "a quotation mark never closed within brackets", "no space behind any hyphen of a list of ids",
    "an item of a list further in than the others, which YAML would join to the one above",
)


def broken_cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['it']}")
        for path in sorted((ROOT / "tests/cases/broken").glob("*.yml"))
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 – it makes nothing but text
        if case["it"] not in BY_HAND
    ]


LEFT: dict[str, tuple[str, str]] = {
    "a recognition": ("recognition: winner", "recognition: winer"),
    "a consent": ("consent: true", "consent: treu"),
    "a status": ("year: 2025", "year: 2025\nstatus: publishd"),
    "a number": ("value: 62", "value: 6 2"),
    "a day": ("date: 2024-11", "date: 2024-13"),
    "an id that is merely like another": ("    region: north\n  - name", "    region: northern\n  - name"),
    "a field that the format does not have": ("year: 2025", "year: 2025\ntelephone: x"),
    "a misspelt field beside the right one": ("title: Quiet mornings", "titel: Loud mornings\ntitle: Quiet mornings"),
    "a heading that is merely like another": ("### What changed", "### What happened"),
    "a heading that stands twice": ("### Who copied it", "### What changed"),
    "a comment": ("year: 2025", "# titel: this is a note\nyear:   2025   # and another"),
    "quotation marks that nobody needs": ("title: Quiet mornings", "title:   'Quiet mornings'"),
    "a text with a curly quotation": ("recruitment: A notice at the desk", "recruitment: A notice, “come in”, at the desk"),
}


@pytest.mark.parametrize("change", LEFT.values(), ids=LEFT)
def test_what_somebody_has_to_decide_is_left_alone(change: tuple[str, str]) -> None:
    folder = spoilt(change)
    assert folder.index
    assert mended(folder) == folder.index.text


def test_headings_keep_their_order_where_a_translation_follows_it() -> None:
    text = SOUND[INDEX].replace("licence: CC-BY-4.0\naliases", "licence: CC-BY-4.0\nlanguages: [{code: cy, file: index.cy.md}]\naliases")
    swapped = text.replace("### What changed", "### X").replace("### Who copied it", "### What changed").replace("### X", "### Who copied it")
    translation = Source(f"{ENTRY}/index.cy.md", f"---\ntitle: T\nsummary: S\n---\n{swapped.split('---', 2)[2]}")
    folder = Folder(FOLDER.key, Source(INDEX, swapped), FOLDER.adoptions, {**FOLDER.texts, "index.cy.md": translation}, FOLDER.files)
    assert mended(folder) == swapped


@pytest.mark.parametrize("root", [ROOT, AWARDS / "small", AWARDS / "mending", AWARDS / "klinke"], ids=lambda root: root.name)
def test_a_sound_entry_is_untouched(root: Path) -> None:
    wrong = {Path(finding.location.path).parent for finding in check(root, TODAY).findings}
    sound = [read_folder(path, root)[0] for path in entry_folders(root, []) if path.relative_to(root) not in wrong]
    assert sound
    award = award_in(root)
    assert [fixed(folder, award) for folder in sound] == sound


PIECES = st.sampled_from(
    [*"\n\n :-[]{},#\"'|>*&!%@`<)\t“”", "  ", ": ", "- ", "## ", "### ", "---\n", "\u00a0", "titel", "year", "north", "nroth", "Who heard", "What changed"]
)


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, str]:
    """One of the small entry’s texts with something typed into it, or over it."""
    path = draw(st.sampled_from([INDEX, RECORD]))
    text = SOUND[path]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + "".join(draw(st.lists(PIECES, max_size=4))) + text[at + draw(st.integers(0, 3)) :]
    return path, text


@given(broken())
@settings(derandomize=True, max_examples=150, deadline=None)
def test_all_is_put_right_at_once_what_could_be_read_is_read_the_same_and_what_could_not_is_no_less_readable(change: tuple[str, str]) -> None:
    folder = with_text(*change)
    once = fixed(folder, AWARD)
    assert fixed(once, AWARD) == once
    before, after = parse_entry(folder, AWARD), parse_entry(once, AWARD)
    assert sum(one.code == "yaml-syntax" for one in after.findings) <= sum(one.code == "yaml-syntax" for one in before.findings)
    if not before.findings and before.entry and after.entry:
        for name in ("title", "summary", "recognition", "status", "measures", "testimonials", "consulted", "contact"):
            assert getattr(before.entry.front, name) == getattr(after.entry.front, name)


@given(st.lists(st.sampled_from(["titel", "nroth", "noise", "recogntion", "consnet", "Waiting rooms"]), max_size=3), st.booleans())
@settings(derandomize=True, max_examples=50, deadline=None)
def test_comments_and_layout_stay(words: list[str], is_wide: bool) -> None:
    note = f"   # {' '.join(words)}: kept  " if words else ""
    folder = spoilt(("year: 2025", f"year:{'   ' if is_wide else ' '}2025{note}"), ("title:", "titel:"))
    assert folder.index
    assert mended(folder) == folder.index.text.replace("titel: Quiet mornings", "title: Quiet mornings")


@pytest.mark.parametrize("case", broken_cases())
def test_what_a_finding_says_can_be_mended_for_the_writer_is_mended_and_nothing_else(case: Case, small: Path) -> None:
    apply(case, small)
    folder, _ = read_folder(small / ENTRY, small)
    before, after = [[*check_entry(parse_entry(one, AWARD), AWARD)] for one in (folder, fixed(folder, AWARD))]
    mendable = sum(finding.fixable for finding in before)
    assert len(before) - len(after) == mendable


def spoil(root: Path, *changes: tuple[str, str], path: str = INDEX, as_bytes: Callable[[bytes], bytes] = bytes) -> bytes:
    text = (root / path).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / path).write_bytes(as_bytes(text.encode()))
    return (root / path).read_bytes()


def test_the_difference_is_shown_and_written(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = (small / INDEX).read_bytes()
    spoil(small, ("themes: [noise]", "themes: [niose]"))
    status, out, _ = run(small, str(small / ENTRY), capsys=capsys)
    assert status == 0
    assert "-themes: [niose]\n+themes: [noise]\n" in out
    assert out.endswith("Mended 1 file.\nNothing is left to do by hand.\n")
    assert (small / INDEX).read_bytes() == sound


def test_a_dry_run_writes_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = spoil(small, ("themes: [noise]", "themes: [niose]"))
    status, out, _ = run(small, str(small / ENTRY), "--dry-run", capsys=capsys)
    assert status == 1
    assert "+themes: [noise]\n" in out
    assert "Would mend 1 file. Nothing was written." in out
    assert (small / INDEX).read_bytes() == before


def test_what_is_left_to_do_by_hand_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(small, ("themes: [noise]", "themes: [niose]"), ("recognition: winner", "recognition: winer"))
    status, out, _ = run(small, str(small / ENTRY), capsys=capsys)
    assert status == 1
    assert "Left to do by hand:" in out
    assert "[unknown-recognition]" in out
    assert "[unknown-theme]" not in out


def test_a_sound_file_is_not_even_written(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (small / INDEX).stat()
    assert run(small, str(small / ENTRY), capsys=capsys) == (0, "There is nothing to mend.\n", "")
    after = (small / INDEX).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_mark_at_the_beginning_is_taken_out(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = (small / INDEX).read_bytes()
    spoil(small, as_bytes=lambda data: b"\xef\xbb\xbf" + data)
    status, out, _ = run(small, str(small / ENTRY), capsys=capsys)
    assert status == 0
    assert out.startswith(f"{INDEX}: The invisible mark at its beginning is taken out.\n")
    assert (small / INDEX).read_bytes() == sound


LINE_ENDS: dict[str, Callable[[bytes], bytes]] = {
    "of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "of old Macs": lambda data: data.replace(b"\n", b"\r"),
    "plain but for the first lines": lambda data: data.replace(b"\n", b"\r\n", 9),
    "of Windows, without one at the end": lambda data: data.replace(b"\n", b"\r\n").rstrip(),
}


@pytest.mark.parametrize("as_bytes", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("change", [
    None, ("themes: [noise]", "themes: [niose]"), ("title: Quiet mornings", "title: Qui\u00adet morn\u00adings"), ("### Who listened", "###Who listened"),
], ids=["sound", "an id misspelt", "soft hyphens", "a heading"])
def test_lines_end_as_they_did(as_bytes: Callable[[bytes], bytes], change: tuple[str, str] | None, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = as_bytes((small / INDEX).read_bytes())
    spoil(small, *([change] if change else []), as_bytes=as_bytes)
    before = (small / INDEX).stat().st_mtime_ns
    status, _, _ = run(small, str(small / ENTRY), capsys=capsys)
    assert status == 0
    assert (small / INDEX).read_bytes() == sound
    assert change or (small / INDEX).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("text", "was", "made"),
    [
        ("a\nb\nc\n", "a\r\nc\n", "a\r\nb\r\nc\n"),
        ("a\nc\n", "a\r\nb\r\nc\n", "a\r\nc\n"),
        ("x\na\n", "a\r\n", "x\r\na\r\n"),
        ("b\n\n" * 2_500, "a\r\n\n" * 2_500, "b\r\n\n" * 2_500),
    ],
    ids=["a line more", "a line fewer", "a line more at the beginning", "thousands of lines alike"],
)
def test_each_line_keeps_its_end_and_a_new_one_has_that_of_the_line_above(text: str, was: str, made: str) -> None:
    assert with_line_ends(text, was) == made


@pytest.mark.parametrize("data", ["---\ntitel: Café\n---\n".encode("latin-1"), "---\ntitel: x\n---\n".encode("utf-16"), b"\x00\x01", b""])
def test_a_file_that_is_no_text_is_left_as_it_is(data: bytes, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / INDEX).write_bytes(data)
    status, _, _ = run(small, str(small / ENTRY), capsys=capsys)
    assert status == 1
    assert (small / INDEX).read_bytes() == data


def test_only_what_was_asked_for_is_mended(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = spoil(small, ("themes: [noise]", "themes: [niose]"))
    spoil(small, ("stage: using", "stage: usign"), path=RECORD)
    run(small, str(small / RECORD), capsys=capsys)
    assert (small / INDEX).read_bytes() == before
    assert "stage: using" in (small / RECORD).read_text(encoding="utf-8")


def test_who_may_read_a_file_stays_and_nothing_is_left_beside_it(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(small, ("themes: [noise]", "themes: [niose]"))
    (small / INDEX).chmod(0o640)
    names = sorted(path.name for path in (small / ENTRY).iterdir())
    run(small, str(small / ENTRY), capsys=capsys)
    assert stat.S_IMODE((small / INDEX).stat().st_mode) == 0o640
    assert sorted(path.name for path in (small / ENTRY).iterdir()) == names


def test_a_file_that_somebody_changed_meanwhile_is_left_as_it_is(small: Path) -> None:
    with pytest.raises(WrongUse, match="was changed by somebody else just now"):
        replace_file(small / INDEX, b"what it was", b"what it would be")
    assert (small / INDEX).read_text(encoding="utf-8") == SOUND[INDEX]
    assert not [path for path in (small / ENTRY).iterdir() if path.suffix == ".part"]


def test_the_result_is_judged_sound(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(small, ("title: Quiet mornings", "titel: Quiet mornings: a story"), ("### Who listened", "### Who heard"), ("[noise]", "[niose]"))
    run(small, str(small / ENTRY), capsys=capsys)
    assert check(small, TODAY).findings == ()


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("titel", ["title", "themes"], "title"),
        ("recuitment", ["recruitment"], "recruitment"),
        ("comunicaton", ["communication"], "communication"),
        ("Review by", ["review_by"], "review_by"),
        ("nhstrust", ["nhs-trust"], "nhs-trust"),
        ("cc-by-4.0", ["CC-BY-4.0", "CC-BY-SA-4.0"], "CC-BY-4.0"),
        ("north-east", ["north-west", "north-east-and-yorkshire"], ""),
        ("south-coast", ["south-east", "south-west"], ""),
        ("under-1k", ["under-10k"], ""),
        ("CC-BY-3.0", ["CC-BY-4.0"], ""),
        ("uninformed", ["informed"], ""),
        ("carets", ["carers", "carats"], ""),
        ("god", ["good"], ""),
        ("", ["title"], ""),
        ("…", ["title"], ""),
    ],
)
def test_a_misspelling_is_sure_only_when_one_word_can_be_meant(written: str, known: list[str], meant: str) -> None:
    assert surely_meant(written, known) == meant
