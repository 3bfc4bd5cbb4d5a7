"""Awards and catalogues as the program reads them. They are frozen, so those of the repository are shared by all tests of a process."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import build_catalogue, read_award
from showcase.intake.workspace import read_workspace
from showcase.model.award import Award
from support.projects import TODAY, root_of


def award_in(root: Path) -> Award:
    """The award of a project as it is now."""
    award, findings = read_award(read_workspace(root))
    assert award, findings
    return award


def catalogue_in(root: Path) -> Catalogue:
    """The catalogue of a project as it is now."""
    catalogue, _ = build_catalogue(root, TODAY)
    assert catalogue
    return catalogue


def changed(catalogue: Catalogue, **fields: Any) -> Catalogue:
    """A catalogue whose first entry has other fields."""
    first = catalogue.entries[0]
    return replace(catalogue, entries=(replace(first, front=first.front.model_copy(update=fields)), *catalogue.entries[1:]))


@cache
def award_of(name: str) -> Award:
    """An award of the repository by its name."""
    return award_in(root_of(name))


@cache
def catalogue_of(name: str) -> Catalogue:
    """The catalogue of an award of the repository by its name."""
    return catalogue_in(root_of(name))
