"""`showcase import`: rows of a table become folders of entries; nothing is overwritten and nothing is lost."""

import argparse
from pathlib import Path

from showcase.cli.common import add_root

NAME = "import"
HELP = "bring in entries from a table (CSV)"
PURPOSE = """Makes a folder with an entry out of every row of a table that a form or an award platform exported.
A map says which column goes where: begin with --suggest, which drafts one from the table, or look at --example.
Entries arrive as drafts. What a row holds and an entry has no place for is kept beside it, in import-notes.md.
Run it as often as you like: an entry that exists is never overwritten."""


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("table", nargs="?", type=Path, metavar="FILE.csv", help="the table; commas, semicolons or tabs between cells, any encoding")
    parser.add_argument("--map", type=Path, metavar="MAP.yml", help="which column goes where; with --suggest, where to write the draft of it")
    parser.add_argument("--suggest", action="store_true", help="draft a map from the table’s columns, and bring nothing in")
    parser.add_argument("--places", action="store_true", help="list every place of an entry that a column can go to")
    parser.add_argument("--example", type=Path, metavar="FOLDER", help="write a small table and its map into a folder, to try it with")
    parser.add_argument("--dry-run", action="store_true", help="tell what would happen, and write nothing")
    add_root(parser)


def run(options: argparse.Namespace) -> int:
    """Does what was asked for: an example, the places, a draft of a map, or the import itself."""
    from showcase.cli.import_run import carried_out  # noqa: PLC0415 – reading HTML takes a library that other commands must not wait for

    return carried_out(options)
