"""`showcase doctor`: what is still to be set before a showcase is your own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from showcase.authoring.readiness import Setting, readiness
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import build_catalogue
from showcase.cli.common import CLEAN, FOUND, sound_award, with_root
from showcase.cli.output.lines import say, say_data
from showcase.cli.output.text import good, strong
from showcase.intake.workspace import read_workspace
from showcase.util.clock import now
from showcase.util.parallel import usable_cores
from showcase.util.text import counted, listed


@click.command("doctor")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="for people, or for programs")
@with_root
def command(form: str, root: Path) -> int:
    """Tells what has to be set before a showcase is your own: what is, what is a placeholder still, and what the site lacks meanwhile.
    MAINTAINERS.md has the same list, and tells how. Ends with 0 when all is set, and with 1 when something is not."""
    catalogue = build_catalogue(root, now(), usable_cores())[0]
    award = catalogue.award if catalogue else sound_award(read_workspace(root), root, "What is set can be told once criteria.yml is right.")
    settings = readiness(root, award, made_up(catalogue))
    if form == "json":
        say_data([{**asdict(one), "lacks": "" if one.is_set else one.lacks} for one in settings])
    else:
        say(*_told(settings))
    return CLEAN if all(one.is_set for one in settings) else FOUND


def made_up(catalogue: Catalogue | None) -> int:
    """How many of the entries that are shown are invented."""
    return sum(one.front.example for one in catalogue.entries) if catalogue else 0


def _told(settings: Sequence[Setting]) -> Iterator[str]:
    for one in settings:
        found = f": {one.found}" if one.found else ""
        yield f"{good('set') if one.is_set else strong('to do')}{'  ' if one.is_set else ''}  {one.where}{found}"
        if not one.is_set:
            yield f"       {one.lacks}{f' Write: {one.line}' if one.line else ''}"
    open_ = [one for one in settings if not one.is_set]
    yield ""
    yield f"{counted(len(open_), 'thing')} still to be set. ‘Setting it up’ in MAINTAINERS.md tells how." if open_ else "Everything is set."


def in_one_line(settings: Iterable[Setting]) -> str:
    """What a build says of what is not set, with the lines to write; nothing when all is."""
    open_ = [f"‘{one.line}’ in mkdocs.yml" if one.line else one.where for one in settings if not one.is_set]
    return f"Still to be set: {listed(open_, 'and')}. `showcase doctor` tells what the site lacks meanwhile." if open_ else ""
