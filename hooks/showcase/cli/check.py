"""`showcase check`: judges entries against the award’s criteria, for people and for programs."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from showcase.catalogue.pipeline import check
from showcase.catalogue.verdict import Verdict
from showcase.checks.explanations.load import explanations
from showcase.cli.common import CLEAN, FOUND, WHICH_PATHS, entries_named, with_fresh, with_root
from showcase.cli.explain import explained_at
from showcase.cli.output.github import annotations
from showcase.cli.output.lines import say, say_data
from showcase.cli.output.markdown import markdown
from showcase.cli.output.sarif import sarif
from showcase.cli.output.status import moving
from showcase.cli.output.text import summary, tell, total
from showcase.util.clock import now
from showcase.util.parallel import usable_cores


def _tell_people(verdict: Verdict, root: Path) -> None:
    tell(verdict.told, root)
    say(*(total(verdict.findings) if verdict.findings else ()), summary(verdict))


def _tell_programs(verdict: Verdict, root: Path) -> None:
    say_data([finding.record() for finding in verdict.told])


def _tell_github(verdict: Verdict, root: Path) -> None:
    """Annotations for the worst, and everything in the step’s summary."""
    click.echo("\n".join((*annotations(verdict.told), summary(verdict))))
    where = os.environ.get("GITHUB_STEP_SUMMARY")
    if where:
        with Path(where).open("a", encoding="utf-8") as file:
            file.write(markdown(verdict.told, summary(verdict)))


def _tell_services(verdict: Verdict, root: Path) -> None:
    say_data(sarif(verdict.told, {**explanations(), **explained_at(root)}))


FORMATS: Mapping[str, Callable[[Verdict, Path], None]] = {"text": _tell_people, "json": _tell_programs, "github": _tell_github, "sarif": _tell_services}


@click.command("check")
@click.argument("paths", nargs=-1, type=Path, metavar="[ENTRY...]", help=WHICH_PATHS)
@with_root
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text",
              help="for people, for programs, for pull requests, or for services that collect findings")
@click.option("--strict", is_flag=True, help="warnings count as errors")
@with_fresh
def command(paths: tuple[Path, ...], root: Path, form: str, strict: bool) -> int:
    """Checks entries against the award’s criteria. Without a name, all of them.
    Ends with 0 when all is well, 1 when there are errors, 2 when it was called wrongly."""
    named = entries_named(paths, root)
    with moving():
        verdict = check(root, now(), named, usable_cores())
    FORMATS[form](verdict, root)
    return FOUND if verdict.errors or (strict and not all(finding.is_hint for finding in verdict.findings)) else CLEAN
