"""Personal data: all of it is found, where it stands; what only looks like it is left alone; and no output carries it."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pr_report
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from showcase.catalogue.pipeline import check
from showcase.checks.personal_data import NEVER_PUBLISHED, without_personal_data
from showcase.checks.privacy.countries import KNOWN
from showcase.checks.privacy.detect import Personal, is_a_teams, is_nhs_number, personal
from showcase.checks.privacy.redact import masked
from showcase.cli.main import main
from showcase.intake.workspace import read_folder
from showcase.model.finding import Severity
from support.casework import ENTRY, apply
from support.projects import ROOT, TODAY
from support.properties import MANY

CASES = ROOT / "tests" / "cases" / "personal"


def cases(name: str) -> list[Any]:
    """The lines of a file of cases, each with its kind."""
    groups: dict[str, list[str]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    assert groups.keys() <= set(NEVER_PUBLISHED)
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


@pytest.mark.parametrize("country", KNOWN)
def test_each_country_has_its_numbers_and_leaves_alone_what_only_looks_like_them(country: str) -> None:
    kinds = dict(yaml.safe_load((CASES / "countries.yml").read_text(encoding="utf-8"))[country])
    passes = kinds.pop("passes")
    for kind, lines in kinds.items():
        for text, start, end in map(parted, lines):
            assert personal(text, (country,)) == (Personal(start, end, kind),)
    assert [line for line in passes if personal(str(line), (country,))] == []
    assert {"phone-number"} < kinds.keys()
    assert len(passes) >= 4


def test_there_are_many_cases_of_every_kind() -> None:
    for name, least in (("positive.yml", 110), ("near-misses.yml", 110)):
        groups = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
        assert groups.keys() == set(NEVER_PUBLISHED) - {"identity-number"}  # whose cases name their countries, in cases/rules
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


SHOWN = [
    pytest.param(where, kind, text, id=f"{kind}: {text[:60]!r}")
    for where, kinds in yaml.safe_load((CASES / "shown.yml").read_text(encoding="utf-8")).items()
    for kind, texts in kinds.items()
    for text in texts
]


@pytest.mark.parametrize(("where", "kind", "text"), SHOWN)
def test_what_is_disguised_in_its_source_is_found_once_where_it_is_shown(
    where: str, kind: str, text: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = "Nine patients and nine receptionists." if where == "texts" else "gave: The loan of a meter"
    apply({"change": {kept: f"{kept} {text}" if where == "texts" else f"gave: {text}"}}, small)
    found = [finding for finding in check(small, TODAY).errors if finding.code in NEVER_PUBLISHED]
    assert [finding.code for finding in found] == [kind]
    main(["check", "--root", str(small)])
    assert not any(part in capsys.readouterr().out for part in ("smith", "345678", "5919", "1957"))


@pytest.mark.parametrize("name", [".index.md.swp", "index.md~", "adoptions/birch-clinic.md.orig", "#index.md#"])
def test_a_file_that_an_editor_leaves_is_looked_at_too(name: str, small: Path) -> None:
    (small / ENTRY / name).write_bytes(b"b0VIM 8.2\0\xff\xfeRing 07912 345678.\0")
    assert [finding.code for finding in check(small, TODAY).errors] == ["phone-number"]


def test_a_team_is_reached_at_its_address_however_that_is_written(small: Path) -> None:
    apply({"change": {"desk@alder.example}": '"j.bloggs\\x40alder.org"}', "Nine patients": "Nine patients (**j.bloggs**@alder.org)"}}, small)
    assert check(small, TODAY).findings == ()


def test_what_is_quoted_is_masked_before_it_is_cut(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apply({"change": {"Nine patients": 'Nine patients <span title="aaaaaaaaaaaaaaa 943 476 5919">'}}, small)
    assert main(["check", "--root", str(small)]) == 1
    assert "476" not in capsys.readouterr().out


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


REVIEW = "reviewed:\n  - {{rule: {rule}, about: {about}, who: Data protection lead, date: 2025-03-01, reason: It is the number of a grant.}}\n"
# Each kind that a person may judge: what is written, and what a review of it says that it is about.
JUDGED = {
    "nhs-number": ("943 476 5919", "943 ••• ••••"),
    "national-insurance-number": ("AB 12 34 56 C", "AB •• •• •• •"),
    "phone-number": ("01632 555019", "0163• ••••••"),
    "personal-email": ("jo.bloggs@alder-clinic.nhs.uk", "j•.••••••@•••••-••••••.•••.••"),
    "postcode": ("LS99 9ZZ", "LS•• •••"),
    "date-of-birth": ("one born on 12 March 1931", "•• ••••• ••••"),
    "small-number": ("three residents fell", "three residents fell"),
}


def with_review(small: Path, rule: str) -> Path:
    """The small project with something that a rule finds, and that a person has judged."""
    written, about = JUDGED[rule]
    apply({"change": {"Nine patients": f"Nine patients ({written})", "aliases:": REVIEW.format(rule=rule, about=about) + "aliases:"}}, small)
    return small


@pytest.mark.parametrize("rule", JUDGED)
def test_what_a_person_has_judged_stops_nothing_and_is_told(rule: str, small: Path) -> None:
    verdict = check(with_review(small, rule), TODAY)
    assert (verdict.findings, verdict.ready) == ((), ("2025/quiet-mornings",))
    (finding,) = verdict.waived
    assert (finding.code, finding.severity) == (rule, "info")
    assert finding.message == f"‘{JUDGED[rule][1]}’ was judged by: Data protection lead, 1 March 2025. It may stand, because: It is the number of a grant."


def test_a_review_is_of_what_it_names_alone(small: Path) -> None:
    apply({"change": {"The printer, the bell": "The printer, 432 322 4419, the bell"}}, with_review(small, "nhs-number"))
    verdict = check(small, TODAY)
    assert [str(finding.message) for finding in verdict.findings] == ["‘432 ••• ••••’ is an NHS number."]
    assert len(verdict.waived) == 1


def test_a_review_is_of_one_finding_because_dots_hide_what_differs(small: Path) -> None:
    apply({"change": {"The printer, the bell": "The printer, 943 476 5870, the bell"}}, with_review(small, "nhs-number"))
    verdict = check(small, TODAY)
    assert [finding.code for finding in verdict.waived] == ["nhs-number"]
    assert [finding.code for finding in verdict.errors] == ["nhs-number"]


def test_an_adoption_record_has_its_own_reviews(small: Path) -> None:
    review = REVIEW.format(rule="nhs-number", about="943 ••• ••••")
    apply({"file": "adoptions/birch-clinic.md", "change": {"We moved": "943 476 5919: we moved", "example: true\n": f"example: true\n{review}"}}, small)
    verdict = check(small, TODAY)
    assert verdict.findings == ()
    assert [finding.location.path for finding in verdict.waived] == [f"{ENTRY}/adoptions/birch-clinic.md"]


def test_a_follow_up_record_has_its_own_reviews_and_is_looked_through(small: Path) -> None:
    text = "---\nstate: running\nsent_by:\n  role: Jo, 943&nbsp;476&nbsp;5919\n  may_speak: true\n{}---\n943 476 5870 went home.\n"
    apply({"write": {"followups/2026-03.md": text.format(REVIEW.format(rule="nhs-number", about="943 ••• ••••"))}}, small)
    verdict = check(small, TODAY)
    assert [(finding.code, finding.location.path) for finding in verdict.waived] == [("nhs-number", f"{ENTRY}/followups/2026-03.md")]
    assert [finding.code for finding in verdict.errors] == ["nhs-number"]


@pytest.mark.parametrize(
    ("form", "said"),
    [("text", "1 finding was judged by a person, and may stand."), ("json", '"severity": "info"'), ("github", "::notice file="), ("sarif", '"suppressions"')],
)
def test_every_output_tells_what_was_judged_and_by_whom(form: str, said: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(with_review(small, "nhs-number")), "--strict", "--format", form]) == 0
    told = capsys.readouterr().out
    assert said in told
    assert "judged by: Data protection lead, 1 March 2025" in " ".join(told.replace("%3A", ":").split())


def test_the_report_on_a_pull_request_counts_what_was_judged(small: Path) -> None:
    made = pr_report.report(5, [], check(with_review(small, "nhs-number"), TODAY), {}, None)
    assert (made["errors"], made["warnings"], made["judged"]) == (0, 0, 1)
    assert [finding["severity"] for finding in made["findings"]] == ["info"]


def test_the_report_on_a_pull_request_tells_first_what_was_judged(small: Path) -> None:
    verdict = check(with_review(small, "nhs-number"), TODAY)
    hints = tuple(replace(verdict.waived[0], severity=Severity.WARNING) for _ in range(500))
    made = pr_report.report(5, [], replace(verdict, findings=hints), {}, None)
    assert [one["severity"] for one in made["findings"][:2]] == ["info", "warning"]


def test_findings_of_personal_data_are_limited_and_counted(small: Path) -> None:
    apply({"change": {"Nine patients": "Nine patients\n" + "943 476 5919\n" * 500}}, small)
    verdict = check(small, TODAY)
    counts = Counter(one.code for one in verdict.findings)
    assert (counts["nhs-number"], counts["too-many-findings"]) == (100, 1)
    assert any("400 more are not told" in one.reason for one in verdict.findings)


def test_a_name_is_masked_wherever_it_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apply({"copy": {"/entries/2025/ward-9434765919": "."}, "write": {"scan-9434765919.pdf": "pdf"}}, small)
    for form in FORMATS:
        assert main(["check", "--root", str(small), "--format", form]) == 1
        assert "9434765919" not in capsys.readouterr().out


def test_an_entry_whose_name_is_personal_is_not_published(small: Path) -> None:
    name = "/entries/2025/ward-9434765919"
    apply({"copy": {name: "."}, "changes": {f"{name}/index.md": {"aliases: [2025/quieter-mornings]\n": ""}}}, small)
    assert check(small, TODAY).ready == ("2025/quiet-mornings",)


def test_a_difference_that_is_shown_carries_nothing_personal(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apply({"change": {"themes: [noise]": "themes: [noice]  # 943 476 5919"}}, small)
    assert main(["fix", str(small / ENTRY), "--root", str(small), "--dry-run"]) == 1
    told = capsys.readouterr().out
    assert "+themes: [noise]  # 943 ••• ••••" in told
    assert "476 5919" not in told


def test_a_preview_shows_dots_for_what_is_not_to_be_published(small: Path) -> None:
    apply({"change": {"Nine patients": "Nine patients (943 **476** 5919)"}}, small)
    apply({"file": "adoptions/birch-clinic.md", "change": {"We moved": "01632 555019 moved"}}, small)
    folder, _ = read_folder(small / ENTRY, small)
    shown = without_personal_data(folder)
    assert shown.index is not None
    assert "Nine patients (943 **•••** ••••)" in shown.index.text
    assert "0163• •••••• moved" in shown.adoptions[0].text
    assert without_personal_data(shown) is shown
