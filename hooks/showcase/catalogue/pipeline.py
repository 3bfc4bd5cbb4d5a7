"""The whole program as one way: read → parse → check → decide → link → assemble, each step a function from value to value."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from showcase.catalogue.catalogue import Catalogue, assemble
from showcase.catalogue.checked import Checked, kept
from showcase.catalogue.faults import as_finding
from showcase.catalogue.links import link
from showcase.catalogue.remembered import remembered
from showcase.catalogue.verdict import Verdict, decide
from showcase.checks.award import check_award
from showcase.checks.privacy.redact import in_order
from showcase.checks.rules import check_entry
from showcase.intake.prints import print_of
from showcase.intake.sources import Folder, Source, Workspace
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.award import Award
from showcase.model.finding import Diagnostic, Finding
from showcase.parsing.entry import parse_award, parse_entry
from showcase.util.clock import day_in
from showcase.util.garbage import without_collection
from showcase.util.parallel import in_parallel

log = logging.getLogger(__name__)
WORTH_SHARING = 100  # entries; below this, a second process costs more than it saves
Judge = Callable[[Workspace, Award, int], Sequence[Checked]]


def build_catalogue(
    root: Path, when: date, cores: int = 1, faults: Sequence[Finding] = (), judge: Judge | None = None
) -> tuple[Catalogue | None, Verdict]:
    """The catalogue as it may be shown on a day or at a moment, and the verdict; no catalogue when the award itself is wrong. `faults` are known already,
    and `judge` is who judges the folders, where that is somebody who remembers."""
    award, folders, verdict = _decided(root, when, (), cores, faults, judge or check_folders)
    if award is None:
        return None, verdict
    entries = link(verdict, folders, award)
    return assemble(award, entries, verdict, folders, day_in(award.time_zone, when)), verdict


def check(root: Path, when: date, only: Sequence[Path] = (), cores: int = 1) -> Verdict:
    """How the entries under a root stand on a day, or at a moment: all of them, or only those that the paths touch."""
    with without_collection():
        return _decided(root, when, only, cores, (), _checked_before)[-1]


def _decided(
    root: Path, when: date, only: Sequence[Path], cores: int, faults: Sequence[Finding], judge: Judge
) -> tuple[Award | None, Sequence[Checked], Verdict]:
    workspace = read_workspace(root, only)
    workspace.findings.extend(faults)
    award, findings = read_award(workspace)
    if award is None:
        return None, (), Verdict(findings)
    folders = judge(workspace, award, cores)
    return award, folders, decide(workspace, folders, day_in(award.time_zone, when))


def read_award(workspace: Workspace) -> tuple[Award | None, tuple[Diagnostic, ...]]:
    """The award when it is sound, or what is wrong with it."""
    if workspace.award is None:
        return None, in_order(finding for finding in workspace.findings if finding.location.path == "criteria.yml")
    try:
        award, document, wrong = parse_award(workspace.award)
        findings = in_order((*wrong, *(check_award(award, document) if award else ())))
    except Exception as error:
        return None, in_order([as_finding("criteria.yml", error)])
    return (None if findings else award), findings


def _checked_before(workspace: Workspace, award: Award, cores: int) -> list[Checked]:
    """The verdict on every folder, judged now where it is not known from before."""
    before = remembered(workspace.root, workspace.folders, workspace.award.text if workspace.award else "")
    known = {folder: found for folder in workspace.folders if before and (found := before.verdict_on(folder))}
    new = [folder for folder in workspace.folders if folder not in known]
    judged = dict(zip(new, check_folders(replace(workspace, folders=new), award, cores, with_entries=False), strict=True))
    if before:
        before.keep(judged)
    return [known.get(folder) or judged[folder] for folder in workspace.folders]


def check_folders(workspace: Workspace, award: Award, cores: int, with_entries: bool = True) -> list[Checked]:
    """Every folder of the workspace, on all cores where that is worth while."""
    one_by_one = partial(_one_by_one, root=workspace.root, award=award, with_entries=with_entries)
    return in_parallel(one_by_one, workspace.folders, cores if len(workspace.folders) >= WORTH_SHARING else 1)


def _one_by_one(folders: Sequence[Path], root: Path, award: Award, with_entries: bool) -> list[Checked]:
    return [_whatever_happens(folder, root, award, with_entries) for folder in folders]


def _whatever_happens(path: Path, root: Path, award: Award, with_entry: bool) -> Checked:
    """One folder, checked; a fault of ours is told as ours, and the other folders are checked all the same."""
    log.info("Checking %s/%s", path.parent.name, path.name)
    before = print_of(path) if with_entry else None
    try:
        folder, unread = read_folder(path, root)
        checked = check_folder(folder, unread, award, with_entry)
        return replace(checked, digest=before) if before and print_of(path) == before else checked
    except Exception as error:
        key = path.relative_to(root / "entries").as_posix()
        index = Source(f"entries/{key}/index.md", "") if (path / "index.md").is_file() else None
        finding = as_finding(index.path if index else f"entries/{key}", error)
        return Checked(Folder(key, index), "published", None, None, None, (finding,), ())


def check_folder(folder: Folder, unread: Sequence[Finding], award: Award, with_entry: bool) -> Checked:
    """One folder that was read, parsed and checked by the rules of its own year; `unread` is what reading it found."""
    parsed = parse_entry(folder, award)
    findings = (*unread, *check_entry(parsed, award))
    return kept(folder, parsed, findings, award, with_entry)
