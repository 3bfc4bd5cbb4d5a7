"""A site while it is made: what its steps are given."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from showcase.catalogue.catalogue import Catalogue
from showcase.publish.kept import Kept
from showcase.publish.papers.kept import NO_PAPERS, Papers
from showcase.publish.plan import Plan
from showcase.publish.render import Look
from showcase.site.views.cards import Cards


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is being made: what goes onto it, how it looks, and where it stands until it is whole.

    `prose` are the texts of pages that are not the showcase’s own, by address; `others` are all files that somebody else writes,
    and `as_they_are` those that are not looked at. A `trial` of one entry has the files of others in another folder.
    `kept` is what was made before, where it may be used.
    """

    project: Path
    folder: Path
    catalogue: Catalogue
    cards: Cards
    plan: Plan
    look: Look
    policy: str
    prose: Mapping[str, str]
    others: frozenset[str]
    cores: int
    as_they_are: frozenset[str] = frozenset()
    trial: bool = False
    papers: Papers = NO_PAPERS
    kept: Kept | None = None
