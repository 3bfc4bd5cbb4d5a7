"""Every finding of every case, and what its remedy says: typed, pasted, mended or followed in words, it is gone, and nothing else is wrong by it."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from showcase.authoring.fix.edits import span
from showcase.authoring.fix.folder import fixed, texts_of
from showcase.catalogue.pipeline import check, read_award
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.finding import Diagnostic
from support.awards import award_of
from support.casework import Case, apply, read
from support.projects import AWARDS, ROOT, TODAY
from support.remedies import pasted, typed

CASES = ROOT / "tests" / "cases"
FOLLOWED: Mapping[str, Any] = read(CASES / "remedies.yml")
Way = tuple[str, Mapping[Path, str | None]]  # a way to follow a remedy, and the files afterwards; None for one that is taken away


def all_cases() -> Iterator[tuple[str, Case]]:
    for path in sorted((CASES / "rules").glob("*.yml")):
        yield from ((path.stem, case) for case in read(path)["fails"])
    for path in (*sorted((CASES / "broken").glob("*.yml")), CASES / "wordings.yml"):
        yield from ((path.stem, case) for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader))  # noqa: S506 – it makes nothing but text


def ways(finding: Diagnostic, root: Path) -> Iterator[Way]:
    """Each way in which a remedy can be followed."""
    path = root / finding.location.path
    text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() and path.suffix in (".md", ".yml", ".csv") else ""
    if finding.instead:
        yield "typed", {path: typed(text, finding)}
    if finding.paste:
        answer = "\n\nNothing yet." if finding.code == "missing-heading" else ""  # as its words say
        yield "begun" if "…" in finding.paste else "pasted", {path: pasted(text, replace(finding, paste=finding.paste + answer))}
    if finding.fixable and path.suffix == ".md":
        folder, _ = read_folder(root / Path(*Path(finding.location.path).parts[:3]), root)
        yield "mended", {root / source.path: source.text for source in texts_of(fixed(folder, read_award(read_workspace(root))[0] or award_of("small")))}
    if not (finding.instead or finding.paste or finding.fixable):
        yield from in_words(finding, path, text)


def in_words(finding: Diagnostic, path: Path, text: str) -> Iterator[Way]:
    """What the words of a remedy say, as `remedies.yml` reads them."""
    said = f"{finding.reason} {finding.remedy}"
    for one in FOLLOWED["words"] if path.is_file() else ():
        if found := re.search(one["says"], said):
            after = done({key: found.expand(value) if key in ("with", "line", "inside") else value for key, value in one.items()}, finding, text)
            yield "tried" if "sample" in one else "followed", {path: None if after == GONE else after}
            return


GONE = "\0"


def done(action: Mapping[str, str], finding: Diagnostic, text: str) -> str:
    """A text after one action at the place of a finding."""
    if action.get("take") == "file":
        return GONE
    lines, row = text.split("\n"), finding.location.line - 1
    line = lines[row] if row < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    place = span(text, finding.location)
    if "with" in action and place:
        return text[: place[0]] + action["with"] + text[place[1] :]
    if "with" in action:
        action = {"line": action["with"]}
    if "take" in action:
        return taken(action["take"], finding, text, place)
    more = re.search(r"and (\d+) lines? below", finding.message)
    if "indent" in action and more:
        lines[row : row + int(more[1])] = [action["indent"] + one for one in lines[row : row + int(more[1])]]
        row += int(more[1])
        line = lines[row]
    lines[row] = {
        "line": f"{indent}{action.get('line')}", "below": f"{line}\n{indent}{action.get('below')}", "indent": f"{action.get('indent')}{line}",
        "inside": f"{line.rpartition('}')[0]}{action.get('inside')}}}", "bold": f"**{line.lstrip('# ')}**",
    }.get(next((name for name in action if name not in ("says", "sample")), ""), line)
    return "\n".join(lines)


def taken(what: str, finding: Diagnostic, text: str, place: tuple[int, int] | None) -> str:
    """A text from which something is taken out."""
    lines, row = text.split("\n"), finding.location.line - 1
    if what == "span" and place:
        return text[: place[0]] + text[place[1] :]
    if what == "letter":
        start = sum(len(one) + 1 for one in lines[:row]) + finding.location.column - 1
        return text[:start] + text[start + 1 :]
    if what == "field":
        lines[row] = re.sub(r"(?:of|sample): \d+(?:, )?", "", lines[row])
        lines = [line for number, line in enumerate(lines) if number != row or line.strip()]
    elif what == "line" and place and "{" in lines[row]:  # one of several fields on the line
        lines[row] = re.sub(rf",? *{re.escape(text[slice(*place)])}: [^,}}]*", "", lines[row])
    elif what == "indent":
        lines[row] = lines[row].lstrip()
    else:
        del lines[row]
    return "\n".join(lines)


def left_by(way: Way, finding: Diagnostic, before: tuple[Diagnostic, ...], root: Path) -> str:
    """What is still wrong, or wrong now, after a remedy was followed."""
    name, texts = way
    known, saved = {(one.code, one.message) for one in before}, {path: path.read_bytes() for path in texts if path.is_file()}
    for path, text in texts.items():
        path.unlink() if text is None else path.write_text(text, encoding="utf-8", newline="")
    after = check(root, TODAY).findings
    for path, data in saved.items():
        path.write_bytes(data)
    new = [str(one) for one in after if (one.code, one.message) not in known]
    if name == "tried":  # with a value that was only an example, which other figures may not bear out
        return "tried: still there" if any((one.code, one.message) == (finding.code, finding.message) for one in after) else ""
    if name == "begun":  # what is to be filled in is refused until it is
        new = [one for one in new if "…" not in one and ": warning: " not in one]
        return f"begun: {'; '.join(new)}" if new or any((one.code, one.message) == (finding.code, finding.message) for one in after) else ""
    is_left = len(after) >= len(before) or (name == "mended" and len(before) - len(after) < sum(one.fixable for one in before))
    return f"{name}: {'; '.join(new) or 'still there'}" if new or is_left else ""


@pytest.mark.slow
def test_a_remedy_followed_to_the_letter_leaves_nothing_of_its_finding(tmp_path: Path) -> None:
    wrong, theirs = [], set[str]()
    for stem, case in all_cases():
        root = Path(shutil.copytree(AWARDS / "small", tmp_path / "small"))
        apply(case, root)
        before = check(root, TODAY).findings
        for finding in {(one.code, one.message): one for one in before}.values():
            done_ways = list(ways(finding, root))
            theirs |= set() if done_ways else {finding.code}
            for way in done_ways if finding.code not in FOLLOWED["theirs"] or way_is_sure(done_ways) else ():
                if said := left_by(way, finding, before, root):
                    wrong.append(f"{stem}, {case['it']}: {finding.code}: {said}")
        shutil.rmtree(root)
    assert not wrong, "\n".join(wrong)
    assert theirs <= set(FOLLOWED["theirs"]), sorted(theirs - set(FOLLOWED["theirs"]))


def way_is_sure(ways_of_it: list[Way]) -> bool:
    """Whether a remedy can be typed, pasted or mended, and is no more than words."""
    return any(name != "followed" for name, _ in ways_of_it)
