"""A collection that is looked at again and again: a folder is judged when it is new or has changed, and every other verdict stands."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from showcase.catalogue.checked import Checked
from showcase.catalogue.pipeline import check_folders
from showcase.intake.prints import State, state_of
from showcase.intake.sources import Workspace
from showcase.model.award import Award


class Followed:
    """The verdicts on all folders in memory, each with the state in which its folder was judged; all follow from the award’s text."""

    def __init__(self) -> None:
        self.award = ""
        self.verdicts: dict[Path, tuple[State, Checked]] = {}

    def judge(self, workspace: Workspace, award: Award, cores: int) -> Sequence[Checked]:
        """The verdict on each folder of a workspace, judged now where it is not known. A folder’s state is asked for first, so that what changes
        while it is read is judged again."""
        text = workspace.award.text if workspace.award else ""
        before = self.verdicts if text == self.award else {}
        states = {folder: state_of(folder) for folder in workspace.folders}
        new = [folder for folder, state in states.items() if folder not in before or before[folder][0] != state]
        judged = dict(zip(new, check_folders(replace(workspace, folders=new), award, cores), strict=True))
        self.award = text
        self.verdicts = {folder: (state, judged.get(folder) or before[folder][1]) for folder, state in states.items()}
        return [verdict for _, verdict in self.verdicts.values()]
