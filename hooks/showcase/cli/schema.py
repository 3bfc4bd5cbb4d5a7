"""`showcase schema`: makes again what is made from the award for editors and forms, or says what is out of date."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from showcase.authoring.issue_form import issue_form
from showcase.authoring.schemas import schemas
from showcase.authoring.snippets import snippets
from showcase.catalogue.pipeline import read_award
from showcase.cli.common import CLEAN, FOUND, add_root, root_of
from showcase.intake.workspace import read_workspace
from showcase.util.text import counted

NAME = "schema"
HELP = "make the files for editors and forms again from the award"
PURPOSE = "Makes the files that follow from criteria.yml: schemas and snippets for editors, and the form in which an entry is proposed."


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_root(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is out of date, and end with 1 if anything is")


def run(options: argparse.Namespace) -> int:
    """Writes the files that differ, or lists them; an award with errors makes none."""
    root = root_of(options)
    award, findings = read_award(read_workspace(root))
    if award is None:
        print("\n".join(str(finding) for finding in findings))
        print("\nThe files are made from criteria.yml. Put it right, then try again.")
        return FOUND
    stale = out_of_date(schemas(award) | snippets(award) | issue_form(award), root)
    for path, text in stale.items():
        if not options.check:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
        print(path)
    return _told(len(stale), options.check)


def out_of_date(made: Mapping[str, str], root: Path) -> dict[str, str]:
    """Those of the files that are missing under the root or say something else."""
    return {path: text for path, text in made.items() if not (root / path).is_file() or (root / path).read_bytes() != text.encode()}


def _told(number: int, only_checked: bool) -> int:
    if not number:
        print("Everything that is made from criteria.yml is up to date.")
    elif only_checked:
        print(f"{counted(number, 'file')} out of date. Run `showcase schema`, then commit what it wrote.")
        return FOUND
    else:
        print(f"{counted(number, 'file')} written. Next: look at the difference and commit it.")
    return CLEAN
