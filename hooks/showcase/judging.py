"""From a project's root to its catalogue: reads, judges the award, then every entry, on as many cores as there are."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .catalogue import Catalogue, Judged, assemble, judge_folder
from .checks.award import judged_award
from .findings import Finding, in_order
from .model.award import Award
from .parallel import in_parallel
from .parsing import parse_award
from .sources import Folder, Workspace
from .workspace import read_workspace

WORTH_SHARING = 200  # entries; below this, a second process costs more than it saves


def judge(root: Path, today: date, only: Sequence[Path] = (), cores: int = 1) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """The catalogue as it may be shown on a day, and all findings; no catalogue when the award itself is wrong."""
    workspace = read_workspace(root, only)
    award, findings = read_award(workspace)
    if award is None:
        return None, findings

    def judged(folders: Sequence[Folder]) -> list[Judged]:
        return [judge_folder(folder, award) for folder in folders]

    if len(workspace.folders) < WORTH_SHARING:
        cores = 1
    catalogue = assemble(award, workspace, in_parallel(judged, workspace.folders, cores), today)
    return catalogue, catalogue.findings


def read_award(workspace: Workspace) -> tuple[Award | None, tuple[Finding, ...]]:
    """The award when it is sound, or what is wrong with it."""
    if workspace.award is None:
        return None, tuple(finding for finding in workspace.findings if finding.location.path == "criteria.yml")
    award, written = parse_award(workspace.award)
    findings = [*written.findings, *(judged_award(award, written) if award else ())]
    return (None if findings else award), in_order(findings)
