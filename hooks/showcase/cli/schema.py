"""`showcase schema`: makes again what is made from the award for editors and forms, or says what is out of date."""

from collections.abc import Mapping
from pathlib import Path

import click

from showcase.authoring.issue_form import issue_forms
from showcase.authoring.schemas import schemas
from showcase.authoring.snippets import snippets
from showcase.cli.common import CLEAN, FOUND, sound_award, with_root, write_whole
from showcase.cli.output.lines import say
from showcase.intake.workspace import read_workspace
from showcase.util.text import counted

OF_ADOPTION = ("schemas/adoption.json", ".github/ISSUE_TEMPLATE/report-an-adoption.yml")  # made only where the award has adoptions


@click.command("schema")
@with_root
@click.option("--check", is_flag=True, help="write nothing; say what is out of date, and end with 1 if anything is")
def command(root: Path, check: bool) -> int:
    """Makes the files that follow from criteria.yml: schemas and snippets for editors, and the forms in which an entry is proposed and an adoption reported."""
    award = sound_award(read_workspace(root), root, "The files are made from criteria.yml. Put it right, then try again.")
    made = schemas(award) | snippets(award) | issue_forms(award)
    stale, gone = out_of_date(made, root), [path for path in OF_ADOPTION if path not in made and (root / path).is_file()]
    for path, text in stale.items():
        if not check:
            write_whole(root / path, text)
        click.echo(path)
    for path in gone:
        if not check:
            (root / path).unlink()
        click.echo(f"{path} (taken away: the award has no adoptions)")
    return _told(len(stale) + len(gone), check)


def out_of_date(made: Mapping[str, str], root: Path) -> dict[str, str]:
    """Those of the files that are missing under the root or say something else."""
    return {path: text for path, text in made.items() if not (root / path).is_file() or (root / path).read_bytes() != text.encode()}


def _told(number: int, only_checked: bool) -> int:
    if not number:
        say("Everything that is made from criteria.yml is up to date.")
    elif only_checked:
        say(f"{counted(number, 'file')} out of date. Run `showcase schema`, then commit what it wrote.")
        return FOUND
    else:
        say(f"{counted(number, 'file')} written. Next: look at the difference and commit it.")
    return CLEAN
