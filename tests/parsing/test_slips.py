"""Slips as writers make them: each is one finding where it was made, and its remedy, followed to the letter, leaves nothing to mend."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from showcase.checks.explanations.wording import told
from showcase.intake.workspace import read_folder
from support.awards import award_of
from support.casework import ENTRY, Case, read
from support.projects import AWARDS, ROOT
from support.remedies import changed, judged, spoilt, ways

SLIPS = ROOT / "tests" / "cases" / "slips"
KEYS = {"it", "code", "change", "changes", "write", "in", "on", "line", "does"}
AWARD = award_of("small")
SOUND, _ = read_folder(AWARDS / "small" / ENTRY, AWARDS / "small")
SOUND_TEXTS = {source.path: source.text for source in SOUND.sources}


def slips() -> Iterator[tuple[str, Case]]:
    """Every slip with its kind."""
    for path in sorted(SLIPS.glob("*.yml")):
        for kind, cases in read(path).items():
            yield from ((kind, case) for case in cases)


def first_change(text: str, path: str) -> int:
    """The first line in which a text differs from the sound one."""
    lines, sound = text.split("\n"), SOUND_TEXTS[path].split("\n")
    return next((number for number, (one, other) in enumerate(zip(lines, sound, strict=False), 1) if one != other), len(lines))


@pytest.mark.parametrize("path", sorted(SLIPS.glob("*.yml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("mends", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["one of a kind mended", "all mended"])
def test_a_slip_is_one_finding_at_its_place_and_its_remedy_passes(path: Path, mends: bool) -> None:
    wrong = []
    for kind, cases in read(path).items():
        for number, case in enumerate(cases):
            if said := what_fails(case, mends or not number):
                wrong.append(f"{kind}, {case['it']}: {said}")
    assert not wrong, "\n".join(wrong)


def what_fails(case: Case, mends: bool = True) -> str:
    """What is not as it should be with a case; nothing where all is."""
    assert case.keys() <= KEYS, case.keys() - KEYS
    folder, unread = spoilt(SOUND, case)
    found = judged((folder, unread), AWARD)
    if [one.code for one in found] != [case["code"]]:
        return f"{[(one.code, one.location.line) for one in found]}"
    (finding,) = found
    text = next(source.text for source in folder.sources if source.path == finding.location.path)
    if not finding.location.path.endswith(f"/{case.get('in', 'index.md')}"):
        return f"told of {finding.location.path}"
    line = finding.location.line
    if case["on"] not in text.split("\n")[line - 1] if "on" in case else line != int(case.get("line", first_change(text, finding.location.path))):
        return f"told of line {line}"
    done = list(ways(finding, folder, AWARD, case.get("does"), mends))
    left = [f"{way} leaves {[(one.code, one.location.line) for one in after]}" for way, mended in done if (after := judged(mended, AWARD))]
    return "; ".join(left) or ("" if done else "nobody follows its remedy")


def test_there_are_enough_of_them_of_enough_kinds() -> None:
    every = list(slips())
    assert len(every) >= 200
    assert len({kind for kind, _ in every}) >= 60
    assert all(one != other for (_, one), (_, other) in pairwise(every))


# The same slips in any entry of any award, by a pattern of what was meant and what was typed.
ANYWHERE = {
    "braces left out": (r"^contact: \{(.*)\}$", r"contact: \1"),
    "round brackets": (r"^contact: \{(.*)\}$", r"contact: (\1)"),
    "a list with semicolons": (r"^themes: \[([\w-]+)(?:, ([\w-]+))?.*\]$", r"themes: \1; \1"),
    "bullets for hyphens": (r"^themes: \[([\w-]+).*\]$", r"themes:\n  • \1"),
    "asterisks for hyphens": (r"^themes: \[([\w-]+).*\]$", r"themes:\n  * \1"),
    "no hyphens": (r"^themes: \[([\w-]+).*\]$", r"themes:\n  \1"),
    "an equals sign": (r"^year: (\d+)$", r"year = \1"),
    "bold words in a title": (r"^title: ([\"'„]?)(\w+)", r"title: \1**\2**"),
    "mailto": (r"email: ", "email: mailto:"),
    "text above it all": (r"\A---$", "Our entry\n\n---"),
    "a fence": (r"\A---$", "```yaml\n---"),
    "a heading in other words": (r"^(### .*)$", "### Zz xq ww"),
    "a heading without a space": (r"^### (.*)$", r"###\1"),
    "a heading that is escaped": (r"^### (.*)$", r"\\### \1"),
    "bullets in an answer": (r"^(### .*)\n\n", "\\1\n\n• eins\n• zwei\n\n"),
}


@pytest.mark.parametrize(("award", "entry"), [("small", ENTRY), ("klinke", "entries/2022/noten-auf-raedern"), ("klinke", "entries/2021/buecher-im-stellwerk")])
def test_it_is_so_in_every_award(award: str, entry: str) -> None:
    sound, _ = read_folder(AWARDS / award / entry, AWARDS / award)
    wrong = []
    for it, (meant, typed) in ANYWHERE.items():
        read_so = changed(sound, f"{entry}/index.md", lambda text, meant=meant, typed=typed: re.sub(meant, typed, text, count=1, flags=re.MULTILINE))  # type: ignore[misc]
        assert read_so[0] != sound, it
        found = judged(read_so, award_of(award))
        left = [way for one in found for way, mended in ways(one, read_so[0], award_of(award)) if judged(mended, award_of(award))]
        wrong += [f"{it}: {[(one.code, one.location.line) for one in found]} {left}"] if len(found) != 1 or left else []
    assert not wrong, "\n".join(wrong)


def test_what_does_not_depend_on_a_mistake_is_told_along_with_it() -> None:
    cases: Case = read(ROOT / "tests" / "cases" / "at_once.yml")
    assert sorted(one.code for one in judged(spoilt(SOUND, {"change": cases["wrong"]}), AWARD)) == sorted(cases["told"])
    wrong = []
    for case in cases["beside"]:
        found = judged(spoilt(SOUND, {"change": {**case["change"], **cases["wrong"]}}), AWARD)
        if sorted(one.code for one in found) != sorted((*cases["told"], case["code"])):
            wrong.append(f"{case['it']}: {[(one.code, one.location.line) for one in found]}")
        alone = judged(spoilt(SOUND, case), AWARD)
        wrong += [f"{case['it']}, alone: {[str(told(one)) for one in alone]}"] if [one.code for one in alone] != [case["code"]] else []
    assert not wrong, "\n".join(wrong)
