"""`showcase build`: checks every entry and publishes the site, without the entries that are wrong where that is asked for."""

from collections import Counter
from pathlib import Path

import click

from showcase.authoring.readiness import readiness
from showcase.catalogue.pipeline import read_award
from showcase.catalogue.verdict import Verdict
from showcase.cli.common import CLEAN, FOUND, WrongUse, with_fresh, with_root
from showcase.cli.doctor import in_one_line
from showcase.cli.generator import GENERATORS, Said, use_generator
from showcase.cli.output.lines import say
from showcase.cli.output.status import moving
from showcase.cli.output.text import summary, tell
from showcase.intake.workspace import read_workspace
from showcase.util.text import counted

PARTLY = 3


@click.command("build")
@click.option("--skip-invalid", is_flag=True, help="leave entries out that have errors, and publish all others")
@click.option("--strict", is_flag=True, help="publish nothing if MkDocs warns of something in the site’s own prose")
@click.option("--generator", type=click.Choice(GENERATORS), help="what builds the site (the first that is installed, unless you say)")
@with_fresh
@with_root
def command(skip_invalid: bool, strict: bool, generator: str | None, root: Path) -> int:
    """Checks every entry, builds the site beside the one that stands, looks at all of it, and puts it in its place in one step.
    An error anywhere stops that, unless the entries that have errors are to be left out.
    Ends with 0 when everything was published, 1 when nothing was, 2 when called wrongly, 3 when the site was published without some entries."""
    use_generator(generator)
    from showcase.mkdocs_adapter import Order, build_project  # noqa: PLC0415 – it imports whichever generator is used
    from showcase.publish.preview.preview import Unusable  # noqa: PLC0415 – the same

    verdicts = list[Verdict]()
    with moving() as clear:

        def told(verdict: Verdict) -> None:
            said = {finding for earlier in verdicts for finding in earlier.told}
            verdicts.append(verdict)
            clear()
            tell([finding for finding in verdict.told if finding not in said], root)

        try:
            published = build_project(root, Order(skip_invalid=skip_invalid, tell=told), strict, Said(clear))
        except Unusable as error:
            raise WrongUse(str(error)) from None
    if not published:
        return FOUND
    say(*_conclusion(verdicts[-1]), *(() if verdicts[-1].errors else _unset(root)))
    return PARTLY if verdicts[-1].errors else CLEAN


def _unset(root: Path) -> list[str]:
    """What is not set yet, in one line."""
    award, _ = read_award(read_workspace(root, [root / "entries" / "none"]))
    said = in_one_line(readiness(root, award, made_up=0)) if award else ""
    return [said] if said else []


def _conclusion(verdict: Verdict) -> list[str]:
    """What was published, and what was left out, why and where."""
    if not verdict.errors:
        return [f"Published. {summary(verdict)}"]
    said = Counter("/".join(finding.location.path.split("/")[:3]) for finding in verdict.errors)
    return [
        f"Published {counted(len(verdict.ready), 'entry', 'entries')}. Left out, with whatever was there before, because of the errors above:",
        *(f"  {place} ({counted(number, 'error')})" for place, number in sorted(said.items())),
        "Mend them, then build again. Links to them are plain words until then.",
    ]
