"""Personal data: all of it is found, where it stands; what only looks like it is left alone; and no output carries it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from casework import apply
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from showcase.checks.privacy import SAID
from showcase.cli import main
from showcase.masking import masked
from showcase.personal import Personal, is_a_teams, is_nhs_number, personal
from test_properties import MANY

CASES = ROOT / "tests" / "cases" / "personal"


def cases(name: str) -> list[Any]:
    """The lines of a file of cases, each with its kind."""
    groups: dict[str, list[str]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    assert groups.keys() <= SAID.keys()
    return [pytest.param(kind, line, id=f"{kind}: {line[:60]!r}") for kind, lines in groups.items() for line in lines]


def found(text: str) -> list[Personal]:
    return [one for one in personal(text) if one.kind != "personal-email" or not is_a_teams(text[one.start : one.end])]


def parted(line: str) -> tuple[str, int, int]:
    """A case without its marks, and where what they stand around begins and ends."""
    before, rest = line.split("«")
    value, after = rest.split("»")
    return before + value + after, len(before), len(before) + len(value)


@pytest.mark.parametrize(("kind", "line"), cases("positive.yml"))
def test_personal_data_is_found_where_it_stands(kind: str, line: str) -> None:
    text, start, end = parted(line)
    assert personal(text) == (Personal(start, end, kind),)


@pytest.mark.parametrize(("kind", "line"), cases("positive.yml"))
def test_what_is_found_is_masked_letter_for_letter(kind: str, line: str) -> None:
    text, start, end = parted(line)
    shown = masked(text)
    assert len(shown) == len(text)
    assert (shown[:start], shown[end:]) == (text[:start], text[end:])
    assert sum(letter.isalnum() for letter in shown[start:end]) <= 4
    assert personal(shown) == ()


@pytest.mark.parametrize(("kind", "line"), cases("near-misses.yml"))
def test_what_only_looks_like_it_is_left_alone(kind: str, line: str) -> None:
    assert found(line) == []


def test_there_are_many_cases_of_every_kind() -> None:
    for name, least in (("positive.yml", 110), ("near-misses.yml", 110)):
        groups = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
        assert groups.keys() == SAID.keys()
        assert sum(map(len, groups.values())) >= least


BETWEEN = st.sampled_from(
    ["", " ", "-", "–", "‑", "—", "−", ".", "·", "/", "\u00a0", "\u2009", "\u200b", "\u00ad", "\u2060", "\n", " - ",
     "**", " **", "** ", "_", "<b>", "</b> ", "<!-- -->",
     "&nbsp;", "&#8209;", "` `", " \n", "-\n", "\\-", "<span class='x'>", ") ("]
)
DIGITS = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "०१२३४५६७८९"])
NUMBERS = st.integers(0, 9999999999).map(lambda number: f"{number:010}").filter(is_nhs_number)
LETTERS = st.characters(codec="utf-8", categories=("L", "Zs", "P"), exclude_characters="&<")
PROSE = st.text(alphabet=LETTERS, max_size=40)


@MANY
@given(NUMBERS, BETWEEN, BETWEEN, DIGITS, PROSE, PROSE)
def test_an_nhs_number_is_found_in_any_prose_however_it_is_split(number: str, first: str, second: str, digits: str, before: str, after: str) -> None:
    written = number.translate(str.maketrans("0123456789", digits))
    value = f"{written[:3]}{first}{written[3:6]}{second}{written[6:]}"
    text = f"{before} {value}, {after}"
    start = len(before) + 1
    assert any(one.start <= start and one.end >= start + len(value) for one in personal(text))
    shown = masked(text)
    assert len(shown) == len(text)
    assert sum(letter in digits for letter in shown[start : start + len(value)]) <= 4


PLACES = {
    "the text": {"index.md": {"Nine patients and": "Nine patients ({}) and"}},
    "a comment": {"index.md": {"year: 2025": "year: 2025  # {}"}},
    "a field": {"index.md": {"Cards at the door": "Cards at the door of {}"}},
    "a field that cannot be used": {"index.md": {"year: 2025": "year: {}"}},
    "a field that is not known": {"index.md": {"year: 2025": "year: 2025\npatient: {}"}},
    "a front matter that cannot be read": {"index.md": {"year: 2025": "year: [{}"}},
    "a heading": {"index.md": {"### Who listened": "### Who listened to {}"}},
    "a link": {"index.md": {"(sheet.pdf)": "(sheets.pdf '{}')"}},
    "an adoption record": {"adoptions/birch-clinic.md": {"We moved": "{} moved"}},
    "a file of figures": {"noise.csv": {"2023-05-01,62": "2023-05-01,{}"}},
}
FORMATS = ("text", "json", "github", "sarif")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("split", [" ", "\n  "], ids=["on one line", "over two lines"])
def test_no_output_carries_what_was_found(
    where: str, form: str, split: str, small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(small / "summary.md"))
    value = f"943{split}476 5919"
    apply({"changes": {name: {old: new.format(value) for old, new in pairs.items()} for name, pairs in PLACES[where].items()}}, small)
    assert main(["check", "--root", str(small), "--format", form]) == 1
    said = capsys.readouterr().out
    summary = small / "summary.md"
    said += summary.read_text(encoding="utf-8") if summary.exists() else ""
    assert "nhs-number" in said
    assert "476" not in said
    assert "5919" not in said
