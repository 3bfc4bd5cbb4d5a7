"""Beginning an entry or an adoption record: what is written, what is asked, and that nothing is overwritten."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from showcase.authoring.templates import NewFile, adoption_draft, entry_draft, on_one_line
from showcase.catalogue.pipeline import check
from showcase.cli.main import main
from showcase.model.finding import Severity
from showcase.parsing.markdown.outline import outline
from showcase.parsing.yaml.load import read_yaml
from showcase.util.invisible import first_hidden
from showcase.util.slugs import free_slug, proposed_slug
from support.awards import award_in
from support.projects import AWARDS, ROOT, TODAY
from support.terminal import Terminal

TO_WRITE = {
    *("empty-field", "empty-answer", "involvement-incomplete", "adapting-incomplete", "too-few-measures", "too-few-testimonials"),
    *("too-little-sharing", "too-few-consulted"),
}
ALDER = ("--organisation", "Alder Clinic", "--type", "clinic", "--region", "north")
BELLS = ("--year", "2025", "--title", "Fewer bells", *ALDER)


def run(root: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["new", "--root", str(root), *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


AWARDS_AND_YEARS = [
    pytest.param(root, year, id=f"{root.name} {year}")
    for root in (ROOT, AWARDS / "nights", AWARDS / "small", AWARDS / "mending", AWARDS / "klinke")
    for year in award_in(root).by_year
]


def draft(root: Path, year: int, target: Path, title: str = "A beginning") -> Path:
    """A fresh entry of an award, in a project that holds nothing else."""
    award = award_in(root)
    path = target / f"entries/{year}/a-beginning/index.md"
    path.parent.mkdir(parents=True)
    (target / "criteria.yml").write_bytes((root / "criteria.yml").read_bytes())
    kind, region = award.eligibility.organisation_types[0], next(iter(award.vocabularies.regions))
    path.write_text(entry_draft(NewFile("Alder: a “Clinic”", kind, region, year, title), award), encoding="utf-8")
    return path


@pytest.mark.parametrize(("root", "year"), AWARDS_AND_YEARS)
def test_a_fresh_draft_tells_only_what_is_still_to_write(root: Path, year: int, tmp_path: Path) -> None:
    draft(root, year, tmp_path)
    verdict = check(tmp_path, TODAY)
    assert verdict.drafts == (f"{year}/a-beginning",)
    assert {finding.code for finding in verdict.findings} <= TO_WRITE
    assert {finding.severity for finding in verdict.findings} == {Severity.WARNING}


@pytest.mark.parametrize(("root", "year"), AWARDS_AND_YEARS)
def test_its_headings_are_the_questions_of_the_year_each_with_its_guidance(root: Path, year: int, tmp_path: Path) -> None:
    award = award_in(root)
    text = draft(root, year, tmp_path).read_text(encoding="utf-8")
    body = outline(text.split("\n---\n", 1)[1], "index.md")
    assert [section.title for section in body.sections if section.level == 3] == [title for *_, title in award.asked_in(year)]
    assert len(body.markup) == len(body.sections)
    for _, question, title in award.asked_in(year):
        part = " ".join(text[text.index(f"### {title}\n") :].split("-->")[0].split())
        assert all(" ".join(said.split()) in part for said in (question.question, question.guidance, *question.judges))


def test_guidance_cannot_be_published(tmp_path: Path) -> None:
    path = draft(AWARDS / "small", 2025, tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft", "status: published"), encoding="utf-8")
    found = [finding for finding in check(tmp_path, TODAY).errors if finding.code == "comment-left-in"]
    assert len(found) == len(re.findall("<!--", path.read_text(encoding="utf-8"))) > 0


def test_guidance_that_holds_the_end_of_a_comment_does_not_end_it(tmp_path: Path) -> None:
    path = draft(AWARDS / "small", 2025, tmp_path)
    criteria = (tmp_path / "criteria.yml").read_text(encoding="utf-8").replace("guidance: Name the groups.", "guidance: Name --> the groups.")
    (tmp_path / "criteria.yml").write_text(criteria, encoding="utf-8")
    path.write_text(entry_draft(NewFile("A", "clinic", "north", 2025, "T"), award_in(tmp_path)), encoding="utf-8")
    assert {section.words for section in outline(path.read_text(encoding="utf-8").split("\n---\n", 1)[1], "").sections} == {0}


@pytest.mark.parametrize(("root", "year"), [(AWARDS / "nights", 2026), (AWARDS / "klinke", 2023)], ids=["nights", "klinke"])
def test_every_choice_of_the_award_is_listed(root: Path, year: int, tmp_path: Path) -> None:
    award = award_in(root)
    front = draft(root, year, tmp_path).read_text(encoding="utf-8").split("\n---\n")[0]
    words = award.vocabularies
    for known in (words.themes, words.settings, words.regions, words.organisation_types, words.measure_kinds, words.roles, words.licences, words.voices,
                  words.participation_levels, words.participation_stages, words.sides, words.sharing_kinds, words.sharing_reach, words.cost_bands):
        assert [one for one in known if not re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", front)] == []


@pytest.mark.parametrize("text", ["entry", "record"])
@pytest.mark.parametrize("begun", [NewFile("Alder", "nhs-trust", "north-west", 2026, "A title"), NewFile("Erle", "verein", "hasenmoor", 2023, "Ein Titel")],
                         ids=["nights", "klinke"])
def test_lines_that_are_uncommented_as_the_note_says_are_fields_to_fill_in(begun: NewFile, text: str) -> None:
    award = award_in(AWARDS / "nights" if begun.type == "nhs-trust" else AWARDS / "klinke")
    front = (entry_draft(begun, award) if text == "entry" else adoption_draft(begun, award)).split("---\n")[1]
    lines = front.split("\n")
    opened = [re.sub(r"^( *)# (- |  [a-z_]+:|[a-z_]+: \{)", r"\1\2", line) for line in lines]
    assert sum(old != new for old, new in zip(lines, opened, strict=True)) >= (25 if text == "entry" else 9)
    _, wrong = read_yaml("\n".join(opened), "index.md")
    assert wrong == ()


def test_an_adoption_record_tells_only_what_is_still_to_write(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ("--adoption", "2025/quiet-mornings", "--organisation", "Oak & Ash Clinic", "--type", "Clinic", "--region", "South")
    status, out, _ = run(small, *said, capsys=capsys)
    assert status == 0
    assert out.startswith("Wrote entries/2025/quiet-mornings/adoptions/oak-and-ash-clinic.md\n")
    found = check(small, TODAY).findings
    assert {finding.location.path for finding in found} == {"entries/2025/quiet-mornings/adoptions/oak-and-ash-clinic.md"}
    assert {finding.code for finding in found} == {"empty-field", "comment-left-in"}


def test_a_follow_up_record_tells_only_what_is_still_to_write(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(small, "--follow-up", "2025/quiet-mornings", "--month", "2026-03", capsys=capsys)
    assert status == 0
    assert out.startswith("Wrote entries/2025/quiet-mornings/followups/2026-03.md\n")
    text = (small / "entries/2025/quiet-mornings/followups/2026-03.md").read_text(encoding="utf-8")
    assert "Noise at nine in the morning; People who say they could rest" in " ".join(text.replace("#", " ").split())
    found = check(small, TODAY).findings
    assert {finding.location.path for finding in found} == {"entries/2025/quiet-mornings/followups/2026-03.md"}
    assert {finding.code for finding in found} == {"empty-field", "comment-left-in"}


@pytest.mark.parametrize("named", ["2025/quiet-mornings", "entries/2025/quiet-mornings", "{root}/entries/2025/quiet-mornings/index.md"])
def test_the_entry_of_a_record_is_named_by_its_address_or_its_path(named: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(small, "--adoption", named.format(root=small), *ALDER, capsys=capsys)[0] == 0
    assert (small / "entries/2025/quiet-mornings/adoptions/alder-clinic.md").is_file()


def test_options_say_everything_where_there_is_no_terminal(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(small, *BELLS, capsys=capsys)
    assert status == 0
    assert out.startswith("Wrote entries/2025/fewer-bells/index.md\n")
    text = (small / "entries/2025/fewer-bells/index.md").read_text(encoding="utf-8")
    for line in ("title: Fewer bells", "year: 2025", "status: draft", "    name: Alder Clinic", "    type: clinic", "    region: north"):
        assert f"\n{line}" in text
    assert "\nrecognition: entrant " in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "please add --title, --organisation, --type and --region"),
        (["--title", "T"], "please add --organisation, --type and --region"),
        (["--adoption", "2025/quiet-mornings"], "please add --organisation, --type and --region"),
        (["--adoption", "2025/quiet-mornin", *ALDER], "There is no entry ‘2025/quiet-mornin’. Did you mean ‘2025/quiet-mornings’?"),
        (["--adoption", "../..", *ALDER], "There is no entry ‘../..’."),
        (["--follow-up", "2025/quiet-mornings", "--month", "2096-03"], "‘2096-03’ is no month that has come."),
        (["--follow-up", "2025/quiet-mornings", "--month", "spring"], "‘spring’ is no month that has come."),
        (["--follow-up", "2025/quiet-mornings", "--adoption", "2025/quiet-mornings"], "say --adoption or --follow-up, not both."),
        ([*BELLS, "--year", "2031"], "2031 is not a year of the award. Its years are 2024 and 2025."),
        ([*BELLS, "--type", "clinics"], "‘clinics’ is not one of the award’s choices for --type: clinic or charity. Did you mean ‘clinic’?"),
        ([*BELLS, "--region", "x"], "‘x’ is not one of the award’s choices for --region: north or south."),
        ([*BELLS, "--title", "x" * 101], "The title has 101 characters, and 100 fit where it is shown. Shorten it by 1."),
        ([*BELLS, "--title", "\x1b[31m"], "The title has no letters, or holds one that cannot be shown."),
        ([*BELLS, "--title", "静かな夜"], "No name for a folder can be made from that"),
        ([*BELLS, "--slug", "Fewer Bells"], "‘Fewer Bells’ cannot be a name here: it becomes an address, so it has 3 to 60 small letters"),
        ([*BELLS, "--slug", "../x"], "‘../x’ cannot be a name here"),
        ([*BELLS, "--slug", "quiet-mornings"],
         "‘quiet-mornings’ stands in entries/2025 already, and nothing is overwritten. A free name: --slug quiet-mornings-2"),
        ([*BELLS, "--slug", "con"], "‘con’ is a device’s name on some machines. A free name: --slug con-2"),
        ([*BELLS, "--title", "Quiet mornings"], "A free name: --slug quiet-mornings-2"),
        (["--adoption", "2025/quiet-mornings", *ALDER, "--organisation", "Birch Clinic"], "A free name: --slug birch-clinic-2"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(arguments: list[str], says: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(small)
    status, out, err = run(small, *arguments, capsys=capsys)
    assert (status, out) == (2, "")
    assert says in err
    assert files(small) == before


@pytest.mark.parametrize("thing", ["a file", "a link to nothing"])
def test_whatever_stands_in_the_way_stays(thing: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = small / "entries/2024"
    place.write_text("mine", encoding="utf-8") if thing == "a file" else place.symlink_to("nothing")
    status, _, err = run(small, *BELLS, "--year", "2024", capsys=capsys)
    assert status == 2
    assert "is written" in err or "cannot be written" in err or "is there already" in err
    assert place.is_symlink() or place.read_text(encoding="utf-8") == "mine"


def asked(monkeypatch: pytest.MonkeyPatch, replies: list[str]) -> None:
    """A terminal on which somebody gives these replies."""
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{one}\n" for one in replies)))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)


def questions(out: str) -> list[str]:
    """What was asked, each up to where the reply stands on a terminal."""
    return re.findall(r"[A-Z][^:\n]*: ", out)


def test_on_a_terminal_everything_is_asked_and_recognition_never(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked(monkeypatch, ["2024", "Fewer bells", "", "Alder Clinic", "1", "South"])
    status, out, _ = run(small, capsys=capsys)
    assert status == 0
    assert questions(out.partition("Wrote")[0]) == [
        "Award year, by its number [2025]: ", "Title of the entry: ", "Name of its folder, which becomes its address [fewer-bells]: ",
        "Organisation that leads: ", "Its type, by its number: ", "Its region, by its number: ",
    ]
    text = (small / "entries/2024/fewer-bells/index.md").read_text(encoding="utf-8")
    assert "    type: clinic\n    region: south\n" in text


def test_a_reply_that_cannot_be_used_is_asked_for_again(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked(monkeypatch, ["2025", "", "x" * 101, "Quiet mornings", "quiet-mornings", "Quiet", "", "Alder Clinic", "9", "klinic", "clinic", "2"])
    status, out, _ = run(small, capsys=capsys)
    assert status == 0
    for said in ("The title has 101 characters", "‘quiet-mornings’ stands in", "‘Quiet’ cannot be a name here", "‘9’ is not on the list",
                 "‘klinic’ is not on the list. Did you mean ‘clinic’?", "Wrote entries/2025/quiet-mornings-2/index.md"):
        assert said in out


def test_what_an_option_says_is_not_asked(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked(monkeypatch, [""])
    status, out, _ = run(small, *BELLS, capsys=capsys)
    assert status == 0
    assert questions(out.partition("Wrote")[0]) == ["Name of its folder, which becomes its address [fewer-bells]: "]


def test_somebody_who_stops_has_written_nothing(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(small)
    asked(monkeypatch, ["2025", "Fewer bells"])
    status, _, err = run(small, capsys=capsys)
    assert (status, err) == (2, "\nshowcase: Stopped. Nothing was written.\n")
    assert files(small) == before


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"], exclude_characters="\ufeff\u200e\u200f"), min_size=1))
@settings(derandomize=True, max_examples=400)
def test_any_title_is_read_as_it_was_typed(title: str) -> None:
    said = " ".join(title.split())
    document, wrong = read_yaml(f"title: {on_one_line(title)}\nother: x", "index.md")
    if said and said.isprintable() and not first_hidden(said):
        assert (document.values, wrong) == ({"title": said, "other": "x"}, ())


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Quiet nights, planned by the people who sleep here", "quiet-nights-planned-by-the-people-who-sleep-here"),
        ("What’s ‘home’?", "whats-home"),
        ("Tŷ Gwyn & Sons", "ty-gwyn-and-sons"),
        ("Große Straße in Łódź", "grosse-strasse-in-lodz"),
        ("a" * 80, "a" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
        ("静かな夜", ""),
        ("Ab", ""),
    ],
)
def test_a_slug_is_proposed_from_a_title(title: str, slug: str) -> None:
    assert proposed_slug(title) == slug


@pytest.mark.parametrize(
    ("slug", "taken", "free"),
    [("a-b", [], "a-b"), ("a-b", ["A-B"], "a-b-2"), ("a-b", ["a-b", "a-b-2"], "a-b-3"), ("a" * 60, ["a" * 60], "a" * 58 + "-2")],
)
def test_a_free_slug_is_the_next_number(slug: str, taken: list[str], free: str) -> None:
    assert free_slug(slug, taken) == free


@given(st.text(), st.lists(st.text()))
@settings(derandomize=True)
def test_a_proposed_slug_can_always_be_used(title: str, names: list[str]) -> None:
    slug = proposed_slug(title)
    taken = [proposed_slug(name) for name in names]
    free = free_slug(slug, taken) if slug else "abc"
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", free)
    assert 3 <= len(free) <= 60
    assert free not in taken


