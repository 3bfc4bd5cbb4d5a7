"""The form’s check beside Python’s: the same documents given to both, and what each says of them."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route
from showcase.authoring.rules.table import decided, rule_table, undecided
from showcase.checks.award import check_award
from showcase.checks.explanations.wording import told
from showcase.checks.personal_data import NEVER_PUBLISHED
from showcase.checks.privacy.redact import masked, redacted
from showcase.checks.rules import check_entry
from showcase.intake.sources import Source
from showcase.intake.workspace import read_folder
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding
from showcase.parsing.entry import parse_award, parse_entry
from showcase.parsing.front_matter import split_front_matter
from showcase.parsing.records import parse_front_matter
from showcase.parsing.yaml.document import Document
from support.projects import ROOT
from yaml import MappingNode, Node, SequenceNode

CHECKS = ROOT / "overrides" / "assets" / "form" / "checks"
ADDRESS = "http://form.test/"
# Where one of these is found, the file was mended before it was read, which is not for a browser to do.
OF_THE_FILE = frozenset((*next(iter(undecided().values())), "too-many-findings", "unreadable", "too-large"))
ASK = """async ([documents, tables]) => {
    const {check} = await import("/check.js");
    const said = [], read = tables.map(table => JSON.parse(table));
    for (const {entry, table} of documents) {
        try { said.push(check(entry, read[table])); } catch (error) { said.push([{code: "fault", message: `${error.stack}`}]); }
    }
    return said;
}"""
Told = tuple[str, str, str, str, str]


@dataclass
class Both:
    """A document as a browser is given it, with what Python says: each finding with its line."""

    it: str
    entry: Mapping[str, Any]
    table: str
    documents: tuple[Document, ...]
    offset: int
    said: list[tuple[Told, int]]


@lru_cache(64)
def award_of(text: str) -> tuple[Award | None, str]:
    award, document, wrong = parse_award(Source("criteria.yml", text))
    is_sound = award is not None and not [*wrong, *check_award(award, document)]
    return (award, rule_table(award)) if award and is_sound else (None, "")


def both(it: str, root: Path, key: str) -> Both | None:
    """An entry for both; None where its file cannot be read as it stands, or there is no award."""
    criteria, path = root / "criteria.yml", root / "entries" / key
    award, table = award_of(criteria.read_bytes().decode(errors="replace")) if criteria.is_file() else (None, "")
    if award is None or not (path / "index.md").is_file():
        return None
    folder, unread = read_folder(path, root)
    if folder.index is None or unread:
        return None
    document, body, found = parse_front_matter(folder.index, FrontMatter)
    if found or not document.values or not isinstance(document.values, dict) or document.guessed or document.left_out:
        return None
    parsed = parse_entry(folder, award)
    findings = list(check_entry(parsed, award))
    if OF_THE_FILE & {one.code for one in findings}:
        return None
    entry = {
        "front": document.values, "body": split_front_matter(folder.index).body, "year": folder.year,
        "files": [{"name": name} for name in sorted(folder.files | folder.unread)],
        **beside(document, folder.index, body.line_offset),
    }  # fmt: skip
    made = Both(it, entry, table, (document, parsed.document), body.line_offset, [])
    for finding in findings:
        is_name, is_here = bool(finding.values.get("name")) and finding.code in NEVER_PUBLISHED, finding.location.path == folder.index.path
        if is_here != is_name:  # a folder’s own name is not given
            made.said += said(finding, award, is_name)
    return made


def said(finding: Finding, award: Award, is_name: bool = False) -> Iterator[tuple[Told, int]]:
    """What Python says, as far as a browser has to say it, too."""
    left = {"phone-number"} if award.countries != ("gb",) else set[str]()
    if finding.code in decided() and finding.code not in left:
        one = redacted(told(finding.with_values(masked)))
        yield (one.code, one.message, one.reason, one.remedy, one.severity), 0 if is_name else one.location.line


def beside(document: Document, source: Source, lines: int) -> dict[str, Any]:
    """What a text shows that its values do not: brackets, and comments in so many lines of fields."""
    flow = [json.dumps(one, separators=(",", ":"), ensure_ascii=False) for one in _flow(document.source.root)]
    return {"flow": flow, "comments": [{"text": text[text.index("#") :], "line": line} for line, text in _comments(source.text, lines)]}


def _comments(text: str, lines: int) -> Iterator[tuple[int, str]]:
    """What stands behind number signs in the fields, with its line."""
    return ((number, line) for number, line in enumerate(text.split("\n")[:lines], 1) if " #" in line or line.startswith("#"))


def _flow(node: Node | None, steps: tuple[Any, ...] = ()) -> Iterator[list[Any]]:
    if isinstance(node, (MappingNode, SequenceNode)) and node.flow_style:
        yield list(steps)
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _flow(value, (*steps, key.value))
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield from _flow(item, (*steps, number))


def asked(page: Page, documents: list[Both]) -> list[list[dict[str, Any]]]:
    """What a browser says of each document."""
    page.route(f"{ADDRESS}**", _serve)
    page.goto(ADDRESS)
    tables = list(dict.fromkeys(one.table for one in documents))
    return list(page.evaluate(ASK, [[{"entry": one.entry, "table": tables.index(one.table)} for one in documents], tables]))


def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(ADDRESS)
    if name:
        route.fulfill(path=CHECKS / name, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html>", content_type="text/html")


def differences(one: Both, said: Iterable[Mapping[str, Any]], only: frozenset[str] | None = None) -> list[str]:
    """What one of the two says and the other does not, or says elsewhere."""
    theirs = [((told["code"], told["message"], told.get("reason"), told.get("remedy"), told.get("severity")), _lines(one, told)) for told in said]
    ours = list(one.said)
    wrong = []
    for words, lines in theirs:
        match = next((mine for mine in ours if mine[0] == words and mine[1] in lines), None)
        if match:
            ours.remove(match)
        elif only is None or words[0] in only or words[0] == "fault":
            wrong.append(f"browser alone: {words} at {sorted(lines)}")
    return wrong + [f"Python alone: {words} at {line}" for words, line in ours if only is None or words[0] in only]


def _lines(one: Both, told: Mapping[str, Any]) -> set[int]:
    if told.get("part") == "files":
        return {0, 1}  # a file is told of at its first line
    if told.get("part") != "front" or not told["path"]:
        return {told.get("line", 0) + (one.offset if told.get("part") == "body" else 0)}
    steps = told.get("path", [])
    if told["code"] == "missing-choice" and len(steps) == 1:
        steps = ["recognition"]  # in a file it is told beside what is there, in a form where it is chosen
    return {place.line for document in one.documents for place in (document.at(*steps), document.at_key(*steps) if steps else document.at())}


def copied(award: Path, target: Path) -> Path:
    """A project anew in a folder that is kept for it."""
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(award, target))
