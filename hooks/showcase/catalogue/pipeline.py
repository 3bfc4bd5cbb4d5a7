"""From a project's root to its verdict and its catalogue: the award is judged first, then every entry, on all cores."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from showcase.catalogue.catalogue import Catalogue, Judged, Verdict, assemble, decide, judge_folder
from showcase.checks.award import judged_award
from showcase.checks.privacy.redact import in_order
from showcase.intake.sources import Folder, Source, Workspace
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.award import Award
from showcase.model.finding import Diagnostic, Finding, Location, spelt_out
from showcase.parsing.entry import parse_award
from showcase.util.parallel import in_parallel
from showcase.util.text import short

DEBUG = "SHOWCASE_DEBUG"  # when it is set, a fault of ours ends in a traceback
WORTH_SHARING = 100  # entries; below this, a second process costs more than it saves


def check(root: Path, today: date, only: Sequence[Path] = (), cores: int = 1) -> Verdict:
    """How the entries under a root are judged on a day: all of them, or only those that the paths touch."""
    return _judge(root, today, only, cores, keep=False)[1]


def judge(root: Path, today: date, cores: int = 1) -> tuple[Catalogue | None, Verdict]:
    """The catalogue as it may be shown on a day, and the verdict; no catalogue when the award itself is wrong."""
    award, verdict, judged = _judge(root, today, (), cores, keep=True)
    return (assemble(award, verdict, judged, today) if award else None), verdict


def _judge(root: Path, today: date, only: Sequence[Path], cores: int, keep: bool) -> tuple[Award | None, Verdict, list[Judged]]:
    with without_collection():
        workspace = read_workspace(root, only)
        award, findings = read_award(workspace)
        if award is None:
            return None, Verdict(findings), []

        def judged(folders: Sequence[Path]) -> list[Judged]:
            return [_judge_one(folder, root, award, keep) for folder in folders]

        results = in_parallel(judged, workspace.folders, cores if len(workspace.folders) >= WORTH_SHARING else 1)
        return award, decide(workspace, results, today), results


def _judge_one(folder: Path, root: Path, award: Award, keep: bool) -> Judged:
    """One folder judged, whatever happens: a fault of ours is told as ours, and the other folders are judged all the same."""
    try:
        return judge_folder(*read_folder(folder, root), award, keep)
    except Exception as error:
        if DEBUG in os.environ:
            raise
        key = folder.relative_to(root / "entries").as_posix()
        has_text = (folder / "index.md").is_file()
        finding = _unexpected(f"entries/{key}/index.md" if has_text else f"entries/{key}", error)
        return Judged(Folder(key, Source(f"entries/{key}/index.md", "") if has_text else None), "published", None, None, None, (finding,), ())


def _unexpected(path: str, error: Exception) -> Finding:
    return spelt_out("unexpected-failure", Location(path), "The checker failed while it was judging this, and does not know why.",
                   "The fault is the checker’s and not yours; everything else was judged.",
                   f"Please report it with this file and these words: {type(error).__name__}: {short(str(error), 200)}. Setting {DEBUG}=1 shows more.")


def read_award(workspace: Workspace) -> tuple[Award | None, tuple[Diagnostic, ...]]:
    """The award when it is sound, or what is wrong with it."""
    try:
        return _read_award(workspace)
    except Exception as error:
        if DEBUG in os.environ:
            raise
        return None, in_order([_unexpected("criteria.yml", error)])


def _read_award(workspace: Workspace) -> tuple[Award | None, tuple[Diagnostic, ...]]:
    if workspace.award is None:
        return None, in_order(finding for finding in workspace.findings if finding.location.path == "criteria.yml")
    award, written = parse_award(workspace.award)
    findings = [*written.findings, *(judged_award(award, written) if award else ())]
    return (None if findings else award), in_order(findings)


@contextmanager
def without_collection() -> Iterator[None]:
    """Without the search for garbage in cycles: parsing makes many objects and no cycles, and the search took a quarter of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
